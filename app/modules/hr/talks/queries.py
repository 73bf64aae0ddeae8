"""Talks as lists, forms, the pane beside and Today show them; known to the person, to who leads them directly, and to HR."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, select

from app.core import format as formats
from app.core.about_contact import Block, BlockLine
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.record_extras import Target, follow_ups
from app.data.visibility import Guard, may_know, not_hidden, rights
from app.modules.hr.people.api import Person, full_name, is_here, led_by, own_person
from app.modules.hr.talks import ALL, CHANGE, OWN
from app.modules.hr.talks.models import Talk, TalkCourse, TalkGoal
from app.modules.hr.talks.rules import (
    AGREED,
    AHEAD,
    BOOKED,
    COURSE_STATES,
    COURSE_TONES,
    DONE,
    GOAL_STATES,
    KINDS,
    OPEN,
    PLANNED,
    AgreedDraft,
    GoalDraft,
    TalkDraft,
    Talked,
    due_of,
)
from app.modules.hr.training.api import CONFIRMED, INVITED, Course, CourseEvent, Participant, Proof

PAGE = "hr.talks.talks"


def led(connection: Connection) -> list[int] | None:
    """Return with whom the person of a connection may hold talks: None for everybody, else whom they lead directly."""
    granted, me = rights(connection), own_person(connection)
    if allows(granted, ALL):
        return None
    if me is None or not allows(granted, CHANGE):
        return []
    return led_by(connection, me, clock.today(connection))


def known(connection: Connection) -> list[int] | None:
    """Return whose talks the person of a connection may see: None for everybody, else their own and of whom they lead directly."""
    among, me = led(connection), own_person(connection)
    if among is None:
        return None
    return [*among, *([me] if me is not None else [])]


def _hidden(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        among = known(connection)
        if among is None:
            return None
        return select(kind.id).where(kind.person_id.not_in(among)).correlate(None)

    return keys


GUARDS = tuple(Guard(kind.__tablename__, _hidden(kind)) for kind in (Talk, TalkGoal, TalkCourse))


def _seen(kind: Any) -> Any:
    return lambda connection: not_hidden(connection, kind.__tablename__, kind.id.expression)


def _person() -> Column:
    return Column("person", N_("Member of staff"), "text", full_name(), 180)


def _of_talk(kind: Any) -> tuple[Any, ...]:
    return ((Talk.__table__, Talk.id == kind.talk_id), (Person.__table__, Person.id == kind.person_id))


def talks_source() -> ListSource:
    """Return the list of talks, the latest on top."""
    k, lead = Talk, Person.__table__.alias("lead_person")
    columns = (
        _person(),
        *listed(k, "kind day state next_day"),
        Column("lead", N_("Led by"), "text", full_name(lead.c), 170),
    )
    joins = ((Person.__table__, Person.id == k.person_id), (lead, lead.c.id == k.lead_id))
    return ListSource(
        "hr.talks", k, columns, (k.day.desc(), k.id.desc()), joins=joins, visible=_seen(k), right=OWN
    )


def goals_source() -> ListSource:
    """Return the list of goals, what is under way on top, by day."""
    g = TalkGoal
    columns = (_person(), *listed(g, "title due state text"), shown_as(Talk.day, "talk_day"))
    order = (case((g.state == OPEN, 0), else_=1), g.due.is_(None), g.due.asc(), g.id.asc())
    return ListSource("hr.talk_goals", g, columns, order, joins=_of_talk(g), visible=_seen(g), right=OWN)


def courses_source() -> ListSource:
    """Return the list of agreed courses with how far they are, by day."""
    c = TalkCourse
    columns = (
        _person(),
        shown_as(Course.name, "course", width=240),
        *listed(c, "due"),
        Column("state", N_("How far"), "text", _state(), 130, choices=COURSE_STATES, tones=COURSE_TONES),
        shown_as(Talk.day, "talk_day"),
    )
    joins = (*_of_talk(c), (Course.__table__, Course.id == c.course_id))
    order = (c.due.is_(None), c.due.asc(), c.id.asc())
    return ListSource("hr.talk_courses", c, columns, order, joins=joins, visible=_seen(c), right=OWN)


def _state() -> Any:
    """Return the expression of how far an agreed course is: proven since the talk, taken part in, or only agreed."""
    c, f, p, e = TalkCourse, Proof, Participant, CourseEvent
    proven = exists().where(f.person_id == c.person_id, f.course_id == c.course_id, f.day >= Talk.day)
    takes = exists().where(
        and_(
            p.event_id == e.id,
            p.person_id == c.person_id,
            e.course_id == c.course_id,
            e.state == "planned",
            p.state.in_((INVITED, CONFIRMED)),
        )
    )
    return case((proven, DONE), (takes, BOOKED), else_=AGREED)


def _known_row(connection: Connection, kind: Any, make: Any, key: int) -> Any:
    return load_draft(connection, kind, make, key) if may_know(connection, kind.__tablename__, key) else None


@query(OWN)
def talk(connection: Connection, key: int) -> Stored[TalkDraft] | None:
    """Return a talk with its draft, None for one that may not be known."""
    found: Stored[TalkDraft] | None = _known_row(connection, Talk, TalkDraft, key)
    return found


@query(OWN)
def goal(connection: Connection, key: int) -> Stored[GoalDraft] | None:
    """Return a goal with its draft, None for one that may not be known."""
    found: Stored[GoalDraft] | None = _known_row(connection, TalkGoal, GoalDraft, key)
    return found


@query(OWN)
def agreed(connection: Connection, key: int) -> Stored[AgreedDraft] | None:
    """Return an agreed course with its draft, None for one that may not be known."""
    found: Stored[AgreedDraft] | None = _known_row(connection, TalkCourse, AgreedDraft, key)
    return found


@query(OWN)
def talk_of(connection: Connection, table: str, key: int) -> int | None:
    """Return the talk that a row of one of the three lists belongs to, None where there is none that may be known."""
    kinds: dict[str, tuple[Any, Any]] = {
        "hr_talk": (Talk.id, Talk.id),
        "hr_talk_goal": (TalkGoal.id, TalkGoal.talk_id),
        "hr_talk_course": (TalkCourse.id, TalkCourse.talk_id),
    }
    its_key, of = kinds[table]
    found = connection.scalar(select(of).where(its_key == key))
    return int(found) if found is not None and may_know(connection, "hr_talk", int(found)) else None


@query(CHANGE)
def offered_talks(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a talk offers: those with whom one may hold talks, the latest first, or the one with a key."""
    k, p, among = Talk, Person, led(connection)
    where = (
        [k.id == key]
        if key is not None
        else [p.folded.contains(word, autoescape=True) for word in typed.lower().split()]
    )
    where += [p.id.in_(among)] if among is not None else []
    rows = connection.execute(
        select(k.id, k.day, full_name().label("name"))
        .join(p, p.id == k.person_id)
        .where(*where)
        .order_by(k.day.desc(), k.id)
        .limit(8)
    )
    return [
        Found(int(row.id), f"{row.name} {formats.day(row.day)}", f"{row.name}  {formats.day(row.day)}", "")
        for row in rows
    ]


