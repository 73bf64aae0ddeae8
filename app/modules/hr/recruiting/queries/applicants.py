"""What is read of applicants beside the lists: the board of a vacancy, who may be the same person, interviews for a calendar, figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.calendar_file import Meeting, calendar_file
from app.core.dataclass import dataclass
from app.core.dates import read_iso
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.data.visibility import not_hidden
from app.modules.hr.recruiting.models import VIEW, Applicant, ApplicantStep, Appointment, Score, Vacancy
from app.modules.hr.recruiting.queries.visibility import known, sees_all
from app.modules.hr.recruiting.rules.figures import Course, Figures, figures
from app.modules.hr.recruiting.rules.stages import BOARD, ENDED, TAKES, mean_score

ALL, LEAST = "hr.recruiting.all", "hr.smallest_group"
PAGE = "hr.recruiting.applicants"


@dataclass(frozen=True)
class Card:
    """An applicant on the board: stage, since when they are there, the next interview, the mean score in tenths."""

    id: int
    name: str
    stage: str
    since: datetime.date
    town: str
    interview: datetime.date | None
    score: int | None


@dataclass(frozen=True)
class OpenVacancy:
    """A vacancy that takes applications, for the choice above the board."""

    id: int
    number: str
    title: str


@query(VIEW)
def open_vacancies(connection: Connection) -> list[OpenVacancy]:
    """Return the vacancies that take applications, the newest first."""
    v = Vacancy
    rows = select(v.id, v.number, v.title).where(v.state.in_(TAKES)).order_by(v.id.desc())
    return read_all(connection, rows, OpenVacancy)


def _seen_applicants(connection: Connection) -> list[Any]:
    return not_hidden(connection, "hr_applicant", Applicant.id.expression)


@query(VIEW)
def board(connection: Connection, vacancy: int) -> list[Card]:
    """Return who is under way for a vacancy, by stage, then those who wait longest first; four statements for any number."""
    a, s, t, today = Applicant, ApplicantStep, Appointment, clock.today(connection)
    rows = connection.execute(
        select(a.id, a.first_name, a.last_name, a.stage, a.received, a.town).where(
            a.vacancy_id == vacancy, a.stage.in_(BOARD), *_seen_applicants(connection)
        )
    ).all()
    keys = [row.id for row in rows] or [0]
    steps = select(s.applicant_id, s.stage, func.max(s.day)).where(s.applicant_id.in_(keys))
    since = {
        (int(key), stage): day
        for key, stage, day in connection.execute(steps.group_by(s.applicant_id, s.stage))
    }
    next_days = select(t.applicant_id, func.min(t.day)).where(t.applicant_id.in_(keys), t.day >= today)
    days = {int(key): day for key, day in connection.execute(next_days.group_by(t.applicant_id))}
    given = select(Score.applicant_id, Score.knowledge, Score.experience, Score.together)
    points: dict[int, list[tuple[int, int, int]]] = {}
    for key, *three in connection.execute(given.where(Score.applicant_id.in_(keys))):
        points.setdefault(int(key), []).append((three[0], three[1], three[2]))
    found = [
        Card(
            row.id,
            f"{row.first_name} {row.last_name}".strip(),
            row.stage,
            since.get((row.id, row.stage), row.received),
            row.town,
            interview=days.get(row.id),
            score=mean_score(points.get(row.id, [])),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (BOARD.index(one.stage), one.since, one.id))


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the same person: name, for which vacancy they applied, when, and how far that is."""

    id: int
    name: str
    vacancy: str
    received: datetime.date
    stage: str


@query(VIEW)
def similar(connection: Connection, key: int) -> list[Alike]:
    """Return applications that may be of the same person: the same mail address, phone or name; the newest first."""
    a, v = Applicant, Vacancy
    if not known(connection, key):
        return []
    one = connection.execute(
        select(a.first_name, a.last_name, a.mail, a.phone, a.erased).where(a.id == key)
    ).one()
    if one.erased is not None:
        return []
    same = [
        (func.lower(a.first_name) == one.first_name.lower())
        & (func.lower(a.last_name) == one.last_name.lower())
    ]
    if one.mail:
        same.append(func.lower(a.mail) == one.mail.lower())
    if one.phone:
        same.append(a.phone == one.phone)
    rows = connection.execute(
        select(a.id, a.first_name, a.last_name, v.title, a.received, a.stage)
        .join(v, v.id == a.vacancy_id)
        .where(a.id != key, a.erased.is_(None), or_(*same), *_seen_applicants(connection))
        .order_by(a.received.desc(), a.id.desc())
        .limit(20)
    )
    return [
        Alike(row.id, f"{row.first_name} {row.last_name}".strip(), row.title, row.received, row.stage)
        for row in rows
    ]


