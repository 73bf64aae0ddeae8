"""Who works in the book: people, roles, passwords (Argon2id), and signing in with a growing delay after failures."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.core.errors import Forbidden, Invalid
from app.core.manifest import allows
from app.core.messages import N_
from app.data.base import Role, User, UserRole
from app.data.books import Book
from app.data.office import Actor, Office, command
from app.data.roles import give_role, person_of_connection
from app.data.unit import Unit

SHORTEST_PASSWORD = 10
FREE_FAILURES = 3
LONGEST_WAIT = 900


@dataclass(frozen=True)
class UserRow:
    """A person as lists show them."""

    id: int
    version: int
    login: str
    name: str
    active: bool
    has_password: bool
    roles: tuple[str, ...]
    last_sign_in: datetime.datetime | None


@dataclass(frozen=True)
class RoleRow:
    """A role and its permissions."""

    id: int
    version: int
    name: str
    permissions: frozenset[str]


@dataclass(frozen=True)
class SignIn:
    """A successful sign-in: who, and when they were here last."""

    actor: Actor
    last: datetime.datetime | None


@dataclass(frozen=True)
class UserDraft:
    """A person as typed; password None leaves it, '' takes it away."""

    login: str
    name: str
    roles: tuple[str, ...]
    active: bool = True
    password: str | None = None


def hash_password(password: str) -> str:
    """Return the Argon2id hash in PHC form (RFC 9106: 64 MiB, 3 passes, 4 lanes)."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(salt=os.urandom(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive_phc_encoded(password.encode())


