"""A second reckoning of pay beyond pension age: what is above 2,000 euros a month is taxed, all of it is insured (§ 3 no. 21 EStG)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.modules.hr.payroll_second_insurance import Month
from tests.modules.hr.payroll_second_insurance import second as contributions
from tests.modules.hr.payroll_second_path import Person
from tests.modules.hr.payroll_second_path import second as taxes

FREE = 2000  # euros a month: 24,000 a year


def second(row: Mapping[str, str]) -> dict[str, str]:
    """Return what must come out of a line of the table, from its inputs."""
    running, once = Fraction(row["running"]), Fraction(row["one_off"] or 0)
    taxed = max(running - FREE, Fraction(0))
    taxed_once = max(once - max(FREE - running, Fraction(0)), Fraction(0))
    year_pay = Fraction(row["before"] or 0) + taxed * (1 + int(row["left"] or 0))
    person = Person(
        2026,
        int(row["class"]),
        taxed,
        extra=Fraction(29, 10),
        year_pay=year_pay if taxed_once else Fraction(0),
        one_off=taxed_once,
    )
    tax = taxes(person)
    soli = tax["SOLZLZZ"] + tax["SOLZS"]
    own = contributions(Month(2026, int(running * 100), int(once * 100)))["employee"]
    wages = tax["LSTLZZ"] + tax["STS"]
    return {
        "taxed": cents(taxed),
        "taxed_once": cents(taxed_once),
        "free": cents(running + once - taxed - taxed_once),
        "insured": cents(min(running + once, Fraction(8450))) if running > FREE else "",
        "wage_tax": str(tax["LSTLZZ"]),
        "once_tax": str(tax["STS"]),
        "net": str(int((running + once) * 100) - wages - soli - own),
    }


def cents(amount: Fraction) -> str:
    """Write euros as cents."""
    assert (amount * 100).denominator == 1
    return str(int(amount * 100))
