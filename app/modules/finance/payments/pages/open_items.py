"""Open items of customers and suppliers: what is due, what is being paid; Ctrl+Shift+Enter prepares payments for the chosen ones."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.banking.api import BankAccountRow, bank_accounts
from app.modules.finance.payments.pages.payment_forms import partner_form
from app.modules.finance.payments.queries.open_items import open_items_source
from app.modules.finance.payments.services import pay_items
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction


class OpenItemsPage(ListPage):
    """The list of open items."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Open items"), open_items_source())
        self.set_actions(
            [
                PageAction(
                    _("Account sheet"), lambda: self.for_current(self.open_row), "F4", "file-text", row=True
                ),
                PageAction(
                    _("Bank details …"), self._partner, "F2", "pencil", "finance.payment.change", row=True
                ),
                PageAction(
                    _("Pay"), self._pay, "F8", "wallet", "finance.payment.change", primary=True, row=True
                ),
            ]
        )

    def open_row(self, _key: int) -> None:
        """Open the sheet of the item's account."""
        number = self._value("account")
        if number:
            self.desk.open("finance.ledger.account_sheet", number)

    def _value(self, column: str) -> str:
        place = self.panel.view.table.currentIndex().row()
        return str(self.panel.model.value(place, column) or "") if place >= 0 else ""

    def _partner(self) -> None:
        account = self._value("account")
        if account:
            partner_form(self.desk, self.drawer, account)

    def _pay(self) -> None:
        keys = self.panel.selected_keys()
        if keys:
            self.desk.read(bank_accounts, then=lambda rows: self._ask(keys, rows))

    def _ask(self, keys: list[int], banks: list[BankAccountRow]) -> None:
        if not banks:
            self.desk.notice(_("No bank account yet: Ctrl+N on the page Bank adds one."), "bad")
        elif len(banks) == 1:
            self._prepare(keys, banks[0].id)
        else:
            self._choose(keys, banks)

    def _choose(self, keys: list[int], banks: list[BankAccountRow]) -> None:
        form = Form(
            self.desk,
            "pay_items",
            lambda: self._prepare(keys, int(form.values()["bank"])),
            self.close_drawer,
            _("Pay"),
            1,
        )
        form.add(
            ChoiceField(
                "bank",
                _("Bank account"),
                [(str(row.id), f"{row.name}  {formats.iban(row.iban)}") for row in banks],
            )
        )
        form.fill({"bank": str(banks[0].id)}, restore=False)
        self.drawer.show_widget(counted(len(keys), N_("Pay 1 item"), N_("Pay {count} items")), form)
        form.focus_first()

    def _prepare(self, keys: list[int], bank: int) -> None:
        def done(made: list[int]) -> None:
            self.close_drawer()
            words = counted(len(made), N_("1 payment prepared"), N_("{count} payments prepared"))
            self.desk.notice(words, action=_("Show"), act=lambda: self.desk.open("finance.payments.payments"))

        self.desk.run(pay_items, keys, bank, then=done)
