"""The form of a plan: the months of an account and cost centre, typed, pasted from a spreadsheet, or spread from a sum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _
from app.modules.finance.budgets.queries.budgets import NO_CENTRE, planned
from app.modules.finance.budgets.rules import spread
from app.modules.finance.budgets.services.budgets import save_budget
from app.modules.finance.budgets.services.variance import pattern
from app.modules.finance.chart.api import PeriodInfo, account_rows, cost_centres
from app.ui.choice_fields import ChoiceField
from app.ui.fields import MoneyField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer, account_offers

if TYPE_CHECKING:
    from app.modules.finance.budgets.pages.budget import BudgetPage


class PlanForm:
    """Shows the form in the page's drawer."""

    def __init__(
        self, page: BudgetPage, year: int, periods: Sequence[PeriodInfo], account: str, centre: str
    ) -> None:
        self.page, self.year, self.periods = page, year, periods
        desk = page.desk
        self.accounts = [one for one in desk.read_blocking(account_rows) if one.kind in ("income", "expense")]
        self.centres = [
            one for one in desk.read_blocking(cost_centres) if one.dimension == 1 and not one.blocked
        ]
        form = self.form = Form(desk, "budget", self.save, page.drawer.drop, columns=2)
        form.add(LookupField("account", _("Account"), lambda text: account_offers(self.accounts, text)))
        form.add(LookupField("centre", _("Cost centre"), self._centre_offers))
        form.add(MoneyField("total", _("Sum of the year")))
        form.add(
            ChoiceField(
                "how", _("spread"), [("even", N_("evenly")), ("before", N_("as booked the year before"))]
            )
        )
        for i, period in enumerate(periods):
            form.add(MoneyField(f"m{i}", f"{period.start:%m/%Y}")).changed.connect(partial(self.paste, i))
        form.fill({"account": account, "centre": centre}, restore=False)
        self.look_up()
        form.fields["total"].left.connect(self.spread_total)
        form.fields["how"].changed.connect(self.spread_total)
        for key in ("account", "centre"):
            form.fields[key].left.connect(self.look_up)
        page.drawer.show_widget(_("Plan"), form)
        form.focus_first()

    def _centre_offers(self, text: str) -> list[Offer]:
        return [Offer(c.code, f"{c.code}  {c.name}") for c in self.centres if c.code.startswith(text)]

    def save(self) -> None:
        """Keep the months."""
        values = self.form.values()
        amounts = [values[f"m{i}"] or 0 for i in range(len(self.periods))]

        def done(_nothing: object) -> None:
            self.form.saved()
            self.page.drawer.drop()
            self.page.desk.notice(_("Budget of {account} saved").format(account=values["account"]))

        args = (
            self.year,
            values["account"].strip(),
            values["centre"].strip(),
            amounts,
            self.page.scheme.text(),
        )
        self.form.send(save_budget, *args, then=done)

    def spread_total(self) -> None:
        """Spread the sum over the months, evenly or as the year before was booked."""
        try:
            total = self.form.fields["total"].value()
        except KontorError:
            return
        if not total:
            return
        weights: list[int] = []
        if self.form.fields["how"].text() == "before":
            weights = self.page.desk.read_blocking(
                pattern, self.year, self.form.fields["account"].text().strip()
            )
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
        known = next(
            (one for one in self.accounts if one.number == self.form.fields["account"].text().strip()), None
        )
        code = self.form.fields["centre"].text().strip()
        key = next((one.id for one in self.centres if one.code == code), 0)
        if known is None:
            return
        for i, amount in enumerate(
            self.page.desk.read_blocking(planned, self.year, known.id, key, self.page.scheme.text())
        ):
            self.form.fields[f"m{i}"].set_text(formats.cents(amount) if amount else "")
        parts = self.page.found.centres.get(known.id, ())
        others = [part.centre for part in parts if part.plan_year and part.centre not in (code, NO_CENTRE)]
        self.form.say(
            _("Planned in cost centres too: {codes}").format(codes=", ".join(others)) if others else ""
        )
