"""What is read of trips: lists, one trip as its form shows it, and what it comes to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.lookup import Found
from app.core.manifest import allows
from app.core.stemming import sought
from app.data.drafts import Stored, load_draft
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.visibility import not_hidden, rights
from app.modules.hr.people.api import Person, full_name, own_key
from app.modules.hr.travel.models import TravelRate, Trip, TripAdvance, TripDay, TripLeg, TripReceipt
from app.modules.hr.travel.queries.visibility import OWN, POST, VIEW, mine
from app.modules.hr.travel.rules.law import Rate, Rates
from app.modules.hr.travel.rules.long_stay import past_three_months, places_of
from app.modules.hr.travel.rules.per_diem import FULL, PARTS, Reckoning, reckon
from app.modules.hr.travel.rules.trips import (
    APPROVED,
    COUNTS,
    OPEN,
    AdvanceDraft,
    DayDraft,
    LegDraft,
    RateDraft,
    ReceiptDraft,
    TripDraft,
)


# -- one trip --------------------------------------------------------------------
@dataclass(frozen=True)
class Receipt:
    """A receipt as it was typed, with its row."""

    id: int
    draft: ReceiptDraft


@dataclass(frozen=True)
class TripView:
    """A trip as its form shows it, with the receipts, the advance that was posted or approved, and where it stands."""

    id: int
    version: int
    draft: TripDraft
    number: str
    name: str
    since: datetime.date
    until: datetime.date
    state: str
    total: int
    reason: str
    login: str
    entry_id: int | None
    asked_at: datetime.datetime | None
    receipts: tuple[Receipt, ...]
    advance: int
    advance_state: str

    @property
    def spent(self) -> int:
        """What the receipts come to, in cents."""
        return sum(one.draft.gross for one in self.receipts)


def _legs(connection: Connection, trips: Any) -> dict[int, list[LegDraft]]:
    """Return the legs of trips by the key of the trip."""
    g = TripLeg
    found: dict[int, list[LegDraft]] = {}
    rows = connection.execute(select(g.__table__).where(g.trip_id.in_(trips)).order_by(g.trip_id, g.place))
    for row in rows.mappings():
        found.setdefault(int(row["trip_id"]), []).append(build(LegDraft, dict(row)))
    return found


def _days(connection: Connection, trips: Any) -> dict[int, list[DayDraft]]:
    d = TripDay
    found: dict[int, list[DayDraft]] = {}
    rows = connection.execute(select(d.__table__).where(d.trip_id.in_(trips)).order_by(d.trip_id, d.day))
    for row in rows.mappings():
        found.setdefault(int(row["trip_id"]), []).append(build(DayDraft, dict(row)))
    return found


def view_of(connection: Connection, key: int, *where: Any) -> TripView | None:
    """Return a trip, None where there is none or what narrows it leaves it out."""
    t, p, r, a = Trip, Person, TripReceipt, TripAdvance
    chosen = (
        select(t.__table__, full_name().label("name"), a.amount, a.state.label("advance_state"))
        .join(p, p.id == t.person_id)
        .outerjoin(a, a.trip_id == t.id)
        .where(t.id == key, *where)
    )
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    bills = connection.execute(select(r.__table__).where(r.trip_id == key).order_by(r.day, r.id)).mappings()
    more = {
        "legs": tuple(_legs(connection, [key]).get(key, ())),
        "days": tuple(_days(connection, [key]).get(key, ())),
        "receipts": tuple(Receipt(int(one["id"]), build(ReceiptDraft, dict(one))) for one in bills),
        "advance": int(row["amount"] or 0),
        "advance_state": row["advance_state"] or "",
    }
    return build(TripView, {**row, **more})


@query(VIEW)
def trip(connection: Connection, key: int) -> TripView | None:
    """Return a trip, None where there is none or it may not be known."""
    return view_of(connection, key, *not_hidden(connection, "hr_trip", Trip.id.expression))


@query(OWN)
def own_trip(connection: Connection, key: int) -> TripView | None:
    """Return one of one's own trips."""
    return view_of(connection, key, Trip.person_id.in_(own_key(connection)))


# -- what it comes to --------------------------------------------------------------
def own_rates(connection: Connection) -> Rates:
    """Return the rates that trips are reckoned with."""
    rows = connection.execute(select(TravelRate.__table__)).mappings()
    return Rates(
        Rate(
            row["area"], row["name"], row["name"], row["full"], row["part"], night=row["night"] or None,
            since=row["since"], until=row["until"], source=row["source"],
        )
        for row in rows
    )  # fmt: skip


def reckoned(connection: Connection, view: TripView) -> Reckoning:
    """Return what a trip comes to without its receipts; raises Invalid as reckon() does.

    Days that an earlier handed-in trip of the same person pays are not paid again, and stays there count to the three months.
    """
    rates, draft = own_rates(connection), view.draft
    stays, taken = _others(connection, view, rates)
    late = past_three_months([*stays, *places_of(draft.legs)])
    return reckon(draft.legs, {one.day: one for one in draft.days}, draft.night, rates, late, taken=taken)


