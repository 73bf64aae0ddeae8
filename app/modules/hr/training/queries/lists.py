"""The lists of training, and one row of each as its form shows it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import sought
from app.data.declarative import Base
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.visibility import not_hidden
from app.modules.hr.people.api import Person, full_name
from app.modules.hr.training.models import (
    Attempt,
    Clause,
    Course,
    CourseEvent,
    Instruction,
    Participant,
    Proof,
    Question,
    Skill,
    SkillLevel,
    SkillNeed,
    Slide,
    TrainingBudget,
)
from app.modules.hr.training.queries.visibility import OWN, VIEW, my_rows, seen_rows
from app.modules.hr.training.rules.training import (
    TAKES_SEAT,
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


def _person() -> Column:
    return Column("person", N_("Member of staff"), "text", full_name(), 190)


def _course() -> Column:
    return shown_as(Course.name, "course", width=240)


def _of_course(kind: Any) -> tuple[Any, Any]:
    return Course.__table__, Course.id == kind.course_id


def _of_person(kind: Any) -> tuple[Any, Any]:
    return Person.__table__, Person.id == kind.person_id


def courses_source() -> ListSource:
    """Return the catalogue of courses."""
    c = Course
    columns = listed(c, "name kind provider months fee")
    return ListSource("hr.courses", c, columns, (func.lower(c.name), c.id.asc()), right=VIEW)


def events_source() -> ListSource:
    """Return the list of planned courses, the newest first, with how many seats are taken."""
    e, p = CourseEvent, Participant
    taken = (
        select(func.count())
        .where(p.event_id == e.id, p.state.in_(TAKES_SEAT))
        .correlate(e.__table__)
        .scalar_subquery()
    )
    columns = (
        _course(),
        *listed(e, "since"),
        shown_as(e.until, shown=False),
        *listed(e, "town seats"),
        Column("taken", N_("Taken"), "number", taken, 80),
        *listed(e, "fee state"),
    )
    order = (e.since.desc(), e.id.desc())
    return ListSource("hr.course_events", e, columns, order, joins=(_of_course(e),), right=VIEW)


def participants_source() -> ListSource:
    """Return the list of participants of planned courses, the newest first."""
    p, e = Participant, CourseEvent
    columns = (
        _person(),
        _course(),
        *listed(e, "since"),
        *listed(p, "state result fee cost1 rating comment"),
    )
    joins = ((e.__table__, e.id == p.event_id), (Course.__table__, Course.id == e.course_id), _of_person(p))
    order = (e.since.desc(), p.id.desc())
    return ListSource("hr.course_participants", p, columns, order, joins=joins, visible=seen_rows(p))


def own_courses_source() -> ListSource:
    """Return the list of planned courses that one takes part in oneself."""
    p, e = Participant, CourseEvent
    columns = (_course(), *listed(e, "since until town"), *listed(p, "state result rating"))
    joins = ((e.__table__, e.id == p.event_id), (Course.__table__, Course.id == e.course_id))
    order = (e.since.desc(), p.id.desc())
    return ListSource("hr.own_courses", p, columns, order, joins=joins, visible=my_rows(p), right=OWN)


def proofs_source() -> ListSource:
    """Return the list of proofs, the newest first."""
    p = Proof
    columns = (_person(), _course(), *listed(p, "day until way note"))
    joins = (_of_course(p), _of_person(p))
    return ListSource(
        "hr.course_proofs", p, columns, (p.day.desc(), p.id.desc()), joins=joins, visible=seen_rows(p)
    )


def own_proofs_source() -> ListSource:
    """Return the list of one's own proofs, the newest first."""
    p = Proof
    columns = (_course(), *listed(p, "day until way note"))
    order = (p.day.desc(), p.id.desc())
    return ListSource(
        "hr.own_course_proofs", p, columns, order, joins=(_of_course(p),), visible=my_rows(p), right=OWN
    )


def attempts_source() -> ListSource:
    """Return the list of courses that were taken at the desk, the newest first."""
    a = Attempt
    columns = (_person(), _course(), *listed(a, "at right of passed content"))
    joins = (_of_course(a), _of_person(a))
    return ListSource("hr.course_attempts", a, columns, (a.id.desc(),), joins=joins, visible=seen_rows(a))


def instructions_source() -> ListSource:
    """Return the list of compulsory instructions."""
    i = Instruction
    columns = (*listed(i, "name kind"), _course(), *listed(i, "department job since law"))
    return ListSource(
        "hr.instructions", i, columns, (func.lower(i.name), i.id.asc()), joins=(_of_course(i),), right=VIEW
    )


def slides_source() -> ListSource:
    """Return the list of slides by course, in their order."""
    s = Slide
    columns = (_course(), *listed(s, "place title text"))
    order = (func.lower(Course.name), s.place.asc(), s.id.asc())
    return ListSource("hr.course_slides", s, columns, order, joins=(_of_course(s),), right=VIEW)


def questions_source() -> ListSource:
    """Return the list of questions by course, in their order."""
    q = Question
    columns = (_course(), *listed(q, "place question right"))
    order = (func.lower(Course.name), q.place.asc(), q.id.asc())
    return ListSource("hr.course_questions", q, columns, order, joins=(_of_course(q),))


