"""Hiring: one command makes the member of staff, their dated file and the contract's figures from the applicant, and ends the application."""

from __future__ import annotations

import datetime

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import (
    AssignmentDraft,
    ContractDraft,
    PayDraft,
    PersonalDraft,
    PersonDraft,
    save_assignment,
    save_contract,
    save_pay,
    save_person,
    save_personal,
)
from app.modules.hr.recruiting.models import Applicant, Vacancy
from app.modules.hr.recruiting.rules.checklists import BEGIN
from app.modules.hr.recruiting.rules.stages import HIRED, OPEN, STAGE, VACANCY
from app.modules.hr.recruiting.services.applicants import applicant_row, end
from app.modules.hr.recruiting.services.checklists import give_tasks

HIRE = "hr.recruiting.hire"


@dataclass(frozen=True)
class HireDraft:
    """What is agreed with an applicant: first day, kind of contract, week, leave in ten-thousandths of days, pay a month in cents.

    checklist says whether everybody gets their tasks for who begins at once.
    """

    first: datetime.date | None = None
    kind: str = "open"
    week: str = "8:00 8:00 8:00 8:00 8:00 – –"
    leave: int = 30_0000
    pay: int = 0
    job: str = ""
    manager: int | None = None
    probation_until: datetime.date | None = None
    fixed_until: datetime.date | None = None
    fixed_reason: str = ""
    notice: str = ""
    checklist: bool = False


@command(HIRE)
def hire(unit: Unit, key: int, draft: HireDraft) -> int:
    """Take an applicant on: member of staff, address, contract, position and pay hold from the first day; return the person's key.

    The vacancy is filled once as many were hired as are looked for. Raises Invalid naming the field, and for a vacancy that
    is not open or an applicant who is no longer under way.
    """
    row = applicant_row(unit, key)
    vacancy = unit.row(Vacancy, int(row["vacancy_id"]), lock=True)
    STAGE.after(row["stage"], HIRED)
    if draft.first is None:
        raise Invalid(N_("Enter a day."), field="first")
    if vacancy["state"] != OPEN:
        raise Invalid(N_("This vacancy is not open."), field="state")
    if draft.pay <= 0:
        raise Invalid(N_("The amount must be above zero."), field="pay")
    person = save_person(
        unit, PersonDraft(row["first_name"], row["last_name"], entry=draft.first, leaving=draft.fixed_until)
    )
    save_personal(
        unit,
        PersonalDraft(
            person,
            street=row["street"],
            postcode=row["postcode"],
            town=row["town"],
            home_phone=row["phone"],
            home_mail=row["mail"],
        ),
    )
    save_contract(
        unit,
        ContractDraft(
            person,
            draft.first,
            draft.kind,
            draft.week,
            draft.leave,
            fixed_until=draft.fixed_until,
            fixed_reason=draft.fixed_reason,
            probation_until=draft.probation_until,
            notice=draft.notice,
        ),
    )
    place = AssignmentDraft(
        person,
        draft.first,
        vacancy["department"],
        draft.job.strip() or vacancy["title"],
        vacancy["site_id"],
        manager=draft.manager,
        post=vacancy["post_id"],
    )
    save_assignment(unit, place)
    save_pay(unit, PayDraft(person, draft.first, "month", draft.pay))
    end(unit, key, HIRED, person_id=person, consent=None, pool_until=None)
    _fill(unit, int(row["vacancy_id"]), int(vacancy["places"]))
    if draft.checklist:
        give_tasks(unit, person, BEGIN)
    return person


def _fill(unit: Unit, vacancy: int, places: int) -> None:
    a = Applicant
    query = select(func.count()).where(a.vacancy_id == vacancy, a.person_id.is_not(None))
    if int(unit.connection.scalar(query) or 0) >= places:
        state = VACANCY.after(unit.row(Vacancy, vacancy)["state"], "fill")
        unit.update(Vacancy, vacancy, {"state": state, "closed": unit.today})
