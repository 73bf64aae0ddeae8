"""The payment proposal: bills with their best day and what Skonto is worth; F8 prepares the payments of the chosen ones."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.finance.open_items.pages.open_items import pay_form
from app.modules.finance.open_items.queries.proposal import Outlook, outlook, proposal_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction


class ProposalPage(ListPage):
    """The list of bills to be paid."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Payment proposal"), proposal_source())
        pay = "finance.payment.change"
        self.set_actions(
            [
                PageAction(_("Pay"), self._pay, "F8", "wallet", pay, primary=True, row=True),
                PageAction(
                    _("Account sheet"), lambda: self.for_current(self.open_row), "F4", "file-text", row=True
                ),
            ]
        )
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(outlook, then=self._say, owner=self, slot="outlook")

    def _say(self, found: Outlook) -> None:
        """Say what is to be paid, what Skonto can be had, and whether the money covers it."""
        words = [
            _("To be paid {amount}").format(amount=formats.cents(found.total)),
            _("of that late {amount}").format(amount=formats.cents(found.late)) if found.late else "",
            _("Skonto to be had {amount}").format(amount=formats.cents(found.skonto)) if found.skonto else "",
            _("on the bank accounts {amount}").format(amount=formats.cents(found.money)),
        ]
        if found.short is not None:
            day, lacks = found.short
            short = _("on {day} {amount} lack")
            words.append(short.format(day=formats.day(day), amount=formats.cents(lacks)))
        self.subtitle.setText("  ·  ".join(filter(None, words)))

    def open_row(self, _key: int) -> None:
        """Open the sheet of the supplier."""
        place = self.panel.view.table.currentIndex().row()
        if place >= 0:
            self.desk.open("finance.ledger.account_sheet", str(self.panel.model.value(place, "account")))

    def _pay(self) -> None:
        if keys := self.panel.selected_keys():
            pay_form(self.desk, self, keys, best=True)
