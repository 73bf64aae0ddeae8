"""One clock: queries, commands, lists and typed days count by that of the office, on both databases."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.dates import utc_now
from app.data import clock
from app.data.office import Office, Unit, command
from app.data.queries import query as reads
from app.modules.finance.booking.transfer import read_day
from tests.conftest import NOW


def test_queries_and_commands_count_by_the_offices_clock(any_office: Office) -> None:
    """The moment travels on the connection; a day typed in an import and the light of a ticket count by it too."""
    late = NOW + datetime.timedelta(days=40)
    moments = iter([NOW, late, late, late])
    any_office.clock = lambda: next(moments)

    def both(connection: Connection) -> tuple[datetime.datetime, datetime.date]:
        return clock.now(connection), read_day("h")

    assert any_office.read(reads("")(both)) == (NOW, late.date())

    @command("")
    def asked(unit: Unit) -> tuple[datetime.datetime, datetime.datetime]:
        return unit.now, clock.now(unit.connection)

    assert any_office.run(asked) == (late, late)


def test_the_clock_ends_with_the_call(any_office: Office) -> None:
    """Outside an office's call it is the computer's; one office's clock never holds for another."""
    any_office.read(reads("")(lambda connection: clock.now(connection)))
    assert abs(clock.now() - utc_now()) < datetime.timedelta(minutes=1)
