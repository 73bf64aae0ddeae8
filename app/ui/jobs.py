"""Long work: a thread, progress with remaining time, and Cancel; what is done in one transaction is kept whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import Cancelled
from app.core.messages import N_, counted
from app.data.engine import plain_errors

Progress = Callable[[int, int], None]


class Job(QObject):
    """Runs work(progress) in a thread; progress(done, total) raises Cancelled when the person stopped it."""

    moved = Signal(int, str)
    ended = Signal()
    finished = Signal(object)
    failed = Signal(object)
    _over = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title, self._work = title, work
        self._stop = threading.Event()
        self._begin = time.monotonic()
        self._last = 0.0
        self._thread = threading.Thread(target=self._run, name=f"job {title}", daemon=True)
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._begin = time.monotonic()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def join(self) -> None:
        """Stop and wait."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; total 0 means that nobody knows."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last < 0.1:
            return
        self._last = now
        if total <= 0 or done <= 0:
            self.moved.emit(-1, f"{self.title} …")
            return
        left = (now - self._begin) * (total - done) / done
        self.moved.emit(1000 * done // total, f"{self.title} · " + remaining(left))

    def _run(self) -> None:
        try:
            with plain_errors():
                result = self._work(self.progress)
        except Exception as error:  # noqa: BLE001 - it is reported on the UI thread
            self._over.emit(None, error)
        else:
            self._over.emit(result, None)

    def _deliver(self, result: object, error: object) -> None:
        self.ended.emit()
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)


def remaining(seconds: float) -> str:
    """Say how long it will take."""
    if seconds < 60:
        return counted(max(1, round(seconds)), N_("about 1 second left"), N_("about {count} seconds left"))
    return counted(round(seconds / 60), N_("about 1 minute left"), N_("about {count} minutes left"))
