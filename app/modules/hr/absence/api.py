"""What other topics may use of absence: days that are missed, leave accounts, and until when sick pay goes."""

from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.absences import illnesses, sick_pay_of
from app.modules.hr.absence.queries.accounts import PersonAccounts, accounts_of, person_accounts
from app.modules.hr.absence.queries.days import Missed, missed_days
from app.modules.hr.absence.rules.absences import CREDITED, HEALTH_KINDS, HOLDS, KINDS, PAID_BY
from app.modules.hr.absence.rules.sickness import Illness, sick_pay
from app.modules.hr.absence.rules.words import days_words, step_words

__all__ = [
    "CREDITED",
    "HEALTH_KINDS",
    "HOLDS",
    "KINDS",
    "PAID_BY",
    "Absence",
    "Illness",
    "Missed",
    "PersonAccounts",
    "accounts_of",
    "days_words",
    "illnesses",
    "missed_days",
    "person_accounts",
    "sick_pay",
    "sick_pay_of",
    "step_words",
]
