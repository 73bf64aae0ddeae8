"""Everything the book holds of a person: found by declared references, not by a list, so that topics that come later are found too.

A row is about the person where a column refers to one of its records; what is personal below such a row and names nobody
itself hangs on it. A reference that only names somebody (who leads, who stands in) and a sign-in name (who wrote) make a
row one that the person is named in: it is counted and never shown, since it is about others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from app.core.dataclass import dataclass, field
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.system_tables import Attachment, TrailRow
from app.modules.documents.archive.api import Document, DocumentVersion
from app.modules.governance.privacy.queries.subject import (
    ACCOUNT,
    CONTACT,
    PEOPLE,
    Root,
    accounts_of,
    logins_of,
)
from app.modules.governance.privacy.rules.register import rule_of

ROOTS = (*PEOPLE, ACCOUNT)
EXTRAS = ("attachment", "note", "follow_up", "organisation_question")
DOCUMENT = "document"
CHUNK = 500


@dataclass
class Holdings:
    """What the book holds of a person: roots, rows about it by table, rows that only name it by table and column, runs of the trail by login."""

    roots: tuple[Root, ...]
    about: dict[str, set[int]] = field(default_factory=dict)
    named: dict[tuple[str, str], int] = field(default_factory=dict)
    trail: int = 0

    def add(self, table: str, keys: Iterable[int]) -> set[int]:
        """Add rows about the person and return those that are new."""
        there = self.about.setdefault(table, set())
        new = set(keys) - there
        there |= new
        if not there:
            del self.about[table]
        return new


@cache
def references() -> tuple[tuple[str, str, str, bool], ...]:
    """Return table, column and table of a person of each reference, and whether the row is about the person or only names it."""
    found = []
    for table in load_models().sorted_tables:
        rule = rule_of(table.name)
        for column in table.columns:
            record = _record(column)
            if record in ROOTS and "id" in table.c:
                about = column.name not in (rule.others if rule is not None else frozenset())
                found.append((table.name, column.name, record, about))
    return tuple(found)


def _record(column: Any) -> str:
    """Return the table that a column refers to, '' for none."""
    about = field_of(column)
    if about.record:
        return about.record
    if column.table.name == CONTACT:
        return ""
    of_person = about.code_of == ACCOUNT and {"debtor", "creditor"} & set(about.among)
    by_name = column.name == "account" and rule_of(column.table.name) is not None
    return ACCOUNT if of_person or by_name else ""


@cache
def signed() -> tuple[tuple[str, str], ...]:
    """Return table and column of each sign-in name that says who did something."""
    return tuple(
        (table.name, column.name)
        for table in load_models().sorted_tables
        for column in table.columns
        if "id" in table.c and field_of(column).kind == "login"
    )


@cache
def _children() -> tuple[tuple[str, str, str], ...]:
    """Return table, column and parent of what is personal, names nobody itself and hangs on a row of another table."""
    naming = {table for table, _column, _root, about in references() if about}
    found = []
    for table in load_models().sorted_tables:
        if table.name in naming or table.name in ROOTS or rule_of(table.name) is None:
            continue
        found += [
            (table.name, column.name, key.column.table.name)
            for column in table.columns
            for key in column.foreign_keys
            if key.column.table.name not in ROOTS
            and key.column.table is not table
            and _hangs(table, key.column.table)
        ]
    return tuple(found)


def _hangs(table: Table, parent: Table) -> bool:
    """Say whether rows are parts of a parent's: what is known of a device is not part of who has it."""
    return table.name.startswith(parent.name) or parent.name in (DOCUMENT, "hr_payroll_slip", "hr_trip")


def chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    """Yield keys in order, as many as one question may name."""
    ordered = sorted(keys)
    yield from (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


def holdings(connection: Connection, roots: Sequence[Root]) -> Holdings:
    """Return what the book holds of a person who is these records, whoever asks."""
    found = Holdings(tuple(sorted(roots)))
    for one in roots:
        found.add(one.table, [one.key])
    accounts = accounts_of(connection, roots)
    _refer(connection, found, [*roots, *accounts])
    _hang(connection, found)
    _papers(connection, found)
    _extras(connection, found)
    _sign(connection, found, logins_of(connection, roots))
    found.trail = sum(_trail(connection, table, keys) for table, keys in found.about.items())
    return found


def _refer(connection: Connection, found: Holdings, roots: Sequence[Root]) -> None:
    tables = load_models().tables
    keys = {name: [one.key for one in roots if one.table == name] for name in ROOTS}
    a = tables[ACCOUNT].c
    numbers = list(connection.scalars(select(a.number).where(a.id.in_(keys[ACCOUNT]))))
    for name, column, root, about in references():
        t = tables[name]
        by_number = root == ACCOUNT and not t.c[column].foreign_keys
        wanted: Sequence[Any] = numbers if by_number else keys[root]
        if not wanted or (root == ACCOUNT and rule_of(name) is None):
            continue
        rows = {int(one) for one in connection.scalars(select(t.c.id).where(t.c[column].in_(wanted)))}
        if about:
            found.add(name, rows)
        elif rows:
            found.named[name, column] = len(rows)


def _hang(connection: Connection, found: Holdings) -> None:
    """Add what hangs on rows about the person, and what hangs on that."""
    tables, new = load_models().tables, True
    while new:
        new = False
        for name, column, parent in _children():
            t = tables[name]
            for keys in chunks(found.about.get(parent, ())):
                rows = connection.scalars(select(t.c.id).where(t.c[column].in_(keys)))
                new |= bool(found.add(name, map(int, rows)))


def _papers(connection: Connection, found: Holdings) -> None:
    """Add the documents that stand on rows about the person, and their parts."""
    a, d, v = Attachment, Document, DocumentVersion
    prints: set[bytes] = set()
    for table, keys in found.about.items():
        for some in chunks(keys):
            query = select(a.sha256).where(a.table_name == table, a.row_key.in_(some), a.hidden.is_(False))
            prints |= {bytes(one) for one in connection.scalars(query)} if table != DOCUMENT else set()
    for name, of_table in load_models().tables.items():
        if "document_id" in of_table.c and name in found.about and not name.startswith(DOCUMENT):
            rows = connection.scalars(
                select(of_table.c.document_id).where(
                    of_table.c.id.in_(sorted(found.about[name])), of_table.c.document_id.is_not(None)
                )
            )
            known = set(connection.scalars(select(d.id).where(d.id.in_([int(one) for one in rows]))))
            found.add(DOCUMENT, map(int, known))
    some_prints = sorted(prints)
    for start in range(0, len(some_prints), CHUNK):
        of = v.sha256.in_(some_prints[start : start + CHUNK])
        found.add(DOCUMENT, map(int, connection.scalars(select(v.document_id).where(of))))
    _hang(connection, found)


def _extras(connection: Connection, found: Holdings) -> None:
    tables = load_models().tables
    for table, keys in list(found.about.items()):
        for name in EXTRAS:
            t = tables[name]
            for some in chunks(keys):
                where = (t.c.table_name == table, t.c.row_key.in_(some))
                found.add(name, map(int, connection.scalars(select(t.c.id).where(*where))))


def _sign(connection: Connection, found: Holdings, logins: Sequence[str]) -> None:
    for name, column in signed() if logins else ():
        t = load_models().tables[name]
        count = connection.scalar(select(func.count()).select_from(t).where(t.c[column].in_(logins)))
        if count:
            found.named[name, column] = int(count)
    if logins:
        s = load_models().tables["sign_in"]
        found.add("sign_in", map(int, connection.scalars(select(s.c.id).where(s.c.login.in_(logins)))))


def _trail(connection: Connection, table: str, keys: Iterable[int]) -> int:
    r = TrailRow
    return sum(
        int(
            connection.scalar(
                select(func.count())
                .select_from(r.__table__)
                .where(r.table_name == table, r.row_key.in_(some))
            )
            or 0
        )
        for some in chunks(keys)
    )


def mentions(connection: Connection, name: str, known: Mapping[str, set[int]]) -> dict[str, list[int]]:
    """Return rows that people wrote about others and that say the name; they are looked at by a person, never handed out."""
    parts = name.split()
    if len(parts) < 2:
        return {}
    spelt = (f"%{name}%", f"%{parts[-1]}, {' '.join(parts[:-1])}%")
    found: dict[str, list[int]] = {}
    for table in load_models().sorted_tables:
        texts = [
            one
            for one in table.columns
            if field_of(one).kind in ("long", "text") and field_of(one).personal == "content"
        ]
        if not texts or "id" not in table.c:
            continue
        rows = connection.scalars(
            select(table.c.id)
            .where(or_(*(one.ilike(like) for one in texts for like in spelt)))
            .order_by(table.c.id)
        )
        keys = [int(one) for one in rows if int(one) not in known.get(table.name, set())]
        if keys:
            found[table.name] = keys
    return found
