"""What can be done with stacks: type lines, post all of them in one transaction; templates and text constants."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select

from app.core import codec
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, Message
from app.data.drafts import required, save_draft
from app.data.office import command
from app.data.record_extras import Target, attach, attachments
from app.data.system_tables import Attachment
from app.data.undo import undo_deletion, unused_key
from app.data.unit import Unit
from app.modules.finance.booking.models import Stack, StackLine, Template, TextConstant
from app.modules.finance.booking.queries import LineRow, line_rows, month_stack
from app.modules.finance.booking.rules import (
    ConstantDraft,
    MaskLine,
    check_whole,
    entry_of,
    grouped,
    open_rest,
    with_split,
)
from app.modules.finance.chart.api import all_accounts
from app.modules.finance.ledger.api import EntryDraft, Placing, post_many


@command("finance.entry.post")
def open_stack(
    unit: Unit, name: str, start: datetime.date, end: datetime.date, target: int | None = None
) -> int:
    """Open a stack for a span of days; raises Invalid for an empty name or a span that ends before it begins."""
    if not name.strip():
        raise Invalid(N_("Give the stack a name."), field="name")
    if end < start:
        raise Invalid(N_("The span ends before it begins."), field="end")
    return unit.insert(
        Stack, name=name.strip(), start=start, end=end, target=target, state="draft", login=unit.login
    )


@command("finance.entry.post")
def set_target(unit: Unit, key: int, target: int | None) -> None:
    """Set the sum that the stack must reach, in cents."""
    unit.update(Stack, key, {"target": target})


@command("finance.entry.post", locks=())
def save_line(unit: Unit, stack: int, line: MaskLine, key: int | None = None) -> LineRow:
    """Keep a line of a stack, also a wrong one: its fault is kept with it, so that nothing typed is lost.

    A line without contra account begins a split entry or goes on with the one
    that is still open.
    """
    _draft(unit, stack)
    line = _placed_in_split(unit, stack, line, key)
    fault = _fault(unit, stack, line)
    values = {**asdict(line), "fault": codec.dumps(fault) if fault else ""}
    if key is None:
        key = unit.insert(StackLine, id=unused_key(unit, StackLine), stack_id=stack, **values)
    else:
        unit.update(StackLine, key, values)
    return LineRow(key, int(unit.row(StackLine, key)["version"]), line, fault)


@command("finance.entry.post")
def begin_month(unit: Unit, start: datetime.date) -> int:
    """Open the stack of the month that begins so, unless one is open; return its key."""
    found = month_stack(unit.connection, start)
    return found.id or open_stack(unit, found.name, found.start, found.end)


@command("finance.entry.post")
def save_first_line(unit: Unit, start: datetime.date, line: MaskLine) -> tuple[int, LineRow]:
    """Keep a line in the open stack of the month that begins so, which is opened if need be; return the stack and the line."""
    key = begin_month(unit, start)
    return key, save_line(unit, key, line)


def save_split(unit: Unit, stack: int, lines: Sequence[MaskLine]) -> list[LineRow]:
    """Keep lines that make one entry, whatever split entry is still open in the stack; return their rows."""
    number = max((row.line.split for row in line_rows(unit.connection, stack)), default=0) + 1
    return [save_line(unit, stack, with_split(line, number)) for line in lines]


def _placed_in_split(unit: Unit, stack: int, line: MaskLine, key: int | None) -> MaskLine:
    if key is None and line.split:
        return line
    if key is not None:
        return with_split(
            line, 0 if line.contra and line.account else int(unit.row(StackLine, key)["split"]) or key
        )
    if line.contra and line.account:
        return line
    rows = line_rows(unit.connection, stack)
    if rows and (number := rows[-1].line.split):
        group = [row.line for row in rows if row.line.split == number]
        if open_rest(group):
            return with_split(line, number)
    return with_split(line, (max((row.line.split for row in rows), default=0)) + 1)


def _fault(unit: Unit, stack: int, line: MaskLine) -> Message | None:
    """Return why a line can't be posted; it is kept as a message, so that everyone reads it in a language of their own."""
    header = unit.row(Stack, stack)
    try:
        if not header["start"] <= line.day <= header["end"]:
            raise Invalid(N_("The {day} lies outside the stack."), field="day", day=line.day)
        placing = Placing(unit)
        for number in filter(None, (line.account, line.contra)):
            placing.account(number)
        for dimension, code in ((1, line.cost1), (2, line.cost2)):
            if code:
                placing.centre(dimension, code)
        draft = _entry(unit, placing, [line], stack)
        if not line.split:
            placing.place(draft)
        else:
            placing.period(line.day)
    except KontorError as error:
        return error.message
    return None


