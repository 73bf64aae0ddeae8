"""What other topics may use of working time: months as payroll takes them, kinds and rates of surcharges, times of a day."""

from app.modules.hr.worktime.models import TimeMonth, WorkTime
from app.modules.hr.worktime.queries.handing import Absent, Handed, absences_of, handed_over
from app.modules.hr.worktime.queries.paying import PaidTime, closed_versions, paid_times
from app.modules.hr.worktime.queries.sheets import month_sheet
from app.modules.hr.worktime.queries.standing import Standing, standings
from app.modules.hr.worktime.rules.entries import net_minutes
from app.modules.hr.worktime.rules.surcharges import KINDS as SURCHARGE_KINDS
from app.modules.hr.worktime.rules.surcharges import rate as surcharge_rate

__all__ = [
    "SURCHARGE_KINDS",
    "Absent",
    "Handed",
    "PaidTime",
    "Standing",
    "TimeMonth",
    "WorkTime",
    "absences_of",
    "closed_versions",
    "handed_over",
    "month_sheet",
    "net_minutes",
    "paid_times",
    "standings",
    "surcharge_rate",
]
