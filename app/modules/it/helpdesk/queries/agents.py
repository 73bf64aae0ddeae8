"""Who can be in charge of tickets: the people who sign in here and may work on them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.manifest import allows
from app.data.queries import query
from app.data.system_tables import Role, User, UserRole

RIGHT = "it.tickets"


@query("it.tickets.view")
def agents(connection: Connection) -> list[tuple[str, str]]:
    """Return who may work on tickets by name: sign-in name and name."""
    rows = connection.execute(
        select(User.login, User.name, Role.permissions)
        .join(UserRole, UserRole.user_id == User.id)
        .join(Role, Role.id == UserRole.role_id)
        .where(User.active.is_(True))
        .order_by(func.lower(User.name))
    )
    found = {login: name for login, name, rights in rows if allows(frozenset(rights.split()), RIGHT)}
    return list(found.items())


def agent_named(connection: Connection, typed: str) -> str | None:
    """Return the sign-in name of who is meant by a sign-in name or a name, whatever its case; None for nobody, or for more than one."""
    clean = typed.strip().lower()
    known = agents(connection)
    found = [login for login, _name in known if login.lower() == clean]
    found = found or [login for login, name in known if name.lower() == clean]
    return found[0] if len(found) == 1 else None
