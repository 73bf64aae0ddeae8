"""What came in of orders, and the invoices that ask for it: sent back, released, the difference of price put into the stock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.articles.api import prices_source
from app.modules.inventory.purchasing.models import CHANGE, MATCH, RECEIVE, OrderBill, OrderReceipt
from app.modules.inventory.purchasing.queries.matching import bills_source
from app.modules.inventory.purchasing.queries.receipts import Come, receipt, receipts_source
from app.modules.inventory.purchasing.queries.scorecard import scorecards_source
from app.modules.inventory.purchasing.services.agreeing import agree
from app.modules.inventory.purchasing.services.complaining import complain
from app.modules.inventory.purchasing.services.matching import (
    part_invoice,
    release_match,
    settle_difference,
)
from app.modules.inventory.purchasing.services.receiving import send_back
from app.modules.organisation.contacts.api import Contact
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.fields import DayField, QuantityField, TextField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.record_actions import record_actions

LETTERS = "documents.letters.letters"


class DeliveriesPage(ListTabs):
    """F8 sends back what is wrong with the receipt of the row."""

    def __init__(self, desk: Desk) -> None:
        lists = [
            (_("Deliveries"), receipts_source()),
            (_("Invoices of orders"), bills_source()),
            (_("Scorecards"), scorecards_source()),
            (_("Prices"), prices_source()),
        ]
        super().__init__(desk, _("Deliveries"), lists)
        self.records = self.add_records()
        offered = record_actions(desk, OrderReceipt.__tablename__, self._receipt_key)
        self.set_actions(
            [
                *offered,
                PageAction(_("Release the invoice …"), lambda: self._of_bill(self._release), "", "lock-open", MATCH, menu=True, of="inventory.bills"),
                PageAction(_("Difference of price and Skonto into the stock"), lambda: self._of_bill(self._settle), "", "scale", MATCH, menu=True, of="inventory.bills"),
                PageAction(_("Letter of agreement"), self.agree, "", "pen-line", CHANGE, menu=True, of="inventory.scorecards"),
                PageAction(_("Report defects by letter"), self.complain, "", "triangle-alert", RECEIVE, menu=True, of="inventory.receipts"),
                PageAction(_("Take away"), lambda: self._of_bill(self._part), "Del", "trash-2", MATCH, menu=True, of="inventory.bills"),
                PageAction(_("Send back …"), self.send_back, "F8", "undo-2", RECEIVE, primary=True, of="inventory.receipts"),
            ]
        )  # fmt: skip

    def _receipt_key(self) -> int | None:
        """Return the delivery of the row; says where to choose one on another list."""
        if self.current().table != OrderReceipt.__tablename__:
            self.desk.notice(_("Choose the delivery in the list of deliveries."))
            return None
        return self.panel.current_key()

    def _of_bill(self, action: Callable[[int], object]) -> None:
        if self.current().table != OrderBill.__tablename__:
            self.desk.notice(_("Choose the invoice in the list of invoices."))
            return
        self.for_current(action)

    def agree(self) -> None:
        """Begin the letter that agrees with the supplier of the row on better deliveries, and show it."""
        if self.current().table != Contact.__tablename__:
            self.desk.notice(_("Choose the supplier in the list of scorecards."))
            return
        self.for_current(
            lambda key: self.desk.run(agree, key, then=lambda made: self.desk.open(LETTERS, made))
        )

    def complain(self) -> None:
        """Begin the letter that reports what is wrong with the delivery of the row, and show it."""
        if self.current().table != OrderReceipt.__tablename__:
            self.desk.notice(_("Choose the delivery in the list of deliveries."))
            return
        self.for_current(
            lambda key: self.desk.run(complain, key, then=lambda made: self.desk.open(LETTERS, made))
        )

    def send_back(self) -> None:
        """Ask how much of the receipt of the row goes back, and why."""
        if self.current().table != OrderReceipt.__tablename__:
            self.desk.notice(_("Choose the delivery in the list of deliveries."))
            return
        self.for_current(
            lambda key: self.desk.read(receipt, key, then=self._ask_back, owner=self, slot="back")
        )

    def _ask_back(self, one: Come | None) -> None:
        if one is None or not one.here:
            self.desk.notice(_("Nothing of this delivery is here any more."))
            return
        fields = [
            QuantityField("quantity", _("Goes back"), required=True),
            DayField("day", _("Date"), required=True),
            TextField("reason", _("What is wrong with it"), limit=200),
        ]
        ask(
            self.desk,
            self.drawer,
            "inventory.order.back",
            _("Send back"),
            fields,
            send=lambda values: (send_back, one.id, values["quantity"], values["day"], values["reason"]),
            done=lambda _key, _values: _("Sent back; the order waits for it again."),
            start={"quantity": one.here, "day": self.desk.today(), "reason": one.reason},
            record=one.id,
            first="reason",
        )

    def _release(self, key: int) -> None:
        ask(
            self.desk,
            self.drawer,
            "inventory.order.release",
            _("Release the invoice"),
            [TextField("reason", _("Why it may be paid all the same"), limit=200)],
            send=lambda values: (release_match, key, values["reason"]),
            done=lambda _nothing, _values: _("Released; it can be paid."),
            record=key,
        )

    def _settle(self, key: int) -> None:
        def told(cents: Any) -> None:
            self.desk.notice(_("{amount} € put into the stock").format(amount=formats.cents(cents)))

        self.desk.run(settle_difference, key, then=told)

    def _part(self, key: int) -> None:
        told = lambda _nothing: self.desk.notice(_("The invoice belongs to no order any more"))  # noqa: E731
        self.desk.run(part_invoice, key, then=told)
