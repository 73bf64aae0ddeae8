"""The lists of recruiting, and one row of each as its form shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import sought
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.data.visibility import not_hidden
from app.modules.hr.people.api import Person, full_name
from app.modules.hr.recruiting.models import VIEW, Applicant, Appointment, Score, Vacancy
from app.modules.hr.recruiting.queries.visibility import known, seen_rows
from app.modules.hr.recruiting.rules.stages import (
    ENDED,
    ERASED,
    TAKES,
    ApplicantDraft,
    AppointmentDraft,
    ScoreDraft,
    VacancyDraft,
)

ALL = "hr.recruiting.all"


def _name() -> Any:
    a = Applicant
    return func.trim(a.last_name + ", " + a.first_name, ", ")


def _applicant() -> Column:
    return Column("applicant", N_("Applicant"), "text", _name(), 190)


def _vacancy() -> Column:
    return shown_as(Vacancy.title, "vacancy", width=210)


def _person(kind: Any) -> tuple[Any, Any]:
    return Person.__table__, Person.id == kind.person_id


def vacancies_source() -> ListSource:
    """Return the list of vacancies, the newest first, with how many applied."""
    v, a, p = Vacancy, Applicant, Person
    count = select(func.count()).where(a.vacancy_id == v.id).correlate(v.__table__).scalar_subquery()
    columns = (
        *listed(v, "number title department state"),
        Column("count", N_("Applications"), "number", count, 100),
        *listed(v, "places pay_from pay_to hours since"),
        Column("lead", N_("Who leads the choice"), "text", full_name(), 160),
        *listed(v, "reason refusal"),
        shown_as(v.opened, shown=False),
        shown_as(v.closed, shown=False),
    )
    joins = ((p.__table__, p.id == v.lead_id),)
    return ListSource("hr.vacancies", v, columns, (v.id.desc(),), joins=joins)


@query(VIEW)
def vacancy(connection: Connection, key: int) -> Stored[VacancyDraft] | None:
    """Return a vacancy with its draft."""
    return load_draft(connection, Vacancy, VacancyDraft, key)


@query(VIEW)
def offered_vacancies(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a vacancy offers: those that take applications, or the one with a key."""
    v = Vacancy
    words = func.lower(v.number + " " + v.title + " " + v.department)
    where: list[Any] = [v.id == key]
    if key is None:
        where = [v.state.in_(TAKES)]
        where += [words.contains(part, autoescape=True) for part in typed.lower().split()]
    rows = connection.execute(
        select(v.id, v.number, v.title, v.department).where(*where).order_by(v.id.desc()).limit(8)
    )
    return [Found(int(row.id), row.number, f"{row.number}  {row.title}", row.department) for row in rows]


