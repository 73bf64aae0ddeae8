"""Questions as they are read: those for me, those I asked, those on a record; who may be asked; and what waits on Today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from app.core.about_contact import AboutContact, Happening
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.core.people import person
from app.data import clock
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.record_extras import Target
from app.data.rows import read_all
from app.data.search import searchables
from app.data.visibility import login, may_know, seen
from app.modules.organisation.notices.api import Reader, readers
from app.modules.organisation.questions.models import Question
from app.modules.organisation.questions.rules import (
    ANSWERED,
    AUDIENCES,
    DEPARTMENT,
    OPEN,
    PERSON,
    ROLE,
)
from app.modules.organisation.questions.settings import ASK, VIEW

PAGE = "organisation.questions.questions"
NAMED = 5  # questions that Today names one by one


@dataclass(frozen=True)
class QuestionView:
    """A question with its answer, whom it asks, and whether the person of the connection is one of them."""

    id: int
    version: int
    table_name: str
    row_key: int
    text: str
    asked_by: str
    asked_at: datetime.datetime
    audience: str
    target: str
    due: datetime.date | None
    state: str
    answer: str
    answered_by: str
    answered_at: datetime.datetime | None

    @property
    def whom(self) -> str:
        """Whom it asks, in the language in force."""
        return whom_words(self.audience, self.target)


def whom_words(audience: str, target: str) -> str:
    """Return whom a question asks, in the language in force."""
    if audience == PERSON:
        return person(target)
    return f"{_(AUDIENCES[audience])}: {target}"


def belongs(audience: str, target: str, one: Reader) -> bool:
    """Say whether somebody is one of those whom a question asks."""
    wanted = target.strip().casefold()
    if audience == PERSON:
        return one.login.casefold() == wanted
    held = [one.department] if audience == DEPARTMENT else list(one.roles)
    return bool(wanted) and wanted in (name.strip().casefold() for name in held)


def _mine(connection: Connection) -> ColumnElement[bool]:
    """Return the condition for questions that ask the person of a connection."""
    q, who = Question, login(connection)
    me = next((one for one in readers(connection) if one.login == who), Reader(who, ""))
    asked = [and_(q.audience == PERSON, q.target == who)]
    if me.department:
        asked.append(and_(q.audience == DEPARTMENT, q.target == me.department))
    if me.roles:
        asked.append(and_(q.audience == ROLE, q.target.in_(list(me.roles))))
    return or_(*asked)


def known(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the conditions for questions on records that the person of a connection may know of."""
    return seen(connection, Question.table_name.expression, Question.row_key.expression)


