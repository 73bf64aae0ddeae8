"""Work that goes on beside the window, again and again, in a thread of its own until the desk is closed."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod

from sqlalchemy.exc import DBAPIError

from app.core.errors import KontorError

log = logging.getLogger("kontor")


class Loop(ABC):
    """A thread that looks, waits and looks again; what the world refuses is tried again, a fault is logged and does not end it."""

    def __init__(self, name: str, every: float, first: float | None = None, patience: float = 0.0) -> None:
        """Make a loop that looks `every` so many seconds, `first` before the first time; stop() waits `patience` seconds at most."""
        self._every, self._first, self._patience = every, every if first is None else first, patience
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @abstractmethod
    def look(self) -> object:
        """Look once, and do what is to be done."""

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop; what is under way is waited for, as long as the loop's patience lasts."""
        self.stopping.set()
        if self._thread.is_alive() and self._patience:
            self._thread.join(self._patience)

    def running(self) -> bool:
        """Say whether the thread is still there."""
        return self._thread.is_alive()

    def _run(self) -> None:
        wait = self._first
        while not self.stopping.wait(wait):
            wait = self._every
            try:
                self.look()
            except (KontorError, DBAPIError, OSError) as error:
                log.warning("%s waits: %s", self._thread.name, error)
            except Exception:
                log.exception("unexpected in %s", self._thread.name)
