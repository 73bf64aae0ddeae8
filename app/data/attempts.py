"""A part of a transaction that may fail alone: what it wrote is taken back, its rows of the trail too, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.data.unit import Unit


@contextmanager
def attempt(unit: Unit, *locks: str) -> Iterator[None]:
    """Do something that may be refused: what it raises comes out, and nothing of it was done.

    locks are those it needs; they are taken before, since a server would let them go with what is taken back. It must put
    nothing off to the end of the transaction (Unit.at_end).
    """
    unit.lock(*locks)
    count = len(unit.changes)
    with unit.connection.begin_nested() as part:
        try:
            yield
            unit.flush()
        except BaseException:
            unit.take_later()
            part.rollback()
            del unit.changes[count:]
            raise
