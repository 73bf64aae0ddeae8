"""Times are typed for many people, typed by oneself, or clocked: each day as a whole, with a reason where it was recorded otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import cost_centres
from app.modules.hr.worktime.models import WorkTime
from app.modules.hr.worktime.queries.visibility import circle
from app.modules.hr.worktime.rules.clock import length, place_of
from app.modules.hr.worktime.rules.entries import (
    LONGEST,
    Part,
    pauses_of,
    pauses_text,
    read_entry,
    write_entry,
    write_time,
)
from app.modules.hr.worktime.rules.months import CLOCKED, TYPED
from app.modules.hr.worktime.services.guarding import check_employed, check_months, me_of

CHANGE, OWN = "hr.time.change", "hr.own"
MOST = 20_000  # days in one command
COLUMNS = (
    "id", "person_id", "day", "begin", "end", "pauses", "kind", "cost_centre", "project", "source", "noted", "reason",
)  # fmt: skip
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Typed:
    """The times of a day of a person as typed, and as they stood where they were typed over."""

    person: int
    day: datetime.date
    times: str
    was: str = ""


codec.register("hr.typed_time", Typed, "app.modules.hr.worktime.services.times:Typed")


@command(CHANGE)
def enter_times(unit: Unit, typed: Sequence[Typed], reason: str = "") -> int:
    """Keep the times of days as typed and return how many days changed; raises Invalid for what can't be, all or nothing.

    A day that somebody else changed meanwhile is refused; where clocked or imported times are typed over, a reason is needed.
    """
    among = circle(unit.connection)
    if len(typed) > MOST:
        raise Invalid(N_("At most {limit} days at once."), field="times", limit=MOST)
    if among is not None and any(one.person not in among for one in typed):
        raise Forbidden(N_("You may enter times of your own team only."))
    return write_days(unit, typed, reason)


@command(OWN)
def enter_own(unit: Unit, typed: Typed, reason: str = "") -> int:
    """Keep one's own times of a day as typed; the person named is not looked at. Raises Invalid and, where it is switched off, Forbidden."""
    if not setting(unit.connection, "hr.time_own_entry"):
        raise Forbidden(N_("Times are corrected by the staff office here."))
    if typed.day > unit.today:
        raise Invalid(N_("Times are entered once they are past."), field="times")
    me = me_of(unit)
    return write_days(unit, [Typed(me, typed.day, typed.times, typed.was)], reason)


def write_days(unit: Unit, typed: Sequence[Typed], reason: str) -> int:
    """Write days as typed; see enter_times()."""
    wanted = [(one.person, one.day) for one in typed]
    if len(set(wanted)) < len(wanted):
        raise Invalid(N_("A day is named twice."), field="times")
    new = {(one.person, one.day): _read(one) for one in typed}
    check_employed(unit, wanted)
    check_months(unit, wanted)
    check_centres(unit, new.values())
    before = _before(unit, wanted)
    changed = 0
    inserted: list[dict[str, Any]] = []
    for one in typed:
        rows = before.get((one.person, one.day), [])
        now, parts = write_entry(one.day, [part_of(row) for row in rows]), new[one.person, one.day]
        if now == write_entry(one.day, parts):
            continue
        if now != _canonical(one.day, one.was):
            raise Invalid(
                N_("Somebody changed these times meanwhile: they are {times} now."),
                field="times",
                times=now or "–",
            )
        if any(row["source"] != TYPED for row in rows) and not reason.strip():
            raise Invalid(
                N_("These times were clocked or imported: say why they are corrected."), field="reason"
            )
        inserted += _replace(unit, one, rows, parts, reason.strip()[:200])
        changed += 1
    _check_neighbours(unit, new)
    unit.insert_rows(WorkTime, inserted)
    return changed


def _read(one: Typed) -> tuple[Part, ...]:
    try:
        return read_entry(one.day, one.times)
    except Invalid as error:
        raise Invalid(error.message.template, field="times", **error.message.values) from error


def _canonical(day: datetime.date, text: str) -> str:
    return write_entry(day, read_entry(day, text))


def check_centres(unit: Unit, days: Any) -> None:
    """Raise Invalid for a cost centre (KOST1) that is not there or is blocked."""
    named = {part.centre for parts in days for part in parts if part.centre}
    if not named:
        return
    known = {
        one.code.upper() for one in cost_centres(unit.connection) if one.dimension == 1 and not one.blocked
    }
    for centre in sorted(named - known):
        raise Invalid(N_("There is no cost centre {code}."), field="times", code=centre)


def part_of(row: Row) -> Part:
    """Return a part from its row."""
    return Part(row["begin"], row["end"], pauses_of(row["pauses"]), row["kind"], row["cost_centre"])


