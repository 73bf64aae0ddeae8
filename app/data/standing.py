"""Whether the person at a desk may still work in the book, and with which rights: asked again and again, not only at the sign-in."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.errors import Forbidden
from app.core.messages import N_
from app.data.system_tables import Role, User, UserRole

TABLES = frozenset({"app_user", "app_role", "app_user_role"})


@dataclass(frozen=True)
class Actor:
    """Who works: login, name and the rights of all roles held.

    key is the row of a person who signed in, and stamp tells whether their password is still the one they signed in with; the
    program itself has neither.
    """

    login: str
    name: str
    permissions: frozenset[str] = field(default=frozenset())
    key: int = 0
    stamp: str = ""


SYSTEM = Actor("kontor", "Kontor", frozenset({"*"}))


def stamp_of(password: str) -> str:
    """Return what tells one password hash from another without holding it."""
    return hashlib.sha256(password.encode()).hexdigest()[:16]


def actor_of(connection: Connection, login: str) -> Actor | None:
    """Return an active person with the rights of all their roles, None where there is none of that name."""
    key = connection.scalar(select(User.id).where(User.login == login, User.active.is_(True)))
    return None if key is None else _read(connection, int(key))


def still(connection: Connection, actor: Actor) -> Actor:
    """Return the person with the rights of now.

    Raises Forbidden where they were deactivated, or got another password, since they signed in.
    """
    if not actor.key:
        return actor
    now = _read(connection, actor.key)
    if now is None:
        raise Forbidden(
            N_("{name} may no longer work in this book. An administrator can allow it again."),
            name=actor.name,
        )
    if now.stamp != actor.stamp:
        raise Forbidden(N_("The password of {name} was changed. Please sign in again."), name=actor.name)
    return now


def restamped(connection: Connection, actor: Actor) -> Actor:
    """Return the person with the stamp of now: who changes their own password goes on working."""
    now = _read(connection, actor.key)
    return replace(actor, stamp=now.stamp) if now is not None else actor


def _read(connection: Connection, key: int) -> Actor | None:
    query = (
        select(User.login, User.name, User.password, Role.permissions)
        .outerjoin(UserRole, UserRole.user_id == User.id)
        .outerjoin(Role, Role.id == UserRole.role_id)
        .where(User.id == key, User.active.is_(True))
    )
    rows = connection.execute(query).all()
    if not rows:
        return None
    granted = frozenset(right for row in rows for right in (row.permissions or "").split())
    return Actor(rows[0].login, rows[0].name, granted, key, stamp_of(rows[0].password))
