"""The panel of a list on a page: table, foot with counts and sums, saved views, columns, export and print; it keeps its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.data.lists import ListSource
from app.ui.desk import Desk
from app.ui.eliding import ElidingLabel
from app.ui.lists.empty_ground import EmptyGround
from app.ui.lists.groups import can_group, sum_by
from app.ui.lists.kept_columns import Unmet, lay_columns, named_now, remembered, said_of_lost
from app.ui.lists.model import ListModel
from app.ui.lists.output import ListOutput
from app.ui.lists.saved_views import SavedViews
from app.ui.lists.view import ListView, global_below
from app.ui.theme import look, px
from app.ui.widgets import button, label, named_frame, tool


class ListPanel(QFrame):
    """A list in a card. It keeps filter, order, columns, widths and selection for the person, also after a restart."""

    opened = Signal(int)
    picked = Signal(int)
    dropped = Signal(int, list)
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        source: ListSource,
        name: str,
        print_title: Callable[[], tuple[str, str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.desk, self.name = desk, name
        self._print_title = print_title or (lambda: (name, ""))
        self.model = ListModel(desk, source, self)
        self.view = ListView(self.model, name, self)
        self._keep_key: int | None = None
        self._awaited: int | None = None  # the row that was asked for and is not read yet
        self._refused = ""  # the column whose filter can't be read
        self._restored, self._unmet = False, Unmet()  # whether the filter is one of another day
        self.empty = EmptyGround(source.name)
        QVBoxLayout(self.view.table.viewport()).addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._foot())
        self._sum_timer = QTimer(self, singleShot=True, interval=80)
        self._sum_timer.timeout.connect(self._sum)
        self._restore()
        self.model.loaded.connect(self._loaded)
        self.model.refused.connect(self._filter_refused)
        self.view.filtered.connect(self._filter)
        self.view.table.setSortingEnabled(False)
        header = self.view.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        header.customContextMenuRequested.connect(self._columns_menu)
        self.view.table.opened.connect(lambda row: self.opened.emit(self.model.keys[row]))
        self.view.table.dropped.connect(self._dropped)
        self.view.table.selectionModel().selectionChanged.connect(lambda *_: self._sum_timer.start())
        self.view.table.selectionModel().currentRowChanged.connect(lambda now, _old: self._pick(now.row()))
        self._saver = QTimer(self, singleShot=True, interval=400)
        self._saver.timeout.connect(self._save)
        self.view.layout_changed.connect(self._saver.start)
        for key, slot in (
            ("Ctrl+F", self.view.focus_filter),
            ("Ctrl+Alt+F", self.clear_filter),
            ("Ctrl+C", self.output.copy),
            ("F5", self.model.reload),
        ):
            shortcut = QShortcut(QKeySequence(key), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._asked = source if source.asks else None
        desk.watch(self, self._renew)
        self.model.answered.connect(self._show_source)
        self.model.reload()

    def _dropped(self, row: int, files: list[str]) -> None:
        self.dropped.emit(self.model.keys[row] if 0 <= row < len(self.model.keys) else -1, files)

    def empty_words(self) -> str:
        """Return what the list says instead of rows, empty where it has some."""
        return self.empty.words()

    def _foot(self) -> QFrame:
        foot = named_frame("foot")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(px(12), px(3), px(6), px(3))
        self.count = label("", "quiet")
        self.sums = ElidingLabel("", "quiet")
        self._unfilter = button(_("Clear the filter"), self.clear_filter, "link", "Ctrl+Alt+F")
        self._unfilter.hide()
        bar.addWidget(self.count)
        bar.addWidget(self._unfilter)
        bar.addSpacing(px(16))
        # long sums never widen the page
        self.sums.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bar.addWidget(self.sums, 1)
        self.views = SavedViews(self, self.desk, lambda: self.model.source.name, self.state, self.use_state)
        self.output = ListOutput(self, self.desk, self.view, self._print_title)
        self._chooser = tool("columns-3", _("Columns"), lambda: self._columns_menu(None))
        for one in (self.views.button, self._chooser, self.output.button):
            bar.addWidget(one)
        return foot

    # -- place and content -------------------------------------------------
    def set_source(self, source: ListSource) -> None:
        """Show another source; where it has other columns, those that stay are as they were."""
        self._asked = source if source.asks else None
        self._show_source(source)

    def _renew(self) -> None:
        """Read again, with the columns and words that follow from the book by now."""
        if self._asked is not None:
            self.model.source = self._asked
        self.model.reload()

    def _show_source(self, source: ListSource) -> None:
        before, state = self.model.columns, self.state()
        self.model.set_source(source)
        if self.model.columns is not before:
            self.view.lay_out()
            self.apply(state)
            self.model.reload()

    def current_key(self) -> int | None:
        """Return the key of the current row, or of the one just asked for while the rows are still being read."""
        if self._awaited is not None:
            return self._awaited
        row = self.view.table.currentIndex().row()
        return self.model.keys[row] if 0 <= row < len(self.model.keys) else None

    def selected_keys(self) -> list[int]:
        """Return the keys of the selected rows."""
        return [self.model.keys[row] for row in self.view.selected_rows()]

    def select_key(self, key: int) -> None:
        """Go to the row of a key, now or when it has arrived; what is done meanwhile is meant for that row."""
        self._keep_key = key
        if self.model.place_of(key) < 0:
            self._awaited = key
            self.model.reload()
        else:
            self._go_back()

    def clear_filter(self) -> None:
        """Show all rows again."""
        self._unmet = Unmet()
        self.view.set_typed({})
        self._filter({})
        self.view.table.setFocus()

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self.model.keys):
            self._awaited = None
            self._keep_key = self.model.keys[row]
            self.picked.emit(self._keep_key)

    def _loaded(self, count: int, whole: bool) -> None:
        self.count.setText(
            counted(count, N_("1 row"), N_("{count} rows"))
            if whole
            else _("{count} rows …").format(count=formats.count(count))
        )
        self.empty.show_for(count, filtered=bool(self.view.typed()))
        self._refused = ""
        if whole:
            self._awaited = None
        self.view.mark_filter()
        self._unfilter.setVisible(bool(self.view.typed()))
        self._go_back()
        if (
            count and not self.view.table.currentIndex().isValid() and (whole or self._keep_key is None)
        ):  # else its row is yet to come
            self.select_key(self.model.keys[0])
        self._sum()

    def _go_back(self) -> None:
        if self._keep_key is None:
            return
        row = self.model.place_of(self._keep_key)
        if row >= 0 and self.view.table.currentIndex().row() != row:
            self.view.table.selectRow(row)
            self.view.table.scrollTo(self.view.table.currentIndex())

    def _filter_refused(self, error: KontorError) -> None:
        self._awaited = None
        if not isinstance(error, Invalid):  # the book could not be read; the filter is not at fault
            self.count.setText(str(error))
            self.desk.refused(error, self.model.reload)
            return
        if self._restored:  # a list never opens empty for a filter of another day that can't be read
            self.clear_filter()
            return
        self._refused = error.field
        self.view.mark_filter(error.field, str(error))
        self.count.setText(str(error))
        self._unfilter.show()

    def filter_by(self, typed: Mapping[str, str]) -> None:
        """Filter by what is typed above some columns, beside what is typed above the others."""
        whole = {**self.view.typed(), **typed}
        self.view.set_typed(whole)
        self._filter(whole)
        self.view.table.setFocus()

    def _filter(self, typed: dict[str, str]) -> None:
        self._restored = False
        self.model.set_filters(typed)
        self._saver.start()

    def _sort(self, column: int) -> None:
        header = self.view.table.horizontalHeader()
        now = self.model.order
        key = self.model.columns[column].key
        if not self.model.columns[column].sortable or (now and now.column == key and now.descending):
            header.setSortIndicatorShown(False)
            self.model.sort(-1)
        else:
            direction = (
                Qt.SortOrder.DescendingOrder if now and now.column == key else Qt.SortOrder.AscendingOrder
            )
            header.setSortIndicatorShown(True)
            header.setSortIndicator(column, direction)
            self.model.sort(column, direction)
        self._saver.start()

    def _sum(self) -> None:
        rows = self.view.selected_rows()
        keys = None if len(rows) < 2 else [self.model.keys[row] for row in rows]

        def show(sums: dict[str, int]) -> None:
            parts = [
                f"{_(self.model.source.column(key).title)} {formats.cents(value)}"
                for key, value in sums.items()
            ]
            head = "" if keys is None else _("{count} selected").format(count=formats.count(len(keys)))
            self.sums.setText("   ".join(filter(None, (head, *parts))))
            self._tell()

        self.desk.read(
            self.model.source.totals,
            dict(self.model.filters),
            keys,
            then=show,
            failed=lambda _error: None,
            owner=self,
            slot="sums",
        )

    def _tell(self) -> None:
        """Tell the status bar count and sums, as long as the list is on the screen."""
        if self.isVisible():
            self.desk.selection_told.emit(
                self.count.text() + ("   " + self.sums.text() if self.sums.text() else "")
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Tell count and sums when the page is shown again."""
        super().showEvent(event)
        self.shown.emit()
        QTimer.singleShot(0, self, self._tell)

    # -- what is remembered ------------------------------------------------
    def state(self) -> dict[str, Any]:
        """Return filter, order, columns by key, and widths, with what is remembered of columns that are not there yet."""
        order, shown = self.model.order, self.view.visible_columns()
        seen = {
            "filters": {key: text for key, text in self.view.typed().items() if key != self._refused},
            "order": [order.column, order.descending] if order else None,
            "columns": [self.model.columns[i].key for i in shown],
            "widths": {self.model.columns[i].key: self.view.table.columnWidth(i) for i in shown},
            "zoom": look.zoom,
            "key": self._keep_key,
        }
        return self._unmet.with_columns(seen)

    def apply(self, state: dict[str, Any]) -> None:
        """Show a remembered state; columns it does not know keep their own."""
        keys = [column.key for column in self.model.columns]
        state, lost = named_now(self.model.source.name, state)
        if lost:
            self.desk.notice(said_of_lost(lost), "bad")
        self._unmet = Unmet.of(state, keys)
        lay_columns(self.view.table, state, keys)
        self.view.set_typed(state.get("filters", {}))
        self.model.filters = {
            key: text for key, text in state.get("filters", {}).items() if key in keys and text.strip()
        }
        self._keep_key = state.get("key", self._keep_key)
        order = state.get("order")
        if order and order[0] in keys:
            direction = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
            header = self.view.table.horizontalHeader()
            header.setSortIndicatorShown(True)
            header.setSortIndicator(keys.index(order[0]), direction)
            self.model.sort(keys.index(order[0]), direction)

    def _restore(self) -> None:
        if state := remembered(self.desk.store, self.model.source.name):
            self.apply(state)
            self._restored = True

    def _save(self) -> None:
        if self.isVisible():
            self.desk.store.put(f"list.{self.model.source.name}", self.state())

    # -- menus -------------------------------------------------------------
    def _columns_menu(self, _at: QPoint | None) -> None:
        menu = QMenu(self)
        for place, column in enumerate(self.model.columns):
            entry = menu.addAction(_(column.title))
            entry.setCheckable(True)
            entry.setChecked(not self.view.table.isColumnHidden(place))
            entry.toggled.connect(lambda on, i=place: self._show_column(i, on))
        menu.addSeparator()
        by = menu.addMenu(_("Sums by"))
        for place in self.view.visible_columns():
            column = self.model.columns[place]
            if can_group(column):
                by.addAction(_(column.title)).triggered.connect(lambda _on, c=column: sum_by(self, c))
        menu.popup(global_below(self._chooser))

    def _show_column(self, place: int, on: bool) -> None:
        if on or len(self.view.visible_columns()) > 1:
            self.view.table.setColumnHidden(place, not on)
            self._saver.start()

    def use_state(self, state: dict[str, Any]) -> None:
        """Show what a saved view shows."""
        self.apply(state)
        self.model.reload()
        self._saver.start()
