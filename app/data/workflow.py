"""Approval: steps by role or person with substitute, due date and amount limits, four eyes, reject with a reason; for records of any topic.

Who approves what is set in rules by kind. Starting a run copies the rules that
apply into steps, so that a later change of the rules alters nothing that is
under way. Steps of one position are decided side by side, positions one after
another. Who started a run never decides in it.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    distinct,
    func,
    or_,
    select,
)

from app.core.errors import Forbidden, Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.approval_tables import (
    APPROVED,
    OPEN,
    REJECTED,
    SKIPPED,
    WAITING,
    ApprovalRule,
    ApprovalRun,
    ApprovalStep,
)
from app.data.office import command
from app.data.queries import query
from app.data.record_extras import Target
from app.data.system_tables import Role, User, UserRole
from app.data.unit import Unit
from app.data.users import Colleague, RoleRow, colleagues, roles
from app.data.visibility import seen


@dataclass(frozen=True)
class Approval:
    """What a topic lets be approved: its kind and title, its table, and what happens when a run ends: (unit, key, approved, comment)."""

    kind: str
    title: str
    table: str
    ended: Callable[[Unit, int, bool, str], None]


@dataclass(frozen=True)
class RuleDraft:
    """A rule as typed: a role or a person, in which position, from which amount (cents), due in so many days."""

    kind: str
    position: int = 1
    role: str = ""
    login: str = ""
    substitute: str = ""
    days: int = 3
    from_amount: int = 0
    every: bool = False


@dataclass(frozen=True)
class StepView:
    """A step as pages show it."""

    id: int
    run: int
    position: int
    role: str
    login: str
    substitute: str
    due: datetime.date
    state: str
    decided_by: str
    decided_at: datetime.datetime | None
    comment: str
    table: str
    key: int
    started_by: str


@functools.cache
def approvals() -> dict[str, Approval]:
    """Return what the topics declare, by kind."""
    return {one.kind: one for topic in topics() if topic.workflows for one in resolve(topic.workflows)}


def _people(connection: Connection, role: str) -> list[str]:
    query = (
        select(User.login)
        .join(UserRole, UserRole.user_id == User.id)
        .join(Role, Role.id == UserRole.role_id)
        .where(Role.name == role, User.active.is_(True))
        .order_by(User.login)
    )
    return list(connection.scalars(query))


def _check_person(connection: Connection, login: str, field: str) -> None:
    if login and connection.scalar(select(User.id).where(User.login == login, User.active.is_(True))) is None:
        raise Invalid(N_("{login} is not a person who may sign in."), field=field, login=login)


@command("approval.rules")
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a rule; raises Invalid naming the field at fault."""
    if draft.kind not in approvals():
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if bool(draft.role) == bool(draft.login):
        raise Invalid(N_("Name either a role or a person."), field="login")
    if draft.role and not _people(unit.connection, draft.role):
        raise Invalid(N_("Nobody who may sign in has the role {role}."), field="role", role=draft.role)
    _check_person(unit.connection, draft.login, "login")
    _check_person(unit.connection, draft.substitute, "substitute")
    if not 1 <= draft.position <= 9 or not 0 <= draft.days <= 365 or draft.from_amount < 0:
        raise Invalid(
            N_("A position is 1 to 9, days are 0 to 365, an amount is not below zero."), field="position"
        )
    values = {name: getattr(draft, name) for name in draft.__dataclass_fields__}
    if key is None:
        return unit.insert(ApprovalRule, **values)
    unit.update(ApprovalRule, key, values, version)
    return key


@command("approval.rules")
def delete_rule(unit: Unit, key: int) -> None:
    """Take a rule away; what is under way goes on by its own steps."""
    unit.delete(ApprovalRule, key)


@command("approval.start")
def start(unit: Unit, kind: str, key: int, amount: int = 0, person: str = "") -> int:
    """Begin an approval by the rules of its kind; a person named decides in the place of the first position. Return the run's key.

    Raises Invalid where no rule applies, where one is under way, or where only who starts it could decide.
    """
    about = approvals()[kind]
    r = ApprovalRun
    if (
        unit.connection.scalar(
            select(r.id).where(r.table_name == about.table, r.row_key == key, r.state == OPEN)
        )
        is not None
    ):
        raise Invalid(N_("An approval of this record is under way already."), field="state")
    _check_person(unit.connection, person, "person")
    steps = _steps(unit, kind, amount, person)
    if not steps:
        raise Invalid(N_("No rule says who approves this; set one, or name a person."), field="person")
    for step in steps:
        able = {step.login, step.substitute} if step.login else set(_people(unit.connection, step.role))
        if not able - {unit.login, ""}:
            raise Invalid(
                N_("Nobody but you could decide step {position}; four eyes are needed."),
                field="person",
                position=step.position,
            )
    run = unit.insert(
        r,
        kind=kind,
        table_name=about.table,
        row_key=key,
        amount=amount,
        state=OPEN,
        started_by=unit.login,
        started_at=unit.now,
        ended_at=None,
    )
    first = min(step.position for step in steps)
    for step in steps:
        unit.insert(
            ApprovalStep,
            run_id=run,
            position=step.position,
            role=step.role,
            login=step.login,
            substitute=step.substitute,
            due=unit.today + datetime.timedelta(days=step.days),
            state=OPEN if step.position == first else WAITING,
        )
    return run


