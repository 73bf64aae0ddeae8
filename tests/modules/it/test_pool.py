"""Reservations: nobody has a device twice, loans stand in the way, calling off and taking it back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.core.times import written_time
from app.data.office import Actor, Office
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.assets.rules import HandOver, LocationDraft
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.assets.services.masters import save_location
from app.modules.it.pool.queries import (
    offered_pool,
    offered_rooms,
    pool,
    reservation,
    rooms,
    taken,
    to_hand_out,
)
from app.modules.it.pool.rules import ReservationDraft, Taken, in_the_way, points
from app.modules.it.pool.services import call_off, reserve
from tests.modules.it.conftest import device, member

TODAY = (
    datetime.datetime.now(datetime.UTC).astimezone().date()
)  # a loan stands in the way from the real day on


def days(count: int) -> datetime.date:
    """Return the day so many days from today."""
    return TODAY + datetime.timedelta(days=count)


minute = st.one_of(st.none(), st.integers(0, 23).map(lambda hour: hour * 60))
spans = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2), minute, minute), max_size=12)


def hours_of(since: int, length: int, begins: int | None, ends: int | None) -> set[tuple[int, int]]:
    """Return the hours of a span, counted one by one: pairs of day and hour."""
    last = since + length
    return {
        (day, hour)
        for day in range(since, last + 1)
        for hour in range(24)
        if (day > since or begins is None or hour * 60 >= begins)
        and (day < last or ends is None or hour * 60 < ends)
    }


@given(spans)
def test_what_stands_in_the_way_is_what_shares_an_hour(
    found: list[tuple[int, int, int | None, int | None]],
) -> None:
    """Reserving only what nothing stands in the way of never lets two have the same hour; what is free is never refused."""
    held: list[Taken] = []
    used: list[set[tuple[int, int]]] = []
    for place, (start, length, begins, ends) in enumerate(found, 1):
        hours = hours_of(start, length, begins, ends)
        if not hours:
            continue  # an end that is not after the beginning is refused before
        since, until = days(start), days(start + length)
        times = ["" if one is None else written_time(one) for one in (begins, ends)]
        span = points(since, until, *times)
        shares = any(hours & other for other in used)
        assert (in_the_way(held, span) is not None) == shares
        if not shares:
            held.append(Taken(place, 1, since, until, "x", begins=times[0], ends=times[1]))
            used.append(hours)
            assert in_the_way(held, span, place) is None


def test_a_device_is_reserved_once_a_day(any_office: Office) -> None:
    """Wrong values name their field, whoever has it is named; the day after is free; called off it is free again, and back only if still free."""
    o = any_office
    use_language("en")
    o.clock = lambda: datetime.datetime.now(datetime.UTC)
    who, other = member(o), member(o, "Hansen", "Ole")
    thing, desk = device(o, pool=True), device(o)
    assert [one.id for one in o.read(pool)] == [thing]
    assert [one.key for one in o.read(offered_pool, "IT", None)] == [thing]
    for draft, field in (
        (ReservationDraft(None, who, days(1)), "asset"),
        (ReservationDraft(desk, who, days(1)), "asset"),
        (ReservationDraft(thing, None, days(1)), "person"),
        (ReservationDraft(thing, who, None), "since"),
        (ReservationDraft(thing, who, days(-1)), "since"),
        (ReservationDraft(thing, who, days(3), days(2)), "until"),
        (ReservationDraft(thing, who, days(3), days(400)), "until"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(reserve, draft)
        assert caught.value.field == field
    key = o.run(reserve, ReservationDraft(thing, who, days(2), days(4), "Fair"))
    for since, until in ((2, 2), (1, 2), (4, 9), (1, 9)):
        with pytest.raises(Invalid, match="Anna Petersen has it"):
            o.run(reserve, ReservationDraft(thing, other, days(since), days(until)))
    o.run(
        reserve, ReservationDraft(thing, who, days(2), days(5)), key
    )  # its own days do not stand in its way
    assert o.read(reservation, key).draft.until == days(5)  # type: ignore[union-attr]
    assert len(o.read(holdings, [who])[0][2]) == 1
    assert o.run(call_off, [key]) == 1
    assert o.read(taken, days(0), days(30)) == []
    second = o.run(reserve, ReservationDraft(thing, other, days(5)))
    with pytest.raises(Invalid, match="meanwhile"):
        o.run(call_off, [key], False)
    o.run(call_off, [second])
    assert o.run(call_off, [key], False) == 1


def test_rooms_and_devices_are_reserved_by_the_hour(any_office: Office) -> None:
    """Two share a day, not an hour; times are typed as people do; a loan of hours ends with its reservation; one thing only."""
    o = any_office
    use_language("en")
    o.clock = lambda: datetime.datetime.now(datetime.UTC)
    who, other, thing = member(o), member(o, "Hansen", "Ole"), device(o, pool=True)
    hall = o.run(save_location, LocationDraft("Hall", bookable=True))
    cellar = o.run(save_location, LocationDraft("Cellar"))
    assert [one.name for one in o.read(rooms)] == ["Hall"]
    assert [one.key for one in o.read(offered_rooms, "ha", None)] == [hall]
    assert o.read(offered_rooms, "cel", None) == []

    def room(begins: str, ends: str, place: int | None = hall, person: int = who) -> ReservationDraft:
        return ReservationDraft(None, person, days(1), location=place, begins=begins, ends=ends)

    key = o.run(reserve, room("9", "1030"))
    kept = o.read(reservation, key)
    assert kept is not None
    assert (kept.draft.begins, kept.draft.ends) == ("09:00", "10:30")
    for draft, field in (
        (room("9", "9.00"), "ends"),
        (room("halb neun", ""), "begins"),
        (room("8", "25:00"), "ends"),
        (room("11", "12", cellar), "location"),
        (room("11", "12", None), "asset"),
        (ReservationDraft(thing, who, days(1), location=hall), "location"),
        (room("10:00", "11:00", person=other), "begins"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(reserve, draft)
        assert caught.value.field == field
    assert str(caught.value).endswith("09:00–10:30.")
    o.run(reserve, room("10:30", "12:00", person=other))
    assert [one.hours for one in o.read(taken, days(1), days(1))] == ["09:00–10:30", "10:30–12:00"]
    assert {one.lane for one in o.read(taken, days(1), days(1))} == {-hall}
    assert o.run(call_off, [key]) == 1
    o.run(reserve, room("8", "9:30", person=other))
    with pytest.raises(Invalid, match="meanwhile"):
        o.run(call_off, [key], False)
    assert o.read(to_hand_out, days(1)) == 0  # a room is not handed out
    assert any("Hall" in words for words in o.read(holdings, [other])[0][2])

    at = datetime.datetime.now().astimezone().replace(hour=10, minute=0, second=0, microsecond=0)
    o.clock = lambda: at.astimezone(datetime.UTC)
    day = at.date()
    o.run(reserve, ReservationDraft(thing, who, day, begins="10:00", ends="12:00"))
    o.run(reserve, ReservationDraft(thing, other, day, begins="14:00"))
    with pytest.raises(Invalid, match="is reserved for Ole Hansen"):
        o.run(hand_over, HandOver("out", who, (thing,), expected=day + datetime.timedelta(days=1)))
    o.run(hand_over, HandOver("out", who, (thing,), expected=day))
    o.run(reserve, ReservationDraft(thing, other, day, begins="12:30", ends="13:30"))
    with pytest.raises(Invalid, match="Anna Petersen has it on"):
        o.run(reserve, ReservationDraft(thing, other, day, begins="11:30", ends="12:30"))


def test_a_loan_stands_in_the_way(any_office: Office) -> None:
    """Until its day of return, without one for good; for the borrower it does not; what begins today waits to be handed out."""
    o = any_office
    use_language("en")
    o.clock = lambda: datetime.datetime.now(datetime.UTC)
    who, other, thing = member(o), member(o, "Hansen", "Ole"), device(o, pool=True)
    o.run(reserve, ReservationDraft(thing, who, days(0), days(2)))
    assert o.read(to_hand_out, TODAY) == 1
    o.run(hand_over, HandOver("out", who, (thing,), expected=days(3)))
    assert o.read(to_hand_out, TODAY) == 0
    with pytest.raises(Invalid, match="has it from"):
        o.run(reserve, ReservationDraft(thing, other, days(3)))
    o.run(reserve, ReservationDraft(thing, who, days(3)))
    key = o.run(reserve, ReservationDraft(thing, other, days(4)))
    o.run(hand_over, HandOver("back", who, (thing,)))
    for expected in (None, days(4)):
        with pytest.raises(Invalid, match="is reserved for Ole Hansen"):
            o.run(hand_over, HandOver("out", who, (thing,), expected=expected))
    o.run(call_off, [key])
    o.run(hand_over, HandOver("out", who, (thing,)))
    with pytest.raises(Invalid, match="without a day of return"):
        o.run(reserve, ReservationDraft(thing, other, days(200)))


def test_only_who_may_reserves(any_office: Office) -> None:
    """Without the right nothing is kept."""
    clerk = Office(any_office.book, Actor("bea", "Bea", frozenset({"it.view"})))
    with pytest.raises(Forbidden):
        clerk.run(reserve, ReservationDraft(1, 1, TODAY))


def test_times_of_day_are_said_where_there_are_some() -> None:
    """From a time on, until one, both, and nothing for whole days."""
    day = datetime.date(2026, 11, 23)
    said = [
        Taken(1, 1, day, day, "x", begins=begins, ends=ends).hours
        for begins, ends in (("9:00", ""), ("", "12:00"), ("9:00", "12:00"), ("", ""))
    ]
    assert said == ["9:00–24:00", "0:00–12:00", "9:00–12:00", ""]
