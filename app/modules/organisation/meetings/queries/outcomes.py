"""From an outcome to its meeting and to its task."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.data.queries import query
from app.data.visibility import may_know
from app.modules.organisation.meetings.models import VIEW, Outcome
from app.modules.organisation.projects.api import tasks_from


@query(VIEW)
def meeting_of(connection: Connection, key: int) -> int | None:
    """Return the meeting that an outcome came of, None where it may not be known."""
    if not may_know(connection, Outcome.__tablename__, key):
        return None
    return connection.scalar(select(Outcome.meeting_id).where(Outcome.id == key))


@query(VIEW)
def task_of(connection: Connection, key: int) -> int | None:
    """Return the task that follows from an action, None where there is none or it may not be known."""
    if not may_know(connection, Outcome.__tablename__, key):
        return None
    return next((one.task for one in tasks_from(connection, Outcome.__tablename__, [key])), None)
