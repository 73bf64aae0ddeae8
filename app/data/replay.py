"""Replaying the history: what the trail says of every row, put together again and compared with what stands in the tables.

A row that was written by itself equals the last value that the trail holds of each of its fields. Rows
that came as a batch have one row in the trail with count, first and last key and a hash; they are put
back to what they were when they came (by the "before" of their later changes) and hashed again. Personal
values are opened with the key of their record; what was erased can no longer be compared.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from app.core import codec
from app.core.codec import Sealed
from app.core.dataclass import dataclass, field
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message, _
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.sealed_fields import Keys, WrongKey, all_keys, unsealed
from app.data.system_tables import TrailRow
from app.data.writing import ranges_said

MOST = 20  # faults that are named
LARGEST_KEY = 2**62
STREAM = {"yield_per": 2000}
Values = dict[str, Any]
_UNREADABLE = object()  # stands for a sealed value that its key does not open


@dataclass(frozen=True)
class Batched:
    """How the rows of a table stand in the trail where they are not kept one by one.

    columns are those of a batch in their order, earlier those of programs before; written turns a value of
    the database into what was hashed. lines, for rows that are kept by the row they belong to, returns
    (owner's key, briefs in order) of all of them. came_with names a table: where a batch of it has no hash, as
    in demo companies that programs before made, rows of this table came along without a word.
    """

    columns: tuple[str, ...] = ()
    earlier: tuple[tuple[str, ...], ...] = ()
    written: Callable[[str, Any], Any] = lambda _name, value: value
    lines: Callable[[Connection], Iterator[tuple[int, list[list[Any]]]]] | None = None
    came_with: str = ""


@dataclass(frozen=True)
class Batch:
    """One batch of the trail: its keys as ranges, both ends included, the hash over all rows, and the run it came in."""

    ranges: tuple[tuple[int, int], ...]
    sha256: str
    run: int = 0

    @property
    def first(self) -> int:
        """The first key."""
        return self.ranges[0][0]

    def holds(self, key: int) -> bool:
        """Say whether a row came with this batch."""
        return any(low <= key <= high for low, high in self.ranges)


@dataclass
class Past:
    """What the trail says of one row: its values, those before its first change where it came in a batch, and whether it is gone."""

    now: Values = field(default_factory=dict)
    first: Values = field(default_factory=dict)
    came: bool = False
    gone: bool = False


@dataclass
class History:
    """The past of all rows of one table."""

    rows: dict[int, Past] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)
    lines: dict[int, list[list[Any]]] = field(default_factory=dict)
    keyless: Counter[str] = field(
        default_factory=Counter
    )  # rows of programs before, whose key the trail does not say
    shapes: set[tuple[str, ...]] = field(default_factory=set)

    def knows(self, row: Values) -> bool:
        """Say whether a row came without its key in the trail; each such step counts for one row."""
        for shape in self.shapes:
            said = codec.dumps({name: row.get(name) for name in shape})
            if self.keyless[said] > 0:
                self.keyless[said] -= 1
                return True
        return False


@functools.cache
def batched() -> dict[str, Batched]:
    """Return what the topics say of their batches, by table."""
    return {table: how for topic in topics() if topic.replay for table, how in resolve(topic.replay).items()}


def histories(connection: Connection) -> dict[str, History]:
    """Read the whole trail and return the past of every table."""
    found: dict[str, History] = {}
    t = TrailRow
    query = select(t.run, t.table_name, t.row_key, t.kind, t.before, t.after).order_by(t.run, t.position)
    with connection.execute(query, execution_options=STREAM) as rows:
        for run, table, key, kind, before, after in rows:
            history = found.setdefault(table, History())
            was = codec.loads(before) if before else None
            now = codec.loads(after) if after else None
            if key is None and kind == "insert":
                history.shapes.add(tuple(sorted(now or {})))
                history.keyless[codec.dumps(now)] += 1
            elif key is None:
                if kind == "batch" and now is not None:
                    history.batches.append(Batch(tuple(ranges_said(now)), now["sha256"], run))
            elif "lines" in (now or was or {}) and set(now or was or {}) == {"lines"}:
                history.lines[key] = (now or {"lines": []})["lines"]
            else:
                _step(history, int(key), kind, was, now)
                if (
                    was is not None and "lines" in was and kind == "delete"
                ):  # an entry that went with its lines
                    _lines_gone(found, table, int(key))
    return found


def _lines_gone(found: dict[str, History], table: str, key: int) -> None:
    for name, how in batched().items():
        if how.lines is not None and name != table:
            found.setdefault(name, History()).lines[key] = []


def _step(history: History, key: int, kind: str, was: Values | None, now: Values | None) -> None:
    """Take one change of one row into its past."""
    past = history.rows.setdefault(key, Past())
    if kind == "insert":
        history.rows[key] = Past(dict(now or {}), came=True)
        return
    for name, value in (was or {}).items():
        past.first.setdefault(name, value)
    if kind == "delete":
        past.gone, past.now = True, dict(was or {})
    else:
        past.now.update(now or {})


# -- comparing ---------------------------------------------------------------
def faults(connection: Connection) -> list[Message]:
    """Return where tables and history differ, at most MOST of them; none is well."""
    found: list[Message] = []
    past, keys = histories(connection), all_keys(connection)
    for table in load_models().sorted_tables:
        if table.info.get("trailed") and "id" in table.c and len(found) < MOST:
            _take_along(past, table.name)
            found += _compare(connection, table, past, keys)[: MOST - len(found)]
    return found


def _take_along(past: dict[str, History], table: str) -> None:
    """Let a table know of rows that came with those of another one, see Batched.came_with."""
    other = batched().get(table, Batched()).came_with
    if other and any(not batch.sha256 for batch in past.get(other, History()).batches):
        past.setdefault(table, History()).batches.append(Batch(((1, LARGEST_KEY),), ""))


def _compare(connection: Connection, table: Table, past: Mapping[str, History], keys: Keys) -> list[Message]:
    history = past.get(table.name, History())
    how = batched().get(table.name, Batched())
    if how.lines is not None:
        return _compare_lines(connection, table, history, how, past)
    found: list[Message] = []
    seals = _Seals(table, history.batches, how)
    gone = sorted(key for key, one in history.rows.items() if one.gone and not one.came)
    with connection.execute(select(table).order_by(table.c.id), execution_options=STREAM) as rows:
        for row in map(dict, rows.mappings()):
            key = int(row["id"])
            while gone and gone[0] < key:  # rows of a batch that were taken away later count where they stood
                seals.take(gone[0], _original(history.rows[gone[0]], {}))
                gone.pop(0)
            one = history.rows.pop(key, None)
            if one is None or not one.came:
                came = _original(one, row)
                if not seals.take(key, came) and not history.knows(came) and one is None:
                    found.append(_fault(N_("{table} {key} is in no history."), table, key))
            if one is not None and one.gone:
                found.append(_fault(N_("{table} {key} is here again, though it was taken away."), table, key))
            elif one is not None:
                found += _differences(table, key, row, _opened(connection, one.now, keys))
            if len(found) >= MOST:
                return found
    for key in gone:
        seals.take(key, _original(history.rows[key], {}))
    missing = [key for key, one in history.rows.items() if not one.gone]
    found += [_fault(N_("{table} {key} is missing."), table, key) for key in missing]
    return found + seals.broken()


def _original(past: Past | None, row: Values) -> Values:
    """Return a row as it was when it came: what changed since is put back."""
    if past is None:
        return dict(row)
    return {**(past.now if past.gone else row), **past.first}


def _opened(connection: Connection, values: Values, keys: Keys) -> Values:
    if not any(isinstance(value, Sealed) for value in values.values()):
        return values
    try:
        return unsealed(connection, values, keys) or {}
    except WrongKey:
        return {name: _UNREADABLE if isinstance(one, Sealed) else one for name, one in values.items()}


def _differences(table: Table, key: int, row: Values, kept: Values) -> list[Message]:
    """Return the fields of a row that are not what the trail holds of them; a secret it never heard of was never set."""
    found = []
    never = {
        column.name: ""
        for column in table.c
        if field_of(column).kind == "secret" and column.default is not None
    }
    for name, value in (never | kept).items():
        if name not in row or name == "version":
            continue
        if isinstance(value, Sealed):  # its key is gone, which is right only where the record was erased
            if row[name] in (None, ""):
                continue
        elif value is not _UNREADABLE and same(row[name], value):
            continue
        title = _(field_of(table.c[name]).title)
        found.append(
            _fault(N_("{table} {key}: “{field}” is not what its history says."), table, key, field=title)
        )
    return found


def same(stored: Any, kept: Any) -> bool:
    """Say whether a value of the database is the one that the trail kept as JSON."""
    return bool(stored == kept) or codec.dumps(stored) == codec.dumps(kept)


def _compare_lines(
    connection: Connection, table: Table, history: History, how: Batched, past: Mapping[str, History]
) -> list[Message]:
    """Compare rows that are kept by the row they belong to, and those that came in batches by their hash.

    A batch of which an owner was changed since has no hash any more that could be compared; its owners are.
    """
    assert how.lines is not None
    found: list[Message] = []
    wanted = dict(history.lines)
    for owner, briefs in how.lines(connection):
        kept = wanted.pop(owner, None)
        if kept is not None and not same(briefs, kept):
            found.append(_fault(N_("{table} {key}: not what their history says."), table, owner))
        if len(found) >= MOST:
            return found
    gone = [owner for owner, briefs in wanted.items() if briefs]
    found += [_fault(N_("{table} {key} is missing."), table, owner) for owner in gone]
    seals = _Seals(table, history.batches, how)
    columns = [table.c[name] for name in how.columns]
    with connection.execute(select(*columns).order_by(table.c.id), execution_options=STREAM) as rows:
        for row in map(dict, rows.mappings()):
            known = seals.take(int(row["id"]), row)
            if not known and row[how.columns[1]] not in history.lines:
                found.append(_fault(N_("{table} {key} is in no history."), table, int(row["id"])))
            if len(found) >= MOST:
                return found
    batches = [batch for other in past.values() for batch in other.batches]
    changed = {batch.run for batch in batches if any(map(batch.holds, history.lines))}
    return found + seals.broken(skip=changed)


def _fault(template: str, table: Table, key: int, **values: Any) -> Message:
    return Message(template, {"table": _(table.info["title"] or table.name), "key": f"#{key}", **values})


class _Seals:
    """The hashes of a table's batches, reckoned while its rows pass by in the order of their keys."""

    def __init__(self, table: Table, batches: Sequence[Batch], how: Batched) -> None:
        self._table, self._how = table, how
        self._shapes = [shape for shape in (how.columns, *how.earlier) if shape]
        self._batches = sorted(batches, key=lambda one: one.first)
        self._open: list[tuple[Batch, list[Any]]] = []
        self._next = 0
        self._done: list[tuple[Batch, list[Any]]] = []

    def take(self, key: int, row: Values) -> bool:
        """Take a row, as it was when it came, into its batch, and say whether there is one.

        Of two batches that gave the same key the later one brought the row: what the earlier brought was taken away.
        """
        while self._next < len(self._batches) and self._batches[self._next].first <= key:
            heads = [_Hash(shape, self._how) for shape in self._shapes]
            self._open.append((self._batches[self._next], heads))
            self._next += 1
        self._done += [one for one in self._open if one[0].ranges[-1][1] < key]
        self._open = [one for one in self._open if one[0].ranges[-1][1] >= key]
        holding = [one for one in self._open if one[0].holds(key)]
        if not holding:
            return False
        for head in max(holding, key=lambda one: one[0].run)[1]:
            head.add(row)
        return True

    def broken(self, skip: Collection[int] = ()) -> list[Message]:
        """Return the batches that do not hold what they held when they came."""
        heads = [_Hash(shape, self._how) for shape in self._shapes]
        unseen = [(batch, heads) for batch in self._batches[self._next :]]
        found = []
        for batch, hashes in [*self._done, *self._open, *unseen]:
            if not hashes or not batch.sha256 or batch.run in skip:
                continue
            if batch.sha256 not in {head.hex() for head in hashes}:
                template = N_("{table} {key} to #{last}: not what came with this batch.")
                found.append(_fault(template, self._table, batch.first, last=batch.ranges[-1][1]))
        return found


class _Hash:
    """The hash of a batch as Unit.insert_batch() makes it, fed row by row."""

    def __init__(self, shape: Sequence[str], how: Batched) -> None:
        self._shape, self._written = shape, how.written
        self._whole = hashlib.sha256((", ".join(shape) + "[").encode())
        self._begun = False

    def add(self, row: Values) -> None:
        """Add a row."""
        values = tuple(self._written(name, row.get(name)) for name in self._shape)
        self._whole.update(((", " if self._begun else "") + repr(values)).encode())
        self._begun = True

    def hex(self) -> str:
        """Return the hash over all rows so far."""
        whole = self._whole.copy()
        whole.update(b"]")
        return whole.hexdigest()
