"""What stands behind a figure: what it means and how it is reckoned, months and departments beside each other, and its rows."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.dates import add_months
from app.core.figures import BETTER, FigureRow, Value, written
from app.core.messages import _
from app.core.people import person
from app.modules.cockpit.figures.pages.tiles import against_others, against_target, month_words
from app.modules.cockpit.figures.queries.boards import Shown
from app.modules.cockpit.figures.queries.catalogue import parted
from app.modules.cockpit.figures.queries.values import DepartmentRow
from app.modules.cockpit.figures.rules.figures import LIGHTS, NONE
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.theme import px
from app.ui.widgets import label, widen

LINE, MOST_LINES, FEWEST_LINES = 30, 14, 3
WIDE, FIGURES, DETAILS = 4, 96, 128  # columns that are many, and the widths of figures and details


class FigureDetail(QWidget):
    """The words of a figure, the comparison of periods and departments, and the rows; Enter on a row opens it."""

    def __init__(
        self,
        desk: Desk,
        shown: Shown,
        departments: list[DepartmentRow],
        rows: list[FigureRow],
    ) -> None:
        super().__init__()
        self.shown = shown
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for words, name in self._words():
            inside.addWidget(label(words, name, wrap=True))
        month = shown.now.month
        self._parts, self._rest = parted(shown.figure.key)
        heads = ["", self._parts if departments else "", *map(month_words, _months(month))]
        self.beside = _table(
            _("Months beside each other"), [self._whole(), *map(self._department, departments)], heads
        )
        inside.addWidget(self.beside)
        self.rows = _table(
            _("Rows behind it"),
            [_row(one) for one in rows],
            ["", _("Rows behind it"), _("Detail"), _("Value")],
        )
        self.rows.led.connect(lambda target: desk.open(*target))
        inside.addWidget(self.rows)
        self.rows.setVisible(bool(rows))

    def _words(self) -> list[tuple[str, str]]:
        """Return the sentences above the tables with the style of each."""
        figure, now = self.shown.figure, self.shown.now
        found = [(written(now.value.number, figure.unit), "title")]
        if now.value.number is None:
            found.append((_(now.value.why), "quiet"))
        found.append((figure.meaning, ""))
        if figure.formula:
            found.append((_("Formula: {formula}").format(formula=figure.formula), "quiet"))
        if now.value.base is not None:
            parts = _("{top} ÷ {base}").format(top=self._part(now.value.top), base=self._part(now.value.base))
            found.append((_("In numbers: {parts}").format(parts=parts), "quiet"))
        said = [_(BETTER[figure.better]), _("of the last day") if figure.at_day else _("of the whole month")]
        if self.shown.light != NONE:
            said.append(_(LIGHTS[self.shown.light]))
        if target := against_target(self.shown):
            said.append(target)
        if others := against_others(self.shown):
            said.append(others)
        if self.shown.limits is not None and self.shown.limits.owner:
            said.append(_("in charge: {name}").format(name=person(self.shown.limits.owner)))
        found.append(("  ·  ".join(said), "quiet"))
        if now.frozen is not None:
            found.append((_("closed {when}").format(when=formats.moment(now.frozen)), "quiet"))
        if now.comment:
            found.append((now.comment, ""))
        return [one for one in found if one[0]]

    @staticmethod
    def _part(number: int | None) -> str:
        return "–" if number is None else formats.count(number)

    def _whole(self) -> OutlineRow:
        return self._beside(
            _("All"), (self.shown.now.value, self.shown.before, self.shown.year_before), strong=True
        )

    def _department(self, one: DepartmentRow) -> OutlineRow:
        name = one.department or self._rest
        return self._beside(name, (one.now, one.before, one.year_before))

    def _beside(self, name: str, values: tuple[Value, Value, Value], *, strong: bool = False) -> OutlineRow:
        unit = self.shown.figure.unit
        return OutlineRow("", name, tuple(written(one.number, unit) for one in values), strong)


def _months(month: datetime.date) -> list[datetime.date]:
    return [add_months(month, back) for back in (0, -1, -12)]


def _row(one: FigureRow) -> OutlineRow:
    target = (one.page, one.request) if one.page else None
    return OutlineRow("", one.label, (one.detail, written(one.amount, one.unit)), target=target)


def _table(name: str, rows: list[OutlineRow], heads: list[str]) -> OutlineTable:
    made = OutlineTable(name)
    made.show_rows(rows, heads)
    for column in range(2, len(heads)):
        widen(made, column, FIGURES if len(heads) > WIDE else DETAILS)
    made.setColumnHidden(0, True)
    lines = min(MOST_LINES, max(FEWEST_LINES, len(rows) + 1))
    made.setFixedHeight(px(LINE * (lines + 1)))
    return made
