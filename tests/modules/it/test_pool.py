"""Reservations: nobody has a device twice, loans stand in the way, calling off and taking it back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.assets.rules import HandOver
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.pool.queries import offered_pool, pool, reservation, taken, to_hand_out
from app.modules.it.pool.rules import ReservationDraft, Taken, in_the_way
from app.modules.it.pool.services import call_off, reserve
from tests.modules.it.conftest import device, member

TODAY = (
    datetime.datetime.now(datetime.UTC).astimezone().date()
)  # a loan stands in the way from the real day on


def days(count: int) -> datetime.date:
    """Return the day so many days from today."""
    return TODAY + datetime.timedelta(days=count)


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=12)


@given(spans)
def test_what_stands_in_the_way_is_what_shares_a_day(found: list[tuple[int, int]]) -> None:
    """Reserving only what nothing stands in the way of never lets two have the same day; the next free day is never refused."""
    held: list[Taken] = []
    for place, (start, length) in enumerate(found, 1):
        since, until = days(start), days(start + length)
        shares = any(
            one.since <= day <= one.until
            for one in held
            for day in (days(start + n) for n in range(length + 1))
        )
        assert (in_the_way(held, since, until) is not None) == shares
        if not shares:
            held.append(Taken(place, 1, since, until, "x"))
            assert in_the_way(held, since, until, place) is None


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
