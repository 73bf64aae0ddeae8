"""What is read of stacks, templates and text constants."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.core import codec
from app.core.manifest import Finding, MonthCheck, Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource
from app.modules.finance.booking.models import Stack, StackLine, Template, TextConstant
from app.modules.finance.booking.rules import MaskLine

STATES = {"draft": N_("Draft"), "posted": N_("Posted")}


@dataclass(frozen=True)
class LineRow:
    """A line of a stack with its key, version and fault."""

    id: int
    version: int
    line: MaskLine
    fault: Message | None


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


def stack_view(connection: Connection, key: int) -> StackView | None:
    """Return a stack, None where there is none."""
    s = Stack
    row = connection.execute(select(s.id, s.version, s.name, s.start, s.end, s.target, s.state).where(s.id == key)).first()
    if row is None:
        return None
    return StackView(row.id, row.version, row.name, row.start, row.end, row.target, row.state, tuple(reversed(line_rows(connection, key))))


def line_rows(connection: Connection, stack: int) -> list[LineRow]:
    """Return the lines of a stack in the order they were typed."""
    x = StackLine
    query = (
        select(
            x.id,
            x.version,
            x.fault,
            x.amount,
            x.side,
            x.bu,
            x.contra,
            x.document,
            x.document2,
            x.day,
            x.account,
            x.cost1,
            x.cost2,
            x.text,
            x.split,
        )
        .where(x.stack_id == stack)
        .order_by(x.id)
    )
    return [
        LineRow(key, version, MaskLine(*rest), codec.loads(fault) if fault else None)
        for key, version, fault, *rest in connection.execute(query)
    ]


def open_stacks(connection: Connection) -> list[tuple[int, str]]:
    """Return key and name of the stacks that are not posted, newest first."""
    rows = connection.execute(select(Stack.id, Stack.name).where(Stack.state == "draft").order_by(Stack.id.desc()))
    return [(key, name) for key, name in rows]


def text_constants(connection: Connection) -> dict[str, str]:
    """Return the texts by code, in small letters."""
    return {code.lower(): text for code, text in connection.execute(select(TextConstant.code, TextConstant.text))}


def templates(connection: Connection) -> list[TemplateRow]:
    """Return the booking templates by name."""
    t = Template
    query = select(t.id, t.name, t.side, t.bu, t.contra, t.account, t.cost1, t.text).order_by(t.name)
    return [TemplateRow(*row) for row in connection.execute(query)]


def stacks_source() -> ListSource:
    """Return the list of stacks, newest first."""
    s = Stack
    count = select(func.count()).where(StackLine.stack_id == Stack.id).correlate(Stack).scalar_subquery()
    total = select(func.coalesce(func.sum(StackLine.amount), 0)).where(StackLine.stack_id == Stack.id).correlate(Stack).scalar_subquery()
    columns = (
        Column("name", N_("Name"), "text", s.name.expression, 260),
        Column("start", N_("from"), "day", s.start.expression, 108),
        Column("end", N_("to"), "day", s.end.expression, 108),
        Column("lines", N_("Lines"), "number", count, 80),
        Column("sum", N_("Sum"), "money", total, 120),
        Column("target", N_("Target sum"), "money", s.target.expression, 120),
        Column("state", N_("State"), "text", s.state.expression, 110, choices=STATES),
        Column("login", N_("Typed by"), "text", s.login.expression, 120),
    )
    return ListSource(
        "finance.stacks", frozenset({"finance_stack", "finance_stack_line"}), s.__table__, s.id.expression, columns, (s.id.desc(),)
    )


def constants_source() -> ListSource:
    """Return the list of text constants."""
    t = TextConstant
    columns = (Column("code", N_("Code"), "text", t.code.expression, 110), Column("text", N_("Text"), "text", t.text.expression, 420))
    return ListSource(
        "finance.text_constants", frozenset({"finance_text_constant"}), t.__table__, t.id.expression, columns, (t.code.asc(),)
    )


def constant_row(connection: Connection, key: int) -> tuple[int, int, str, str]:
    """Return key, version, code and text of a constant."""
    t = TextConstant
    row = connection.execute(select(t.id, t.version, t.code, t.text).where(t.id == key)).one()
    return row.id, row.version, row.code, row.text


def waiting(connection: Connection) -> list[Waiting]:
    """Return the stacks that are not posted, each with its lines and how many of them are refused."""
    found = []
    for key, name in open_stacks(connection):
        rows = line_rows(connection, key)
        faults = sum(bool(row.fault) for row in rows)
        words = to_post(name, len(rows))
        if faults:
            values = {"name": name, "count": len(rows), "faults": faults}
            words = Message(N_("Stack {name}: {count} lines, {faults} refused"), values, N_("Stack {name}: 1 line, refused"))
        found.append(Waiting(len(rows), words, "finance.booking.mask", key))
    return found


def to_post(name: str, count: int) -> Message:
    """Return the words for a stack that waits with lines."""
    return Message(N_("Stack {name}: {count} lines to post"), {"name": name, "count": count}, N_("Stack {name}: 1 line to post"))


def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the stacks of a month whose lines are not posted."""
    query = (
        select(Stack.id, Stack.name, func.count(StackLine.id))
        .join(StackLine, StackLine.stack_id == Stack.id)
        .where(Stack.state == "draft", StackLine.day.between(since, until))
        .group_by(Stack.id, Stack.name)
        .order_by(Stack.id)
    )
    found = [Finding(to_post(name, count), "finance.booking.mask", key) for key, name, count in connection.execute(query)]
    return [MonthCheck(N_("Lines that are not posted"), tuple(found))]
