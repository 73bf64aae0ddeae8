"""The trail: who did what when, every change with its values before and after; it can be read, never written."""

from __future__ import annotations

from app.core.messages import _
from app.modules.office.queries import trail_source
from app.ui.desk import Desk
from app.ui.list_page import ListPage


class TrailPage(ListPage):
    """The list of all changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Trail"), trail_source())
        self.subtitle.setText(
            _("Every change since the book was made; chained, so that none can be taken out")
        )
