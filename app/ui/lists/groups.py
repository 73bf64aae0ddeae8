"""Sums of a list by the values of a column: a sheet beside the list, from whose rows the list is filtered."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.lists import Column, Group, ListSource
from app.ui.lists.cells import shown
from app.ui.theme import px
from app.ui.widgets import button, label, row

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Line = tuple[str, str, int, dict[str, int]]  # the words of a group, its filter, rows, sums


def can_group(column: Column) -> bool:
    """Say whether the rows of a list can be summed up by a column: by what is said, not by an amount."""
    return column.sortable and column.kind not in (
        "money",
        "balance",
        "quantity",
        "price",
        "number",
        "ordinal",
    )


def lines_of(column: Column, groups: Sequence[Group]) -> list[Line]:
    """Return groups as lines: days and moments by month, equal words together, each with the filter that shows its rows."""
    found: dict[str, Line] = {}
    for group in groups:
        words, typed = _words(column, group.value)
        known = found.get(words, (words, typed, 0, {}))
        sums = {key: known[3].get(key, 0) + value for key, value in group.sums.items()}
        found[words] = (words, typed, known[2] + group.rows, sums)
    return list(found.values())


def _words(column: Column, value: object) -> tuple[str, str]:
    """Return how a value is called and what shows its rows when it is typed above the column."""
    if value is None or value == "":
        return _("without"), "="
    if isinstance(value, datetime.datetime):
        value = value.astimezone().date()
    if isinstance(value, datetime.date):
        month = f"{value.month:02}/{value.year}"
        return month, f"{value.year}-{value.month:02}"
    words = shown(column, value)
    if column.kind == "flag":
        return (words, "=1") if value else (_("no"), "=0")
    return words, f"={words}"


class GroupSheet(QDialog):
    """The sums; Enter filters the list by the row, Esc closes."""

    def __init__(
        self,
        owner: QWidget,
        source: ListSource,
        column: Column,
        groups: Sequence[Group],
        choose: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__(owner)
        self.setWindowTitle(_("Sums by {column}").format(column=_(column.title)))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column, self._choose = column, choose
        self.lines = lines_of(column, groups)
        self._summed = [one for one in source.columns if one.total and one.expression is not None]
        self.table = self._table()
        outer = QVBoxLayout(self)
        count = counted(len(self.lines), N_("1 value"), N_("{count} values"))
        outer.addWidget(label(count, "quiet"))
        outer.addWidget(self.table, 1)
        outer.addLayout(
            row(1, button(_("Show these rows"), self._show_rows, "primary"), button(_("Close"), self.close))
        )
        self.resize(px(360 + 130 * len(self._summed)), px(460))
        self.table.setFocus()

    def _table(self) -> QTableWidget:
        heads = [_(self.column.title), _("Rows"), *(_(one.title) for one in self._summed)]
        table = QTableWidget(len(self.lines), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.windowTitle())
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for place, (words, _typed, rows, sums) in enumerate(self.lines):
            table.setItem(place, 0, QTableWidgetItem(words))
            figures = [formats.count(rows), *(formats.cents(sums.get(one.key, 0)) for one in self._summed)]
            for column, text in enumerate(figures, 1):
                item = QTableWidgetItem(text)
                item.setTextAlignment(RIGHT)
                table.setItem(place, column, item)
        table.resizeColumnsToContents()
        table.setColumnWidth(0, max(table.columnWidth(0), px(160)))
        table.activated.connect(lambda _place: self._show_rows())
        if self.lines:
            table.setCurrentCell(0, 0)
        return table

    def _show_rows(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self.lines):
            self._choose({self.column.key: self.lines[place][1]})
            self.close()


def sum_by(panel: Any, column: Column) -> None:
    """Show what matches in the list of a panel, summed up by the values of a column; a row of it filters the list."""
    source = panel.model.source

    def show(groups: list[Group]) -> None:
        GroupSheet(panel, source, column, groups, panel.filter_by).show()

    panel.desk.read(
        source.grouped, dict(panel.model.filters), column.key, then=show, owner=panel, slot="groups"
    )
