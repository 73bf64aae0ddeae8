"""What a page gets: commands and queries off the UI thread, news, notices, the way to other pages, and what is remembered."""

from __future__ import annotations

import datetime
import functools
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import Busy, KontorError
from app.core.events import Changes
from app.core.manifest import discover, resolve, topics
from app.core.messages import N_, Message, _
from app.data.change_watcher import Watcher
from app.data.engine import plain_errors
from app.data.office import Office
from app.data.tables_read import noted
from app.ui.answers import Failed, Parcel, Slots, Then, Turn, always, receiver_of, slot_of
from app.ui.form_drafts import FormDrafts
from app.ui.jobs import Jobs
from app.ui.run_key import RunKey
from app.ui.store import Part, Store
from app.ui.watching import Watching

log = logging.getLogger("kontor")
BETWEEN_PAGES = 0.05  # seconds that the window has to itself
AFTER_START_MS = 3000  # until what runs beside the window begins


class Notice:
    """A quiet line for the status bar: a text, its tone ('', 'bad'), and one thing that can be done about it."""

    def __init__(
        self, text: str, tone: str = "", action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        self.text, self.tone, self.action, self.act = text, tone, action, act


class Desk(QObject):
    """Runs commands one after another and queries side by side; results come back on the UI thread."""

    changed = Signal(object)
    noticed = Signal(object)
    wanted = Signal(str, object)
    selection_told = Signal(str)
    working = Signal(int)
    look_changed = Signal()
    way_wanted = Signal(str, str)  # to another book, or out: what is wanted, and the place of a book
    _back = Signal(object)

    def __init__(self, office: Office, store: Store | None = None, jobs: Jobs | None = None) -> None:
        super().__init__()
        self.jobs = jobs or Jobs()  # those under way outlive the desk at which they began
        self.jobs.person = office.actor.login
        whole = store or Store()
        self.office, self.store = office, Part(whole, f"{office.book.id}/{office.actor.login}")
        self.drafts = FormDrafts(whole, lambda: (office.book.id, office.actor.login))
        self.settings: dict[str, Any] = {}
        self.room: QWidget | None = (
            None  # where a page is built: moving it there when it is whole would style it once more
        )
        self.print_again: Callable[[], None] | None = None
        self._writes = ThreadPoolExecutor(1, "write")
        self._reads = ThreadPoolExecutor(3, "read")
        self._slots = Slots()
        self._busy = 0
        self._turn = Turn()
        self._closed = False
        self._beginning = QTimer(self, singleShot=True, interval=AFTER_START_MS)
        self._beginning.timeout.connect(self._begin_beside)
        self.watching = Watching()
        self.changed.connect(self.watching.look)
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        office.bus.listen(self._told)
        self._watcher: Watcher | None = None
        self._beside: list[Any] = []

    # -- asking ------------------------------------------------------------
    def run(
        self,
        command: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Failed | None = None,
        origin: object = None,
        key: RunKey | None = None,
    ) -> None:
        """Run a command; a refusal goes to failed, else it becomes a notice.

        The key keeps a retry from doing it twice, and a second press of a button while the first is
        under way. A form gives its own, which it
        keeps until there was an answer; without one it is made for this call.
        """
        sent = key or RunKey()

        def submit() -> None:
            if not self._closed and sent.take():
                future = self._writes.submit(sent.run, self.office, command, args, origin)
                self._later(Parcel(future, then, failed, again=submit, done=sent.give_back))

        submit()

    def read(
        self,
        query: Callable[..., Any],
        *args: Any,
        then: Then,
        failed: Failed | None = None,
        pause: float = 0.0,
        owner: QObject | None = None,
        slot: str = "",
    ) -> None:
        """Run a query off the window's thread; one that can wait some seconds lets what is on the screen be painted first.

        The answer belongs to its owner, or to the object whose method takes it or made what takes it: when
        that is gone, it is dropped. With a slot, a newer question of the same owner
        and slot drops this one, whichever answer comes first. A method that takes answers is a slot of its own: an
        answer to an older question never comes over a newer one.
        """
        self._beside_window(
            functools.partial(self.office.read, query, *args),
            then,
            failed,
            owner,
            slot or slot_of(then, owner),
            pause=pause,
        )

    def read_all(
        self,
        questions: Sequence[tuple[Any, ...]],
        then: Callable[[list[Any]], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
        slot: str = "",
    ) -> None:
        """Run several queries one after the other off the window's thread, each given with what it takes; see read()."""

        def answers() -> list[Any]:
            return [self.office.read(query, *args) for query, *args in questions]

        self._beside_window(answers, then, failed, owner, slot or slot_of(then, owner))

    def work(
        self,
        job: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        slot: str = "",
    ) -> None:
        """Run something that is neither a command nor a query (files, PDF) off the window's thread; owner and slot as in read().

        What a disk refuses (taken, full, gone) is told in words like any refusal.
        """

        def plainly() -> Any:
            with plain_errors():
                return job(*args)

        self._beside_window(plainly, then, failed, owner, slot)

    def drop(self, owner: QObject, slot: str) -> None:
        """Drop the answer that a slot still waits for."""
        self._slots.drop(owner, slot)

    def read_blocking(self, query: Callable[..., Any], *args: Any, owner: QObject | None = None) -> Any:
        """Run a short query at once, for what a paint needs; an owner that watches learns from it."""
        if owner is None:
            return self.office.read(query, *args)
        reading, waiting = self.watching.begin(owner)
        taken = False
        try:
            with noted() as reading.tables:
                found = self.office.read(query, *args)
            taken = True
        finally:
            self.watching.end(reading, waiting, owner, taken=taken)
        return found

    def now(self) -> datetime.datetime:
        """Return the moment by the office's clock, in UTC."""
        return self.office.clock()

    def today(self) -> datetime.date:
        """Return the local day by the office's clock."""
        return self.now().astimezone().date()

    def may(self, permission: str) -> bool:
        """Say whether the person holds a permission."""
        return self.office.may(permission)

    def idle(self) -> bool:
        """Say whether nothing is under way."""
        return self._busy == 0

    # -- telling -----------------------------------------------------------
    def notice(
        self, text: str, tone: str = "", action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a quiet line in the status bar."""
        self.noticed.emit(Notice(text, tone, action, act))

    def open(self, page: str, request: object = None) -> None:
        """Open a page by its key, with something to show there."""
        self.wanted.emit(page, request)

    def watch(
        self,
        owner: QObject,
        refresh: Callable[[], None],
        tables: frozenset[str] | None = None,
        own: bool = False,
    ) -> None:
        """Call refresh shortly after a table changed that the owner's readings read, or once the owner is shown again.

        What is read for parts that stand in the owner and watch nothing counts as the owner's, but where only its own
        is meant. tables names the only ones that count instead of what is learned. It ends with the owner.
        """
        self.watching.watch(owner, refresh, tables, own)

    def start_watching(self) -> None:
        """Begin to look for what other processes change; their news arrive like one's own."""
        self._watcher = Watcher(self.office)
        self._watcher.start()
        self._beginning.start()

    def _begin_beside(self) -> None:
        """Begin what topics do beside the window; it is loaded only now, when the first page stands."""
        if not self._closed and not self._beside:
            self._beside = [resolve(topic.work)(self.office) for topic in topics() if topic.work]
            self.work(self._load_pages)

    def _load_pages(self) -> None:
        """Load the code of all pages the person may open, one after the other, so that no first opening waits for it."""
        for module in discover():
            for _key, page in module.pages():
                if self._closed:
                    return
                if self.may(page.needs):
                    resolve(page.factory)
                    time.sleep(BETWEEN_PAGES)

    def close(self) -> None:
        """Finish the running work; nothing is delivered any more. Closing it again changes nothing."""
        if self._closed:
            return
        self._closed = self.watching.closed = True
        self._beginning.stop()
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

    def _beside_window(
        self,
        job: Callable[[], Any],
        then: Then | None,
        failed: Failed | None,
        owner: QObject | None,
        slot: str,
        pause: float = 0.0,
    ) -> None:
        if self._closed:
            return
        receiver = owner if owner is not None else receiver_of(then)
        still = self._slots.wait(receiver, slot) if receiver is not None else always

        self._turn.begin()
        reading, waiting = self.watching.begin(receiver)

        def asked() -> Any:
            self._turn.wait()
            time.sleep(pause)
            if not still():
                return None  # what was overtaken in the queue need not run
            begin = time.monotonic()
            with noted() as reading.tables:
                found = job()
            reading.spent = time.monotonic() - begin
            return found

        def read() -> None:
            self.watching.end(reading, waiting, receiver, taken=still())

        def again() -> None:
            self._beside_window(job, then, failed, owner, slot)

        self._later(Parcel(self._reads.submit(asked), then, failed, again, still, done=read))

    def _later(self, parcel: Parcel) -> None:
        self._busy += 1
        self.working.emit(self._busy)
        parcel.future.add_done_callback(lambda _done: None if self._closed else self._back.emit(parcel))

    def _deliver(self, parcel: Parcel) -> None:
        future = parcel.future
        self._busy -= 1
        self.working.emit(self._busy)
        parcel.done()
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if error is not None and not isinstance(error, KontorError):
            log.error("unexpected", exc_info=error)
            self.noticed.emit(Notice(str(Message(N_FAULT)), "bad"))
        elif not parcel.still():
            return
        elif isinstance(error, KontorError):
            if parcel.failed is not None:
                parcel.failed(error)
            else:
                self.refused(error, parcel.again)
        elif parcel.then is not None:
            parcel.then(future.result())

    def refused(self, error: KontorError, again: Callable[[], None] | None = None) -> None:
        """Show a refusal; what was only busy can be tried again."""
        retry = isinstance(error, Busy) and again is not None
        self.noticed.emit(
            Notice(str(error), "bad", _("Try again") if retry else "", again if retry else None)
        )


N_FAULT = N_("Something went wrong in Kontor. It was written to the log; what you typed is kept.")
