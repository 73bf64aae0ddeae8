"""The one clock of queries and commands: that of the office, so that a test or a bench can set the moment.

It travels on the connection beside the person. What is made without one, such as
an expression of a list or the reading of a typed day, asks the office whose call
is running.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection

from app.core.dates import utc_now

CLOCK = "kontor_clock"
Clock = Callable[[], datetime.datetime]
_running: ContextVar[Clock] = ContextVar(CLOCK, default=utc_now)


@contextmanager
def running(clock: Clock) -> Iterator[None]:
    """Let a clock hold for what is called inside."""
    token = _running.set(clock)
    try:
        yield
    finally:
        _running.reset(token)


def now(connection: Connection | None = None) -> datetime.datetime:
    """Return the moment in UTC by the clock of the office that reads or writes here."""
    options = connection.get_execution_options() if connection is not None else {}
    clock: Clock = options.get(CLOCK, _running.get())
    return clock()


def today(connection: Connection | None = None) -> datetime.date:
    """Return the local day by the clock of the office that reads or writes here."""
    return now(connection).astimezone().date()