@dataclass(frozen=True)
class TalkView:
    """A talk as it is read and printed: head, what was said, goals and courses with how far they are, what follows."""

    id: int
    name: str
    lead: str
    draft: TalkDraft
    state: str
    goals: tuple[tuple[str, datetime.date | None, str, str], ...]
    courses: tuple[tuple[str, datetime.date | None, str], ...]
    follows: tuple[tuple[datetime.date, str, str], ...]


@query(OWN)
def talk_view(connection: Connection, key: int) -> TalkView | None:
    """Return a talk with all that was agreed in it, None for one that may not be known."""
    if not may_know(connection, "hr_talk", key):
        return None
    k, g, c, lead = Talk, TalkGoal, TalkCourse, Person.__table__.alias("lead_person")
    head = connection.execute(
        select(k.state, full_name().label("name"), full_name(lead.c).label("lead"))
        .join(Person, Person.id == k.person_id)
        .outerjoin(lead, lead.c.id == k.lead_id)
        .where(k.id == key)
    ).first()
    stored = load_draft(connection, Talk, TalkDraft, key)
    if head is None or stored is None:
        return None
    goals = connection.execute(
        select(g.title, g.due, g.state, g.text).where(g.talk_id == key).order_by(g.due.is_(None), g.due, g.id)
    )
    courses = connection.execute(
        select(Course.name, c.due, _state())
        .select_from(c.__table__)
        .join(Course, Course.id == c.course_id)
        .join(Talk, Talk.id == c.talk_id)
        .where(c.talk_id == key)
        .order_by(c.due.is_(None), c.due, c.id)
    )
    follows = [(one.day, one.text, one.login) for one in follow_ups(connection, Target("hr_talk", key))]
    return TalkView(
        key, head.name, head.lead or "", stored.draft, head.state, goals=tuple((row.title, row.due, row.state, row.text) for row in goals),
        courses=tuple(tuple(row) for row in courses), follows=tuple(follows),
    )  # fmt: skip


