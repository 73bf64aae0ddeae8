"""What stock was worth on a day: quantity, cost, market price, and the lower of both; printed for the auditor."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.stock.queries.valuation import WorthOn
from app.modules.inventory.stock.reports import values_report, worth_at_end
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.span_page import SpanPage
from app.ui.widgets import widen


class KeyDatePage(SpanPage):
    """The end of the span is the key date."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Lower of cost or market"), desk.today(), worth_at_end, values_report)
        self.set_actions(self.out.actions())
        self.refresh()

    def take(self, found: list[WorthOn]) -> None:
        """Show the rows with their total."""
        lines = [
            OutlineRow(
                one.number,
                f"{one.name}  ·  {formats.scaled(one.quantity)}",
                _figures(one),
                target=one.article,
            )
            for one in found
        ]
        if lines:
            sums = tuple(sum(values) for values in zip(*(_figures(one) for one in found), strict=True))
            lines.append(OutlineRow("", _("Total"), sums, strong=True))
        heads = [_("Article number"), _("Article and quantity"), _("Cost"), _("Write-down"), _("Value")]
        self.rows.show_rows(lines, heads)
        for column in range(2, len(heads)):
            widen(self.rows, column, 120)


def _figures(one: WorthOn) -> tuple[int, int, int]:
    return one.cost, one.devaluation, one.value
