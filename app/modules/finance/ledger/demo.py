"""The ledger of the demo company: opening balances, and month after month of a plausible small tool trader."""

from __future__ import annotations

import datetime
import random

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end, next_working_day
from app.core.money import share
from app.data.office import Office, Unit, command
from app.data.record_extras import Target, attach, follow_up, write_note
from app.modules.finance.chart.api import (
    AccountDraft,
    CostCentreDraft,
    add_fiscal_year,
    save_account,
    save_cost_centre,
)
from app.modules.finance.ledger.rules import demo_deals
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post_many

START = datetime.date(2025, 1, 1)
DEBTORS = (
    ("10010", "Weber Metallbau GmbH"),
    ("10020", "Tischlerei Sörensen"),
    ("10030", "Bootswerft Laboe GmbH"),
    ("10040", "Stadtwerke Kiel AG"),
    ("10050", "Hansen Heizung & Sanitär"),
    ("10060", "Förde Bau GmbH & Co. KG"),
    ("10070", "Gymnasium Altenholz"),
    ("10080", "Autohaus Brandt e. K."),
    ("10090", "Zimmerei Matthiesen"),
    ("10100", "Værktøj Syd ApS"),
    ("10110", "Dachdecker Röhr GmbH"),
    ("10120", "Lindenau Maschinen GmbH"),
)
CREDITORS = (
    ("70010", "Stahl & Söhne AG", "5400"),
    ("70020", "Groß Bürobedarf KG", "6815"),
    ("70030", "Elektro Thiessen GmbH", "5400"),
    ("70040", "Druckwerk Nord", "6600"),
    ("70050", "Auto Kühn e. K.", "6540"),
    ("70060", "Spedition Ostsee GmbH", "6740"),
    ("70070", "IT-Haus Förde GmbH", "6495"),
    ("70080", "Kanzlei Dr. Jessen", "6825"),
    ("70090", "Werkzeugfabrik Remscheid GmbH", "5400"),
)
CENTRES = (
    (1, "100", "Lager", "cost"),
    (1, "200", "Verwaltung", "admin"),
    (1, "300", "Vertrieb", "sales"),
    (2, "P-01", "Messe Hamburg", ""),
    (2, "P-02", "Onlineshop", ""),
)
GOODS = (
    "Bohrmaschinen",
    "Schrauben M8",
    "Kreissägeblätter",
    "Akku-Schrauber",
    "Werkbänke",
    "Schleifpapier",
    "Drehmomentschlüssel",
    "Arbeitshandschuhe",
)
OPENING = (
    ("0520", 18_400_00, "EB-2025", "9000"),
    ("0650", 9_250_00, "EB-2025", "9000"),
    ("0640", 14_800_00, "EB-2025", "9000"),
    ("1140", 61_340_00, "EB-2025", "9000"),
    ("1340", 2_400_00, "EB-2025", "9000"),  # lent to a member of staff, paid back by payroll
    ("1600", 812_40, "EB-2025", "9000"),
    ("1800", 48_217_63, "EB-2025", "9000"),
    ("10010", 4_760_00, "AR-2412-1", "9008"),
    ("10030", 11_305_00, "AR-2412-2", "9008"),
    ("2900", -25_000_00, "EB-2025", "9000"),
    ("2970", -70_812_03, "EB-2025", "9000"),
    ("3150", -42_000_00, "EB-2025", "9000"),
    ("3070", -6_500_00, "EB-2025", "9000"),
    ("70010", -21_420_00, "ER-2412-7", "9009"),
    ("70090", -5_553_00, "ER-2412-9", "9009"),
)


CONTRACTS = (
    ("Wohnungsbau Förde eG", 92_000_00),
    ("Hafenbetriebe Kiel", 74_500_00),
    ("Klinikum Ostufer", 63_800_00),
)
SEASON = (-4, -4, -2, 8, 0, 0, -2, -2, 0, 2, 20, 0)  # per cent by month


@dataclass
class _Open:
    """An unpaid invoice."""

    account: str
    amount: int
    document: str
    due: datetime.date


