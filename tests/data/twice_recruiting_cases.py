"""What two desks may try at once in recruiting: ask, move, refuse, hire, erase, begin a checklist."""

from __future__ import annotations

from app.data.office import Office
from app.modules.hr.recruiting.rules.checklists import BEGIN, TaskDraft
from app.modules.hr.recruiting.rules.stages import AppointmentDraft, ScoreDraft, VacancyDraft
from app.modules.hr.recruiting.rules.terms import TermDraft
from app.modules.hr.recruiting.services.applicants import (
    close_application,
    consent,
    end_consent,
    move,
    reopen_application,
    save_applicant,
    save_appointment,
    save_score,
)
from app.modules.hr.recruiting.services.checklists import finish_item, save_task, start_checklist
from app.modules.hr.recruiting.services.erasing import erase_applicants
from app.modules.hr.recruiting.services.hiring import hire
from app.modules.hr.recruiting.services.importing import FileRow, import_applicants
from app.modules.hr.recruiting.services.vacancies import (
    ask_vacancy,
    save_term,
    save_vacancy,
    step_vacancy,
    withdraw_vacancy,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting, number
from tests.modules.hr.recruiting_cases import FIRST, HIRE, applied, at, draft, night, staffed, vacancy

HERE = "hr.recruiting"
STAGE = "SELECT count(*) FROM hr_applicant WHERE stage = '{}'"
STEPS = "SELECT count(*) FROM hr_applicant_step WHERE stage = '{}'"
WRITTEN = VacancyDraft("Leitung (m/w/d)", "Lager", pay_to=4_000_00, since=FIRST)


def _place(office: Office) -> int:
    return vacancy(office, staffed(office))


def _applicant(office: Office) -> int:
    return applied(office, _place(office))


def _looked_at(office: Office) -> int:
    key = _applicant(office)
    office.run(move, key, "review")
    return key


def _refused(office: Office) -> int:
    key = _applicant(office)
    office.run(close_application, key, "refused")
    return key


def _pooled(office: Office) -> int:
    key = _refused(office)
    office.run(consent, key, D(2026, 11, 20), D(2027, 11, 20))
    return key


def _due(office: Office) -> int:
    then = at(office, D(2026, 1, 10))
    key = _refused(then)
    night(office)
    return key


def _written(office: Office) -> int:
    staffed(office)
    return office.run(save_vacancy, WRITTEN)


def _asked(office: Office) -> int:
    key = _written(office)
    office.run(ask_vacancy, key, "hanna")
    return key


def _listed(office: Office) -> int:
    office.run(start_checklist, staffed(office).keys["karla"], BEGIN)
    return number(office, "SELECT min(id) FROM hr_checklist_item")


def _score(office: Office, key: int) -> int:
    person = number(office, "SELECT min(id) FROM hr_person")
    return office.run(save_score, ScoreDraft(key, person, 3, 3, 3))


CASES = (
    Case(f"{HERE}.save_vacancy", staffed, lambda o, _made: o.run(save_vacancy, WRITTEN), counting("SELECT count(*) FROM hr_vacancy"), keyed=False),
    Case(f"{HERE}.ask_vacancy", _written, lambda o, key: o.run(ask_vacancy, key, "hanna"), counting("SELECT count(*) FROM approval_run"), keyed=False),
    Case(f"{HERE}.withdraw_vacancy", _asked, lambda o, key: o.run(withdraw_vacancy, key), counting("SELECT count(*) FROM hr_vacancy WHERE state = 'draft'"), keyed=False),
    Case(f"{HERE}.step_vacancy", _place, lambda o, key: o.run(step_vacancy, key, "cancel"), counting("SELECT count(*) FROM hr_vacancy WHERE state = 'closed'"), keyed=False),
    Case(f"{HERE}.save_applicant", _place, lambda o, key: o.run(save_applicant, draft(key)), counting("SELECT count(*) FROM hr_applicant")),
    Case(f"{HERE}.import_applicants", _place, lambda o, key: o.run(import_applicants, [FileRow(2, draft(key))], "a.csv"), counting("SELECT count(*) FROM hr_applicant"), succeed=(2,)),
    Case(f"{HERE}.move", _applicant, lambda o, key: o.run(move, key, "review"), counting(STEPS.format("review")), succeed=(2,), keyed=False),
    Case(f"{HERE}.close_application", _applicant, lambda o, key: o.run(close_application, key, "refused"), counting(STEPS.format("refused")), keyed=False),
    Case(f"{HERE}.reopen_application", _refused, lambda o, key: o.run(reopen_application, key), counting(STEPS.format("refused").replace("count(*)", "1 - count(*)")), keyed=False),
    Case(f"{HERE}.consent", _refused, lambda o, key: o.run(consent, key, D(2026, 11, 20), D(2027, 11, 20)), counting("SELECT count(*) FROM hr_applicant WHERE pool_until IS NOT NULL"), succeed=(2,), keyed=False),
    Case(f"{HERE}.end_consent", _pooled, lambda o, key: o.run(end_consent, key), counting("SELECT count(*) FROM hr_applicant WHERE pool_until IS NULL"), keyed=False),
    Case(f"{HERE}.save_appointment", _applicant, lambda o, key: o.run(save_appointment, AppointmentDraft(key, D(2026, 12, 1), "09:30")), counting("SELECT count(*) FROM hr_appointment"), keyed=False),
    Case(f"{HERE}.save_score", _applicant, _score, counting("SELECT count(*) FROM hr_applicant_score"), succeed=(2,), keyed=False),
    Case(f"{HERE}.hire", _looked_at, lambda o, key: o.run(hire, key, HIRE), counting("SELECT count(*) - 4 FROM hr_person")),
    Case(f"{HERE}.hire against refusing", _looked_at, lambda o, key: o.run(hire, key, HIRE), counting("SELECT count(*) FROM hr_applicant_step WHERE stage IN ('hired', 'refused')"), other=lambda o, key: o.run(close_application, key, "refused")),
    Case(f"{HERE}.erase_applicants", _due, lambda o, key: o.run(erase_applicants, [key]), counting(STAGE.format("erased")), succeed=(2,), keyed=False),
    Case(f"{HERE}.start_checklist", staffed, lambda o, made: o.run(start_checklist, made.keys["karla"], BEGIN), counting("SELECT count(*) / 12 FROM hr_checklist_item"), succeed=(2,), keyed=False),
    Case(f"{HERE}.finish_item", _listed, lambda o, key: o.run(finish_item, key), counting("SELECT count(*) FROM follow_up WHERE done_at IS NOT NULL"), succeed=(2,), keyed=False),
    Case(f"{HERE}.save_task", staffed, lambda o, _made: o.run(save_task, TaskDraft(BEGIN, "Foto machen")), counting("SELECT count(*) FROM hr_checklist_task WHERE title = 'Foto machen'"), keyed=False),
    Case(f"{HERE}.save_term", staffed, lambda o, _made: o.run(save_term, TermDraft("13", "Pensionskasse")), counting("SELECT count(*) FROM hr_contract_term WHERE point = '13'"), keyed=False),
)  # fmt: skip
