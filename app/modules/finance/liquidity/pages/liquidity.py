"""Liquidity: the next 26 weeks as a picture and as rows that open to what is behind them, and what if."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.liquidity.queries.forecast import Forecast, customers, forecast
from app.modules.finance.liquidity.rules.forecast import ENOUGH, KINDS, SHORT, STATES, Row, Scenario, Week
from app.ui.chart import Chart, ChartView, Series
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import PercentField, WholeField
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.widgets import row, set_pill, widen

EXPECTED = "finance.liquidity.expected"


class LiquidityPage(Page):
    """The forecast of today; what is typed above it makes a scenario."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Liquidity"))
        self.later = WholeField("later", _("Paid later by days"), 0)
        self.less = PercentField("less", _("Expected sales less by %"))
        self.fails = ChoiceField("fails", _("One customer pays nothing"), [("", "–")], 260)
        for field in (self.later, self.less):
            field.left.connect(self.refresh)
        self.fails.changed.connect(self.refresh)
        self.body.addLayout(row(self.later, self.less, self.fails, 1))
        self.chart = ChartView(desk, _("What the bank holds at the end of each week"))
        self.rows = OutlineTable(_("Weeks"))
        self.rows.led.connect(self._lead)
        self.body.addWidget(self.chart, 2)
        self.body.addWidget(self.rows, 3)
        self.set_actions(
            [
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
                PageAction(_("Expected payments"), lambda: desk.open(EXPECTED), "", "calendar"),
                PageAction(
                    _("New expected payment"),
                    lambda: desk.open(EXPECTED, "new"),
                    "Ctrl+N",
                    "plus",
                    "finance.liquidity.change",
                    primary=True,
                ),
            ]
        )
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(customers, then=self._offer, owner=self, slot="customers")
        self.refresh()

    def _offer(self, found: list[tuple[str, str]]) -> None:
        chosen = self.fails.text()
        self.fails.set_choices([("", "–"), *((account, f"{account}  {name}") for account, name in found)])
        self.fails.set_text(chosen)

    def refresh(self) -> None:
        """Read the forecast in the scenario that is typed."""
        if self.later.check() and self.less.check():
            later, less = self.later.value() or 0, min(self.less.value() or 0, 10_000)
            what = Scenario(int(later), int(less), str(self.fails.value() or ""))
            self.desk.read(forecast, what, then=self._take, owner=self, slot="forecast")

    def first_focus(self) -> QWidget | None:
        """Focus the weeks."""
        return self.rows

    def _take(self, found: Forecast) -> None:
        self._say(found)
        labels = [f"{_week(one)}" for one in found.weeks]
        limit = tuple(found.limit for _one in found.weeks)
        self.chart.show_chart(
            Chart(
                labels,
                (
                    Series(_("Comes in"), tuple(one.income for one in found.weeks), "accent"),
                    Series(_("Goes out"), tuple(-one.outgo for one in found.weeks), "faint"),
                    Series(_("Bank"), tuple(one.closing for one in found.weeks), "text", line=True),
                    Series(_("Limit"), limit, "bad", line=True),
                ),
            )
        )
        heads = [_("Week"), _("Days"), _("Comes in"), _("Goes out"), _("Bank at the end"), _("Lowest")]
        self.rows.show_rows([_outlined(one) for one in found.weeks], heads)
        for column, width in ((0, 96), (2, 120), (3, 120), (4, 140), (5, 120)):
            widen(self.rows, column, width)

    def _say(self, found: Forecast) -> None:
        """Say what the bank holds, and in which week money is short first."""
        today = _("on the bank accounts {amount}").format(amount=formats.cents(found.opening))
        short = [one for one in found.weeks if one.state != ENOUGH]
        words = [today]
        if short:
            first = short[0]
            lowest = min(one.lowest for one in found.weeks)
            words.append(_("lowest {amount}").format(amount=formats.cents(lowest)))
            bad = any(one.state == SHORT for one in short)
            said = _("{state} from week {week} on").format(state=_(STATES[first.state]), week=_week(first))
            set_pill(self.state, said, "bad" if bad else "warn")
        else:
            set_pill(self.state, _("enough in all weeks"), "good")
        words.append(
            counted(len(short), N_("1 week is short"), N_("{count} weeks are short")) if short else ""
        )
        if found.hidden:
            without = _("without what needs the right “{rights}”")
            words.append(without.format(rights=", ".join(found.hidden)))
        self.subtitle.setText("  ·  ".join(filter(None, words)))
        self.state.show()

    def _lead(self, target: Any) -> None:
        page, request = target
        self.desk.open(page, request) if request is not None else self.desk.open(page)


def _week(one: Week) -> str:
    year, week, _day = one.since.isocalendar()
    return f"{week:02d}/{year % 100:02d}"


def _outlined(one: Week) -> OutlineRow:
    """Return a week with its rows; what is short is said in a word."""
    words = f"{formats.day(one.since)} – {formats.day(one.until)}"
    if one.state != ENOUGH:
        words = f"{words}   ⚠ {_(STATES[one.state])}"
    return OutlineRow(
        _week(one),
        words,
        (one.income, -one.outgo, one.closing, one.lowest),
        one.state != ENOUGH,
        inside=tuple(_inside(part) for part in one.rows),
    )


def _inside(part: Row) -> OutlineRow:
    words = f"{formats.day(part.day)}  {_(KINDS.get(part.kind, part.kind))}: {part.text}"
    if part.why:
        words = f"{words} ({part.why})"
    amounts = (part.amount, None) if part.amount > 0 else (None, part.amount)
    target = (part.page, part.request) if part.page else None
    return OutlineRow("", words, (*amounts, None, None), target=target)
