"""The demo company's data protection: requests at each stage, a breach that was handled, processors; the record stands by itself."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.data.settings import change_setting
from app.modules.governance.privacy.queries.record import record
from app.modules.governance.privacy.rules.breaches import AssessmentDraft, BreachDraft
from app.modules.governance.privacy.rules.processing import SIGNED, ProcessorDraft, ThresholdDraft
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.breaches import (
    assess_breach,
    close_breach,
    report_breach,
    save_breach,
)
from app.modules.governance.privacy.services.processing import keep_threshold, save_processor
from app.modules.governance.privacy.services.requests import (
    answer_request,
    ask_identity,
    note_collected,
    object_to_advertising,
    save_request,
)
from app.modules.organisation.contacts.api import contacts

DAY = datetime.timedelta(days=1)
OFFICER = "Dr. Silke Brandt, datenschutz@brandt-beratung.example"
POINTS = ("subject", "a", "b", "c", "d", "e", "f", "g", "h")
SAFE = ("absence", "staff", "pay", "recruiting")


def demo(office: Office, _months: int) -> None:
    """Keep the requests, the breach, processors and threshold tests."""
    today = office.clock().date()
    who = office.read(contacts)[:6]
    office.run(change_setting, "privacy.officer", OFFICER)
    office.run(
        change_setting, "privacy.authority", "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein"
    )
    access = office.run(
        save_request, RequestDraft("access", today - DAY * (40), "mail", who[0].name, who[0].id)
    )
    office.run(note_collected, access)
    office.run(answer_request, access)
    objection = office.run(
        save_request, RequestDraft("objection", today - DAY * (20), "phone", who[1].name, who[1].id)
    )
    office.run(object_to_advertising, objection)
    office.run(answer_request, objection)
    office.run(save_request, RequestDraft("erasure", today - DAY * (27), "mail", who[2].name, who[2].id))
    doubtful = office.run(save_request, RequestDraft("access", today - DAY * (3), "form", "K. Unbekannt"))
    office.run(ask_identity, doubtful)
    _breach(office, today - DAY * (60))
    for place, (service, months) in enumerate(
        (("Lohnsoftware, Fernwartung", 24), ("Versand des Rundschreibens", 12))
    ):
        office.run(
            save_processor,
            ProcessorDraft(who[3 + place].id, service, SIGNED, today - DAY * (400), today - DAY * (400 - 31 * months - 365), POINTS[: 9 - place], "Deutschland", "", "", today + datetime.timedelta(days=30 * (place + 1))),
        )  # fmt: skip
    for one in office.read(record):
        if one.key in SAFE:
            words = "Beschäftigte sind schutzbedürftig; weitere Kriterien treffen nicht zu, Umfang und Technik sind üblich."
            office.run(keep_threshold, one.id, ThresholdDraft(("weak",), False, False, words))


def _breach(office: Office, day: datetime.date) -> None:
    draft = BreachDraft(
        "Rundschreiben mit offenem Verteiler", "disclosure", day, "09:40",
        "Ein Rundschreiben ging an 38 Kunden mit allen Adressen im Feld „An“. Bemerkt durch den Anruf eines Kunden.",
        "Kunden: Name und Mailadresse", 38, 38, "Unerwünschte Werbung durch andere Empfänger",
        "Empfänger um Löschung gebeten; Rundschreiben gehen seither nur als Serienbrief.",
    )  # fmt: skip
    key = office.run(save_breach, draft)
    office.run(
        assess_breach,
        key,
        AssessmentDraft(2, 2, "Nur geschäftliche Adressen, aber ungewollt bekannt geworden."),
    )
    office.run(
        report_breach, key, "Die Meldung wurde erst nach der Besprechung mit der Beauftragten abgesendet."
    )
    office.run(close_breach, key)
