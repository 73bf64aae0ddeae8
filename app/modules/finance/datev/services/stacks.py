"""Bringing a DATEV stack into the book: all of it or nothing, every fault by its line."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, KontorError
from app.core.messages import N_, Message
from app.core.money import read_plain
from app.data.imported_files import keep_file, refuse_known
from app.data.office import command
from app.data.transfer import bytes_of
from app.data.unit import Unit
from app.modules.finance.chart.api import CostCentreDraft, cost_centres, ensure_accounts, save_cost_centre
from app.modules.finance.datev.queries import (
    ACCOUNT_TEXT,
    CONTRA_TEXT,
    ENTRY_TEXT,
    FULL_DOCUMENT,
    KONTOR,
    OTHER_CENTRE,
)
from app.modules.finance.datev.rules import (
    ACCOUNT,
    AMOUNT,
    BU,
    CONTRA,
    DAY,
    DOCUMENT,
    DOCUMENT2,
    GU,
    INFO,
    KOST1,
    KOST2,
    LARGEST,
    LIFT,
    SIDE,
    TEXT,
    StackFile,
    StackHeader,
    day_of,
    read_stack,
)
from app.modules.finance.ledger.api import EntryDraft, LineDraft, Placed, Placing, post_many, taxed_account

PAIRS = 20
EU_BACK, LIFTED_BACK = "6", "8"
REVERSING = (
    "2",
    EU_BACK,
    LIFTED_BACK,
)  # corrections that take an entry back: plain, of an EU key, with the automatic lifted


@dataclass(frozen=True)
class Imported:
    """What came in; amounts in cents."""

    entries: int
    rows: int
    debit_total: int
    created_accounts: tuple[str, ...]


codec.register("datev.stack_imported", Imported, "app.modules.finance.datev.services:Imported")


@dataclass
class _Line:
    """A line of an entry that is being put together."""

    account: str
    amount: int
    tax: str
    cost1: str
    cost2: str
    text: str


@dataclass(frozen=True)
class _Row:
    """A row of a stack as it was read."""

    line: int
    values: Sequence[str]
    more: Mapping[str, str]
    day: datetime.date

    def __getitem__(self, place: int) -> str:
        return self.values[place - 1].strip() if place <= len(self.values) else ""

    @property
    def signed(self) -> int:
        """The cents on the account, debit positive, as they count in the book: a Generalumkehr takes back."""
        amount = read_plain(self[AMOUNT].rstrip(","), comma=True)
        return amount if (self[SIDE] == "S") != self.back else -amount

    @property
    def back(self) -> bool:
        """Whether the row is a Generalumkehr: by its mark, or by the key as it was written before there was one."""
        return self[GU] == "1" or self.key[0] in REVERSING

    @property
    def key(self) -> tuple[str, str]:
        """The correction (tens) and the tax key of the BU key, as far as the correction concerns a Generalumkehr; else '' and the key."""
        bu = self[BU].lstrip("0")
        if self[GU] == "1" or len(bu) != 2 or bu[0] not in REVERSING:
            return "", bu
        tax = bu[1].replace("0", "")
        if bu[0] == LIFTED_BACK:
            return bu[0], LIFT
        return bu[0], f"1{tax}" if bu[0] == EU_BACK and tax else tax


@command("finance.entry.post")
def import_stack(
    unit: Unit,
    path: Path,
    create_accounts: bool = False,
    create_centres: bool = False,
    anyway: bool = False,
) -> Imported:
    """Import a stack of entries, of DATEV itself or of another program; make accounts and cost centres that are missing, on wish.

    Raises BadFile with every rule it breaks that matters for reading it, and every row that can't be posted; Invalid
    for a stack that came in already, which comes in again with anyway.
    """
    data = bytes_of(path, LARGEST)
    refuse_known(unit, "datev", sha256 := hashlib.sha256(data).digest(), anyway)
    found = read_stack(data, strict=False)
    faults = [Fault(path.name, one.line, str(one.column), one.message) for one in found.findings]
    if faults or found.header is None:
        raise BadFile(faults, path.name)
    created: list[str] = []
    if create_accounts:
        created = ensure_accounts(
            unit,
            {
                _number(row[place - 1], found.header)
                for _line, row in found.rows
                for place in (ACCOUNT, CONTRA)
            },
        )
    if create_centres:
        _make_centres(unit, found)
    placing = Placing(unit, everything=True)
    drafts, placed = _drafts(placing, found, found.header, path.name)
    keys = post_many(unit, drafts, placing, placed)
    total = sum(line.amount for draft in drafts for line in draft.lines if line.amount > 0)
    keep_file(unit, "datev", sha256, path.name, len(found.rows))
    return Imported(len(keys), len(found.rows), total, tuple(created))


def _make_centres(unit: Unit, found: StackFile) -> None:
    """Make the cost centres that rows name and the book lacks; the name is the code."""
    known = {(one.dimension, one.code) for one in cost_centres(unit.connection)}
    wanted = {
        (dimension, row[place - 1].strip())
        for _line, row in found.rows
        for dimension, place in ((1, KOST1), (2, KOST2))
        if place <= len(row) and row[place - 1].strip()
    }
    for dimension, code in sorted(wanted - known):
        save_cost_centre(unit, CostCentreDraft(dimension, code))


def _number(text: str, head: StackHeader) -> str:
    """Return an account number as the book writes it: leading zeros that a spreadsheet dropped come back."""
    return text.zfill(head.length) if len(text) < head.length else text


def _drafts(
    placing: Placing, found: StackFile, head: StackHeader, name: str
) -> tuple[list[EntryDraft], list[Placed]]:
    """Return the entries of a stack and where each is placed; raises BadFile with all that can't be posted."""
    groups: dict[object, list[_Row]] = {}
    for line, values in found.rows:
        more = {
            values[i]: values[i + 1]
            for i in range(INFO - 1, min(INFO - 1 + 2 * PAIRS, len(values) - 1), 2)
            if values[i]
        }
        day = day_of(values[DAY - 1], head)
        assert day is not None
        row = _Row(line, values, more, day)
        groups.setdefault(
            more[KONTOR].split("/")[0] if re.fullmatch(r"\d+(/[^/]*){4}", more.get(KONTOR, "")) else line, []
        ).append(row)
    drafts, placed = [], []
    faults: list[Fault] = []
    for key, rows in groups.items():
        try:
            draft = _draft(rows, placing, head, own=isinstance(key, str))
            placed.append(placing.place(draft))
            drafts.append(draft)
        except KontorError as error:
            faults.append(Fault(name, rows[0].line, error.field, error.message))
    if not drafts and not faults:
        faults.append(Fault(name, 1, "", Message(N_("The file holds no entries."))))
    if faults:
        raise BadFile(faults, name)
    return drafts, placed


