"""Movements that a bank's online banking exports as CSV, by profile (resources/bank/profiles.toml) or by a mapping of the user's own.

A list is not a statement: most banks state no balances in it. Where they do
(a row above and one below, or a balance after each movement) they are checked
like those of a statement.
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.core import paths
from app.core.dates import bounded
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.core.money import read_plain
from app.modules.finance.banking.rules import Movement, Statement

HEAD_ROWS = 30  # the titles stand in one of these
PENDING = {"vorgemerkt", "umsatzvorgemerkt", "ausstehend", "pending", "memo", "offen"}
DAYS = (
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$"), (2, 1, 0)),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})$"), (0, 1, 2)),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$"), (2, 1, 0)),
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b")


@dataclass(frozen=True)
class Profile:
    """How a bank writes its list: titles that must be there, titles of each field, and what stands around the rows."""

    name: str
    must: tuple[str, ...]
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: bool = False
    balances: bool = False
    account: str = ""


@dataclass(frozen=True)
class _Table:
    """The rows of a file below its titles, and what stands above them."""

    profile: Profile
    above: list[list[str]]
    columns: dict[str, int]
    rows: list[tuple[int, list[str]]]

    def cell(self, row: Sequence[str], name: str) -> str:
        place = self.columns.get(name, -1)
        return row[place].strip() if 0 <= place < len(row) else ""


@functools.cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with Kontor."""
    text = (paths.resources() / "bank" / "profiles.toml").read_text(encoding="utf-8")
    return tuple(Profile(**{**one, "must": tuple(one["must"])}) for one in tomllib.loads(text)["profile"])


