"""What a month of payroll is reckoned from, frozen: pay with its days, items, tax and insurance data as they held in that month."""

from __future__ import annotations

import datetime

from app.core import codec
from app.core.dataclass import dataclass
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up

DAY = 10_000  # days and hours are ten-thousandths


@dataclass(frozen=True)
class Section:
    """Pay by month that holds for some days: number of its pay kind, cents of a whole month, days paid and of how many (ten-thousandths)."""

    number: int
    amount: int
    paid: int
    of: int


@dataclass(frozen=True)
class Item:
    """Something paid or kept back beside pay by month: cents, or hours (ten-thousandths) at cents an hour, with the marks of its kind.

    net is an item after taxes and contributions: paid beside the pay where above zero, kept back below. apart says that it is had
    already: in kind, or paid into a plan; it counts in the gross and is taken off net again. spare is what can't be attached of it.
    """

    number: int
    amount: int
    hours: int = 0
    rate: int = 0
    taxable: bool = True
    insured: bool = True
    one_off: bool = False
    net: bool = False
    apart: str = ""
    spare: str = ""


@dataclass(frozen=True)
class Benefit:
    """A benefit of the month: key of its row, kind, pay kind, and what it is reckoned from, in cents.

    amount is the value, the price of a list, or the pay that is converted; own what the person pays, km and trips the way to work,
    breakfasts and meals how many, share per cent of the list price, partner and children those of a recreation
    allowance, plus the employer's addition (None: by the law), flat whether the employer takes the tax.
    used is what the limit of the year holds already, used_insured that of contributions; beside is what other kinds hold of the same
    limit, for a plan what contracts by § 40b EStG come to in the year, which flat_year is where beside holds a plan; months how many
    of the year are to come with it, this one among them.
    """

    key: int
    code: str
    number: int
    amount: int = 0
    own: int = 0
    km: int = 0
    trips: int = 0
    breakfasts: int = 0
    meals: int = 0
    share: int = 100
    partner: bool = False
    children: int = 0
    plus: int | None = None
    flat: bool = False
    used: int = 0
    used_insured: int = 0
    beside: int = 0
    flat_year: int = 0
    months: int = 1


@dataclass(frozen=True)
class Claim:
    """Something kept back for somebody: key of its row, kind, pay kind, day of service or agreement, in cents.

    left is what is still open (None: it goes on), rate the most of a month (None: all that can be had), free what a court leaves to
    the person for maintenance (§ 850d ZPO), dependants whom the person keeps.
    """

    key: int
    kind: str
    number: int
    since: datetime.date
    left: int | None = None
    rate: int | None = None
    dependants: int = 0
    free: int | None = None


@dataclass(frozen=True)
class Maternity:
    """Days of maternity protection in a month: pay kind of the subsidy, net pay of the months before in cents, calendar days."""

    number: int
    nets: tuple[int, ...]
    days: int


@dataclass(frozen=True)
class Surcharge:
    """A surcharge of the month: pay kind, minutes, basic pay of an hour in cents, per cent that are paid and that the law leaves free.

    partly and above are the pay kinds of what is free of tax only, and of neither tax nor contributions; 0 for none.
    """

    number: int
    minutes: int
    hour: int
    percent: int
    free: int
    partly: int = 0
    above: int = 0


@dataclass(frozen=True)
class TaxInput:
    """Wage tax: class, factor in thousandths, child allowances in halves, church, state of the workplace, allowance in cents a month."""

    tax_class: int = 1
    factor: int | None = None
    children: int = 0
    church: str = "none"
    land: str = ""
    allowance: int = 0


@dataclass(frozen=True)
class Cover:
    """Social insurance: groups, fund with its rates in basis points, children, private premiums in cents, transition range as chosen."""

    person_group: str = "101"
    groups: str = "1111"
    fund: str = ""
    fund_rate: int | None = None
    u1: int | None = None
    u2: int | None = None
    levy: bool = True
    parent: bool = False
    children: int = 0
    birth: datetime.date | None = None
    premium_health: int | None = None
    premium_care: int | None = None
    midi: str = ""
    flat_tax: bool = True
    flat_pay: str = ""


@dataclass(frozen=True)
class Work:
    """What was worked for pay that is taxed flatly: working days of the month, its hours in ten-thousandths.

    whole are the working days of the whole employment (None: its end is not known), before the days of the year before this month.
    """

    days: int
    hours: int
    whole: int | None = None
    before: int = 0


