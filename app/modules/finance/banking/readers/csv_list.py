"""Movements that a bank's online banking exports as CSV, by profile or by a mapping of the user's own.

A list is not a statement: most banks state no balances in it. Where they do
(rows named so above or below, or a balance after each movement) they are checked
like those of a statement. What is left out (not booked, declined, other currencies
that come to nothing) is noted.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.dates import bounded
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.money import read_plain
from app.modules.finance.banking.readers.list_balances import (
    by_running_balance,
    in_euro,
    named,
    own_account,
    without_balances,
)
from app.modules.finance.banking.readers.list_profiles import (
    DAYS,
    Profile,
    decoded,
    find,
    fits,
    looks_like_day,
    place_of,
    plain_title,
    split_rows,
)
from app.modules.finance.banking.readers.list_table import (
    CREDIT,
    DEBIT,
    IBAN,
    NEVER,
    NOT_YET,
    ListRow,
    ListTable,
)
from app.modules.finance.banking.readers.mt940_details import LABELS, labelled
from app.modules.finance.banking.rules import Movement, Statement

__all__ = ["Profile", "fits", "read"]
PENDING = {"vorgemerkt", "umsatzvorgemerkt", "ausstehend", "pending", "memo", "offen", "processing"}


def read(data: bytes, more: Sequence[Profile] = ()) -> list[Statement]:
    """Return a list's movements, one Statement for each own account in it; raises Invalid naming line and reason."""
    found = find(data, more)
    if found is None:
        raise Invalid(N_("No profile knows the columns of this file."))
    profile, mark, title_line = found
    try:
        rows = list(split_rows(decoded(data), mark))
    except csv.Error as error:
        raise Invalid(N_("The line can't be read as CSV: {reason}"), reason=str(error)) from error
    place = next((i for i, (line, _row) in enumerate(rows) if line == title_line), -1)
    titles = [plain_title(cell) for cell in rows[place][1]] if place >= 0 else []
    places = {
        name: [spot for title in known if (spot := place_of(title, titles)) >= 0]
        for name, known in profile.fields.items()
    }
    columns = {name: spots[0] for name, spots in places.items() if spots}
    below = [(line, row) for line, row in rows[place + 1 :] if any(cell.strip() for cell in row)]
    above = [row for _line, row in rows[: max(place, 0)]]
    return _statements(ListTable(profile, above, columns, below))


def _statements(table: ListTable) -> list[Statement]:
    rows, balances = without_balances(table)
    _refuse_unread_mark(table, rows)
    stated = own_account(table)
    by_account: dict[str, list[ListRow]] = {}
    for line, row in rows:
        made = _row(table, line, row)
        if made is not None:
            own = table.cell(row, "own").replace(" ", "").strip("'") or stated
            by_account.setdefault(own, []).append(made)
    if not by_account:
        raise Invalid(N_("The file holds no movements."))
    found = []
    for own, found_rows in by_account.items():
        kept, notes = in_euro(named(found_rows))
        opening, closing = (
            by_running_balance(table, found_rows, notes) if kept == found_rows else (None, None)
        )
        if len(by_account) == 1 and balances[1] is not None:
            opening, closing = balances
        moves = tuple(one for row in kept for one in row.movements)
        days = [one.day for one in moves]
        found.append(
            Statement(
                f"{min(days):%Y%m%d}-{max(days):%Y%m%d}",
                own,
                moves[0].currency,
                min(days),
                max(days),
                opening=opening,
                closing=closing,
                movements=moves,
                whole=False,
                source=table.profile.name,
                notes=(*table.notes(), *notes),
            )
        )
    return found


# -- one row -------------------------------------------------------------------
def _row(table: ListTable, line: int, row: list[str]) -> ListRow | None:
    """Return what a row brings; None for one that is no movement yet, or never became one."""
    status = {plain_title(table.cell(row, name)) for name in ("status", "effect")}
    if status & {plain_title(word) for word in table.profile.leave}:
        table.leave(NEVER)
        return None
    day_text = table.cell(row, "day")
    if plain_title(day_text) in PENDING or (status & PENDING and not looks_like_day(day_text)):
        table.leave(NOT_YET)
        return None
    day = _day(day_text, line)
    amount = _amount(table, row, line)
    text, said = _said(table, row)
    payee = (
        table.cell(row, "payee" if amount < 0 else "payer") or table.cell(row, "name") or said.get("name", "")
    )
    iban = (table.cell(row, "iban") or said.get("iban", "")).replace(" ", "").upper()
    value_day = table.cell(row, "value_day")
    original, fee = _returned(table, row, amount)
    one = Movement(
        amount,
        table.cell(row, "currency").upper() or "EUR",
        day,
        _day(value_day, line) if looks_like_day(value_day) else day,
        payee[:140],
        iban=iban if IBAN.fullmatch(iban) else "",
        text=" ".join((text or table.cell(row, "code")).split()),
        end_to_end=(table.cell(row, "end_to_end") or said.get("end_to_end", ""))[:40],
        mandate=(table.cell(row, "mandate") or said.get("mandate", ""))[:40],
        reference=(table.cell(row, "reference") or said.get("reference", ""))[:60],
        code=table.cell(row, "code"),
        pending=bool(status & PENDING),
        reversal=original > 0,
        original=original,
        fee=fee,
    )
    return ListRow(
        (one, *_fee(table, row, line, one)), table.cell(row, "balance"), table.cell(row, "related")
    )


