"""One month of one employment as social insurance sees it, with what must be said of it before anything is reckoned."""

from __future__ import annotations

import datetime
from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.rounding import CENT, ZERO

STANDARD, TRAINEE, STUDENT, MINI, SHORT, PENSIONER = "101", "102", "106", "109", "110", "119"
NO, FULL, REDUCED, FLAT, VOLUNTARY = "0", "1", "3", "6", "9"  # the first figure of the groups
RATE_MOST = Decimal(10)
SAXONY = "SN"
OLDEST = datetime.date(1900, 1, 1)


@dataclass(frozen=True)
class YearSoFar:
    """The months of this year before the one that is reckoned: insurance days and the pay charged in both kinds of ceilings."""

    days: int = 0
    health: Decimal = ZERO
    pension: Decimal = ZERO


@dataclass(frozen=True)
class LastYear:
    """What the March clause asks of the year before: employed here in it, days, pay charged, and the rate of the fund then."""

    employed: bool
    days: int = 0
    health: Decimal = ZERO
    pension: Decimal = ZERO
    fund_rate: Decimal | None = None


@dataclass(frozen=True)
class Employment:
    """A month: pay in euros, rates in percent, days of insurance from 0 to 30, groups as in 1111.

    parent says that the person has or had a child; children counts those under 25. levy is false for employers that pay no
    insolvency levy. midi says whether the transition range holds where the person group leaves that open.
    """

    person_group: str = STANDARD
    groups: str = "1111"
    days: int = 30
    state: str = ""
    fund_rate: Decimal | None = None
    u1_rate: Decimal | None = None
    u2_rate: Decimal | None = None
    levy: bool = True
    parent: bool = False
    children: int = 0
    birth: datetime.date | None = None
    insurance_number: str = ""
    premium_health: Decimal | None = None
    premium_care: Decimal | None = None
    midi: bool | None = None
    flat_tax: bool = True
    this_year: YearSoFar | None = None
    last_year: LastYear | None = None

    @property
    def saxony(self) -> bool:
        """Tell whether the shares of Saxony hold in care insurance."""
        return self.state == SAXONY

    @property
    def health(self) -> str:
        """Return the figure of health insurance."""
        return self.groups[0]

    @property
    def pension(self) -> str:
        """Return the figure of pension insurance."""
        return self.groups[1]

    @property
    def unemployment(self) -> str:
        """Return the figure of unemployment insurance."""
        return self.groups[2]

    @property
    def care(self) -> str:
        """Return the figure of care insurance."""
        return self.groups[3]

    @property
    def has_fund(self) -> bool:
        """Tell whether a health fund asks for its extra contribution."""
        return self.health in (FULL, REDUCED, VOLUNTARY)

    @property
    def is_mini(self) -> bool:
        """Tell whether the Minijob-Zentrale is paid."""
        return self.person_group == MINI


@dataclass(frozen=True)
class Pay:
    """Pay of the month in euros: running and one-off."""

    running: Decimal
    one_off: Decimal = ZERO


def check(month: datetime.date, pay: Pay, job: Employment) -> None:
    """Raise Invalid at the field that is wrong or missing."""
    for name in ("running", "one_off"):
        amount = getattr(pay, name)
        if amount < 0:
            raise Invalid(N_("Pay can't be less than nothing."), field=name)
        if amount != amount.quantize(CENT):
            raise Invalid(N_("Please enter pay in whole cents."), field=name)
    most = figures.table(figures.INSURANCE)["rates"]["month_days"]
    if not 0 <= job.days <= most:
        raise Invalid(
            N_("A month has from 0 to {most} days of insurance (§ 1 BVV)."), field="days", most=most
        )
    if job.state not in figures.states():
        raise Invalid(
            N_("Please name the state by its two letters, such as BY; “{state}” is none."),
            field="state",
            state=job.state,
        )
    _check_groups(job)
    _check_rates(job)
    _check_person(month, job)


def _check_groups(job: Employment) -> None:
    known = figures.groups()
    if job.person_group not in known:
        raise Invalid(
            N_("Person group {group} is not covered. Covered are {known}."),
            field="person_group", group=job.person_group, known=", ".join(known),
        )  # fmt: skip
    fitting = known[job.person_group]
    if job.groups not in fitting:
        raise Invalid(
            N_("The contribution groups {groups} do not go with person group {group}: {fitting}."),
            field="groups", groups=job.groups, group=job.person_group, fitting=", ".join(fitting),
        )  # fmt: skip


def _check_rates(job: Employment) -> None:
    for name in ("fund_rate", "u1_rate", "u2_rate"):
        rate = getattr(job, name)
        if rate is not None and not 0 <= rate <= RATE_MOST:
            raise Invalid(
                N_("Please enter the rate in percent, from 0 to {most}."), field=name, most=int(RATE_MOST)
            )
    if job.has_fund and job.fund_rate is None:
        raise Invalid(
            N_("Please enter the extra contribution of the health fund in percent, such as 2.90."),
            field="fund_rate",
        )
    for name, text in (
        ("u1_rate", N_("Please enter the U1 rate of the fund in percent, 0 if the employer takes no part.")),
        ("u2_rate", N_("Please enter the U2 rate of the fund in percent.")),
    ):
        if getattr(job, name) is None and job.person_group not in (MINI, SHORT):
            raise Invalid(text, field=name)
    if job.health == NO and job.person_group not in (MINI, SHORT, STUDENT):
        for name in ("premium_health", "premium_care"):
            premium = getattr(job, name)
            if premium is None or premium < 0:
                raise Invalid(
                    N_("Please enter the monthly premium of the private insurance, 0 for none."), field=name
                )


def _check_person(month: datetime.date, job: Employment) -> None:
    if job.birth is not None and not OLDEST <= job.birth <= month:
        raise Invalid(N_("{birth} can't be the date of birth of somebody employed in {month}."), field="birth", birth=job.birth, month=f"{month:%m/%Y}")  # fmt: skip
    if not 0 <= job.children <= 30:
        raise Invalid(N_("Please enter how many children are under 25."), field="children")
    if job.children and not job.parent:
        raise Invalid(N_("Who has children is a parent; please say so."), field="parent")
    if job.care == FULL and not job.parent and job.birth is None:
        raise Invalid(
            N_("Please enter the date of birth: from 23 on the childless pay a surcharge (§ 55 SGB XI)."),
            field="birth",
        )


def is_childless(month: datetime.date, job: Employment) -> bool:
    """Tell whether the surcharge of the childless is due in a month (§ 55 Abs. 3 SGB XI).

    It begins after the month in which the 23rd year is completed, which is the day before the birthday.
    """
    if job.parent or job.care != FULL or job.birth is None:
        return False
    law = figures.table(figures.INSURANCE)["rates"]
    if job.birth < law["childless_born_from"]:
        return False
    completed = _birthday(job.birth, law["childless_age"]) - datetime.timedelta(days=1)
    return (month.year, month.month) > (completed.year, completed.month)


def _birthday(birth: datetime.date, age: int) -> datetime.date:
    """Return the birthday of an age; who was born on 29 February completes a year with the end of 28 February."""
    day = add_months(birth, 12 * age)
    return day if day.day == birth.day else datetime.date(day.year, 3, 1)


def discounts(job: Employment) -> int:
    """Return for how many children the care contribution falls: from the second to the fifth (§ 55 Abs. 3 SGB XI)."""
    most: int = figures.table(figures.INSURANCE)["rates"]["discounts_most"]
    return min(max(job.children - 1, 0), most)
