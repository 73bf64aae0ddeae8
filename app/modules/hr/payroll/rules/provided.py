"""What a year owes its staff at its end: leave that is left and bonuses that are not paid yet, with what the employer pays on top (§ 249 (1) sentence 1 HGB)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from app.core import codec
from app.core.dataclass import dataclass
from app.core.figures import half_up
from app.modules.hr.payroll.rules.leave_pay import day_pay


@dataclass(frozen=True)
class Bonus:
    """A bonus that is entered for a month after the year: its kind in words with the month, and cents."""

    words: str
    amount: int


@dataclass(frozen=True)
class Owed:
    """What is owed to a person: days left, working days a week, pay of thirteen weeks, bonuses; top and gross are the employer's part and the pay of its last months.

    Amounts in cents; centre is the cost centre at the end of the year. lacking says that pay, week or the employer's part is not known: nothing is reckoned then.
    """

    number: int
    name: str
    days: Fraction
    week: Fraction
    pay: int
    top: int
    gross: int
    bonuses: tuple[Bonus, ...] = ()
    centre: str = ""

    @property
    def lacking(self) -> bool:
        """Say whether something is owed that can't be reckoned."""
        by_days = self.days > 0 and (self.week <= 0 or self.pay <= 0)
        return by_days or self.gross <= 0

    @property
    def leave(self) -> int:
        """What the days are worth, rounded once (§ 11 (1) BUrlG)."""
        return 0 if self.lacking or self.days <= 0 else half_up(day_pay(self.pay, self.week) * self.days)

    @property
    def bonus(self) -> int:
        """The sum of the bonuses."""
        return 0 if self.lacking else sum(one.amount for one in self.bonuses)

    def on_top(self, amount: int) -> int:
        """Return what the employer pays on top of an amount, at the part of the last months."""
        return 0 if self.lacking else half_up(Fraction(amount * self.top, self.gross))

    @property
    def for_leave(self) -> int:
        """Leave with the employer's part."""
        return self.leave + self.on_top(self.leave)

    @property
    def for_bonus(self) -> int:
        """Bonuses with the employer's part of each."""
        return self.bonus + sum(self.on_top(one.amount) for one in self.bonuses)


def by_centre(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return amounts of people by their cost centres, without those of nothing."""
    found: Counter[str] = Counter()
    for centre, amount in amounts:
        found[centre] += amount
    return {centre: amount for centre, amount in found.items() if amount}


def differences(wanted: Mapping[str, int], held: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Return by cost centre what is to be formed, and what is to be taken back, above zero."""
    gaps = {code: wanted.get(code, 0) - held.get(code, 0) for code in {*wanted, *held}}
    formed = {code: gap for code, gap in gaps.items() if gap > 0}
    return formed, {code: -gap for code, gap in gaps.items() if gap < 0}


@dataclass(frozen=True)
class Provided:
    """What came of a posting: cents that leave and bonuses are provided for with, how many moves were posted, and whether the next year is open."""

    leave: int
    bonus: int
    moves: int
    next_year: bool


codec.register("payroll.provided", Provided)
