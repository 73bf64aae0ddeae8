"""Courses, proofs, instructions with gaps, the course at the desk, skills, clauses and costs; nobody outside learns of them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.core.errors import Forbidden, Invalid, KontorError, Missing
from app.data.office import Office
from app.data.queries import query
from app.data.visibility import may_know
from app.modules.hr.training.api import instruction_gaps, instruction_proofs
from app.modules.hr.training.queries.desk import desk_course, own_attempt
from app.modules.hr.training.queries.gaps import instruction_dues, own_dues, skill_matrix, training_costs
from app.modules.hr.training.queries.lists import (
    attempts_source,
    clause,
    clauses_source,
    level,
    levels_source,
    offered_courses,
    offered_events,
    own_courses_source,
    own_evaluation,
    own_proofs_source,
    participant,
    participants_source,
    proof,
    proofs_source,
    question,
    questions_source,
)
from app.modules.hr.training.reports import costs_report, gaps_report
from app.modules.hr.training.rules.due import (
    FINE,
    MISSING,
    SOON,
)
from app.modules.hr.training.rules.training import (
    CANCELLED,
    BudgetDraft,
    ClauseDraft,
    CourseDraft,
    EvaluationDraft,
    EventDraft,
    InstructionDraft,
    LevelDraft,
    NeedDraft,
    ParticipantDraft,
    ProofDraft,
    QuestionDraft,
    SkillDraft,
    SlideDraft,
)
from app.modules.hr.training.services.desk import take_course
from app.modules.hr.training.services.skills import (
    save_budget,
    save_clause,
    save_level,
    save_need,
    save_skill,
)
from app.modules.hr.training.services.training import (
    delete_proof,
    evaluate,
    save_course,
    save_event,
    save_instruction,
    save_participant,
    save_proof,
    save_question,
    save_slide,
)
from app.modules.hr.training.todo import waiting
from tests.modules.hr.company import ROLES, company

D = datetime.date
TODAY = D(2026, 11, 23)
CANARY = "Zwergseeschwalbe"


def keys_of(office: Office, source: Any) -> list[int]:
    """Return the rows of a list that somebody sees."""
    return list(office.read(source.keys, {}))


def states(office: Office, name: str = "Karla") -> dict[str, str]:
    """Return how it stands with the instructions of somebody."""
    return {one.instruction: one.state for one in office.read(instruction_dues) if name in one.name}


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_day_of_a_course_is_proven_once(office: Office, by_hand: bool) -> None:
    """Whether the certificate of that day was entered by hand before or the attendance is kept twice: there is one."""
    c = company(office)
    course = office.run(save_course, CourseDraft("Erste Hilfe", months=24))
    day = D(2026, 10, 5)
    event = office.run(save_event, EventDraft(course, day, day, "Kiel"))
    karla = c.keys["karla"]
    if by_hand:
        office.run(save_proof, ProofDraft(karla, course, day))
    key = office.run(save_participant, ParticipantDraft(event, karla))
    for version, result in enumerate(("bestanden", "gut bestanden"), 1):
        office.run(save_participant, ParticipantDraft(event, karla, "attended", result), key, version)
        assert len(keys_of(office, proofs_source())) == 1
    office.run(save_participant, ParticipantDraft(event, karla, "absent"), key, 3)
    assert len(keys_of(office, proofs_source())) == int(by_hand)  # what was entered by hand stays


def test_who_attended_has_the_proof(any_office: Office) -> None:
    """Seats are counted, who attended is proven and who did not is not; the fee falls to the cost centre; clauses and costs follow."""
    c = company(any_office)
    o, karla = c.office, c.as_role("karla", "staff")
    course = o.run(save_course, CourseDraft("Erste Hilfe", months=24, fee=95_00))
    o.run(
        save_instruction, InstructionDraft("Ersthelfer", "first_aid", course, "Verkauf", since=D(2026, 1, 1))
    )
    day = D(2026, 10, 5)
    event = o.run(save_event, EventDraft(course, day, day, "Kiel", 2, fee=95_00))
    first = o.run(save_participant, ParticipantDraft(event, c.keys["karla"]))
    o.run(save_participant, ParticipantDraft(event, c.keys["olaf"], fee=0, cost1="7"))
    with pytest.raises(Invalid, match="2 seats"):
        o.run(save_participant, ParticipantDraft(event, c.keys["hanna"]))
    with pytest.raises(Invalid, match="take part"):
        o.run(save_event, EventDraft(course, day, day, "Kiel", 1, fee=95_00), event, 1)
    assert (states(o), states(o, "Lina")) == ({"Ersthelfer": MISSING}, {})
    assert [one.name.split(",")[1].strip() for one in o.read(instruction_gaps, "first_aid")] == [
        "Hanna",
        "Karla",
        "Olaf",
    ]
    attended = ParticipantDraft(event, c.keys["karla"], "attended", "bestanden", 95_00)
    o.run(save_participant, attended, first, 1)
    assert states(o) == {"Ersthelfer": FINE}
    assert [one.until for one in o.read(instruction_proofs, "first_aid")] == [D(2028, 10, 5)]
    assert len(keys_of(karla, own_proofs_source())) == 1
    with pytest.raises(Invalid, match="follows"):
        o.run(delete_proof, keys_of(o, proofs_source())[0])
    rows = o.read(training_costs, D(2026, 1, 1), D(2026, 12, 31))
    assert [(one.cost1, one.spent, one.planned) for one in rows] == [("", 95_00, 0), ("7", 0, 0)]
    o.run(save_budget, BudgetDraft(2026, "7", 500_00))
    with pytest.raises(Invalid):
        o.run(save_budget, BudgetDraft(2026, "7", 1))
    report = o.read(costs_report, D(2026, 1, 1), D(2026, 12, 31))
    assert report.totals == {"budget": 500_00, "spent": 95_00, "planned": 0, "left": 405_00}
    assert len(o.read(gaps_report, D(2026, 1, 1), TODAY).rows) == 2
    # what they say of it
    with pytest.raises(Missing):
        c.as_role("olaf", "staff").run(evaluate, EvaluationDraft(1), first)
    with pytest.raises(Invalid):
        karla.run(evaluate, EvaluationDraft(6), first)
    karla.run(evaluate, EvaluationDraft(2, "gut"), first)
    found = karla.read(own_evaluation, first)
    assert found is not None
    assert found.draft == EvaluationDraft(2, "gut")
    # it was a mistake: the proof goes again
    o.run(save_participant, ParticipantDraft(event, c.keys["karla"], "absent", "", 95_00), first, 3)
    assert states(o) == {"Ersthelfer": MISSING}
    by_hand = o.run(save_proof, ProofDraft(c.keys["karla"], course, D(2024, 11, 30)))
    assert states(o) == {"Ersthelfer": SOON}
    with pytest.raises(Invalid, match="already"):
        o.run(save_proof, ProofDraft(c.keys["karla"], course, D(2024, 11, 30)))
    o.run(delete_proof, by_hand)
    assert states(o) == {"Ersthelfer": MISSING}


def test_a_course_at_the_desk_gives_a_dated_proof(any_office: Office) -> None:
    """Wrong answers are kept and prove nothing; right ones prove the day once; who takes it never learns what is right before."""
    c = company(any_office)
    o, karla = c.office, c.as_role("karla", "staff")
    course = o.run(save_course, CourseDraft("Datenschutz", "desk", months=12, passing=100))
    o.run(
        save_instruction,
        InstructionDraft("Datenschutz", "privacy", course, since=D(2026, 1, 1), law="Art. 39 DSGVO"),
    )
    with pytest.raises(Invalid):
        karla.run(take_course, course, ())
    o.run(save_slide, SlideDraft(course, 1, "Worum es geht", "Text"))
    asked = o.run(save_question, QuestionDraft(course, 1, "Was?", "a\nb\nc", "1 3"))
    seen = karla.read(desk_course, course)
    assert ([one.title for one in seen.slides], [one.answers for one in seen.questions]) == (
        ["Worum es geht"],
        [("a", "b", "c")],
    )
    assert "right" not in repr(seen)
    assert [one.state for one in karla.read(own_dues)] == [MISSING]
    assert [one.count for one in karla.read(waiting)] == [1]
    wrong = karla.read(own_attempt, karla.run(take_course, course, ((asked, (1,)),)))
    assert wrong is not None
    assert (wrong.right, wrong.of, wrong.passed) == (0, 1, False)
    assert keys_of(karla, own_proofs_source()) == []
    good = karla.run(take_course, course, ((asked, (1, 3)),))
    assert karla.run(take_course, course, ((asked, (3, 1)),)) != good
    assert len(keys_of(karla, own_proofs_source())) == 1
    assert [(one.state, one.until) for one in karla.read(own_dues)] == [(FINE, D(2027, 11, 23))]
    assert [one.count for one in karla.read(waiting)] == []
    assert len(keys_of(o, attempts_source())) == 3
    assert c.as_role("olaf", "staff").read(own_attempt, good) is None
    with pytest.raises(Invalid, match="signs in"):
        c.as_role("nemo", "staff").run(take_course, course, ())
    assert [one.count for one in c.as_role("hanna", "hr").read(waiting)] == [
        1,
        3,
    ]  # her own; hers and two of others


def test_what_training_refuses(any_office: Office) -> None:
    """Each refusal names its field; a manager changes nothing, and nobody changes whom they don't see."""
    c = company(any_office)
    o, person = c.office, c.keys["karla"]
    course = o.run(save_course, CourseDraft("Kurs"))
    event = o.run(save_event, EventDraft(course, D(2026, 12, 1)))
    skill = o.run(save_skill, SkillDraft("Beratung"))
    o.run(save_need, NeedDraft("Stelle", skill, "3"))
    o.run(save_level, LevelDraft(person, skill, "1"))
    cases: tuple[tuple[Any, Any, str], ...] = (
        (save_course, CourseDraft("kurs"), "name"),
        (save_course, CourseDraft("X", fee=-1), "fee"),
        (save_course, CourseDraft("X", months=601), "months"),
        (save_event, EventDraft(None, D(2026, 12, 1)), "course"),
        (save_event, EventDraft(course), "since"),
        (save_event, EventDraft(course, D(2026, 12, 2), D(2026, 12, 1)), "until"),
        (save_participant, ParticipantDraft(None, person), "event"),
        (save_participant, ParticipantDraft(event), "person"),
        (save_participant, ParticipantDraft(event, person, "attended"), "state"),
        (save_proof, ProofDraft(person, course), "day"),
        (save_proof, ProofDraft(person, course, D(2026, 12, 1)), "day"),
        (save_proof, ProofDraft(person, course, D(2026, 1, 2), D(2026, 1, 1)), "until"),
        (save_instruction, InstructionDraft("X"), "course"),
        (save_instruction, InstructionDraft("X", course=course), "since"),
        (save_slide, SlideDraft(None, 1, "X"), "course"),
        (save_slide, SlideDraft(course, 0, "X"), "place"),
        (save_question, QuestionDraft(course, 1, "X", "a", "1"), "answers"),
        (save_question, QuestionDraft(course, 1, "X", "a\nb", "3"), "right"),
        (save_need, NeedDraft("Stelle", skill, "2"), "skill"),
        (save_need, NeedDraft("Andere", skill, "0"), "level"),
        (save_level, LevelDraft(person, skill, "2"), "skill"),
        (save_clause, ClauseDraft(person, "Kurs", 0, 24, D(2026, 1, 1)), "amount"),
        (save_clause, ClauseDraft(person, "Kurs", 1, 61, D(2026, 1, 1)), "months"),
        (save_budget, BudgetDraft(2026, "", 1), "cost1"),
    )
    for save, draft, field in cases:
        with pytest.raises(Invalid) as caught:
            o.run(save, draft)
        assert caught.value.field == field, draft
    with pytest.raises(Forbidden):
        c.as_role("hanna", "manager", "staff").run(save_course, CourseDraft("Y"))
    with pytest.raises(Forbidden):
        c.as_role("karla", "staff").run(save_proof, ProofDraft(person, course, D(2026, 1, 2)))
    gaps = {one.name.split(", ")[1]: one.gap for one in o.read(skill_matrix, "Stelle")}
    assert gaps == {"Hanna": 3, "Karla": 2, "Lina": 3, "Olaf": 3}
    assert [one.gap for one in c.as_role("hanna", "manager").read(skill_matrix)] == [2, 3]