@query(VIEW)
def applied_by(connection: Connection, vacancy: int, mail: str) -> int | None:
    """Return who applied for a vacancy with a mail address, None for nobody and for who may not be known."""
    a = Applicant
    where = (a.vacancy_id == vacancy, func.lower(a.mail) == mail.lower(), a.erased.is_(None))
    found = connection.scalar(select(a.id).where(*where, *_seen_applicants(connection)).limit(1))
    return int(found) if found is not None else None


@query(VIEW)
def came_on(connection: Connection, written: str) -> datetime.date:
    """Return the day on which something came that says it was written on a day (ISO text): that day, today for none and for one to come."""
    today = clock.today(connection)
    return min(read_iso(written), today) if written else today


@query(VIEW)
def interviews_ics(connection: Connection, key: int | None = None) -> bytes:
    """Return interviews from today on as a calendar file (RFC 5545): of one applicant, or all that one may know of."""
    t, a, v = Appointment, Applicant, Vacancy
    where = [t.day >= clock.today(connection), *_seen_applicants(connection)]
    where += [a.id == key] if key is not None else []
    rows = connection.execute(
        select(t.id, t.day, t.at, t.minutes, t.place, a.first_name, a.last_name, v.title)
        .join(a, a.id == t.applicant_id)
        .join(v, v.id == a.vacancy_id)
        .where(*where)
        .order_by(t.day, t.at, t.id)
    )
    found = [
        Meeting(
            f"interview-{row.id}",
            datetime.datetime.combine(row.day, datetime.time.fromisoformat(row.at)),
            row.minutes,
            _("Interview: {name}, {title}").format(
                name=f"{row.first_name} {row.last_name}".strip(), title=row.title
            ),
            row.place,
        )
        for row in rows
    ]
    return calendar_file(found, clock.now(connection))


@dataclass(frozen=True)
class ApplicantRow:
    """An applicant in a list of the command line."""

    id: int
    name: str
    vacancy: str
    received: datetime.date
    stage: str


@query(VIEW)
def applicant_rows(connection: Connection, stage: str = "") -> list[ApplicantRow]:
    """Return the applicants that one may know of and who are not erased, at one stage or all, the newest first."""
    a, v = Applicant, Vacancy
    where = [a.erased.is_(None), *_seen_applicants(connection), *([a.stage == stage] if stage else [])]
    name = func.trim(a.first_name + " " + a.last_name).label("name")
    rows = select(a.id, name, v.title.label("vacancy"), a.received, a.stage).join(v, v.id == a.vacancy_id)
    return read_all(connection, rows.where(*where).order_by(a.received.desc(), a.id.desc()), ApplicantRow)


@query(ALL)
def recruiting_figures(connection: Connection, since: datetime.date, until: datetime.date) -> Figures:
    """Return the figures of applications received in a span, both days included, without persons."""
    a, s, v = Applicant, ApplicantStep, Vacancy
    where = (a.received >= since, a.received <= until)
    rows = connection.execute(
        select(a.id, a.source, a.stage, a.received, a.closed, v.opened)
        .join(v, v.id == a.vacancy_id)
        .where(*where)
    ).all()
    steps: dict[int, list[tuple[str, datetime.date]]] = {}
    query = select(s.applicant_id, s.stage, s.day).join(a, a.id == s.applicant_id).where(*where)
    for key, stage, day in connection.execute(query.order_by(s.id)):
        steps.setdefault(int(key), []).append((stage, day))
    courses = [_course(row, steps.get(row.id, ())) for row in rows]
    return figures(courses, int(setting(connection, LEAST)))


def _course(row: Any, steps: Sequence[tuple[str, datetime.date]]) -> Course:
    ends = [stage for stage, _day in steps if stage in ENDED]
    return Course(row.source, steps, ends[-1] if ends else "", row.received, row.closed, opened=row.opened)


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what of recruiting waits: applications nobody looked at, interviews of today, erasures that are proposed."""
    a, t = Applicant, Appointment
    new = connection.scalar(
        select(func.count()).select_from(a).where(a.stage == BOARD[0], *_seen_applicants(connection))
    )
    today = connection.scalar(
        select(func.count())
        .select_from(t)
        .join(a, a.id == t.applicant_id)
        .where(t.day == clock.today(connection), *_seen_applicants(connection))
    )
    found = []
    if new:
        words = Message(
            N_("{count} applications wait to be looked at"),
            {"count": new},
            N_("1 application waits to be looked at"),
        )
        found.append(Waiting(new, words, PAGE))
    if today:
        words = Message(N_("{count} interviews today"), {"count": today}, N_("1 interview today"))
        found.append(Waiting(today, words, PAGE, "interviews"))
    if sees_all(connection):
        over = (a.stage.in_(ENDED), a.proposed.is_not(None))
        due = connection.scalar(select(func.count()).select_from(a).where(*over))
        if due:
            words = Message(
                N_("{count} applicants are to be erased"), {"count": due}, N_("1 applicant is to be erased")
            )
            found.append(Waiting(due, words, PAGE, "due", late=True))
    return found
