"""Classes and outlook: the nine-field table that opens to its articles, and what if deliveries take longer or a supplier fails."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.inventory.planning.queries.classes import (
    CELLS,
    Cell,
    article_figures,
    classes_source,
    nine_fields,
)
from app.modules.inventory.planning.queries.outlook import WhatIf, dry_weeks, outlook_source
from app.modules.inventory.planning.rules.outlook import WEEK
from app.modules.inventory.planning.rules.words_of_classes import POLICIES, ArticleFigures, figures_words
from app.modules.organisation.contacts.api import offered_contacts
from app.ui.chart import Chart, ChartView, Series
from app.ui.desk import Desk
from app.ui.fields import WholeField
from app.ui.list_tabs import ListTabs
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.theme import look, px, repolish
from app.ui.widgets import PushButton, label

ARTICLES = "inventory.articles.articles"
CLASSES, OUTLOOK = range(2)
WIDE = 140  # per cent of the size of letters at which the table of fields gets too wide for one line


class NineFields(QWidget):
    """The nine-field table: each field says how many articles it has and their value of use; pressed, it shows them."""

    def __init__(self, chosen: Callable[[str | None], None]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._chosen = chosen
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(8), 0, 0)
        grid.setSpacing(px(6))
        for place, letter in enumerate("XYZ", 1):
            grid.addWidget(_head(letter), 0, place)
        for place, letter in enumerate("ABC", 1):
            grid.addWidget(_head(letter), place, 0)
        self.fields: dict[str | None, QPushButton] = {}
        for place, name in enumerate(CELLS):
            self._add(grid, name, place // 3 + 1, place % 3 + 1)
        self._add(grid, "", 1, 4)
        self._add(grid, None, 2, 4)
        for column in range(1, 5):
            grid.setColumnStretch(column, 1)
        self._mark(None)
        self.words = label("", "hint")
        self.words.setWordWrap(True)
        grid.addWidget(self.words, 4, 1, 1, 4)

    def _add(self, grid: QGridLayout, name: str | None, row: int, column: int) -> None:
        made = PushButton()
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.clicked.connect(partial(self._choose, name))
        self.fields[name] = made
        grid.addWidget(made, row, column)

    def _choose(self, name: str | None, _on: bool = True) -> None:
        self._mark(name)
        self._chosen(name)

    def _mark(self, name: str | None) -> None:
        """Show which field is chosen, also to who does not see colours."""
        for one, made in self.fields.items():
            made.setChecked(one == name)
            made.setObjectName("primary" if one == name else "")
            repolish(made)

    def show_cells(self, cells: list[Cell]) -> None:
        """Show how many articles each field has."""
        for cell in cells:
            title = cell.name or _("without a class")
            self._say(cell.name, title, cell.articles, cell.value, _(POLICIES[cell.name]))
        total = sum(cell.value for cell in cells)
        self._say(None, _("all"), sum(cell.articles for cell in cells), total, "")

    def _say(self, name: str | None, title: str, articles: int, value: int, policy: str) -> None:
        made = self.fields[name]
        many = counted(articles, N_("1 article"), N_("{count} articles"))
        worth = f"{formats.count(round(value / 100))} €"
        made.setText(
            f"{title}: {formats.count(articles)}\n{worth}"
            if look.zoom > WIDE
            else f"{title}:  {many}, {worth}"
        )
        made.setToolTip(policy)
        made.setAccessibleName(f"{title}: {many}. {policy}")


def _head(letter: str) -> QLabel:
    made = QLabel(letter)
    made.setObjectName("field")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


class ClassesPage(ListTabs):
    """Ctrl+1 shows the classes, Ctrl+2 the outlook; F8 reckons the supposition."""

    def __init__(self, desk: Desk) -> None:
        sources = [(_("Classes"), classes_source()), (_("What if"), outlook_source(WhatIf()))]
        super().__init__(desk, _("Classes and outlook"), sources)
        self.what, self.single = WhatIf(), False
        self.cell: str | None = None
        self.table = NineFields(self.show_cell)
        self.delay = WholeField("delay", _("Deliveries take so many days longer"), 0)
        self.failed = KeyField(desk, "failed", _("This supplier fails"), offered_contacts)
        self.chart = ChartView(desk, _("Articles that are dry, week by week"))
        self.chart.setMinimumHeight(px(220))
        supposed = QWidget()
        room = QHBoxLayout(supposed)
        room.setContentsMargins(0, px(8), 0, 0)
        fields = QWidget()
        inside = QGridLayout(fields)
        inside.setContentsMargins(0, 0, px(12), 0)
        inside.addWidget(self.delay, 0, 0)
        inside.addWidget(self.failed, 1, 0)
        inside.setRowStretch(2, 1)
        room.addWidget(fields, 2)
        room.addWidget(self.chart, 5)
        self.top = QStackedWidget()
        self.top.addWidget(self.table)
        self.top.addWidget(supposed)
        self.body.insertWidget(1, self.top)
        self.bar.currentChanged.connect(self._turn)
        self.set_actions(
            [
                PageAction(_("One supplier only"), self.show_single, "", "users", "inventory.order.view"),
                PageAction(
                    _("Calculate"), self.suppose, "F8", "chart-line", "inventory.order.view", primary=True
                ),
            ]
        )
        desk.watch(self, self._renew)
        self.panels[CLASSES].picked.connect(self._explain)
        self.when_none(self.panels[CLASSES], lambda: self._explain(0))
        self._turn(CLASSES)
        self.read()

    def _renew(self) -> None:
        self.read()
        key = self.panels[CLASSES].current_key()
        if key is not None:
            self._explain(key)

    def _explain(self, key: int) -> None:
        """Say the arithmetic of the current article in words."""

        def say(found: dict[int, ArticleFigures]) -> None:
            self.table.words.setText(
                f"{found[key].number}: {figures_words(found[key])}" if key in found else ""
            )

        self.desk.read(article_figures, then=say, owner=self, slot="words")

    def _turn(self, place: int) -> None:
        """Show what belongs to the list above it; the nine fields need less room than the chart."""
        self.top.setCurrentIndex(place)
        self.top.setMaximumHeight(px(196) if place == CLASSES else px(260))

    def read(self) -> None:
        """Read the fields and the weeks again."""
        self.desk.read(nine_fields, then=self.table.show_cells, owner=self, slot="fields")
        self.desk.read(dry_weeks, self.what, then=self._draw, owner=self, slot="weeks")

    def _draw(self, found: tuple[list[int], list[int]]) -> None:
        plain, supposed = (tuple(100 * many for many in one) for one in found)
        today = self.desk.today()
        weeks = [today + datetime.timedelta(days=WEEK * place) for place in range(len(plain))]
        labels = [f"{day:%d.%m.}" if place % 4 == 0 else "" for place, day in enumerate(weeks)]
        series = (
            Series(_("as it is"), plain, "quiet", line=True),
            Series(_("as supposed"), supposed, "accent", line=True),
        )
        self.chart.setVisible(any(plain) or any(supposed))
        self.chart.show_chart(Chart(labels, series))

    def show_cell(self, name: str | None) -> None:
        """Show the articles of a field, None for all."""
        self.cell = name
        self.panels[CLASSES].set_source(classes_source(self.cell, self.single))

    def show_single(self) -> None:
        """Show those articles only that one supplier delivers, or all again."""
        self.single = not self.single
        self.go(CLASSES)
        self.panels[CLASSES].set_source(classes_source(self.cell, self.single))
        words = _("Only articles with one supplier are shown") if self.single else _("All articles are shown")
        self.desk.notice(words)

    def suppose(self) -> None:
        """Reckon when articles run dry under what is typed."""
        self.go(OUTLOOK)
        if not (self.delay.check() and self.failed.check()):
            return
        self.what = WhatIf(self.delay.value() or 0, self.failed.value())
        self.panels[OUTLOOK].set_source(outlook_source(self.what))
        self.read()

    def open_row(self, key: int) -> None:
        """Go to the article of the row."""
        self.desk.open(ARTICLES, key)
