"""Plan against actual: Enter opens an account to its cost centres, F2 changes its months, a year is planned from the one before."""

from __future__ import annotations

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.core.money import read_typed, to_cents
from app.modules.finance.budgets.queries import NO_CENTRE, Budget, BudgetRow, budget, periods_of, planned, year_of
from app.modules.finance.budgets.reports import budget_report, cells
from app.modules.finance.budgets.rules import spread
from app.modules.finance.budgets.services import plan_from_actual, save_budget
from app.modules.finance.chart.api import PeriodInfo, account_rows, cost_centres, years
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.fields import CheckedField, ChoiceField, MoneyField
from app.ui.forms import Drawer, Form
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.lookups import LookupField, Offer, account_offers
from app.ui.span_bar import month_over
from app.ui.span_page import LEDGER, SpanPage
from app.ui.widgets import PageAction, row, set_pill, widen

MARKS = {"green": "✓", "amber": "!", "red": "⚠"}
SHARES = frozenset({7})


class BudgetPage(SpanPage):
    """Shows the budget of a span."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.found = Budget((), {})
        watched = LEDGER | {"finance_budget_line"}
        super().__init__(desk, _("Budget"), month_over(desk.now(last_day)), budget, budget_report, watched)
        self.rows.led.connect(self.sheet)
        self.drawer = Drawer(420)
        self.drawer.on_drop = self.rows.setFocus
        self.body.removeWidget(self.frame)
        whole = row(self.frame, self.drawer)
        whole.setStretch(0, 1)
        self.body.addLayout(whole, 1)
        self.set_actions(
            [
                PageAction(_("Plan …"), self.change, "F2", "pencil", "finance.budget.change"),
                *self.out.actions(),
                PageAction(_("Plan from another year …"), self.from_year, "Ctrl+N", "copy", "finance.budget.change", menu=True),
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        self.refresh()

    def take(self, found: Budget) -> None:
        """Show plan and actual, and how many accounts are off the plan."""
        self.bar.last.mark("")
        self.found = found
        heads = [_("Plan"), _("Actual"), _("Plan to date"), _("Actual to date"), _("Variance"), "%", _("Forecast")]
        self.rows.show_rows([_row(one, found) for one in found.rows], ["", _("Account"), *heads], SHARES)
        for column in range(2, len(heads) + 2):
            widen(self.rows, column, 84 if column in SHARES else 108)
        widen(self.rows, 0, 36)
        red = sum(one.light == "red" for one in found.rows)
        has_plan = any(one.plan_year for one in found.rows)
        words = (
            _("{count} accounts off the plan").format(count=red)
            if red
            else _("within the plan")
            if has_plan
            else _("nothing is planned yet")
        )
        set_pill(self.state, words, "bad" if red and has_plan else "good" if has_plan else "")
        self.state.show()

    # -- planning ------------------------------------------------------------
    def _current(self) -> tuple[str, str]:
        """Return account and cost centre of the current row."""
        place = self.rows.currentIndex().row()
        about = self.rows.outline.lines[place].about if place >= 0 else None
        if not isinstance(about, BudgetRow):
            return "", ""
        return about.number, about.centre.replace(NO_CENTRE, "")

    def change(self) -> None:
        """Show the months of an account to be typed."""
        if self.shown is None:
            return
        year = self.desk.now(year_of, self.shown[1])
        if year is not None:
            plan_form(self, year, self.desk.now(periods_of, year), *self._current())

    def from_year(self) -> None:
        """Ask for the year to plan from and the per cent to raise it by."""
        known = sorted(self.desk.now(years), key=lambda one: -one.year)
        choices = [(str(one.id), str(one.year)) for one in known]

        def save() -> None:
            values = form.values()

            def done(count: int) -> None:
                form.saved()
                self.drawer.drop()
                self.desk.notice(_("{count} accounts planned").format(count=count))

            args = (int(values["source"]), int(values["target"]), values["per_cent"] or 0)
            self.desk.run(plan_from_actual, *args, then=done, failed=form.refused)

        form = Form(self.desk, "draft.budget_year", save, self.drawer.drop, save_text=_("Plan"), columns=1)
        form.add(ChoiceField("source", _("from what was booked in"), choices))
        form.add(ChoiceField("target", _("for"), choices))
        form.add(CheckedField("per_cent", _("raised by per cent"), lambda text: to_cents(read_typed(text)) if text.strip() else 0))
        self.drawer.show_widget(_("Plan from another year"), form)
        form.focus_first()


def _row(one: BudgetRow, made: Budget) -> OutlineRow:
    inside = tuple(
        OutlineRow("", f"      {part.centre}  {part.name}", _shown(part), target=part.account_id, about=part)
        for part in made.centres[one.account_id]
    )
    return OutlineRow(MARKS[one.light], f"{one.number}  {one.name}", _shown(one), inside=inside, about=one)


def _shown(one: BudgetRow) -> tuple[int | None, ...]:
    """Return what fits on the screen: the span, and the year so far with variance and forecast; the report has all."""
    whole = cells(one)
    return (*whole[:2], *whole[4:8], whole[9])


def plan_form(page: BudgetPage, year: int, periods: list[PeriodInfo], account: str, centre: str) -> None:
    """Ask for the months of an account and cost centre; a sum is spread over all of them."""
    desk = page.desk
    rows = [one for one in desk.now(account_rows) if one.kind in ("income", "expense")]
    centres = [one for one in desk.now(cost_centres) if one.dimension == 1 and not one.blocked]

    def save() -> None:
        values = form.values()
        amounts = [values[f"m{i}"] or 0 for i in range(len(periods))]

        def done(_nothing: object) -> None:
            form.saved()
            page.drawer.drop()
            desk.notice(_("Budget of {account} saved").format(account=values["account"]))

        desk.run(save_budget, year, values["account"].strip(), values["centre"].strip(), amounts, then=done, failed=form.refused)

    def spread_total() -> None:
        try:
            total = form.fields["total"].value()
        except KontorError:
            return
        if total:
            for i, part in enumerate(spread(total, (1,) * len(periods))):
                form.fields[f"m{i}"].set_text(formats.cents(part))

    def look_up() -> None:
        known = next((one for one in rows if one.number == form.fields["account"].text().strip()), None)
        code = form.fields["centre"].text().strip()
        key = next((one.id for one in centres if one.code == code), 0)
        if known is not None:
            for i, amount in enumerate(desk.now(planned, year, known.id, key)):
                form.fields[f"m{i}"].set_text(formats.cents(amount) if amount else "")
            parts = page.found.centres.get(known.id, ())
            others = [part.centre for part in parts if part.plan_year and part.centre not in (code, NO_CENTRE)]
            form.say(_("Planned in cost centres too: {codes}").format(codes=", ".join(others)) if others else "")

    form = Form(desk, "draft.budget", save, page.drawer.drop, columns=2)
    form.add(LookupField("account", _("Account"), lambda text: account_offers(rows, text)))
    form.add(
        LookupField(
            "centre", _("Cost centre"), lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in centres if c.code.startswith(text)]
        )
    )
    form.add(MoneyField("total", _("Sum of the year, spread evenly")), 2)
    for i, period in enumerate(periods):
        form.add(MoneyField(f"m{i}", f"{period.start:%m/%Y}"))
    form.fill({"account": account, "centre": centre}, restore=False)
    look_up()
    form.fields["total"].left.connect(spread_total)
    for key in ("account", "centre"):
        form.fields[key].left.connect(look_up)
    page.drawer.show_widget(_("Plan"), form)
    form.focus_first()
