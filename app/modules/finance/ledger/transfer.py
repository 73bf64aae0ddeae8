"""Entries in and out as CSV: entry;date;document;debit;credit;amount;tax;cost_center;text.

Rows with the same `entry` are one entry. A row has a debit and a credit account,
or in split entries only one of them. amount is gross and above zero; a
Generalumkehr is written with negative amounts on the side it takes back.
tax is the key of a tax case: the amount is split by it; empty means no tax,
also on accounts that would add it in the booking mask. cost_center is KOST1,
or KOST1/KOST2.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.core.dates import read_iso
from app.core.errors import BadFile, Fault, KontorError
from app.core.messages import N_
from app.data.base import ImportFile
from app.data.export import Sheet, unsafe
from app.data.office import Office, Unit, command
from app.data.transfer import MOST_FAULTS, FieldSpec, TableFile, fault, few_collections, match_columns, read_amount, read_table
from app.modules.finance.chart.api import ensure_accounts, save_cost_centre
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.placing import Placing
from app.modules.finance.ledger.queries import LineView, lines_of
from app.modules.finance.ledger.rules import RESULT, REVERSED, TAX_INSIDE, EntryDraft, LineDraft, PlacedLine, taxed_account
from app.modules.finance.ledger.sealing import seal_entries
from app.modules.finance.ledger.services import Ready, write

FIELDS = (
    FieldSpec("entry", N_("Entry"), required=True),
    FieldSpec("date", N_("Date"), required=True),
    FieldSpec("document", N_("Document")),
    FieldSpec("debit", N_("Debit"), required=True),
    FieldSpec("credit", N_("Credit"), required=True),
    FieldSpec("amount", N_("Amount"), required=True),
    FieldSpec("tax", N_("Tax")),
    FieldSpec("cost_center", N_("Cost centre")),
    FieldSpec("text", N_("Text")),
)
CHUNK = 1000
_BACK = "\x00"  # marks a line of a Generalumkehr between reading and placing
HEADER = tuple(spec.key for spec in FIELDS)
Progress = Callable[[int, int], None]
_Shape = tuple[tuple[int, bool, bool], ...]  # a line's sign, whether it carries the tax, whether the cost centre


@dataclass
class Imported:
    """What an import did; amounts in cents; file is the key it can be taken back by."""

    entries: int = 0
    lines: int = 0
    debit_total: int = 0
    finalised: int = 0
    file: int = 0
    created_accounts: list[str] = field(default_factory=list)
    created_cost_centres: list[str] = field(default_factory=list)


class _NotTogether(Exception):
    """Rows of one entry stand apart; the file must be gathered in memory first."""


@dataclass(slots=True)
class _Group:
    """The rows of one entry."""

    key: str
    line: int
    rows: list[tuple[int, list[str]]]


class _Reader:
    """Turns rows into placed entries and gathers every fault with its line."""

    def __init__(self, unit: Unit, table: TableFile, create_accounts: bool, places: Mapping[str, int] | None = None) -> None:
        self.unit, self.table, self.create = unit, table, create_accounts
        self.places = match_columns(table, FIELDS, places)
        self.placing = Placing(unit, everything=True)
        self.faults: list[Fault] = []
        self.result = Imported()
        self._days: dict[str, datetime.date] = {}
        self._kinds: dict[str, str] = {"": ""}
        self._shapes: dict[tuple[str, str, str], _Shape] = {}
        self._get = [self.places.get(key, -1) for key in HEADER]
        self._refused: set[str] = set()

    def groups(self, gathered: bool) -> Iterator[_Group]:
        """Yield the rows entry by entry; raises _NotTogether when rows of an entry stand apart and were not gathered."""
        place, seen = self.places["entry"], set()
        if gathered:
            together: dict[str, _Group] = {}
            for line, row in self.table.rows:
                key = row[place] if place < len(row) else ""
                together.setdefault(key, _Group(key, line, [])).rows.append((line, row))
            yield from together.values()
            return
        current: _Group | None = None
        for line, row in self.table.rows:
            key = row[place] if place < len(row) else ""
            if current is None or key != current.key:
                if current is not None:
                    yield current
                if key in seen:
                    raise _NotTogether
                seen.add(key)
                current = _Group(key, line, [])
            current.rows.append((line, row))
        if current is not None:
            yield current

    def entry(self, group: _Group) -> Ready | None:
        """Return one placed entry, or None after writing down its faults."""
        before = len(self.faults)
        lines: list[LineDraft] = []
        day, document, text = None, "", ""
        for position, (number, row) in enumerate(group.rows):
            cells = [row[i].strip() if 0 <= i < len(row) else "" for i in self._get]
            if not cells[0]:
                self._fault(number, "entry", N_("The entry has no number."))
                continue
            found = self._day(cells[1], number)
            cells[8] = unsafe(cells[8])
            if position == 0:
                day, document, text = found, unsafe(cells[2]), cells[8]
            elif found != day and found is not None and day is not None:
                self._fault(number, "date", N_("Rows of entry {entry} have different days."), entry=group.key)
            self._row(cells, number, lines, text, day)
        if len(self.faults) > before or day is None:
            return None
        draft = EntryDraft(day, document, text, tuple(lines), origin="import")
        try:
            period, placed = self.placing.place(draft)
        except KontorError as error:
            self.faults.append(
                Fault(self.table.name, group.line, {"day": "date", "account": "debit"}.get(error.field, error.field), error.message)
            )
            return None
        self._mark_reversal(placed, lines)
        self.result.entries += 1
        self.result.lines += len(placed)
        self.result.debit_total += sum([line.amount for line in placed if line.amount > 0])
        return draft, period.fiscal_year_id, period.id, placed, None, None

    @staticmethod
    def _mark_reversal(placed: list[PlacedLine], lines: list[LineDraft]) -> None:
        if _BACK in [line.text[:1] for line in lines]:
            for line in placed:
                line.role |= REVERSED
                line.text = (line.text or "").removeprefix(_BACK) or None

    def _day(self, text: str, number: int) -> datetime.date | None:
        found = self._days.get(text)
        if found is None:
            try:
                found = self._days[text] = read_iso(text)
            except KontorError as error:
                self.faults.append(Fault(self.table.name, number, "date", error.message))
        return found

    def _row(self, cells: list[str], number: int, lines: list[LineDraft], entry_text: str, day: datetime.date | None) -> None:
        _entry, _date, _document, debit, credit, amount_text, tax, centre, text = cells
        try:
            amount = read_amount(amount_text)
        except KontorError as error:
            self.faults.append(Fault(self.table.name, number, "amount", error.message))
            return
        if amount == 0 or (amount < 0 and debit and credit):
            self._fault(number, "amount", N_("The amount must be above zero."))
        if not debit and not credit:
            self._fault(number, "debit", N_("The row has neither a debit nor a credit account."))
            return
        debit_kind = self._kinds[debit] if debit in self._kinds else self._kind(debit, number, "debit")
        credit_kind = self._kinds[credit] if credit in self._kinds else self._kind(credit, number, "credit")
        if debit_kind is None or credit_kind is None:
            return
        shape = self._shapes.get((debit_kind, credit_kind, tax)) or self._shape(debit_kind, credit_kind, tax, day)
        cost1 = cost2 = ""
        if centre:
            cost1, _slash, cost2 = centre.partition("/")
            self._centre(1, cost1)
            self._centre(2, cost2)
        own = text if text != entry_text else ""
        if amount < 0:
            own = _BACK + own
        for sign, taxed, costed in shape:
            account = debit if sign > 0 else credit
            lines.append(LineDraft(account, sign * amount, tax if taxed else "", cost1 if costed else "", cost2 if costed else "", own))

    def _shape(self, debit: str, credit: str, tax: str, day: datetime.date | None) -> _Shape:
        """Return the lines that a row between accounts of these kinds becomes ('' where it has no account); kept for the next such row."""
        sides = [(sign, kind) for sign, kind in ((1, debit), (-1, credit)) if kind]
        taxed = self._taxed([kind for _sign, kind in sides], tax, day)
        costed = [i for i, (_sign, kind) in enumerate(sides) if kind in RESULT] or range(len(sides))
        shape = tuple((sign, i == taxed, i in costed) for i, (sign, _kind) in enumerate(sides))
        self._shapes[debit, credit, tax] = shape
        return shape

    def _taxed(self, kinds: list[str], tax: str, day: datetime.date | None) -> int:
        if not tax or len(kinds) == 1:
            return 0 if tax else -1
        try:
            known = self.placing.cases.find(tax, day) if day else None
        except KontorError:  # an unknown case is named when the entry is placed
            known = None
        return 0 if taxed_account(kinds[0], kinds[1], known.kind if known else "input") == "debit" else 1

    def _kind(self, number: str, line: int, column: str) -> str | None:
        """Return an account's kind, made on request, or None after writing down the fault."""
        try:
            kind = self.placing.account(number).kind
        except KontorError as error:
            if not self.create or number in self._refused:
                self.faults.append(Fault(self.table.name, line, column, error.message))
                return None
            try:
                self.result.created_accounts += ensure_accounts(self.unit, [number])
            except KontorError as refusal:
                self._refused.add(number)
                self.faults.append(Fault(self.table.name, line, column, refusal.message))
                return None
            self.placing.forget()
            kind = self.placing.account(number).kind
        self._kinds[number] = kind
        return kind

    def _centre(self, dimension: int, code: str) -> None:
        if code and not self.placing.knows_centre(dimension, code):
            save_cost_centre(self.unit, dimension, code, code)
            self.result.created_cost_centres.append(code)
            self.placing.forget()

    def _fault(self, line: int, column: str, template: str, **values: Any) -> None:
        self.faults.append(fault(self.table.name, line, column, template, **values))


