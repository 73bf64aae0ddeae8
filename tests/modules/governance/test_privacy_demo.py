"""The demo company tells of its breaches by the clock on the wall, wherever and at whatever hour it is made."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator

import pytest

from app.data.office import Office
from app.modules.governance.privacy.demo import _breach, _on
from app.modules.governance.privacy.queries.breaches import breaches_source

ZONES = ("America/Los_Angeles", "Europe/Berlin", "Pacific/Kiritimati", "UTC")
YEAR_TURN = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the desk stand in another zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("hours", range(-12, 15, 3))
def test_a_demo_is_made_at_any_hour_of_any_zone(office: Office, zone: str, hours: int) -> None:
    """What became known at 8:40 is noted at 10:20 of the same local day: in Los Angeles the day of UTC was one on, and the demo fell."""
    made = YEAR_TURN + datetime.timedelta(hours=hours)
    desk = Office(office.book, office.actor, lambda: made)
    then = _on(desk, 60, 10).clock().astimezone()
    assert (then.hour, then.minute) == (10, 20)
    assert abs((made.astimezone().date() - then.date()).days - 60) <= 1  # a summer hour may lie between
    _breach(desk)
    (key,) = desk.read(breaches_source().keys, {})
    columns = [one.key for one in breaches_source().columns]
    known = dict(zip(columns, desk.read(breaches_source().page, [key])[0], strict=True))["known"].astimezone()
    assert (known.date(), known.hour, known.minute) == (then.date(), 8, 40)
