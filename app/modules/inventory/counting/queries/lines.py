"""Lines of a count with what the book had at the moment of each count, what differs, and what that is worth."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.counting.models import Count, CountLine
from app.modules.inventory.counting.rules.lines import Counts, Tolerance, Worth, holds, state_of, value_of
from app.modules.inventory.counting.rules.words import FIRST, OPEN, SECOND
from app.modules.inventory.stock.api import Held, Level, Lot, Move, Place, ValueRow, levels_between

POST, VIEW = "inventory.count.post", "inventory.view"
Moment = tuple[datetime.date, int]
Where = tuple[int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as who posts the count sees it: words, both counts with what the book had then, state, difference and its value in cents."""

    id: int
    sheet: int
    number: int
    article: int
    code: str
    name: str
    unit: str
    place: int
    path: str
    lot: str
    condition: str
    serial: str
    counts: Counts
    first_by: str
    second_by: str
    day: datetime.date | None
    note: str
    state: str
    value: int

    @property
    def difference(self) -> int | None:
        """By how much the count that holds is off; None where nobody counted."""
        which = holds(self.counts)
        return self.counts.difference(which) if which else None

    @property
    def expected(self) -> int:
        """What the book had at the moment of the count that holds."""
        return self.counts.second_expected if holds(self.counts) == SECOND else self.counts.first_expected


@query(POST)
def lines_of(connection: Connection, key: int) -> list[LineView]:
    """Return the lines of a count with what the book had, which who counts must not see."""
    return lines_with(connection, key)


def lines_with(connection: Connection, key: int) -> list[LineView]:
    """Return the lines of a count in the order of its sheets, for commands."""
    count = connection.execute(select(Count.__table__).where(Count.id == key)).one()
    tolerance = Tolerance(count.percent, count.amount, count.both)
    rows = connection.execute(_lines(key)).all()
    asked: dict[Where, list[tuple[int, str, Moment]]] = {}
    for row in rows:
        where = (row.article_id, row.place_id, row.lot_id, row.condition, row.serial)
        asked[where] = [(row.id, which, _moment(count, row, which)) for which in (FIRST, SECOND)]
    expected = _expected(connection, count, asked, {row.id: int(row.level or 0) for row in rows})
    found = []
    for row in rows:
        counts = Counts(row.first, expected[row.id, FIRST], row.second, expected[row.id, SECOND], row.chosen)
        worth = Worth(row.held or 0, row.worth or 0, row.last_quantity or 0, row.last_value or 0)
        which = holds(counts)
        difference = counts.difference(which) if which else None
        day = row.second_day if which == SECOND else row.first_day
        found.append(
            LineView(
                row.id,
                row.sheet,
                row.number,
                row.article_id,
                row.code,
                name=row.name_de,
                unit=row.unit,
                place=row.place_id,
                path=row.path,
                lot=row.lot or "",
                condition=row.condition,
                serial=row.serial,
                counts=counts,
                first_by=row.first_by,
                second_by=row.second_by,
                day=day,
                note=row.note,
                state=state_of(counts, worth, tolerance),
                value=value_of(difference or 0, worth),
            )
        )
    return found


def _lines(key: int) -> Select:  # type: ignore[type-arg]
    c, a, v, h = CountLine, Article, Level, Held
    there = and_(
        v.article_id == c.article_id, v.place_id == c.place_id, v.lot_id == c.lot_id,
        v.condition == c.condition, v.serial == c.serial,
    )  # fmt: skip
    return (
        select(c.__table__, a.number.label("code"), a.name_de, a.unit, Place.path, Lot.number.label("lot"))
        .add_columns(v.quantity.label("level"), h.quantity.label("held"), h.value.label("worth"))
        .add_columns(h.last_quantity, h.last_value)
        .join_from(c, a, a.id == c.article_id)
        .join(Place, Place.id == c.place_id)
        .outerjoin(Lot, Lot.id == c.lot_id)
        .outerjoin(v, there)
        .outerjoin(h, h.article_id == c.article_id)
        .where(c.count_id == key)
        .order_by(c.sheet, c.number)
    )


def _moment(count: Any, row: Any, which: str) -> Moment:
    """Return the moment of a count of a line: its day and the newest move then; what is not counted is looked at as of its beginning."""
    day, mark = getattr(row, f"{which}_day"), getattr(row, f"{which}_mark")
    return (day, mark) if day is not None else (count.day, count.mark)