@command("finance.entry.post")
def import_entries(
    unit: Unit,
    path: Path,
    finalise: bool = False,
    create_accounts: bool = False,
    gathered: bool = False,
    progress: Progress | None = None,
    places: Mapping[str, int] | None = None,
) -> Imported:
    """Import a file of entries, all or nothing; raises BadFile with every fault.

    A cost centre that is not there yet is made; an account only with create_accounts.
    """
    table = read_table(path)
    reader = _Reader(unit, table, create_accounts, places)
    ready: list[Ready] = []
    last: datetime.date | None = None
    for group in reader.groups(gathered):
        item = reader.entry(group)
        if len(reader.faults) >= MOST_FAULTS:
            break
        if item is None or reader.faults:
            ready.clear()
            continue
        ready.append(item)
        last = item[0].day if last is None else max(last, item[0].day)
        if len(ready) >= CHUNK:
            write(unit, ready)
            ready.clear()
            if progress is not None:
                progress(reader.result.lines, 0)
    if not reader.faults and not reader.result.entries:
        reader.faults.append(fault(table.name, 1, "", N_("The file holds no entries.")))
    if reader.faults:
        raise BadFile(reader.faults, table.name)
    if ready:
        write(unit, ready)
    reader.result.file = unit.insert(
        ImportFile, kind="entries", sha256=table.sha256, name=table.name[:255], at=unit.now, rows=reader.result.lines
    )
    if finalise and last is not None:
        reader.result.finalised = seal_entries(unit, last, None)
    return reader.result


