"""Four months of every result account side by side, the unusual ones marked; Enter opens the account's sheet."""

from __future__ import annotations

from typing import Any

from app.core.dates import add_months, month_start
from app.core.messages import _
from app.data.queries import query
from app.modules.finance.closing.queries.overview import Compared, four_months
from app.modules.finance.closing.reports import comparison_report
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.span_page import SpanPage
from app.ui.widgets import set_pill


class ComparisonPage(SpanPage):
    """Compares the last month of the span with the three before it."""

    sheet_page = "finance.ledger.account_sheet"

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Four months compared"),
            last_day,
            _by_end,
            comparison_report,
        )
        self.rows.led.connect(self.sheet)
        self.set_actions(self.out.actions())

    def take(self, found: list[Compared]) -> None:
        """Show the accounts, those that stand out first."""
        if self.shown is None:
            return
        heads = [f"{add_months(month_start(self.shown[1]), -i):%m/%Y}" for i in (3, 2, 1, 0)]
        rows = [
            OutlineRow(
                "⚠" if one.odd else "",
                f"{one.number}  {one.name}",
                one.months,
                one.odd,
                target=one.account_id,
            )
            for one in sorted(found, key=lambda one: not one.odd)
        ]
        self.rows.show_rows(rows, ["", _("Account"), *heads])
        odd = sum(one.odd for one in found)
        set_pill(
            self.state,
            _("{count} stand out").format(count=odd) if odd else _("nothing unusual"),
            "warn" if odd else "good",
        )
        self.state.show()


@query("finance.view")
def _by_end(connection: Any, _since: Any, until: Any) -> list[Compared]:
    return four_months(connection, until)