def _expected(
    connection: Connection,
    count: Any,
    asked: dict[Where, list[tuple[int, str, Moment]]],
    levels: dict[int, int],
) -> dict[tuple[int, str], int]:
    """Return what the book had of each line at the moment of each of its counts: what lies there now, less what moved since.

    A move of an earlier day that is booked later was there before; one of the day itself counts by its order. Once the
    count is posted, what is booked after that changes nothing of it.
    """
    posted = count.posted_mark
    found = {(line, which): levels[line] for marks in asked.values() for line, which, _moment in marks}
    moments = [moment for marks in asked.values() for _line, _which, moment in marks]
    if not moments:
        return found
    first = min(day for day, _mark in moments)
    for article, place, lot, condition, serial, quantity, day, move in _moves(
        connection, count.id, first, posted
    ):
        for line, which, moment in asked.get((article, place, lot, condition, serial), ()):
            if (posted is not None and move > posted) or (day, move) > moment:
                found[line, which] -= quantity
    return found


def _moves(
    connection: Connection, key: int, first: datetime.date, posted: int | None
) -> Iterator[tuple[int, int, int, str, str, int, datetime.date, int]]:
    """Yield what moved on the first day or later, or was booked after the count, of the articles of a count, with its sign."""
    c, m = CountLine, Move
    articles = select(c.article_id).where(c.count_id == key)
    later = m.day >= first if posted is None else or_(m.day >= first, m.id > posted)
    for side in levels_between():
        rows = side.add_columns(m.day, m.id).where(later, m.article_id.in_(articles))
        yield from connection.execute(rows)


@dataclass(frozen=True, slots=True)
class BlindLine:
    """A line as who counts it sees it: what lies where, and what they entered, but never what the book has or another counted."""

    id: int
    sheet: int
    number: int
    code: str
    name: str
    unit: str
    path: str
    lot: str
    serial: str
    quantity: int | None
    note: str
    again: bool


@query("inventory.count.enter")
def sheet_of(
    connection: Connection, key: int, sheet: int, login: str, again: bool = False
) -> list[BlindLine]:
    """Return the lines of a sheet, for a second count only those that need one; sheet 0 is all of them."""
    found = []
    wanted = {one.id for one in lines_with(connection, key) if needs_second(one)} if again else None
    rows = _lines(key) if not sheet else _lines(key).where(CountLine.sheet == sheet)
    for row in connection.execute(rows):
        if wanted is not None and row.id not in wanted:
            continue
        mine = (row.second, row.second_by) if again else (row.first, row.first_by)
        quantity = mine[0] if mine[1] == login else None
        found.append(
            BlindLine(
                row.id, row.sheet, row.number, row.code, row.name_de, unit=row.unit, path=row.path, lot=row.lot or "", serial=row.serial,
                quantity=quantity, note=row.note, again=mine[0] is not None and mine[1] != login,
            )
        )  # fmt: skip
    return found


def needs_second(one: LineView) -> bool:
    """Say whether a line takes a second count: it has a first one, and is to be counted again or was."""
    return one.state in ("recount", "differs") or one.counts.second is not None


@dataclass(frozen=True)
class Sums:
    """A count in figures: lines, those of each state, and the values of what lacks and what is too much, in cents."""

    lines: int
    sheets: int
    states: dict[str, int]
    short: int
    surplus: int

    @property
    def open(self) -> int:
        """How many lines nobody counted."""
        return self.states.get(OPEN, 0)

    @property
    def unsettled(self) -> int:
        """How many lines need a second count or a decision."""
        return self.states.get("recount", 0) + self.states.get("differs", 0)


@query(POST)
def sums(connection: Connection, key: int) -> Sums:
    """Return a count in figures: what posting it would do, or what it did."""
    lines = lines_with(connection, key)
    states: dict[str, int] = {}
    for one in lines:
        states[one.state] = states.get(one.state, 0) + 1
    number = connection.scalar(select(Count.number).where(Count.id == key, Count.state == "posted"))
    values = [one.value for one in lines] if number is None else _posted(connection, number)
    return Sums(
        len(lines), max((one.sheet for one in lines), default=0), states,
        sum(one for one in values if one < 0), sum(one for one in values if one > 0),
    )  # fmt: skip


def _posted(connection: Connection, number: str) -> list[int]:
    """Return what the moves of a count changed of the value, each in cents."""
    v, m = ValueRow, Move
    rows = (
        select(func.sum(v.value))
        .join_from(v, m, m.id == v.move_id)
        .where(m.document == number, m.kind == "count")
    )
    return [int(one) for one in connection.scalars(rows.group_by(m.id))]


def open_lines_of(connection: Connection, but: int = 0) -> set[Where]:
    """Return what is being counted by counts that are not ended."""
    c, n = CountLine, Count
    rows = (
        select(c.article_id, c.place_id, c.lot_id, c.condition, c.serial)
        .join(n, n.id == c.count_id)
        .where(n.state == "counting", n.id != but)
    )
    return {tuple(row) for row in connection.execute(rows)}  # type: ignore[misc]
