"""The records a document stands on: each opens where it belongs, another is found by typing, one is taken off with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import _
from app.data import record_extras
from app.data.record_documents import Linked, findable, linked, papers
from app.data.record_extras import Target
from app.ui.desk import Desk
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import button, label, row


def record_offers(desk: Desk, typed: str, beside: str) -> list[Offer]:
    """Return the records that fit what was typed, to choose one; the value is its table and key."""
    hits = desk.office.read(findable, typed, beside)
    return [Offer(f"{hit.table}:{hit.key}", f"{_(hit.kind)}  {hit.title}", hit.detail) for hit in hits[:8]]


def paper_field(desk: Desk, taken: Callable[[int], object]) -> LookupField | None:
    """Return a field that finds a filed document to put it on a record; None where nothing is filed or the person may not."""
    how = papers()
    if how is None or not (desk.may(how.find_right) and desk.may("records.attach")):
        return None
    papers_of = how
    field = LookupField(
        "paper",
        _("Put on from the archive"),
        lambda typed: [
            Offer(str(one.key), one.title, one.detail) for one in desk.office.read(papers_of.find, typed)
        ],
        desk=desk,
    )

    def take(value: str) -> None:
        field.set_text("")
        taken(int(value))

    field.taken.connect(take)
    return field


class LinksPanel(QWidget):
    """What a document is linked with; the page tells which document, and its fingerprints."""

    def __init__(self, desk: Desk, link: Callable[..., Any], table: str, right: str) -> None:
        super().__init__()
        self.desk, self._link, self._table = desk, link, table
        self._key, self._prints, self._found = 0, tuple[bytes, ...](), list[Linked]()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, px(8), 0, 0)
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Linked records"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemActivated.connect(self._open)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self._none = label(
            _("Stands on no record yet. Find one below, or drop the file on a record."), "hint", wrap=True
        )
        self.field = LookupField(
            "record", _("Link with"), lambda typed: record_offers(desk, typed, table), desk=desk
        )
        self.field.taken.connect(self._take)
        self.field.setEnabled(desk.may(right))
        self._may = desk.may("records.attach")
        self._go = button(_("Open"), self._open, pic="external-link")
        self._off = button(_("Take off"), self._take_off)
        inside.addWidget(self._none)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.field)
        inside.addLayout(row(self._go, self._off, 1))
        desk.watch(self, self.refresh)
        self._enable()

    def show_one(self, key: int, prints: Sequence[bytes]) -> None:
        """Show the links of a document."""
        self._key, self._prints = key, tuple(prints)
        self.refresh()

    def refresh(self) -> None:
        """Read the links again."""
        if self._key:
            self.desk.read(linked, self._prints, self._table, then=self._show, slot="links")

    def _show(self, found: list[Linked]) -> None:
        self._found = found
        self.list.clear()
        for one in found:
            item = QListWidgetItem(f"{one.title}\n{one.kind}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self._none.setVisible(not found)
        if found:
            self.list.setCurrentRow(0)
        self._enable()

    def _current(self) -> Linked | None:
        place = self.list.currentRow()
        return self._found[place] if 0 <= place < len(self._found) else None

    def _enable(self) -> None:
        one = self._current()
        self._go.setEnabled(one is not None and bool(one.page))
        self._off.setEnabled(one is not None and self._may)

    def _open(self, _item: object = None) -> None:
        one = self._current()
        if one is not None and one.page:
            self.desk.open(one.page, one.target.key)

    def _take(self, value: str) -> None:
        table, _colon, key = value.partition(":")
        self.field.set_text("")
        self.desk.run(
            self._link, self._key, Target(table, int(key)), then=lambda _n: self.desk.notice(_("Linked"))
        )

    def _take_off(self) -> None:
        one = self._current()
        if one is None:
            return
        document, target = self._key, one.target

        def undo() -> None:
            self.desk.run(self._link, document, target)

        self.desk.run(
            record_extras.detach,
            one.id,
            then=lambda _n: self.desk.notice(_("The link is taken off"), action=_("Undo"), act=undo),
        )
