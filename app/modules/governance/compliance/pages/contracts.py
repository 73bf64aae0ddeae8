"""Contracts of the office with their days of notice; those that IT and purchasing keep stand beside, Enter opens them there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.core import format as formats
from app.core.messages import _
from app.modules.governance.compliance.models import KEEP_CONTRACTS, Contract
from app.modules.governance.compliance.queries.contracts import (
    OtherContract,
    contract_draft,
    contracts_of_others,
    contracts_source,
)
from app.modules.governance.compliance.rules.contracts import ContractDraft
from app.modules.governance.compliance.services.contracts import save_contract
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.theme import px

LAYOUT = "title:2 kind number partner:2 owner:2 start until renews notice_months cancelled cost notes:2"


class ContractsPage(RegisterPage):
    """Ctrl+N begins a contract."""

    def __init__(self, desk: Desk) -> None:
        self.others = QListWidget()
        self.others.setObjectName("plain")
        self.others.setAccessibleName(_("Contracts of other topics"))
        self.others.setWordWrap(True)
        self.others.setSpacing(px(3))
        self.others.itemActivated.connect(self._open_other)
        registers = [
            Register(title=_("Contracts"), new=_("New contract"), source=contracts_source(), of=Contract, read=contract_draft, fields=lambda desk: fields_of(desk, Contract, LAYOUT), draft=ContractDraft, save=save_contract, start={"start": desk.today(), "kind": "other", "renews": 12, "notice_months": 3}),
        ]  # fmt: skip
        super().__init__(desk, _("Contracts"), registers, [(_("Other topics"), self.others)], width=480)
        self.set_actions(
            [
                PageAction(_("Change"), self.change, "F2", "pencil", KEEP_CONTRACTS, row=True),
                PageAction(_("New contract"), lambda: self.edit(None), "Ctrl+N", "plus", KEEP_CONTRACTS),
            ]
        )  # fmt: skip
        desk.watch(self, self._read_others)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what other topics keep anew: their days pass also while nothing is changed."""
        super().showEvent(event)
        self._read_others()

    def _read_others(self) -> None:
        self.desk.read(contracts_of_others, then=self._show_others, owner=self, slot="others")

    def _show_others(self, found: list[OtherContract]) -> None:
        self.others.clear()
        if not found:
            item = QListWidgetItem(_("No contract of IT or purchasing that is open to you runs."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.others.addItem(item)
        for one in found:
            until = _("until {day}").format(day=formats.day(one.until)) if one.until else _("open-ended")
            notice = _("notice until {day}").format(day=formats.day(one.notice)) if one.notice else ""
            about = "  ·  ".join(filter(None, (_(one.kind), one.partner, until, notice)))
            item = QListWidgetItem(f"{one.title}\n{about}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.others.addItem(item)

    def _open_other(self, item: QListWidgetItem) -> None:
        one = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(one, OtherContract):
            self.desk.open(one.page, one.request)
