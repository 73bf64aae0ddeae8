"""A slip explained in the drawer: what changed since the month before, each amount, and below it how it came about."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.data.record_extras import Target
from app.modules.hr.payroll.queries.explaining import Explained, Line
from app.modules.hr.payroll.rules.comparing import FIELDS, Change
from app.modules.hr.payroll.rules.kinds import REFUSED
from app.modules.hr.payroll.rules.reckoning import (
    APART,
    CLAIM,
    FLAT,
    INSURANCE,
    NET,
    PAY,
    PLANNED,
    SUBSIDY,
    TAX,
)
from app.ui.theme import px
from app.ui.widgets import PushButton, bind, label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WHAT, EMPLOYEE, EMPLOYER = range(3)
PEOPLE = "hr.people.people"
# Where what is missing is mended, and what is shown there; all else stands in the personnel file.
PLACES: dict[str, tuple[str, object]] = {
    "fund": ("hr.payroll.masters", Target("hr_payroll_fund", 0)),
    "kind": ("hr.payroll.masters", None),
    "hours": ("hr.payroll.grid", None),
    "terms": ("hr.payroll.entries", Target("hr_payroll_terms", 0)),
    "opening": ("hr.payroll.entries", Target("hr_payroll_opening", 0)),
    "benefit": ("hr.payroll.entries", Target("hr_payroll_benefit", 0)),
    "flat_pay": ("hr.payroll.entries", Target("hr_payroll_terms", 0)),
}
LETTERS, HEIGHT = 54, 560  # of a line of a step, and least pixels of all amounts


class SlipView(QWidget):
    """Shows one slip; an amount opens to its steps with Enter or the arrow."""

    def __init__(self, one: Explained, go: Callable[..., object], close: Callable[[], object]) -> None:
        super().__init__()
        bind(self, "Escape", close)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(6))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Amounts with their steps"))
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([_("What"), _("Employee"), _("Employer")])
        self.tree.setMinimumHeight(px(HEIGHT))
        self.tree.setUniformRowHeights(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for place in (EMPLOYEE, EMPLOYER):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
            self.tree.headerItem().setTextAlignment(place, RIGHT)
        if one.reason:
            inside.addWidget(label(one.reason, "error", wrap=True))
        self.mend: PushButton | None = None
        if one.state == REFUSED:
            page, what = PLACES.get(one.field, (PEOPLE, one.person))
            self.mend = PushButton(_("Go to where it is mended"))
            self.mend.clicked.connect(lambda: go(page, what) if what else go(page))
            inside.addWidget(self.mend)
        for words in _told(one):
            inside.addWidget(label(words, "quiet", wrap=True))
        for part, titles in (
            ((PAY,), (_("Gross"), one.gross)),
            ((TAX, INSURANCE, FLAT), (_("Net"), one.net)),
            ((SUBSIDY, NET, APART, PLANNED, CLAIM), (_("Payout"), one.payout)),
        ):
            for line in one.lines:
                if line.part in part:
                    self._add(line)
            self._sum(*titles)
        inside.addWidget(self.tree, 1)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)

    def first(self) -> QWidget:
        """Return what takes the focus: the way to what is missing, else the amounts."""
        return self.mend or self.tree

    def _add(self, line: Line) -> None:
        item = QTreeWidgetItem([line.title, formats.cents(line.employee), _of(line.employer)])
        for place in (EMPLOYEE, EMPLOYER):
            item.setTextAlignment(place, RIGHT)
        self.tree.addTopLevelItem(item)
        for words in line.steps:
            step = QTreeWidgetItem([fill(words, LETTERS)])
            step.setToolTip(WHAT, words)
            item.addChild(step)
            step.setFirstColumnSpanned(True)

    def _sum(self, title: str, amount: int) -> None:
        item = QTreeWidgetItem([title, formats.cents(amount), ""])
        font = item.font(WHAT)
        font.setBold(True)
        for place in (WHAT, EMPLOYEE):
            item.setFont(place, font)
        item.setTextAlignment(EMPLOYEE, RIGHT)
        self.tree.addTopLevelItem(item)


def _of(amount: int) -> str:
    return formats.cents(amount) if amount else ""


def _told(one: Explained) -> list[str]:
    """Return why the payout differs from the month before, and whether the amounts still come out so."""
    found = []
    if one.before is not None and one.state == "reckoned":
        words = _("Payout before {before}, difference {difference}")
        difference = formats.cents(one.payout - one.before)
        found.append(words.format(before=formats.cents(one.before), difference=difference))
        found += [_in_words(change) for change in one.changes] or [_("No input changed.")]
    if not one.same:
        found.append(
            _(
                "This version of the program calculates otherwise from the same inputs; the amounts are as they were released."
            )
        )
    return found


def _in_words(change: Change) -> str:
    words = _("{field}: {before} → {now}")
    return words.format(
        field=_(FIELDS[change.field]), before=change.before or _("none"), now=change.now or _("none")
    )
