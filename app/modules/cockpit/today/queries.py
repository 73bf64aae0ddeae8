"""What the cockpit reads: what every topic says is waiting, and what a new book begins with."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.dataclass import dataclass
from app.core.manifest import Waiting, allows, resolve, topics
from app.core.manifest_parts import FirstStep
from app.core.messages import N_, Message
from app.data.approval_rules import approvals
from app.data.clock import today
from app.data.queries import may_read, query
from app.data.record_extras import Target
from app.data.search import searchables
from app.data.visibility import login, rights
from app.data.workflow import waiting_for


@query("")
def all_waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in every topic of which the person may read, and what they are to approve; the late first."""
    hooks = [resolve(topic.todo) for topic in topics() if topic.todo]
    found = [one for hook in hooks if may_read(connection, hook) for one in hook(connection)]
    return sorted([*found, *_to_approve(connection)], key=lambda one: not one.late)


def _to_approve(connection: Connection) -> list[Waiting]:
    """Return by kind how much waits for a decision of the person; it leads to what is due first."""
    if not allows(rights(connection), "approval.decide"):
        return []
    steps = waiting_for(connection, login(connection))
    several = {one.table for one in searchables() if one.several}
    found = []
    for kind in approvals().values():
        mine = [one for one in steps if one.table == kind.table]
        if not mine or not kind.page:
            continue
        words = Message(
            N_("{kind}: {count} wait for your approval"),
            {"kind": Message(kind.title), "count": len(mine)},
            N_("{kind}: 1 waits for your approval"),
        )
        first = Target(kind.table, mine[0].key) if kind.table in several else mine[0].key
        found.append(Waiting(len(mine), words, kind.page, first, mine[0].due < today(connection)))
    return found


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
