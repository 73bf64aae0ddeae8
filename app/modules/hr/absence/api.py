"""What other topics may use of absence: days that are missed, leave accounts, and until when sick pay goes."""

from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.absences import illnesses, sick_pay_of
from app.modules.hr.absence.queries.accounts import PersonAccounts, accounts_of
from app.modules.hr.absence.queries.days import Missed, missed_days
from app.modules.hr.absence.rules.absences import CREDITED, HEALTH_KINDS, KINDS, PAID_BY
from app.modules.hr.absence.rules.sickness import Illness, sick_pay

__all__ = [
    "CREDITED",
    "HEALTH_KINDS",
    "KINDS",
    "PAID_BY",
    "Absence",
    "Illness",
    "Missed",
    "PersonAccounts",
    "accounts_of",
    "illnesses",
    "missed_days",
    "sick_pay",
    "sick_pay_of",
]
