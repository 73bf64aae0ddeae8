"""Labels of articles and places, with the code that the scan desk reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import _
from app.modules.inventory.stock.queries.labels import LabelRow, label_rows
from app.paper.labels import Label
from app.ui.desk import Desk
from app.ui.label_page import LabelPage


class StockLabelsPage(LabelPage):
    """What is printed comes from the lists of stock and places."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Labels of articles and places"), "stock_labels", "inventory.view")

    def reader(self, what: object) -> tuple[Callable[..., Any], Sequence[Any]] | None:
        """Read the articles or places chosen: ('article', key, key …)."""
        return (label_rows, [what[0], list(what[1:])]) if isinstance(what, tuple) and len(what) > 1 else None

    def label_of(self, row: LabelRow, code: str) -> Label:
        """Return the label of an article or a place."""
        return Label(row.lines, row.code, code)
