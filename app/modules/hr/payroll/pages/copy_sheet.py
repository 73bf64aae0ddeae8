"""A copy sheet beside the list of reports: fields in the order of the form; Enter or Ctrl+C copies a value and goes to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from app.core.messages import _
from app.modules.hr.payroll.queries.portals import CopySheet, copy_sheet
from app.ui.desk import Desk
from app.ui.theme import px
from app.ui.widgets import bind, label

KEY, FIELD, VALUE = range(3)


class CopySheetView(QFrame):
    """Shows the fields of a report; values are copied one after the other, as the form asks for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.key = desk, 0
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, px(8), 0, 0)
        self.told = label("", "quiet", wrap=True)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(_("Fields of the copy sheet"))
        self.table.setHorizontalHeaderLabels(["", _("Field"), _("Value")])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(KEY, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.ResizeToContents)
        inside.addWidget(self.told)
        inside.addWidget(self.table, 1)
        self.table.itemActivated.connect(lambda _item: self.copy())
        bind(self.table, "Ctrl+C", self.copy)

    def show_notice(self, key: int) -> None:
        """Show the sheet of a report, nothing for 0."""
        self.key = key
        if key:
            self.desk.read(copy_sheet, key, then=self.take, owner=self, slot="sheet")
        else:
            self.take(None)

    def take(self, found: CopySheet | None) -> None:
        """Show what was read, unless another report was chosen meanwhile."""
        if found is not None and found.id != self.key:
            return
        fields = found.fields if found is not None else ()
        self.table.setRowCount(len(fields))
        for place, one in enumerate(fields):
            for column, text in ((KEY, one.key), (FIELD, str(one.title)), (VALUE, one.value)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == VALUE:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        self.table.resizeRowsToContents()
        if fields:
            self.table.selectRow(0)
        words = _("Enter copies a value and goes to the next. Kontor transmits nothing.")
        if found is not None and found.changed:
            words = _(
                "The figures are other than those that were entered; please correct the report in the portal."
            )
        self.told.setText(words)

    def copy(self) -> None:
        """Copy the value of the current field and go to the next one."""
        place = self.table.currentRow()
        item = self.table.item(place, VALUE)
        if item is None:
            return
        QGuiApplication.clipboard().setText(item.text())
        self.desk.notice(_("“{value}” copied").format(value=item.text()))
        self.table.selectRow(min(place + 1, self.table.rowCount() - 1))
