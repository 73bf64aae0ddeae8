"""Figures of recruiting of a span: how many applied and were hired, how long it took, by which way they came, where applications ended."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.messages import _
from app.modules.hr.recruiting.queries.applicants import recruiting_figures
from app.modules.hr.recruiting.rules.figures import Figures
from app.modules.hr.recruiting.rules.telling import figure_rows
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import label, row


class FiguresPage(Page):
    """Two days of receipt say which applications are counted; F8 counts them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Recruiting figures"))
        today = desk.today()
        self.since = DayField("since", _("Received from"), required=True)
        self.until = DayField("until", _("Received until"), required=True)
        self.since.set_day(today.replace(month=1, day=1))
        self.until.set_day(today)
        self.rows = QTreeWidget()
        self.rows.setAccessibleName(_("Recruiting figures"))
        self.rows.setHeaderLabels([_("What"), _("Figure")])
        self.rows.header().setStretchLastSection(False)
        self.rows.setColumnWidth(0, px(320))
        self.rows.setColumnWidth(1, px(120))
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        words = _(
            "Small groups stand together with others, so that nobody is recognised; days are the middle one of all."
        )
        self.body.addLayout(row(self.since, self.until, 1))
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(label(words, "quiet", wrap=True))
        show = PageAction(_("Count"), self.refresh, "F8", "refresh-cw", "hr.recruiting.all", primary=True)
        self.set_actions([show])
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the first day."""
        return self.since.editor

    def refresh(self) -> None:
        """Count the applications of the span again; a day that can't be read says so at its field."""
        if all([self.since.check(), self.until.check()]):
            days = self.since.value(), self.until.value()
            self.desk.read(recruiting_figures, *days, then=self._show, owner=self, slot="figures")

    def _show(self, found: Figures) -> None:
        self.rows.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for group, words, figure in figure_rows(found):
            if group not in groups:
                groups[group] = QTreeWidgetItem([group, ""])
                self.rows.addTopLevelItem(groups[group])
            item = QTreeWidgetItem([words, figure])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, px(28)))
            groups[group].addChild(item)
        self.rows.expandAll()
        first = self.rows.topLevelItem(0)
        if first is not None:
            self.rows.setCurrentItem(first)
