"""What was brought forward of a year: read for everybody, told which months it holds, and counted beside months of this book."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.rows import build
from app.data.unit import table_of
from app.modules.hr.payroll.models import PayOpening
from app.modules.hr.payroll.rules.benefits import INSURED, LOW, OLD, PLAN
from app.modules.hr.payroll.rules.insurance import CARE, HEALTH, PENSION, UNEMPLOYMENT
from app.modules.hr.payroll.rules.kinds import OpeningDraft
from app.modules.hr.payroll.rules.reckoning import BASE, CHURCH, INSURANCE, PAY, SOLI, TAX, WAGE_TAX

BRANCHES = (HEALTH, CARE, PENSION, UNEMPLOYMENT)
VOLUNTARY, PRIVATE = "9", "0"
CERTIFIED = ("taxed", "wage_tax", "soli", "church", "ticket", "ride")
USED = {
    "rebate": "used_rebate",
    PLAN: "used_plan",
    PLAN + INSURED: "used_plan_insured",
    LOW: "used_low",
    LOW + INSURED: "used_low",
    OLD: "used_old",
    "relax": "used_relax",
    "gift": "used_gift",
    "health": "used_health",
}


@dataclass(frozen=True)
class Opening(OpeningDraft):
    """What was brought forward of a year, in cents; the rate of the fund at its end in basis points."""

    @property
    def own(self) -> int:
        """What the person paid to social insurance."""
        return sum(int(getattr(self, f"{name}_own")) for name in BRANCHES)

    @property
    def other(self) -> int:
        """What the employer paid to social insurance, levies and subsidies among it."""
        return sum(int(getattr(self, f"{name}_other")) for name in BRANCHES) + self.levies

    @property
    def earned(self) -> int:
        """Gross, taxable pay where only that was told."""
        return self.gross or self.taxed

    @property
    def net(self) -> int:
        """Gross less taxes and the person's contributions."""
        return self.earned - self.wage_tax - self.soli - self.church - self.own

    def covers(self, month: int) -> bool:
        """Tell whether the other program reckoned a month of the year."""
        if self.first_month is None or self.last_month is None:
            return False
        return self.first_month <= month <= self.last_month

    def before(self, month: int) -> bool:
        """Tell whether its months lie before a month of the year; where they are not known they do."""
        return self.last_month is None or self.last_month < month

    def used(self, code: str) -> int:
        """Return what counted against the limit of the year of a benefit, by its code."""
        return int(getattr(self, USED[code])) if code in USED else 0

    def certified(self, digit: str) -> dict[str, int]:
        """Return what counts in the certificate of the year, by the digit of the contribution group of health insurance.

        Who is insured voluntarily pays the whole contribution and gets the employer's part as a subsidy.
        """
        found = {name: int(getattr(self, name)) for name in CERTIFIED}
        found |= {name: int(getattr(self, f"{name}_own")) for name in BRANCHES}
        found["pension_employer"] = self.pension_other
        if digit == VOLUNTARY:
            found["health"] += self.health_other
            found["care"] += self.care_other
            found |= {"subsidy_statutory": self.health_other, "subsidy_care": self.care_other}
        elif digit == PRIVATE:
            found |= {"subsidy_private": self.health_other, "subsidy_care": self.care_other}
        return found

    def totals(self) -> dict[tuple[str, str], int]:
        """Return the sums by part and code, as the totals of the year on a payslip have them."""
        found = {(PAY, ""): self.earned, (BASE, "taxed"): self.taxed}
        found |= {(TAX, WAGE_TAX): self.wage_tax, (TAX, SOLI): self.soli, (TAX, CHURCH): self.church}
        return found | {(INSURANCE, name): int(getattr(self, f"{name}_own")) for name in BRANCHES}


def openings(connection: Connection, year: int | None = None) -> dict[tuple[int, int], Opening]:
    """Return what was brought forward by person and year: of one year, or of all."""
    table = table_of(PayOpening)
    asked = select(table) if year is None else select(table).where(table.c.year == year)
    return {
        (row["person_id"], row["year"]): build(Opening, dict(row))
        for row in connection.execute(asked).mappings()
    }