def run_import(
    office: Office,
    path: Path,
    finalise: bool = False,
    create_accounts: bool = False,
    progress: Progress | None = None,
    places: Mapping[str, int] | None = None,
    rehearsal: bool = False,
) -> Imported:
    """Import a file in one transaction, or only rehearse it; rows of an entry that stand apart are gathered first."""
    run = office.rehearse if rehearsal else office.run
    with few_collections():
        try:
            return run(import_entries, path, finalise, create_accounts, False, progress, places)
        except _NotTogether:
            return run(import_entries, path, finalise, create_accounts, True, progress, places)


def export_entries(connection: Connection, since: datetime.date, until: datetime.date) -> Sheet:
    """Return the entries of a span as the import takes them: one row a line, tax lines folded into the gross they came from."""
    query = select(Entry.id, Entry.day, Entry.document, Entry.text).where(Entry.day.between(since, until)).order_by(Entry.day, Entry.id)
    entries = connection.execute(query).all()
    rows: list[list[Any]] = []
    for start in range(0, len(entries), 2000):
        part = entries[start : start + 2000]
        lines = lines_of(connection, [row[0] for row in part])
        for number, (key, day, document, text) in enumerate(part, start + 1):
            rows += _rows(number, day, document, text, lines.get(key, []))
    kinds = ("number", "day", "text", "text", "text", "money", "text", "text", "text")
    return Sheet("entries", tuple(zip(HEADER, kinds, strict=True)), rows)


def _rows(number: int, day: datetime.date, document: str, text: str, lines: list[LineView]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for line in lines:
        role = line.role % REVERSED
        if role:
            if role == TAX_INSIDE:
                rows[-1][5] += _shown(line)
            continue
        debit = (line.amount > 0) != (line.role >= REVERSED)
        centre = line.cost1 + (f"/{line.cost2}" if line.cost2 else "")
        sides = (line.account, "") if debit else ("", line.account)
        rows.append([number, day, document, *sides, _shown(line), line.tax, centre, line.text or text])
    return rows


def _shown(line: LineView) -> int:
    """Return the amount on its side: above zero, below it in a Generalumkehr."""
    return abs(line.amount) if line.role < REVERSED else -abs(line.amount)
