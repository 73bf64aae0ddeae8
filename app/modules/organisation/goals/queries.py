"""Goals with how far they are, their results, check-ins and projects, as lists, forms and the pane beside show them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.figures import PERCENT, half_up, typed_text, written
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.clock import today
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.data.visibility import login, seen
from app.modules.cockpit.figures.api import figure_values, open_figures
from app.modules.organisation.goals.models import VIEW, Goal, GoalCheckIn, GoalProject, GoalResult
from app.modules.organisation.goals.rules import (
    OPEN,
    GoalDraft,
    ResultDraft,
    points,
    quarter_end,
    quarter_words,
    score,
    whole_score,
    zone,
)
from app.modules.organisation.projects.api import Project

PAGE = "organisation.goals.goals"
STALE = datetime.timedelta(days=14)  # without a check-in a running goal asks for one


@dataclass(frozen=True)
class ResultView:
    """A result as it stands: value in the parts of its unit (None while unknown), score in basis points, zone and last confidence."""

    id: int
    goal: int
    title: str
    unit: str
    figure: str
    value: int | None
    target: int
    reached: Fraction | None
    zone: str
    confidence: int | None
    checked: datetime.date | None

    @property
    def score(self) -> int | None:
        """The score in basis points, half up."""
        return None if self.reached is None else half_up(self.reached * 10_000)


@dataclass(frozen=True)
class CheckInRow:
    """A check-in in words."""

    day: datetime.date
    result: str
    value: str
    confidence: int
    text: str
    login: str


@dataclass(frozen=True)
class GoalView:
    """A goal with its results, check-ins (the newest first) and the projects that the person may know of."""

    id: int
    version: int
    title: str
    state: str
    score: int | None
    results: tuple[ResultView, ...]
    check_ins: tuple[CheckInRow, ...]
    projects: tuple[tuple[int, str], ...]


def results_of(connection: Connection, goals: Sequence[int]) -> dict[int, list[ResultView]]:
    """Return the results of goals as they stand: by their figure up to today or the end of the quarter, else by the last check-in."""
    r, g, c = GoalResult, Goal, GoalCheckIn
    rows = connection.execute(
        select(r.id, r.goal_id, r.title, r.figure, r.unit, r.start, r.commit, r.target, r.stretch, g.quarter)
        .join(g, g.id == r.goal_id)
        .where(r.goal_id.in_(list(goals)))
        .order_by(r.goal_id, r.id)
    ).all()
    place = func.row_number().over(partition_by=c.result_id, order_by=(c.day.desc(), c.id.desc()))
    newest = select(c.result_id, c.day, c.value, c.confidence, place.label("place")).subquery()
    last = {
        row.result_id: row
        for row in connection.execute(
            select(newest).where(newest.c.place == 1, newest.c.result_id.in_([row.id for row in rows]))
        )
    }
    bound = _bound(connection, [(row.figure, row.quarter) for row in rows if row.figure])
    found: dict[int, list[ResultView]] = defaultdict(list)
    for row in rows:
        checked = last.get(row.id)
        typed = checked.value if checked is not None else None
        value = bound.get((row.figure, row.quarter)) if row.figure else typed
        of = points(row.start, row.commit, row.target, row.stretch)
        reached = score(value, of) if value is not None and of is not None else None
        found[row.goal_id].append(
            ResultView(
                row.id,
                row.goal_id,
                row.title,
                row.unit,
                row.figure,
                value=value,
                target=row.target,
                reached=reached,
                zone=zone(reached) if reached is not None else "",
                confidence=checked.confidence if checked is not None else None,
                checked=checked.day if checked is not None else None,
            )
        )
    return found


def _bound(
    connection: Connection, wanted: Sequence[tuple[str, datetime.date]]
) -> dict[tuple[str, datetime.date], int | None]:
    """Return figures of quarters up to today, of those that the person may know of."""
    found: dict[tuple[str, datetime.date], int | None] = {}
    day = today(connection)
    for quarter in {one[1] for one in wanted}:
        until = min(day, quarter_end(quarter))
        if until < quarter:
            continue
        keys = [figure for figure, of in wanted if of == quarter]
        values = figure_values(connection, keys, quarter, until)
        found |= {(key, quarter): value.number for key, value in values.items()}
    return found


def goals_source(everything: bool = False) -> ListSource:
    """Return the goals, those that run or all, the newest quarter first, with what they come to."""
    g = Goal
    columns = (
        Column("words", N_("Quarter"), "text", None, 90),
        shown_as(g.title),
        shown_as(g.state),
        Column("score", N_("Reached"), "text", None, 100),
        *listed(g, "department owner"),
        shown_as(g.quarter, title=N_("First day"), shown=False),
        shown_as(g.conclusion, shown=everything),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = results_of(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if row[place["quarter"]] is not None:
                row[place["words"]] = quarter_words(row[place["quarter"]])
                row[place["score"]] = written(
                    whole_score([one.reached for one in found.get(key, [])]), PERCENT
                )

    return ListSource(
        "organisation.goals" + (".all" if everything else ""),
        g,
        columns,
        (g.quarter.desc(), g.department.asc(), g.id.asc()),
        where=() if everything else (g.state.in_(OPEN),),
        finish=fill,
    )


def results_source() -> ListSource:
    """Return the measured results of all goals, the newest quarter first, with their last value and score."""
    r, g = GoalResult, Goal
    columns = (
        shown_as(g.title, "goal", title=N_("Goal"), width=220),
        shown_as(r.title),
        shown_as(r.unit),
        Column("value", N_("Value of now"), "text", None, 130),
        Column("aim", N_("Target"), "text", None, 130),
        Column("score", N_("Reached"), "text", None, 100),
        shown_as(r.figure, shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        goals = connection.scalars(select(r.goal_id).where(r.id.in_(list(keys))).distinct())
        views = {one.id: one for ones in results_of(connection, list(goals)).values() for one in ones}
        for key, row in zip(keys, rows, strict=True):
            if key in views:
                one = views[key]
                row[place["value"]] = written(one.value, one.unit)
                row[place["aim"]] = written(one.target, one.unit)
                row[place["score"]] = written(one.score, PERCENT)

    return ListSource(
        "organisation.goal_results",
        r,
        columns,
        (g.quarter.desc(), g.id.asc(), r.id.asc()),
        joins=((g.__table__, g.id == r.goal_id),),
        finish=fill,
    )


@query(VIEW)
def goal(connection: Connection, key: int) -> Stored[GoalDraft] | None:
    """Return a goal as its form shows it, with those of its projects that the person may know of."""
    row = connection.execute(select(Goal.__table__).where(Goal.id == key)).mappings().first()
    if row is None:
        return None
    names = ("title", "quarter", "owner", "department", "state", "text", "conclusion")
    projects = tuple(one for one, _name in _projects(connection, key))
    return Stored(
        row["id"], row["version"], GoalDraft(**{name: row[name] for name in names}, projects=projects)
    )


def _projects(connection: Connection, goal: int) -> list[tuple[int, str]]:
    p, m = Project, GoalProject
    rows = connection.execute(
        select(p.id, p.number, p.name)
        .join(m, m.project_id == p.id)
        .where(m.goal_id == goal, *seen(connection, p.__tablename__, p.id.expression))
        .order_by(p.number)
    )
    return [(int(row.id), f"{row.number}  {row.name}") for row in rows]


@query(VIEW)
def project_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the projects that a goal may name: those the person may know of."""
    p = Project
    known = seen(connection, p.__tablename__, p.id.expression)
    rows = connection.execute(
        select(p.id, p.number, p.name).where(p.template.is_(False), *known).order_by(p.number)
    )
    return [(int(row.id), f"{row.number}  {row.name}") for row in rows]


