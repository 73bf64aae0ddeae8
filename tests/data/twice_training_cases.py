"""What two desks may try at once with training: the last seat, the same proof, the same course at the desk."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.training.rules.training import (
    BudgetDraft,
    CourseDraft,
    EventDraft,
    LevelDraft,
    NeedDraft,
    ParticipantDraft,
    ProofDraft,
    SkillDraft,
    SlideDraft,
)
from app.modules.hr.training.services.desk import take_course
from app.modules.hr.training.services.skills import save_budget, save_level, save_need, save_skill
from app.modules.hr.training.services.training import (
    delete_proof,
    save_course,
    save_event,
    save_participant,
    save_proof,
    save_slide,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import Company, company

D = datetime.date
PROOFS = counting("SELECT count(*) FROM hr_course_proof")


def _event(office: Office) -> tuple[int, dict[str, int]]:
    keys = company(office).keys
    course = office.run(save_course, CourseDraft("Erste Hilfe", months=24))
    return office.run(save_event, EventDraft(course, D(2026, 10, 5), seats=1)), keys


def _course(office: Office) -> tuple[int, dict[str, int]]:
    keys = company(office).keys
    course = office.run(save_course, CourseDraft("Datenschutz", "desk", months=12))
    office.run(save_slide, SlideDraft(course, 1, "Worum es geht"))
    return course, keys


def _skill(office: Office) -> tuple[int, dict[str, int]]:
    keys = company(office).keys
    return office.run(save_skill, SkillDraft("Beratung")), keys


def _proof(office: Office) -> int:
    course, keys = _course(office)
    return office.run(save_proof, ProofDraft(keys["karla"], course, D(2026, 5, 4)))


CASES = (
    Case(
        "hr.training.save_course",
        company,
        lambda office, _made: office.run(save_course, CourseDraft("Kurs")),
        counting("SELECT count(*) FROM hr_course"),
    ),
    Case(
        "hr.training.save_participant the last seat",
        _event,
        lambda office, made: office.run(
            save_participant, ParticipantDraft(made[0], made[1]["karla"], "attended")
        ),
        PROOFS,
        other=lambda office, made: office.run(
            save_participant, ParticipantDraft(made[0], made[1]["olaf"], "attended")
        ),
    ),
    Case(
        "hr.training.save_participant",
        _event,
        lambda office, made: office.run(
            save_participant, ParticipantDraft(made[0], made[1]["karla"], "attended")
        ),
        PROOFS,
    ),
    Case(
        "hr.training.save_proof",
        _course,
        lambda office, made: office.run(save_proof, ProofDraft(made[1]["karla"], made[0], D(2026, 5, 4))),
        PROOFS,
    ),
    Case(
        "hr.training.delete_proof",
        _proof,
        lambda office, key: office.run(delete_proof, key),
        counting("SELECT 1 - count(*) FROM hr_course_proof"),
    ),
    Case(
        "hr.training.take_course",
        _course,
        lambda office, made: Company(office, {}).as_role("karla", "staff").run(take_course, made[0], ()),
        PROOFS,
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.training.save_skill",
        company,
        lambda office, _made: office.run(save_skill, SkillDraft("Beratung")),
        counting("SELECT count(*) FROM hr_skill"),
    ),
    Case(
        "hr.training.save_need",
        _skill,
        lambda office, made: office.run(save_need, NeedDraft("Stelle", made[0])),
        counting("SELECT count(*) FROM hr_skill_need"),
    ),
    Case(
        "hr.training.save_level",
        _skill,
        lambda office, made: office.run(save_level, LevelDraft(made[1]["karla"], made[0])),
        counting("SELECT count(*) FROM hr_skill_level"),
    ),
    Case(
        "hr.training.save_budget",
        company,
        lambda office, _made: office.run(save_budget, BudgetDraft(2026, "7", 100_00)),
        counting("SELECT count(*) FROM hr_training_budget"),
    ),
)