def fits(password: str, kept: str) -> bool:
    """Say whether a password fits its hash."""
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        Argon2id.verify_phc_encoded(password.encode(), kept)
    except InvalidKey:
        return False
    return True


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row: none for three, then 5, 10, 20 … 900."""
    return 0 if failures < FREE_FAILURES else min(LONGEST_WAIT, 5 * 2 ** (failures - FREE_FAILURES))


def users(connection: Connection) -> list[UserRow]:
    """Return all people by name."""
    query = select(UserRole.user_id, Role.name).join(Role, Role.id == UserRole.role_id).order_by(Role.name)
    held: dict[int, list[str]] = {}
    for user, role in connection.execute(query):
        held.setdefault(user, []).append(role)
    rows = connection.execute(
        select(User.id, User.version, User.login, User.name, User.active, User.password, User.last_sign_in).order_by(User.name)
    )
    return [
        UserRow(i, v, login, name, active, bool(password), tuple(held.get(i, ())), last)
        for i, v, login, name, active, password, last in rows
    ]


def roles(connection: Connection) -> list[RoleRow]:
    """Return all roles by name."""
    rows = connection.execute(select(Role.id, Role.version, Role.name, Role.permissions).order_by(Role.name))
    return [RoleRow(i, v, name, frozenset(keys.split())) for i, v, name, keys in rows]


def permissions_of(connection: Connection, login: str) -> frozenset[str]:
    """Return the permissions of all roles a person holds."""
    query = (
        select(Role.permissions)
        .join(UserRole, UserRole.role_id == Role.id)
        .join(User, User.id == UserRole.user_id)
        .where(User.login == login)
    )
    return frozenset(key for keys in connection.scalars(query) for key in keys.split())


@command("users.change")
def save_role(unit: Unit, name: str, permissions: frozenset[str]) -> int:
    """Make a role or change its permissions."""
    if not name.strip():
        raise Invalid(N_("Give the role a name."), field="name")
    known = unit.connection.scalar(select(Role.id).where(Role.name == name.strip()))
    keys = " ".join(sorted(permissions))
    if known is None:
        return unit.insert(Role, name=name.strip(), permissions=keys)
    unit.update(Role, known, {"permissions": keys})
    return int(known)


@command("users.change")
def save_user(unit: Unit, draft: UserDraft, key: int | None = None, version: int | None = None) -> int:
    """Make a person or change them; raises Invalid for a name in use, a short password, or when nobody could manage users."""
    login = draft.login.strip().lower()
    if not login or not login.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Invalid(N_("A sign-in name has letters, digits, dots and dashes."), field="login")
    if not draft.name.strip():
        raise Invalid(N_("Enter the person's name."), field="name")
    if draft.password and len(draft.password) < SHORTEST_PASSWORD:
        raise Invalid(
            N_("A password has at least {count} characters; a short sentence is easy to keep."), field="password", count=SHORTEST_PASSWORD
        )
    known = unit.connection.scalar(select(User.id).where(User.login == login))
    if known is not None and known != key:
        raise Invalid(N_("{login} is in use already."), field="login", login=login)
    values: dict[str, object] = {"login": login, "name": draft.name.strip(), "active": draft.active}
    if draft.password is not None:
        values["password"] = hash_password(draft.password) if draft.password else ""
    if key is None:
        key = unit.insert(User, **values)
    else:
        unit.update(User, key, values, version)
    _set_roles(unit, key, draft.roles)
    give_role(unit.connection, login, draft.password, draft.active)
    _someone_manages(unit)
    return key


def _set_roles(unit: Unit, user: int, names: tuple[str, ...]) -> None:
    wanted = set(unit.connection.scalars(select(Role.id).where(Role.name.in_(names))))
    held = dict(unit.connection.execute(select(UserRole.role_id, UserRole.id).where(UserRole.user_id == user)).all())
    for role in wanted - set(held):
        unit.insert(UserRole, user_id=user, role_id=role)
    for role in set(held) - wanted:
        unit.delete(UserRole, held[role])


def _someone_manages(unit: Unit) -> None:
    query = select(User.login).where(User.active.is_(True))
    if not any(allows(permissions_of(unit.connection, login), "users.change") for login in unit.connection.scalars(query).all()):
        raise Invalid(N_("Somebody must be able to manage users; give one active person the administrator role."), field="roles")


@command("")
def sign_in_succeeded(unit: Unit, key: int) -> None:
    """Write down a sign-in."""
    unit.update(User, key, {"failures": 0, "wait_until": None, "last_sign_in": unit.now})


@command("")
def sign_in_failed(unit: Unit, key: int) -> int:
    """Count a failure and return the seconds to wait."""
    failures = int(unit.row(User, key)["failures"]) + 1
    wait = wait_after(failures)
    unit.update(User, key, {"failures": failures, "wait_until": unit.now + datetime.timedelta(seconds=wait) if wait else None})
    return wait


def sign_in(book: Book, login: str, password: str) -> SignIn:
    """Check a name and password; raises Forbidden, and after three failures with the seconds to wait."""
    office = Office(book)
    with book.engine.connect() as connection:
        found = connection.execute(select(User).where(User.login == login.strip().lower())).mappings().first()
        granted = permissions_of(connection, login.strip().lower())
    if found is None or not found["active"]:
        hash_password(password)  # as slow as a real check, so that names can't be probed
        raise Forbidden(N_("Name or password is wrong."), field="password")
    now = office.clock()
    if found["wait_until"] and found["wait_until"] > now:
        seconds = int((found["wait_until"] - now).total_seconds()) + 1
        raise Forbidden(N_("Too many failures. Try again in {seconds} seconds."), field="password", seconds=seconds)
    if found["password"] and not fits(password, found["password"]):
        wait = office.run(sign_in_failed, int(found["id"]))
        if wait:
            raise Forbidden(N_("Name or password is wrong. Wait {seconds} seconds before the next try."), field="password", seconds=wait)
        raise Forbidden(N_("Name or password is wrong."), field="password")
    office.run(sign_in_succeeded, int(found["id"]))
    return SignIn(Actor(found["login"], found["name"], granted), found["last_sign_in"])


def only_user(book: Book) -> str:
    """Return the login of a one-person book without password, else ''."""
    with book.engine.connect() as connection:
        rows = connection.execute(select(User.login, User.password).where(User.active.is_(True))).all()
    return rows[0][0] if len(rows) == 1 and not rows[0][1] else ""


def person_of_book(book: Book) -> SignIn | None:
    """Return the sign-in of the person whose own database role opened a shared book, None where it must be asked for."""
    with book.engine.connect() as connection:
        login = person_of_connection(connection)
        if not login:
            return None
        row = connection.execute(select(User.id, User.name, User.last_sign_in).where(User.login == login)).one()
        granted = permissions_of(connection, login)
    Office(book).run(sign_in_succeeded, int(row.id))
    return SignIn(Actor(login, row.name, granted), row.last_sign_in)