@query(VIEW)
def goal_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the goals that a result may belong to, the newest quarter first."""
    rows = connection.execute(
        select(Goal.id, Goal.quarter, Goal.title).order_by(Goal.quarter.desc(), Goal.id)
    )
    return [(int(row.id), f"{quarter_words(row.quarter)}  {row.title}") for row in rows]


@query(VIEW)
def result(connection: Connection, key: int) -> Stored[ResultDraft] | None:
    """Return a measured result as its form shows it."""
    row = connection.execute(select(GoalResult.__table__).where(GoalResult.id == key)).first()
    if row is None:
        return None
    start, commit, target, stretch = (
        typed_text(number, row.unit) for number in (row.start, row.commit, row.target, row.stretch)
    )
    draft = ResultDraft(
        row.goal_id, row.title, row.figure, row.unit, start, commit=commit, target=target, stretch=stretch
    )
    return Stored(row.id, row.version, draft)


@query(VIEW)
def goal_view(connection: Connection, key: int) -> GoalView | None:
    """Return what stands beside a goal: how far it is, its results, check-ins and projects."""
    head = connection.execute(select(Goal.__table__).where(Goal.id == key)).first()
    if head is None:
        return None
    results = tuple(results_of(connection, [key]).get(key, []))
    c, units = GoalCheckIn, {one.id: one for one in results}
    rows = connection.execute(
        select(c.__table__).where(c.result_id.in_(list(units))).order_by(c.day.desc(), c.id.desc())
    )
    check_ins = tuple(
        CheckInRow(
            row.day,
            units[row.result_id].title,
            written(row.value, units[row.result_id].unit),
            row.confidence,
            row.text,
            login=row.login,
        )
        for row in rows
    )
    whole = whole_score([one.reached for one in results])
    projects = tuple(_projects(connection, key))
    return GoalView(
        head.id,
        head.version,
        head.title,
        head.state,
        whole,
        results=results,
        check_ins=check_ins,
        projects=projects,
    )


@query(VIEW)
def bound_choices(connection: Connection) -> list[tuple[str, str]]:
    """Return the figures that a result may be bound to; '' for one that is typed."""
    return [("", "–"), *((key, one.title) for key, one in open_figures(connection).items())]


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what of one's own running goals waits: a quarter that is over, and results without a check-in for two weeks."""
    g, me, day = Goal, login(connection), today(connection)
    rows = connection.execute(
        select(g.id, g.title, g.quarter).where(g.owner == me, g.owner != "", g.state.in_(OPEN)).order_by(g.id)
    ).all()
    results = results_of(connection, [row.id for row in rows])
    found = []
    for row in rows:
        if quarter_end(row.quarter) < day:
            words = Message(N_("Goal of a quarter that is over: {title}"), {"title": row.title})
            found.append(Waiting(1, words, PAGE, row.id, late=True))
        elif row.quarter <= day and any(_is_stale(one, day) for one in results.get(row.id, ())):
            words = Message(N_("Goal without a check-in for two weeks: {title}"), {"title": row.title})
            found.append(Waiting(1, words, PAGE, row.id))
    return found


def _is_stale(one: ResultView, day: datetime.date) -> bool:
    return not one.figure and (one.checked is None or one.checked + STALE < day)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    g = Goal
    rows = connection.execute(select(g.id, g.title, g.quarter, g.department).where(g.id.in_(keys)))
    return [(row.id, row.title, f"{quarter_words(row.quarter)} · {row.department}") for row in rows]


SEARCHABLE = (Searchable(N_("Goal"), Goal.__tablename__, PAGE, VIEW, _show),)
