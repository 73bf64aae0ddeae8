"""Yearly volumes of agreed services: what was called off and done in each year of the agreement, reckoned a second time from raw rows."""

from __future__ import annotations

import datetime
import itertools
import random
from collections import defaultdict
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.inventory.purchasing.queries.frames import frame, frame_lines_source, frames_to_look_at
from app.modules.inventory.purchasing.queries.volumes import years_of
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft, year_of
from app.modules.inventory.purchasing.rules.orders import Delivery, Part
from app.modules.inventory.purchasing.services.frames import call_off, save_frame, save_frame_line
from app.modules.inventory.purchasing.services.orders import cancel, close, place
from app.modules.inventory.purchasing.services.receiving import receive, send_back
from tests.modules.inventory.buying_cases import supplier, today, view
from tests.modules.inventory.stock_cases import ONE, D

DAYS = datetime.timedelta


class Clock:
    """A clock that a test sets on."""

    def __init__(self, office: Office) -> None:
        self.now = office.clock()

    def __call__(self) -> datetime.datetime:
        """Return the moment."""
        return self.now


def moving(office: Office) -> tuple[Office, Clock]:
    """Return the office with a clock of its own."""
    clock = Clock(office)
    return Office(office.book, office.actor, clock), clock


def agreed(office: Office, quantity: int, years: int = 3, since: D | None = None) -> tuple[int, int]:
    """Keep a framework order with hours of maintenance for each year: its key and that of the line."""
    first = since or today(office)
    until = D(first.year + years, first.month, first.day) - DAYS(1)
    key = office.run(save_frame, FrameDraft(supplier(office), "WV-1", "Wartung", first, until))
    draft = FrameLineDraft(key, None, "Wartung", quantity * ONE, "HUR", price=60 * ONE, yearly=True)
    return key, office.run(save_frame_line, draft)


def called(office: Office, key: int, line: int, quantity: int, wanted: D, why: str = "") -> int:
    """Call off and place the order."""
    found = office.read(frame, key)
    assert found is not None
    order = office.run(call_off, CallOff(key, ((line, quantity * ONE),), wanted, why), found.version)
    office.run(place, order)
    return order


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (D(2026, 3, 1), D(2026, 3, 1), D(2027, 2, 28)),
        (D(2027, 2, 28), D(2026, 3, 1), D(2027, 2, 28)),
        (D(2027, 3, 1), D(2027, 3, 1), D(2028, 2, 29)),
        (D(2028, 12, 31), D(2028, 3, 1), D(2028, 12, 31)),
        (D(2025, 1, 1), D(2026, 3, 1), D(2027, 2, 28)),
        (D(2040, 1, 1), D(2028, 3, 1), D(2028, 12, 31)),
    ],
)
def test_years_begin_with_the_first_day(day: D, first: D, last: D) -> None:
    """A year ends before the day returns, the last one with the agreement; days outside belong to the first and the last year."""
    assert year_of(D(2026, 3, 1), D(2028, 12, 31), day) == (first, last)


def test_a_leap_day_begins_a_year_too() -> None:
    """An agreement from 29 February on: its years meet without a gap."""
    since, until = D(2028, 2, 29), D(2033, 2, 27)
    day, seen = since, []
    while day <= until:
        seen.append(year_of(since, until, day))
        day += DAYS(1)
    spans = sorted(set(seen))
    assert len(spans) == 5
    assert all(after[0] - before[1] == DAYS(1) for before, after in itertools.pairwise(spans))


def test_each_year_has_its_own_volume(any_office: Office) -> None:
    """Ten hours a year: nine are taken, two more are refused; next year there are ten again, and the list tells of this year."""
    office, clock = moving(any_office)
    key, line = agreed(office, 10)
    now = today(office)
    first = called(office, key, line, 7, now + DAYS(3))
    assert office.read(frames_to_look_at) == 0
    called(office, key, line, 2, now + DAYS(9))
    assert office.read(frames_to_look_at) == 1  # nine of ten
    with pytest.raises(Invalid, match="1 are left in that year"):
        called(office, key, line, 2, now + DAYS(20))
    called(office, key, line, 8, now + DAYS(370))  # of the next year
    with pytest.raises(Invalid, match="2 are left in that year"):
        called(office, key, line, 3, now + DAYS(380))
    part = Part(view(office, first).lines[0].id, 5 * ONE, mark=1)
    office.run(receive, Delivery(first, now, "P-1", (part,)))
    source = frame_lines_source()
    row = dict(zip((one.key for one in source.columns), office.read(source.page, [line])[0], strict=True))
    assert (row["called"], row["accepted"], row["rest"]) == (9 * ONE, 5 * ONE, ONE)
    assert row["frame"] == office.read(frame, key).draft.number  # type: ignore[union-attr]
    years = office.read(years_of, line)
    assert [(one.called, one.accepted, one.left) for one in years] == [
        (8 * ONE, 0, 2 * ONE),
        (9 * ONE, 5 * ONE, ONE),
    ]
    fewer = FrameLineDraft(key, None, "Wartung", 8 * ONE, "HUR", price=60 * ONE, yearly=True)
    with pytest.raises(Invalid, match="9 were called off"):
        office.run(save_frame_line, fewer, line, 1)
    in_all = FrameLineDraft(key, None, "Wartung", 16 * ONE, "HUR", price=60 * ONE)
    with pytest.raises(Invalid, match="17 were called off"):
        office.run(save_frame_line, in_all, line, 1)
    clock.now += DAYS(400)
    assert office.read(frame, key).lines[0].called == 12 * ONE  # type: ignore[union-attr]  # what is late is of this year


