"""The guided list of the month beside its slips: a line a step, done or not; Enter does a step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.core.messages import N_, _
from app.modules.hr.payroll.queries.guide import TITLES, Guide, Step
from app.ui.icons import icon
from app.ui.theme import px
from app.ui.widgets import bind

MARKS = {True: ("circle-check", "good"), False: ("circle", "quiet"), None: ("info", "faint")}
DONE = {True: N_("done"), False: N_("to do"), None: ""}
WIDTH = 290


class StepsList(QListWidget):
    """Shows the steps; do is told the key of the one that was chosen."""

    def __init__(self, do: Callable[[str], object]) -> None:
        super().__init__()
        self._do = do
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setMinimumWidth(px(WIDTH))
        self.setSpacing(px(3))
        self.setIconSize(QSize(px(16), px(16)))
        self.setAccessibleName(_("Steps of the month"))
        self.itemActivated.connect(self._activated)
        bind(self, "Return", self._enter)

    def show_guide(self, found: Guide) -> None:
        """Show the steps of a month; the next one is the current line."""
        self.clear()
        for place, step in enumerate(found.steps, 1):
            item = QListWidgetItem(_line(place, step))
            item.setData(Qt.ItemDataRole.UserRole, step.key)
            item.setIcon(icon(*MARKS[step.done]))
            said = _(DONE[step.done]) if step.done is not None else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (item.text(), said))))
            font = item.font()
            font.setBold(step.key == found.next)
            item.setFont(font)
            self.addItem(item)
            if step.key == found.next:
                self.setCurrentItem(item)

    def _enter(self) -> None:
        item = self.currentItem()
        if item is not None:
            self._activated(item)

    def _activated(self, item: QListWidgetItem) -> None:
        self._do(str(item.data(Qt.ItemDataRole.UserRole)))


def _line(place: int, step: Step) -> str:
    """Return a step as it stands in the list: its place and title, and below it what there is to say."""
    return "\n".join([f"{place}. {_(TITLES[step.key])}", *step.words.splitlines()])
