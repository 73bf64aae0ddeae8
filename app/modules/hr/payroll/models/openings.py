"""What another program reckoned of a year before this book took over: pay, taxes, contributions of both sides, limits of benefits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.hr.payroll.models.common import OWNER, paid, whose
from app.modules.hr.payroll.rules.kinds import CHANGE, VIEW


def _sum(title: str) -> Any:
    """Return the column of an amount of the months that were taken over, in cents."""
    return paid(title=title, kind="money", server_default="0", width=120)


class PayOpening(Versioned, Base):
    """What another program reckoned of somebody in the first months of a year, in cents: sums of the year count it.

    first_month and last_month are numbers of months, None where it is not known which they were. health_other and care_other
    are the subsidy of the employer where the person is insured privately or voluntarily. What begins with used counts
    against the limit of the year of a benefit.
    """

    __tablename__ = "hr_payroll_opening"
    __title__ = N_("Brought forward")
    __reads__ = VIEW
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_payroll_opening_person_id_year", "person_id", "year", unique=True),)

    person_id: ColumnElement[int] = whose()
    year: ColumnElement[int] = column(Integer, title=N_("Year"), minimum=2000, maximum=2199, required=True)
    days: ColumnElement[int] = paid(Integer, title=N_("Days of insurance"), minimum=0, maximum=360)
    taxed: ColumnElement[int] = paid(title=N_("Taxable pay"), kind="money", width=120)
    health: ColumnElement[int] = paid(title=N_("Charged in health insurance"), kind="money", width=120)
    pension: ColumnElement[int] = paid(title=N_("Charged in pension insurance"), kind="money", width=120)
    fund_rate: ColumnElement[int | None] = paid(
        Integer, title=N_("Extra contribution at its end, %"), kind="percent"
    )
    first_month: ColumnElement[int | None] = column(
        Integer, title=N_("From month"), minimum=1, maximum=12, width=70
    )
    last_month: ColumnElement[int | None] = column(
        Integer, title=N_("Up to month"), minimum=1, maximum=12, width=70
    )
    gross: ColumnElement[int] = _sum(N_("Gross"))
    once: ColumnElement[int] = _sum(N_("One-off pay in taxable pay"))
    wage_tax: ColumnElement[int] = _sum(N_("Wage tax"))
    soli: ColumnElement[int] = _sum(N_("Solidarity surcharge"))
    church: ColumnElement[int] = _sum(N_("Church tax"))
    health_own: ColumnElement[int] = _sum(N_("Health, employee"))
    health_other: ColumnElement[int] = _sum(N_("Health, employer"))
    care_own: ColumnElement[int] = _sum(N_("Care, employee"))
    care_other: ColumnElement[int] = _sum(N_("Care, employer"))
    pension_own: ColumnElement[int] = _sum(N_("Pension, employee"))
    pension_other: ColumnElement[int] = _sum(N_("Pension, employer"))
    unemployment_own: ColumnElement[int] = _sum(N_("Unemployment, employee"))
    unemployment_other: ColumnElement[int] = _sum(N_("Unemployment, employer"))
    levies: ColumnElement[int] = _sum(N_("Levies U1, U2, insolvency"))
    payout: ColumnElement[int] = _sum(N_("Payout"))
    used_rebate: ColumnElement[int] = _sum(N_("Used: rebate on own goods"))
    used_plan: ColumnElement[int] = _sum(N_("Used: company pension, tax"))
    used_plan_insured: ColumnElement[int] = _sum(N_("Used: company pension, contributions"))
    used_low: ColumnElement[int] = _sum(N_("Used: pension on low pay, § 100"))
    used_old: ColumnElement[int] = _sum(N_("Used: contracts by § 40b"))
    used_relax: ColumnElement[int] = _sum(N_("Used: recreation allowance"))
    used_gift: ColumnElement[int] = _sum(N_("Used: gifts, § 37b"))
    used_health: ColumnElement[int] = _sum(N_("Used: health promotion"))
    ticket: ColumnElement[int] = _sum(N_("Job ticket, free of tax"))
    ride: ColumnElement[int] = _sum(N_("Way to work, flat tax of 15 %"))
    reason: ColumnElement[str] = paid(
        String(160), title=N_("Reason of the correction"), server_default="", width=200
    )
