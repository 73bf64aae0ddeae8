"""Signing in: one try after another by name and by computer, with a wait that grows after failures, and every try written down.

A try locks the waits of its name and its computer before its password counts
for anything, so that guesses side by side are taken one by one. Known, unknown
and waiting names are answered in the same words after the same work.
"""

from __future__ import annotations

import datetime
import platform
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, text, update

from app.core.dataclass import dataclass
from app.core.errors import Forbidden
from app.core.manifest import allows
from app.core.messages import N_
from app.core.passwords import check_password
from app.data.book import Book
from app.data.engine import insertion_into
from app.data.office import Actor, Office, command
from app.data.password_hash import NOBODYS, fits, hash_password
from app.data.roles import person_of_connection
from app.data.standing import actor_of
from app.data.system_tables import SignInTry, SignInWait, User
from app.data.unit import Unit, table_of
from app.data.users import last_sign_ins, permissions_of

FREE_BY_NAME, FREE_BY_PLACE = 3, 10
LONGEST_BY_NAME, LONGEST_BY_PLACE = 900, 60  # seconds; a computer may be that of many people
FORGOTTEN_AFTER = datetime.timedelta(hours=24)


@dataclass(frozen=True)
class SignIn:
    """A successful sign-in: who, and when they were here last."""

    actor: Actor
    last: datetime.datetime | None


def wait_after(failures: int, free: int = FREE_BY_NAME, longest: int = LONGEST_BY_NAME) -> int:
    """Return the seconds to wait after so many failures in a row: none while they are free, then 5, 10, 20 … seconds."""
    return 0 if failures < free else min(longest, 5 * 2 ** min(failures - free, 20))


def place_of(connection: Connection) -> str:
    """Return the computer that a try comes from: the address that a server sees, else the name of this computer."""
    address = None
    if connection.dialect.name == "postgresql":
        address = connection.scalar(text("SELECT host(inet_client_addr())"))
    return str(address or platform.node())[:120]


@command("", locks=())
def try_sign_in(unit: Unit, login: str, password: str, fitting: str) -> tuple[str, int]:
    """Count a try with a password that fits the hash `fitting`, '' for none; see sign_in().

    Returns what came of it (see OUTCOMES) and the seconds to wait before the next try.
    """
    place = place_of(unit.connection)
    waits = _locked(unit, {"name": login, "place": place})
    row = unit.connection.execute(select(User).where(User.login == login)).mappings().first()
    usable = row is not None and row["active"]
    right = row is not None and bool(fitting) and row["password"] == fitting
    if row is not None and not row["password"]:
        right = _alone(unit.connection) or _claimed(unit, dict(row), password)
    ahead = [(until - unit.now).total_seconds() for _failures, until in waits.values() if until is not None]
    wait = max((int(seconds) + 1 for seconds in ahead if seconds > 0), default=0)
    outcome = "in" if usable and right else "wrong"
    if wait:
        outcome = "waiting"
    if outcome == "in":
        _set(unit, "name", login, 0, 0)
    elif outcome == "wrong":
        by_name, by_place = waits["name"][0] + 1, waits["place"][0] + 1
        wait = max(
            wait_after(by_name), by_place_wait := wait_after(by_place, FREE_BY_PLACE, LONGEST_BY_PLACE)
        )
        _set(unit, "name", login, by_name, wait_after(by_name))
        _set(unit, "place", place, by_place, by_place_wait)
    concerns = int(row["id"]) if row is not None else None
    unit.insert(SignInTry, at=unit.now, login=login, place=place, user_id=concerns, outcome=outcome)
    return outcome, wait


def _locked(unit: Unit, values: dict[str, str]) -> dict[str, tuple[int, datetime.datetime | None]]:
    """Lock the waits of a name and a computer, making them where they are missing; return failures in a row and wait."""
    w = SignInWait
    table = table_of(w)
    insertion = insertion_into(table, local=unit.local)
    found = {}
    for kind in sorted(values):  # always in the same order, or two tries could wait for each other
        named = {"kind": kind, "value": values[kind]}
        unit.connection.execute(insertion.on_conflict_do_nothing(), named)
        query = select(w.failures, w.last_at, w.wait_until).where(w.kind == kind, w.value == values[kind])
        failures, last, until = unit.connection.execute(query.with_for_update()).one()
        stale = last is not None and unit.now - last > FORGOTTEN_AFTER
        found[kind] = (0, None) if stale else (int(failures), until)
    return found


