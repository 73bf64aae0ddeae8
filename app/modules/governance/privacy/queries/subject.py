"""Who a person is in the book: the records that are the person, found by name or mail, and those that are the same one elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, false, func, or_, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.manifest import allows
from app.core.stemming import sought
from app.data.all_tables import load_models
from app.data.queries import query
from app.data.visibility import not_hidden, rights
from app.modules.governance.privacy.rules.others import Others, others_of

VIEW, ANSWER = "governance.privacy.view", "governance.privacy.answer"
CONTACT, STAFF, APPLICANT, USER, ACCOUNT = (
    "contact",
    "hr_person",
    "hr_applicant",
    "app_user",
    "finance_account",
)
PEOPLE = (CONTACT, STAFF, APPLICANT, USER)
MOST = 60


@dataclass(frozen=True, order=True)
class Root:
    """A record that is the person: table and key."""

    table: str
    key: int


@dataclass(frozen=True)
class Candidate:
    """A record that may be the person looked for: its name, and mail, place or sign-in name."""

    root: Root
    name: str
    about: str


def _table(name: str) -> Any:
    return load_models().tables[name]


def _named(table: str) -> tuple[Any, Any, Any]:
    """Return name, what tells namesakes apart, and what is searched of a table of people."""
    t = _table(table).c
    if table == CONTACT:
        return t.name, t.mail, t.folded
    if table == USER:
        return t.name, t.login, func.lower(t.name + " " + t.login)
    return t.first_name + " " + t.last_name, t.mail, t.folded


def seen_by(connection: Connection, table: str) -> list[ColumnElement[bool]]:
    """Return the conditions for rows of a table that the person at the desk may know of; who collects answers may know of all people."""
    if allows(rights(connection), ANSWER) and table in PEOPLE:
        return []
    if not allows(rights(connection), str(_table(table).info.get("reads", ""))):
        return [false()]
    return not_hidden(connection, table, _table(table).c.id)


@query(VIEW)
def find_subjects(connection: Connection, typed: str) -> list[Candidate]:
    """Return the records whose name, number or mail holds every word typed, by name, of those that the person at the desk may know of."""
    words = sought(typed)
    found: list[Candidate] = []
    for table in PEOPLE if words else ():
        name, about, folded = _named(table)
        key = _table(table).c.id
        where = [or_(folded.contains(word), func.lower(about).contains(word)) for word in words]
        where += seen_by(connection, table)
        rows = select(key, name.label("name"), about.label("about")).where(*where).order_by(name, key)
        found += [
            Candidate(Root(table, int(row[0])), str(row[1]), str(row[2] or ""))
            for row in connection.execute(rows.limit(MOST))
        ]
    return found


@query(VIEW)
def name_of(connection: Connection, root: Root) -> str:
    """Return what a record of a person is called, '' for one that is gone, erased or not to be known of."""
    name = _named(root.table)[0]
    where = (_table(root.table).c.id == root.key, *seen_by(connection, root.table))
    return str(connection.scalar(select(name).where(*where)) or "").strip()


@query(VIEW)
def same_person(connection: Connection, roots: Sequence[Root]) -> list[Root]:
    """Return the records that are the same person by what the book says: merged, hired, signing in, or of the same mail.

    A name alone makes nobody the same; such records are offered by find_subjects().
    """
    known = set(roots)
    while True:
        more = {*known, *_linked(connection, known), *_of_mails(connection, _mails(connection, known))}
        if more == known:
            return sorted(known)
        known = more


def _keys(roots: Iterable[Root], table: str) -> list[int]:
    return [one.key for one in roots if one.table == table]


def _linked(connection: Connection, roots: set[Root]) -> set[Root]:
    """Return what a reference of the book says is the same: merged contacts, hired applicants, the sign-in name of staff."""
    c, p, a, u = (_table(name).c for name in PEOPLE)
    pairs = (
        (CONTACT, select(c.id).where(c.merged_into_id.in_(_keys(roots, CONTACT)))),
        (
            CONTACT,
            select(c.merged_into_id).where(c.id.in_(_keys(roots, CONTACT)), c.merged_into_id.is_not(None)),
        ),
        (STAFF, select(a.person_id).where(a.id.in_(_keys(roots, APPLICANT)), a.person_id.is_not(None))),
        (APPLICANT, select(a.id).where(a.person_id.in_(_keys(roots, STAFF)))),
        (
            USER,
            select(u.id)
            .join_from(u.id.table, p.id.table, p.login == u.login)
            .where(p.id.in_(_keys(roots, STAFF)), p.login != ""),
        ),
        (
            STAFF,
            select(p.id)
            .join_from(p.id.table, u.id.table, p.login == u.login)
            .where(u.id.in_(_keys(roots, USER)), p.login != ""),
        ),
    )
    return {Root(table, int(key)) for table, asked in pairs for key in connection.scalars(asked)}


def _places_of_mails() -> tuple[tuple[str, Any, Any], ...]:
    """Return where mails of people stand: the table of the person, its key, and the mail."""
    c, p, a = (_table(name).c for name in (CONTACT, STAFF, APPLICANT))
    h, v = _table("hr_personal").c, _table("contact_channel").c
    return (
        (CONTACT, c.id, c.mail),
        (CONTACT, v.contact_id, v.value),
        (STAFF, p.id, p.mail),
        (STAFF, h.person_id, h.home_mail),
        (APPLICANT, a.id, a.mail),
    )


def _mails(connection: Connection, roots: set[Root]) -> set[str]:
    """Return the mails of people."""
    found: set[str] = set()
    for table, key, mail in _places_of_mails():
        keys = _keys(roots, table)
        if keys:
            found |= {str(one).casefold() for one in connection.scalars(select(mail).where(key.in_(keys)))}
    return {one for one in found if "@" in one}


def _of_mails(connection: Connection, mails: set[str]) -> set[Root]:
    """Return whose mails they are; a mail that several records of one kind have, such as a family's or a firm's, is nobody's own."""
    held: dict[str, set[Root]] = {}
    for table, key, mail in _places_of_mails() if mails else ():
        rows = connection.execute(select(key, mail).where(func.lower(mail).in_(sorted(mails))))
        for one, address in rows:
            held.setdefault(str(address).casefold(), set()).add(Root(table, int(one)))
    own = [found for found in held.values() if len({one.table for one in found}) == len(found)]
    return {one for found in own for one in found}


