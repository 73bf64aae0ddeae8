"""The turn of a year step by step: what is done, what is missing, and the key to do it; balances are carried forward here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.manifest import MonthCheck
from app.core.messages import N_, _, counted
from app.data.queries import query
from app.modules.finance.chart.api import PeriodInfo, YearRow, all_periods, years
from app.modules.finance.closing.queries.carrying import Carried, carry_forward
from app.modules.finance.closing.queries.overview import month_end
from app.modules.finance.closing.services import carry, close_year
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.widgets import card, label, row, set_pill

CLOSE, POST = "finance.close", "finance.closing.post"


@dataclass(frozen=True)
class YearState:
    """Where a fiscal year stands: its months, what the checks found over all of it, and what the next year lacks of its opening."""

    year: int
    since: datetime.date
    until: datetime.date
    months: tuple[PeriodInfo, ...]
    checks: tuple[MonthCheck, ...]
    following: int | None
    gaps: tuple[Carried, ...]


@query("finance.view")
def year_state(connection: Any, key: int) -> YearState:
    """Return where a fiscal year (by its key) stands."""
    known = years(connection)
    place = next(i for i, one in enumerate(known) if one.id == key)
    year = known[place]
    following = known[place + 1].id if place + 1 < len(known) else None
    gaps: Sequence[Carried] = ()
    if following is not None:
        try:
            gaps = carry_forward(connection, following)
        except Missing:
            gaps = ()
    months = tuple(p for p in all_periods(connection) if p.fiscal_year_id == key and p.number > 0)
    return YearState(
        year.year,
        year.start,
        year.end,
        months,
        tuple(month_end(connection, year.start, year.end)),
        following=following,
        gaps=tuple(gaps),
    )


class YearEndPage(Page):
    """The steps of a year's end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Year end"))
        self.found: YearState | None = None
        self.year = ChoiceField("year", _("Fiscal year"), [], 130)
        self.year.changed.connect(self.refresh)
        self.body.addLayout(row(self.year, 1))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.rows = OutlineTable(_("Steps"))
        self.rows.led.connect(self._go)
        inside.addWidget(self.rows)
        self.body.addWidget(frame, 1)
        words = _(
            "Carrying forward may be done again: only what changed since is posted. Finalised months never open again."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.set_actions(
            [
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list"),
                PageAction(_("Carry forward"), self.carry, "", "arrow-right", POST, primary=True),
                PageAction(
                    _("Close the year's months"),
                    lambda: self.close_months(closed=True),
                    "",
                    "lock",
                    CLOSE,
                    menu=True,
                ),
                PageAction(
                    _("Open the closed months again"),
                    lambda: self.close_months(closed=False),
                    "",
                    "lock-open",
                    CLOSE,
                    menu=True,
                ),
                PageAction(
                    _("Finalise …"),
                    lambda: desk.open("finance.ledger.journal", "finalise"),
                    "",
                    "lock",
                    "finance.entry.finalise",
                    menu=True,
                ),
                PageAction(
                    _("Accruals"), lambda: desk.open("finance.closing.accruals"), "", "split", menu=True
                ),
                PageAction(
                    _("Provisions"), lambda: desk.open("finance.closing.provisions"), "", "scale", menu=True
                ),
                PageAction(
                    _("Four months compared"),
                    lambda: desk.open("finance.closing.comparison"),
                    "",
                    "chart-line",
                    menu=True,
                ),
            ]
        )
        desk.watch(self, self.refresh)
        desk.watch(self, self._read_years)
        self._read_years()

    def _read_years(self) -> None:
        """Offer the fiscal years that there are, the newest first, and show the one that was chosen."""

        def show(known: list[YearRow]) -> None:
            self.year.set_choices([(str(one.id), one.name) for one in reversed(known)])
            self.refresh()

        self.desk.read(years, then=show, owner=self, slot="years")

    def refresh(self) -> None:
        """Read where the year stands."""
        if self.year.text():
            self.desk.read(year_state, int(self.year.text()), then=self._take)

    def _take(self, found: YearState) -> None:
        self.found = found
        self.subtitle.setText(f"{formats.day(found.since)} – {formats.day(found.until)}")
        rows = [_step(check) for check in found.checks]
        rows += [
            _pages(_("Accruals"), "finance.closing.accruals"),
            _pages(_("Provisions"), "finance.closing.provisions"),
            _pages(_("Yearly VAT return"), "finance.vat.year_return", (found.since, found.until)),
            _pages(
                _("Schedule of fixed assets"), "finance.fixed_assets.schedule", (found.since, found.until)
            ),
            _pages(_("Financial statements"), "finance.statements.statements"),
            self._carried(found),
            self._months(found),
        ]
        self.rows.show_rows(rows, [_("State"), _("Step"), _("Amount")])
        open_steps = sum(bool(check.findings) for check in found.checks) + bool(found.gaps)
        words = (
            counted(open_steps, N_("1 step is open"), N_("{count} steps are open"))
            if open_steps
            else _("everything is done")
        )
        set_pill(self.state, words, "warn" if open_steps else "good")
        self.state.show()

    @staticmethod
    def _carried(found: YearState) -> OutlineRow:
        if found.following is None:
            return OutlineRow(
                "…",
                _("Balances carried forward: open the next fiscal year first"),
                (None,),
                True,
                ("finance.chart.periods", None),
            )
        inside = tuple(
            OutlineRow(
                "",
                f"      {one.account}  {one.name}",
                (one.missing,),
                target=("finance.ledger.account_sheet", one.account),
            )
            for one in found.gaps
        )
        mark = f"⚠ {len(inside)}" if inside else "✓"
        return OutlineRow(
            mark, _("Balances carried forward to the next year"), (None,), bool(inside), None, inside=inside
        )

    @staticmethod
    def _months(found: YearState) -> OutlineRow:
        final = sum(one.state == "final" for one in found.months)
        words = _("Months finalised: {final} of {all}").format(final=final, all=len(found.months))
        return OutlineRow(
            "✓" if final == len(found.months) else "…", words, (None,), False, ("finance.chart.periods", None)
        )

    def _go(self, target: object) -> None:
        if isinstance(target, tuple):
            self.desk.open(target[0], target[1])

    def carry(self) -> None:
        """Carry the balances forward into the next fiscal year."""
        if self.found is None or self.found.following is None:
            self.desk.notice(_("Open the next fiscal year first."), "bad")
            return
        words = (N_("1 account carried forward"), N_("{count} accounts carried forward"))
        self.desk.run(
            carry, self.found.following, then=lambda count: self.desk.notice(counted(count, *words))
        )

    def close_months(self, closed: bool) -> None:
        """Close the open months, or open those that are closed and not finalised."""
        if self.found is None:
            return
        words = (
            (N_("1 month closed"), N_("{count} months closed"))
            if closed
            else (N_("1 month opened"), N_("{count} months opened"))
        )
        self.desk.run(
            close_year,
            int(self.year.text()),
            closed,
            then=lambda count: self.desk.notice(counted(count, *words)),
        )


def _step(check: MonthCheck) -> OutlineRow:
    inside = tuple(
        OutlineRow("", f"      {one.words}", (None,), target=(one.page, one.request))
        for one in check.findings
    )
    return OutlineRow(
        f"⚠ {len(inside)}" if inside else "✓", _(check.title), (None,), bool(inside), None, inside=inside
    )


def _pages(words: str, page: str, request: object = None) -> OutlineRow:
    return OutlineRow("", words, (None,), False, (page, request))
