"""What is done with vacancies: written, approved, held, cancelled; the terms that contracts of the house state."""

from __future__ import annotations

from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, must_be_unique, must_exist, save_draft
from app.data.numbering import give
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.data.workflow import call_off, start
from app.modules.hr.people.api import Person, Site
from app.modules.hr.recruiting.models import CHANGE, ContractTerm, Vacancy
from app.modules.hr.recruiting.rules.stages import DRAFT, VACANCY, VacancyDraft, check_pay
from app.modules.hr.recruiting.rules.terms import TermDraft
from app.modules.hr.recruiting.services.approving import KIND

MONTHS = 12


@command(CHANGE)
def save_vacancy(unit: Unit, draft: VacancyDraft, key: int | None = None, version: int | None = None) -> int:
    """Write a vacancy down, or change one that was not handed in for approval; return its key. Raises Invalid naming the field.

    One with the same title in the same department that is being written is the same one, so that nothing is asked for twice.
    """
    check_draft(Vacancy, draft)
    check_pay(draft)
    must_exist(unit, site=(Site, draft.site), lead=(Person, draft.lead))
    if key is not None:
        VACANCY.after(unit.row(Vacancy, key, lock=True)["state"], "change")
        return save_draft(unit, Vacancy, draft, key, version)
    v = Vacancy
    same = (v.state == DRAFT, v.department == draft.department.strip(), v.since == draft.since)
    must_be_unique(unit, Vacancy, draft.title, key, "title", *same)
    more: dict[str, Any] = {
        "number": give(unit, Vacancy.number, unit.today.year),
        "state": DRAFT, "refusal": "", "login": unit.login, "opened": None, "closed": None,
    }  # fmt: skip
    return save_draft(unit, Vacancy, draft, **more)


@command(CHANGE)
def ask_vacancy(unit: Unit, key: int, person: str = "") -> None:
    """Hand a vacancy in for approval with what it costs a year; a person named decides where no rule does. Raises Invalid."""
    row = unit.row(Vacancy, key, lock=True)
    state = VACANCY.after(row["state"], "ask")
    if not row["pay_to"]:
        raise Invalid(N_("Say what is paid; the range of pay is approved with the vacancy."), field="pay_to")
    unit.update(Vacancy, key, {"state": state, "refusal": ""})
    start(unit, KIND, key, int(row["pay_to"]) * MONTHS * int(row["places"]), person)


@command(CHANGE)
def withdraw_vacancy(unit: Unit, key: int) -> None:
    """Take a vacancy back that waits for approval; raises Invalid where a step was decided."""
    row = unit.row(Vacancy, key, lock=True)
    state = VACANCY.after(row["state"], "withdraw")
    call_off(unit, KIND, key)
    unit.update(Vacancy, key, {"state": state})


@command(CHANGE)
def step_vacancy(unit: Unit, key: int, step: str) -> None:
    """Put a vacancy on hold, resume it or cancel it; raises Invalid where its state does not let it be done."""
    if step not in ("hold", "resume", "cancel"):
        raise Invalid(N_("Choose one of the values offered."), field="state")
    row = unit.row(Vacancy, key, lock=True)
    state = VACANCY.after(row["state"], step)
    if step == "resume" and row["opened"] is None:
        raise Invalid(N_("This vacancy was never approved; write a new one."), field="state")
    unit.update(Vacancy, key, {"state": state, "closed": unit.today if step == "cancel" else None})


@command(CHANGE)
def save_term(unit: Unit, draft: TermDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what contracts say on a point of § 2 (1) NachwG; raises Invalid for a point that is there already."""
    check_draft(ContractTerm, draft)
    must_be_unique(unit, ContractTerm, draft.point, key, "point")
    return save_draft(unit, ContractTerm, draft, key, version)


undo_term = undoing(ContractTerm)
