"""Answers on their way to the window's thread: who gets them, and whether they are still wanted."""

from __future__ import annotations

import functools
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from types import FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.core.dataclass import dataclass
from app.core.errors import KontorError

Then = Callable[[Any], None]
Failed = Callable[[KontorError], None]
LONGEST_TURN = 0.1  # seconds that a question waits for the turn of the window in which it was asked


class Slots:
    """Which answer each owner still waits for in each of its slots."""

    def __init__(self) -> None:
        self._asked: WeakKeyDictionary[QObject, dict[str, object]] = WeakKeyDictionary()

    def wait(self, owner: QObject, slot: str) -> Callable[[], bool]:
        """Begin to wait, and return what says whether the answer is still wanted."""
        ticket, gone = object(), weakref.ref(owner)
        if slot:
            self._asked.setdefault(owner, {})[slot] = ticket

        def still() -> bool:
            there = gone()
            if there is None or not isValid(there):
                return False
            return not slot or self._asked.get(there, {}).get(slot) is ticket

        return still

    def drop(self, owner: QObject, slot: str) -> None:
        """Wait no more."""
        self._asked.get(owner, {}).pop(slot, None)


def receiver_of(then: Then | None) -> QObject | None:
    """Return the object whose method takes an answer, or the one that a function made inside such a method speaks of as self."""
    while isinstance(then, functools.partial):
        then = then.func
    found = getattr(then, "__self__", None)
    if found is None and isinstance(then, FunctionType) and "self" in then.__code__.co_freevars:
        cell = (then.__closure__ or ())[then.__code__.co_freevars.index("self")]
        found = cell.cell_contents
    return found if isinstance(found, QObject) else None


def slot_of(then: Then, owner: QObject | None) -> str:
    """Return the slot that a method of the owner, or of any widget where none is named, is by itself; '' for a function."""
    taker = getattr(then, "__self__", None)
    if not isinstance(taker, QObject) or owner not in (None, taker):
        return ""
    return f"taken by {then.__name__}"


def always() -> bool:
    """Say that an answer is wanted whatever happens meanwhile."""
    return True


def nothing() -> None:
    """Do nothing at the end."""


@dataclass(frozen=True)
class Parcel:
    """What is under way, and who gets the answer while it is still wanted."""

    future: Future[Any]
    then: Then | None
    failed: Failed | None
    again: Callable[[], None] | None = None
    still: Callable[[], bool] = always
    done: Callable[[], None] = nothing


class Turn:
    """One turn of the window's thread: what was asked in it begins when it is over, so that a page being built has the interpreter for itself."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._over.set()

    def begin(self) -> None:
        """Say that something was asked in the turn that runs now."""
        if self._over.is_set():
            self._over.clear()
            QTimer.singleShot(0, self._over.set)

    def wait(self) -> None:
        """Wait, in another thread, until the turn is over, and never for long."""
        self._over.wait(LONGEST_TURN)
