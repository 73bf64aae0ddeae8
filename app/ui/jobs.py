"""Long work: a thread, progress with remaining time, and Cancel; what is done in one transaction is kept whole or not at all.

A job belongs to nobody's page: it goes on when its form is closed, the page goes, the look changes or somebody locks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from app.core.errors import Cancelled, KontorError
from app.core.messages import N_, _, counted
from app.data.engine import plain_errors
from app.ui.question import as_told

Progress = Callable[[int, int], None]
PATIENCE = (
    3.0  # seconds that leaving a book waits for a job to stop; what goes on after that ends with the program
)


class Job(QObject):
    """Runs work(progress) in a thread; progress(done, total) raises Cancelled when the person stopped it."""

    moved = Signal(int, str)
    ended = Signal()
    finished = Signal(object)
    failed = Signal(object)
    _over = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title, self._work, self.over = title, work, False
        self.person = ""  # who began it
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

    def join(self, seconds: float = 10) -> None:
        """Stop and wait."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

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
            self._tell(None, error)
        else:
            self._tell(result, None)

    def _tell(self, result: object, error: Exception | None) -> None:
        if isValid(self):  # else the program was left meanwhile
            self._over.emit(result, error)

    def _deliver(self, result: object, error: object) -> None:
        self.over = True
        self.ended.emit()
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)


class Jobs(QObject):
    """The jobs under way in a book, through locks and changes of the look; what came of one whose page is gone is told in a line.

    person is who sits there now: of the jobs of somebody else nobody is told, they wait for whom they belong to.
    """

    begun = Signal(object)
    told = Signal(
        str, str, object
    )  # words, their tone, and what may be done about it: its words and a function

    def __init__(self) -> None:
        super().__init__()
        self.person = ""
        self.running: list[Job] = []
        self._untold: list[tuple[str, tuple[str, str, object]]] = []  # whose it was, and what is to be told
        self._bars: list[QObject] = []
        self._left = False

    def begin(
        self,
        title: str,
        work: Callable[[Progress], Any],
        owner: QObject,
        then: Callable[[Any], object],
        failed: Callable[[KontorError], object],
        late: Callable[[Any], tuple[str, object]] | None = None,
    ) -> Job:
        """Begin a job. then and failed are called while its owner is there; afterwards late says what came of it, and what may be done about it."""
        job, whose = Job(title, work), self.person
        job.person = whose

        def finished(result: Any) -> None:
            if isValid(owner):
                then(result)
            elif late is not None:
                words, offer = late(result)
                self._say(whose, words, "", offer)
            else:
                self._say(whose, _("{title}: done").format(title=title), "")

        def refused(error: Exception) -> None:
            told = as_told(error)
            if isValid(owner):
                failed(told)
            else:
                self._say(whose, f"{title}: {told}", "bad")

        job.ended.connect(lambda: self.running.remove(job))
        job.finished.connect(lambda result: None if self._left else finished(result))
        job.failed.connect(lambda error: None if self._left else refused(error))
        self.running.append(job)
        self.begun.emit(job)
        job.start()
        return job

    def own(self) -> list[Job]:
        """Return the jobs under way of who sits there now."""
        return [job for job in self.running if job.person == self.person]

    def followed_by(self, bar: QObject) -> None:
        """Tell a part of a window from now on, and what nobody was there to hear."""
        self._bars = [one for one in self._bars if isValid(one)] + [bar]
        QTimer.singleShot(0, bar, self._tell_late)

    def stop(self) -> None:
        """Ask all jobs to stop and wait a moment: the book is left."""
        self._left = True
        for job in self.running:
            job.cancel()
        end = time.monotonic() + PATIENCE
        for job in self.running:
            job.join(max(0.0, end - time.monotonic()))

    def _say(self, whose: str, words: str, tone: str, offer: object = None) -> None:
        if whose == self.person and any(isValid(one) for one in self._bars):
            self.told.emit(words, tone, offer)
        else:
            self._untold.append((whose, (words, tone, offer)))

    def _tell_late(self) -> None:
        late = [one for whose, one in self._untold if whose == self.person]
        self._untold = [(whose, one) for whose, one in self._untold if whose != self.person]
        for one in late:
            self.told.emit(*one)


def remaining(seconds: float) -> str:
    """Say how long it will take."""
    if seconds < 60:
        return counted(max(1, round(seconds)), N_("about 1 second left"), N_("about {count} seconds left"))
    return counted(round(seconds / 60), N_("about 1 minute left"), N_("about {count} minutes left"))
