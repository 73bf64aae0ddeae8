"""What a page gets: commands and queries off the UI thread, news, notices, the way to other pages, and what is remembered."""

from __future__ import annotations

import functools
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import KontorError
from app.core.events import Changes
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.data.news import Watcher
from app.data.office import Office
from app.ui.store import Store

log = logging.getLogger("kontor")
Then = Callable[[Any], None]
Failed = Callable[[KontorError], None]


class Notice:
    """A quiet line for the status bar: a text, its tone ('', 'bad'), and one thing that can be done about it."""

    def __init__(self, text: str, tone: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        self.text, self.tone, self.action, self.act = text, tone, action, act


class _WhenShown(QObject):
    """Puts a refresh off while its widget stands on a page that another one covers."""

    def __init__(self, owner: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(owner)
        self._owner, self._refresh, self._waits = owner, refresh, False
        owner.installEventFilter(self)

    def run(self) -> None:
        """Refresh now, or when the widget is shown."""
        covered = self._owner.window() is not self._owner and not self._owner.isVisible()
        self._waits = covered
        if not covered:
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the widget come back."""
        if event.type() == QEvent.Type.Show and self._waits:
            QTimer.singleShot(0, self, self.run)
        return False


class Desk(QObject):
    """Runs commands one after another and queries side by side; results come back on the UI thread."""

    changed = Signal(object)
    noticed = Signal(object)
    wanted = Signal(str, object)
    selection_told = Signal(str)
    working = Signal(int)
    look_changed = Signal()
    job_started = Signal(object)
    _back = Signal(object)

    def __init__(self, office: Office, store: Store | None = None) -> None:
        super().__init__()
        self.office, self.store = office, store or Store()
        self.settings: dict[str, Any] = {}
        self.print_again: Callable[[], None] | None = None
        self._writes = ThreadPoolExecutor(1, "write")
        self._reads = ThreadPoolExecutor(3, "read")
        self._busy = 0
        self._closed = False
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        office.bus.listen(self._told)
        self._watcher: Watcher | None = None
        self._beside: list[Any] = []

    # -- asking ------------------------------------------------------------
    def run(
        self, command: Callable[..., Any], *args: Any, then: Then | None = None, failed: Failed | None = None, origin: object = None
    ) -> None:
        """Run a command; a refusal goes to failed, else it becomes a notice. The client's key keeps a retry from doing it twice."""
        key = os.urandom(16)

        def submit(fresh: bool) -> None:
            if not self._closed:
                self._later(
                    self._writes.submit(self.office.run_as, command, args, origin=origin, key=key, fresh=fresh), then, failed, again
                )

        def again() -> None:
            submit(fresh=False)

        submit(fresh=True)

    def read(self, query: Callable[..., Any], *args: Any, then: Then, failed: Failed | None = None, pause: float = 0.0) -> None:
        """Run a query off the UI thread; one that can wait some seconds lets what is on the screen be painted first."""

        def asked() -> Any:
            time.sleep(pause)
            return self.office.read(query, *args)

        if not self._closed:
            self._later(self._reads.submit(asked if pause else functools.partial(self.office.read, query, *args)), then, failed, None)

    def work(self, job: Callable[..., Any], *args: Any, then: Then | None = None, failed: Failed | None = None) -> None:
        """Run something that is neither a command nor a query (files, PDF) off the UI thread."""
        if not self._closed:
            self._later(self._reads.submit(job, *args), then, failed, None)

    def now(self, query: Callable[..., Any], *args: Any) -> Any:
        """Run a short query at once, for what a paint needs."""
        return self.office.read(query, *args)

    def may(self, permission: str) -> bool:
        """Say whether the person holds a permission."""
        return self.office.may(permission)

    def idle(self) -> bool:
        """Say whether nothing is under way."""
        return self._busy == 0

    # -- telling -----------------------------------------------------------
    def notice(self, text: str, tone: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a quiet line in the status bar."""
        self.noticed.emit(Notice(text, tone, action, act))

    def open(self, page: str, request: object = None) -> None:
        """Open a page by its key, with something to show there."""
        self.wanted.emit(page, request)

    def watch(self, owner: QObject, tables: frozenset[str], refresh: Callable[[], None], delay: int = 60) -> None:
        """Call refresh shortly after any of the tables changed, or once the owner's page is shown again; it ends with the owner."""
        timer = QTimer(owner)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(_WhenShown(owner, refresh).run if isinstance(owner, QWidget) else refresh)

        def look(changes: Changes) -> None:
            if changes.tables & tables:
                timer.start()

        self.changed.connect(look)
        owner.destroyed.connect(lambda: None if self._closed else self.changed.disconnect(look))

    def start_watching(self) -> None:
        """Begin to look for what other processes change; their news arrive like one's own."""
        self._watcher = Watcher(self.office)
        self._watcher.start()
        self._beside = [resolve(topic.work)(self.office) for topic in topics() if topic.work]

    def close(self) -> None:
        """Finish the running work; nothing is delivered any more."""
        self._closed = True
        for one in self._beside:
            one.stop()
        if self._watcher is not None:
            self._watcher.stop()
        self.office.bus.forget(self._told)
        self._writes.shutdown()
        self._reads.shutdown(cancel_futures=True)

    # -- inside ------------------------------------------------------------
    def _told(self, changes: Changes) -> None:
        if not self._closed:
            self.changed.emit(changes)

    def _later(self, future: Future[Any], then: Then | None, failed: Failed | None, again: Callable[[], None] | None) -> None:
        self._busy += 1
        self.working.emit(self._busy)
        future.add_done_callback(lambda done: None if self._closed else self._back.emit((done, then, failed, again)))

    def _deliver(self, parcel: tuple[Future[Any], Then | None, Failed | None, Callable[[], None] | None]) -> None:
        future, then, failed, again = parcel
        self._busy -= 1
        self.working.emit(self._busy)
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if isinstance(error, KontorError):
            if failed is not None:
                failed(error)
            else:
                self.refused(error, again)
        elif error is not None:
            log.error("unexpected", exc_info=error)
            self.noticed.emit(Notice(str(Message(N_FAULT)), "bad"))
        elif then is not None:
            then(future.result())

    def refused(self, error: KontorError, again: Callable[[], None] | None = None) -> None:
        """Show a refusal; what was only busy can be tried again."""
        from app.core.errors import Busy
        from app.core.messages import _

        retry = isinstance(error, Busy) and again is not None
        self.noticed.emit(Notice(str(error), "bad", _("Try again") if retry else "", again if retry else None))


N_FAULT = N_("Something went wrong in Kontor. It was written to the log; what you typed is kept.")
