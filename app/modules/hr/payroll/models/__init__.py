"""Tables of payroll."""

from __future__ import annotations

from app.modules.hr.payroll.models.months import (
    FundRate,
    PayBenefit,
    PayClaim,
    PayItem,
    PayKind,
    PayNotice,
    PayRun,
    PaySlip,
    PayTerms,
    RunPayment,
    SlipAmount,
)
from app.modules.hr.payroll.models.openings import PayOpening

__all__ = [
    "FundRate",
    "PayBenefit",
    "PayClaim",
    "PayItem",
    "PayKind",
    "PayNotice",
    "PayOpening",
    "PayRun",
    "PaySlip",
    "PayTerms",
    "RunPayment",
    "SlipAmount",
]
