"""What is done with talks: planned, held, called off; goals and courses that were agreed in them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.errors import Forbidden, Invalid, Missing
from app.core.messages import N_
from app.data.drafts import check_draft, must_exist, save_draft
from app.data.office import command
from app.data.record_extras import Target, clear
from app.data.unit import Unit
from app.modules.hr.people.api import Person, own_person
from app.modules.hr.talks import CHANGE
from app.modules.hr.talks.models import Talk, TalkCourse, TalkGoal
from app.modules.hr.talks.queries import led
from app.modules.hr.talks.rules import (
    HELD,
    HELD_ALREADY,
    HELD_STAYS,
    PLANNED,
    AgreedDraft,
    GoalDraft,
    TalkDraft,
    next_after,
)
from app.modules.hr.training.api import Course

THERE = N_("There is a talk with this person on that day already; change that one.")
STAYS = N_("A talk stays with its person; enter another one.")


@dataclass(frozen=True)
class HeldDraft:
    """What is typed when a talk was held: the day it was held on, what was said, and until when the next one is due."""

    day: datetime.date | None = None
    text: str = ""
    next_day: datetime.date | None = None


@command(CHANGE)
def save_talk(unit: Unit, draft: TalkDraft, key: int | None = None, version: int | None = None) -> int:
    """Plan a talk or change one, and return its key; who leads it is who writes it where nobody else is named.

    Raises Invalid naming the field, Missing for people one does not lead, Forbidden for one's own talk, and Conflict.
    """
    lead = draft.lead if draft.lead is not None else own_person(unit.connection)
    full = replace(draft, lead=lead)
    check_draft(Talk, full)
    person = _somebody(unit, draft.person)
    must_exist(unit, lead=(Person, lead))
    if lead == person:
        raise Invalid(N_("Nobody holds a talk with themselves; choose who leads it."), field="lead")
    row = _row(unit, Talk, key) if key is not None else None
    if row is not None and row["person_id"] != person:
        raise Invalid(STAYS, field="person")
    state = row["state"] if row is not None else PLANNED
    _check_days(unit, full, state)
    _only_one(unit, person, full.day, key)
    return save_draft(unit, Talk, full, key, version, state=state)


def _check_days(unit: Unit, draft: TalkDraft, state: str) -> None:
    if draft.day is None:
        raise Invalid(N_("Enter the day of the talk."), field="day")
    if state == HELD and draft.day > unit.today:
        raise Invalid(N_("A talk that was held is not in the future; correct the day."), field="day")
    if draft.next_day is not None and draft.next_day <= draft.day:
        raise Invalid(N_("The next talk is after this one; enter a later day."), field="next_day")


def _only_one(unit: Unit, person: int, day: datetime.date | None, key: int | None) -> None:
    k = Talk
    same = select(k.id).where(k.person_id == person, k.day == day, k.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(THERE, field="day")


@command(CHANGE)
def hold_talk(unit: Unit, draft: HeldDraft, key: int, version: int | None = None) -> None:
    """Keep that a talk was held: its day, what was said, and when the next one is due (a year later where nothing is typed).

    Raises Invalid naming the field, also for one that was held already, Missing, Forbidden and Conflict.
    """
    row = _row(unit, Talk, key)
    if row["state"] == HELD:
        raise Invalid(HELD_ALREADY, field="day")
    day = draft.day or row["day"]
    after = draft.next_day or next_after(day)
    whole = TalkDraft(row["person_id"], row["kind"], day, row["lead_id"], draft.text, next_day=after)
    check_draft(Talk, whole)
    _check_days(unit, whole, HELD)
    _only_one(unit, row["person_id"], day, key)
    values = {"state": HELD, "day": day, "text": draft.text.strip(), "next_day": after}
    unit.update(Talk, key, values, version)


@command(CHANGE)
def call_off_talk(unit: Unit, key: int) -> None:
    """Call a planned talk off with all that was prepared for it; raises Invalid for one that was held, Missing and Forbidden."""
    row = _row(unit, Talk, key)
    if row["state"] == HELD:
        raise Invalid(HELD_STAYS, field="state")
    for kind in (TalkGoal, TalkCourse):
        for one in unit.connection.scalars(select(kind.id).where(kind.talk_id == key)).all():
            unit.delete(kind, int(one))
    clear(unit, Target(Talk.__tablename__, key))
    unit.delete(Talk, key)


@command(CHANGE)
def save_goal(unit: Unit, draft: GoalDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a goal that was agreed in a talk, and return its key. Raises Invalid naming the field, Missing, Forbidden and Conflict."""
    check_draft(TalkGoal, draft)
    of = _talk(unit, draft.talk, _row(unit, TalkGoal, key) if key is not None else None)
    if draft.due is not None and draft.due < of["day"]:
        raise Invalid(N_("A goal is reached after the talk; enter a later day."), field="due")
    g = TalkGoal
    same = select(g.id).where(g.talk_id == of["id"], g.title == draft.title.strip(), g.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("This goal was agreed in the talk already."), field="title")
    return save_draft(unit, TalkGoal, draft, key, version, person_id=of["person_id"])


@command(CHANGE)
def save_agreed(unit: Unit, draft: AgreedDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a course that was agreed in a talk, and return its key. Raises Invalid naming the field, Missing, Forbidden and Conflict."""
    check_draft(TalkCourse, draft)
    of = _talk(unit, draft.talk, _row(unit, TalkCourse, key) if key is not None else None)
    must_exist(unit, course=(Course, draft.course))
    if draft.due is not None and draft.due < of["day"]:
        raise Invalid(N_("A course is taken after the talk; enter a later day."), field="due")
    c = TalkCourse
    same = select(c.id).where(c.talk_id == of["id"], c.course_id == draft.course, c.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("This course was agreed in the talk already."), field="course")
    return save_draft(unit, TalkCourse, draft, key, version, person_id=of["person_id"])


def _talk(unit: Unit, key: int | None, before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return the talk of a goal or a course, locked; raises Invalid for none and for another one than before."""
    if key is None:
        raise Invalid(N_("Choose the talk."), field="talk")
    must_exist(unit, talk=(Talk, key))
    if before is not None and before["talk_id"] != key:
        raise Invalid(N_("It stays with the talk in which it was agreed."), field="talk")
    return _row(unit, Talk, key)


def _row(unit: Unit, kind: Any, key: int) -> Mapping[str, Any]:
    """Return a row of somebody with whom one may hold talks, locked; raises Missing for others, Forbidden for oneself."""
    row = unit.row(kind, key, lock=True)
    _somebody(unit, int(row["person_id"]))
    return row


def _somebody(unit: Unit, person: int | None) -> int:
    """Return somebody with whom one may hold talks, their row locked; raises Invalid for none, Missing for others, Forbidden for oneself."""
    if person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    must_exist(unit, person=(Person, person))
    unit.row(Person, person, lock=True)
    among = led(unit.connection)
    if person == own_person(unit.connection):
        raise Forbidden(N_("Your own talk is written by who leads you."))
    if among is not None and person not in among:
        raise Missing(N_("This record is no longer there."), table="hr_person", key=person)
    return person
