"""IT contracts: until when they run, when notice must be given, what a period costs, and which devices they cover."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import _
from app.modules.it.assets.api import offered_assets
from app.modules.it.licences.models import ItContract
from app.modules.it.licences.queries import ContractView, contract, contracts_source
from app.modules.it.licences.rules import ContractDraft
from app.modules.it.licences.services import cover, save_contract
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lookups import KeyField
from app.ui.register import Register, RegisterPage
from app.ui.widgets import button, row

RIGHT = "it.licences"


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        ItContract,
        "title:2 number partner start until notice_days renews cost period cancelled notes:2",
    )


class ContractsPage(RegisterPage):
    """Enter changes a contract; the tab at the right has its devices."""

    def __init__(self, desk: Desk) -> None:
        self.devices = QListWidget()
        EmptyWords(self.devices, _("No device belongs to this contract."))
        self.devices.setObjectName("plain")
        self.devices.setAccessibleName(_("Devices"))
        self.give = KeyField(desk, "asset", _("Cover a device"), offered_assets)
        self.give.taken.connect(lambda _code: self._cover(self.give.value(), True))
        self.give.setEnabled(desk.may(RIGHT))
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.devices, 1)
        inside.addWidget(self.give)
        inside.addLayout(row(button(_("Take off"), self._take_off), 1))
        terms = {"notice_days": 90, "renews": 12, "period": 12}
        one = Register(
            title=_("IT contracts"),
            new=_("New contract"),
            source=contracts_source(),
            of=ItContract,
            read=contract,
            fields=_fields,
            draft=ContractDraft,
            save=save_contract,
            start=terms,
        )
        super().__init__(desk, _("IT contracts"), [one], [(_("Devices"), part)])
        self.show_beside(self._pick)
        self.set_actions(self.standard_actions(_("New contract")))

    def _pick(self, key: int) -> None:
        self.desk.read(contract, key, then=self._show)

    def _show(self, one: ContractView | None) -> None:
        if one is None or one.id != self.panel.current_key():  # another row was gone to meanwhile
            return
        self.devices.clear()
        for key, tag in one.assets:
            item = QListWidgetItem(tag)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.devices.addItem(item)
        self.devices.setCurrentRow(0)

    def _cover(self, asset: int | None, on: bool) -> None:
        self.give.set_text("")
        key = self.panel.current_key()
        if key is not None and asset is not None:
            self.desk.run(cover, key, asset, on, then=lambda _n: self._pick(key))

    def _take_off(self) -> None:
        item = self.devices.currentItem()
        if item is not None:
            self._cover(int(item.data(Qt.ItemDataRole.UserRole)), False)