def _steps(unit: Unit, kind: str, amount: int, person: str) -> list[RuleDraft]:
    a = ApprovalRule
    query = select(a.kind, a.position, a.role, a.login, a.substitute, a.days, a.from_amount, a.every)
    query = query.where(a.kind == kind, a.from_amount <= abs(amount)).order_by(a.position, a.id)
    rows: Sequence[Any] = unit.connection.execute(query).all()
    found = [RuleDraft(*row) for row in rows]
    if person:
        first = found[0].position if found else 1
        days = found[0].days if found else 3
        found = [
            RuleDraft(kind, first, login=person, days=days),
            *(one for one in found if one.position > first),
        ]
    every = [
        replace(one, role="", login=login)
        for one in found
        if one.every
        for login in _people(unit.connection, one.role)
    ]
    return [*(one for one in found if not one.every), *(one for one in every if one.login != unit.login)]


@command("approval.decide")
def decide(unit: Unit, key: int, approve: bool, comment: str = "") -> None:
    """Decide a step; a rejection needs a reason and ends the run. Raises Forbidden for who may not, Invalid for what is no longer open."""
    step = unit.row(ApprovalStep, key, lock=True)
    run = unit.row(ApprovalRun, step["run_id"], lock=True)
    if step["state"] != OPEN or run["state"] != OPEN:
        raise Invalid(N_("This step was decided already."), field="state")
    if run["started_by"] == unit.login:
        raise Forbidden(N_("You asked for this approval; someone else must decide."))
    if unit.login not in {
        step["login"],
        step["substitute"],
        *(_people(unit.connection, step["role"]) if step["role"] else ()),
    }:
        raise Forbidden(N_("This step waits for {who}."), who=step["login"] or step["role"])
    if not approve and not comment.strip():
        raise Invalid(N_("Say why it is rejected."), field="comment")
    values = {"decided_by": unit.login, "decided_at": unit.now, "comment": comment.strip()[:300]}
    unit.update(ApprovalStep, key, {"state": APPROVED if approve else REJECTED, **values})
    if not approve:
        _end(unit, run, False, comment.strip())
        return
    s = ApprovalStep
    left = unit.connection.execute(
        select(s.id, s.position, s.state)
        .where(s.run_id == run["id"], s.state.in_((OPEN, WAITING)))
        .order_by(s.position)
    ).all()
    if not left:
        _end(unit, run, True, comment.strip())
    elif all(one.state == WAITING for one in left):
        for one in left:
            if one.position == left[0].position:
                unit.update(s, one.id, {"state": OPEN})


def _end(unit: Unit, row: Mapping[str, Any], approved: bool, comment: str) -> None:
    s = ApprovalStep
    for key in unit.connection.scalars(
        select(s.id).where(s.run_id == row["id"], s.state.in_((OPEN, WAITING)))
    ).all():
        unit.update(s, key, {"state": SKIPPED})
    unit.update(ApprovalRun, row["id"], {"state": APPROVED if approved else REJECTED, "ended_at": unit.now})
    approvals()[row["kind"]].ended(unit, row["row_key"], approved, comment)


# -- reading -----------------------------------------------------------------
def _views(connection: Connection, *where: ColumnElement[bool]) -> list[StepView]:
    s, r = ApprovalStep, ApprovalRun
    query = (
        select(
            s.id,
            s.run_id,
            s.position,
            s.role,
            s.login,
            s.substitute,
            s.due,
            s.state,
            s.decided_by,
            s.decided_at,
            s.comment,
            r.table_name,
            r.row_key,
            r.started_by,
        )
        .join(r, r.id == s.run_id)
        .where(*where, *seen(connection, r.table_name.expression, r.row_key.expression))
        .order_by(s.due, r.id, s.position, s.id)
    )
    rows: Sequence[Any] = connection.execute(query).all()
    return [StepView(*row) for row in rows]


@query("approval.rules")
def rules_and_people(
    connection: Connection, kind: str
) -> tuple[Sequence[tuple[int, int, RuleDraft]], list[RoleRow], list[Colleague]]:
    """Return who approves a kind, and the roles and people that may be named."""
    return rules(connection, kind), roles(connection), colleagues(connection)


@query("")
def waiting_for(connection: Connection, login: str, kind: str = "") -> list[StepView]:
    """Return the open steps that a person may decide, of one kind or all, the most urgent first."""
    query = (
        select(Role.name).join(UserRole, UserRole.role_id == Role.id).join(User, User.id == UserRole.user_id)
    )
    roles = list(connection.scalars(query.where(User.login == login)))
    s = ApprovalStep
    mine = or_(s.login == login, s.substitute == login, s.role.in_([role for role in roles if role] or ["-"]))
    ours = [ApprovalRun.kind == kind] if kind else []
    return _views(connection, s.state == OPEN, mine, ApprovalRun.started_by != login, *ours)


def overdue_of(connection: Connection, login: str, today: datetime.date, kind: str) -> int:
    """Return how many approvals of a kind that a person asked for wait for a decision that was due before today."""
    s, r = ApprovalStep, ApprovalRun
    query = select(func.count(distinct(r.id))).select_from(r).join(s, s.run_id == r.id)
    return int(
        connection.scalar(query.where(r.kind == kind, r.started_by == login, s.state == OPEN, s.due < today))
        or 0
    )


@query("")
def steps_of(connection: Connection, target: Target) -> list[StepView]:
    """Return all steps of all runs of a record, in order."""
    return sorted(
        _views(connection, ApprovalRun.table_name == target.table, ApprovalRun.row_key == target.key),
        key=lambda one: (one.run, one.position, one.id),
    )


def rules(connection: Connection, kind: str = "") -> Sequence[tuple[int, int, RuleDraft]]:
    """Return the rules with key and version, of one kind or all, in order."""
    a = ApprovalRule
    query = select(
        a.id, a.version, a.kind, a.position, a.role, a.login, a.substitute, a.days, a.from_amount, a.every
    )
    query = query.where(a.kind == kind) if kind else query
    found: Sequence[Any] = connection.execute(query.order_by(a.kind, a.position, a.id)).all()
    return [(row[0], row[1], RuleDraft(*row[2:])) for row in found]
