"""The devices and accessories of one protocol, with their condition and what belongs to them, typed in the rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QSpinBox, QTableWidget, QTableWidgetItem

from app.core.messages import _
from app.modules.it.assets.queries.assets import AssetView
from app.modules.it.assets.rules import CONDITIONS
from app.ui.theme import px
from app.ui.wheel import keep_from_wheel

CODE, WHAT, CONDITION, PARTS = range(4)


class DeviceTable(QTableWidget):
    """Devices first, then accessories by key with name and count; what was typed in a row stays with it."""

    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.devices: list[AssetView] = []
        self.extra: dict[int, tuple[str, int]] = {}
        self._typed: list[tuple[str, str]] = []
        self.setHorizontalHeaderLabels([_("Device no."), _("Device"), _("Condition"), _("Included")])
        self.setAccessibleName(_("Devices of the protocol"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(34))
        header = self.horizontalHeader()
        for place, width in ((CODE, 140), (CONDITION, 110)):
            self.setColumnWidth(place, px(width))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in (WHAT, PARTS):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)

    def name_parts(self, title: str) -> None:
        """Title the last column."""
        self.setHorizontalHeaderItem(PARTS, QTableWidgetItem(title))

    def begin(self, devices: list[AssetView]) -> None:
        """Show other devices, and no accessories."""
        self.devices, self.extra = devices, {}
        self.show_rows()

    def add_extra(self, key: int, name: str, count: int) -> None:
        """Add some of an accessory to what is there of it."""
        self.extra[key] = name, self.extra.get(key, ("", 0))[1] + count

    def take_out(self) -> None:
        """Take the current row out."""
        place = self.currentRow()
        self.keep_typed()
        if 0 <= place < len(self.devices):
            self.devices.pop(place)
            self._typed.pop(place)
        elif len(self.devices) <= place < self.rowCount():
            self.extra.pop(list(self.extra)[place - len(self.devices)])
        self.show_rows()

    def typed(self) -> list[tuple[str, str]]:
        """Return condition and parts as typed for each device, in their order."""
        self.keep_typed()
        return list(self._typed)

    def keep_typed(self) -> None:
        """Take over what stands in the rows, before they are shown anew."""
        self._typed = [self._row(place) for place in range(min(len(self.devices), self.rowCount()))]
        for place, (key, (name, _count)) in enumerate(list(self.extra.items()), len(self.devices)):
            box = self.cellWidget(place, CODE)
            if isinstance(box, QSpinBox):
                self.extra[key] = name, box.value()

    def _row(self, place: int) -> tuple[str, str]:
        box, item = self.cellWidget(place, CONDITION), self.item(place, PARTS)
        return (
            str(box.currentData()) if isinstance(box, QComboBox) else "",
            item.text() if item is not None else "",
        )

    def show_rows(self) -> None:
        """Show devices and accessories anew."""
        self.setRowCount(0)
        for place, one in enumerate(self.devices):
            condition, parts = self._typed[place] if place < len(self._typed) else ("good", "")
            self.insertRow(place)
            self._fixed(place, CODE, one.draft.tag)
            self._fixed(place, WHAT, "  ".join(filter(None, (one.model, one.draft.serial, one.draft.name))))
            box = QComboBox()
            box.setAccessibleName(_("Condition of {tag}").format(tag=one.draft.tag))
            for key, words in CONDITIONS.items():
                box.addItem(_(words), key)
            box.setCurrentIndex(max(0, box.findData(condition)))
            keep_from_wheel(box)
            self.setCellWidget(place, CONDITION, box)
            self.setItem(place, PARTS, QTableWidgetItem(parts))
        for extra, (name, count) in self.extra.items():
            self._show_extra(extra, name, count)
        self._typed = []
        self.counted.emit(len(self.devices))

    def _show_extra(self, key: int, name: str, count: int) -> None:
        place = self.rowCount()
        self.insertRow(place)
        box = QSpinBox()
        box.setRange(1, 999)
        box.setValue(count)
        box.setSuffix(" ×")
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setAccessibleName(_("How many of {name}").format(name=name))
        box.setProperty("key", key)
        keep_from_wheel(box)
        self.setCellWidget(place, CODE, box)
        self._fixed(place, WHAT, name)
        self._fixed(place, CONDITION, "")
        self._fixed(place, PARTS, "")

    def _fixed(self, place: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.setItem(place, column, item)
