"""Asking, answering, reading the answer, taking a question back; each is done once, whoever comes first."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Missing
from app.core.manifest import allows
from app.core.messages import N_
from app.core.people import person
from app.data.drafts import required
from app.data.history import tables
from app.data.office import command
from app.data.record_extras import Target
from app.data.standing import actor_of
from app.data.unit import Unit
from app.data.visibility import acting_as, may_know
from app.modules.organisation.notices.api import Reader, readers
from app.modules.organisation.questions.models import Question
from app.modules.organisation.questions.queries import QuestionView, asks_me, belongs, question
from app.modules.organisation.questions.rules import (
    ANSWERED,
    AUDIENCES,
    OPEN,
    PERSON,
    READ,
    WITHDRAWN,
    QuestionDraft,
)
from app.modules.organisation.questions.settings import ASK, VIEW


@command(ASK)
def ask_question(unit: Unit, target: Target, draft: QuestionDraft) -> int:
    """Hand a record to a person or a team with a question, and return the key of the question.

    Raises Invalid naming the field: no question, nobody who signs in, none of them who may see the record, a day that is
    over; Missing for a record that is not there or may not be known of.
    """
    text = required(draft.text, "text", N_("Write your question first."))
    if len(text) > 2000:
        raise Invalid(N_("At most {limit} characters."), field="text", limit=2000)
    if target.table not in tables() or not _is_there(unit, target):
        raise Missing(N_("This record is no longer there."), table=target.table, key=target.key)
    if draft.due is not None and draft.due < unit.today:
        raise Invalid(N_("This day is over; choose today or a later one."), field="due")
    if draft.audience not in AUDIENCES:
        raise Invalid(N_("Choose whom you ask."), field="to")
    asked = [one for one in readers(unit.connection) if belongs(draft.audience, draft.target, one)]
    if not asked or [one.login for one in asked] == [unit.login]:
        raise Invalid(N_("Nobody else who signs in belongs to it."), field="to")
    if not any(_may_see(unit, one, target) for one in asked if one.login != unit.login):
        if draft.audience == PERSON:
            raise Invalid(
                N_("{name} may not see this record or answer questions."),
                field="to",
                name=person(draft.target),
            )
        raise Invalid(N_("None of them may see this record and answer questions."), field="to")
    q, whom = Question, asked[0].login if draft.audience == PERSON else _spelt(draft, asked[0])
    same = select(q.id).where(
        q.table_name == target.table,
        q.row_key == target.key,
        q.text == text,
        q.asked_by == unit.login,
        q.audience == draft.audience,
        q.target == whom,
        q.state == OPEN,
    )
    if known := unit.connection.scalar(same.limit(1)):
        return int(known)  # it waits for its answer
    return unit.insert(
        Question,
        table_name=target.table,
        row_key=target.key,
        text=text,
        asked_by=unit.login,
        asked_at=unit.now,
        audience=draft.audience,
        target=whom,
        due=draft.due,
        state=OPEN,
        answer="",
        answered_by="",
        answered_at=None,
    )


def _is_there(unit: Unit, target: Target) -> bool:
    table = tables()[target.table]
    row = select(table.c.id).where(table.c.id == target.key)
    return unit.connection.scalar(row) is not None and may_know(unit.connection, target.table, target.key)


def _spelt(draft: QuestionDraft, one: Reader) -> str:
    """Return the name of a department or role as it is kept where somebody belongs to it."""
    names = (one.department, *one.roles)
    return next(name for name in names if name.strip().casefold() == draft.target.casefold())


def _may_see(unit: Unit, one: Reader, target: Target) -> bool:
    """Say whether somebody may know of a record and answer, with their rights of now."""
    actor = actor_of(unit.connection, one.login)
    if actor is None:
        return False
    with acting_as(unit.connection, actor):
        return may_know(unit.connection, target.table, target.key) and allows(actor.permissions, ASK)


@command(ASK)
def answer_question(unit: Unit, key: int, text: str) -> int:
    """Answer a question for all whom it asks; raises Forbidden for who is none of them, Invalid for one that is no longer open."""
    said = required(text, "answer", N_("Write your answer first."))
    if len(said) > 4000:
        raise Invalid(N_("At most {limit} characters."), field="answer", limit=4000)
    row = _known(unit, key)
    if not asks_me(unit.connection, key):
        raise Forbidden(N_("This question asks somebody else."))
    if row.state == WITHDRAWN:
        raise Invalid(N_("This question was taken back."), field="answer")
    if row.state != OPEN:
        raise Invalid(N_("{name} has answered already."), field="answer", name=person(row.answered_by))
    values = {"answer": said, "answered_by": unit.login, "answered_at": unit.now, "state": ANSWERED}
    unit.update(Question, key, values)
    return key


@command(VIEW)
def read_answer(unit: Unit, key: int) -> None:
    """Keep that who asked has read the answer, so that Today is rid of it; read already nothing changes. Raises Forbidden for others."""
    row = _known(unit, key)
    if row.asked_by != unit.login:
        raise Forbidden(N_("Somebody else asked this."))
    if row.state == ANSWERED:
        unit.update(Question, key, {"state": READ})


@command(ASK)
def withdraw_question(unit: Unit, key: int) -> None:
    """Take back a question that nobody answered yet; raises Forbidden for others than who asked, Invalid for one that is answered."""
    row = _known(unit, key)
    if row.asked_by != unit.login:
        raise Forbidden(N_("Somebody else asked this."))
    if row.state in (ANSWERED, READ):
        raise Invalid(N_("This question is answered already."))
    if row.state == OPEN:
        unit.update(Question, key, {"state": WITHDRAWN})


def _known(unit: Unit, key: int) -> QuestionView:
    unit.row(Question, key, lock=True)
    found = question(unit.connection, key)
    if found is None:
        raise Missing(N_("This record is no longer there."), table="organisation_question", key=key)
    return found


def forget(unit: Unit, table: str, key: int) -> None:
    """Take away the questions on a record that is being erased."""
    q = Question
    for one in unit.connection.scalars(select(q.id).where(q.table_name == table, q.row_key == key)).all():
        unit.delete(q, one)
