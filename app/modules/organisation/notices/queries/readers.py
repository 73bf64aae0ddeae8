"""Who reads what: people with department, site and roles, and what hides notices that are not for somebody."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core.manifest import allows
from app.data import clock
from app.data.system_tables import Role, User, UserRole
from app.data.visibility import Guard, login, rights
from app.modules.hr.people.api import Person, is_here
from app.modules.organisation.notices.models import CHANGE, Notice
from app.modules.organisation.notices.rules import Reader, is_for


def readers(connection: Connection) -> list[Reader]:
    """Return everybody who may sign in, by name."""
    u, p = User, Person
    roles: dict[str, list[str]] = {}
    held = (
        select(u.login, Role.name)
        .join(UserRole, UserRole.user_id == u.id)
        .join(Role, Role.id == UserRole.role_id)
    )
    for who, role in connection.execute(held):
        roles.setdefault(str(who), []).append(str(role))
    staff = {
        row.login: row
        for row in connection.execute(select(p.id, p.login, p.department, p.site).where(p.login != ""))
    }
    found = []
    for row in connection.execute(
        select(u.login, u.name).where(u.active.is_(True)).order_by(u.name, u.login)
    ):
        one = staff.get(row.login)
        department, site = (one.department, one.site) if one is not None else ("", "")
        key = one.id if one is not None else None
        found.append(
            Reader(row.login, row.name, department, site, tuple(roles.get(row.login, ())), person=key)
        )
    return found


def paper_readers(connection: Connection) -> list[Reader]:
    """Return the members of staff of today who do not sign in, by surname: what they confirm they sign on paper."""
    p, u, today = Person, User, clock.today(connection)
    rows = connection.execute(
        select(p.id, func.trim(p.first_name + " " + p.last_name).label("name"), p.department, p.site)
        .outerjoin(u, (u.login == p.login) & u.active.is_(True))
        .where(u.id.is_(None), *is_here(today))
        .order_by(p.last_name, p.first_name, p.id)
    )
    return [Reader("", str(row.name), row.department, row.site, (), person=int(row.id)) for row in rows]


def local_day(moment: datetime.datetime) -> datetime.date:
    """Return the day of a moment where the office is."""
    return moment.astimezone().date()


def me(connection: Connection) -> Reader:
    """Return the person of a connection as a reader; nobody without one."""
    who = login(connection)
    return next((one for one in readers(connection) if one.login == who), Reader(who, ""))


def my_keys(connection: Connection) -> list[int]:
    """Return the notices that are addressed to the person of a connection and seen today."""
    n, day, reader = Notice, clock.today(connection), me(connection)
    rows = select(n.id, n.audience, n.target).where(n.since <= day, n.until.is_(None) | (n.until >= day))
    return [int(row.id) for row in connection.execute(rows) if is_for(row.audience, row.target, reader)]


def _hidden(connection: Connection) -> Select[Any] | None:
    if allows(rights(connection), CHANGE):
        return None
    n = Notice
    return select(n.id).where(n.id.not_in(my_keys(connection))).correlate(None)


GUARDS = (Guard(Notice.__tablename__, _hidden),)