def test_the_years_by_a_second_reckoning(any_office: Office) -> None:
    """Random call-offs, parts done, sent back, closed and cancelled over four years: each year is what raw rows make of it."""
    office, clock = moving(any_office)
    chance, began = random.Random(183), today(office)
    key, line = agreed(office, 40, 4, began)
    open_: list[int] = []
    for _n in range(90):
        clock.now += DAYS(chance.randint(3, 26))
        now, deed = (
            today(office),
            chance.choice(("call", "call", "done", "done", "done", "back", "close", "cancel")),
        )
        try:
            if deed == "call":
                wanted = now + DAYS(chance.randint(0, 60))
                open_.append(
                    called(
                        office, key, line, chance.randint(1, 9), wanted, why=chance.choice(("", "Notfall"))
                    )
                )
            elif deed == "done" and open_:
                order = chance.choice(open_[-4:])
                left = view(office, order).lines[0]
                part = Part(left.id, chance.randint(1, 5) * ONE, mark=chance.randint(1, 5))
                office.run(receive, Delivery(order, now, f"P-{now}", (part,)))
            elif deed == "back":
                done = _rows(office, "SELECT id, quantity FROM inventory_receipt WHERE verdict <> 'returned'")
                if done:
                    receipt, quantity = chance.choice(done)
                    office.run(send_back, receipt, max(1, quantity // 2), now, "mangelhaft")
            elif deed == "close" and open_ and chance.random() < 0.2:
                office.run(close, open_.pop(chance.randrange(len(open_))), "Schluss")
            elif deed == "cancel" and open_ and chance.random() < 0.2:
                office.run(cancel, open_.pop(), "doch nicht")
        except Invalid:
            continue
    wanted = _second(office, line, began)
    shown = {one.first: (one.called, one.accepted, one.left) for one in office.read(years_of, line)}
    assert len(shown) >= 3
    assert sum(one[1] for one in shown.values()) > 10 * ONE
    assert shown == {first: (*wanted[first], 40 * ONE - wanted[first][0]) for first in shown}
    assert {first for first, sums in wanted.items() if any(sums)} <= set(shown)


def _rows(office: Office, sql: str) -> list[Any]:
    return list(office.read(reads("")(lambda c: c.execute(text(sql)).all())))


def _second(office: Office, line: int, began: D) -> dict[D, tuple[int, int]]:
    """Add up called off and done by year from nothing but the rows of lines and receipts, year by year and not by agreement."""
    now = today(office)
    firsts = [D(began.year + n, began.month, began.day) for n in range(4)]
    sums: dict[D, list[int]] = defaultdict(lambda: [0, 0])
    sql = f"""SELECT x.id, x.quantity, o.state, coalesce(x.wanted, o.wanted) FROM inventory_order_line x
              JOIN inventory_order o ON o.id = x.order_id WHERE x.frame_line_id = {line}"""
    for key, ordered, state, wanted in _rows(office, sql):
        if state == "cancelled":
            continue
        done: dict[D, int] = defaultdict(int)
        days: dict[int, D] = {}
        for receipt, day, quantity, of in _rows(
            office,
            f"SELECT id, day, quantity, return_of FROM inventory_receipt WHERE line_id = {key} AND verdict <> 'refused' ORDER BY id",
        ):
            days[receipt] = days[of] if of else D.fromisoformat(str(day))
            done[days[receipt]] += -quantity if of else quantity
        due = max(D.fromisoformat(str(wanted)), now)
        rest = 0 if state == "closed" else max(0, ordered - sum(done.values()))
        for day, quantity, came in (*((day, many, 1) for day, many in done.items()), (due, rest, 0)):
            first = max([one for one in firsts if one <= day], default=firsts[0])
            sums[first][0] += quantity
            sums[first][1] += quantity * came
    return {first: (called, accepted) for first, (called, accepted) in sums.items()} | {
        first: (0, 0) for first in firsts if first not in sums
    }