class _Business:
    """Makes the drafts of one month after another; the same seed gives the same business."""

    def __init__(self) -> None:
        self.dice = random.Random(20250101)  # noqa: S311 - a plausible company, no secret
        self.receivables: list[_Open] = [
            _Open("10010", 4_760_00, "AR-2412-1", datetime.date(2025, 1, 14)),
            _Open("10030", 11_305_00, "AR-2412-2", datetime.date(2025, 1, 22)),
        ]
        self.payables: list[_Open] = [
            _Open("70010", 21_420_00, "ER-2412-7", datetime.date(2025, 1, 20)),
            _Open("70090", 5_553_00, "ER-2412-9", datetime.date(2025, 1, 28)),
        ]
        self.invoice, self.bill = 1000, 2000
        self.vat = 0

    def month(self, start: datetime.date) -> list[EntryDraft]:
        """Return the entries of a month by day."""
        drafts = [*self._fixed(start), *self._sales(start), *self._purchases(start), *self._small(start)]
        drafts += self._contracts(start)
        drafts += [*self._paid(self.receivables, start, 1), *self._paid(self.payables, start, -1)]
        self.vat = demo_deals.tax_owed(start, drafts)
        return sorted(drafts, key=lambda draft: draft.day)

    def _day(self, start: datetime.date, day: int) -> datetime.date:
        return next_working_day(start.replace(day=min(day, 26)), "SH")

    def _fixed(self, start: datetime.date) -> list[EntryDraft]:
        tag = f"{start:%m/%Y}"
        end = month_end(start)
        vat, self.vat = self.vat, 0
        plans = [
            (
                self._day(start, 3),
                f"MV-{start:%y%m}",
                f"Miete Halle und Büro {tag}",
                (("6310", 3_213_00, "VST19", "100"), ("1800", -3_213_00, "", "")),
            ),
            (
                self._day(start, 5),
                f"TK-{start:%y%m}",
                f"Telefon und Internet {tag}",
                (("6805", 149_90 + self.dice.randrange(900), "VST19", "200"), ("1800", 0, "", "")),
            ),
            (
                self._day(start, 15),
                f"EN-{start:%y%m}",
                f"Strom und Gas {tag}",
                (("6325", 610_00 + self.dice.randrange(24_000), "VST19", "100"), ("1800", 0, "", "")),
            ),
            (
                self._day(start, 2),
                f"VS-{start:%y%m}",
                f"Betriebshaftpflicht {tag}",
                (("6400", 184_30, "", "200"), ("1800", 0, "", "")),
            ),
            (
                end,
                f"KZ-{start:%y%m}",
                f"Darlehen Zins und Tilgung {tag}",
                (("7320", 157_50, "", ""), ("3150", 700_00, "", ""), ("1800", 0, "", "")),
            ),
        ]
        if vat > 0:
            plans.append(
                (
                    self._day(start, 10),
                    f"UV-{start:%y%m}",
                    "Umsatzsteuer-Vorauszahlung",
                    (("3820", vat, "", ""), ("1800", 0, "", "")),
                )
            )
        return [self._entry(day, document, text, lines) for day, document, text, lines in plans]

    def _entry(
        self, day: datetime.date, document: str, text: str, lines: tuple[tuple[str, int, str, str], ...]
    ) -> EntryDraft:
        rest = -sum(line[1] for line in lines)
        return EntryDraft(
            day,
            document,
            text,
            tuple(LineDraft(a, amount or rest, tax, cost) for a, amount, tax, cost in lines),
        )

    def _contracts(self, start: datetime.date) -> list[EntryDraft]:
        """Return what customers with a yearly contract for fitting and upkeep pay by direct debit; wages are posted by payroll."""
        found = []
        for place, (name, net) in enumerate(CONTRACTS):
            amount = net + net * SEASON[start.month - 1] // 100
            gross = amount + share(amount, 19, 100)
            document, day = f"RV-{start:%y%m}-{place + 1}", self._day(start, 20 + place)
            lines = (("1800", gross, "", ""), ("4400", -gross, "UST19", "300"))
            found.append(self._entry(day, document, f"Montage und Instandhaltung, {name}", lines))
        return found

    def _sales(self, start: datetime.date) -> list[EntryDraft]:
        found = []
        season = (8, 8, 11, 12, 12, 11, 9, 9, 12, 13, 12, 8)[start.month - 1]
        for _i in range(season + self.dice.randrange(3)):
            account, name = self.dice.choice(DEBTORS)
            net = self.dice.randrange(45_000, 880_000)
            abroad = account == "10100"
            gross = net if abroad else net + share(net, 19, 100)
            self.invoice += 1
            day, document = self._day(start, self.dice.randrange(1, 27)), f"AR-{start:%y}{self.invoice}"
            sale = ("4125", "IGL") if abroad else ("4400", "UST19")
            text, later = f"{self.dice.choice(GOODS)}, {name}", self.dice.randrange(6, 45)
            if account in demo_deals.SOLD_TO:  # invoiced by the topic of sales
                continue
            found.append(
                self._entry(
                    day, document, text, ((account, gross, "", ""), (sale[0], -gross, sale[1], "300"))
                )
            )
            self.receivables.append(_Open(account, gross, document, day + datetime.timedelta(days=later)))
        return found

    def _purchases(self, start: datetime.date) -> list[EntryDraft]:
        found = []
        for _i in range(9 + self.dice.randrange(4)):
            account, name, cost = self.dice.choice(CREDITORS)
            goods = cost == "5400"
            net = self.dice.randrange(110_000, 420_000) if goods else self.dice.randrange(4_000, 95_000)
            gross = net + share(net, 19, 100)
            self.bill += 1
            day, document = self._day(start, self.dice.randrange(1, 27)), f"ER-{start:%y}{self.bill}"
            text = f"{self.dice.choice(GOODS)}, {name}" if goods else name
            centre, later = "100" if goods else self.dice.choice(("200", "300")), self.dice.randrange(8, 30)
            if account in {
                one for one, _cost, _centre in demo_deals.BOUGHT_FROM
            }:  # entered by the topic of purchases
                continue
            found.append(
                self._entry(day, document, text, ((cost, gross, "VST19", centre), (account, -gross, "", "")))
            )
            self.payables.append(_Open(account, gross, document, day + datetime.timedelta(days=later)))
        return found

    def _small(self, start: datetime.date) -> list[EntryDraft]:
        plans = (
            ("6530", "VST19", "Tanken Lieferwagen", 7_000, 11_500, "300"),
            ("6800", "", "Porto", 1_200, 4_900, "200"),
            ("6640", "VST19", "Bewirtung Kunde", 4_500, 14_000, "300"),
            ("6850", "VST19", "Verbrauchsmaterial Lager", 1_500, 9_800, "100"),
        )
        found = []
        for account, tax, text, low, high, centre in plans:
            for _i in range(1 + self.dice.randrange(2)):
                amount, day = self.dice.randrange(low, high), self._day(start, self.dice.randrange(1, 27))
                found.append(
                    self._entry(
                        day,
                        f"KB-{day:%m%d}",
                        text,
                        ((account, amount, tax, centre), ("1600", -amount, "", "")),
                    )
                )
        cash = sum(-line.amount for draft in found for line in draft.lines if line.account == "1600")
        found.append(
            self._entry(
                self._day(start, 1),
                f"KE-{start:%y%m}",
                "Kasse aufgefüllt",
                (("1600", cash, "", ""), ("1800", -cash, "", "")),
            )
        )
        return found

    def _paid(self, waiting: list[_Open], start: datetime.date, sign: int) -> list[EntryDraft]:
        found, end = [], month_end(start)
        for item in [item for item in waiting if item.due <= end]:
            waiting.remove(item)
            day = min(next_working_day(max(item.due, start), "SH"), end)
            text = ("Zahlungseingang " if sign > 0 else "Überweisung ") + item.document
            found.append(
                self._entry(
                    day,
                    item.document,
                    text,
                    (("1800", sign * item.amount, "", ""), (item.account, -sign * item.amount, "", "")),
                )
            )
        return found


