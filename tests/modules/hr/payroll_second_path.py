"""A second reckoning of wage tax and social insurance for the tests: written from the law by whole fractions, not from the flow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

F = Fraction
NOTHING, WHOLE = F(0), F(1)
TARIFF = {  # § 32a Abs. 1 EStG: ends of the zones, factors of the two curves, the two lines
    2025: (
        12096,
        17443,
        68480,
        277825,
        ("932.30", "1400"),
        ("176.64", "2397", "1015.13"),
        "10911.92",
        "19246.67",
    ),
    2026: (
        12348,
        17799,
        69878,
        277825,
        ("914.51", "1400"),
        ("173.10", "2397", "1034.87"),
        "11135.63",
        "19470.38",
    ),
}
LIMITS_V = {2025: (13785, 34240, 222260), 2026: (14071, 34939, 222260)}
CEILING_PENSION = {2025: 96600, 2026: 101400}
CEILING_HEALTH = {2025: 66150, 2026: 69750}
CHILD = {2025: 9600, 2026: 9756}
SOLI_FREE = {2025: 19950, 2026: 20350}
YEAR_OF_PERIOD = {1: F(1), 2: F(12), 3: F(360, 7), 4: F(360)}


@dataclass(frozen=True)
class Pensioner:
    """A pension among the pay, in euros: of the period, of its first month, extras of a year, in the year without and of one-off pay.

    share (of one), most and plus are those of the year in which it began, months how many of the year it is paid, death is a death
    benefit among the one-off pay.
    """

    pay: F
    first: F
    extras: F
    share: F
    most: int
    plus: int
    months: int = 12
    year: F = NOTHING
    once: F = NOTHING
    death: F = NOTHING

    def reliefs(self, whole: bool, year: F, late: bool) -> tuple[F, F, F]:
        """Return the allowance and its addition, and what is left of the pension (§ 19 Abs. 2 EStG).

        whole says that twelfths count, year is the pension of the year, late that death benefits among one-off pay raise the base.
        """
        if not year:
            return F(0), F(0), F(0)
        base = self.first * (self.months if whole else 12) + self.extras
        most = F(ceil(F(self.most * self.months, 12))) if whole else F(self.most)
        plus = F(ceil(F(self.plus * self.months, 12))) if whole else F(self.plus)
        free = min(up_to_cent(base * self.share), most, year)
        more = min(plus, F(ceil(base - free)))
        if late:
            free_late = min(up_to_cent(free + self.death * self.share), F(self.most))
            most_late = F(ceil(base + self.death - free_late))
            more = min(F(ceil(plus + self.death)), most_late, F(self.plus))
            left = max(year - free_late, F(0))
            return free_late, more, left
        return free, more, max(year - free, F(0))


@dataclass(frozen=True)
class Person:
    """What the second path needs to know; pay in euros of the period."""

    year: int
    tax_class: int
    pay: F
    period: int = 2
    extra: F = NOTHING
    saxony: bool = False
    childless: bool = False
    discounts: int = 0
    children: F = NOTHING
    factor: F = WHOLE
    allowance: F = NOTHING
    addition: F = NOTHING
    relief: tuple[F, int] | None = None
    private: tuple[F, F] | None = None  # premium and subsidy of a month
    pension: bool = True
    unemployment: bool = True
    year_pay: F = NOTHING
    one_off: F = NOTHING
    pensioner: Pensioner | None = None


def to_cent(value: Fraction) -> Fraction:
    """Cut to cents."""
    return F(floor(value * 100), 100)


def up_to_cent(value: Fraction) -> Fraction:
    """Round up to cents."""
    return F(ceil(value * 100), 100)


def tariff(year: int, income: Fraction) -> int:
    """Return the income tax of § 32a Abs. 1 EStG on an income."""
    free, first, second, third, rising, bent, line, top = TARIFF[year]
    if income < free + 1:
        return 0
    if income < first + 1:
        y = F(floor((income - free) * 100), 1_000_000)
        return floor((F(rising[0]) * y + F(rising[1])) * y)
    if income < second + 1:
        z = F(floor((income - first) * 100), 1_000_000)
        return floor((F(bent[0]) * z + F(bent[1])) * z + F(bent[2]))
    if income < third + 1:
        return floor(F(42, 100) * income - F(line))
    return floor(F(45, 100) * income - F(top))


def tax_of_v(year: int, income: int) -> int:
    """Return the tax of classes V and VI, § 39b Abs. 2 Satz 7 EStG."""

    def doubled(x: int) -> int:
        high, low = F(x) * 5 / 4, F(x) * 3 / 4
        if year > 2025:
            high, low = F(floor(high)), F(floor(low))
        return max(2 * (tariff(year, high) - tariff(year, low)), floor(F(14, 100) * x))

    first, second, third = LIMITS_V[year]
    if income <= first:
        return doubled(income)
    if income <= second:
        return min(doubled(income), floor(doubled(first) + F(42, 100) * (income - first)))
    within = doubled(second) + F(42, 100) * (min(income, third) - second)
    if income <= third:
        return floor(within)
    return floor(floor(within) + F(45, 100) * (income - third))


def provision(one: Person, gross: Fraction) -> int:
    """Return the provision of § 39b Abs. 2 Satz 5 Nr. 3 EStG in whole euros."""
    year = one.year
    for_pension = to_cent(min(gross, F(CEILING_PENSION[year])) * F(93, 1000)) if one.pension else F(0)
    health_base = min(gross, F(CEILING_HEALTH[year]))
    if year == 2025 and one.pension:
        gross = min(gross, F(CEILING_PENSION[year]))
    if one.private is not None:
        premium, subsidy = one.private
        health = premium * 12
        if year == 2025 and subsidy:
            care = F(13, 1000) if one.saxony else F(18, 1000)
            health = to_cent(health - health_base * (F(825, 10000) + care))
        if year == 2026:
            health = max(health - subsidy * 12, F(0))
        health = F(0) if one.tax_class == 6 else health
    else:
        rate = F(7, 100) + one.extra / 200 + (F(23, 1000) if one.saxony else F(18, 1000))
        rate += F(6, 1000) if one.childless else -F(25, 10000) * one.discounts
        health = to_cent(health_base * rate)
    real = ceil(for_pension + health)
    if year == 2025:
        least = min(to_cent(gross * F(12, 100)), F(3000 if one.tax_class == 3 else 1900))
        return max(real, ceil(for_pension + least))
    if one.tax_class == 6 or not one.unemployment:
        return real
    jobless = to_cent(min(gross, F(CEILING_PENSION[year])) * F(13, 1000))
    return max(real, ceil(for_pension + min(jobless + health, F(1900))))


@dataclass(frozen=True)
class YearOf:
    """A year in euros: pay with pension, the pension in it, allowance, addition; whole and late as Pensioner.reliefs wants them."""

    gross: F
    allowance: F = NOTHING
    addition: F = NOTHING
    pension: F = NOTHING
    whole: bool = True
    late: bool = False


def year_tax(one: Person, year: YearOf, kids: bool) -> tuple[int, Fraction]:
    """Return the tax of a year before the factor, and the taxable income."""
    gross = year.gross
    free = more = rest = relief = F(0)
    if one.pensioner is not None:
        free, more, rest = one.pensioner.reliefs(year.whole, year.pension, year.late)
    if one.relief is not None:
        relief = F(min(ceil((gross - year.pension) * one.relief[0]), one.relief[1]))
    left = max(gross - free - relief - year.allowance + year.addition, F(0))
    fixed = F(0)
    if one.tax_class < 6:
        more = min(more, F(floor(rest)))
        lump = min(F(102), F(ceil(rest - more))) if rest else F(0)
        if left > rest:
            active = left - rest
            lump = F(ceil(lump + active)) if active < 1230 else lump + 1230
        fixed = more + lump + 36 + (4260 if one.tax_class == 2 else 0)
    if kids and one.tax_class < 5:
        fixed += floor(one.children * CHILD[one.year] / (2 if one.tax_class == 4 else 1))
    income = left - fixed - provision(one, gross)
    return class_tax(one, income), income


def class_tax(one: Person, income: Fraction) -> int:
    """Return the tax of a class on a taxable income."""
    if income < 1:
        return 0
    if one.tax_class == 3:
        return 2 * tariff(one.year, F(floor(income / 2)))
    if one.tax_class < 5:
        return tariff(one.year, F(floor(income)))
    return tax_of_v(one.year, floor(income))


def share(one: Person, cents: Fraction) -> int:
    """Return the cents of the period of cents of the year."""
    return floor(cents / YEAR_OF_PERIOD[one.period])


def second(one: Person) -> dict[str, int]:
    """Return the official results in cents; BK and BKS as for a member of a church."""
    gross = to_cent(one.pay * YEAR_OF_PERIOD[one.period])
    allowance = to_cent(one.allowance * YEAR_OF_PERIOD[one.period])
    addition = to_cent(one.addition * YEAR_OF_PERIOD[one.period])
    held = one.pensioner
    pension = to_cent(held.pay * YEAR_OF_PERIOD[one.period]) if held is not None else F(0)
    now = YearOf(gross, allowance, addition, pension, one.period == 1)
    tax = floor(year_tax(one, now, False)[0] * one.factor)
    base = floor(year_tax(one, now, True)[0] * one.factor) if one.children else tax
    free = SOLI_FREE[one.year] * (2 if one.tax_class == 3 else 1)
    soli = F(0)
    if base > free:
        soli = min(to_cent(base * F(55, 1000)), to_cent((base - free) * F(119, 1000)))
    found = {
        "LSTLZZ": share(one, F(tax * 100)),
        "SOLZLZZ": share(one, soli * 100),
        "BK": share(one, F(base * 100)),
        "STS": 0,
        "SOLZS": 0,
        "BKS": 0,
    }
    if one.one_off:
        year, late = (held.year, held.year + held.once) if held is not None else (F(0), F(0))
        without, _income = year_tax(one, YearOf(one.year_pay, pension=year), False)
        with_it, income = year_tax(one, YearOf(one.year_pay + one.one_off, pension=late, late=True), False)
        sts = max(floor((with_it - without) * one.factor), 0)
        income = max(income, F(0))
        parents = 2 if one.tax_class == 4 else 1
        kids = floor(one.children * CHILD[one.year] / parents) if one.tax_class < 5 else 0
        late = floor(class_tax(one, income - kids) * one.factor)
        found |= {
            "STS": sts * 100,
            "BKS": sts * 100,
            "SOLZS": floor(F(sts * 100) * F(55, 1000)) if late > free else 0,
        }
    return found
