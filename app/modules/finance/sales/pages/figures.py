"""Sales figures of a span: customers, articles, regions, months, sleeping customers, lost offers; a row opens to its documents."""

from __future__ import annotations

import datetime
from functools import partial

from app.core.dates import month_end
from app.core.messages import _
from app.modules.finance.sales.queries.figures import Figures, figures, last_sale
from app.modules.finance.sales.reports import figures_report
from app.modules.finance.sales.rules.figures import CUSTOMERS, MONTHS, TITLES, FigureRow
from app.ui.chart import Chart, ChartView, Series
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make
from app.ui.span_bar import Span
from app.ui.span_page import SpanPage

MOST = 12  # bars of a chart


class FiguresPage(SpanPage):
    """Shows one kind of figures; Enter opens a row, and a document in the list of sales."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.kind = ChoiceField("kind", _("Figures"), list(TITLES.items()), 260)
        super().__init__(desk, _("Sales figures"), last_sale, figures, figures_report, more=(self.kind,))
        self.kind.set_text(CUSTOMERS)
        self.kind.changed.connect(self.refresh)
        self.rows.led.connect(lambda key: desk.open("finance.sales.documents", key))
        self.out.title = lambda: _(TITLES[self.kind.text()])
        self.picture = ChartView(desk, _("Net"))
        self.body.addWidget(self.picture, 1)
        self.set_actions(self.out.actions())

    def first_span(self, newest: datetime.date) -> Span:
        """Return the year up to the newest invoice."""
        return newest.replace(month=1, day=1), month_end(newest)

    def request(self, what: object) -> None:
        """Show a span, or a kind of figures of one."""
        if isinstance(what, tuple) and len(what) == 3:
            kind, *span = what
            self.kind.set_text(str(kind))
            what = tuple(span)
        super().request(what)

    def refresh(self) -> None:
        """Read the figures of the span again."""
        span = self.bar.span()
        if span is not None:
            self.shown = span
            self.subtitle.setText(self.bar.words())
            self.desk.read(figures, self.kind.text(), *span, then=self.take, failed=self.refused)

    def take(self, found: Figures) -> None:
        """Show what was read, unless another kind was chosen meanwhile."""
        if found.kind != self.kind.text():
            return
        rows = [_shown(row, strong=True) for row in found.rows]
        total = OutlineRow(
            "", _("Sum"), (found.total, *(found.sums or [None] * (len(found.heads) - 1))), True
        )
        self.rows.show_rows([*rows, total], ["", _("Name"), *found.heads], found.shares)
        self.picture.setVisible(bool(found.rows))
        top = found.rows if found.kind == MONTHS else found.rows[:MOST]
        labels = [row.label for row in top]
        series = Series(found.heads[0], tuple(row.cells[0] or 0 for row in top), "accent")
        self.picture.show_chart(Chart(labels, (series,), lying=found.kind != MONTHS))

    def make(self) -> Make | None:
        """Return what makes the report of what is shown."""
        if self.shown is None:
            return None
        since, until = self.shown
        return partial(figures_report, since=since, until=until, kind=self.kind.text())


def _shown(row: FigureRow, *, strong: bool = False) -> OutlineRow:
    inside = tuple(_shown(one) for one in row.inside)
    return OutlineRow(row.key, row.label, row.cells, strong, row.document, inside=inside)
