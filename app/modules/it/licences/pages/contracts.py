"""IT contracts: until when they run, when notice must be given, what a period costs, and which devices they cover."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _
from app.modules.it.assets.api import find_assets
from app.modules.it.licences.queries import ContractView, contract, contracts_source
from app.modules.it.licences.rules import ContractDraft
from app.modules.it.licences.services import cover, save_contract
from app.modules.organisation.contacts.api import contact, find
from app.ui.desk import Desk
from app.ui.fields import DayField, LongField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.theme import px
from app.ui.widgets import PageAction, button, row


class ContractsPage(ListPage):
    """Enter changes a contract; the tab at the right has its devices."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("IT contracts"), contracts_source(), "it_contract")
        records = self.add_records()
        self.devices = QListWidget()
        self.devices.setObjectName("plain")
        self.devices.setAccessibleName(_("Devices"))
        self.give = LookupField("asset", _("Cover a device"), self._offers)
        self.give.taken.connect(lambda value: self._cover(int(value), True))
        self.give.setEnabled(desk.may("it.licences"))
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(8), 0, 0)
        inside.addWidget(self.devices, 1)
        inside.addWidget(self.give)
        inside.addLayout(row(button(_("Take off"), self._take_off), 1))
        records.tabs.insertTab(0, part, _("Devices"))
        records.tabs.setCurrentIndex(0)
        self.split.setSizes([px(760), 0, px(452)])
        self.panel.picked.connect(self._pick)
        right = "it.licences"
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", right),
                PageAction(_("New contract"), lambda: self._edit(None), "Ctrl+N", "plus", right, primary=True),
            ]
        )

    def _pick(self, key: int) -> None:
        self.desk.read(contract, key, then=self._show)

    def _show(self, one: ContractView | None) -> None:
        self.devices.clear()
        for key, tag in one.assets if one is not None else ():
            item = QListWidgetItem(tag)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.devices.addItem(item)
        self.devices.setCurrentRow(0)

    def _offers(self, typed: str) -> list[Offer]:
        return [Offer(str(one.id), f"{one.draft.tag}  {one.model}", one.person) for one in self.desk.now(find_assets, typed)]

    def _cover(self, asset: int, on: bool) -> None:
        self.give.set_text("")
        self.for_current(lambda key: self.desk.run(cover, key, asset, on, then=lambda _n: self._pick(key)))

    def _take_off(self) -> None:
        item = self.devices.currentItem()
        if item is not None:
            self._cover(int(item.data(Qt.ItemDataRole.UserRole)), False)

    def open_row(self, key: int) -> None:
        """Show the form of a contract."""
        self._edit(key)

    def _partners(self, typed: str) -> list[Offer]:
        return [Offer(str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in self.desk.now(find, typed)]

    def _edit(self, key: int | None) -> None:
        one = self.desk.now(contract, key) if key is not None else None

        def save() -> None:
            try:
                draft = self._draft(form.values())
            except KontorError as error:
                form.refused(error)
                return
            version = one.version if one else None
            self.submit(form, save_contract, lambda expected: (draft, key, expected), version, _("{name} saved").format(name=draft.title))

        form = Form(self.desk, f"draft.it_contract.{key or 0}", save, self.close_drawer)
        form.add(TextField("title", _("Contract"), limit=160), 2)
        form.add(TextField("number", _("Contract no."), limit=60))
        form.add(LookupField("partner", _("Partner"), self._partners))
        form.add(DayField("start", _("Runs from"), required=True))
        form.add(DayField("until", _("Runs until")))
        form.add(TextField("notice_days", _("Days of notice"), limit=4))
        form.add(TextField("renews", _("Goes on by months"), limit=3))
        form.add(MoneyField("cost", _("Costs of a period")))
        form.add(TextField("period", _("Months of a period"), limit=3))
        form.add(DayField("cancelled", _("Cancelled to")))
        form.add(LongField("notes", _("Remark"), 2), 2)
        texts = {"notice_days": "90", "renews": "12", "period": "12"}
        if one is not None:
            draft = one.draft
            partner = self.desk.now(contact, draft.partner) if draft.partner else None
            texts = {name: str(getattr(draft, name)) for name in ("title", "number", "notice_days", "renews", "period", "notes")}
            texts |= {name: formats.day(getattr(draft, name)) for name in ("start", "until", "cancelled")}
            texts |= {
                "cost": formats.cents(draft.cost) if draft.cost is not None else "",
                "partner": str(partner.number) if partner else "",
            }
        form.fill(texts)
        self.drawer.show_widget(one.draft.title if one else _("New contract"), form)
        form.focus_first()

    def _draft(self, values: dict[str, Any]) -> ContractDraft:
        partner = values["partner"].strip()
        hits = [row_ for row_ in self.desk.now(find, partner) if str(row_.number) == partner] if partner else []
        if partner and not hits:
            raise Invalid(N_("There is no such contact."), field="partner")
        for name in ("notice_days", "renews", "period"):
            if not (values[name].strip() or "0").isdigit():
                raise Invalid(N_("Enter a whole number."), field=name)
        return ContractDraft(
            values["title"], values["start"], values["number"], hits[0].id if hits else None, values["until"], int(values["notice_days"] or 0),
            int(values["renews"] or 0), int(values["period"] or 0), values["cost"], values["cancelled"], values["notes"],
        )  # fmt: skip
