"""The status bar: saved or not, which book, who, rows and sums; at the left quiet notices with what can be done about them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.core import format as formats
from app.core.format import clock
from app.core.messages import _
from app.ui.announce import announce
from app.ui.desk import Notice
from app.ui.eliding import ElidingLabel
from app.ui.jobs import Job, Jobs
from app.ui.theme import px, repolish
from app.ui.widgets import key_words, label

if TYPE_CHECKING:
    from app.data.last_check import LastCheck

SHOWN_MS = 9000
OFFERED_MS = 30_000  # an offer to undo stays longer


class StatusBar(QFrame):
    """One line that always tells where you are."""

    def __init__(self, now: Callable[[], datetime.datetime]) -> None:
        super().__init__()
        self._now = now
        self.setObjectName("status")
        bar = QHBoxLayout(self)
        bar.setContentsMargins(px(12), px(3), px(12), px(3))
        bar.setSpacing(px(16))
        self.saved = label(_("Saved"))
        self.book = ElidingLabel()
        self.person = label("")
        self.rows = label("")
        self.light = label("")
        self._look: Callable[[], LastCheck | None] = lambda: None
        self._clock = QTimer(self)
        self._clock.setInterval(60_000)
        self._clock.timeout.connect(self.look)
        self.notice = ElidingLabel()
        self.act = QPushButton("")
        self.act.setAccessibleName(_("Do it"))
        self.act.hide()
        self.progress = QProgressBar()
        self.progress.setFixedWidth(px(160))
        self.progress.setAccessibleName(_("Progress"))
        self.progress.hide()
        self.rest = label("")
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.hide()
        self.cancel.clicked.connect(self._cancel)
        self._jobs: list[Job] = []
        for part in (self.saved, self.book, self.person, self.notice, self.act):
            bar.addWidget(part)
        bar.addStretch()
        right: tuple[QWidget, ...] = (self.rows, self.rest, self.progress, self.cancel, self.light)
        for widget in right:
            bar.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._clear)
        self._current: Notice | None = None
        self.act.clicked.connect(self._do)
        self.set_saved(True)

    def watch_checks(self, look: Callable[[], LastCheck | None]) -> None:
        """Show the light of the self-check, from now on and each minute."""
        self._look = look
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Read the last self-check: its light says by words and sign what it found."""
        last = self._look()
        if last is None:
            self._tone(self.light, "")
            self.light.setText(_("○ not checked yet"))
        elif last.failed:
            self._tone(self.light, "bad")
            self.light.setText(_("✗ check failed") + f" {formats.moment(last.at)}")
        else:
            self._tone(self.light, "")
            self.light.setText(_("✓ checked") + f" {formats.moment(last.at)}")
        self.light.setToolTip(
            _("The book and its archive are verified once a day; see Office, Backup and verify.")
        )

    def set_saved(self, saved: bool) -> None:
        """Say whether everything typed stands in the book, and since when by the office's clock."""
        self.saved.setText(f"● {_('Saved')} {clock(self._now())}" if saved else f"○ {_('Saving …')}")

    def working(self, count: int) -> None:
        """Show that writes or reads are under way."""
        if count == 0:
            self.set_saved(True)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; a refusal stays until the next one."""
        self._current = notice
        self._tone(self.notice, notice.tone)
        self.notice.setText(("⚠ " if notice.tone == "bad" else "") + notice.text)
        announce(self, f"{notice.text} {notice.action}".strip(), urgent=notice.tone == "bad")
        self.act.setText(notice.action)
        self.act.setToolTip(f"{notice.action}  {key_words('Ctrl+U')}")
        self.act.setVisible(bool(notice.action))
        self._timer.stop()
        if notice.tone != "bad":
            self._timer.start(OFFERED_MS if notice.action else SHOWN_MS)

    def follow(self, jobs: Jobs) -> None:
        """Show the jobs under way, also those that the same person began before this window, and what came of them."""
        jobs.begun.connect(self.run_job)
        jobs.told.connect(self._job_told)
        for job in jobs.own():
            self.run_job(job)
        jobs.followed_by(self)

    def run_job(self, job: Job) -> None:
        """Show a job's progress with remaining time and Cancel; of several the one that began last."""
        self._jobs.append(job)
        self._show_job()
        job.moved.connect(self._moved)
        job.ended.connect(self._ended)

    def _show_job(self) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(0)
        self.rest.setText("")
        for part in (self.progress, self.cancel):
            part.setVisible(bool(self._jobs))

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()

    def _moved(self, share: int, rest: str) -> None:
        if self._jobs and self.sender() is self._jobs[-1]:
            self.progress.setRange(0, 0 if share < 0 else 1000)
            self.progress.setValue(max(0, share))
            self.rest.setText(rest)

    def _ended(self) -> None:
        self._jobs = [one for one in self._jobs if not one.over]
        self._show_job()

    def _job_told(self, words: str, tone: str, offer: tuple[str, Callable[[], None]] | None) -> None:
        action, act = offer or ("", None)
        self.show_notice(Notice(words, tone, action, act))

    def _clear(self) -> None:
        self._current = None
        self.notice.setText("")
        self.act.hide()

    def leave_page(self) -> None:
        """Drop a refusal: it was about the page that is left. An offer, such as to undo, stays its time."""
        if self._current is not None and self._current.tone == "bad" and not self._current.action:
            self._clear()

    def take(self) -> None:
        """Do what the notice offers, if it offers anything; by Ctrl+U from anywhere."""
        if self.act.isVisible():
            self._do()

    def _do(self) -> None:
        notice = self._current
        self._clear()
        if notice is not None and notice.act is not None:
            notice.act()

    @staticmethod
    def _tone(what: QLabel, tone: str) -> None:
        what.setProperty("tone", tone)
        repolish(what)
