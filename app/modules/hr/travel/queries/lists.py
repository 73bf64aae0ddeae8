"""The lists of trips, of their receipts and advances, and of rates."""

from __future__ import annotations

from typing import Any

from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.modules.hr.people.api import Person, full_name
from app.modules.hr.travel.models import TravelRate, Trip, TripAdvance, TripReceipt
from app.modules.hr.travel.queries.visibility import OWN, VIEW, mine, seen_rows
from app.modules.hr.travel.rules.trips import APPROVED, ASKED


def _person() -> Column:
    return Column("person", N_("Member of staff"), "text", full_name(), 190)


def _trips(name: str, *where: Any) -> ListSource:
    t, p = Trip, Person
    columns = (
        *listed(t, "number"),
        _person(),
        *listed(t, "since until total state purpose cost1 reason login"),
        shown_as(p.department, shown=False),
    )
    order = (t.since.desc(), t.id.desc())
    joins = ((p.__table__, p.id == t.person_id),)
    return ListSource(name, t, columns, order, joins=joins, where=where, visible=seen_rows(t))


def asked_source() -> ListSource:
    """Return the list of trips that wait for approval."""
    return _trips("hr.trips_asked", Trip.state == ASKED)


def approved_source() -> ListSource:
    """Return the list of trips that wait to be posted."""
    return _trips("hr.trips_approved", Trip.state == APPROVED)


def trips_source() -> ListSource:
    """Return the list of all trips, the newest first."""
    return _trips("hr.trips")


def own_trips_source() -> ListSource:
    """Return the list of one's own trips, the newest first."""
    t = Trip
    columns = listed(t, "number since until total state purpose reason")
    return ListSource("hr.own_trips", t, columns, (t.since.desc(), t.id.desc()), visible=mine, right=OWN)


def _receipts(name: str, right: str, visible: Any, person: bool) -> ListSource:
    r, t, p = TripReceipt, Trip, Person
    columns = (
        shown_as(t.number, title=N_("Trip")),
        *([_person()] if person else []),
        *listed(r, "day kind gross tax_case tax text in_name currency paid rate rate_day rate_source"),
        shown_as(t.state, "trip_state", title=N_("State of the trip")),
    )
    joins = ((t.__table__, t.id == r.trip_id), (p.__table__, p.id == t.person_id))
    return ListSource(
        name, r, columns, (r.day.desc(), r.id.desc()), joins=joins, visible=visible, right=right
    )


def receipts_source() -> ListSource:
    """Return the list of receipts of trips."""
    return _receipts("hr.trip_receipts", VIEW, seen_rows(TripReceipt), True)


def own_receipts_source() -> ListSource:
    """Return the list of receipts of one's own trips."""
    return _receipts("hr.own_trip_receipts", OWN, mine, False)


def advances_source() -> ListSource:
    """Return the list of advances, the newest first."""
    a, t, p = TripAdvance, Trip, Person
    columns = (
        shown_as(t.number, title=N_("Trip")),
        _person(),
        *listed(a, "amount state reason"),
        *listed(t, "since purpose"),
    )
    joins = ((t.__table__, t.id == a.trip_id), (p.__table__, p.id == t.person_id))
    return ListSource("hr.trip_advances", a, columns, (a.id.desc(),), joins=joins, visible=seen_rows(a))


def rates_source() -> ListSource:
    """Return the list of rates that the office typed."""
    r = TravelRate
    columns = listed(r, "area name since until full part night source")
    return ListSource("hr.travel_rates", r, columns, (r.area.asc(), r.since.desc(), r.id.asc()), right=OWN)
