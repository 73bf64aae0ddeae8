"""What is missing: compulsory instructions by person, skills by position, and what training cost by cost centre."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person, full_name, is_here, own_person
from app.modules.hr.training.models import (
    Course,
    CourseEvent,
    Instruction,
    Participant,
    Proof,
    Skill,
    SkillLevel,
    SkillNeed,
    TrainingBudget,
)
from app.modules.hr.training.queries.visibility import OWN, VIEW, circle
from app.modules.hr.training.rules.due import FINE, GAPS, SOON, Held, newest, state_of
from app.modules.hr.training.rules.training import ATTENDED, CONFIRMED, DESK, INVITED


@dataclass(frozen=True)
class Due:
    """How it stands with an instruction of somebody: the last day that a proof holds (None for none, or for good), and what takes it."""

    person: int
    name: str
    department: str
    instruction: str
    kind: str
    course: int
    course_name: str
    at_desk: bool
    proven: datetime.date | None
    until: datetime.date | None
    state: str


def dues(connection: Connection, among: Collection[int] | None, today: datetime.date) -> list[Due]:
    """Return how it stands with all instructions of some people, None for everybody; who left or comes later is left out."""
    p, i, c = Person, Instruction, Course
    mine = [p.id.in_(among)] if among is not None else []
    people = connection.execute(
        select(p.id, full_name().label("name"), p.department, p.job).where(*is_here(today), *mine)
    ).all()
    wanted = connection.execute(
        select(
            i.name, i.kind, i.course_id, i.department, i.job, c.name.label("course_name"), c.kind.label("how")
        )
        .join(c, c.id == i.course_id)
        .where(i.since <= today)
        .order_by(i.name, i.id)
    ).all()
    held = _held(connection, among)
    found = []
    for who in sorted(people, key=lambda one: (one.name, one.id)):
        for one in wanted:
            if one.department not in ("", who.department) or one.job not in ("", who.job):
                continue
            best = newest(held.get((who.id, one.course_id), []))
            found.append(
                Due(
                    who.id,
                    who.name,
                    who.department,
                    one.name,
                    one.kind,
                    course=one.course_id,
                    course_name=one.course_name,
                    at_desk=one.how == DESK,
                    proven=best.day if best else None,
                    until=best.until if best else None,
                    state=state_of(best, today),
                )
            )
    return found


def _held(connection: Connection, among: Collection[int] | None) -> dict[tuple[int, int], list[Held]]:
    f = Proof
    chosen = select(f.person_id, f.course_id, f.day, f.until)
    rows = connection.execute(chosen.where(f.person_id.in_(among)) if among is not None else chosen)
    found: dict[tuple[int, int], list[Held]] = {}
    for row in rows:
        found.setdefault((row.person_id, row.course_id), []).append(Held(row.day, row.until))
    return found


@query(VIEW)
def instruction_dues(connection: Connection, day: datetime.date | None = None) -> list[Due]:
    """Return how it stands on a day (else today) with the instructions of all whose training may be known."""
    return dues(connection, circle(connection), day or clock.today(connection))


@query(VIEW)
def instruction_gaps(connection: Connection, kind: str = "") -> list[Due]:
    """Return the instructions that are missing or expired today, of one kind such as 'privacy' or of all."""
    return [one for one in instruction_dues(connection) if one.state in GAPS and kind in ("", one.kind)]


@query(VIEW)
def instruction_proofs(connection: Connection, kind: str = "") -> list[Due]:
    """Return the instructions that are proven today, of one kind or of all."""
    return [
        one for one in instruction_dues(connection) if one.state in (FINE, SOON) and kind in ("", one.kind)
    ]


@query(OWN)
def own_dues(connection: Connection) -> list[Due]:
    """Return how it stands with one's own instructions; nothing for who is no member of staff."""
    me = own_person(connection)
    return dues(connection, [me], clock.today(connection)) if me is not None else []


# -- skills -------------------------------------------------------------------------------
@dataclass(frozen=True)
class SkillGap:
    """A skill that somebody's position needs: the level needed and the one they have (0 where nobody looked)."""

    person: int
    name: str
    job: str
    skill: str
    needed: int
    has: int

    @property
    def gap(self) -> int:
        """How many levels are missing."""
        return max(0, self.needed - self.has)


@query(VIEW)
def skill_matrix(connection: Connection, job: str = "") -> list[SkillGap]:
    """Return needed and present skills of all whose training may be known, of one position or of all."""
    p, n, s, lv = Person, SkillNeed, Skill, SkillLevel
    among = circle(connection)
    where: list[Any] = [*is_here(clock.today(connection))]
    where += [p.id.in_(among)] if among is not None else []
    where += [n.job == job] if job else []
    rows = connection.execute(
        select(
            p.id,
            full_name().label("name"),
            p.job,
            s.name.label("skill"),
            n.level.label("needed"),
            lv.level.label("has"),
        )
        .join(n, n.job == p.job)
        .join(s, s.id == n.skill_id)
        .outerjoin(lv, (lv.person_id == p.id) & (lv.skill_id == s.id))
        .where(*where)
    )
    found = [
        SkillGap(row.id, row.name, row.job, row.skill, int(row.needed), has=int(row.has or 0)) for row in rows
    ]
    return sorted(found, key=lambda one: (one.job, one.name, one.skill))


# -- cost ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class CostRow:
    """What a cost centre may spend in a year, what courses cost that were attended, and those that are planned, in cents."""

    cost1: str
    budget: int
    spent: int
    planned: int

    @property
    def left(self) -> int:
        """What is left of the budget."""
        return self.budget - self.spent - self.planned


@query("hr.training.all")
def training_costs(connection: Connection, since: datetime.date, until: datetime.date) -> list[CostRow]:
    """Return what training costs by cost centre in a span, beside the budgets of its years."""
    p, e, b = Participant, CourseEvent, TrainingBudget
    sums: dict[str, list[int]] = {}
    budgets = connection.execute(select(b.cost1, b.amount).where(b.year.between(since.year, until.year)))
    for cost1, amount in budgets:
        sums.setdefault(cost1, [0, 0, 0])[0] += int(amount)
    rows = connection.execute(
        select(p.cost1, p.fee, p.state)
        .join(e, e.id == p.event_id)
        .where(
            e.since.between(since, until), e.state != "cancelled", p.state.in_((ATTENDED, INVITED, CONFIRMED))
        )
    )
    for row in rows:
        sums.setdefault(row.cost1, [0, 0, 0])[1 if row.state == ATTENDED else 2] += int(row.fee)
    return [CostRow(cost1, *amounts) for cost1, amounts in sorted(sums.items())]