def skills_source() -> ListSource:
    """Return the list of skills."""
    s = Skill
    return ListSource("hr.skills", s, listed(s, "name group"), (func.lower(s.name), s.id.asc()))


def needs_source() -> ListSource:
    """Return the list of skills that positions need."""
    n, s = SkillNeed, Skill
    columns = (
        *listed(n, "job"),
        shown_as(s.name, "skill", width=240),
        *listed(n, "level"),
    )
    order = (func.lower(n.job), func.lower(s.name), n.id.asc())
    return ListSource("hr.skill_needs", n, columns, order, joins=((s.__table__, s.id == n.skill_id),))


def levels_source() -> ListSource:
    """Return the list of skills that people have."""
    lv, s = SkillLevel, Skill
    columns = (
        _person(),
        shown_as(Person.job),
        shown_as(s.name, "skill", width=220),
        *listed(lv, "level day note"),
    )
    joins = ((s.__table__, s.id == lv.skill_id), _of_person(lv))
    order = (func.lower(Person.last_name), func.lower(s.name), lv.id.asc())
    return ListSource("hr.skill_levels", lv, columns, order, joins=joins, visible=seen_rows(lv))


def clauses_source() -> ListSource:
    """Return the list of repayment clauses, the newest first."""
    c = Clause
    columns = (_person(), *listed(c, "text amount months since"), shown_as(Person.leaving, width=110))
    order = (c.since.desc(), c.id.desc())
    return ListSource("hr.course_clauses", c, columns, order, joins=(_of_person(c),), visible=seen_rows(c))


def budgets_source() -> ListSource:
    """Return the list of training budgets."""
    b = TrainingBudget
    order = (b.year.desc(), b.cost1.asc(), b.id.asc())
    return ListSource("hr.training_budgets", b, listed(b, "year cost1 amount"), order)


# -- one row -------------------------------------------------------------------------
def _read(right: str, kind: type[Base], make: Any) -> Any:
    """Return the query for a row as its form shows it; None where there is none or it may not be known."""

    @query(right)
    def read(connection: Connection, key: int) -> Any:
        table: Any = kind.__table__
        hidden = not_hidden(connection, kind.__tablename__, table.c.id)
        if hidden and connection.scalar(select(table.c.id).where(table.c.id == key, *hidden)) is None:
            return None
        return load_draft(connection, kind, make, key)

    return read


course, event, slide = (
    _read(OWN, Course, CourseDraft),
    _read(OWN, CourseEvent, EventDraft),
    _read(OWN, Slide, SlideDraft),
)
participant, proof = _read(VIEW, Participant, ParticipantDraft), _read(VIEW, Proof, ProofDraft)
instruction, question = _read(VIEW, Instruction, InstructionDraft), _read(VIEW, Question, QuestionDraft)
skill, need, level = (
    _read(VIEW, Skill, SkillDraft),
    _read(VIEW, SkillNeed, NeedDraft),
    _read(VIEW, SkillLevel, LevelDraft),
)
clause, budget = _read(VIEW, Clause, ClauseDraft), _read(VIEW, TrainingBudget, BudgetDraft)


@query(OWN)
def own_evaluation(connection: Connection, key: int) -> Stored[EvaluationDraft] | None:
    """Return how one found a course that one took part in."""
    mine = connection.scalar(
        select(Participant.id).where(Participant.id == key, *my_rows(Participant)(connection))
    )
    return load_draft(connection, Participant, EvaluationDraft, key) if mine is not None else None


# -- what fields offer ------------------------------------------------------------------
@query(OWN)
def offered_courses(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a course offers."""
    c = Course
    words = [func.lower(c.name).contains(word, autoescape=True) for word in typed.lower().split()]
    where = [c.id == key] if key is not None else words
    rows = connection.execute(
        select(c.id, c.name, c.provider).where(*where).order_by(func.lower(c.name)).limit(8)
    )
    return [Found(int(row.id), row.name, row.name, row.provider) for row in rows]


@query(OWN)
def offered_events(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a planned course offers: those that are not cancelled, the newest first."""
    e, c = CourseEvent, Course
    words = [func.lower(c.name).contains(word, autoescape=True) for word in typed.lower().split()]
    where = [e.id == key] if key is not None else [e.state != "cancelled", *words]
    rows = connection.execute(
        select(e.id, e.since, e.town, c.name)
        .join(c, c.id == e.course_id)
        .where(*where)
        .order_by(e.since.desc())
        .limit(8)
    )
    return [
        Found(
            int(row.id),
            f"{row.name} {formats.day(row.since)}",
            f"{row.name}  {formats.day(row.since)}",
            row.town,
        )
        for row in rows
    ]


@query(VIEW)
def offered_skills(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a skill offers."""
    s = Skill
    words = [func.lower(s.name).contains(word, autoescape=True) for word in sought(typed)]
    where = [s.id == key] if key is not None else words
    rows = connection.execute(
        select(s.id, s.name, s.group).where(*where).order_by(func.lower(s.name)).limit(8)
    )
    return [Found(int(row.id), row.name, row.name, row.group) for row in rows]
