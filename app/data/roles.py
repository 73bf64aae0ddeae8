"""Shared books: an owner role that nobody works as, a group for the desks, and a database role of one's own for each person.

Passwords reach the server as SCRAM-SHA-256 verifiers made here (RFC 7677); no
file holds one. The group may read and write rows, never tables or triggers.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, text

from app.core.errors import Forbidden
from app.core.messages import N_
from app.data.system_tables import About, User

NAME = "role_group"


def quoted(name: str) -> str:
    """Return a name as SQL writes an identifier."""
    return '"' + name.replace('"', '""') + '"'


def set_up(connection: Connection) -> None:
    """Give all tables of a new book to its owner role and let the group of desks use them; without the right to make roles, do nothing."""
    may, database = connection.execute(
        text(
            "SELECT rolcreaterole OR rolsuper, current_database() FROM pg_roles WHERE rolname = current_user"
        )
    ).one()
    if not may:
        return
    owner, group = f"{database}_owner", f"{database}_desk"
    for name in (owner, group):
        if connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}) is None:
            connection.execute(text(f"CREATE ROLE {quoted(name)} NOLOGIN"))
    connection.execute(text(f"GRANT {quoted(owner)} TO CURRENT_USER"))
    connection.execute(text(f"GRANT CREATE ON SCHEMA public TO {quoted(owner)}"))
    give_tables(connection, owner, group)
    connection.execute(insert(About), {"name": NAME, "value": group})


def give_tables(connection: Connection, owner: str, group: str) -> None:
    """Give all tables and guards to the owner role and let the group of desks use them; again after every migration."""
    for kind, names in (
        ("TABLE", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"),
        (
            "FUNCTION",
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'kontor%'",
        ),
    ):
        for name in connection.scalars(text(names)).all():
            connection.execute(text(f"ALTER {kind} {quoted(name)} OWNER TO {quoted(owner)}"))
    for statement in ("SELECT, INSERT, UPDATE, DELETE ON ALL TABLES", "USAGE, SELECT ON ALL SEQUENCES"):
        connection.execute(text(f"GRANT {statement} IN SCHEMA public TO {quoted(group)}"))


def group_of(connection: Connection) -> str:
    """Return the group of desks of a shared book, '' where there is none."""
    return connection.scalar(select(About.value).where(About.name == NAME)) or ""


def give_role(connection: Connection, login: str, password: str | None, active: bool) -> None:
    """Make a person's database role, or change its password; a person who may not sign in keeps the role without LOGIN.

    Raises Forbidden where the one who works may not make roles.
    """
    group = group_of(connection)
    if connection.dialect.name != "postgresql" or not group:
        return
    known = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": login})
    if not password and not known:
        return  # without a password nobody signs in at the server; the role comes with the first one
    if password and active and login == connection.scalar(text("SELECT current_user")):
        own = f"ALTER ROLE {quoted(login)} PASSWORD {_literal(_verifier(connection, login, password))}"
        connection.execute(text(own.replace(":", r"\:")))
        return  # everybody may change their own
    if not connection.scalar(
        text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
    ):
        raise Forbidden(
            N_("Only an administrator of the server can make sign-ins; ask for one."), field="login"
        )
    words = "LOGIN" if active else "NOLOGIN"
    if password:
        words += " PASSWORD " + _literal(_verifier(connection, login, password))
    connection.execute(
        text(f"{'ALTER' if known else 'CREATE'} ROLE {quoted(login)} {words}".replace(":", r"\:"))
    )
    connection.execute(text(f"GRANT {quoted(group)} TO {quoted(login)}"))


def _verifier(connection: Connection, login: str, password: str) -> str:
    driver: Any = connection.connection.driver_connection
    return str(driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode())


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def is_owner(connection: Connection) -> bool:
    """Say whether a connection is the owner of a shared book's tables, for whom the program itself works.

    Where no roles were made that is the owner of the database.
    """
    group = group_of(connection)
    owner = group.removesuffix("_desk") + "_owner" if group else ""
    query = "SELECT pg_has_role(current_user, :owner, 'MEMBER')"
    if not owner:
        query = "SELECT pg_has_role(current_user, datdba, 'MEMBER') FROM pg_database WHERE datname = current_database()"
    return bool(connection.scalar(text(query), {"owner": owner} if owner else {}))


def person_of_connection(connection: Connection) -> str:
    """Return the login of the person whose database role is connected, '' where it is nobody of this book."""
    if connection.dialect.name != "postgresql" or not group_of(connection):
        return ""
    return (
        connection.scalar(select(User.login).where(User.login == text("current_user"), User.active.is_(True)))
        or ""
    )