def _others(connection: Connection, view: TripView, rates: Rates) -> tuple[list[Any], set[datetime.date]]:
    t = Trip
    same = and_(t.asked_at == view.asked_at, t.id < view.id)
    earlier = [or_(t.asked_at < view.asked_at, same)] if view.asked_at is not None else []
    chosen = select(t.id, t.since, t.until, t.night).where(
        t.person_id == view.draft.person,
        t.id != view.id,
        t.state.in_(COUNTS),
        t.since <= view.until,
        *earlier,
    )
    rows = connection.execute(chosen.order_by(t.asked_at, t.id)).all()
    keys = [row.id for row in rows]
    legs, days = _legs(connection, keys), _days(connection, keys)
    stays, taken = [], set[datetime.date]()
    for row in rows:
        stays += places_of(legs[row.id])
        if row.until >= view.since:
            special = {one.day: one for one in days.get(row.id, ())}
            found = reckon(legs[row.id], special, row.night, rates)
            taken |= {one.day for one in found.days if one.reason in (FULL, *PARTS)}
    return stays, taken


@dataclass(frozen=True)
class TripSum:
    """A trip with what it comes to; refused says why it can't be reckoned."""

    view: TripView
    found: Reckoning | None
    refused: str = ""

    @property
    def total(self) -> int:
        """All of it with the receipts, in cents."""
        return (self.found.total if self.found is not None else 0) + self.view.spent


def _sum(connection: Connection, view: TripView | None) -> TripSum | None:
    if view is None:
        return None
    try:
        return TripSum(view, reckoned(connection, view))
    except Invalid as error:
        return TripSum(view, None, str(error))


@query(VIEW)
def trip_sum(connection: Connection, key: int) -> TripSum | None:
    """Return a trip with what it comes to."""
    return _sum(connection, trip(connection, key))


@query(OWN)
def own_trip_sum(connection: Connection, key: int) -> TripSum | None:
    """Return one of one's own trips with what it comes to."""
    return _sum(connection, own_trip(connection, key))


@query(POST)
def to_post(connection: Connection) -> list[int]:
    """Return the keys of the trips that are approved and wait to be posted, the oldest first."""
    t = Trip
    hidden = not_hidden(connection, "hr_trip", t.id.expression)
    found = select(t.id).where(t.state == APPROVED, *hidden).order_by(t.since, t.id)
    return [int(key) for key in connection.scalars(found)]


# -- parts ---------------------------------------------------------------------------
@query(OWN)
def receipt(connection: Connection, key: int) -> Stored[ReceiptDraft] | None:
    """Return a receipt of one's own trips, or of a trip that may be known."""
    found = load_draft(connection, TripReceipt, ReceiptDraft, key)
    return found if found is not None and _may_read(connection, found.draft.trip) else None


def _may_read(connection: Connection, key: int | None) -> bool:
    if key is None:
        return False
    if view_of(connection, key, Trip.person_id.in_(own_key(connection))) is not None:
        return True
    return allows(rights(connection), VIEW) and trip(connection, key) is not None


@query(VIEW)
def advance(connection: Connection, key: int) -> Stored[AdvanceDraft] | None:
    """Return an advance of a trip that may be known."""
    found = load_draft(connection, TripAdvance, AdvanceDraft, key)
    return found if found is not None and trip(connection, found.draft.trip or 0) is not None else None


@query(OWN)
def rate(connection: Connection, key: int) -> Stored[RateDraft] | None:
    """Return a rate that the office typed."""
    return load_draft(connection, TravelRate, RateDraft, key)


@query(OWN)
def areas(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return the German and English names of all areas that have a rate, by their short names."""
    return own_rates(connection).named()


def _offered(connection: Connection, typed: str, key: int | None, *where: Any) -> list[Found]:
    t, p = Trip, Person
    words = [
        p.folded.contains(word, autoescape=True) | t.number.contains(word.upper()) for word in sought(typed)
    ]
    chosen = [t.id == key] if key is not None else [t.state == OPEN, *words]
    rows = connection.execute(
        select(t.id, t.number, t.purpose, full_name().label("name"))
        .join(p, p.id == t.person_id)
        .where(*chosen, *where)
        .order_by(t.since.desc())
        .limit(8)
    )
    return [Found(int(row.id), row.number, f"{row.number}  {row.purpose}", row.name) for row in rows]


@query(OWN)
def offered_own_trips(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for one of one's own trips offers: those that are still written."""
    return _offered(connection, typed, key, Trip.person_id.in_(own_key(connection)))


@query(VIEW)
def offered_trips(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a trip offers: those that are still written."""
    return _offered(connection, typed, key, *not_hidden(connection, "hr_trip", Trip.id.expression))


@dataclass(frozen=True)
class TripRow:
    """A trip as lists for machines show it."""

    id: int
    number: str
    name: str
    purpose: str
    since: datetime.date
    until: datetime.date
    total: int
    state: str


def _rows(connection: Connection, *where: Any) -> Sequence[TripRow]:
    t, p = Trip, Person
    chosen = select(t.id, t.number, full_name().label("name"), t.purpose, t.since, t.until, t.total, t.state)
    return read_all(
        connection,
        chosen.join(p, p.id == t.person_id).where(*where).order_by(t.since.desc(), t.id.desc()),
        TripRow,
    )


@query(VIEW)
def trip_rows(connection: Connection) -> Sequence[TripRow]:
    """Return the trips that may be known, the newest first."""
    return _rows(connection, *not_hidden(connection, "hr_trip", Trip.id.expression))


@query(OWN)
def own_trip_rows(connection: Connection) -> Sequence[TripRow]:
    """Return one's own trips, the newest first."""
    return _rows(connection, *mine(connection))
