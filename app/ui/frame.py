"""The frame of the program's window: what stands in it is put in from outside; long work before there is a book is shown with Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.question import Question, as_told
from app.ui.store import Store
from app.ui.theme import px

if TYPE_CHECKING:  # the first paint waits for no database
    from app.ui.jobs import Job, Progress

TITLE_BAR = 40


class Waiting(QWidget):
    """What stands in the frame while something is opened or made: words, and for a job its progress and Cancel."""

    def __init__(self) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setSpacing(px(10))
        self.title, self.rest = QLabel("Kontor"), QLabel("")
        self.title.setObjectName("title")
        self.rest.setObjectName("quiet")
        self.progress = QProgressBar()
        self.progress.setFixedWidth(px(320))
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Progress"))
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self._leave: Callable[[], object] | None = None
        inside.addStretch(2)
        for part in (self.title, self.progress, self.rest, self.cancel):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)
        self.say("Kontor")

    def say(self, words: str) -> None:
        """Show words alone."""
        self.title.setText(words)
        for part in (self.progress, self.rest, self.cancel):
            part.hide()

    def follow(self, job: Job) -> None:
        """Show a job until it is over."""
        self.ask(job.title, job.cancel)
        job.moved.connect(self._moved)

    def ask(self, words: str, leave: Callable[[], object]) -> None:
        """Show words and Cancel for what nobody knows how long it takes."""
        self._leave = leave
        self.say(words)
        self.rest.setText("")
        self.progress.setRange(0, 0)
        self.cancel.setText(_("Cancel"))
        self.cancel.setEnabled(True)
        for part in (self.progress, self.rest, self.cancel):
            part.show()
        self.cancel.setFocus()

    def _moved(self, share: int, words: str) -> None:
        self.progress.setRange(0, 0 if share < 0 else 1000)
        self.progress.setValue(max(0, share))
        self.rest.setText(words.rpartition(" · ")[2] if share >= 0 else "")

    def _cancel(self) -> None:
        if self._leave is not None:
            self.cancel.setEnabled(False)
            self.cancel.setText(_("Is being cancelled …"))
            self._leave()


class Frame(QWidget):
    """The top window: shows one thing at a time, keeps its place on the screen."""

    closing = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.setObjectName("page")
        self.setWindowTitle("Kontor")
        self.layers = QStackedLayout(self)
        self.wait = Waiting()
        self.layers.addWidget(self.wait)
        self._page: QWidget | None = None
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height() - TITLE_BAR))
        geometry = store.get("window.geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def put(self, widget: QWidget) -> None:
        """Show a widget in place of the one before, which is dropped."""
        old, self._page = self._page, widget
        self.layers.addWidget(widget)
        self.layers.setCurrentWidget(widget)
        self._drop(old)

    def clear(self) -> None:
        """Drop what is shown at once, before anything else happens to the program; something else is put in next."""
        old, self._page = self._page, None
        if old is not None:
            self._drop(old)
            QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)

    def _drop(self, old: QWidget | None) -> None:
        if old is not None:
            self.layers.removeWidget(old)
            old.deleteLater()

    def say(self, words: str) -> None:
        """Show words until something is put in."""
        self.wait.say(words)
        self.layers.setCurrentWidget(self.wait)

    def ask(
        self,
        words: str,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[Any], object],
        late: Callable[[Any], object] | None = None,
    ) -> None:
        """Ask something beside the window under words; with late, which takes an answer nobody waits for any more, it can be left."""
        question = Question(work, self)
        question.answered.connect(then)
        question.failed.connect(failed)
        self.say(words)
        if late is not None:
            question.late.connect(late)
            self.wait.ask(words, question.leave)
        question.start()

    def work(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], object],
        failed: Callable[[Any], object],
    ) -> None:
        """Do something long beside the window, with progress and Cancel; what stood here is back before either answer comes."""
        from app.ui.jobs import Job

        job = Job(title, work, self)

        def over() -> None:
            if self._page is not None:
                self.layers.setCurrentWidget(self._page)

        job.ended.connect(over)
        job.finished.connect(then)
        job.failed.connect(lambda error: failed(as_told(error)))
        self.wait.follow(job)
        self.layers.setCurrentWidget(self.wait)
        job.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place on the screen."""
        self.store.put("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)
