"""What is done with reservations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.times import typed_time
from app.data import clock
from app.data.drafts import save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import HERE, REPAIR, ItAsset, Location
from app.modules.it.pool.models import Reservation
from app.modules.it.pool.queries import ENDLESS, taken
from app.modules.it.pool.rules import LONGEST, ReservationDraft, Taken, in_the_way, points


@command("it.reserve")
def reserve(unit: Unit, draft: ReservationDraft, key: int | None = None, version: int | None = None) -> int:
    """Reserve a device of the pool, or a room, for whole days or by times of day.

    Raises Invalid naming the field at fault, and who has it where it is taken.
    """
    draft, until = _checked(unit, draft, key)
    person = unit.row(Person, draft.person or 0)
    if person["leaving"] is not None and person["leaving"] < until:
        name = f"{person['first_name']} {person['last_name']}".strip()
        raise Invalid(
            N_("{name} works here until {day} only."), field="person", name=name, day=person["leaving"]
        )
    assert draft.since is not None
    holder = _reservable(unit, draft, key)
    busy = [
        one
        for one in taken(unit.connection, draft.since, until, draft.asset, draft.location)
        if not (one.lent and holder == draft.person)
    ]
    span = points(draft.since, until, draft.begins, draft.ends)
    other = in_the_way(busy, span, key or 0)
    if other is not None:
        raise _taken_by(other)
    more = {"cancelled": False} if key is None else {}
    return save_draft(unit, Reservation, replace(draft, until=until), key, version, **more)


def _checked(unit: Unit, draft: ReservationDraft, key: int | None) -> tuple[ReservationDraft, datetime.date]:
    """Return the draft with its times as they are kept, and its last day; raises Invalid naming the field."""
    if draft.asset is None and draft.location is None:
        raise Invalid(N_("Choose a device or a room."), field="asset")
    if draft.asset is not None and draft.location is not None:
        raise Invalid(N_("A reservation is of a device or of a room; enter two for both."), field="location")
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if draft.since is None:
        raise Invalid(N_("Enter a day."), field="since")
    until = draft.until or draft.since
    if until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    if until - draft.since > LONGEST:
        raise Invalid(N_("A reservation lasts a year at most."), field="until")
    if key is None and until < unit.today:
        raise Invalid(N_("This day is past."), field="since")
    begins, ends = _time(draft.begins, "begins"), _time(draft.ends, "ends")
    start, end = points(draft.since, until, begins, ends)
    if end <= start:
        raise Invalid(N_("The end is not after the beginning."), field="ends")
    return replace(draft, begins=begins, ends=ends), until


def _time(typed: str, field: str) -> str:
    """Return a time as it is kept, nothing for a whole day."""
    return typed_time(typed, field) if typed.strip() else ""


def _reservable(unit: Unit, draft: ReservationDraft, key: int | None) -> int | None:
    """Return who holds the device now, None for a room; raises Invalid for what can't be reserved. Keeps it for this command."""
    if draft.location is not None:
        room = unit.row(Location, draft.location, lock=True)
        if not room["bookable"]:
            raise Invalid(N_("{place} can't be reserved."), field="location", place=room["path"])
        return None
    row = unit.row(ItAsset, draft.asset or 0, lock=True)
    if not row["pool"] or row["status"] not in HERE:
        raise Invalid(N_("{tag} does not belong to the pool."), field="asset", tag=row["tag"])
    if row["status"] == REPAIR and (key is None or unit.row(Reservation, key)["asset_id"] != draft.asset):
        raise Invalid(N_("{tag} is in repair."), field="asset", tag=row["tag"])
    holder: int | None = row["person_id"]
    return holder


def _taken_by(other: Taken) -> Invalid:
    """Return what is said of what stands in the way."""
    if other.until.year == ENDLESS.year:
        return Invalid(N_("{who} has it without a day of return."), field="since", who=other.who)
    if other.hours and other.since == other.until:
        words = N_("{who} has it on {since}, {hours}.")
        return Invalid(words, field="begins", who=other.who, since=other.since, hours=other.hours)
    words = N_("{who} has it from {since} to {until}.")
    return Invalid(words, field="since", who=other.who, since=other.since, until=other.until)


@dataclass(frozen=True)
class RoomWish:
    """A room that something of another topic needs: for whom, from when, for how many minutes, and what for."""

    room: int
    person: int
    day: datetime.date
    at: str
    minutes: int
    purpose: str


def keep_room(unit: Unit, wish: RoomWish, key: int | None) -> int:
    """Reserve a room, or move the reservation that was made for it, and return its key; one that was called off is made anew.

    The right to it is that of what needs the room. Raises Invalid at the field `location`, `since` or `begins`, naming who has it.
    """
    begins = datetime.datetime.combine(wish.day, datetime.time.fromisoformat(typed_time(wish.at, "begins")))
    ends = begins + datetime.timedelta(minutes=wish.minutes)
    if key is not None and unit.row(Reservation, key)["cancelled"]:
        key = None
    draft = ReservationDraft(
        None, wish.person, begins.date(), ends.date(), wish.purpose[:160], location=wish.room, begins=f"{begins:%H:%M}", ends=f"{ends:%H:%M}"
    )  # fmt: skip
    return reserve(unit, draft, key)


def let_room_go(unit: Unit, key: int) -> None:
    """Call off the reservation that was made for something of another topic; called off already, nothing happens."""
    if not unit.row(Reservation, key, lock=True)["cancelled"]:
        call_off(unit, [key])


def refuse_promised(unit: Unit, assets: Sequence[int], person: int, until: datetime.date | None) -> None:
    """Raise Invalid for a hand-over of a device that somebody else has reserved in its days.

    Without a day of return every reservation to come is in the way. What the borrower reserved by times of day on the
    last day ends at its time; what ended by now is past.
    """
    last = until or datetime.date.max
    now = clock.now(unit.connection).astimezone()
    start = (unit.today, now.hour * 60 + now.minute)
    for asset in assets:
        found = [one for one in taken(unit.connection, unit.today, last, asset) if not one.lent]
        mine = [one for one in found if unit.row(Reservation, one.key)["person_id"] == person]
        end = max((one.points[1] for one in mine if one.until == until), default=points(last, last)[1])
        other = in_the_way([one for one in found if one not in mine], (start, end))
        if other is not None:
            raise Invalid(
                N_(
                    "{tag} is reserved for {who} from {since} to {until}; call the reservation off, or agree on an earlier return."
                ),
                field="code",
                tag=unit.row(ItAsset, asset)["tag"],
                who=other.who,
                since=other.since,
                until=other.until,
            )


@command("it.reserve")
def call_off(unit: Unit, keys: Sequence[int], off: bool = True) -> int:
    """Call reservations off, or take that back where nobody else has the device since; return how many changed."""
    count = 0
    for key in keys:
        row = unit.row(Reservation, key)
        days = row["since"], row["until"]
        others = taken(unit.connection, *days, row["asset_id"], row["location_id"])
        if not off and in_the_way(others, points(*days, row["begins"], row["ends"]), key):
            raise Invalid(N_("Someone else has it meanwhile."), field="since")
        count += unit.update(Reservation, key, {"cancelled": off})
    return count
