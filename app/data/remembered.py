"""What is reckoned over a whole book is kept until something is written to it, the day changes or another language is spoken."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, select, text

from app.core.messages import language
from app.data.clock import today
from app.data.system_tables import TrailRow
from app.data.tables_read import note, noted, unnoted

R = TypeVar("R")
_kept: WeakKeyDictionary[Engine, dict[Hashable, tuple[Hashable, Any, frozenset[str]]]] = WeakKeyDictionary()
_lock = Lock()
PATIENCE = 600_000  # milliseconds between two statements of a reckoning
MOST = 8  # different questions that are kept of a book


def remembered(connection: Connection, name: Hashable, reckon: Callable[[], R]) -> R:
    """Return what reckon() returns, from before where nothing was written since: every write leaves a row in the trail.

    For readers only: inside of a command the rows of its own are not in the trail yet. A reader keeps nobody waiting, so that
    a server lets it reckon longer between two statements than somebody who writes.
    """
    with unnoted():
        newest = connection.scalar(select(func.max(TrailRow.id)))
    state = (newest, today(connection), language())
    with _lock:
        known = _kept.setdefault(connection.engine, {}).get(name)
    if known is not None and known[0] == state:
        found: R = known[1]
        note(known[2])  # who is answered from what was kept shows these tables too
        return found
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = {PATIENCE}"))
    with noted() as tables:
        made = reckon()
    with _lock:
        answers = _kept.setdefault(connection.engine, {})
        if len(answers) >= MOST:
            answers.clear()
        answers[name] = (state, made, frozenset(tables))
    return made
