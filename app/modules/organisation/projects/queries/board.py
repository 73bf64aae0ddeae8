"""The board of tasks: what is to do, in progress, waits, and was done of late; of one project or of all, of everybody or one's own."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.data.visibility import not_hidden
from app.modules.hr.people.api import Person, full_name, own_person
from app.modules.organisation.projects.models import VIEW, Project, ProjectTask
from app.modules.organisation.projects.rules.projects import (
    CANCELLED,
    COMPLETED,
    DONE,
    OPEN,
    PHASE,
    STARTED,
    WAITING,
)

COLUMNS = (OPEN, STARTED, WAITING, DONE)
LATELY = datetime.timedelta(days=14)  # for which what was done is shown
MOST = 100  # cards of a column


@dataclass(frozen=True)
class TaskCard:
    """A task on the board: state, title, project, who does it, its last day by the plan, and whether that is over."""

    id: int
    state: str
    title: str
    project: str
    who: str
    finish: datetime.date | None
    late: bool


@dataclass(frozen=True)
class TaskBoard:
    """The cards, what ends first on top (of what is done, the newest), and the columns of which some are left out."""

    cards: tuple[TaskCard, ...]
    more: frozenset[str]


@query(VIEW)
def task_board(connection: Connection, project: int | None = None, own: bool = False) -> TaskBoard:
    """Return the tasks of a project, or of all that run, as a board; own leaves those of others out."""
    t, p, today = ProjectTask, Project, clock.today(connection)
    where = [
        t.kind != PHASE,
        p.template.is_(False),
        *not_hidden(connection, t.__tablename__, t.id.expression),
    ]
    where += [t.project_id == project] if project else [p.state.not_in((COMPLETED, CANCELLED))]
    where += [t.person_id == (own_person(connection) or 0)] if own else []
    cards: list[TaskCard] = []
    more: set[str] = set()
    for state in COLUMNS:
        mine = [*where, t.state == state, *([t.done > today - LATELY] if state == DONE else [])]
        order = (t.done.desc(), t.id.desc()) if state == DONE else (t.finish.asc(), t.id.asc())
        rows = connection.execute(
            select(t.id, t.title, p.number, full_name().label("who"), t.finish)
            .join(p, p.id == t.project_id)
            .outerjoin(Person, Person.id == t.person_id)
            .where(*mine)
            .order_by(*order)
            .limit(MOST + 1)
        ).all()
        for row in rows[:MOST]:
            late = state != DONE and row.finish is not None and row.finish < today
            cards.append(
                TaskCard(row.id, state, row.title, row.number, row.who or "", finish=row.finish, late=late)
            )
        if len(rows) > MOST:
            more.add(state)
    return TaskBoard(tuple(cards), frozenset(more))