def others(connection: Connection, roots: Iterable[Root]) -> Others:
    """Return who is somebody else than the person of these records: names of people, members of staff and applicants, and their mails."""
    known, names, own = set(roots), list[tuple[str, str]](), list[tuple[str, str]]()
    for table in (CONTACT, STAFF, APPLICANT):
        t = _table(table)
        people = [t.c.kind == "person"] if table == CONTACT else []
        for row in connection.execute(select(t.c.id, t.c.first_name, t.c.last_name).where(*people)):
            (own if Root(table, int(row.id)) in known else names).append((row.first_name, row.last_name))
    mine = _mails(connection, known)
    mails = {
        str(one).casefold()
        for _table_name, _key, mail in _places_of_mails()
        for one in connection.scalars(select(mail).where(mail.contains("@")))
    }
    return others_of(names, own, mails - mine)


def logins_of(connection: Connection, roots: Iterable[Root]) -> list[str]:
    """Return the sign-in names of a person."""
    u, p = _table(USER).c, _table(STAFF).c
    named = set(connection.scalars(select(u.login).where(u.id.in_(_keys(roots, USER)))))
    named |= set(connection.scalars(select(p.login).where(p.id.in_(_keys(roots, STAFF)))))
    return sorted(filter(None, named))


def accounts_of(connection: Connection, roots: Iterable[Root]) -> list[Root]:
    """Return the personal accounts in the ledger that are a person's: of its contacts, and of a member of staff for trips."""
    c, a, t = _table(CONTACT).c, _table(ACCOUNT).c, _table("hr_travel_account").c
    numbers: set[str] = set()
    for row in connection.execute(select(c.debtor, c.creditor).where(c.id.in_(_keys(roots, CONTACT)))):
        numbers |= set(row)
    numbers |= set(connection.scalars(select(t.account).where(t.person_id.in_(_keys(roots, STAFF)))))
    found = connection.scalars(select(a.id).where(a.number.in_(sorted(filter(None, numbers)))))
    return [Root(ACCOUNT, int(one)) for one in found]
