"""Who approves what: what topics let be approved, and the rules by kind that name roles, persons, amounts and days."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.approval_tables import ApprovalRule
from app.data.drafts import must_be_only
from app.data.office import command
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.system_tables import Role, User, UserRole
from app.data.unit import Unit
from app.data.users import Colleague, RoleRow, colleagues, roles


@dataclass(frozen=True)
class Approval:
    """What a topic lets be approved: its kind, title and table, what of a record is approved, and what happens at an end.

    content gives the values that an approval is about: with another value it is another approval. ended is told (unit, key,
    approved, comment); reopened that a last decision was taken back, and raises Invalid where the record has gone on since.
    page is where it is decided: Today leads there who is asked. Topics whose own lines for Today say it give none.
    """

    kind: str
    title: str
    table: str
    content: Callable[[Connection, int], Mapping[str, Any]]
    ended: Callable[[Unit, int, bool, str], None]
    reopened: Callable[[Unit, int], None]
    page: str = ""


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


@functools.cache
def approvals() -> dict[str, Approval]:
    """Return what the topics declare, by kind."""
    return {one.kind: one for topic in topics() if topic.workflows for one in resolve(topic.workflows)}


def people_of(connection: Connection, role: str) -> list[str]:
    """Return who may sign in and has a role, by login."""
    query = (
        select(User.login)
        .join(UserRole, UserRole.user_id == User.id)
        .join(Role, Role.id == UserRole.role_id)
        .where(Role.name == role, User.active.is_(True))
        .order_by(User.login)
    )
    return list(connection.scalars(query))


def check_person(connection: Connection, login: str, field: str) -> None:
    """Raise Invalid for a person that may not sign in; nobody named is right."""
    if login and connection.scalar(select(User.id).where(User.login == login, User.active.is_(True))) is None:
        raise Invalid(N_("{login} is not a person who may sign in."), field=field, login=login)


@command("approval.rules")
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a rule; raises Invalid naming the field at fault."""
    if draft.kind not in approvals():
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if bool(draft.role) == bool(draft.login):
        raise Invalid(N_("Name either a role or a person."), field="login")
    if draft.role and not people_of(unit.connection, draft.role):
        raise Invalid(N_("Nobody who may sign in has the role {role}."), field="role", role=draft.role)
    check_person(unit.connection, draft.login, "login")
    check_person(unit.connection, draft.substitute, "substitute")
    if not 1 <= draft.position <= 9 or not 0 <= draft.days <= 365 or draft.from_amount < 0:
        raise Invalid(
            N_("A position is 1 to 9, days are 0 to 365, an amount is not below zero."), field="position"
        )
    values = {name: getattr(draft, name) for name in draft.__dataclass_fields__}
    asked = {name: values[name] for name in ("kind", "position", "role", "login", "from_amount")}
    must_be_only(unit, ApprovalRule, key, N_("This is here already."), "position", **asked)
    if key is None:
        return unit.insert(ApprovalRule, **values)
    unit.update(ApprovalRule, key, values, version)
    return key


@command("approval.rules")
def delete_rule(unit: Unit, key: int) -> None:
    """Take a rule away; what is under way goes on by its own steps."""
    unit.delete(ApprovalRule, key)


@query("approval.rules")
def rules_and_people(
    connection: Connection, kind: str
) -> tuple[Sequence[tuple[int, int, RuleDraft]], list[RoleRow], list[Colleague]]:
    """Return who approves a kind, and the roles and people that may be named."""
    return rules(connection, kind), roles(connection), colleagues(connection)


def rules(connection: Connection, kind: str = "") -> Sequence[tuple[int, int, RuleDraft]]:
    """Return the rules with key and version, of one kind or all, in order."""
    a = ApprovalRule
    query = select(a.__table__)
    query = query.where(a.kind == kind) if kind else query
    found = connection.execute(query.order_by(a.kind, a.position, a.id)).mappings()
    return [(row["id"], row["version"], build(RuleDraft, dict(row))) for row in found]


def able(connection: Connection, step: RuleDraft | Mapping[str, Any], without: set[str]) -> set[str]:
    """Return who may decide a step, apart from some people; nobody who may no longer sign in."""
    about = step if isinstance(step, Mapping) else vars(step)
    if not about["login"]:
        return set(people_of(connection, about["role"])) - without
    named = User.login.in_((about["login"], about["substitute"]))
    return set(connection.scalars(select(User.login).where(named, User.active.is_(True)))) - without


def without_person(choices: Sequence[set[str]]) -> int | None:
    """Return a step that nobody is left for when each person decides one, None where all can be decided (matching by augmenting paths)."""
    decides: dict[str, int] = {}

    def found(step: int, tried: set[str]) -> bool:
        for person in sorted(choices[step] - tried):
            tried.add(person)
            if person not in decides or found(decides[person], tried):
                decides[person] = step
                return True
        return False

    return next((step for step in range(len(choices)) if not found(step, set())), None)


def steps_by_rules(unit: Unit, kind: str, amount: int, person: str) -> list[RuleDraft]:
    """Return the steps that the rules of a kind ask for an amount (cents); a person named takes the place of the first position."""
    a = ApprovalRule
    query = select(a.__table__).where(a.kind == kind, a.from_amount <= abs(amount))
    found = read_all(unit.connection, query.order_by(a.position, a.id), RuleDraft)
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
        for login in people_of(unit.connection, one.role)
    ]
    return [*(one for one in found if not one.every), *(one for one in every if one.login != unit.login)]
