"""The table of a list: filter row above the columns, fixed row height, a header with a selection model of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.core.messages import _
from app.data.export import Sheet, clipboard_text
from app.data.lists import Column
from app.ui.lists.cells import SAID, shown
from app.ui.lists.model import FIGURES, ListModel
from app.ui.lists.pinned import PinnedColumn, pinned_for
from app.ui.lists.table import FRAME, Table
from app.ui.theme import em, px, repolish
from app.ui.widgets import widen

MOST_COPIED = 100_000
DECIMALS, FEW = ("quantity", "price"), 2  # kinds whose longest text need not be that of the largest value


class ListView(QWidget):
    """Filter row and table; the filter fields stand exactly above their columns."""

    filtered = Signal(dict)
    layout_changed = Signal()

    def __init__(self, model: ListModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self.table = Table(name, self)
        self.table.attach(model)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = QWidget(self)
        self._bar.setFixedHeight(px(32))
        outer.addWidget(self._bar)
        outer.addWidget(self.table, 1)
        self._timer = QTimer(self, singleShot=True, interval=220)
        self._timer.timeout.connect(lambda: self.filtered.emit(self.typed()))
        self.filters: dict[str, QLineEdit] = {}
        self.pinned: PinnedColumn | None = None  # made when the list is scrolled aside for the first time
        self._wide = -1
        self.lay_out()
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._place)
        header.sectionMoved.connect(self._place)
        header.geometriesChanged.connect(self._place)
        self.table.horizontalScrollBar().valueChanged.connect(self._place)
        model.kept.connect(self._fit_figures)
        self._place()

    def lay_out(self) -> None:
        """Give the columns that the model has now their filters, and their own widths."""
        for key in self.filters.keys() - {one.key for one in self.model.columns}:
            self.filters.pop(key).deleteLater()
        for place, column in enumerate(self.model.columns):
            line = self.filters.get(column.key) or self._filter_line(column)
            line.setAccessibleName(_("Filter {column}").format(column=_(column.title)))
            widen(self.table, place, column.width)
            self.table.setColumnHidden(place, not column.shown)
        texts = [(c.width, -i) for i, c in enumerate(self.model.columns) if c.shown and c.kind == "text"]
        self._wide = -max(texts)[1] if texts else -1

    def _filter_line(self, column: Column) -> QLineEdit:
        line = self.filters[column.key] = QLineEdit(self._bar)
        line.setObjectName("filter")
        line.setPlaceholderText(_("Filter") if column.kind == "text" and column.width > 200 else "")
        line.setEnabled(column.sortable)
        line.textChanged.connect(self._timer.start)
        line.installEventFilter(self)
        return line

    def typed(self) -> dict[str, str]:
        """Return what stands in the filter fields."""
        return {key: line.text() for key, line in self.filters.items() if line.text().strip()}

    def set_typed(self, texts: dict[str, str]) -> None:
        """Fill the filter fields without waiting."""
        for key, line in self.filters.items():
            line.blockSignals(True)
            line.setText(texts.get(key, ""))
            line.blockSignals(False)

    def mark_filter(self, column: str = "", message: str = "") -> None:
        """Mark the filter of a column that could not be read, and no other."""
        for key, line in self.filters.items():
            bad = key == column and bool(message)
            line.setProperty("bad", bad)
            line.setToolTip(
                message if bad else _("Text, >100, 100..200, 03.2026, !not, = for empty, ! for not empty")
            )
            repolish(line)

    def _fit_figures(self, rows: Sequence[Sequence[Any]]) -> None:
        """Widen the columns of figures in which one of these rows would be cut: a cut amount misleads."""
        letters, wider = self.table.fontMetrics(), False
        for place, column in enumerate(self.model.columns):
            if column.kind not in FIGURES or column.choices or self.table.isColumnHidden(place):
                continue
            values = [row[place] for row in rows if row[place] is not None]
            if column.kind not in DECIMALS and len(values) > FEW:
                values = [max(values), min(values)]  # the longest are among them
            text = max((shown(column, value) for value in values), key=len, default="")
            room = letters.horizontalAdvance(text) + px(FRAME)
            if text and room > self.table.columnWidth(place):
                self.table.setColumnWidth(place, room)
                wider = True
        if wider:
            self._stretch()

    def focus_filter(self) -> None:
        """Put the focus into a filter: that of the widest text, where people type words, else the first."""
        lines = [self.filters[column.key] for column in self.model.columns]
        best = [lines[self._wide]] if self._wide >= 0 else []
        seen = [line for line in (*best, *lines) if line.isVisible()]
        if seen:
            seen[0].setFocus()

    def _place(self, *_args: Any) -> None:
        header = self.table.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            if (line := self.filters.get(column.key)) is None:  # columns that are just being laid out
                return
            hidden = self.table.isColumnHidden(place) or not column.sortable
            line.setVisible(not hidden)
            if not hidden:
                left, width = header.sectionViewportPosition(place), header.sectionSize(place)
                line.setGeometry(left + px(3), px(4), max(px(20), width - px(6)), px(24))
        self._pin()
        self.layout_changed.emit()

    def _pin(self) -> None:
        """Let the first column and its filter stay while the others are scrolled aside."""
        first = next(iter(self.visible_columns()), -1)
        self.pinned = pinned_for(self.table, first, self.pinned)
        if self.pinned is not None and not self.pinned.isHidden():
            line = self.filters[self.model.columns[first].key]
            line.setGeometry(px(4), px(4), max(px(20), self.pinned.width() - px(8)), px(24))
            line.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down go from a filter to the rows, Esc clears it."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.filtered.emit(self.typed())
                self.table.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and isinstance(watched, QLineEdit):
                if watched.text():
                    watched.clear()
                else:
                    self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: Any) -> None:
        """Keep the filter row in place."""
        super().resizeEvent(event)
        self._stretch()
        self._place()

    def _stretch(self) -> None:
        """Let the widest text column take what is left, but never less than its own width: then the list scrolls."""
        if self._wide < 0 or self.table.isColumnHidden(self._wide):
            return
        others = sum(
            self.table.columnWidth(i)
            for i in range(len(self.model.columns))
            if i != self._wide and not self.table.isColumnHidden(i)
        )
        roomy = self.width() - px(16) - others >= max(
            em(self.model.columns[self._wide].width) // 2,
            self.table.horizontalHeader().sectionSizeHint(self._wide),
        )
        mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Interactive
        self.table.horizontalHeader().setSectionResizeMode(self._wide, mode)
        if not roomy:
            widen(self.table, self._wide, self.model.columns[self._wide].width)

    # -- selection and copy -----------------------------------------------
    def selected_rows(self) -> list[int]:
        """Return the selected rows, in order."""
        rows: list[int] = []
        selection = self.table.selectionModel().selection()
        for place in range(selection.count()):
            span = selection.at(place)
            rows.extend(range(span.top(), span.bottom() + 1))
        return sorted(set(rows))

    def visible_columns(self) -> list[int]:
        """Return the shown columns in the order on the screen."""
        header = self.table.horizontalHeader()
        order = sorted(range(len(self.model.columns)), key=header.visualIndex)
        return [place for place in order if not self.table.isColumnHidden(place)]

    def sheet(self, rows: list[int] | None = None) -> Sheet:
        """Return rows as they look: shown columns, in their order."""
        places = self.visible_columns()
        said = [column.choices or column.kind in SAID for column in self.model.columns]
        columns = tuple(
            (_(self.model.columns[i].title), "text" if said[i] else self.model.columns[i].kind)
            for i in places
        )
        wanted = range(self.model.rowCount()) if rows is None else rows
        values = []
        for row in wanted:
            raw = self.model.row(row)
            values.append([shown(self.model.columns[i], raw[i]) if said[i] else raw[i] for i in places])
        return Sheet(self.table.accessibleName(), columns, values)

    def copy(self) -> int:
        """Copy the selected rows as a table that spreadsheets take; return how many."""
        rows = self.selected_rows()[:MOST_COPIED]
        QGuiApplication.clipboard().setText(clipboard_text(self.sheet(rows)))
        return len(rows)


def global_below(widget: QWidget) -> QPoint:
    """Return the point below a widget where its menu opens."""
    return widget.mapToGlobal(QPoint(0, widget.height()))
