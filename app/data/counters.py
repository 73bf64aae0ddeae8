"""What verify says of the counters of numbers: each is compared with the numbers that stand in the columns it counts.

A counter moves in the transaction that puts its number into a row, so that its last number stands in a row, or stood
in one, which the trail knows. One that fell behind would give a number twice; one that ran ahead leaves a gap. Where
people write numbers of their own too, the trail says which the counter gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Integer, func, select, text

from app.core import codec
from app.core.codec import Sealed
from app.core.counters import Counter
from app.core.manifest import number_title
from app.core.messages import N_, Message
from app.data.all_tables import load_models
from app.data.check import Check
from app.data.declarative import field_of
from app.data.numbering import GIVEN, RESERVED
from app.data.system_tables import NumberRange, TrailRow

MOST = 5  # faults that are named
AT_ONCE = 100  # tables that are asked for their highest key in one statement
Range = tuple[str, int]
STREAM = {"yield_per": 5000}


def checks(connection: Connection) -> list[Check]:
    """Compare every counter with its numbers, and the counters of keys on a server with their keys."""
    kept = {
        (kind, int(year)): int(last)
        for kind, year, last in connection.execute(
            select(NumberRange.kind, NumberRange.year, NumberRange.last)
        )
    }
    noted = _noted(connection)
    found, known = list[Message](), set[Range]()
    for column, counter in numbered():
        own, mine = (
            {one: last for one, last in which.items() if counter.holds(one[0])} for which in (kept, noted)
        )
        known |= set(own)
        if not counter.own_check:
            found += _compare(connection, column, counter, own, mine)
    unknown = sorted(set(kept) - known)
    found += [Message(N_("Nothing is counted by “{kind}”."), {"kind": kind}) for kind, _year in unknown]
    if connection.dialect.name == "postgresql":
        found += _keys(connection)
    if found:
        said = "; ".join(str(one) for one in found[:MOST])
        return [Check("counters", False, Message(N_("Counters do not fit: {what}"), {"what": said}))]
    return [Check("counters", True, Message(N_("{count} counters fit their numbers."), {"count": len(kept)}))]


def numbered() -> Iterator[tuple[Column[Any], Counter]]:
    """Yield every column that is numbered, with its counters."""
    for table in load_models().sorted_tables:
        for column in table.c:
            for counter in field_of(column).counters:
                yield column, counter


def _noted(connection: Connection) -> dict[Range, int]:
    """Return the highest number that each counter gave beside numbers of people's own, as the trail says."""
    found: dict[Range, int] = {}
    t = TrailRow
    notes = select(t.after).where(
        t.kind == GIVEN, t.table_name.in_(sorted({c.table.name for c, _ in numbered()}))
    )
    for after in connection.scalars(notes):
        said = codec.loads(after or "{}")
        one = (str(said["range"]), int(said["year"]))
        found[one] = max(found.get(one, 0), int(said["last"]))
    return found


def _compare(
    connection: Connection,
    column: Column[Any],
    counter: Counter,
    kept: dict[Range, int],
    noted: dict[Range, int],
) -> list[Message]:
    """Return what is wrong with the counters of one column; noted is what is known of those that people write in too."""
    if counter.typed and not kept and not noted:
        return []
    given = _given(connection, column, counter)
    found = []
    for one in sorted(set(kept) | (set(noted) if counter.typed else set(given))):
        last, numbers = kept.get(one, 0), given.get(one, set())
        highest = noted.get(one, 0) if counter.typed else max(numbers, default=0)
        values = {"title": _title(one), "kept": last, "given": highest}
        if highest > last:
            found.append(Message(N_("{title}: the counter says {kept}, {given} was given."), values))
        elif (
            last
            and last != highest
            and last not in numbers
            and not _was_given(connection, column, counter, one, last)
        ):
            found.append(
                Message(N_("{title}: the counter says {kept}, a number that was never given."), values)
            )
        elif counter.gapless and len(numbers) != last:
            lacking = next(number for number in range(1, last + 1) if number not in numbers)
            found.append(Message(N_("{title}: number {given} is missing."), values | {"given": lacking}))
    return found


def _title(one: Range) -> str:
    return f"{number_title(one[0])} {one[1]}" if one[1] else number_title(one[0])


def _given(connection: Connection, column: Column[Any], counter: Counter) -> dict[Range, set[int]]:
    """Return the numbers that stand in a column, by range."""
    found: dict[Range, set[int]] = {}
    query = select(column).where(column.is_not(None))
    if not isinstance(column.type, Integer):
        query = query.where(column.like(counter.like))
    with connection.execute(query, execution_options=STREAM) as rows:
        for (value,) in rows:
            read = counter.read(str(value))
            if read is not None:
                found.setdefault(read[:2], set()).add(read[2])
    return found


def _was_given(connection: Connection, column: Column[Any], counter: Counter, one: Range, last: int) -> bool:
    """Say whether the trail knows of a row that had a number and has it no more, or that it was set aside."""
    t = TrailRow
    here = t.table_name == column.table.name
    before = select(t.before).where(here, t.kind.in_(("delete", "update")))
    for was in connection.scalars(before.where(t.before.contains(f'"{column.name}"', autoescape=True))):
        value = (codec.loads(was or "{}") or {}).get(column.name)
        if isinstance(value, Sealed) or counter.read(str(value)) == (*one, last):
            return True
    if not counter.reserved:
        return False
    notes = [
        codec.loads(after or "{}")
        for after in connection.scalars(select(t.after).where(here, t.kind == RESERVED))
    ]
    # what programs before set aside stands nowhere
    return not notes or any(note["first"] <= last <= note["last"] for note in notes)


def _keys(connection: Connection) -> list[Message]:
    """Return the tables whose next key stands in a row already: a server counts keys by itself."""
    rows = connection.execute(
        text(
            "SELECT c.relname, coalesce(s.last_value, 0) FROM pg_sequences s"
            " JOIN pg_class q ON q.relname = s.sequencename AND q.relnamespace = s.schemaname::regnamespace"
            " JOIN pg_depend d ON d.objid = q.oid AND d.deptype IN ('a', 'i')"
            " JOIN pg_class c ON c.oid = d.refobjid WHERE s.schemaname = current_schema()"
        )
    )
    counted = {str(name): int(last) for name, last in rows}
    tables = [one for one in load_models().sorted_tables if one.name in counted and "id" in one.c]
    highest: dict[str, int] = {}
    for start in range(0, len(tables), AT_ONCE):
        part = tables[start : start + AT_ONCE]
        asked = [select(func.max(one.c.id)).scalar_subquery() for one in part]
        keys = connection.execute(select(*asked)).one()
        highest |= {one.name: int(key or 0) for one, key in zip(part, keys, strict=True)}
    words = N_("{table}: the next key would be one that is there, {key}.")
    return [
        Message(words, {"table": name, "key": f"#{key}"})
        for name, key in highest.items()
        if key > counted[name]
    ]