def plain_title(text: str) -> str:
    """Return a title by its letters a to z and figures: broken umlauts, blanks and marks do not count."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def decoded(data: bytes) -> str:
    """Return a bank file as text: UTF-16 by its mark, else UTF-8, else Windows-1252; raises Invalid for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Invalid(N_("This is not a text file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def split_rows(text: str, mark: str, most: int | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a list with their line, up to a line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1
        if most is not None and line > most:
            return


def find(data: bytes, more: Sequence[Profile] = ()) -> tuple[Profile, str, int] | None:
    """Return the profile that fits best, the delimiter, and the line of the titles; None where none fits."""
    text = decoded(data)
    best: tuple[int, tuple[Profile, str, int]] | None = None
    for mark in ";,\t":
        for line, row in split_rows(text, mark, HEAD_ROWS):
            titles = {plain_title(cell) for cell in row}
            for profile in (*more, *profiles()):
                if {plain_title(title) for title in profile.must} <= titles and (
                    best is None or len(profile.must) > best[0]
                ):
                    best = len(profile.must), (profile, mark, line)
    return best[1] if best else None


def fits(data: bytes, more: Sequence[Profile] = ()) -> bool:
    """Say whether a file is a list that a profile knows."""
    try:
        return data[:1] != b"<" and find(data, more) is not None
    except (KontorError, csv.Error):
        return False


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
    place = next(i for i, (line, _row) in enumerate(rows) if line == title_line)
    titles = [plain_title(cell) for cell in rows[place][1]]
    columns = {
        name: next(titles.index(plain_title(title)) for title in known if plain_title(title) in titles)
        for name, known in profile.fields.items()
        if any(plain_title(title) in titles for title in known)
    }
    below = [(line, row) for line, row in rows[place + 1 :] if any(cell.strip() for cell in row)]
    return _statements(_Table(profile, [row for _line, row in rows[:place]], columns, below))


def _statements(table: _Table) -> list[Statement]:
    rows, closing = table.rows, None
    if table.profile.balances and rows and not _looks_like_day(table.cell(rows[-1][1], "day")):
        closing, rows = _balance(table, rows[-1][1]), rows[:-1]
    stated = _own_account(table)
    by_account: dict[str, list[tuple[Movement, str]]] = {}
    for line, row in rows:
        own = table.cell(row, "own").replace(" ", "") or stated
        by_account.setdefault(own, []).extend(_movements(table, line, row))
    if not by_account:
        raise Invalid(N_("The file holds no movements."))
    found = []
    for own, pairs in by_account.items():
        moves = tuple(one for one, _text in pairs)
        days = [one.day for one in moves]
        opening, end = _by_running_balance(table, pairs)
        if closing is not None and len(by_account) == 1:
            opening, end = _opening_above(table), closing
        number = f"{min(days):%Y%m%d}-{max(days):%Y%m%d}"
        found.append(
            Statement(
                number,
                own,
                moves[0].currency,
                min(days),
                max(days),
                opening,
                end,
                moves,
                whole=False,
                source=table.profile.name,
            )
        )
    return found


def _movements(table: _Table, line: int, row: list[str]) -> list[tuple[Movement, str]]:
    """Return the movement of a row with the balance after it, and its fee as a movement of its own."""
    day = _day(table.cell(row, "day"), line)
    amount = _amount(table, row, line)
    payee = table.cell(row, "payee" if amount < 0 else "payer") or table.cell(row, "name")
    iban = table.cell(row, "iban").replace(" ", "")
    status = {plain_title(table.cell(row, "status")), plain_title(table.cell(row, "effect"))}
    one = Movement(
        amount,
        table.cell(row, "currency") or "EUR",
        day,
        _day(table.cell(row, "value_day"), line) if table.cell(row, "value_day") else day,
        payee[:140],
        iban if IBAN.fullmatch(iban) else "",
        " ".join((table.cell(row, "text") or table.cell(row, "code")).split()),
        table.cell(row, "end_to_end")[:40],
        table.cell(row, "mandate")[:40],
        table.cell(row, "reference")[:60],
        table.cell(row, "code"),
        pending=bool(status & PENDING),
    )
    found = [(one, table.cell(row, "balance"))]
    fee = table.cell(row, "fee")
    if fee and (cents := _cents(table, fee, line)):
        found.append(
            (
                replace(
                    one,
                    amount=cents,
                    name=table.profile.name,
                    iban="",
                    text=f"{table.profile.name}: {one.text} {one.name}",
                ),
                "",
            )
        )
    return found


def _amount(table: _Table, row: list[str], line: int) -> int:
    if "amount" in table.columns:
        return _cents(table, table.cell(row, "amount"), line)
    debit, credit = table.cell(row, "debit"), table.cell(row, "credit")
    if bool(debit) == bool(credit):
        raise Invalid(N_("Line {line}: the movement needs a debit or a credit."), line=line)
    return -abs(_cents(table, debit, line)) if debit else _cents(table, credit, line)


def _cents(table: _Table, text: str, line: int) -> int:
    try:
        return read_plain(text, comma=not table.profile.point)
    except KontorError as error:
        raise Invalid(N_("Line {line}: {reason}"), line=line, reason=error.message) from error


def _looks_like_day(text: str) -> bool:
    return any(form.match(text) for form, _order in DAYS)


def _day(text: str, line: int) -> datetime.date:
    for form, order in DAYS:
        if hit := form.match(text):
            year, month, day = (int(hit.groups()[i]) for i in order)
            try:
                return bounded(datetime.date(year + 2000 if year < 100 else year, month, day))
            except (ValueError, KontorError):
                break
    raise Invalid(N_("Line {line}: {text} is not a day."), line=line, text=text or "–")


def _balance(table: _Table, row: list[str]) -> int | None:
    """Return the amount in a row of balances: the last cell that is one."""
    for cell in reversed(row):
        try:
            return read_plain(cell, comma=not table.profile.point)
        except KontorError:
            continue
    return None


def _opening_above(table: _Table) -> int | None:
    """Return the balance that stands above the titles, behind at least one empty cell."""
    for row in table.above:
        if len(row) > 2 and row[0] and not row[1] and (found := _balance(table, row[2:])) is not None:
            return found
    return None


def _by_running_balance(table: _Table, pairs: list[tuple[Movement, str]]) -> tuple[int | None, int | None]:
    """Return opening and closing from the balance after each movement, where every row fits the next, in either order."""
    if not pairs or not all(text for _one, text in pairs):
        return None, None
    steps = [(one.amount, _cents(table, text, 0)) for one, text in pairs]
    for ordered in (steps, steps[::-1]):
        if all(before + amount == after for (_a, before), (amount, after) in pairwise(ordered)):
            return ordered[0][1] - ordered[0][0], ordered[-1][1]
    return None, None


def _own_account(table: _Table) -> str:
    """Return the own IBAN that stands above the titles, '' where none does."""
    for row in table.above:
        for cell in row:
            if hit := IBAN.search(cell.replace(" ", "")):
                return hit[0]
    return ""
