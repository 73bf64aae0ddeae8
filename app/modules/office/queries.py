"""What is read of the trail, of people with their roles, and of the tries to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.core.manifest import command_titles, standard_roles
from app.core.messages import N_, _
from app.data.history import say, table_titles
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.settings import setting
from app.data.standard_roles import EARLIER
from app.data.system_tables import Role, SignInTry, TrailRow, TrailRun, User, UserRole
from app.data.trail import kept
from app.data.visibility import seen

KINDS = {
    "insert": N_("made"),
    "update": N_("changed"),
    "delete": N_("taken away"),
    "batch": N_("made, many"),
    "seal": N_("finalised, many"),
    "number": N_("numbers set aside"),
    "given": N_("number given"),
    "trust": N_("confirmed"),
}


TABLE, BEFORE, AFTER = 3, 6, 7  # places of the columns below


def _in_words(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
    """Write what stood in a row before and after as a person reads it; what is filtered is still what was kept."""
    for row in rows:
        for place in (BEFORE, AFTER):
            row[place] = say(row[TABLE], kept(connection, row[place])) if row[place] else row[place]


def trail_source() -> ListSource:
    """Return the list of all changes, newest first."""
    t, r = TrailRow, TrailRun
    columns = (
        shown_as(r.at, title=N_("When")),
        shown_as(r.login, title=N_("Who")),
        shown_as(r.command, title=N_("Command"), choices=command_titles()),
        shown_as(t.table_name, "table", title=N_("Record"), width=160, choices=table_titles()),
        shown_as(t.row_key, "key", title=N_("Key"), width=80),
        shown_as(t.kind, title=N_("What"), choices=KINDS),
        shown_as(t.before, title=N_("Before")),
        shown_as(t.after, title=N_("After")),
        shown_as(t.run, title=N_("Step")),
    )
    return ListSource(
        "office.trail",
        t,
        columns,
        (t.id.desc(),),
        joins=((r.__table__, r.seq == t.run),),
        finish=_in_words,
        visible=lambda connection: seen(connection, t.table_name.expression, t.row_key.expression),
    )


ROLES = 2  # the place of a column below


def _roles_held(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
    """Write the roles that each person holds."""
    held: dict[int, list[str]] = {}
    query = select(UserRole.user_id, Role.name).join(Role, Role.id == UserRole.role_id).order_by(Role.name)
    for user, name in connection.execute(query.where(UserRole.user_id.in_(list(keys)))):
        held.setdefault(user, []).append(_(name))
    for key, row in zip(keys, rows, strict=True):
        row[ROLES] = ", ".join(held.get(key, ()))


def users_source() -> ListSource:
    """Return the list of who works in the book, by name."""
    u, t = User, SignInTry
    last = select(func.max(t.at)).where(t.user_id == u.id, t.outcome == "in").correlate(u).scalar_subquery()
    columns = (
        shown_as(u.login, width=150),
        shown_as(u.name, width=220),
        Column("roles", N_("Roles"), width=300),
        *listed(u, "active"),
        Column("password", N_("Password"), "flag", u.password.expression != "", 100),
        Column("last_sign_in", N_("Last sign-in"), "moment", last, 160),
    )
    return ListSource(
        "office.users",
        u,
        columns,
        (u.name.asc(), u.id.asc()),
        finish=_roles_held,
    )


def roles_source() -> ListSource:
    """Return the list of roles, by name: those of the program in the language in force, also where one filters."""
    r, h = Role, UserRole
    titles = (*(one.title for one in standard_roles()), *EARLIER)
    name = case({title: _(title) for title in titles}, value=r.name.expression, else_=r.name)
    held = select(func.count()).where(h.role_id == r.id).correlate(r).scalar_subquery()
    columns = (
        Column("name", N_("Name"), "text", name, 300),
        Column("people", N_("People"), "number", held, 90),
    )
    return ListSource("office.roles", r, columns, (func.lower(name), r.id.asc()))


def sign_ins_source() -> ListSource:
    """Return the list of all tries to sign in, newest first."""
    t, u = SignInTry, User
    columns = (
        *listed(t, "at login"),
        shown_as(u.name, title=N_("Whom it concerns")),
        *listed(t, "place outcome"),
    )
    return ListSource("office.sign_ins", t, columns, (t.id.desc(),), joins=((u, u.id == t.user_id),))


@query("")
def company_is_complete(connection: Connection) -> bool:
    """Say whether the company has its address and a number of the tax office."""
    street, town, number, vat = (
        setting(connection, f"company.{key}") for key in ("street", "town", "tax_number", "vat_id")
    )
    return bool(street and town and (number or vat))


@query("users.change")
def several_people(connection: Connection) -> bool:
    """Say whether a second person may sign in."""
    active = select(User.id).where(User.active.is_(True)).limit(2)
    return len(connection.execute(active).all()) > 1
