"""Tasks that other topics made, by the rows they follow from."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.modules.hr.people.api import Person
from app.modules.organisation.projects.models import Project, ProjectTask
from app.modules.organisation.projects.rules.projects import ENDED


@dataclass(frozen=True)
class Followed:
    """A task with the row of another topic that it follows from."""

    task: int
    source: int
    title: str
    state: str
    name: str
    due: datetime.date | None
    done: datetime.date | None
    project: str

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state not in ENDED


def tasks_from(connection: Connection, table: str, keys: Collection[int]) -> list[Followed]:
    """Return the tasks that follow from rows of a table, what is to be done first on top.

    Who may know of those rows is the caller's to look at.
    """
    t, p = ProjectTask, Project
    rows = connection.execute(
        select(
            t.id,
            t.source_key,
            t.title,
            t.state,
            Person.first_name,
            Person.last_name,
            t.finish,
            t.done,
            p.number,
        )
        .join(p, p.id == t.project_id)
        .outerjoin(Person, Person.id == t.person_id)
        .where(t.source_table == table, t.source_key.in_(list(keys)))
        .order_by(t.finish, t.id)
    )
    return [
        Followed(
            row.id,
            row.source_key,
            row.title,
            row.state,
            f"{row.first_name or ''} {row.last_name or ''}".strip(),
            due=row.finish,
            done=row.done,
            project=row.number,
        )
        for row in rows
    ]
