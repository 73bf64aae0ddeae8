"""Who works in the book: people and roles, as an administrator keeps them."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.manifest import allows
from app.core.messages import N_
from app.core.passwords import check_password
from app.data.drafts import Stored
from app.data.office import command
from app.data.password_hash import fits, hash_password
from app.data.queries import query
from app.data.roles import give_role
from app.data.settings import setting
from app.data.system_tables import Role, SignInTry, User, UserRole
from app.data.unit import Unit


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
class Colleague:
    """A person as everybody sees them, to name one; when they were here and what they may is nobody else's business."""

    login: str
    name: str
    active: bool


@dataclass(frozen=True)
class RoleRow:
    """A role and its permissions."""

    id: int
    version: int
    name: str
    permissions: frozenset[str]


@dataclass(frozen=True)
class UserDraft:
    """A person as typed; password None leaves it, '' takes it away.

    first_password is for the one person of a book so far, who has none: with a second one everybody needs a password.
    """

    login: str
    name: str
    roles: tuple[str, ...] = ()
    active: bool = True
    password: str | None = None
    first_password: str = ""


@dataclass(frozen=True)
class RoleDraft:
    """A role as typed: its name, and the rights it holds ('*' everything, 'finance.*' all below finance)."""

    name: str
    permissions: tuple[str, ...] = ()


@query("")
def names_of_people(connection: Connection) -> dict[str, str]:
    """Return the names of all who ever worked in the book by their sign-in names: everybody sees who did what."""
    rows = connection.execute(select(User.login, User.name))
    return {row.login: row.name for row in rows}


@query("users.change")
def users(connection: Connection) -> list[UserRow]:
    """Return all people by name."""
    query = select(UserRole.user_id, Role.name).join(Role, Role.id == UserRole.role_id).order_by(Role.name)
    held: dict[int, list[str]] = {}
    for user, role in connection.execute(query):
        held.setdefault(user, []).append(role)
    rows = connection.execute(
        select(User.id, User.version, User.login, User.name, User.active, User.password).order_by(User.name)
    )
    last = last_sign_ins(connection)
    return [
        UserRow(
            i,
            v,
            login,
            name,
            active,
            has_password=bool(password),
            roles=tuple(held.get(i, ())),
            last_sign_in=last.get(login),
        )
        for i, v, login, name, active, password in rows
    ]


@query("")
def colleagues(connection: Connection) -> list[Colleague]:
    """Return all people by name."""
    rows = connection.execute(select(User.login, User.name, User.active).order_by(User.name))
    return [Colleague(str(login), str(name), bool(active)) for login, name, active in rows]


@query("users.change")
def stored_user(connection: Connection, key: int) -> Stored[UserDraft] | None:
    """Return a person as their form shows them."""
    one = next((one for one in users(connection) if one.id == key), None)
    if one is None:
        return None
    return Stored(one.id, one.version, UserDraft(one.login, one.name, one.roles, one.active))


@query("users.change")
def alone_without_password(connection: Connection) -> UserRow | None:
    """Return the one who works without a password so far."""
    return next((one for one in users(connection) if one.active and not one.has_password), None)


def last_sign_ins(connection: Connection) -> dict[str, datetime.datetime]:
    """Return when each person signed in last, by sign-in name."""
    t = SignInTry
    query = select(User.login, func.max(t.at)).join(User, User.id == t.user_id).where(t.outcome == "in")
    return {str(login): at for login, at in connection.execute(query.group_by(User.login))}


@query("users.change")
def roles(connection: Connection) -> list[RoleRow]:
    """Return all roles by name."""
    rows = connection.execute(select(Role.id, Role.version, Role.name, Role.permissions).order_by(Role.name))
    return [RoleRow(i, v, name, frozenset(keys.split())) for i, v, name, keys in rows]


