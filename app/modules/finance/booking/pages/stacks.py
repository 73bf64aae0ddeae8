"""All stacks, open and posted; Enter opens one in the mask."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.booking.queries import stacks_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction


class StacksPage(ListPage):
    """The list of stacks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Stacks"), stacks_source())
        self.set_actions(
            [
                PageAction(
                    _("New stack …"),
                    lambda: desk.open("finance.booking.mask", "new"),
                    "Ctrl+N",
                    "plus",
                    "finance.entry.post",
                    primary=True,
                )
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the stack in the mask."""
        self.desk.open("finance.booking.mask", key)