def _applicants(name: str, *where: Any, right: str = "") -> ListSource:
    a, v = Applicant, Vacancy
    points = Score.knowledge + Score.experience + Score.together
    mean = (
        select((20 * func.sum(points) + 3 * func.count()) // (6 * func.count()) * 1000)  # mean_score's way
        .where(Score.applicant_id == a.id)
        .correlate(a.__table__)
        .scalar_subquery()
    )
    columns = (
        _applicant(),
        _vacancy(),
        *listed(a, "stage received source"),
        Column("score", N_("Score"), "quantity", mean, 90),
        *listed(a, "mail phone town starts kept_until pool_until"),
        shown_as(a.closed, shown=False),
        shown_as(a.proposed, shown=False),
        shown_as(a.erased, shown=False),
    )
    joins = ((v.__table__, v.id == a.vacancy_id),)
    order = (a.received.desc(), a.id.desc())
    return ListSource(name, a, columns, order, joins=joins, where=where, visible=seen_rows(a), right=right)


def applicants_source() -> ListSource:
    """Return the list of applicants of whom the book still knows who they are, the newest first."""
    return _applicants("hr.applicants", Applicant.stage != ERASED)


def pool_source() -> ListSource:
    """Return the talent pool: who agreed to stay in it."""
    return _applicants("hr.talent_pool", Applicant.pool_until.is_not(None), Applicant.stage != ERASED)


def due_source() -> ListSource:
    """Return the applicants whose erasure is proposed."""
    a = Applicant
    return _applicants("hr.applicants_due", a.proposed.is_not(None), a.stage.in_(ENDED), right=ALL)


@query(VIEW)
def applicant(connection: Connection, key: int) -> Stored[ApplicantDraft] | None:
    """Return an applicant with the draft, None for one that the person may not know of."""
    return load_draft(connection, Applicant, ApplicantDraft, key) if known(connection, key) else None


@query(VIEW)
def stage_of(connection: Connection, key: int) -> str:
    """Return the stage of an applicant, '' for one that the person may not know of."""
    where = Applicant.id == key
    return str(connection.scalar(select(Applicant.stage).where(where))) if known(connection, key) else ""


@query("hr.recruiting.hire")
def person_of(connection: Connection, key: int) -> int | None:
    """Return the member of staff that an applicant became, None for who was not hired."""
    found = connection.scalar(select(Applicant.person_id).where(Applicant.id == key))
    return int(found) if found is not None and known(connection, key) else None


@query(VIEW)
def offered_applicants(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for an applicant offers: those under way whose words hold what is typed, or the one with a key."""
    a, v = Applicant, Vacancy
    where: list[Any] = [*not_hidden(connection, "hr_applicant", a.id.expression)]
    if key is not None:
        where.append(a.id == key)
    else:
        where += [
            a.closed.is_(None),
            *(a.folded.contains(one, autoescape=True) for one in sought(typed)),
        ]
    query = select(a.id, _name().label("name"), v.title).join(v, v.id == a.vacancy_id).where(*where)
    rows = connection.execute(query.order_by(a.last_name, a.id).limit(8))
    return [Found(int(row.id), row.name, row.name, row.title) for row in rows]


def appointments_source() -> ListSource:
    """Return the list of interviews, the next days last."""
    t, a, v = Appointment, Applicant, Vacancy
    columns = (
        *listed(t, "day at minutes"),
        _applicant(),
        _vacancy(),
        *listed(t, "place"),
        Column("interviewer", N_("Interviewer"), "text", full_name(), 170),
    )
    joins = ((a.__table__, a.id == t.applicant_id), (v.__table__, v.id == a.vacancy_id), _person(t))
    order = (t.day.desc(), t.at.desc(), t.id.desc())
    return ListSource("hr.appointments", t, columns, order, joins=joins, visible=seen_rows(t))


@query(VIEW)
def appointment(connection: Connection, key: int) -> Stored[AppointmentDraft] | None:
    """Return an interview with its draft, None for one that the person may not know of."""
    return (
        load_draft(connection, Appointment, AppointmentDraft, key)
        if _is_seen(connection, Appointment, key)
        else None
    )


def scores_source() -> ListSource:
    """Return the list of scores, the newest first."""
    s, a, v = Score, Applicant, Vacancy
    columns = (
        _applicant(),
        _vacancy(),
        Column("interviewer", N_("Interviewer"), "text", full_name(), 170),
        *listed(s, "knowledge experience together remark"),
    )
    joins = ((a.__table__, a.id == s.applicant_id), (v.__table__, v.id == a.vacancy_id), _person(s))
    return ListSource("hr.applicant_scores", s, columns, (s.id.desc(),), joins=joins, visible=seen_rows(s))


@query(VIEW)
def score(connection: Connection, key: int) -> Stored[ScoreDraft] | None:
    """Return a score with its draft, None for one that the person may not know of."""
    return load_draft(connection, Score, ScoreDraft, key) if _is_seen(connection, Score, key) else None


def _is_seen(connection: Connection, kind: Any, key: int) -> bool:
    where = (kind.id == key, *seen_rows(kind)(connection))
    return connection.scalar(select(kind.id).where(*where)) is not None


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    a, v = Applicant, Vacancy
    where = (a.id.in_(list(keys)), *not_hidden(connection, "hr_applicant", a.id.expression))
    rows = connection.execute(select(a.id, _name(), v.title).join(v, v.id == a.vacancy_id).where(*where))
    return [(int(key), name, title) for key, name, title in rows]


SEARCHABLE = (
    Searchable(N_("Applicant"), "hr_applicant", "hr.recruiting.applicants", VIEW, _show, several=True),
)
