"""Bank statements that were brought in, with their balances."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.banking.queries import statements_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage


class StatementsPage(ListPage):
    """The list of statements."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Statements"), statements_source())
