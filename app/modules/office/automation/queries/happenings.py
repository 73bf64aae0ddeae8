"""What happened that a rule waits for: read from the trail, from the days of records, and never from what rules did themselves."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.sql import ColumnElement

from app.core import codec
from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.data.history import field_named, tables
from app.data.system_tables import TrailRow, TrailRun
from app.data.visibility import seen
from app.data.writing import ranges_said
from app.modules.office.automation.queries.kinds import clauses
from app.modules.office.automation.queries.settable import land_of, shifted
from app.modules.office.automation.rules.rule import BY, MADE, STATE, RuleDraft

MANY = 900
CHUNK = 1_000  # rows of the trail, and firings, of one transaction
DAYS_OFF = 21  # more than lie between two working days in a row
FIELDS_SAID = 4  # fields that are named where more were changed


@dataclass(frozen=True)
class Happening:
    """A record, what happened to it (the cause is that of one firing) and why that counts, in words without personal data."""

    table: str
    key: int
    cause: str
    why: Message
    at: datetime.datetime | None = None


@dataclass(frozen=True)
class Place:
    """A place in the trail: up to this row of this run."""

    run: int
    position: int


END = 2**31 - 1  # behind the last row of a run


def since_place(
    connection: Connection, draft: RuleDraft, mark: Place, head: int, limit: int = CHUNK
) -> tuple[list[Happening], Place, bool]:
    """Return what happened after a place up to a run, how far was looked, and whether there is more."""
    r = TrailRow
    after = or_(r.run > mark.run, and_(r.run == mark.run, r.position > mark.position))
    rows = connection.execute(
        _rows(draft).where(after, r.run <= head).order_by(r.run, r.position).limit(limit)
    ).all()
    more = len(rows) == limit
    place = Place(rows[-1].run, rows[-1].position) if more else Place(max(head, mark.run), END)
    return matching(connection, draft, _found(draft, rows)), place, more


def since_moment(
    connection: Connection, draft: RuleDraft, since: datetime.datetime, limit: int
) -> list[Happening]:
    """Return what happened since a moment, the newest first, at most so many rows of the trail looked through."""
    rows = connection.execute(
        _rows(draft).where(TrailRun.at >= since).order_by(TrailRow.run.desc(), TrailRow.position).limit(limit)
    ).all()
    return matching(connection, draft, _found(draft, rows))


def _rows(draft: RuleDraft) -> Any:
    """Return the rows of the trail of a rule's table; what rules did is left out, so that no rule fires on another one."""
    r, run = TrailRow, TrailRun
    kinds: tuple[str, ...] = ("insert", "batch") if draft.event == MADE else ("update",)
    kinds = ("insert", "batch", "update") if draft.event == STATE else kinds
    return (
        select(r.id, r.run, r.position, r.row_key, r.kind, r.before, r.after, run.at)
        .join(run, run.seq == r.run)
        .where(r.table_name == draft.table_name, r.kind.in_(kinds), run.command != BY)
    )


def _found(draft: RuleDraft, rows: Iterable[Any]) -> list[Happening]:
    found = []
    for row in rows:
        after = codec.loads(row.after) if row.after else {}
        before = codec.loads(row.before) if row.before else {}
        if row.kind == "batch":
            keys: Sequence[int] = _of_batch(after)
            why = _why_made(draft) if draft.event == MADE else None
        else:
            keys, why = (row.row_key,), _why(draft, row.kind, before, after)
        if why is not None:
            found += [Happening(draft.table_name, key, f"trail:{row.id}", why, row.at) for key in keys]
    return found


def _of_batch(after: Mapping[str, Any]) -> list[int]:
    """Return the keys of rows that were written as a batch."""
    return [key for low, high in ranges_said(after) for key in range(low, high + 1)]


def _why_made(_draft: RuleDraft) -> Message:
    return Message(N_("The record was made."))


def _why(draft: RuleDraft, kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Message | None:
    """Return why a change counts for a rule, None where it does not."""
    if draft.event == MADE:
        return _why_made(draft)
    if draft.event == STATE:
        return _why_state(draft, before, after)
    if kind != "update" or (draft.field and draft.field not in after):
        return None
    names = [draft.field] if draft.field else [name for name in after if name != "version"]
    titles = [Message(field_named(draft.table_name, name).title) for name in names[:FIELDS_SAID]]
    return Message(N_("Changed: {fields}."), {"fields": _joined(titles)})


def _joined(titles: Sequence[Message]) -> Message:
    """Return several words as one message, parted by commas, so that they are said in the language of who reads."""
    template = ", ".join(f"{{w{place}}}" for place in range(len(titles)))
    return Message(template, {f"w{place}": words for place, words in enumerate(titles)})


def _why_state(draft: RuleDraft, before: Mapping[str, Any], after: Mapping[str, Any]) -> Message | None:
    name = draft.field
    if name not in after or str(after[name]) != draft.value or str(before.get(name)) == draft.value:
        return None
    about = field_named(draft.table_name, name)
    words = Message(about.choices.get(after[name]) or about.choices.get(draft.value, draft.value))
    return Message(N_("{field} became “{value}”."), {"field": Message(about.title), "value": words})


def matching(connection: Connection, draft: RuleDraft, found: Sequence[Happening]) -> list[Happening]:
    """Return those whose record is there, may be known of by the person of a connection, and fulfils the conditions."""
    if not found:
        return []
    table = tables()[draft.table_name]
    where = [*clauses(draft.table_name, draft.conditions), *seen(connection, table.name, table.c.id)]
    keys = sorted({one.key for one in found})
    fits: set[int] = set()
    for start in range(0, len(keys), MANY):
        asked = select(table.c.id).where(table.c.id.in_(keys[start : start + MANY]), *where)
        fits |= set(connection.scalars(asked))
    return [one for one in found if one.key in fits]


def on_days(
    connection: Connection, draft: RuleDraft, first: datetime.date, last: datetime.date
) -> list[Happening]:
    """Return the records whose day, with the days of the rule, falls into a span; both ends are included."""
    table = tables()[draft.table_name]
    day, land = table.c[draft.field], land_of(connection) if draft.days_working else None
    shift, off = datetime.timedelta(days=draft.days), datetime.timedelta()
    if land is not None:  # as many days off may lie between, at most; which days it is says shifted()
        off = datetime.timedelta(days=abs(draft.days) + DAYS_OFF)
    where: list[ColumnElement[bool]] = [
        day.between(first - shift - off, last - shift + off),
        *clauses(draft.table_name, draft.conditions),
        *seen(connection, table.name, table.c.id),
    ]
    title = Message(field_named(draft.table_name, draft.field).title)
    rows = connection.execute(select(table.c.id, day.label("day")).where(*where).order_by(day, table.c.id))
    said = (_WORKING if draft.days_working else _DAYS)[(draft.days > 0) - (draft.days < 0)]
    return [
        Happening(
            draft.table_name,
            int(row.id),
            f"day:{row.day.isoformat()}",
            Message(said, {"field": title, "day": row.day, "count": abs(draft.days)}),
        )
        for row in rows
        if first <= shifted(row.day, draft.days, land) <= last
    ]


_DAYS = {
    0: N_("{field} is {day}."),
    1: N_("{field} was {day}, {count} days ago."),
    -1: N_("{field} is {day}, in {count} days."),
}
_WORKING = _DAYS | {
    1: N_("{field} was {day}, {count} working days ago."),
    -1: N_("{field} is {day}, in {count} working days."),
}
