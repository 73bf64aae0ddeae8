"""The organisation chart as of any day: who leads whom, as a tree that opens and folds and as a drawing; printed as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.hr.people.queries.file import chart
from app.modules.hr.people.reports import chart_pdf, drawn_pdf
from app.modules.hr.people.rules.chart import boxes
from app.modules.hr.people.rules.file import Node
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.graph import Arrow, Graph, in_scroll_area
from app.ui.graph import Node as Drawn
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.theme import px
from app.ui.wheel import keep_tabs_from_wheel
from app.ui.widgets import row

PERSON = "hr.people.people"


class ChartPage(Page):
    """Enter goes to the person; the arrows walk, open and fold; in the drawing they go to the nearest box."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Organisation chart"))
        self.nodes: Sequence[Node] = ()
        self.day = DayField("day", _("As of"), width=px(160), today=desk.today)
        self.day.set_day(desk.today())
        self.day.line.editingFinished.connect(self.refresh)
        self.tree = QTreeWidget()
        EmptyWords(self.tree, _("Who leads whom stands here once people have posts."))
        self.tree.setAccessibleName(_("Organisation chart"))
        self.tree.setHeaderLabels([_("Member of staff"), _("Position held"), _("Department"), _("Leads")])
        self.tree.header().setStretchLastSection(False)
        for place in range(4):
            fits = QHeaderView.ResizeMode.ResizeToContents
            self.tree.header().setSectionResizeMode(place, fits if place else QHeaderView.ResizeMode.Stretch)
        self.tree.itemActivated.connect(self._open)
        self.body.addLayout(row(self.day, 1))
        self.drawing = Graph(_("Drawing of who leads whom"), centred=False)
        self.drawing.opened.connect(lambda key: desk.open(PERSON, key))
        self.views = QTabWidget()
        keep_tabs_from_wheel(self.views)
        self.views.setDocumentMode(True)
        self.views.addTab(self.tree, _("List"))
        self.views.addTab(in_scroll_area(self.drawing), _("Drawing"))
        self.body.addWidget(self.views, 1)
        self.set_actions(
            [PageAction(_("Print"), self.print_chart, "Ctrl+P", "printer", "hr.view", primary=True)]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the tree, or the drawing where it is shown."""
        return self.tree if self.views.currentIndex() == 0 else self.drawing

    def refresh(self) -> None:
        """Read the chart of the day."""
        try:
            day = self.day.value() or self.desk.today()
        except Invalid:
            return
        self.desk.read(chart, day, then=self._show, owner=self, slot="chart")

    def _show(self, found: list[Node]) -> None:
        self.nodes = found
        self.tree.clear()
        for one in found:
            self.tree.addTopLevelItem(_item(one))
        self.tree.expandAll()
        placed = boxes(found)
        drawn = [
            Drawn(one.node.key, one.node.name, one.node.job or one.node.department, one.column, one.row)
            for one in placed
        ]
        arrows = [Arrow(one.head, one.node.key) for one in placed if one.head]
        self.drawing.show_graph(drawn, arrows, self.drawing.current)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _open(self, item: QTreeWidgetItem, _column: int) -> None:
        self.desk.open(PERSON, item.data(0, Qt.ItemDataRole.UserRole))

    def print_chart(self) -> None:
        """Show the chart on paper, as it is shown: the list or the drawing."""
        company = self.desk.settings.get("company.name", "")
        day = self.day.text() or formats.day(self.desk.today())
        show = lambda data: Preview(self, self.desk, _("Organisation chart"), data).show()  # noqa: E731
        made = chart_pdf if self.views.currentIndex() == 0 else drawn_pdf
        self.desk.work(made, self.nodes, company, day, then=show, owner=self)


def _item(node: Node) -> QTreeWidgetItem:
    leads = str(node.count - 1) if node.below else ""
    made = QTreeWidgetItem([node.name, node.job, node.department, leads])
    made.setSizeHint(0, QSize(0, px(28)))
    made.setData(0, Qt.ItemDataRole.UserRole, node.key)
    for one in node.below:
        made.addChild(_item(one))
    return made
