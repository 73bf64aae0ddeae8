"""The arithmetic of statements: rows are data, accounts fall into them by their positions, subtotals add up rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from app.core import paths
from app.core.dataclass import dataclass, field
from app.core.messages import Text

BALANCE_SHEET, INCOME, BWA = "balance_sheet", "income_statement", "bwa"
COST_OF_SALES, CASH_FLOW, EUR = "income_cost_of_sales", "cash_flow", "eur"


@dataclass(frozen=True)
class Row:
    """A row of a scheme: key, depth (0 is a total), the positions it takes, the rows it adds up, and its words."""

    key: str
    level: int
    side: str
    codes: tuple[str, ...]
    parts: tuple[str, ...]
    label: Text


@dataclass(frozen=True)
class AccountFigure:
    """An account with its amounts in the columns of a statement, in cents, debit positive."""

    id: int
    number: str
    name: str
    amounts: tuple[int, ...]


@dataclass
class Figures:
    """What accounts bring to each position, column by column."""

    columns: int
    codes: dict[str, list[int]] = field(default_factory=dict)
    accounts: dict[str, dict[int, AccountFigure]] = field(default_factory=dict)

    def add(self, code: str, column: int, amount: int, account: tuple[int, str, str] | None = None) -> None:
        """Add an amount (debit positive) of an account to a position."""
        self.codes.setdefault(code, [0] * self.columns)[column] += amount
        if account is not None:
            known = self.accounts.setdefault(code, {})
            before = known.get(account[0], AccountFigure(*account, (0,) * self.columns))
            amounts = tuple(value + (amount if i == column else 0) for i, value in enumerate(before.amounts))
            known[account[0]] = AccountFigure(*account, amounts)


@dataclass(frozen=True)
class Shown:
    """A finished row: amounts as the statement shows them, its accounts, and the rows below it by place in the statement."""

    row: Row
    amounts: tuple[int, ...]
    accounts: tuple[AccountFigure, ...]
    parts: tuple[int, ...]


def scheme_text(name: str) -> str:
    """Return the rows of a statement as they are kept in resources/statements."""
    return (paths.resources() / "statements" / f"{name}.csv").read_text(encoding="utf-8")


@cache
def scheme(name: str) -> tuple[Row, ...]:
    """Return the rows of a statement that comes with Kontor."""
    return parsed(scheme_text(name))


def parsed(text: str) -> tuple[Row, ...]:
    """Return the rows of a scheme's text (CSV with semicolons); raises KeyError or ValueError where columns or figures are missing."""
    return tuple(
        Row(
            found["key"],
            int(found["level"]),
            found.get("side") or "",
            tuple((found["codes"] or "").split()),
            tuple((found.get("sum") or "").split()),
            label=Text(found["de"], found["en"]),
        )
        for found in csv.DictReader(io.StringIO(text), delimiter=";")
    )


def below(rows: Sequence[Row], place: int) -> tuple[int, ...]:
    """Return the rows right below one in a scheme by depth: those one level deeper, up to the next of its own level."""
    found = []
    for i in range(place + 1, len(rows)):
        if rows[i].level <= rows[place].level:
            break
        if rows[i].level == rows[place].level + 1:
            found.append(i)
    return tuple(found)


def reckon(rows: Sequence[Row], figures: Figures) -> list[Shown]:
    """Return every row with its amounts: liabilities, income and results count credit positive, assets debit positive."""
    by_key = {row.key: i for i, row in enumerate(rows) if not row.side}
    parts = [
        tuple(by_key[key] for key in row.parts) or (below(rows, i) if row.side else ())
        for i, row in enumerate(rows)
    ]
    amounts: dict[int, tuple[int, ...]] = {}

    def of(i: int) -> tuple[int, ...]:
        if i not in amounts:
            sign = 1 if rows[i].side == "assets" else -1
            own = [
                sign * sum(figures.codes[code][c] for code in rows[i].codes if code in figures.codes)
                for c in range(figures.columns)
            ]
            for part in parts[i]:
                own = [a + b for a, b in zip(own, of(part), strict=True)]
            amounts[i] = tuple(own)
        return amounts[i]

    return [Shown(row, of(i), accounts_of(row, figures), parts[i]) for i, row in enumerate(rows)]


def accounts_of(row: Row, figures: Figures) -> tuple[AccountFigure, ...]:
    """Return the accounts of a row with their amounts as the row counts them, by number."""
    sign = 1 if row.side == "assets" else -1
    found = [one for code in row.codes for one in figures.accounts.get(code, {}).values()]
    signed = [
        AccountFigure(one.id, one.number, one.name, tuple(sign * amount for amount in one.amounts))
        for one in found
    ]
    return tuple(sorted(signed, key=lambda one: (len(one.number), one.number)))


def caught(rows: Iterable[Row]) -> frozenset[str]:
    """Return the positions that a scheme's rows take."""
    return frozenset(code for row in rows for code in row.codes)


def cover_deficit(figures: Figures) -> None:
    """Show negative equity as an asset and equity as zero (§ 268 (3) HGB)."""
    for column in range(figures.columns):
        equity = -sum(
            values[column]
            for code, values in figures.codes.items()
            if code.startswith("P.A.") or code == "result"
        )
        if equity < 0:
            figures.add("deficit", column, -equity)
            figures.add("covered", column, equity)


def recode(figures: Figures, rows: Iterable[Row]) -> None:
    """Bring accounts to the rows that name them by number: codes such as 4000-4199, which only copies of a scheme have."""
    ranges = {
        code: code.split("-") for row in rows for code in row.codes if code[:1].isdecimal() and "-" in code
    }
    for code, (first, last) in ranges.items():
        for position, accounts in list(figures.accounts.items()):
            if position in ranges:
                continue
            for key, one in list(accounts.items()):
                if len(one.number) == len(first) and first <= one.number <= last:
                    del accounts[key]
                    for column, amount in enumerate(one.amounts):
                        if amount:
                            figures.codes[position][column] -= amount
                            figures.add(code, column, amount, (one.id, one.number, one.name))


def position(hgb: str, other: str, amount: int) -> str:
    """Return where a balance belongs: the account's position, or the other one when it stands on the other side."""
    on_assets = hgb.startswith("A.")
    return other if other and amount and (amount > 0) != on_assets else hgb


def sums_of(shown: Sequence[Shown]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """Return which rows add up to which, for a spreadsheet: only rows without accounts of their own."""
    return {
        i: [(part, 1) for part in one.parts] for i, one in enumerate(shown) if one.parts and not one.row.codes
    }
