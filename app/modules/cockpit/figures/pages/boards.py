"""Boards of figures: one tab a board, the month above them; a tile opens to what it means, months, departments and rows."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QTabBar, QWidget

from app.core.dates import add_months
from app.core.figures import AREAS, written
from app.core.messages import N_, _, counted
from app.modules.cockpit.figures.models import BOARD, FREEZE
from app.modules.cockpit.figures.pages.detail import FigureDetail
from app.modules.cockpit.figures.pages.tiles import TileGrid, month_words
from app.modules.cockpit.figures.queries.boards import (
    BoardView,
    advice_on,
    all_figures,
    board,
    last_month,
    one_figure,
)
from app.modules.cockpit.figures.queries.lists import board_choices
from app.modules.cockpit.figures.queries.values import by_department, figure_rows
from app.modules.cockpit.figures.reports import month_report
from app.modules.cockpit.figures.rules.figures import LIGHTS, NONE, TILES, first_of, span_of
from app.modules.cockpit.figures.services.boards import move_tile, show_tile_as
from app.modules.cockpit.figures.services.keeping import freeze_month
from app.modules.cockpit.figures.transfer import file_report, report_pdf
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.save_file import save_file, sheet_bytes
from app.ui.theme import px
from app.ui.wheel import keep_tabs_from_wheel
from app.ui.widgets import label, row, tool, widen

DRAWER, STATE = 540, 190
EVERYTHING = 0  # the tab that shows all figures


class BoardsPage(Page):
    """Ctrl+Up and Ctrl+Down turn the month, Enter opens a tile; actions of the menu move it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Figures"))
        self.boards: list[int] = [EVERYTHING]
        self.month: datetime.date | None = None
        self.view: BoardView | None = None
        self.open_key = ""
        self._wanted: object = None
        self._known: dict[tuple[int, datetime.date], BoardView] = {}
        self.bar = QTabBar()
        keep_tabs_from_wheel(self.bar)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Boards"))
        self.bar.addTab(_("All figures"))
        self.bar.currentChanged.connect(lambda _place: self.refresh())
        self.month_words = label("", "heading")
        steps = (
            (_("Previous month"), partial(self.turn, -1), "Ctrl+Up", "arrow-left"),
            (_("Next month"), partial(self.turn, 1), "Ctrl+Down", "arrow-right"),
        )
        buttons = [tool(pic, words, act, key) for words, act, key, pic in steps]
        self.body.addLayout(row(self.bar, 1, buttons[0], self.month_words, buttons[1]))
        for _words, act, key, _pic in steps:
            self.bind(key, act)
        self.tiles = TileGrid()
        self.tiles.opened.connect(self.open_figure)
        self.advice = label("", "bad", wrap=True)
        self.advice.hide()
        self.body.addWidget(self.advice)
        self.area = QScrollArea()
        self.area.setObjectName("plain")
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.tiles)
        self.table = OutlineTable(_("All figures"))
        self.table.led.connect(lambda key: self.open_figure(str(key)))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.area)
        self.drawer = Drawer(DRAWER)
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(self.stack, 1)
        across.addWidget(self.drawer)
        self.body.addLayout(across, 1)
        self.bind("Esc", self.close_figure)
        self.set_actions(
            [
                PageAction(_("Shown as …"), self._choose_kind, "", "layers", BOARD, menu=True),
                PageAction(_("Move tile forward"), partial(self._move, -1), "", "arrow-left", BOARD, menu=True),
                PageAction(_("Move tile back"), partial(self._move, 1), "", "arrow-right", BOARD, menu=True),
                PageAction(_("Targets, own figures, boards"), lambda: desk.open("cockpit.figures.register"), "", "sliders-horizontal"),
                PageAction(_("Close month"), self._freeze, "", "lock", FREEZE, menu=True),
                PageAction(_("File the report"), self._file, "", "inbox", FREEZE, menu=True),
                PageAction(_("Export"), self._save, "Ctrl+E", "download"),
                PageAction(_("Print"), self._print, "Ctrl+P", "printer", primary=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._stale)
        desk.read(last_month, then=self._begin, owner=self, slot="month")

    # -- what is shown ---------------------------------------------------------------------------
    def _begin(self, month: datetime.date) -> None:
        self.month = self.month or month
        self._read_boards()

    def _read_boards(self) -> None:
        self.desk.read(board_choices, then=self._offer, owner=self, slot="boards")

    def _offer(self, found: list[tuple[int, str]]) -> None:
        """Make a tab for each board, all figures last; the one that was shown stays."""
        before = self.boards[self.bar.currentIndex()] if self.view is not None else None
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for _key, title in found:
            self.bar.addTab(title)
        self.bar.addTab(_("All figures"))
        self.boards = [*(key for key, _title in found), EVERYTHING]
        self.bar.setCurrentIndex(self.boards.index(before) if before in self.boards else 0)
        self.bar.blockSignals(False)
        wanted, self._wanted = self._wanted, None
        self.refresh()
        if wanted is not None:
            self.request(wanted)

    def _stale(self) -> None:
        """Forget what was read, and read what is shown again."""
        self._known = {}
        self._read_boards()

    def refresh(self) -> None:
        """Show the board of the tab in the month, read where it is not known as it is now."""
        if self.month is None:
            return
        self.month_words.setText(month_words(self.month))
        key, month = self.boards[max(0, self.bar.currentIndex())], self.month
        if (key, month) in self._known:
            self._show(self._known[key, month])
            return
        ask = (board, key, month) if key else (all_figures, month)
        self.desk.read(*ask, then=self._show, owner=self, slot="board")

    def _show(self, view: BoardView | None) -> None:
        if view is None:
            return
        self.view = view
        self._known[view.key, view.month] = view
        words = (
            [counted(view.hidden, N_("1 tile needs other rights"), N_("{count} tiles need other rights"))]
            if view.hidden
            else []
        )
        self.subtitle.setText("  ·  ".join(words))
        advice = advice_on(tile.shown for tile in view.tiles)
        self.advice.setText("\n".join(advice))
        self.advice.setVisible(bool(advice))
        self.stack.setCurrentWidget(self.area if view.key else self.table)
        if view.key:
            self.tiles.show_tiles(self.desk, view.tiles)
        else:
            self._show_table(view)
        no_tile = "" if view.key and view.tiles else _("Please choose a tile of a board first.")
        for action in self.page_actions[:3]:
            self.block(action.slot, no_tile)
        if self.open_key:
            self.open_figure(self.open_key)

    def _show_table(self, view: BoardView) -> None:
        rows = []
        for tile in view.tiles:
            one = tile.shown
            unit, limits = one.figure.unit, one.limits
            cells = (
                written(one.now.value.number, unit),
                written(one.before.number, unit),
                written(one.year_before.number, unit),
                written(limits.target, unit) if limits is not None else "",
                _(LIGHTS[one.light]) if one.light != NONE else "",
            )
            title = f"{_(AREAS[one.figure.area])}: {one.figure.title}"
            rows.append(OutlineRow("", title, cells, target=one.figure.key))
        heads = ["", _("Figure"), _("Value"), _("Month before"), _("Year before"), _("Target"), _("State")]
        self.table.show_rows(rows, heads)
        self.table.setColumnHidden(0, True)
        widen(self.table, len(heads) - 1, STATE)

    def turn(self, months: int) -> None:
        """Show another month."""
        if self.month is not None:
            self.month = add_months(self.month, months)
            self.refresh()

    def request(self, what: object) -> None:
        """Open a figure by its key, a board by its own, or both in a month."""
        if self.view is None:
            self._wanted = what
        elif isinstance(what, tuple):
            key, self.month, figure = what
            self.open_key = str(figure)
            self._go(key)
        elif isinstance(what, str):
            self.open_figure(what)
        elif isinstance(what, int):
            self._go(what)

    def _go(self, key: int) -> None:
        self.bar.setCurrentIndex(self.boards.index(key) if key in self.boards else 0)
        self.refresh()

    def place(self) -> object:
        """Return board, month and the figure that is open."""
        return (self.view.key, self.month, self.open_key) if self.view is not None else None

    def first_focus(self) -> QWidget | None:
        """Focus the first tile, or the rows."""
        on_board = self.view is not None and self.view.key and self.tiles.cards
        return self.tiles.cards[0] if on_board else self.table

    # -- one figure ------------------------------------------------------------------------------
    def open_figure(self, key: str) -> None:
        """Show what stands behind a figure in the month."""
        if self.month is None:
            return
        self.open_key = key
        asks = [
            (one_figure, key, self.month),
            (by_department, key, self.month),
            (figure_rows, key, *span_of(self.month)),
        ]
        self.desk.read_all(asks, then=self._show_figure, owner=self, slot="figure")

    def _show_figure(self, answers: list[Any]) -> None:
        shown, departments, rows = answers
        if shown is None or shown.figure.key != self.open_key:
            return
        detail = FigureDetail(self.desk, shown, departments, rows)
        self.drawer.show_widget(detail.shown.figure.title, detail)

    def close_figure(self) -> None:
        """Close what stands behind a figure."""
        self.open_key = ""
        self.drawer.drop()

    # -- deeds -----------------------------------------------------------------------------------
    def _current_tile(self) -> tuple[int, int]:
        """Return key and version of the tile that the actions mean."""
        tiles = self.view.tiles if self.view is not None else ()
        return next(((one.id, one.version) for one in tiles if one.id == self.tiles.current), (0, 0))

    def _choose_kind(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in TILES.items():
            menu.addAction(_(words)).triggered.connect(partial(self.show_as, kind))
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def show_as(self, kind: str, _on: bool = False) -> None:
        """Show the current tile in another way."""
        key, version = self._current_tile()
        if key:
            self.desk.run(show_tile_as, key, kind, version)

    def _move(self, by: int) -> None:
        key, version = self._current_tile()
        if key:
            self.desk.run(move_tile, key, by, version)

    def _freeze(self) -> None:
        assert self.month is not None
        month = self.month

        def told(count: int) -> None:
            words = counted(count, N_("1 figure closed"), N_("{count} figures closed"))
            self.desk.notice(f"{month_words(month)}: {words}")

        self.desk.run(freeze_month, month, then=told)

    def _print(self) -> None:
        office, month = self.desk.office, self.month or first_of(self.desk.today())
        preview(self, self.desk, _("Management report"), lambda: report_pdf(office, month))

    def _save(self) -> None:
        office, month = self.desk.office, self.month or first_of(self.desk.today())
        name = f"{_('Management report')} {month:%Y-%m}.xlsx"
        since, until = span_of(month)
        save_file(
            self,
            self.desk,
            name,
            lambda: sheet_bytes(office.read(month_report, since, until).sheet(), "xlsx"),
        )

    def _file(self) -> None:
        month = self.month or first_of(self.desk.today())
        told = lambda _key: self.desk.notice(_("The report is filed."))  # noqa: E731
        self.desk.work(file_report, self.desk.office, month, then=told)