def _fee(table: ListTable, row: list[str], line: int, one: Movement) -> tuple[Movement, ...]:
    """Return the fee of a row as a movement of its own."""
    text = table.cell(row, "fee")
    cents = _cents(table, text, line) if text else 0
    if not cents:
        return ()
    name = table.profile.name
    words = f"{name}: {one.text} {one.name}"
    return (replace(one, amount=-cents if table.profile.cost else cents, name=name, iban="", text=words),)


def _said(table: ListTable, row: list[str]) -> tuple[str, dict[str, str]]:
    """Return the purpose, and what the list writes into it beside: name, IBAN, references."""
    text = table.cell(row, "text")
    if table.profile.pattern and (hit := re.match(table.profile.pattern, text, re.DOTALL)):
        found = {key: (value or "").strip() for key, value in hit.groupdict().items()}
        return found.get("text", text), found
    if not LABELS.search(text):
        return text, {}
    purpose, labels = labelled(" ".join(text.split()))
    ends = {key: labels.get(label, "") for key, label in (("end_to_end", "EREF"), ("mandate", "MREF"))}
    return purpose, {key: "" if value == "NOTPROVIDED" else value for key, value in ends.items()}


def _returned(table: ListTable, row: list[str], amount: int) -> tuple[int, int]:
    """Return what was returned and what the bank took for it, where a list has columns for that."""
    text = table.cell(row, "original")
    try:
        original = abs(read_plain(text, comma=table.profile.comma)) if text else 0
    except KontorError:
        original = 0
    if not original or original > abs(amount) or amount > 0:
        return 0, 0
    return original, abs(amount) - original


def _amount(table: ListTable, row: list[str], line: int) -> int:
    text = table.cell(row, "amount")
    if text or ("amount" in table.columns and "credit" not in table.columns):
        return _marked(table, row, line, _cents(table, text, line))
    debit, credit = table.cell(row, "debit"), table.cell(row, "credit")
    if bool(debit) == bool(credit):
        raise Invalid(N_("Line {line}: the movement needs a debit or a credit."), line=line)
    return -abs(_cents(table, debit, line)) if debit else _cents(table, credit, line)


def _marked(table: ListTable, row: list[str], line: int, cents: int) -> int:
    """Return an amount with the sign that a column for debit and credit gives it; raises Invalid for a mark that is none or contradicts."""
    if "mark" not in table.columns:
        return cents
    mark = table.cell(row, "mark").lower()
    if mark not in DEBIT | CREDIT or (cents < 0 and mark in CREDIT):
        raise Invalid(N_("Line {line}: {text} says neither debit nor credit."), line=line, text=mark or "–")
    return -abs(cents) if mark in DEBIT else cents


def _refuse_unread_mark(table: ListTable, rows: Sequence[tuple[int, list[str]]]) -> None:
    """Refuse a list whose amounts have no sign while a column that is not read says debit or credit; raises Invalid."""
    if "mark" in table.columns or "amount" not in table.columns or not rows:
        return
    if any(table.cell(row, "amount").strip().startswith(("-", "\u2212")) for _line, row in rows):
        return
    for place in set(range(max(len(row) for _line, row in rows))) - set(table.columns.values()):
        marks = {row[place].strip().lower() for _line, row in rows if place < len(row)}
        if marks and marks & DEBIT and marks <= DEBIT | CREDIT:
            words = N_("Column {column} says debit or credit; name it, or all amounts would be money in.")
            raise Invalid(words, field="mark", column=place + 1)


def _cents(table: ListTable, text: str, line: int) -> int:
    try:
        return read_plain(text.replace("\u2212", "-"), comma=table.profile.comma)
    except KontorError as error:
        raise Invalid(N_("Line {line}: {reason}"), line=line, reason=error.message) from error


def _day(text: str, line: int) -> datetime.date:
    for form, order in DAYS:
        if hit := form.match(text):
            year, month, day = (int(hit.groups()[i]) for i in order)
            try:
                return bounded(datetime.date(year + 2000 if year < 100 else year, month, day))
            except (ValueError, KontorError):
                break
    raise Invalid(N_("Line {line}: {text} is not a day."), line=line, text=text or "–")