def _entry(unit: Unit, placing: Placing, lines: Sequence[MaskLine], stack: int) -> EntryDraft:
    accounts = unit.pending.get("booking.accounts")
    if accounts is None:
        accounts = unit.pending["booking.accounts"] = all_accounts(unit.connection)
    kinds = {
        line.bu: placing.cases.find(line.bu, line.day).kind
        for line in lines
        if line.bu and line.bu not in ("40", "0")
    }
    return entry_of(lines, accounts, kinds, stack)


def _draft(unit: Unit, stack: int) -> None:
    """Hold a stack until the end of the transaction, so that no line comes or goes while it is posted; raises Invalid for a posted one."""
    if unit.row(Stack, stack, lock=True)["state"] != "draft":
        raise Invalid(N_("This stack is posted; open a new one."))


@command("finance.entry.post", locks=())
def save_lines(unit: Unit, stack: int, lines: Sequence[MaskLine]) -> int:
    """Keep many lines of a stack in one transaction, wrong ones with their fault; return how many."""
    for line in lines:
        save_line(unit, stack, line)
    return len(lines)


@command("finance.entry.post", locks=())
def delete_line(unit: Unit, key: int) -> None:
    """Take a line out of a stack that is not posted; its values stay in the trail."""
    _draft(unit, unit.row(StackLine, key)["stack_id"])
    unit.delete(StackLine, key)


@command("finance.entry.post", locks=())
def bring_line_back(unit: Unit, stack: int, key: int) -> None:
    """Bring a line back that was taken out of a stack: to its place, its split entry, its documents and its bank movement."""
    _draft(unit, stack)
    undo_deletion(unit, StackLine, key)


@command("finance.entry.post", locks=())
def post_stack(unit: Unit, key: int) -> int:
    """Post all lines of a stack in one transaction and return the number of entries; raises Invalid naming the line at fault."""
    _draft(unit, key)
    rows = line_rows(unit.connection, key)
    if not rows:
        raise Invalid(N_("The stack is empty."))
    placing = Placing(unit, everything=True)
    groups = grouped([(row.id, row.line) for row in rows])
    drafts, placed = [], []
    for group in groups:
        lines = [line for _key, line in group]
        try:
            if lines[0].split:
                check_whole(lines)
            draft = _entry(unit, placing, lines, key)
            placed.append(placing.place(draft))
        except KontorError as error:
            raise Invalid(
                N_("Line {document} {text}: {reason}"),
                document=lines[0].document,
                text=lines[0].text,
                reason=error.message,
            ) from error
        drafts.append(draft)
    entries = post_many(unit, drafts, placing, placed)
    for entry, group in zip(entries, groups, strict=True):
        for line, _values in group:
            unit.update(StackLine, line, {"entry_id": entry})
            _move_documents(unit, line, entry)
    unit.update(Stack, key, {"state": "posted"})
    return len(entries)


def _move_documents(unit: Unit, line: int, entry: int) -> None:
    """Link the documents of a line to the entry it became."""
    for found in attachments(unit.connection, Target("finance_stack_line", line)):
        attach(unit, Target("finance_entry", entry), found.sha256, found.name, found.size)
        unit.update(Attachment, found.id, {"hidden": True})


@command("finance.entry.post")
def save_constant(
    unit: Unit, draft: ConstantDraft, key: int | None = None, version: int | None = None
) -> int:
    """Make or change a text constant; raises Invalid for a code in use or empty."""
    code = draft.code.strip()
    if not code or " " in code:
        raise Invalid(N_("A code is one word."), field="code")
    required(draft.text, "text", N_("Enter the text."))
    known = unit.connection.scalar(select(TextConstant.id).where(TextConstant.code == code))
    if known is not None and known != key:
        raise Invalid(N_("{code} is in use already."), field="code", code=code)
    return save_draft(unit, TextConstant, draft, key, version)


@command("finance.entry.post")
def save_template(unit: Unit, name: str, line: MaskLine) -> int:
    """Keep a line as a booking template under a name; the same name again replaces it."""
    if not name.strip():
        raise Invalid(N_("Give the template a name."), field="name")
    values = {
        "side": line.side,
        "bu": line.bu,
        "contra": line.contra,
        "account": line.account,
        "cost1": line.cost1,
        "text": line.text,
    }
    known = unit.connection.scalar(select(Template.id).where(Template.name == name.strip()))
    if known is not None:
        unit.update(Template, known, values)
        return int(known)
    return unit.insert(Template, name=name.strip(), **values)


@command("finance.entry.post")
def delete_template(unit: Unit, key: int) -> None:
    """Take a booking template away."""
    unit.delete(Template, key)
