"""What is read of the pool."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.core.stemming import fold
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.rows import read_all
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import HERE, AssetModel, ItAsset, Location, model_words, offered_assets
from app.modules.it.pool.models import Reservation
from app.modules.it.pool.rules import ReservationDraft, Taken

ENDLESS = datetime.date(9999, 12, 31)


@dataclass(frozen=True)
class Room:
    """A place that can be reserved: its name, and its path from the top."""

    id: int
    name: str
    path: str


@dataclass(frozen=True)
class PoolDevice:
    """A device of the pool."""

    id: int
    tag: str
    name: str


def reservations_source() -> ListSource:
    """Return the reservations, those to come first."""
    r, a, m = Reservation, ItAsset, AssetModel
    columns = (
        *listed(r, "since begins until ends"),
        Column("person", N_("Person"), "text", full_name(), 180),
        *listed(a, "tag"),
        Column("room", N_("Room"), "text", func.coalesce(Location.path, ""), 180),
        Column("model", N_("Model"), "text", model_words(), 200),
        *listed(r, "purpose cancelled"),
    )
    joins = (
        (Location.__table__, Location.id == r.location_id),
        (a.__table__, a.id == r.asset_id),
        (m.__table__, m.id == a.model_id),
        (Person.__table__, Person.id == r.person_id),
    )

    return ListSource("it.reservations", r, columns, (r.since.desc(), r.id.desc()), joins=joins)


@query("it.view")
def reservation(connection: Connection, key: int) -> Stored[ReservationDraft] | None:
    """Return a reservation, None where there is none."""
    return load_draft(connection, Reservation, ReservationDraft, key)


@query("it.view")
def pool(connection: Connection) -> list[PoolDevice]:
    """Return the devices of the pool that are here, by number."""
    a = ItAsset
    query = (
        select(a.id, a.tag, model_words().label("name"))
        .join(AssetModel, AssetModel.id == a.model_id)
        .where(a.pool.is_(True), a.status.in_(HERE))
    )
    return read_all(connection, query.order_by(a.tag), PoolDevice)


@query("it.view")
def rooms(connection: Connection) -> list[Room]:
    """Return the places that can be reserved, by path."""
    p = Location
    query = select(p.id, p.name, p.path).where(p.bookable.is_(True))
    return read_all(connection, query.order_by(func.lower(p.path)), Room)


@query("it.view")
def offered_rooms(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a room offers: those that can be reserved, or the one with a key."""
    if key is not None:
        p = Location
        found = read_all(connection, select(p.id, p.name, p.path).where(p.id == key), Room)
    else:
        wanted = fold(typed)
        found = [one for one in rooms(connection) if wanted in fold(one.path)]
    return [Found(one.id, one.name, one.path, "") for one in found]


@query("it.view")
def offered_pool(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a device of the pool offers."""
    inside = {one.id for one in pool(connection)}
    return [one for one in offered_assets(connection, typed, key) if one.key in inside or key is not None]


@query("it.view")
def taken(
    connection: Connection,
    since: datetime.date,
    until: datetime.date,
    asset: int | None = None,
    location: int | None = None,
) -> list[Taken]:
    """Return when devices of the pool and rooms (or one of them) are reserved or lent between two days, both included.

    A loan without a day of return, or an overdue one, takes the device until further notice; one that ends with a
    reservation of the borrower ends at its time of day.
    """
    r, a = Reservation, ItAsset
    name = func.trim(Person.first_name + " " + Person.last_name)
    query = select(
        r.id.label("key"), r.asset_id, r.location_id, r.since, r.until, r.begins, r.ends, name.label("who")
    ).join(Person, Person.id == r.person_id)
    where = [
        r.cancelled.is_(False),
        r.since <= until,
        r.until >= since,
        *([r.asset_id == asset] if asset else []),
        *([r.location_id == location] if location else []),
    ]
    found = read_all(connection, query.where(*where).order_by(r.since, r.begins, r.id), Taken)
    if location is not None:
        return found
    today = clock.today(connection)
    lent = (
        select(a.id, a.expected, name)
        .join(Person, Person.id == a.person_id)
        .where(a.pool.is_(True), *([a.id == asset] if asset else []))
    )
    for key, expected, who in connection.execute(lent):
        end = expected if expected is not None and expected >= today else ENDLESS
        if today <= until and end >= since:
            ends = next((one.ends for one in found if (one.asset, one.until, one.who) == (key, end, who)), "")
            found.append(Taken(0, key, today, end, who, lent=True, ends=ends))
    return found


def held_words(connection: Connection, person: int) -> list[str]:
    """Return the reservations to come of a person, for the list of who leaves."""
    r, today = Reservation, clock.today(connection)
    thing = func.coalesce(ItAsset.tag, Location.path).label("tag")
    query = (
        select(thing, r.since, r.until)
        .outerjoin(ItAsset, ItAsset.id == r.asset_id)
        .outerjoin(Location, Location.id == r.location_id)
    )
    rows = connection.execute(
        query.where(r.person_id == person, r.cancelled.is_(False), r.until >= today).order_by(r.since)
    )
    return [
        str(
            Message(
                N_("Reserved: {tag}, {since} to {until}"),
                {"tag": row.tag, "since": formats.day(row.since), "until": formats.day(row.until)},
            )
        )
        for row in rows
    ]


@query("it.view")
def to_hand_out(connection: Connection, day: datetime.date) -> int:
    """Return how many reservations have begun by a day, while their device is not with the person it is reserved for."""
    r, a = Reservation, ItAsset
    query = select(func.count()).select_from(r).join(a, a.id == r.asset_id)
    where = (
        r.cancelled.is_(False),
        r.since <= day,
        r.until >= day,
        a.person_id.is_distinct_from(r.person_id),
    )
    return int(connection.scalar(query.where(*where)) or 0)
