"""Whether figures of another program can be right: against months, ceilings, rates and each other (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.employment import FULL
from app.modules.hr.payroll.rules.kinds import OpeningDraft
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up

Day = datetime.date
MONTHS, MARCH = 12, 3
APART = ("person", "year", "days", "fund_rate", "first_month", "last_month", "reason")
AMOUNTS = tuple(name for name in OpeningDraft.__dataclass_fields__ if name not in APART)
ROUNDING = (
    2  # cents of a month in which programs may differ: each side of a contribution is rounded by itself
)
HEALTH_PLACE, PENSION_PLACE, UNEMPLOYMENT_PLACE, CARE_PLACE = range(4)
HEALTH_KINDS = "139"  # general, reduced and voluntary


@dataclass(frozen=True)
class About:
    """What the book knows of somebody: first and last day, and the contribution groups that held in all these months, '' where they changed."""

    entry: Day | None = None
    leaving: Day | None = None
    groups: str = ""


def faults(draft: OpeningDraft, about: About) -> Iterator[Invalid]:
    """Yield what can't be right in figures of another program, each at its field; the first of each kind."""
    yield from _below_zero(draft)
    yield from _months(draft, about)
    yield from _days(draft)
    yield from _parts(draft)
    law = _law(draft)
    if law is not None:
        yield from _ceilings(draft, law)
        yield from _contributions(draft, about.groups)


def months_of(draft: OpeningDraft) -> int:
    """Return how many months the figures are of; where it is not told, as many as their days need."""
    if draft.first_month is not None and draft.last_month is not None:
        return max(draft.last_month - draft.first_month + 1, 0)
    return -(-draft.days // _month_days())


def _month_days() -> int:
    return int(figures.table(figures.INSURANCE)["rates"]["month_days"])


def _law(draft: OpeningDraft) -> Mapping[str, Any] | None:
    """Return the figures of social insurance of the year, None for years that Kontor does not reckon."""
    try:
        return figures.insurance_figures(Day(draft.year, draft.last_month or MONTHS, 1))
    except Invalid:
        return None  # an earlier year only stands beside: nothing can be held against its law


def _below_zero(draft: OpeningDraft) -> Iterator[Invalid]:
    for name in AMOUNTS:
        if getattr(draft, name) < 0:
            yield Invalid(N_("This is not below zero."), field=name)


def _months(draft: OpeningDraft, about: About) -> Iterator[Invalid]:
    first, last = draft.first_month, draft.last_month
    if first is None and last is None:
        return
    if first is None or last is None:
        name = "first_month" if first is None else "last_month"
        yield Invalid(N_("Please enter both the first and the last month."), field=name)
        return
    if last < first:
        yield Invalid(N_("The last month lies before the first."), field="last_month")
        return
    begins, ends = Day(draft.year, first, 1), month_end(Day(draft.year, last, 1))
    if about.entry is not None and begins < about.entry.replace(day=1):
        yield Invalid(N_("Employment began on {day} only."), field="first_month", day=about.entry)
    if about.leaving is not None and ends > month_end(about.leaving):
        yield Invalid(N_("Employment ended on {day}."), field="last_month", day=about.leaving)


def _days(draft: OpeningDraft) -> Iterator[Invalid]:
    most = months_of(draft) * _month_days()
    if draft.days > most:
        words = N_("These months have at most {most} days of insurance.")
        yield Invalid(words, field="days", most=most)
    if not draft.days and (draft.health or draft.pension):
        yield Invalid(N_("Pay that is charged needs days of insurance."), field="days")


def _parts(draft: OpeningDraft) -> Iterator[Invalid]:
    """Yield taxes that no pay or tax can bring (§§ 32a, 51a EStG, § 4 SolzG), and one-off pay above all pay."""
    law = figures.table(figures.WAGE_TAX)
    spare = ROUNDING * max(months_of(draft), 1)
    if draft.once > draft.taxed:
        yield Invalid(N_("One-off pay is a part of taxable pay, not above it."), field="once")
    church = max([law["church"]["usual"], *law["church"]["rates"].values()])
    for name, share, of in (
        ("wage_tax", law["shared"]["SPITZENSATZ_2"], "taxed"),
        ("soli", law["shared"]["SOLZSATZ"], "wage_tax"),
        ("church", church, "wage_tax"),
    ):
        if getattr(draft, name) > _part(getattr(draft, of), share) + spare:
            words = N_(
                "This is more than {share} % of what it is calculated from; please compare the columns."
            )
            yield Invalid(words, field=name, share=(share * 100).normalize())


def _part(amount: int, share: Decimal) -> int:
    return cents(half_up(euros(amount) * share))


def _ceilings(draft: OpeningDraft, law: Mapping[str, Any]) -> Iterator[Invalid]:
    """Yield pay that is charged above the ceilings of its days (§ 1 BVV)."""
    for name in ("health", "pension"):
        most = cents(half_up(law[f"ceiling_{name}"] * draft.days / _month_days()))
        if getattr(draft, name) > most + ROUNDING * MONTHS:
            words = N_("The ceiling of {days} days is {most}.")
            yield Invalid(words, field=name, days=draft.days, most=euros(most))


def _contributions(draft: OpeningDraft, groups: str) -> Iterator[Invalid]:
    """Yield contributions of both sides that do not come of the pay they are taken from; groups that changed are not compared."""
    if not groups.strip("0") or groups[HEALTH_PLACE] == "6":  # mini-jobs have no pay of ceilings
        return
    for branch, place in (("health", HEALTH_PLACE), ("care", CARE_PLACE)):
        if groups[place] == "0" and getattr(draft, f"{branch}_own"):
            words = N_(
                "Who is insured privately has no part here; the employer's subsidy stands in the column of the employer."
            )
            yield Invalid(words, field=f"{branch}_own")
    rates = figures.table(figures.INSURANCE)["rates"]
    moved = (
        draft.once if (draft.first_month or 1) <= MARCH else 0
    )  # charged in the year before (§ 23a Abs. 4 SGB IV)
    extra = Decimal(1) / 10  # most that a fund may be entered with
    wanted = (
        (PENSION_PLACE, FULL, "pension", "pension", rates["pension"], rates["pension"]),
        (UNEMPLOYMENT_PLACE, FULL, "unemployment", "pension", rates["unemployment"], rates["unemployment"]),
        (HEALTH_PLACE, HEALTH_KINDS, "health", "health", rates["health_reduced"], rates["health"] + extra),
        (
            CARE_PLACE,
            FULL,
            "care",
            "health",
            rates["care"] - rates["discounts_most"] * rates["child_discount"],
            rates["care"] + rates["childless"],
        ),
    )
    spare = ROUNDING * max(months_of(draft), 1)
    for place, kinds, branch, base, least, most in wanted:
        total = getattr(draft, f"{branch}_own") + getattr(draft, f"{branch}_other")
        pay = getattr(draft, base)
        highest = _part(pay + moved, most) + spare
        if groups[place] in kinds and not _part(pay, least) - spare <= total <= highest:
            yield Invalid(
                N_("Both sides come to {total}; pay of {pay} gives {least} to {most}."),
                field=f"{branch}_own",
                total=euros(total),
                pay=euros(pay),
                least=euros(_part(pay, least)),
                most=euros(highest - spare),
            )


def net_of(draft: OpeningDraft) -> int:
    """Return gross less taxes and the person's contributions, in cents."""
    own = draft.health_own + draft.care_own + draft.pension_own + draft.unemployment_own
    return (draft.gross or draft.taxed) - draft.wage_tax - draft.soli - draft.church - own