def _set(unit: Unit, kind: str, value: str, failures: int, wait: int) -> None:
    w = SignInWait
    until = unit.now + datetime.timedelta(seconds=wait) if wait else None
    statement = update(table_of(w)).where(w.kind == kind, w.value == value)
    unit.connection.execute(statement, {"failures": failures, "last_at": unit.now, "wait_until": until})


def _alone(connection: Connection) -> bool:
    """Say whether only one person works in the book: then no password is needed."""
    return len(connection.execute(select(User.id).where(User.active.is_(True)).limit(2)).all()) == 1


def _claimed(unit: Unit, row: Mapping[str, Any], password: str) -> bool:
    """Let a manager of users without a password set it by signing in, where nobody with a password could set it for them.

    Such books come from before everybody needed a password. Raises Invalid for one that is easy to guess.
    """
    query = select(User.login, User.password).where(User.active.is_(True))
    managers = [
        one.password
        for one in unit.connection.execute(query)
        if allows(permissions_of(unit.connection, one.login), "users.change")
    ]
    if (
        any(managers)
        or not row["active"]
        or not allows(permissions_of(unit.connection, row["login"]), "users.change")
    ):
        return False
    check_password(password, row["login"], row["name"])
    unit.update(User, int(row["id"]), {"password": hash_password(password)})
    return True


def login_of(connection: Connection, typed: str) -> str:
    """Return the login of who signs in with the name that people know, in small letters, where only one has it; else what was typed."""
    people = connection.execute(select(User.login, User.name).where(User.active.is_(True))).all()
    called = [one.login for one in people if " ".join(one.name.lower().split()) == " ".join(typed.split())]
    known = any(one.login == typed for one in people)
    return called[0] if len(called) == 1 and not known else typed


def sign_in(book: Book, login: str, password: str) -> SignIn:
    """Check a name, of the account or of the person, and password; raises Forbidden, with the seconds to wait once there were too many failures."""
    typed = "".join(sign for sign in login.strip().lower() if sign.isprintable())[:80]
    with book.engine.connect() as connection:
        name = login_of(connection, typed)
        kept = connection.scalar(select(User.password).where(User.login == name)) or NOBODYS
        last = last_sign_ins(connection).get(name)
    # The slow part comes before the locks, so that others are not kept waiting; what it found counts only behind them.
    nothing_to_guess = not password and only_user(book) == name
    fitting = kept if not nothing_to_guess and fits(password, kept) else ""
    outcome, wait = Office(book).run(try_sign_in, name, password, fitting)
    if outcome == "in":
        with book.engine.connect() as connection:
            actor = actor_of(connection, name)
        if actor is not None:
            return SignIn(actor, last)
    if outcome == "waiting":
        raise Forbidden(
            N_("Too many failures. Try again in {seconds} seconds."), field="password", seconds=wait
        )
    if wait:
        raise Forbidden(
            N_("Name or password is wrong. Wait {seconds} seconds before the next try."),
            field="password",
            seconds=wait,
        )
    raise Forbidden(N_("Name or password is wrong."), field="password")


@command("", locks=())
def came_by_role(unit: Unit, login: str) -> None:
    """Write down that a person opened a shared book with a database role of their own."""
    key = int(unit.connection.scalar(select(User.id).where(User.login == login)) or 0)
    place = place_of(unit.connection)
    unit.insert(SignInTry, at=unit.now, login=login, place=place, user_id=key, outcome="in")


def only_user(book: Book) -> str:
    """Return the login of a one-person book without password, else ''."""
    with book.engine.connect() as connection:
        rows = connection.execute(select(User.login, User.password).where(User.active.is_(True))).all()
    return rows[0][0] if len(rows) == 1 and not rows[0][1] else ""


def person_of_book(book: Book) -> SignIn | None:
    """Return the sign-in of the person whose own database role opened a shared book, None where it must be asked for."""
    with book.engine.connect() as connection:
        login = person_of_connection(connection)
        actor = actor_of(connection, login) if login else None
        if actor is None:
            return None
        last = last_sign_ins(connection).get(login)
    Office(book).run(came_by_role, login)
    return SignIn(actor, last)
