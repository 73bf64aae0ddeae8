"""The demo company's data protection: requests at each stage, a breach that was handled, processors; the record stands by itself."""

from __future__ import annotations

import datetime

from app.core.dates import add_months
from app.data.office import Office
from app.data.settings import change_setting
from app.modules.governance.privacy.queries.record import record
from app.modules.governance.privacy.rules.breaches import AssessmentDraft, BreachDraft
from app.modules.governance.privacy.rules.dpia import DpiaDraft, PeopleRisk
from app.modules.governance.privacy.rules.processing import SIGNED, ProcessorDraft, ThresholdDraft
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.breaches import (
    assess_breach,
    close_breach,
    report_breach,
    save_breach,
)
from app.modules.governance.privacy.services.deleting import propose_run
from app.modules.governance.privacy.services.dpia import save_dpia
from app.modules.governance.privacy.services.processing import keep_threshold, save_processor
from app.modules.governance.privacy.services.requests import (
    answer_request,
    ask_identity,
    note_collected,
    object_to_advertising,
    save_request,
)
from app.modules.hr.people.api import PersonalDraft, PersonDraft, save_person, save_personal
from app.modules.organisation.contacts.api import contacts

DAY = datetime.timedelta(days=1)
OFFICER = "Dr. Silke Brandt, datenschutz@brandt-beratung.example"
POINTS = ("subject", "a", "b", "c", "d", "e", "f", "g", "h")
AUTHORITY = "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein"
SERVICES = (("Lohnsoftware, Fernwartung", 700), ("Versand des Rundschreibens", 330))
USUAL = (
    "Beschäftigte sind schutzbedürftig; weitere Kriterien treffen nicht zu, Umfang und Technik sind üblich."
)
SAFE = ("absence", "staff", "pay", "recruiting")


def demo(office: Office, _months: int) -> None:
    """Keep the requests, the breach, processors and threshold tests."""
    today = office.clock().astimezone().date()
    who = office.read(contacts)[:6]
    office.run(change_setting, "privacy.officer", OFFICER)
    office.run(change_setting, "privacy.authority", AUTHORITY)
    _requests(office, [(one.name, one.id) for one in who])
    _breach(office)
    for place, (service, days) in enumerate(SERVICES):
        office.run(
            save_processor,
            ProcessorDraft(
                contact=who[3 + place].id,
                service=service,
                state=SIGNED,
                signed=today - DAY * 400,
                until=today + DAY * days,
                points=POINTS[: 9 - place],
                country="Deutschland",
                next_check=today + DAY * 30 * (place + 1),
            ),
        )
    _left_long_ago(office)
    for one in office.read(record):
        if one.key in SAFE:
            office.run(keep_threshold, one.id, ThresholdDraft(("weak",), False, False, USUAL))
        if one.key == "worktime":
            _assessment(office, one.id)


def _assessment(office: Office, processing: int) -> None:
    """Keep the impact assessment of working time, which was decided on the advice of the officer."""
    office.run(
        keep_threshold,
        processing,
        ThresholdDraft(
            ("watching", "weak"), False, False, "Buchungen zeigen das Verhalten von Beschäftigten."
        ),
    )
    then = _on(office, 100)
    day = then.clock().astimezone().date()
    risks = (
        PeopleRisk("Kommen und Gehen werden zur Kontrolle Einzelner ausgewertet", 3, 3, "Nur Salden für Vorgesetzte; Auswertung je Person nur mit Anlass", 1, severity_after=2),
        PeopleRisk("Unbefugte sehen Fehlzeiten", 2, 3, "Gründe sieht nur die Personalabteilung", 1, severity_after=2),
        PeopleRisk("Daten bleiben länger als nötig", 3, 2, "Löschkonzept mit zwei Jahren", 1, severity_after=1),
    )  # fmt: skip
    draft = DpiaDraft(
        processing, day, "Beschäftigte buchen Kommen, Gehen und Pausen am Rechner oder am Terminal in der Halle.",
        "Pflicht zur Aufzeichnung der Arbeitszeit; ohne Standort und ohne Bild als mildestes Mittel.", risks,
        people_view="Mit den Beschäftigten am 12.05. besprochen: keine Einwände.", advice="Keine Bedenken bei den genannten Maßnahmen.", decision="go",
        reason="Das verbleibende Risiko ist gering.", review=add_months(day, 24),
    )  # fmt: skip
    then.run(save_dpia, draft)


def _on(office: Office, ago: int, hour: int = 9) -> Office:
    """Return the office as it was some days ago."""
    then = (office.clock() - DAY * ago).astimezone().replace(hour=hour, minute=20).astimezone(datetime.UTC)
    return Office(office.book, office.actor, lambda: then)


def _requests(office: Office, who: list[tuple[str, int]]) -> None:
    """Keep an answered access, an objection that counts, an erasure that is due, and one whose identity is in doubt."""
    for ago, kind, way, (name, key) in (
        (40, "access", "mail", who[0]),
        (20, "objection", "phone", who[1]),
        (27, "erasure", "mail", who[2]),
    ):
        then = _on(office, ago)
        draft = RequestDraft(kind, then.clock().astimezone().date(), way, name, key)
        request = then.run(save_request, draft)
        later = _on(office, ago - 12)
        if kind == "access":
            later.run(note_collected, request)
        if kind == "objection":
            then.run(object_to_advertising, request)
        if kind != "erasure":
            later.run(answer_request, request)
    then = _on(office, 3)
    doubtful = then.run(
        save_request, RequestDraft("access", then.clock().astimezone().date(), "form", "K. Unbekannt")
    )
    then.run(ask_identity, doubtful)


def _left_long_ago(office: Office) -> None:
    """Keep somebody who left so long ago that the deletion concept asks to erase them, and propose the run."""
    left = datetime.date(office.clock().astimezone().year - 9, 3, 31)
    draft = PersonDraft("Gisela", "Harms", "Verwaltung", entry=left - DAY * 3000, leaving=left)
    key = office.run(save_person, draft)
    office.run(save_personal, PersonalDraft(key, datetime.date(1955, 5, 4), street="Am Deich 3"))
    office.run(propose_run)


def _breach(office: Office) -> None:
    then = _on(office, 60, 10)
    draft = BreachDraft(
        "Rundschreiben mit offenem Verteiler", "disclosure", then.clock().astimezone().date(), "08:40",
        "Ein Rundschreiben ging an 38 Kunden mit allen Adressen im Feld „An“. Bemerkt durch den Anruf eines Kunden.",
        concerned="Kunden: Name und Mailadresse", people=38, records=38, consequences="Unerwünschte Werbung durch andere Empfänger",
        measures="Empfänger um Löschung gebeten; Rundschreiben gehen seither nur als Serienbrief.",
    )  # fmt: skip
    key = then.run(save_breach, draft)
    then.run(
        assess_breach,
        key,
        AssessmentDraft(2, 2, "Nur geschäftliche Adressen, aber ungewollt bekannt geworden."),
    )
    _on(office, 59).run(report_breach, key)
    _on(office, 52).run(close_breach, key)
