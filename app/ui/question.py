"""Something that is asked beside the window and may stay silent: whoever waits can go on at once, and what comes later is put away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.core.errors import Cancelled, KontorError
from app.core.messages import N_

log = logging.getLogger("kontor")
FAULT = N_("Something went wrong in Kontor and was written to the log: {reason}")


def as_told(error: Exception) -> KontorError:
    """Return an error as it is told: one that is no refusal is a fault of the program, which is written to the log."""
    if isinstance(error, KontorError):
        return error
    log.error("unexpected", exc_info=error)
    return KontorError(FAULT, reason=str(error) or type(error).__name__)


class Question(QObject):
    """Runs work() in a thread; once it was left, failed has told so, and an answer goes to late."""

    answered = Signal(object)
    failed = Signal(object)
    late = Signal(object)
    _over = Signal(object, object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._left = work, False
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._run, name="question", daemon=True).start()

    def leave(self) -> None:
        """Wait no longer; what answers can't be told to stop."""
        if not self._left:
            self._left = True
            self.failed.emit(Cancelled())

    def _run(self) -> None:
        found, error = None, None
        try:
            found = self._work()
        except Exception as raised:  # noqa: BLE001 - it is told on the window's thread
            error = raised
        if isValid(self):  # else the program was left meanwhile
            self._over.emit(found, error)

    def _deliver(self, found: object, error: Exception | None) -> None:
        if error is not None:
            told = as_told(error)
            if not self._left:
                self._left = True
                self.failed.emit(told)
        elif self._left:
            self.late.emit(found)
        else:
            self._left = True
            self.answered.emit(found)
