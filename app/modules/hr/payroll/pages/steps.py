"""The guided list of the month beside its slips: a line a step, done or not; Enter does a step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.core.messages import _
from app.modules.hr.payroll.queries.guide import TITLES, Guide, Step
from app.ui.theme import px
from app.ui.widgets import bind

DONE, TODO, TOLD = "✓", "○", "·"
WIDTH = 280


class StepsList(QListWidget):
    """Shows the steps; do is told the key of the one that was chosen."""

    def __init__(self, do: Callable[[str], object]) -> None:
        super().__init__()
        self._do = do
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setMinimumWidth(px(WIDTH))
        self.setAccessibleName(_("Steps of the month"))
        self.itemActivated.connect(self._activated)
        bind(self, "Return", self._enter)

    def show_guide(self, found: Guide) -> None:
        """Show the steps of a month; the next one is the current line."""
        self.clear()
        for place, step in enumerate(found.steps, 1):
            item = QListWidgetItem(_line(place, step))
            item.setData(Qt.ItemDataRole.UserRole, step.key)
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
    """Return a step as it stands in the list: its mark, place, title, and below it what there is to say."""
    mark = {True: DONE, False: TODO, None: TOLD}[step.done]
    head = f"{mark}  {place}. {_(TITLES[step.key])}"
    return "\n      ".join([head, *step.words.splitlines()])
