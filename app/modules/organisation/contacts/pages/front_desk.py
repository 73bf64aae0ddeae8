"""The front desk: a name, number, phone or word of an invoice leads to a contact, and everything that is asked about it stands on one page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.about_contact import Block, BlockLine
from app.core.messages import _
from app.modules.organisation.contacts.queries.front_desk import FrontDesk, front_desk, reached
from app.modules.organisation.contacts.reports import front_desk_pdf
from app.modules.organisation.contacts.rules.contact import ContactView, address_lines
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.record_actions import record_actions
from app.ui.theme import px
from app.ui.widgets import card, clear, label

PAUSE_MS, COLUMNS, LINE, WIDEST = 180, 2, 22, 300
WHERE = Qt.ItemDataRole.UserRole
CONTACTS = "organisation.contacts.contacts"


class FrontDeskPage(Page):
    """Typing finds contacts, Down and Enter choose one; each line of a block opens where it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Front desk"))
        self.shown: FrontDesk | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Name, number, phone, mail or a word of an invoice"))
        self.field.setAccessibleName(_("Who is it about?"))
        self.field.setClearButtonEnabled(True)
        self.found = QListWidget()
        self.found.setObjectName("plain")
        self.found.setAccessibleName(_("Contacts found"))
        self.found.setFixedWidth(px(WIDEST))
        self.found.setWordWrap(True)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.currentItemChanged.connect(self._picked)
        self.found.hide()  # until there is something to choose
        self.found.itemActivated.connect(lambda _item: self.open_contact())
        self._holder = QWidget()
        self._holder.setObjectName("room")
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, px(8), 0)
        self._grid.setSpacing(px(12))
        room = QScrollArea()
        room.setObjectName("plain")
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(self._holder)
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(self.found)
        across.addWidget(room, 1)
        self.body.addWidget(self.field)
        self.body.addLayout(across, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self.field.textEdited.connect(lambda _text: self._timer.start())
        self.field.returnPressed.connect(self._entered)
        change = "organisation.contact.change"
        self.set_actions(
            [
                *record_actions(desk, "contact", lambda: self.shown.who.id if self.shown else None),
                PageAction(
                    _("Print sheet"), self.print_sheet, "Ctrl+P", "printer", "organisation.view", row=True
                ),
                PageAction(
                    _("Open contact"), self.open_contact, "F2", "pencil", "organisation.view", row=True
                ),
                PageAction(
                    _("New activity"), self.new_activity, "Ctrl+N", "plus", change, primary=True, row=True
                ),
            ]
        )
        self.mean(lambda: self.shown, _("Please choose a contact first."))
        desk.watch(self, self.refresh)
        self._say(_("Type a name, a number, a phone number or a word of an invoice."))

    def first_focus(self) -> QWidget | None:
        """Focus the field."""
        return self.field

    def request(self, what: object) -> None:
        """Show a contact by its key, or what a text leads to."""
        if isinstance(what, int):
            self.found.clear()
            self.found.hide()
            self.desk.read(front_desk, what, then=self._show, owner=self, slot="sheet")
        elif isinstance(what, str):
            self.field.setText(what)
            self._look()

    def place(self) -> object:
        """Return the contact that is shown."""
        return self.shown.who.id if self.shown is not None else None

    def refresh(self) -> None:
        """Read the contact that is shown again."""
        if self.shown is not None:
            self.desk.read(front_desk, self.shown.who.id, then=self._show, owner=self, slot="sheet")

    def _look(self) -> None:
        self.desk.read(reached, self.field.text(), then=self._take, owner=self, slot="found")

    def _entered(self) -> None:
        """Look at once, and go to what was found."""
        self._timer.stop()
        self.desk.read(reached, self.field.text(), then=self._go_to, owner=self, slot="found")

    def _go_to(self, found: list[ContactView]) -> None:
        self._take(found)
        if len(found) > 1:
            self.found.setFocus()

    def _take(self, found: list[ContactView]) -> None:
        self.found.clear()
        for one in found:
            item = QListWidgetItem(
                f"{one.number}  {one.name}\n{', '.join(address_lines(one.draft)[1:])}".rstrip()
            )
            item.setData(WHERE, one.id)
            self.found.addItem(item)
        self.found.setVisible(len(found) > 1)
        if found:
            self.found.setCurrentRow(0)
        elif self.field.text().strip():
            self.shown = None
            self._say(
                _(
                    "Nobody is found by this. Please try another part of the name, or the end of the phone number."
                )
            )

    def _picked(self, item: QListWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            self.desk.read(front_desk, item.data(WHERE), then=self._show, owner=self, slot="sheet")

    def _say(self, words: str) -> None:
        clear(self._grid)
        self.subtitle.setText("")
        self._grid.addWidget(label(words, "quiet", wrap=True), 0, 0)
        self._grid.setRowStretch(1, 1)

    def _show(self, found: FrontDesk | None) -> None:
        if found is None:
            return
        self.shown = found
        self.look_again()
        self.subtitle.setText(" · ".join((f"{found.who.number} {found.who.name}", *found.roles)))
        clear(self._grid)
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        columns = [QVBoxLayout() for _place in range(COLUMNS)]
        heights = [0] * COLUMNS
        for block in (*found.blocks, _happened(found)):
            place = heights.index(min(heights))
            columns[place].addWidget(self._card(block))
            heights[place] += len(block.lines) + 3
        for place, column in enumerate(columns):
            column.setSpacing(px(12))
            column.addStretch()
            self._grid.addLayout(column, 0, place)
            self._grid.setColumnStretch(place, 1)

    def _card(self, block: Block) -> QFrame:
        frame, inside = card()
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.addWidget(label(" – ".join(filter(None, (block.title, block.sum))), "heading", wrap=True))
        if not block.lines:
            inside.addWidget(label(block.empty, "quiet", wrap=True))
            return frame
        rows = QTreeWidget()
        rows.setObjectName("plain")
        rows.setAccessibleName(block.title)
        rows.setColumnCount(2)
        rows.setHeaderHidden(True)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = rows.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for line in block.lines:
            item = QTreeWidgetItem([line.text, line.right])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, line.text)
            item.setData(0, WHERE, (line.page, line.request))
            item.setSizeHint(0, QSize(0, px(LINE)))
            if line.late:
                item.setIcon(0, icon("triangle-alert", "bad"))
            rows.addTopLevelItem(item)
        rows.itemActivated.connect(self._open_line)
        rows.setFixedHeight(px(LINE) * len(block.lines) + px(4))
        inside.addWidget(rows)
        return frame

    def _open_line(self, item: QTreeWidgetItem) -> None:
        page, request = item.data(0, WHERE)
        if page:
            self.desk.open(page, request)

    def open_contact(self) -> None:
        """Go to the contact that is shown, in the list of contacts."""
        if self.shown is not None:
            self.desk.open(CONTACTS, self.shown.who.id)

    def new_activity(self) -> None:
        """Write down a call, meeting or letter with the contact that is shown."""
        if self.shown is not None:
            self.desk.open(CONTACTS, ("contact_activity", self.shown.who.id))

    def print_sheet(self) -> None:
        """Show everything on one sheet, to print or to keep."""
        found = self.shown
        if found is None:
            self.desk.notice(_("Choose a contact first."))
            return
        company = str(self.desk.settings.get("company.name") or "")
        day = formats.day(self.desk.today())
        preview(self, self.desk, found.who.name, lambda: front_desk_pdf(found, company, day))


def _happened(found: FrontDesk) -> Block:
    lines = tuple(
        BlockLine(f"{formats.day(one.day)}  {one.kind}: {one.title}", one.detail, one.page, one.request)
        for one in found.happened
    )
    return Block(_("What happened"), lines, 90, _("Nothing yet."))
