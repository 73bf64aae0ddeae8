"""Who is to read again when a table changed: each part of the window learns from its own readings what it stands on.

A part says only how it reads again. Its readings, and those of what stands in it and does
not watch by itself, tell which tables they read; when one of them changed, in this window or
at another desk, it reads again: shortly after, once it is seen, and never while its last
answers are still under way. What others do is not shown more often than once in a while,
however much they do: a desk where entries are typed must not wait for one where they are only shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.core.dataclass import dataclass, field
from app.core.events import Changes
from app.ui.when_shown import WhenShown

SOON = 0.06  # seconds until what was changed is read again
CALM = 1.0  # seconds between two times at which what others changed is read again
SHARE = 4  # what others changed is not read for longer than one part in so many and one
TRAIL = frozenset({"trail", "trail_run"})  # every change leaves something there


@dataclass
class Reading:
    """One reading under way: how many changes were told before it began, what it read, and how long it took in seconds."""

    began: int
    tables: set[str] = field(default_factory=set)
    spent: float = 0.0


class Watch:
    """What reads again for one owner; it learns its tables where none are named."""

    def __init__(
        self, owner: QObject, refresh: Callable[[], None], tables: frozenset[str] | None, own: bool
    ) -> None:
        self.learns, self.tables, self.own = tables is None, set(tables or ()), own
        part: QObject | None = owner
        while part is not None and not isinstance(part, QWidget):
            part = part.parent()
        self._due = WhenShown(part, refresh).run if isinstance(part, QWidget) else refresh
        self._timer = QTimer(owner, singleShot=True)
        self._timer.timeout.connect(self._run)
        self._under_way, self._late = 0, False
        self._ran, self._spent = float("-inf"), 0.0

    def call(self, patient: bool) -> None:
        """Read again shortly; what others changed waits until enough time has passed since the last time."""
        wait = SOON
        if patient:
            wait = max(wait, self._ran + max(CALM, SHARE * self._spent) - time.monotonic())
        milliseconds = round(wait * 1000)
        if not self._timer.isActive() or milliseconds < self._timer.remainingTime():
            self._timer.start(milliseconds)

    def ask(self) -> None:
        """Take note that an answer is under way."""
        self._under_way += 1

    def answer(self, spent: float) -> None:
        """Take note that an answer came, and what it took."""
        self._under_way -= 1
        self._spent = spent
        if self._late and not self._under_way and isValid(self._timer):
            self._late = False
            self.call(patient=True)

    def _run(self) -> None:
        if self._under_way:  # the next answer would only take the place of one that is nearly there
            self._late = True
            return
        self._ran = time.monotonic()
        self._due()


class Watching:
    """All that reads again in a window."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[QObject, list[Watch]] = WeakKeyDictionary()
        self._told = 0
        self._changed: dict[str, int] = {}  # by table, the number of the change that touched it last
        self.closed = False

    def watch(
        self,
        owner: QObject,
        refresh: Callable[[], None],
        tables: frozenset[str] | None = None,
        own: bool = False,
    ) -> None:
        """Let an owner read again; see Desk.watch()."""
        self._forget_gone()
        self._of.setdefault(owner, []).append(Watch(owner, self._while_open(refresh), tables, own))

    def _while_open(self, refresh: Callable[[], None]) -> Callable[[], None]:
        return lambda: None if self.closed else refresh()

    def of(self, receiver: QObject | None) -> list[Watch]:
        """Return what learns from the readings of a part: its own watches, else those of what it stands in."""
        part = receiver
        while part is not None and isValid(part):
            watches = self._of.get(part, ())
            found = [one for one in watches if one.learns and (part is receiver or not one.own)]
            if found:
                return found
            part = part.parent()
        return []

    def begin(self, receiver: QObject | None) -> tuple[Reading, list[Watch]]:
        """Begin a reading, and return it with what waits for its answer."""
        waiting = self.of(receiver)
        for one in waiting:
            one.ask()
        return Reading(self._told), waiting

    def end(self, reading: Reading, waiting: list[Watch], receiver: QObject | None, *, taken: bool) -> None:
        """Learn from a reading that came back; what changed while it was new to its owner and under way is read again."""
        for one in waiting:
            one.answer(reading.spent)
        for one in self.of(receiver) if taken else ():
            new = reading.tables - one.tables
            one.tables |= new
            if any(self._changed.get(table, 0) > reading.began for table in new):
                one.call(patient=False)

    def look(self, changes: Changes) -> None:
        """Call all that show a table that was changed."""
        touched = changes.tables | TRAIL
        self._told += 1
        self._changed.update(dict.fromkeys(touched, self._told))
        for one in self._all():
            if not touched.isdisjoint(one.tables):
                one.call(patient=changes.foreign)

    def everything(self) -> None:
        """Call all: what any of them may show was changed, as the names of people or what one may see."""
        for one in self._all():
            if one.learns:
                one.call(patient=False)

    def _all(self) -> Iterator[Watch]:
        self._forget_gone()
        for owner, watches in list(self._of.items()):
            if isValid(owner):  # what one does may take another one away
                yield from watches

    def _forget_gone(self) -> None:
        """Let go of owners that were taken away: what they read again by holds them, so nothing else would."""
        for owner in [one for one in self._of if not isValid(one)]:
            del self._of[owner]