def _listed(name: str, mine: Any) -> ListSource:
    q = Question
    columns = (
        *listed(q, "state text"),
        Column("record", N_("Record"), "text", None, 200),
        *listed(q, "asked_by"),
        Column("whom", N_("Whom"), "text", None, 180),
        *listed(q, "due answer answered_by asked_at"),
        *listed(q, "audience target answered_at", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def visible(connection: Connection) -> list[ColumnElement[bool]]:
        return [*known(connection), *mine(connection)]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        names = _records(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            row[place["record"]] = names.get(key)
            if row[place["audience"]] is not None:
                row[place["whom"]] = whom_words(row[place["audience"]], row[place["target"]])

    order = (q.state == OPEN, q.asked_at.desc(), q.id.desc())
    return ListSource(name, q, columns, (order[0].desc(), *order[1:]), finish=fill, visible=visible)


def own_source() -> ListSource:
    """Return the questions that ask the person of a connection, the open ones first."""
    return _listed("organisation.questions.own", lambda connection: [_mine(connection)])


def asked_source() -> ListSource:
    """Return the questions that the person of a connection asked."""
    return _listed(
        "organisation.questions.asked", lambda connection: [Question.asked_by == login(connection)]
    )


def all_source() -> ListSource:
    """Return all questions on records that may be known of."""
    return _listed("organisation.questions", lambda _connection: [])


def _records(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return what the records of questions are called, by question; the questions are known to be visible."""
    q, by_table = Question, dict[str, dict[int, list[int]]]()
    for row in connection.execute(select(q.id, q.table_name, q.row_key).where(q.id.in_(keys))):
        by_table.setdefault(row.table_name, {}).setdefault(row.row_key, []).append(row.id)
    found: dict[int, str] = {}
    for one in searchables():
        records = by_table.get(one.table, {})
        for key, title, _detail in one.show(connection, list(records)) if records else ():
            found |= dict.fromkeys(records[key], f"{_(one.title)}: {title}")
    return found


@query(VIEW)
def record_words(connection: Connection, target: Target) -> str:
    """Return what a record is called that a question is to be asked about; '' where it may not be known of."""
    if not may_know(connection, target.table, target.key):
        return ""
    kinds = [one for one in searchables() if one.table == target.table]
    found = [(one, row) for one in kinds for row in one.show(connection, [target.key])]
    return f"{_(found[0][0].title)}: {found[0][1][1]}" if found else ""


@query(VIEW)
def question(connection: Connection, key: int) -> QuestionView | None:
    """Return a question, None where there is none or its record may not be known of."""
    rows = select(Question.__table__).where(Question.id == key, *known(connection))
    found = read_all(connection, rows, QuestionView)
    return found[0] if found else None


@query(VIEW)
def questions_on(connection: Connection, target: Target) -> list[QuestionView]:
    """Return the questions on a record, the newest first."""
    q = Question
    rows = select(q.__table__).where(
        q.table_name == target.table, q.row_key == target.key, *known(connection)
    )
    return read_all(connection, rows.order_by(q.id.desc()), QuestionView)


@query(VIEW)
def asks_me(connection: Connection, key: int) -> bool:
    """Say whether the person of a connection is one of those whom a question asks."""
    return connection.scalar(select(Question.id).where(Question.id == key, _mine(connection))) is not None


@query(ASK)
def whom(connection: Connection) -> list[tuple[str, str]]:
    """Return who may be asked, beside oneself: people, departments and roles that somebody who signs in belongs to."""
    everybody = readers(connection)
    people = [
        (f"{PERSON}:{one.login}", one.name or one.login)
        for one in everybody
        if one.login != login(connection)
    ]
    departments = sorted({one.department for one in everybody if one.department}, key=str.casefold)
    roles = sorted({role for one in everybody for role in one.roles}, key=str.casefold)
    found = [
        *people,
        *((f"{DEPARTMENT}:{name}", _("Department {name}").format(name=name)) for name in departments),
    ]
    return [*found, *((f"{ROLE}:{name}", _("Role {name}").format(name=name)) for name in roles)]


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return the open questions to the person of a connection, and the answers to theirs that they have not read."""
    q, today = Question, clock.today(connection)
    rows = connection.execute(
        select(q.id, q.text, q.asked_by, q.due)
        .where(q.state == OPEN, _mine(connection), *known(connection))
        .order_by(q.due.is_(None), q.due, q.id)
    ).all()
    found = [
        Waiting(
            1,
            Message(N_("{who} asks: {text}"), {"who": person(row.asked_by), "text": _short(row.text)}),
            PAGE,
            row.id,
            row.due is not None and row.due < today,
        )
        for row in rows[:NAMED]
    ]
    if len(rows) > NAMED:
        words = N_("{count} more questions to you")
        more = len(rows) - NAMED
        found.append(Waiting(more, Message(words, {"count": more}, N_("1 more question to you")), PAGE))
    answers = connection.execute(
        select(q.id, q.answer, q.answered_by)
        .where(q.state == ANSWERED, q.asked_by == login(connection), *known(connection))
        .order_by(q.answered_at)
        .limit(NAMED)
    )
    said = N_("{who} answered: {text}")
    return found + [
        Waiting(1, Message(said, {"who": person(row.answered_by), "text": _short(row.answer)}), PAGE, row.id)
        for row in answers
    ]


@query(VIEW)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the questions about a contact with their answers, the newest first."""
    q = Question
    where = (q.table_name == "contact", q.row_key == about.key, *known(connection))
    rows = select(q.__table__).where(*where).order_by(q.asked_at.desc(), q.id.desc()).limit(limit)
    found = []
    for one in read_all(connection, rows, QuestionView):
        title = f"{_short(one.text)} – {_short(one.answer)}" if one.answer else _short(one.text)
        day = (one.answered_at or one.asked_at).astimezone().date()
        who = person(one.answered_by or one.asked_by)
        found.append(Happening(day, _("Question"), title, who, PAGE, request=one.id))
    return found


def _short(text: str) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= 80 else clean[:79] + "…"
