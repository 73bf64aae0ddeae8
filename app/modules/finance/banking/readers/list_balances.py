"""All rows of a bank's list together: balances that stand in it, currencies that come to nothing, names of what belongs together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.core.errors import KontorError
from app.core.messages import N_, Message
from app.core.money import read_plain
from app.modules.finance.banking.readers.list_profiles import looks_like_day, plain_title
from app.modules.finance.banking.readers.list_table import DEBIT, IBAN, ListRow, ListTable

OPENINGS = {"anfangssaldo", "alterkontostand", "anfangsbestand", "saldovortrag", "openingbalance"}
CLOSINGS = {"endsaldo", "neuerkontostand", "endbestand", "closingbalance"}


def named(rows: list[ListRow]) -> list[ListRow]:
    """Return rows where one without a name (an exchange of currency) has that of the one it belongs to."""
    known = {row.movements[0].reference: row.movements[0] for row in rows if row.movements[0].reference}
    made = []
    for row in rows:
        one, other = row.movements[0], known.get(row.related)
        if other is None or one.name or not other.name:
            made.append(row)
            continue
        words = f"{other.text} {one.text}".strip()
        first = replace(one, name=other.name, text=words)
        made.append(replace(row, movements=(first, *row.movements[1:])))
    return made


def in_euro(rows: list[ListRow]) -> tuple[list[ListRow], list[Message]]:
    """Return the rows without those of currencies that come to nothing: what they cost stands in the euro rows."""
    totals: dict[str, int] = {}
    for row in rows:
        for one in row.movements:
            totals[one.currency] = totals.get(one.currency, 0) + (0 if one.pending else one.amount)
    gone = {currency for currency, total in totals.items() if currency != "EUR" and total == 0}
    if not gone or "EUR" not in totals:
        return rows, []
    kept = [row for row in rows if row.movements[0].currency not in gone]
    words = N_("{count} rows in {currency} left out: they come to nothing, the euro stands in other rows.")
    return kept, [Message(words, {"count": len(rows) - len(kept), "currency": ", ".join(sorted(gone))})]


def without_balances(
    table: ListTable,
) -> tuple[list[tuple[int, list[str]]], tuple[int | None, int | None]]:
    """Return the rows that are movements, and the balances that stand in rows named so, above or below."""
    opening = closing = None
    rows = []
    for line, row in [*((0, row) for row in table.above), *table.rows]:
        names = {plain_title(cell) for cell in row}
        if names & OPENINGS:
            opening = _balance(table, row) if opening is None else opening
        elif names & CLOSINGS:
            closing = _balance(table, row) if closing is None else closing
        elif line:
            rows.append((line, row))
    if table.profile.balances and rows and not looks_like_day(table.cell(rows[-1][1], "day")):
        closing, rows = _balance(table, rows[-1][1]), rows[:-1]
        opening = _opening_above(table) if opening is None else opening
    return rows, (opening, closing)


def _balance(table: ListTable, row: list[str]) -> int | None:
    """Return the amount in a row of balances: the last cell that is one, with the mark of its side."""
    for cell in reversed(row):
        if looks_like_day(cell):
            continue
        try:
            cents = read_plain(cell, comma=table.profile.comma)
        except KontorError:
            continue
        return -cents if table.cell(row, "mark").lower() in DEBIT else cents
    return None


def _opening_above(table: ListTable) -> int | None:
    """Return the balance that stands above the titles, behind at least one empty cell."""
    for row in table.above:
        if len(row) > 2 and row[0] and not row[1] and (found := _balance(table, row[2:])) is not None:
            return found
    return None


def by_running_balance(
    table: ListTable, rows: list[ListRow], notes: list[Message]
) -> tuple[int | None, int | None]:
    """Return opening and closing from the balance after each movement, where every row fits the next, in either order; noted where none does."""
    booked = [row for row in rows if not row.movements[0].pending]
    if not booked or not all(row.balance for row in booked):
        return None, None
    steps = [
        (sum(one.amount for one in row.movements), read_plain(row.balance, comma=table.profile.comma))
        for row in booked
    ]
    for ordered in (steps, steps[::-1]):
        if all(before + amount == after for (_a, before), (amount, after) in pairwise(ordered)):
            return ordered[0][1] - ordered[0][0], ordered[-1][1]
    notes.append(
        Message(
            N_("The balances after the movements do not follow from each other; they could not be checked.")
        )
    )
    return None, None


def own_account(table: ListTable) -> str:
    """Return the own IBAN that stands above the titles, '' where none does."""
    for row in table.above:
        for cell in row:
            if hit := IBAN.search(cell.replace(" ", "")):
                return hit[0]
    return ""
