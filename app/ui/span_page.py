"""A page that shows what is reckoned for a span of days: bar, rows, export and print, read anew when what it stands on changes."""

from __future__ import annotations

import datetime
from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.dates import month_end, month_start
from app.core.errors import KontorError
from app.core.messages import _
from app.data.queries import needs_of, query
from app.data.reports import Report
from app.ui.desk import Desk
from app.ui.fields import Field
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lists.outline import OutlineTable
from app.ui.lists.table import Table
from app.ui.page import Page
from app.ui.report_out import Make, ReportOut
from app.ui.span_bar import Span, SpanBar, month_over
from app.ui.widgets import card


class SpanPage(Page):
    """Bar above, rows below. query takes connection, since and until; report the same, for paper and files; take() shows what came.

    newest is the day whose month is shown at first, or a query that answers it: the page stands at once and shows its
    first span when the answer is there, unless another one was asked for meanwhile.
    """

    sheet_page = ""

    def __init__(
        self,
        desk: Desk,
        title: str,
        newest: datetime.date | Callable[..., datetime.date | None] | None,
        query: Callable[..., Any],
        report: Callable[..., Report] | None = None,
        table: Table | None = None,
        more: tuple[Field, ...] = (),
    ) -> None:
        super().__init__(desk, title)
        self.query, self._made_by = query, report
        self._begun = False
        self.bar = SpanBar(self, None if callable(newest) else newest, *more)
        self.bar.chosen.connect(self._ask_for)
        self.body.addWidget(self.bar)
        self.frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.rows = table or OutlineTable(title)
        EmptyWords(self.rows, _("There is nothing in this span of days."))
        self.bar.entered.connect(self.rows.setFocus)
        inside.addWidget(self.rows)
        self.body.addWidget(self.frame, 1)
        self.out = ReportOut(self, lambda: title, self.make)
        self.shown: tuple[datetime.date, datetime.date] | None = None
        desk.watch(self, self.refresh)
        if callable(newest):
            desk.read(newest, then=self._begin)

    def _begin(self, newest: datetime.date | None) -> None:
        """Show the first span, unless another one was asked for meanwhile."""
        if self._begun:
            return
        today = self.desk.today()
        self.bar.put(*(self.first_span(newest) if newest else (month_start(today), month_end(today))))
        self.refresh()

    def _ask_for(self) -> None:
        self._begun = True
        self.refresh()

    def first_span(self, newest: datetime.date) -> Span:
        """Return what is shown at first: the last month that is over in a book whose newest entry is of this day."""
        last = month_over(newest)
        return month_start(last), last

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.rows

    def request(self, what: object) -> None:
        """Show a span."""
        if isinstance(what, tuple) and len(what) == 2:
            self.bar.put(*what)
            self._ask_for()

    def refresh(self) -> None:
        """Read the span again."""
        span = self.bar.span()
        if span is not None:
            self.shown = span
            self.subtitle.setText(self.bar.words())
            self.desk.read(self.query, *span, then=self.take, failed=self.refused)

    @abstractmethod
    def take(self, found: Any) -> None:
        """Show what was read."""

    def refused(self, error: KontorError) -> None:
        """Say why nothing could be read."""
        self.bar.last.mark(str(error))

    def make(self) -> Make | None:
        """Return what makes the report of the span that is shown."""
        if self.shown is None or self._made_by is None:
            return None
        made, (since, until) = self._made_by, self.shown

        @query(*needs_of(made))
        def report(connection: Any) -> Report:
            return made(connection, since, until)

        return report

    def sheet(self, account: object) -> None:
        """Open the sheet of an account, on the page that the topic names, for the span that is shown."""
        if self.shown is not None:
            self.desk.open(self.sheet_page, (account, *self.shown))