@query("users.change")
def stored_role(connection: Connection, key: int) -> Stored[RoleDraft] | None:
    """Return a role as its form shows it."""
    one = next((one for one in roles(connection) if one.id == key), None)
    if one is None:
        return None
    return Stored(one.id, one.version, RoleDraft(one.name, tuple(sorted(one.permissions))))


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
def save_role(unit: Unit, draft: RoleDraft, key: int | None = None, version: int | None = None) -> int:
    """Make a role or change its rights; its name stays. Raises Invalid for a name in use and when nobody could manage users, and Conflict."""
    name = draft.name.strip()
    if not name:
        raise Invalid(N_("Give the role a name."), field="name")
    keys = " ".join(sorted(set(draft.permissions)))
    if key is None:
        known = unit.connection.execute(select(Role.id, Role.permissions).where(Role.name == name)).first()
        if known is None:
            return unit.insert(Role, name=name, permissions=keys)
        if known.permissions != keys:
            raise Invalid(N_("There is a role {name} already."), field="name", name=name)
        return int(known.id)
    unit.update(Role, key, {"permissions": keys}, version)
    _someone_manages(unit)
    return key


@command("users.change")
def save_user(unit: Unit, draft: UserDraft, key: int | None = None, version: int | None = None) -> int:
    """Make a person or change them.

    Raises Invalid for a name in use, an easy password, one of several people without a password, and when nobody could manage users.
    """
    login = draft.login.strip().lower()
    if not login or not login.replace(".", "").replace("-", "").replace("_", "").isalnum():
        raise Invalid(N_("A sign-in name has letters, digits, dots and dashes."), field="login")
    if not draft.name.strip():
        raise Invalid(N_("Enter the person's name."), field="name")
    if draft.password:
        check_password(draft.password, login, draft.name, setting(unit.connection, "company.name"))
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
    _everyone_has_a_password(unit, key, draft)
    give_role(unit.connection, login, draft.password, draft.active)
    _someone_manages(unit)
    return key


def _everyone_has_a_password(unit: Unit, key: int, draft: UserDraft) -> None:
    """Set the first password of who worked alone so far; refuse whoever of several people would have none."""
    query = select(User.id, User.login, User.name, User.password).where(User.active.is_(True))
    active = unit.connection.execute(query).all()
    without = [row for row in active if not row.password]
    if len(active) < 2 or not without:
        return
    if any(row.id == key for row in without):
        raise Invalid(N_("In a book of several people everybody needs a password."), field="password")
    (alone, *_others) = without
    if not draft.first_password:
        raise Invalid(
            N_("{name} has no password yet. From the second person on everybody needs one: set it here."),
            field="first_password",
            name=alone.name,
        )
    try:
        check_password(
            draft.first_password, alone.login, alone.name, setting(unit.connection, "company.name")
        )
    except Invalid as error:
        error.field = "first_password"
        raise
    unit.update(User, int(alone.id), {"password": hash_password(draft.first_password)})
    give_role(unit.connection, alone.login, draft.first_password, True)


def _set_roles(unit: Unit, user: int, names: tuple[str, ...]) -> None:
    found = dict(unit.connection.execute(select(Role.name, Role.id).where(Role.name.in_(names))).all())
    if unknown := [name for name in names if name not in found]:
        raise Invalid(N_("There is no role {name}."), field="roles", name=unknown[0])
    wanted = set(found.values())
    held = dict(
        unit.connection.execute(select(UserRole.role_id, UserRole.id).where(UserRole.user_id == user)).all()
    )
    for role in wanted - set(held):
        unit.insert(UserRole, user_id=user, role_id=role)
    for role in set(held) - wanted:
        unit.delete(UserRole, held[role])


def _someone_manages(unit: Unit) -> None:
    query = select(User.login).where(User.active.is_(True))
    if not any(
        allows(permissions_of(unit.connection, login), "users.change")
        for login in unit.connection.scalars(query).all()
    ):
        raise Invalid(
            N_("Somebody must be able to manage users; give one active person the administrator role."),
            field="roles",
        )


@command("")
def change_own_password(unit: Unit, old: str, new: str) -> None:
    """Give the person who works a new password.

    Raises Invalid, naming the field, where the old one does not fit or the new one is easy to guess.
    """
    row = unit.connection.execute(
        select(User.id, User.name, User.password).where(User.login == unit.login)
    ).first()
    if row is None:
        raise Invalid(N_("Only a person of this book has a password."), field="old")
    if row.password and not fits(old, row.password):
        raise Invalid(N_("This is not your present password."), field="old")
    try:
        check_password(new, unit.login, row.name, setting(unit.connection, "company.name"))
    except Invalid as error:
        error.field = "new"
        raise
    unit.update(User, int(row.id), {"password": hash_password(new)})
    give_role(unit.connection, unit.login, new, True)