def _told(office: Office, rows: dict[str, int]) -> str:
    """Return all that somebody can read of the training of others."""
    found = []

    def read(*asked: Any) -> None:
        try:
            found.append(repr(office.read(*asked)))
        except KontorError as error:
            found.append(type(error).__name__)

    lists = (participants_source(), proofs_source(), attempts_source(), levels_source(), clauses_source())
    for source in (*lists, questions_source(), own_courses_source(), own_proofs_source()):
        try:
            found.append(repr(office.read(source.page, list(office.read(source.keys, {})))))
        except KontorError as error:
            found.append(type(error).__name__)
    read(participant, rows["hr_course_participant"])
    read(proof, rows["hr_course_proof"])
    read(level, rows["hr_skill_level"])
    read(clause, rows["hr_course_clause"])
    read(own_evaluation, rows["hr_course_participant"])
    return "\n".join(found)


def test_nobody_outside_learns_of_training(any_office: Office) -> None:
    """Results, proofs, levels and clauses are known to who they are about (as far as shown), who leads them, and who sees all."""
    c = company(any_office)
    o, person = c.office, c.keys["karla"]
    course = o.run(save_course, CourseDraft("Kurs"))
    event = o.run(save_event, EventDraft(course, D(2026, 10, 1)))
    skill = o.run(save_skill, SkillDraft("Beratung"))
    made = {
        "hr_course_participant": o.run(save_participant, ParticipantDraft(event, person, "absent", CANARY)),
        "hr_course_proof": o.run(save_proof, ProofDraft(person, course, D(2026, 1, 2), note=CANARY)),
        "hr_skill_level": o.run(save_level, LevelDraft(person, skill, "1", note=CANARY)),
        "hr_course_clause": o.run(save_clause, ClauseDraft(person, CANARY, 100_00, 24, D(2026, 1, 1))),
    }
    o.run(save_question, QuestionDraft(course, 1, "Was?", f"a\n{CANARY}", "2"))
    for role in ROLES:
        for login in ("hanna", "olaf", "lina"):
            office = c.as_role(login, role)
            knows = role in ("administrator", "hr") or (role == "manager" and login == "hanna")
            assert (CANARY in _told(office, made)) is knows, (role, login)
            for table, row in made.items():
                assert office.read(query("")(lambda one, t=table, r=row: may_know(one, t, r))) is knows, (
                    role,
                    login,
                    table,
                )
            if "hr.training.view" not in ROLES[role] and "*" not in ROLES[role]:
                with pytest.raises(Forbidden):
                    office.read(question, 1)
    assert CANARY in _told(c.as_role("karla", "staff"), made)  # one's own is one's own


def test_planned_courses_are_offered_by_words_and_by_key(office: Office) -> None:
    """Words find those that are not cancelled, the newest first; a key finds its own, cancelled or not, and no other."""
    courses = [office.run(save_course, CourseDraft(name)) for name in ("Erste Hilfe", "Brandschutz")]
    found = [office.read(offered_courses, *asked) for asked in (("hilfe", None), ("", courses[1]))]
    assert [[one.key for one in each] for each in found] == [courses[:1], courses[1:]]
    days = (D(2026, 10, 5), D(2026, 12, 7))
    first, later = (office.run(save_event, EventDraft(courses[0], day)) for day in days)
    off = office.run(save_event, EventDraft(courses[1], days[0], state=CANCELLED))
    assert [one.key for one in office.read(offered_events, "hilfe erste", None)] == [later, first]
    assert office.read(offered_events, "brand", None) == []
    assert [[one.key for one in office.read(offered_events, "", key)] for key in (first, off)] == [
        [first],
        [off],
    ]
