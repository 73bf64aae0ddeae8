"""What is read of stacks, templates and text constants."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core import codec, dates
from app.core.dataclass import dataclass
from app.core.manifest import Finding, MonthCheck, Waiting
from app.core.messages import N_, Message
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.modules.finance.booking.models import Stack, StackLine, Template, TextConstant
from app.modules.finance.booking.rules import ConstantDraft, MaskLine
from app.modules.finance.ledger.api import Entry


@dataclass(frozen=True)
class LineRow:
    """A line of a stack with its key, version and fault."""

    id: int
    version: int
    line: MaskLine
    fault: Message | None


codec.register("booking.line_row", LineRow, "app.modules.finance.booking.queries:LineRow")


@dataclass(frozen=True)
class StackView:
    """A stack with its lines, newest first."""

    id: int
    version: int
    name: str
    start: datetime.date
    end: datetime.date
    target: int | None
    state: str
    lines: tuple[LineRow, ...]


@dataclass(frozen=True)
class TemplateRow:
    """A booking template."""

    id: int
    name: str
    side: str
    bu: str
    contra: str
    account: str
    cost1: str
    text: str


@query("finance.view")
def stack_view(connection: Connection, key: int) -> StackView | None:
    """Return a stack, None where there is none."""
    row = connection.execute(select(Stack.__table__).where(Stack.id == key)).mappings().first()
    if row is None:
        return None
    return build(StackView, {**row, "lines": tuple(reversed(line_rows(connection, key)))})


@query("finance.view")
def line_rows(connection: Connection, stack: int) -> list[LineRow]:
    """Return the lines of a stack in the order they were typed."""
    x = StackLine
    rows = connection.execute(select(x.__table__).where(x.stack_id == stack).order_by(x.id)).mappings()
    return [
        build(LineRow, {**row, "fault": codec.loads(row["fault"]) if row["fault"] else None}) for row in rows
    ]


@query("finance.view")
def open_stacks(connection: Connection) -> list[tuple[int, str]]:
    """Return key and name of the stacks that are not posted, newest first."""
    rows = connection.execute(
        select(Stack.id, Stack.name).where(Stack.state == "draft").order_by(Stack.id.desc())
    )
    return [(key, name) for key, name in rows]


@query("finance.view")
def month_stack(connection: Connection, start: datetime.date) -> StackView:
    """Return the open stack of the month that begins so; where there is none yet, the one to come: without a key, with a name of its own."""
    end = dates.month_end(start)
    s = Stack
    same = select(s.id).where(s.start == start, s.end == end, s.state == "draft").order_by(s.id.desc())
    key = connection.scalar(same.limit(1))
    found = stack_view(connection, key) if key is not None else None
    if found is not None:
        return found
    month = f"{start:%m/%Y}"
    taken = set(connection.scalars(select(s.name).where(s.name.startswith(month))))
    names = (month, *(f"{month}-{number}" for number in range(2, len(taken) + 2)))
    name = next(one for one in names if one not in taken)
    return StackView(0, 0, name, start, end, target=None, state="draft", lines=())


@query("finance.view")
def stack_to_book(connection: Connection, key: int, start: datetime.date) -> StackView:
    """Return a stack by its key; for 0, or one that is gone, that of the month that begins so."""
    return (stack_view(connection, key) if key else None) or month_stack(connection, start)


@query("finance.view")
def text_constants(connection: Connection) -> dict[str, str]:
    """Return the texts by code, in small letters."""
    return {
        code.lower(): text for code, text in connection.execute(select(TextConstant.code, TextConstant.text))
    }


@query("finance.view")
def templates(connection: Connection) -> list[TemplateRow]:
    """Return the booking templates by name."""
    t = Template
    query = select(t.id, t.name, t.side, t.bu, t.contra, t.account, t.cost1, t.text).order_by(t.name)
    return read_all(connection, query, TemplateRow)


def stacks_source() -> ListSource:
    """Return the list of stacks, newest first."""
    s = Stack
    count = select(func.count()).where(StackLine.stack_id == Stack.id).correlate(Stack).scalar_subquery()
    total = (
        select(func.coalesce(func.sum(StackLine.amount), 0))
        .where(StackLine.stack_id == Stack.id)
        .correlate(Stack)
        .scalar_subquery()
    )
    columns = (
        *listed(s, "name start end"),
        Column("lines", N_("Lines"), "number", count, 80),
        Column("sum", N_("Sum"), "money", total, 120),
        *listed(s, "target state"),
        shown_as(s.login, title=N_("Typed by")),
    )
    return ListSource("finance.stacks", s, columns, (s.id.desc(),))


def constants_source() -> ListSource:
    """Return the list of text constants."""
    t = TextConstant
    columns = (*listed(t, "code text"),)
    return ListSource("finance.text_constants", t, columns, (t.code.asc(),))


@query("finance.view")
def constant(connection: Connection, key: int) -> Stored[ConstantDraft] | None:
    """Return a text constant, None where there is none."""
    return load_draft(connection, TextConstant, ConstantDraft, key)


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return the stacks that are not posted, each with its lines and how many of them are refused."""
    found = []
    for key, name in open_stacks(connection):
        rows = line_rows(connection, key)
        faults = sum(bool(row.fault) for row in rows)
        words = to_post(name, len(rows))
        if faults:
            values = {"name": name, "count": len(rows), "faults": faults}
            words = Message(
                N_("Stack {name}: {count} lines, {faults} refused"),
                values,
                N_("Stack {name}: 1 line, refused"),
            )
        found.append(Waiting(len(rows), words, "finance.booking.mask", key))
    return found


def to_post(name: str, count: int) -> Message:
    """Return the words for a stack that waits with lines."""
    return Message(
        N_("Stack {name}: {count} lines to post"),
        {"name": name, "count": count},
        N_("Stack {name}: 1 line to post"),
    )


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the stacks of a month whose lines are not posted."""
    query = (
        select(Stack.id, Stack.name, func.count(StackLine.id))
        .join(StackLine, StackLine.stack_id == Stack.id)
        .where(Stack.state == "draft", StackLine.day.between(since, until))
        .group_by(Stack.id, Stack.name)
        .order_by(Stack.id)
    )
    found = [
        Finding(to_post(name, count), "finance.booking.mask", key)
        for key, name, count in connection.execute(query)
    ]
    return [MonthCheck(N_("Lines that are not posted"), tuple(found))]


@query("finance.view")
def has_entry(connection: Connection) -> bool:
    """Say whether somebody booked: a line of a stack, or an entry that was neither taken over nor imported."""
    taken_over = Entry.origin.in_(("opening", "import"))
    found = select(StackLine.id).limit(1), select(Entry.id).where(~taken_over).limit(1)
    return any(connection.scalar(one) is not None for one in found)
