"""Reading a table of entries: rows that belong together become drafts, every fault named by its cell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.dates import read_iso
from app.core.errors import Fault, KontorError
from app.core.messages import N_
from app.data.office import Unit
from app.data.transfer import (
    FieldSpec,
    TableFile,
    fault,
    match_columns,
    read_amount,
)
from app.modules.finance.chart.api import CostCentreDraft, ensure_accounts, save_cost_centre
from app.modules.finance.ledger.rules.entries import (
    RESULT,
    REVERSED,
    EntryDraft,
    LineDraft,
    PlacedLine,
    taxed_account,
)
from app.modules.finance.ledger.services.entries import Ready
from app.modules.finance.ledger.services.entry_resolution import Placing

_Shape = tuple[
    tuple[int, bool, bool], ...
]  # a line's sign, whether it carries the tax, whether the cost centre


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

    def __init__(
        self, unit: Unit, table: TableFile, create_accounts: bool, places: Mapping[str, int] | None = None
    ) -> None:
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
            if position == 0:
                day, document, text = found, cells[2], cells[8]
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
                Fault(
                    self.table.name,
                    group.line,
                    {"day": "date", "account": "debit"}.get(error.field, error.field),
                    error.message,
                )
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

    def _row(
        self,
        cells: list[str],
        number: int,
        lines: list[LineDraft],
        entry_text: str,
        day: datetime.date | None,
    ) -> None:
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
        shape = self._shapes.get((debit_kind, credit_kind, tax)) or self._shape(
            debit_kind, credit_kind, tax, day
        )
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
            lines.append(
                LineDraft(
                    account,
                    sign * amount,
                    tax if taxed else "",
                    cost1 if costed else "",
                    cost2 if costed else "",
                    text=own,
                )
            )

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
        taxed = taxed_account(kinds[0], kinds[1], known.kind if known else "input")
        return 0 if taxed == "debit" else 1

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
            save_cost_centre(self.unit, CostCentreDraft(dimension, code))
            self.result.created_cost_centres.append(code)
            self.placing.forget()

    def _fault(self, line: int, column: str, template: str, **values: Any) -> None:
        self.faults.append(fault(self.table.name, line, column, template, **values))


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


_BACK = "\x00"  # marks a line of a Generalumkehr between reading and placing


HEADER = tuple(spec.key for spec in FIELDS)


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


codec.register("ledger.entries_imported", Imported, "app.modules.finance.ledger.transfer:Imported")
