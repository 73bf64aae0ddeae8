"""What the cockpit reads: what every topic says is waiting, and what a new book begins with."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows, resolve, topics
from app.core.manifest_parts import FirstStep
from app.data.queries import may_read, query
from app.data.visibility import rights


@query("")
def all_waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in every topic of which the person may read, the late first."""
    hooks = [resolve(topic.todo) for topic in topics() if topic.todo]
    found = [one for hook in hooks if may_read(connection, hook) for one in hook(connection)]
    return sorted(found, key=lambda one: not one.late)


@dataclass(frozen=True)
class StepRow:
    """A first step and whether it is done."""

    step: FirstStep
    done: bool


@query("")
def first_steps(connection: Connection) -> list[StepRow]:
    """Return what a new book begins with, of every topic, in order; only what the person may do and read."""
    granted = rights(connection)
    steps = [one for topic in topics() for one in topic.first_steps if allows(granted, one.needs)]
    asked = [(one, resolve(one.done)) for one in sorted(steps, key=lambda one: one.order)]
    return [StepRow(one, ask(connection)) for one, ask in asked if may_read(connection, ask)]