def _draft(rows: Sequence[_Row], placing: Placing, head: StackHeader, own: bool) -> EntryDraft:
    first = rows[0]
    text, document = (
        first.more.get(ENTRY_TEXT) or first[TEXT],
        first.more.get(FULL_DOCUMENT) or first[DOCUMENT],
    )
    lines = _own_lines(rows, head) if own else _foreign_lines(first, placing, head)
    legs = tuple(LineDraft(x.account, x.amount, x.tax, x.cost1, x.cost2, text=x.text) for x in lines)
    return EntryDraft(first.day, document, text, legs, first[DOCUMENT2], origin="import", back=first.back)


def _own_lines(rows: Sequence[_Row], head: StackHeader) -> list[_Line]:
    """Put the lines of an entry together that Kontor wrote: by their places, with tax case, cost centres and texts as they were."""
    lines: dict[int, _Line] = {}
    for row in rows:
        _entry, account, contra, tax, costed = row.more[KONTOR].split("/")
        other1, _slash, other2 = row.more.get(OTHER_CENTRE, "").partition("/")
        here, there = (row[KOST1], row[KOST2]), (other1, other2)
        for place, number, amount, key, centre, text in (
            (
                account,
                row[ACCOUNT],
                row.signed,
                "",
                here if costed == "K" else there,
                row.more.get(ACCOUNT_TEXT, ""),
            ),
            (
                contra,
                row[CONTRA],
                -row.signed,
                tax,
                here if costed == "G" else there,
                row.more.get(CONTRA_TEXT, ""),
            ),
        ):
            known = lines.setdefault(int(place), _Line(_number(number, head), 0, key, *centre, text))
            known.amount += amount
    return [lines[place] for place in sorted(lines)]


def _foreign_lines(row: _Row, placing: Placing, head: StackHeader) -> list[_Line]:
    """Return the two lines of a row that another program wrote: its BU key, or the tax of the account itself."""
    numbers = [_number(row[place], head) for place in (ACCOUNT, CONTRA)]
    infos = [placing.account(number) for number in numbers]
    taxes = ["", ""]
    _correction, key = row.key
    if key and key != LIFT:
        case = placing.cases.find(key, row.day)
        debit, credit = (0, 1) if row[SIDE] == "S" else (1, 0)
        carries = (
            debit if taxed_account(infos[debit].kind, infos[credit].kind, case.kind) == "debit" else credit
        )
        taxes[carries] = case.key
    elif not key:
        carries = 1 if infos[1].tax else 0
        taxes[carries] = infos[carries].tax
    results = [info.kind in ("income", "expense") for info in infos]
    amounts = (row.signed, -row.signed)
    return [
        _Line(
            numbers[i],
            amounts[i],
            taxes[i],
            *((row[KOST1], row[KOST2]) if results[i] or not any(results) else ("", "")),
            "",
        )
        for i in (0, 1)
    ]
