"""Every figure reckoned a second time: by hand from raw rows, with none of the program's queries and rules.

AGAIN has a reckoning by the key of each figure (those of stock, staff, IT, documents and projects are in figures_again_more); ELSEWHERE names the test that has one of its own.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.data.office import Office
from tests.modules.cockpit.figure_book import ratio, table

D = datetime.date
ONE_DAY = datetime.timedelta(days=1)
Row = dict[str, Any]
Reckoning = Callable[["Raw", D, D], int | None]
FIRST_YEAR = D(2025, 1, 1)  # the first fiscal year of the demo company, whose openings count
AGAIN: dict[str, Reckoning] = {}
ELSEWHERE = {
    "overtime": "tests.modules.hr.test_worktime:test_months_against_a_second_reckoning",
    "answered_in_time": "tests.modules.it.test_clock:test_recomputing_equals_stepping",
    "solved_in_time": "tests.modules.it.test_clock:test_recomputing_equals_stepping",
}


@dataclass
class Raw:
    """The tables of a book, each read once as it stands."""

    office: Office
    read: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> list[Row]:
        """Return all rows of a table."""
        if name not in self.read:
            self.read[name] = table(self.office, name)
        return self.read[name]


def again(key: str) -> Callable[[Reckoning], Reckoning]:
    """Say which figure a function reckons."""

    def keep(function: Reckoning) -> Reckoning:
        AGAIN[key] = function
        return function

    return keep


def by_key(*keys: str) -> Callable[[Callable[[Raw, D, D, str], int | None]], None]:
    """Say which figures a function reckons that is told which one."""

    def keep(function: Callable[[Raw, D, D, str], int | None]) -> None:
        for key in keys:
            AGAIN[key] = lambda raw, since, until, key=key: function(raw, since, until, key)

    return keep


def share(top: int, base: int, times: int) -> int | None:
    """Divide, None by nothing."""
    return ratio(top, base, times) if base > 0 else None


# -- the ledger: SKR 04 by the first figures of accounts ----------------------
def lines(raw: Raw) -> list[tuple[Row, Row, Row]]:
    """Return each line that counts with its entry and account: of openings those of the first year."""
    entries = {row["id"]: row for row in raw["finance_entry"]}
    accounts = {row["id"]: row for row in raw["finance_account"]}
    counted = {row["id"] for row in raw["finance_period"] if row["number"] > 0 or row["start"] == FIRST_YEAR}
    pairs = ((line, entries[line["entry_id"]]) for line in raw["finance_line"])
    return [
        (line, entry, accounts[line["account_id"]]) for line, entry in pairs if entry["period_id"] in counted
    ]


def balances(raw: Raw, since: D, until: D) -> dict[str, int]:
    """Return what was moved on accounts in a span, by number, debit above zero."""
    found: dict[str, int] = defaultdict(int)
    for line, _entry, account in lines(raw):
        if since <= line["day"] <= until:
            found[account["number"]] += line["amount"]
    return found


def moved(raw: Raw, since: D, until: D, *begins: str) -> int:
    """Return what was moved on impersonal accounts that begin so."""
    found = balances(raw, since, until)
    return sum(cents for number, cents in found.items() if number.startswith(begins) and len(number) == 4)


@by_key("turnover", "result", "return_on_sales", "gross_margin", "personnel_ratio", "operating_costs")
def income(raw: Raw, since: D, until: D, key: str) -> int | None:
    """4 is revenue (45 on: other income), 5 material, 60 and 61 staff, 62 depreciation, 63 to 69 other cost."""
    revenue = -moved(raw, since, until, "40", "41", "42", "43", "44")
    material = moved(raw, since, until, "5")
    staff = moved(raw, since, until, "60", "61")
    result = -moved(raw, since, until, "4", "5", "6", "7")
    found = {
        "turnover": revenue,
        "result": result,
        "return_on_sales": share(result, revenue, 10_000),
        "gross_margin": share(revenue - material, revenue, 10_000),
        "personnel_ratio": share(staff, revenue, 10_000),
        "operating_costs": moved(raw, since, until, "60", "61", "62", "63", "64", "65", "66", "67", "68"),
    }
    return found[key]


def sheet(raw: Raw, until: D) -> dict[str, int]:
    """Return the parts of the balance sheet: each account on the side on which it stands; VAT is one claim or one debt."""
    found: dict[str, int] = defaultdict(int)
    vat = 0
    for number, cents in balances(raw, FIRST_YEAR, until).items():
        if len(number) == 5:
            found["claims" if cents > 0 else "debts"] += abs(cents)
        elif number.startswith(("140", "38")):
            vat += cents
        elif number.startswith(("16", "18")):
            found["money" if cents > 0 else "debts"] += abs(cents)
        elif number.startswith(("10", "11")):
            found["stock"] += cents
        elif number.startswith(("12", "13", "14", "15", "31", "32", "33", "34", "35", "36", "37")):
            found["claims" if cents > 0 else "debts"] += abs(cents)
        elif number.startswith("0"):
            found["fixed"] += cents
        elif number.startswith("29"):
            found["own"] -= cents
        elif number[0] in "4567":
            found["own"] -= cents  # the result of the year is own means
    found["claims" if vat > 0 else "debts"] += abs(vat)
    return found


@by_key("cash", "liquidity_1", "liquidity_2", "liquidity_3", "equity_ratio")
def liquid(raw: Raw, _since: D, until: D, key: str) -> int | None:
    """Cash, with claims, with stock: each in hundredths of a per cent of all debts."""
    found = sheet(raw, until)
    money, claims, stock, debts = (found[name] for name in ("money", "claims", "stock", "debts"))
    values = {
        "cash": money,
        "liquidity_1": share(money, debts, 10_000),
        "liquidity_2": share(money + claims, debts, 10_000),
        "liquidity_3": share(money + claims + stock, debts, 10_000),
        "equity_ratio": share(found["own"], found["fixed"] + stock + claims + money, 10_000),
    }
    return values[key]


def open_items(raw: Raw, until: D) -> list[tuple[bool, int, D]]:
    """Return by account and document what is owed: whether to us, how much, and when it was due."""
    found: dict[tuple[str, str], list[tuple[Row, Row]]] = defaultdict(list)
    contacts = {
        row[side]: row["id"] for row in raw["contact"] for side in ("debtor", "creditor") if row[side]
    }
    for line, entry, account in lines(raw):
        if len(account["number"]) == 5 and line["day"] <= until:
            found[account["number"], entry["document"]].append((line, entry))
    items = []
    for (number, _document), ones in found.items():
        cents = sum(line["amount"] for line, _entry in ones)
        ours = number < "7"
        if cents == 0 or (cents > 0) != ours:
            continue
        first = min(line["day"] for line, _entry in ones)
        written = max(entry["document2"] for _line, entry in ones)
        side = "customer" if ours else "supplier"
        terms = [
            row
            for row in raw["contact_terms"]
            if row["contact_id"] == contacts.get(number) and row["side"] == side
        ]
        agreed = [
            row["net_days"]
            for row in sorted(terms, key=lambda row: row["valid_from"])
            if row["valid_from"] <= first
        ]
        days = agreed[-1] if agreed else USUAL_DAYS
        due = first + days * ONE_DAY
        if len(written) == 6 and written.isdigit():
            due = D(2000 + int(written[4:]), int(written[2:4]), int(written[:2]))
        items.append((ours, abs(cents), due))
    return items


USUAL_DAYS = 14


@by_key(
    "receivables",
    "receivables_overdue",
    "overdue_share",
    "payables",
    "payables_overdue",
    "days_sales_outstanding",
)
def owed(raw: Raw, _since: D, until: D, key: str) -> int | None:
    """What is open, and what of it is late; days of turnover with its VAT."""
    items = open_items(raw, until)
    claims = sum(cents for ours, cents, _due in items if ours)
    late = sum(cents for ours, cents, due in items if ours and due < until)
    if key == "days_sales_outstanding":
        first = D(until.year - 1, until.month, 1) if until.month < 12 else D(until.year, 1, 1)
        first = D(first.year + (first.month == 12), first.month % 12 + 1, 1) if until.month < 12 else first
        sold: dict[int, int] = defaultdict(int)
        tax: dict[int, int] = defaultdict(int)
        for line, _entry, account in lines(raw):
            if first <= line["day"] <= until:
                if len(account["number"]) == 4 and account["number"].startswith(
                    ("40", "41", "42", "43", "44")
                ):
                    sold[line["entry_id"]] -= line["amount"]
                elif account["number"].startswith("380"):
                    tax[line["entry_id"]] -= line["amount"]
        gross = sum(sold.values()) + sum(cents for entry, cents in tax.items() if entry in sold)
        return share(claims * ((until - first).days + 1), gross, 10)
    values = {
        "receivables": claims,
        "receivables_overdue": late,
        "overdue_share": share(late, claims, 10_000),
        "payables": sum(cents for ours, cents, _due in items if not ours),
        "payables_overdue": sum(cents for ours, cents, due in items if not ours and due < until),
    }
    return values[key]


# -- sales --------------------------------------------------------------------
@by_key("offers_written", "offers_won", "invoiced", "customers")
def sales(raw: Raw, since: D, until: D, key: str) -> int | None:
    """Documents that were issued on a day of the span; what is taken back counts against it."""
    found = [
        row
        for row in raw["finance_sales_document"]
        if row["state"] != "draft" and since <= row["day"] <= until
    ]
    if key.startswith("offers"):
        offers = [row for row in found if row["kind"] == "offer"]
        if key == "offers_written":
            return sum(row["net"] for row in offers)
        today = raw.office.clock().astimezone().date()
        over = [
            row
            for row in offers
            if row["state"] != "issued" or (row["valid_until"] and row["valid_until"] < today)
        ]
        return share(sum(row["state"] == "accepted" for row in over), len(over), 10_000)
    kinds = {row["id"]: row["kind"] for row in raw["finance_sales_document"]}
    net, who = 0, set()
    for row in found:
        of = kinds.get(row["origin_id"])
        if row["kind"] not in ("invoice", "final", "credit", "cancel") or (
            row["kind"] == "cancel" and of == "advance"
        ):
            continue
        against = row["kind"] == "credit" or (row["kind"] == "cancel" and of != "credit")
        net += -row["net"] if against else row["net"]
        who.add(row["contact_id"])
    return net if key == "invoiced" else len(who)
