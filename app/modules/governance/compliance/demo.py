"""The demo company's duties of the year and a gift; it has no report of a wrong."""

from __future__ import annotations

import datetime

from app.core.dates import add_months
from app.data.office import Office
from app.modules.finance.ledger.api import last_day
from app.modules.governance.compliance.rules.contracts import ContractDraft
from app.modules.governance.compliance.rules.controls import ControlDraft, ResultDraft
from app.modules.governance.compliance.rules.duties import DutyDraft, GiftDraft
from app.modules.governance.compliance.services.contracts import save_contract
from app.modules.governance.compliance.services.controls import draw_sample, keep_result, save_control
from app.modules.governance.compliance.services.duties import do_duty, save_duty, save_gift
from app.modules.hr.people.api import people
from app.modules.organisation.contacts.api import find

DAY = datetime.timedelta(days=1)
# title, law or rule, days until the first day, months, what proves it
DUTIES = (
    ("Risiken durchsehen und zeichnen", "§ 1 StaRUG", 60, 12, "Unterschriebene Risikoanalyse"),
    ("Verzeichnis der Verarbeitungen durchsehen", "Art. 30 DSGVO", 45, 12, "Datum der Durchsicht"),
    ("Verträge zur Auftragsverarbeitung prüfen", "Art. 28 DSGVO", 90, 12, "Prüfliste"),
    ("Technische Maßnahmen durchsehen", "Art. 32 DSGVO", 120, 12, "Bericht Datensicherheit"),
    ("Räumungsübung", "Arbeitsschutz", 30, 12, "Protokoll der Übung"),
    ("Elektrische Anlagen prüfen lassen", "Arbeitsschutz", 200, 24, "Prüfbericht"),
    ("Gefährdungsbeurteilung fortschreiben", "Arbeitsschutz", 75, 12, "Unterschriebene Beurteilung"),
    ("Ersthelfer und Brandschutzhelfer zählen", "Arbeitsschutz", 10, 12, "Liste mit Nachweisen"),
    ("Versicherungen durchsehen", "eigene Regel", 150, 12, "Vermerk"),
    ("Rechte im Programm durchsehen", "eigene Regel", -3, 6, "Unterschriebene Rechteliste"),
)

# process, control, risk, how it works, months, records, size of the sample, days since the test was due
CONTROLS = (
    ("Buchhaltung", "Buchungen haben einen Beleg", "Buchung ohne Beleg", "after", 12, "finance_entry", 12, 20),
    ("Buchhaltung", "Abschlussbuchungen prüft eine zweite Person", "Falsches Ergebnis", "before", 12, "finance_entry", 8, 6),
    ("Zahlungen", "Zahlungen gibt eine zweite Person frei", "Zahlung ohne Grund oder an falsche Bank", "before", 3, "finance_payment", 10, -40),
    ("Einkauf", "Eingangsrechnungen werden sachlich geprüft", "Rechnung ohne Leistung", "before", 6, "finance_purchase", 15, -12),
)  # fmt: skip


# subject, kind, partner, days since the beginning, months of the first term, months by which it goes on, months of notice, cents a year
CONTRACTS = (
    ("Mietvertrag Halle und Büro", "rent", "Immobilien Hafen", 1500, 60, 12, 6, 48_000_00),
    ("Betriebshaftpflicht", "insurance", "Nord Versicherung", 700, 12, 12, 3, 2_150_00),
    ("Strom Halle", "energy", "Stadtwerke", 320, 12, 12, 1, 9_600_00),
    ("Leasing Lieferwagen", "vehicle", "Autohaus", 900, 36, 0, 0, 5_340_00),
)


def _contracts(office: Office, owner: int | None) -> None:
    """Keep the contracts with the partners of their names."""
    for title, kind, name, ago, term, renews, notice, cost in CONTRACTS:
        partner = next((one.id for typed in (name, "") for one in office.read(find, typed)), None)
        if partner is None:
            continue
        start = office.clock().astimezone().date() - DAY * ago
        until = add_months(start, term) - DAY
        draft = ContractDraft(
            title,
            kind,
            "",
            partner,
            owner,
            start=start,
            until=until,
            renews=renews,
            notice_months=notice,
            cancelled=None,
            cost=cost,
        )
        office.run(save_contract, draft)


def _controls(office: Office, owner: int | None) -> None:
    """Keep the control matrix; one of its tests is done, another one is drawn, of the last year that has entries."""
    today = office.clock().astimezone().date()
    newest = office.read(last_day) or today
    keys = []
    for process, title, risk, kind, months, records, size, ago in CONTROLS:
        first = min(newest + DAY, today) if records == "finance_entry" else today - DAY * ago
        draft = ControlDraft(
            process, title, risk, kind, owner, months=months, records=records, size=size, first=first
        )
        keys.append(office.run(save_control, draft))
    done, _drawn = [office.run(draw_sample, key) for key in keys[:2]]
    office.run(keep_result, ResultDraft(0, "Alle Belege lagen vor"), done)


def demo(office: Office, _months: int) -> None:
    """Keep the duties, one of them done last year, and a gift."""
    today = office.clock().astimezone().date()
    staff: list[int | None] = [*(one.id for one in office.read(people, today)[:4]), None]
    for place, (title, law, days, months, proof) in enumerate(DUTIES):
        nominal = today + DAY * days
        draft = DutyDraft(
            title, law, staff[place % len(staff)], nominal, months, moves=place % 2 == 0, proof=proof
        )
        office.run(save_duty, draft)
    last = office.run(
        save_duty,
        DutyDraft(
            "Löschlauf der Aufbewahrung",
            "Art. 17 DSGVO",
            None,
            today - DAY * 20,
            12,
            moves=False,
            proof="Löschprotokoll",
        ),
    )
    office.run(do_duty, last, today - DAY * 20, "Löschprotokoll abgelegt")
    _controls(office, staff[0])
    _contracts(office, staff[0])
    office.run(
        save_gift,
        GiftDraft(
            today - DAY * 15,
            "taken",
            None,
            "Weinpräsent eines Lieferanten",
            25_00,
            decided="Für die Tombola der Weihnachtsfeier",
        ),
    )
