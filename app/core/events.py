"""What a transaction changed, and who wants to know."""

from __future__ import annotations

import logging
from collections.abc import Callable

from app.core.dataclass import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Changes:
    """The tables a committed transaction touched; origin names the page that asked, foreign that another process did it."""

    tables: frozenset[str]
    origin: object = None
    foreign: bool = False


class Bus:
    """Calls every listener after a commit, in the thread that committed."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Add a listener."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[Changes], None]) -> None:
        """Remove a listener."""
        self._listeners.remove(listener)

    def tell(self, changes: Changes) -> None:
        """Tell all listeners; one that falls is logged and takes nobody's turn."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # the change is kept, and nobody else may miss it
                log.exception("a listener fell")
