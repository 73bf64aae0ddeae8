"""The card of first steps on Today: what a new book begins with, ticked by what stands in the book."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.manifest_parts import FirstStep
from app.core.messages import _
from app.modules.cockpit.today.queries import StepRow
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.save_file import ask_files
from app.ui.theme import px, repolish
from app.ui.widgets import button, clear, label, row, tool


class FirstSteps(QFrame):
    """One row a step: what it is, why, and the button that leads there; files are taken where they are dropped."""

    put_away = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("card")
        self.setAccessibleName(_("First steps"))
        self.buttons: list[QPushButton] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(px(16), px(12), px(16), px(12))
        self._inside.setSpacing(px(10))

    def show_steps(self, rows: Sequence[StepRow]) -> None:
        """Show the steps, the first that is open with the main button."""
        had_focus = any(one.hasFocus() for one in self.buttons)
        clear(self._inside)
        self.buttons = []
        done = label(
            _("{done} of {count} done").format(done=sum(one.done for one in rows), count=len(rows)), "hint"
        )
        away = tool("x", _("Put the first steps away"), self.put_away.emit)
        self._inside.addLayout(row(label(_("First steps"), "heading"), 0, done, away))
        for one in rows:
            if one.done or not one.step.files:
                self._inside.addWidget(self._row(one))
        for one in rows:
            if one.step.files and not one.done:
                zone = DropZone(one.step)
                zone.taken.connect(partial(self.desk.open, one.step.page))
                self._inside.addWidget(zone)
                self.buttons.append(zone.choose)
        self._inside.addStretch()
        demo = button(
            _("Look around in the demo company"), lambda: self.desk.way_wanted.emit("demo", ""), "link"
        )
        self._inside.addLayout(row(demo, 0))
        if had_focus and self.buttons:
            self.buttons[0].setFocus()

    def _row(self, one: StepRow) -> QWidget:
        step = one.step
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(
            icon("circle-check" if one.done else "circle", "good" if one.done else "strong").pixmap(
                px(18), px(18)
            )
        )
        sign.setAccessibleName(_("done") if one.done else _("open"))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = label(_(step.title), "quiet" if one.done else "step")
        title.setAccessibleName(f"{_(step.title)}: {sign.accessibleName()}")
        words.addWidget(title)
        words.addWidget(label(_(step.why), "hint", wrap=True))
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        if not one.done:
            go = button(
                _(step.button),
                partial(self.desk.open, step.page, step.request),
                "" if self.buttons else "primary",
            )
            go.setAccessibleName(f"{_(step.title)}: {_(step.button)}")
            self.buttons.append(go)
            across.addWidget(go)
        return made


class DropZone(QFrame):
    """Ground on which files are dropped; a button asks for one."""

    taken = Signal(list)

    def __init__(self, step: FirstStep) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(12), px(14), px(12), px(12))
        inside.setSpacing(px(2))
        title = label(
            _("{step}: drop a PDF, a picture or a mail here").format(step=_(step.title)), "step", wrap=True
        )
        why = label(_(step.why), "hint", wrap=True)
        self.choose = button(_(step.button), self._ask, "link")
        for words in (title, why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(words)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)

    def _ask(self) -> None:
        ask_files(self, self.choose.text(), self.taken.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            self._lit(is_over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self._lit(is_over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on the files that were dropped."""
        self._lit(is_over=False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.taken.emit(files)

    def _lit(self, *, is_over: bool) -> None:
        self.setProperty("over", is_over)
        repolish(self)