@dataclass(frozen=True)
class Charged:
    """Insurance days and the pay charged in both kinds of ceilings, in cents."""

    days: int = 0
    health: int = 0
    pension: int = 0


@dataclass(frozen=True)
class LastCharged:
    """The year before: whether the person worked here at its end, what was charged, the rate of the fund then in basis points."""

    employed: bool
    charged: Charged = Charged()
    fund_rate: int | None = None


@dataclass(frozen=True)
class YearInput:
    """What one-off pay asks of other months: taxed so far in cents, months to come, what was charged (None: not known)."""

    taxed: int = 0
    months_left: int = 0
    so_far: Charged | None = None
    last: LastCharged | None = None


@dataclass(frozen=True)
class MonthInput:
    """A month of one person; month is its first day. insured_days go up to 30; tax_days is None for a whole month.

    unpaid holds the reasons of days without pay with their days in ten-thousandths. year stands there only with one-off pay.
    active is what of the pay is free of tax beyond pension age (§ 3 no. 21 EStG), in cents.
    """

    month: datetime.date
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    unpaid: tuple[tuple[str, int], ...] = ()
    insured_days: int = 30
    tax_days: int | None = None
    tax: TaxInput = TaxInput()
    cover: Cover = Cover()
    cost_centre: str = ""
    year: YearInput | None = None
    surcharges: tuple[Surcharge, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    claims: tuple[Claim, ...] = ()
    maternity: Maternity | None = None
    active: int = 0
    work: Work | None = None


for _name, _kind in (
    ("section", Section),
    ("item", Item),
    ("surcharge", Surcharge),
    ("benefit", Benefit),
    ("claim", Claim),
    ("maternity", Maternity),
    ("tax", TaxInput),
    ("cover", Cover),
    ("work", Work),
    ("charged", Charged),
    ("last", LastCharged),
    ("year", YearInput),
    ("month", MonthInput),
):
    codec.register(f"payroll.{_name}", _kind)


def frozen(given: MonthInput) -> str:
    """Return the inputs as the text that is kept and compared."""
    return codec.dumps(given)


def same_inputs(before: str, now: str) -> bool:
    """Tell whether two kept texts say the same: an older one may not name what later versions of the program ask for."""
    return before == now or (bool(before) and bool(now) and thawed(before) == thawed(now))


def thawed(text: str) -> MonthInput:
    """Return the inputs of a kept text."""
    found: MonthInput = codec.loads(text)
    return found


@dataclass(frozen=True)
class Sums:
    """Pay of a month in cents, as taxed and as insured, running and one-off; net items beside, what is had already apart.

    free and free_once are what the tax-free pay beyond pension age takes off what is taxed.
    """

    gross: int = 0
    taxed: int = 0
    taxed_once: int = 0
    insured: int = 0
    insured_once: int = 0
    beside: int = 0
    apart: int = 0
    free: int = 0
    free_once: int = 0


def earned(given: Section | Item) -> int:
    """Return the cents of a part of pay by month, or of an item: half cents upwards."""
    if isinstance(given, Section):
        return cents(half_up(euros(given.amount) * given.paid / given.of)) if given.of else 0
    if given.hours:
        return cents(half_up(euros(given.rate) * given.hours / DAY))
    return given.amount


def sums(given: MonthInput) -> Sums:
    """Return what of the pay of a month is taxed and insured."""
    base = sum(earned(one) for one in given.sections)
    plain = [one for one in given.items if not one.net]

    def of(once: bool, mark: str) -> int:
        return sum(earned(one) for one in plain if one.one_off == once and getattr(one, mark))

    running, once = base + of(False, "taxable"), of(True, "taxable")
    free = min(running, given.active)
    free_once = min(once, given.active - free)
    return Sums(
        gross=base + sum(earned(one) for one in plain),
        taxed=running - free,
        taxed_once=once - free_once,
        free=free,
        free_once=free_once,
        insured=base + of(False, "insured"),
        insured_once=of(True, "insured"),
        beside=sum(earned(one) for one in given.items if one.net),
        apart=sum(earned(one) for one in plain if one.apart),
    )


def full_pay(given: MonthInput, pay: Sums) -> int:
    """Return the running pay of a whole month in cents: parts of months count as whole ones, the newest pay alone."""
    partial = any(one.paid != one.of for one in given.sections)
    if not partial:
        return pay.taxed
    whole = pay.taxed + pay.free - sum(earned(one) for one in given.sections) + given.sections[-1].amount
    return max(whole - given.active, 0)
