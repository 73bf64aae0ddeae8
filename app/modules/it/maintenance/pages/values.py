"""Costs and book values: each device beside the fixed-asset register, and what stands there without a device."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.it.maintenance.queries import findings, only_in_register, values_source
from app.modules.it.maintenance.rules import Registered
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import label


class ValuesPage(ListPage):
    """Enter opens the device; at the right stands what the register has and no device carries."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Book values"), values_source())
        self.rest = QListWidget()
        EmptyWords(self.rest, _("Every fixed asset that is a device is linked with one."))
        self.rest.setObjectName("plain")
        self.rest.setWordWrap(True)
        self.rest.setSpacing(px(3))
        self.rest.setAccessibleName(_("In the register without a device"))
        part = QWidget()
        part.setMinimumWidth(px(260))
        inside = QVBoxLayout(part)
        inside.setContentsMargins(px(4), px(8), 0, 0)
        inside.addWidget(label(_("In the register without a device"), "heading"))
        inside.addWidget(label(_("Devices and entries are tied by the inventory number."), "hint", wrap=True))
        inside.addWidget(self.rest, 1)
        self.split.addWidget(part)
        self.split.setSizes([px(900), 0, px(300)])
        self.set_actions(
            [
                PageAction(
                    _("Open the device"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "external-link",
                    row=True,
                )
            ]
        )
        desk.watch(self, self._read)
        self._read()

    def open_row(self, key: int) -> None:
        """Go to the device in its list."""
        self.desk.open("it.assets.assets", key)

    def _read(self) -> None:
        self.desk.read(only_in_register, self.desk.today(), then=self._show)
        self.desk.read(
            findings,
            then=lambda count: self.subtitle.setText(
                counted(count, N_("1 does not fit"), N_("{count} do not fit"))
            ),
        )

    def _show(self, found: list[Registered]) -> None:
        self.rest.clear()
        for one in found:
            self.rest.addItem(
                f"{one.number}  {one.name}\n"
                + _("Book value {amount}").format(amount=formats.cents(one.value))
            )
