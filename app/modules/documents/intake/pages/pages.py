"""Divide, turn, put in order, join and black out: the pages of a document as small pictures; the originals stay as they came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QTransform
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import N_, _, counted
from app.core.worker_process import READERS
from app.modules.documents.archive.api import DocumentView
from app.modules.documents.intake.pages.sheets import STACKS, Sheet, _join, _load, _make, _redact
from app.modules.documents.intake.services.intake import (
    NEW,
    Outcome,
    new_version,
    read_again,
)
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_file
from app.ui.theme import px
from app.ui.widgets import label, named_frame, row


class PagesPage(Page):
    """The pages of one document; nothing changes until new documents are made of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pages"))
        self._one: DocumentView | None = None
        self._data = b""
        self._sheets: list[Sheet] = []
        frame = named_frame("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(12), px(10), px(12), px(10))
        self.words = label(
            _("Open this page from a document in the inbox or the archive."), "quiet", wrap=True
        )
        self.list = QListWidget()
        EmptyWords(self.list, _("The pages of the document stand here."))
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Pages"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setIconSize(QSize(px(130), px(160)))
        self.list.setGridSize(QSize(px(160), px(212)))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        inside.addWidget(self.words)
        inside.addWidget(self.list, 1)
        self.drawer = Drawer()
        self.drawer.on_drop = self.list.setFocus
        self.body.addLayout(row(frame, self.drawer), 1)
        self.set_actions(
            [
                PageAction(
                    _("Find where documents begin"),
                    self.find_cuts,
                    "",
                    "search",
                    "documents.intake",
                    row=True,
                ),
                PageAction(
                    _("A document begins here"), self.cut, "Ctrl+T", "split", "documents.intake", row=True
                ),
                PageAction(_("Turn"), self.turn, "Ctrl+Shift+R", "rotate-ccw", "documents.intake", row=True),
                PageAction(
                    _("Leave out"), self.leave_out, "Del", "trash-2", "documents.intake", menu=True, row=True
                ),
                PageAction(
                    _("Move forward"),
                    lambda: self.shift(-1),
                    "Ctrl+Shift+PgUp",
                    "arrow-left",
                    "documents.intake",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Move back"),
                    lambda: self.shift(1),
                    "Ctrl+Shift+PgDown",
                    "arrow-right",
                    "documents.intake",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Join with another …"), self.join, "", "link", "documents.intake", menu=True, row=True
                ),
                PageAction(
                    _("Black out words in a copy …"),
                    self.redact,
                    "",
                    "pen-line",
                    "documents.intake",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Read the text again"),
                    self.read_again,
                    "F5",
                    "refresh-cw",
                    "documents.file",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("New version from a file …"),
                    self.new_version,
                    "Ctrl+I",
                    "plus",
                    "documents.file",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Make documents"), self.make, "F8", "check", "documents.intake", primary=True, row=True
                ),
            ]
        )
        self.mean_rows(self.list)

    def first_focus(self) -> QWidget | None:
        """Focus the pages."""
        return self.list

    def request(self, what: object) -> None:
        """Show the pages of a document by its key."""
        if isinstance(what, int):
            self.desk.work(_load, self.desk.office, what, then=self._take)

    def _take(self, found: tuple[DocumentView, bytes, list[bytes]]) -> None:
        self._one, self._data, pictures = found
        self._sheets = [
            Sheet(i, QImage.fromData(picture), begins=i == 0) for i, picture in enumerate(pictures)
        ]
        self.subtitle.setText(f"{self._one.number} {self._one.title}")
        self._show()

    def _show(self, current: int = 0) -> None:
        self.list.clear()
        count = 0
        for place, sheet in enumerate(self._sheets):
            count += sheet.begins and not sheet.left_out
            picture = (
                sheet.picture.transformed(QTransform().rotate(sheet.turn)) if sheet.turn else sheet.picture
            )
            pixmap = QPixmap.fromImage(picture)
            said = _("document {number}").format(number=count) if sheet.begins else ""
            if sheet.left_out:
                said = _("left out")
            text = "\n".join(filter(None, (str(place + 1), " ".join(filter(None, (said, sheet.words))))))
            item = QListWidgetItem(QIcon(pixmap), text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(current)
        used = sum(not sheet.left_out for sheet in self._sheets)
        self.words.setText(
            counted(used, N_("1 page"), N_("{count} pages"))
            + ", "
            + counted(count, N_("1 document"), N_("{count} documents"))
            if self._sheets
            else ""
        )

    def _chosen(self) -> list[int]:
        return sorted(
            {self.list.row(item) for item in self.list.selectedItems()}
            or ({self.list.currentRow()} if self._sheets else set())
        )

    # -- arranging ---------------------------------------------------------------
    def cut(self) -> None:
        """Let a document begin with the pages chosen, or no longer."""
        for place in self._chosen():
            if place:
                self._sheets[place].begins = not self._sheets[place].begins
        self._show(self.list.currentRow())

    def turn(self) -> None:
        """Turn the pages chosen to the right."""
        for place in self._chosen():
            self._sheets[place].turn = (self._sheets[place].turn + 90) % 360
        self._show(self.list.currentRow())

    def leave_out(self) -> None:
        """Leave the pages chosen out, or take them in again."""
        for place in self._chosen():
            self._sheets[place].left_out = not self._sheets[place].left_out
        self._show(self.list.currentRow())

    def shift(self, step: int) -> None:
        """Move the page chosen one place."""
        place = self.list.currentRow()
        to = place + step
        if 0 <= place < len(self._sheets) and 0 <= to < len(self._sheets):
            self._sheets[place], self._sheets[to] = self._sheets[to], self._sheets[place]
            self._sheets[0].begins = True
            self._show(to)

    def find_cuts(self) -> None:
        """Look for separator sheets, blank pages and archive numbers."""
        if self._data:
            self.desk.work(
                READERS.ask, f"{STACKS}:cuts", self._data, 240.0, then=lambda found: self._take_cuts(found[0])
            )

    def _take_cuts(self, found: list[dict[str, Any]]) -> None:
        fresh = True
        for sheet in self._sheets:
            about = found[sheet.source]
            sheet.left_out = bool(about["blank"] or about["separator"])
            sheet.begins = not sheet.left_out and (fresh or bool(about["asn"]))
            fresh = sheet.left_out or (fresh and sheet.left_out)
            sheet.words = f"ASN {about['asn']}" if about["asn"] else ""
            if about["blank"] or about["separator"]:
                sheet.words = _("blank") if about["blank"] else _("separator")
        self._show()

    # -- making ------------------------------------------------------------------
    def make(self) -> None:
        """Make a document of each part; an original from the inbox is discarded, a filed one stays."""
        one = self._one
        parts: list[list[list[int]]] = []
        for sheet in self._sheets:
            if sheet.left_out:
                continue
            if sheet.begins or not parts:
                parts.append([])
            parts[-1].append([sheet.source, sheet.turn])
        if one is None or not parts:
            self.desk.notice(_("Every page is left out."))
            return
        self.desk.work(_make, self.desk.office, one, self._data, parts, then=self._made)

    def _made(self, found: list[Outcome]) -> None:
        new = [one for one in found if one.status == NEW]
        self.desk.notice(counted(len(new), N_("1 document made"), N_("{count} documents made")))
        self._sheets, self._one, self._data = [], None, b""
        self._show()
        self.subtitle.setText("")
        self.desk.open("documents.archive.inbox", new[0].id if new else None)

    def _ask(self, title: str, words: str, button: str, run: Any) -> None:
        """Ask for a line and run something with it off the UI thread; what it makes goes to the inbox."""

        def save() -> None:
            text = form.values()["text"]
            self.desk.work(run, text, then=done, failed=form.refused)

        def done(outcome: Outcome) -> None:
            form.saved()
            self.drawer.drop()
            self.desk.notice(_("{name} lies in the inbox").format(name=outcome.file))
            self.desk.open("documents.archive.inbox", outcome.id)

        form = Form(self.desk, "pages", save, self.drawer.drop, button, columns=1, record=title)
        form.add(TextField("text", words, limit=300))
        form.fill({})
        self.drawer.show_widget(title, form)
        form.focus_first()

    def join(self) -> None:
        """Join with another document, by its number."""
        one, data, office = self._one, self._data, self.desk.office
        if one is not None:
            self._ask(
                _("Join"),
                _("Number of the other document"),
                _("Join"),
                lambda text: _join(office, one, data, text),
            )

    def redact(self) -> None:
        """Black out words in a copy."""
        one, data, office = self._one, self._data, self.desk.office
        if one is not None:
            self._ask(
                _("Black out"),
                _("Words, with commas"),
                _("Make a copy"),
                lambda text: _redact(office, one, data, text),
            )

    def read_again(self) -> None:
        """Read the text of the document anew."""
        one = self._one
        if one is not None:
            told = {"ocr": _("Text recognised"), "none": _("No text was found.")}
            self.desk.work(
                read_again,
                self.desk.office,
                one.id,
                then=lambda way: self.desk.notice(told.get(way, _("Text read"))),
            )

    def new_version(self) -> None:
        """Ask for a file and put it on top of the document."""
        one, office = self._one, self.desk.office
        if one is None:
            return

        def chosen(path: Path) -> None:
            self.desk.work(
                new_version,
                office,
                one.id,
                path,
                "",
                then=lambda n: self.desk.notice(_("Version {number} kept").format(number=n)),
            )

        ask_file(self, _("New version from a file …"), chosen)
