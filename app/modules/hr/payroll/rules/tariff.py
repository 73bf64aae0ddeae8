"""The tariff of § 32a EStG and that of classes V and VI, by the cuts of the official flow."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.modules.hr.payroll.rules.rounding import ZERO, cut

LAST_ANNUAL = 5  # classes V and VI have a tariff of their own
UPPER, LOWER = Decimal("1.25"), Decimal("0.75")


class Tariff:
    """The tax of a year by one version of the flow; places are those to which incomes inside UP5_6 are cut."""

    def __init__(self, law: Mapping[str, Any], places: int) -> None:
        """Take the figures of the version."""
        self.law, self.places = law, places

    def of_class(self, income: Decimal, tax_class: int, KZTAB: int) -> Decimal:  # noqa: N803
        """Return the tax in euros of an income in whole euros; KZTAB is 2 for splitting."""
        if tax_class < LAST_ANNUAL:
            return self.UPTAB(income) * KZTAB
        return self.MST5_6(income)

    def UPTAB(self, X: Decimal) -> Decimal:  # noqa: N803
        """Return the tax of an income by § 32a Abs. 1 EStG, cut to whole euros."""
        tariff, GFB = self.law["tariff"], self.law["GFB"]  # noqa: N806
        first, second, third = tariff["zones"]
        if GFB + 1 > X:
            return ZERO
        if first + 1 > X:
            a, b = tariff["curve_1"]
            Y = cut((X - GFB) / 10000, 6)  # noqa: N806
            return cut((a * Y + b) * Y, 0)
        if second + 1 > X:
            a, b, c = tariff["curve_2"]
            Y = cut((X - first) / 10000, 6)  # noqa: N806
            return cut((a * Y + b) * Y + c, 0)
        a, b = tariff["line_3"] if third + 1 > X else tariff["line_4"]
        return cut(a * X - b, 0)

    def MST5_6(self, ZZX: Decimal) -> Decimal:  # noqa: N803
        """Return the tax of classes V and VI (§ 39b Abs. 2 Satz 7 EStG)."""
        law = self.law
        first, second, third = law["W1STKL5"], law["W2STKL5"], law["W3STKL5"]
        if second < ZZX:
            tax = self.UP5_6(second)
            if third < ZZX:
                tax = cut(tax + (third - second) * law["SPITZENSATZ_1"], 0)
                return cut(tax + (ZZX - third) * law["SPITZENSATZ_2"], 0)
            return cut(tax + (ZZX - second) * law["SPITZENSATZ_1"], 0)
        tax = self.UP5_6(ZZX)
        if first < ZZX:
            HOCH = cut(self.UP5_6(first) + (ZZX - first) * law["SPITZENSATZ_1"], 0)  # noqa: N806
            return min(HOCH, tax)
        return tax

    def UP5_6(self, ZX: Decimal) -> Decimal:  # noqa: N803
        """Return twice the difference of the tax on 1.25 and 0.75 times an income, at least the lowest share of it."""
        ST1 = self.UPTAB(cut(ZX * UPPER, self.places))  # noqa: N806
        ST2 = self.UPTAB(cut(ZX * LOWER, self.places))  # noqa: N806
        MIST = cut(ZX * self.law["MINDESTSATZ"], 0)  # noqa: N806
        return max(MIST, (ST1 - ST2) * 2)