def _before(
    unit: Unit, wanted: Sequence[tuple[int, datetime.date]]
) -> dict[tuple[int, datetime.date], list[Row]]:
    w = WorkTime.__table__
    days = [day for _person, day in wanted]
    found: dict[tuple[int, datetime.date], list[Row]] = {}
    if not wanted:
        return found
    people = sorted({person for person, _day in wanted})
    query = select(w).where(w.c.day >= min(days), w.c.day <= max(days), w.c.person_id.in_(people))
    for row in unit.connection.execute(query.order_by(w.c.person_id, w.c.day, w.c.begin)).mappings():
        found.setdefault((row["person_id"], row["day"]), []).append(dict(row))
    return found


def _replace(
    unit: Unit, one: Typed, rows: Sequence[Row], parts: Sequence[Part], reason: str
) -> list[dict[str, Any]]:
    """Bring the rows of a day in step with its parts and return those to insert; what stays the same is left alone."""
    old = {row["begin"]: row for row in rows}
    gone = [row["id"] for row in rows if row["begin"] not in {part.begin for part in parts}]
    if gone:
        unit.delete_rows(WorkTime, gone)
    new = []
    for part in parts:
        row = old.get(part.begin)
        if row is None:
            new.append(row_of(one.person, one.day, part, TYPED, unit.today, reason=reason))
        elif part_of(row) != part:
            unit.update(
                WorkTime, row["id"], {**_values(part), "reason": reason or row["reason"]}, row["version"]
            )
    return new


def _values(part: Part) -> dict[str, Any]:
    return {
        "begin": part.begin,
        "end": part.end,
        "pauses": pauses_text(part.pauses),
        "kind": part.kind,
        "cost_centre": part.centre,
    }


def row_of(
    person: int, day: datetime.date, part: Part, source: str, noted: datetime.date, reason: str = ""
) -> dict[str, Any]:
    """Return the row of a part."""
    more = {"project": "", "source": source, "noted": noted, "reason": reason}
    return {"person_id": person, "day": day, **_values(part), **more}


def _check_neighbours(unit: Unit, new: Mapping[tuple[int, datetime.date], Sequence[Part]]) -> None:
    """Raise Invalid where work over midnight meets that of the next day."""
    around = {(person, day + n * ONE_DAY) for person, day in new for n in (-1, 1)} - set(new)
    known = (
        {key: [part_of(row) for row in rows] for key, rows in _before(unit, sorted(around)).items()}
        if around
        else {}
    )
    known |= {key: list(parts) for key, parts in new.items()}
    for (person, day), parts in known.items():
        end = max((part.end or part.begin for part in parts), default=0) - length(day)
        following = known.get((person, day + ONE_DAY))
        if following and end > following[0].begin:
            words = N_("The work of {day} ends after that of the next day begins.")
            raise Invalid(words, field="times", day=f"{day:%d.%m.}")


@command(OWN)
def come(unit: Unit) -> int:
    """Clock in at this moment and return the key; raises Invalid for who is clocked in already, or whose times hold this moment."""
    me, (day, minutes) = me_of(unit), place_of(unit.now)
    opened = _opened(unit, me, day)
    if opened is not None:
        raise Invalid(
            N_("You are clocked in since {time}."),
            field="times",
            time=write_time(opened["day"], opened["begin"]),
        )
    check_employed(unit, [(me, day)])
    check_months(unit, [(me, day)])
    rows = _before(unit, [(me, day)]).get((me, day), [])
    if any(row["begin"] >= minutes or (row["end"] or minutes) > minutes for row in rows):
        raise Invalid(N_("Your times of today hold this moment already."), field="times")
    return unit.insert(WorkTime, **row_of(me, day, Part(minutes, None), CLOCKED, unit.today))


@command(OWN)
def go(unit: Unit) -> int:
    """Clock out at this moment and return the minutes since coming; raises Invalid for who is not clocked in.

    Who goes within the minute of coming leaves no time.
    """
    me, (day, minutes) = me_of(unit), place_of(unit.now)
    opened = _opened(unit, me, day)
    if opened is None:
        raise Invalid(N_("You are not clocked in."), field="times")
    end = minutes if opened["day"] == day else minutes + length(opened["day"])
    check_months(unit, [(me, opened["day"])])
    if end == opened["begin"]:
        unit.delete(WorkTime, opened["id"])
        return 0
    unit.update(WorkTime, opened["id"], {"end": end})
    return int(end - opened["begin"])


def _opened(unit: Unit, person: int, day: datetime.date) -> Row | None:
    """Return what goes on of today or, while it may, of yesterday; what nobody ended before stays for a correction."""
    w = WorkTime.__table__
    query = select(w).where(
        w.c.person_id == person, w.c.end.is_(None), w.c.day >= day - ONE_DAY, w.c.day <= day
    )
    row = unit.connection.execute(query.order_by(w.c.day.desc(), w.c.begin.desc())).mappings().first()
    if row is None or (row["day"] < day and place_of(unit.now)[1] + length(row["day"]) > LONGEST):
        return None
    return dict(row)