@query(OWN)
def talk_blocks(connection: Connection, key: int) -> list[Block]:
    """Return a talk in blocks, for the pane beside the list; nothing for one that may not be known."""
    one = talk_view(connection, key)
    if one is None:
        return []
    said = tuple(BlockLine(line) for line in one.draft.text.splitlines() if line.strip())
    head = f"{_(KINDS[one.draft.kind])}, {formats.day(one.draft.day)}" if one.draft.day else ""
    return [
        Block(one.name, (BlockLine(head, one.lead),), 5),
        Block(_("What was said"), said, 10, _("Nothing written yet.")),
        Block(_("Goals"), tuple(_goal_lines(one)), 20, _("No goals.")),
        Block(
            _("Agreed courses"),
            tuple(BlockLine(name, _(COURSE_STATES[state])) for name, _due, state in one.courses),
            30,
            _("No courses."),
        ),
        Block(
            _("What follows"),
            tuple(BlockLine(text, formats.day(day)) for day, text, _login in one.follows),
            40,
            _("Nothing; a follow-up is written on the talk."),
        ),
    ]


def _goal_lines(one: TalkView) -> Iterator[BlockLine]:
    for title, due, state, text in one.goals:
        until = _("until {day}").format(day=formats.day(due)) if due else ""
        yield BlockLine(title, "  ·  ".join(filter(None, (until, _(GOAL_STATES[state]), text))))


def due_talks(connection: Connection, until: datetime.date) -> dict[int, datetime.date]:
    """Return by person whose next talk is due until a day, of those with whom one may hold talks."""
    k, among = Talk, led(connection)
    where = [*is_here(clock.today(connection))]
    where += [Person.id.in_(among)] if among is not None else []
    rows = connection.execute(
        select(k.person_id, k.day, k.state, k.next_day).join(Person, Person.id == k.person_id).where(*where)
    )
    talks: dict[int, list[Talked]] = defaultdict(list)
    for row in rows:
        talks[int(row.person_id)].append(Talked(row.person_id, row.day, row.state, row.next_day))
    found = {person: due_of(each) for person, each in talks.items()}
    return {person: day for person, day in found.items() if day is not None and day <= until}


@query(OWN)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what of talks waits, for Today: those that are due with the people one leads, and one's own that is planned."""
    today, me, found = clock.today(connection), own_person(connection), []
    due = due_talks(connection, today + AHEAD)
    if due:
        words = Message(N_("{count} talks are due"), {"count": len(due)}, N_("1 talk is due"))
        found.append(Waiting(len(due), words, PAGE, late=min(due.values()) < today))
    k = Talk
    mine = connection.scalar(
        select(k.day)
        .where(k.person_id == (me or 0), k.state == PLANNED, k.day.between(today, today + AHEAD))
        .order_by(k.day)
        .limit(1)
    )
    if mine is not None:
        found.append(Waiting(1, Message(N_("A talk with you is planned for {day}"), {"day": mine}), PAGE))
    return found
