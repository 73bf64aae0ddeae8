"""The reorder inbox: what is to be ordered, with the arithmetic in words; F8 makes the orders."""

from __future__ import annotations

from app.core.messages import N_, _, counted
from app.modules.inventory.planning.queries.proposals import reorders_source
from app.modules.inventory.planning.rules.words import Made
from app.modules.inventory.planning.services.ordering import make_orders
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction

CHANGE = "inventory.order.change"


class ReorderPage(ListPage):
    """F8 makes drafts of orders from the rows that are selected, or from all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Reorder inbox"), reorders_source())
        self.set_actions(
            [
                PageAction(_("Order the selected only"), self.order_selected, "", "check", CHANGE, row=True),
                PageAction(_("Make the orders"), self.order_all, "F8", "check", CHANGE, primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Go to the article of the row."""
        self.desk.open("inventory.articles.articles", key)

    def order_selected(self) -> None:
        """Make drafts from the rows that are selected."""
        self.desk.run(make_orders, self.panel.selected_keys(), then=self._made)

    def order_all(self) -> None:
        """Make drafts from all rows of the list."""
        self.desk.run(make_orders, list(self.panel.model.keys), then=self._made)

    def _made(self, done: Made) -> None:
        if not done.orders:
            self.desk.notice(_("Nothing is to be ordered any more."))
            return
        words = counted(len(done.orders), N_("1 draft of an order made"), N_("{count} drafts of orders made"))
        if done.without:
            words += "  ·  " + _("without a supplier: {numbers}").format(numbers=", ".join(done.without[:5]))
        if done.small:
            names = ", ".join(done.small[:5])
            words += "  ·  " + _("below the least value of an order: {names}").format(names=names)
        first = done.orders[0]
        self.desk.notice(
            words, action=_("Show"), act=lambda: self.desk.open("inventory.purchasing.orders", first)
        )
