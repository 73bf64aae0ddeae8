"""The form of a plan: the months of an account and cost centre, typed, pasted from a spreadsheet, or spread from a sum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _
from app.modules.finance.budgets.queries.budgets import NO_CENTRE, planned_for
from app.modules.finance.budgets.rules import spread
from app.modules.finance.budgets.services.budgets import save_budget
from app.modules.finance.budgets.services.variance import pattern
from app.modules.finance.chart.api import PeriodInfo
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import code_field
from app.ui.drawer_form import Values, ask
from app.ui.fields import MoneyField

if TYPE_CHECKING:
    from app.modules.finance.budgets.pages.budget import BudgetPage


WAYS = {"even": N_("evenly"), "before": N_("as booked the year before")}


class PlanForm:
    """Shows the form in the page's drawer."""

    def __init__(self, page: BudgetPage, periods: Sequence[PeriodInfo], account: str, centre: str) -> None:
        self.page, self.desk, self.periods = page, page.desk, periods
        self.year = periods[0].fiscal_year_id
        months = [MoneyField(f"m{i}", f"{period.start:%m/%Y}") for i, period in enumerate(periods)]
        form = self.form = ask(
            self.desk,
            page.drawer,
            "budget",
            _("Plan"),
            [
                code_field(self.desk, "account", _("Account"), "finance_account", "income", "expense"),
                code_field(self.desk, "centre", _("Cost centre"), "finance_cost_centre", "1"),
                MoneyField("total", _("Sum of the year")),
                ChoiceField("how", _("spread"), list(WAYS.items())),
                *months,
            ],
            send=self.send,
            done=lambda _nothing, values: _("Budget of {account} saved").format(account=values["account"]),
            start={"account": account, "centre": centre},
            columns=2,
            restore=False,
        )
        for i, month in enumerate(months):
            month.changed.connect(partial(self.paste, i))
        form.fields["total"].left.connect(self.spread_total)
        form.fields["how"].changed.connect(self.spread_total)
        for key in ("account", "centre"):
            form.fields[key].left.connect(self.look_up)
        self.look_up()

    def send(self, values: Values) -> tuple[Any, ...]:
        """Keep the months."""
        amounts = [values[f"m{i}"] or 0 for i in range(len(self.periods))]
        return save_budget, self.year, values["account"], values["centre"], amounts, self.page.scheme.text()

    def spread_total(self) -> None:
        """Spread the sum over the months, evenly or as the year before was booked."""
        try:
            total = self.form.fields["total"].value()
        except KontorError:
            return
        if not total:
            return
        if self.form.fields["how"].text() == "before":
            account = self.form.fields["account"].text().strip()
            self.desk.read(
                pattern,
                self.year,
                account,
                then=lambda weights: self.lay(total, weights),
                owner=self.form,
                slot="spread",
            )
        else:
            self.desk.drop(self.form, "spread")
            self.lay(total, [])

    def lay(self, total: int, weights: Sequence[int]) -> None:
        """Lay a sum over the months by weights, evenly where there are none."""
        for i, part in enumerate(spread(total, weights if any(weights) else (1,) * len(self.periods))):
            self.form.fields[f"m{i}"].set_text(formats.cents(part))

    def paste(self, i: int) -> None:
        """Lay a row that was copied from a spreadsheet over the months from here on."""
        cells = self.form.fields[f"m{i}"].text().split("\t")
        if len(cells) > 1:
            for place, cell in enumerate(cells[: len(self.periods) - i], i):
                self.form.fields[f"m{place}"].set_text(cell.strip())

    def look_up(self) -> None:
        """Show what is planned for account and cost centre, and where else the account is planned."""
        account, centre = (self.form.fields[key].text().strip() for key in ("account", "centre"))
        scheme = self.page.scheme.text()
        self.desk.read(
            planned_for,
            self.year,
            account,
            centre,
            scheme,
            then=partial(self.take, centre, self.months()),
            owner=self.form,
            slot="planned",
        )

    def months(self) -> list[str]:
        """Return what stands in the months."""
        return [self.form.fields[f"m{i}"].text() for i in range(len(self.periods))]

    def take(self, centre: str, before: list[str], found: tuple[int, list[int]] | None) -> None:
        """Fill in what is planned, unless months were typed since it was asked for."""
        if found is None or self.months() != before:
            return
        account, amounts = found
        for i, amount in enumerate(amounts):
            self.form.fields[f"m{i}"].set_text(formats.cents(amount) if amount else "")
        parts = self.page.found.centres.get(account, ())
        others = [part.centre for part in parts if part.plan_year and part.centre not in (centre, NO_CENTRE)]
        self.form.say(
            _("Planned in cost centres too: {codes}").format(codes=", ".join(others)) if others else ""
        )