@command("")
def _make(unit: Unit, months: int) -> int:
    add_fiscal_year(unit, 2026, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    for number, name in (*DEBTORS, *((number, name) for number, name, _cost in CREDITORS)):
        save_account(unit, AccountDraft(number, name, name, vat_id="DK12345674" if number == "10100" else ""))
    for dimension, code, name, function in CENTRES:
        save_cost_centre(unit, CostCentreDraft(dimension, code, name, function=function))
    opening = [
        EntryDraft(
            START,
            document,
            "Saldenvortrag",
            (LineDraft(account, amount), LineDraft(against, -amount)),
            origin="opening",
            opening=True,
        )
        for account, amount, document, against in OPENING
    ]
    post_many(unit, opening)
    business, count = _Business(), 0
    for month in range(months):
        drafts = business.month(add_months(START, month))
        post_many(unit, drafts)
        count += len(drafts)
    return count


def demo(office: Office, months: int) -> None:
    """Post the business of so many months; some entries have vouchers, notes and follow-ups."""
    office.run(_make, months)
    _vouchers(office)


def _vouchers(office: Office) -> None:
    from app.data.archive import store
    from app.modules.finance.ledger.queries.entries import newest_documents
    from app.modules.finance.tax.api import cases
    from app.paper.voucher import voucher_pdf

    known = office.read(cases)
    for key, document, day, text, amount in office.read(newest_documents, "ER-", 25):
        data = voucher_pdf(document, day, text, amount, known.find("VST19", day).rate)
        office.run(
            attach, Target("finance_entry", key), store(office.book, data), f"{document}.pdf", len(data)
        )
    (key, document, *_rest) = office.read(newest_documents, "AR-", 1)[0]
    office.run(
        write_note,
        Target("finance_entry", key),
        "Kunde hat um Zahlung in zwei Raten gebeten, zugesagt am Telefon.",
    )
    office.run(
        follow_up,
        Target("finance_entry", key),
        datetime.date(2026, 7, 6),
        f"Zweite Rate {document} eingegangen?",
    )
