"""Key ratios: shares, days and sums of the balance sheet and the income statement, by rows that are data."""

from __future__ import annotations

import csv
import datetime
from functools import cache

from sqlalchemy import Connection

from app.core import paths
from app.core.dataclass import dataclass
from app.core.dates import year_before
from app.core.messages import Message, Text
from app.core.money import ratio, share
from app.data.queries import query
from app.modules.finance.statements.queries.statements import Span, balance_sheet, income_statement


@dataclass(frozen=True)
class Ratio:
    """A key ratio: its kind (percent in hundredths, days in hundredths, money in cents), and its values in the two columns."""

    key: str
    kind: str
    label: Text
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class KeyRatios:
    """The key ratios, and what does not fit in the statements that they come from."""

    rows: tuple[Ratio, ...]
    findings: tuple[Message, ...]


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (paths.resources() / "statements" / "ratios.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


SHORT = (
    "liabilities:C.3",
    "liabilities:C.4",
    "liabilities:C.5",
    "liabilities:C.6",
    "liabilities:C.7",
    "liabilities:C.8",
    "liabilities:B.2",
)


@query("finance.view")
def key_ratios(
    connection: Connection, since: datetime.date, until: datetime.date, other: Span | None = None
) -> KeyRatios:
    """Return the key ratios of a span and another one: balance sheets at their ends, income over their days."""
    spans = ((since, until), other or (year_before(since), year_before(until)))
    sheets = balance_sheet(connection, until, spans[1][1])
    income = income_statement(connection, since, until, spans[1])
    days = [(last - first).days + 1 for first, last in spans]

    def of(term: str, column: int) -> int:
        sign, name = (-1, term[1:]) if term.startswith("-") else (1, term)
        if name == "short":
            return sign * sum(of(one, column) for one in SHORT)
        side, key = name.split(":")
        return sign * (
            income.amount(key, column=column) if side == "income" else sheets.amount(key, side, column)
        )

    found = []
    for row in _rows():
        values: list[int | None] = []
        for column in range(2):
            upper = sum(of(term, column) for term in row["upper"].split())
            lower = sum(of(term, column) for term in row["lower"].split())
            if row["kind"] == "money":
                values.append(upper)
            elif row["kind"] == "days":
                values.append(share(upper * 100, days[column], lower) if lower > 0 else None)
            else:
                values.append(ratio(upper, lower) if lower > 0 else None)
        found.append(Ratio(row["key"], row["kind"], Text(row["de"], row["en"]), tuple(values)))
    return KeyRatios(
        tuple(found), tuple({str(one): one for one in (*sheets.findings, *income.findings)}.values())
    )
