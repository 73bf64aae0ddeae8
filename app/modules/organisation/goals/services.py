"""Keeping goals, their results and check-ins, and carrying on to the next quarter what is still open."""

from __future__ import annotations

import datetime

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.figures import read_value
from app.core.messages import N_
from app.data import search
from app.data.drafts import between, check_draft, one_of, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import may_know
from app.modules.cockpit.figures.api import open_figures
from app.modules.organisation.goals.models import CHANGE, Goal, GoalCheckIn, GoalProject, GoalResult
from app.modules.organisation.goals.queries import results_of
from app.modules.organisation.goals.rules import (
    CLOSED,
    MOST_CONFIDENCE,
    MOST_RESULTS,
    ONGOING,
    CheckInDraft,
    GoalDraft,
    ResultDraft,
    begins_at,
    next_quarter,
    points,
    quarter_of,
)
from app.modules.organisation.projects.api import Project

LONGEST = 500


@dataclass(frozen=True)
class GoalColumns:
    """What of a goal stands in its own row."""

    title: str
    quarter: datetime.date
    owner: str
    department: str
    state: str
    text: str
    conclusion: str


@dataclass(frozen=True)
class ResultColumns:
    """What of a result its columns check."""

    goal: int
    title: str
    figure: str
    unit: str


@command(CHANGE)
def save_goal(unit: Unit, draft: GoalDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a goal with its projects and return its key; its quarter is that of the day typed.

    Raises Invalid naming the field (what is closed has its conclusion), and Conflict.
    """
    if draft.quarter is None:
        raise Invalid(N_("This field is needed."), field="quarter")
    if draft.state in CLOSED and not draft.conclusion.strip():
        raise Invalid(N_("Say what came of it before it is closed."), field="conclusion")
    for project in draft.projects:
        if not may_know(unit.connection, Project.__tablename__, project):
            raise Invalid(N_("Choose one of the values offered."), field="projects")
    about = {name: value for name, value in vars(draft).items() if name != "projects"}
    whole = GoalColumns(**{**about, "quarter": quarter_of(draft.quarter)})
    kept = save_draft(unit, Goal, whole, key, version)
    m = GoalProject
    there = dict(unit.connection.execute(select(m.project_id, m.id).where(m.goal_id == kept)).all())
    for project in [one for one in draft.projects if one not in there]:
        unit.insert(GoalProject, goal_id=kept, project_id=project)
    for project, link in there.items():
        if project not in draft.projects and may_know(unit.connection, Project.__tablename__, project):
            unit.delete(GoalProject, link)
    search.index(unit, Goal, kept, f"{draft.title} {draft.text} {draft.conclusion}"[:2000])
    return kept


@command(CHANGE)
def save_result(unit: Unit, draft: ResultDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a measured result and return its key; one bound to a figure has its unit.

    Raises Invalid naming the field: points that do not go one way, a sixth result; Conflict.
    """
    if draft.goal is None:
        raise Invalid(N_("This field is needed."), field="goal")
    unit.row(Goal, draft.goal, lock=True)
    r = GoalResult
    count = unit.connection.scalar(select(func.count()).where(r.goal_id == draft.goal, r.id != (key or 0)))
    if int(count or 0) >= MOST_RESULTS:
        raise Invalid(N_("A goal has at most {limit} results."), field="goal", limit=MOST_RESULTS)
    kind = draft.unit
    if draft.figure:
        figures = open_figures(unit.connection)
        one_of(draft.figure, figures, "figure")
        kind = figures[draft.figure].unit
    check_draft(GoalResult, ResultColumns(draft.goal, draft.title, draft.figure, kind))
    numbers = {
        name: read_value(getattr(draft, name), kind, name)
        for name in ("start", "commit", "target", "stretch")
    }
    start, target = numbers["start"], numbers["target"]
    for name in ("start", "target"):
        if numbers[name] is None:
            raise Invalid(N_("This field is needed."), field=name)
    assert start is not None
    assert target is not None
    if points(start, numbers["commit"], target, numbers["stretch"]) is None:
        raise Invalid(N_("Start, promise, target and best must go one way."), field="target")
    values = {
        "goal_id": draft.goal,
        "title": draft.title.strip(),
        "figure": draft.figure,
        "unit": kind,
        **numbers,
    }
    if key is None:
        return unit.insert(GoalResult, **values)
    unit.update(GoalResult, key, values, version)
    return key


@command(CHANGE)
def check_in(unit: Unit, draft: CheckInDraft) -> int:
    """Keep the value of a result today, how sure one is, and what was done; return the key.

    The same said twice on one day stays one. Raises Invalid naming the field: the value of a bound result comes from its figure.
    """
    row = unit.row(GoalResult, draft.result, lock=True)
    between(draft.confidence, "confidence", 0, MOST_CONFIDENCE)
    text = draft.text.strip()
    if len(text) > LONGEST:
        raise Invalid(N_("At most {limit} characters."), field="text", limit=LONGEST)
    value = read_value(draft.value, row["unit"], "value")
    if row["figure"] and value is not None:
        raise Invalid(N_("This result is measured by its figure; leave the value empty."), field="value")
    if not row["figure"] and value is None:
        raise Invalid(N_("This field is needed."), field="value")
    c = GoalCheckIn
    same = select(c.id).where(
        c.result_id == draft.result,
        c.day == unit.today,
        c.value == value if value is not None else c.value.is_(None),
        c.confidence == draft.confidence,
        c.text == text,
        c.login == unit.login,
    )
    found = unit.connection.scalar(same)
    if found is not None:
        return int(found)
    return unit.insert(
        GoalCheckIn,
        result_id=draft.result,
        day=unit.today,
        value=value,
        confidence=draft.confidence,
        text=text,
        login=unit.login,
    )


@command(CHANGE)
def carry_on(unit: Unit, key: int) -> int:
    """Carry a goal on to the next quarter with its results and projects, and return the key of the new one.

    Results begin where they stand now, where that still leaves a way to the target. A goal is carried on once: a second run
    returns the same. Raises Missing.
    """
    row = unit.row(Goal, key, lock=True)
    g = Goal
    there = unit.connection.scalar(select(g.id).where(g.before_id == key))
    if there is not None:
        return int(there)
    names = ("title", "owner", "department", "text")
    made = unit.insert(
        Goal,
        **{name: row[name] for name in names},
        quarter=next_quarter(row["quarter"]),
        state=ONGOING,
        conclusion="",
        before_id=key,
    )
    stands = {one.id: one.value for one in results_of(unit.connection, [key]).get(key, [])}
    r, m = GoalResult, GoalProject
    for one in unit.connection.execute(select(r.__table__).where(r.goal_id == key).order_by(r.id)).mappings():
        begins = begins_at(stands.get(one["id"]), one["start"], one["target"], one["stretch"])
        commit = one["commit"] if points(begins, one["commit"], one["target"], one["stretch"]) else None
        kept = {name: one[name] for name in ("title", "figure", "unit", "target", "stretch")}
        unit.insert(GoalResult, goal_id=made, start=begins, commit=commit, **kept)
    for project in list(unit.connection.scalars(select(m.project_id).where(m.goal_id == key))):
        unit.insert(GoalProject, goal_id=made, project_id=project)
    search.index(unit, Goal, made, f"{row['title']} {row['text']}"[:2000])
    return made


@command(CHANGE)
def remove_result(unit: Unit, key: int) -> None:
    """Take a result away; nothing happens where it is gone already. Raises Invalid where somebody checked in: it stays."""
    r, c = GoalResult, GoalCheckIn
    if unit.connection.scalar(select(r.id).where(r.id == key)) is None:
        return
    if unit.connection.scalar(select(c.id).where(c.result_id == key).limit(1)) is not None:
        raise Invalid(N_("There are check-ins of this result; it stays."))
    unit.delete(GoalResult, key)
