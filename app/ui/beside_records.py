"""What topics put beside every record (`beside_records` in a manifest): a tab whose widget is made, and its topic loaded, when it is first seen."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.core.manifest import resolve, topics
from app.core.messages import _
from app.data.record_extras import Target
from app.ui.desk import Desk


class BesideRecord(QWidget):
    """What stands in such a tab; subclasses show a record, key 0 for none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.target = desk, Target("", 0)

    @abstractmethod
    def show_record(self, target: Target) -> None:
        """Show what belongs to a record."""


class BesideTab(QWidget):
    """The tab of a topic: it remembers the record until somebody looks."""

    def __init__(self, desk: Desk, factory: str) -> None:
        super().__init__()
        self._desk, self._factory, self._target = desk, factory, Target("", 0)
        self.inside: BesideRecord | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_record(self, target: Target) -> None:
        """Show what belongs to a record, now or when the tab is seen."""
        self._target = target
        if self.inside is not None:
            self.inside.show_record(target)

    def showEvent(self, event: QShowEvent) -> None:
        """Make what stands here the first time it is seen."""
        super().showEvent(event)
        if self.inside is None:
            made: BesideRecord = resolve(self._factory)(self._desk)
            self.inside = made
            self._layout.addWidget(made)
            made.show_record(self._target)


def add_beside(desk: Desk, tabs: QTabWidget) -> list[BesideTab]:
    """Add a tab for each topic that has something beside every record and whose right the person holds, and return them."""
    found = []
    for one in (topic.beside_records for topic in topics()):
        if one is not None and desk.may(one.needs):
            found.append(BesideTab(desk, one.factory))
            tabs.addTab(found[-1], _(one.title))
    return found
