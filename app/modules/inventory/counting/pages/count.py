"""Counting at the desk: a sheet as a grid, or scan after scan; what the book has stays unseen, differences are looked at afterwards."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.modules.inventory.articles.api import offered_articles
from app.modules.inventory.counting.pages.grid import CountGrid
from app.modules.inventory.counting.queries.counts import CountView, count_view
from app.modules.inventory.counting.queries.lines import BlindLine, LineView, lines_of, sheet_of
from app.modules.inventory.counting.rules.words import (
    FIRST,
    LINE_STATES,
    SECOND,
    STATE_TONES,
    STATES,
    Entry,
    Found,
)
from app.modules.inventory.counting.services.counts import add_found
from app.modules.inventory.counting.services.entries import decide, enter
from app.modules.inventory.stock.api import Scanned, offered_places, scanned
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import QuantityField, TextField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lookups import KeyField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import label, row, set_pill

ENTER, POST = "inventory.count.enter", "inventory.count.post"
AGAIN, DIFFERENCES = "again", "differences"
MOST = 500  # differences shown; the protocol has them all


class CountPage(Page):
    """The field above takes a scan or an article number and goes to its line; Enter in the grid goes to the next one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Entry of a count"))
        self._key = 0
        self._count: CountView | None = None
        self._all: list[BlindLine] = []
        self._found: list[LineView] = []
        self.code = QLineEdit()
        self.code.setPlaceholderText(_("Scan or type article or place"))
        self.code.setAccessibleName(_("Scan or type article or place"))
        self.code.returnPressed.connect(self.scan)
        modes = [(FIRST, _("First count")), (AGAIN, _("Second count"))]
        if desk.may(POST):
            modes.append((DIFFERENCES, _("Differences")))
        self.mode = ChoiceField("mode", _("What is entered"), modes)
        self.mode.changed.connect(self.refresh)
        self.sheet = ChoiceField("sheet", _("Sheet"), [(0, _("All sheets"))])
        self.sheet.changed.connect(self._show_sheet)
        self.told = label("", "quiet", wrap=True)
        self.grid = CountGrid(self._typed, self._refused)
        EmptyWords(self.grid, _("Open a count in the list of counts; its lines stand here."))
        self.differences = self._table()
        self.drawer = Drawer()
        self.drawer.on_drop = self.code.setFocus
        self.body.addLayout(row(self.mode, self.sheet, self.code))
        self.body.addWidget(self.told)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.differences, 1)
        self.body.addWidget(self.drawer)
        self.set_actions(
            [
                PageAction(_("Decide …"), self.ask_decision, "", "scale", POST, menu=True, row=True),
                PageAction(
                    _("To the counts"),
                    lambda: desk.open("inventory.counting.counts", self._key),
                    "",
                    "list",
                    ENTER,
                ),
                PageAction(_("New line …"), self.ask_found, "Ctrl+N", "plus", ENTER, primary=True, row=True),
            ]
        )
        self.mean(lambda: self._key, _("Please open a count first."))
        desk.watch(self, self._renew)
        self._show_mode()

    def _table(self) -> QTableWidget:
        heads = [
            _("Line"),
            _("Place"),
            _("Article"),
            _("In the book"),
            _("1st count"),
            _("2nd count"),
            _("Difference"),
            _("Value €"),
            _("State"),
        ]
        table = QTableWidget(0, len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(_("Differences"))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for place, width in enumerate((70, 170, 0, 100, 100, 100, 100, 100, 150)):
            table.setColumnWidth(place, px(width))
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def first_focus(self) -> QWidget | None:
        """Focus the field that scanners type into."""
        return self.code

    def place(self) -> object:
        """Return the count that is shown."""
        return self._key or None

    def request(self, what: object) -> None:
        """Show a count."""
        if isinstance(what, int):
            self._key = what
            self.look_again()
            self.refresh()

    # -- reading ----------------------------------------------------------------
    def refresh(self) -> None:
        """Read the count again, as what is entered wants it."""
        self._show_mode()
        if not self._key:
            return
        self.desk.read(count_view, self._key, then=self._take, owner=self, slot="count")
        mode = self.mode.value()
        if mode == DIFFERENCES:
            self.desk.read(lines_of, self._key, then=self._take_differences, owner=self, slot="lines")
        else:
            login = self.desk.office.actor.login
            self.desk.read(
                sheet_of, self._key, 0, login, mode == AGAIN, then=self._take_lines, owner=self, slot="lines"
            )

    def _renew(self) -> None:
        """Read again what became of the count; the sheet on which somebody counts stays as it is under the hand."""
        if self.mode.value() == DIFFERENCES:
            self.refresh()
        elif self._key:
            self.desk.read(count_view, self._key, then=self._take, owner=self, slot="count")

    def _show_mode(self) -> None:
        looking = self.mode.value() == DIFFERENCES
        self.grid.setVisible(not looking)
        self.sheet.setVisible(not looking)
        self.code.setVisible(not looking)
        self.differences.setVisible(looking)

    def _take(self, count: CountView | None) -> None:
        self._count = count
        if count is not None:
            self.subtitle.setText(f"{count.number}  ·  {count.title}  ·  {formats.day(count.day)}")
            set_pill(self.state, _(STATES[count.state]), STATE_TONES[count.state])

    def _take_lines(self, lines: list[BlindLine]) -> None:
        self._all, kept = lines, self.sheet.value()
        numbers = sorted({one.sheet for one in lines})
        self.sheet.set_choices(
            [(0, _("All sheets")), *((one, _("Sheet {number}").format(number=one)) for one in numbers)]
        )
        self.sheet.set_text(str(kept if kept in numbers else next(iter(numbers), 0)))
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self.sheet.value()
        self.grid.show_lines([one for one in self._all if sheet in (0, one.sheet)])
        self._say_open()

    def _say_open(self) -> None:
        left = sum(one.quantity is None and not one.again for one in self._all)
        words = _("{left} of {all} lines are not counted yet.")
        self.told.setText(words.format(left=formats.count(left), all=formats.count(len(self._all))))

    def _take_differences(self, lines: list[LineView]) -> None:
        self._found = [one for one in lines if one.difference or one.state != "counted"][:MOST]
        self.differences.setRowCount(len(self._found))
        for place, one in enumerate(self._found):
            texts = (
                f"{one.sheet}/{one.number}", one.path, f"{one.code}  {one.name}", formats.scaled(one.expected),
                _figure(one.counts.first), _figure(one.counts.second), _figure(one.difference),
                formats.cents(one.value), _(LINE_STATES[one.state]),
            )  # fmt: skip
            for column, text in enumerate(texts):
                self.differences.setItem(place, column, QTableWidgetItem(text))
        total = sum(one.value for one in lines)
        words = _("{count} lines differ or wait; together they change the value by {value} €.")
        self.told.setText(words.format(count=formats.count(len(self._found)), value=formats.cents(total)))

    # -- counting ---------------------------------------------------------------
    def scan(self) -> None:
        """Go to the line of what was scanned."""
        code = self.code.text().strip()
        self.code.clear()
        if code:
            self.desk.read(
                scanned,
                code,
                then=lambda what: self._go(code, what),
                failed=self._refused,
                owner=self,
                slot="scan",
            )

    def _go(self, code: str, what: Scanned | None) -> None:
        words = what.words if what is not None else code
        if what is not None and what.kind == "place":
            sheet = next((one.sheet for one in self._all if one.path == what.words), None)
            if sheet is not None:
                self.sheet.set_text(str(sheet))
                self._show_sheet()
                self.told.setText(words)
                return
        if what is not None and what.kind == "article" and self._go_to_article(what):
            self.told.setText(words)
            return
        QApplication.beep()
        self.told.setText(_("{code} stands on no sheet; if it lies here, add it.").format(code=code))

    def _go_to_article(self, what: Scanned) -> bool:
        number = what.words.split("  ")[0]

        def wanted(one: BlindLine) -> bool:
            return one.code == number and what.lot in ("", one.lot) and what.serial in ("", one.serial)

        if self.grid.go_where(wanted):
            return True
        other = next((one.sheet for one in self._all if wanted(one)), None)
        if other is None:
            return False
        self.sheet.set_text(str(other))
        self._show_sheet()
        return self.grid.go_where(wanted)

    def _typed(self, one: BlindLine, quantity: int | None) -> None:
        """Keep what was typed at once."""

        def kept(_changed: int) -> None:
            now = replace(one, quantity=quantity)
            self._all = [now if other.id == one.id else other for other in self._all]
            self._put(now)
            self._say_open()

        def failed(error: KontorError) -> None:
            self._put(one)
            self._refused(error)

        again = self.mode.value() == AGAIN
        self.desk.run(enter, self._key, [Entry(one.id, quantity)], again, then=kept, failed=failed)

    def _put(self, one: BlindLine) -> None:
        place = next((at for at, other in enumerate(self.grid.lines) if other.id == one.id), None)
        if place is not None:
            self.grid.keep(place, one)

    def _refused(self, error: KontorError) -> None:
        QApplication.beep()
        self.told.setText(str(error))

    def ask_found(self) -> None:
        """Ask for something that lies where no sheet has it."""
        if not self._key:
            return
        fields = [
            KeyField(self.desk, "article", _("Article"), offered_articles, required=True),
            KeyField(self.desk, "place", _("Storage place"), offered_places, required=True),
            QuantityField("quantity", _("Counted"), required=True),
            TextField("lot", _("Lot"), limit=60),
            TextField("serial", _("Serial number"), limit=60),
        ]
        key, again = self._key, self.mode.value() == AGAIN

        def done(line: int, values: Values) -> str:
            self.desk.run(
                enter,
                key,
                [Entry(line, values["quantity"])],
                again,
                then=lambda _n: self.refresh(),
                failed=self._refused,
            )
            return _("Line added")

        ask(self.desk, self.drawer, "inventory_count_found", _("New line …"), fields,
            send=lambda values: (add_found, key, Found(**values)), done=done)  # fmt: skip

    def ask_decision(self) -> None:
        """Ask which count of the line holds, and why."""
        place = self.differences.currentRow()
        if self.mode.value() != DIFFERENCES or not 0 <= place < len(self._found):
            self.told.setText(_("Choose a line among the differences first."))
            return
        one, key = self._found[place], self._key
        fields = [
            ChoiceField(
                "chosen", _("This count holds"), [(FIRST, _("First count")), (SECOND, _("Second count"))]
            ),
            TextField("note", _("Remark"), limit=120),
        ]

        def done(_none: None, _values: Values) -> str:
            self.refresh()
            return _("Decided")

        ask(self.desk, self.drawer, "inventory_count_decision", _("Decide …"), fields,
            send=lambda values: (decide, key, one.id, values["chosen"], values["note"]), done=done,
            record=one.id, start={"chosen": SECOND if one.counts.second is not None else FIRST})  # fmt: skip


def _figure(value: int | None) -> str:
    return "–" if value is None else formats.scaled(value)
