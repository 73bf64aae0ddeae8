"""What an account number says, and how a fiscal year is cut into periods."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Collection
from functools import cache, lru_cache

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.paths import resources
from app.core.states import Machine

CHARTS = ("skr03", "skr04")
RESULT_KINDS = frozenset({"income", "expense"})
PERSONAL_KINDS = frozenset({"debtor", "creditor"})
FIRST_CREDITOR = "7"
CALENDAR_YEARS = (
    9999  # a number of a fiscal year above it names the second (third …) that ends in a calendar year
)


@dataclass(frozen=True)
class Nature:
    """What the range of a number says about an account."""

    kind: str
    hgb: str = ""
    hgb_other: str = ""
    bwa: str = ""
    eur: str = ""


@dataclass(frozen=True)
class CatalogueAccount:
    """An account of Kontor's own catalogue in one chart."""

    number: str
    name_de: str
    name_en: str
    tax: str
    nature: Nature


@lru_cache(maxsize=2)
def _ranges(chart: str) -> list[tuple[str, str, Nature]]:
    with (resources() / "charts" / "ranges.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["from"], row["to"], Nature(row["kind"], row["hgb"], row["other"], row["bwa"], row["eur"]))
            for row in csv.DictReader(file, delimiter=";")
            if row["chart"] == chart
        ]


def nature(number: str, chart: str) -> Nature:
    """Return what a number says: five digits and more are debtors (1–6) and creditors (7–9); raises Invalid for no account number."""
    if not (number.isascii() and number.isdecimal() and 4 <= len(number) <= 9):
        raise Invalid(
            N_("{number} is not an account number; it has four to eight digits."),
            field="number",
            number=number,
        )
    if len(number) > 4:
        if number[0] == "0":
            raise Invalid(N_("A personal account does not begin with 0."), field="number", number=number)
        return (
            Nature("creditor", "P.C.4", "A.B.II.4")
            if number >= FIRST_CREDITOR
            else Nature("debtor", "A.B.II.1", "P.C.8")
        )
    for first, final, found in _ranges(chart):
        if first <= number <= final:
            return found
    return Nature(_by_class(number[0], chart))


# where an account stands that neither its number nor anybody has placed: it never falls out of a statement
UNPLACED = {
    "asset": Nature("asset", "A.B.II.4", "P.C.8"),
    "liability": Nature("liability", "P.C.8", "A.B.II.4"),
    "equity": Nature("equity", "P.A.I"),
    "income": Nature("income", "G.4", "", "33", "other_income"),
    "expense": Nature("expense", "G.8", "", "31", "other_expense"),
}


@cache
def positions(file: str) -> tuple[tuple[str, Text], ...]:
    """Return the positions that the rows of a statement take, with the words of their row; file as in resources/statements."""
    with (resources() / "statements" / f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            (code, Text(f"{row['key']}  {row['de']}", f"{row['key']}  {row['en']}"))
            for row in csv.DictReader(rows, delimiter=";")
            for code in (row["codes"] or "").split()
        )


def _by_class(digit: str, chart: str) -> str:
    classes = {
        "skr03": "asset liability expense expense expense expense expense asset income statistic",
        "skr04": "asset asset equity liability income expense expense expense statistic statistic",
    }[chart].split()
    return classes[int(digit)]


@lru_cache(maxsize=2)
def catalogue(chart: str) -> tuple[CatalogueAccount, ...]:
    """Return Kontor's catalogue of a chart, by number."""
    with (resources() / "charts" / "accounts.csv").open(encoding="utf-8", newline="") as file:
        found = [
            CatalogueAccount(row[chart], row["de"], row["en"], row["tax"], nature(row[chart], chart))
            for row in csv.DictReader(file, delimiter=";")
        ]
    return tuple(sorted(found, key=lambda account: account.number))


@dataclass(frozen=True)
class Mended:
    """What the catalogue says otherwise than it did: a field of the accounts of a range, and what it was."""

    first: str
    last: str
    field: str
    old: str
    new: str


@lru_cache(maxsize=2)
def mended(chart: str) -> tuple[Mended, ...]:
    """Return what was mended in the catalogue of a chart since books were made from it."""
    with (resources() / "charts" / "changes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Mended(row["from"], row["to"], row["field"], row["old"], row["new"])
            for row in csv.DictReader(file, delimiter=";")
            if row["chart"] == chart
        )


@dataclass(frozen=True)
class Span:
    """A period to be made: its number and days."""

    number: int
    start: datetime.date
    end: datetime.date


def free_year(end: datetime.date, taken: Collection[int]) -> int:
    """Return the number of a fiscal year: the calendar year it ends in; a second one that ends there too gets a figure more."""
    if end.year not in taken:
        return end.year
    return next(end.year * 10 + place for place in range(2, 10) if end.year * 10 + place not in taken)


def year_name(number: int) -> str:
    """Return the number of a fiscal year as it is written: 2027, or 2027/2 for the second one that ends in 2027."""
    return str(number) if number <= CALENDAR_YEARS else f"{number // 10}/{number % 10}"


def periods(start: datetime.date, end: datetime.date) -> list[Span]:
    """Cut a fiscal year into months, and period 0 on its first day for the opening; raises Invalid beyond twelve months (§ 240 (2) HGB)."""
    if end < start or add_months(start, 12) <= end:
        raise Invalid(N_("A fiscal year has at most twelve months."), field="fiscal_year")
    found, day = [Span(0, start, start)], start
    while day <= end:
        last = min(month_end(day), end)
        found.append(Span(len(found), day, last))
        day = last + datetime.timedelta(days=1)
    return found


DIMENSIONS = {1: N_("KOST1"), 2: N_("KOST2")}
FUNCTIONS = {
    "": N_("none"),
    "cost": N_("Production"),
    "sales": N_("Distribution"),
    "admin": N_("Administration"),
}
"""What a cost centre does, for cost of sales (§ 275 (3) HGB)."""

KINDS = {
    "asset": N_("Asset"),
    "liability": N_("Liability"),
    "equity": N_("Equity"),
    "income": N_("Income"),
    "expense": N_("Expense"),
    "debtor": N_("Debtor"),
    "creditor": N_("Creditor"),
    "statistic": N_("Statistics"),
}


STATES = {"open": N_("open"), "soft": N_("closed"), "final": N_("finalised")}
TONES = {"open": "open", "soft": "warn", "final": "quiet"}
PERIOD = Machine(
    STATES,
    {
        "close": (frozenset({"open"}), "soft"),
        "open": (frozenset({"soft"}), "open"),
        "finalise": (frozenset({"open", "soft"}), "final"),
    },
)


@dataclass(frozen=True)
class CostCentreDraft:
    """A cost centre as typed: dimension 1 (KOST1) or 2 (KOST2), its code, name, and what it does for cost of sales."""

    dimension: int
    code: str
    name: str = ""
    blocked: bool = False
    function: str = ""
