"""What a person is told of what the book holds of them (Art. 15, 20 GDPR): by topic, with purpose, class and end; others are left out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.manifest import allows
from app.core.messages import Message, _
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.queries import query
from app.data.visibility import rights
from app.modules.documents.filing.api import class_titles
from app.modules.governance.privacy.queries.holdings import EXTRAS, ROOTS, Holdings, holdings, mentions
from app.modules.governance.privacy.queries.subject import (
    ANSWER,
    PEOPLE,
    VIEW,
    Root,
    logins_of,
    name_of,
    others,
    seen_by,
)
from app.modules.governance.privacy.queries.verdicts import Verdicts, rows_of, verdicts
from app.modules.governance.privacy.rules.erasing import GOES, latest
from app.modules.governance.privacy.rules.others import Others, without_others
from app.modules.governance.privacy.rules.register import Activity, activity_of, rule_of

LEFT_OUT = (
    "secret",
    "bytes",
    "record",
    "table",
    "lines",
)  # what says nothing to a person, or leads to others


@dataclass(frozen=True)
class Told:
    """One row as the person is told it: its fields with their words and values, raw for machines, and what the law says of it."""

    table: str
    key: int
    fields: tuple[tuple[str, str, str, Any], ...]  # name, title, words, raw value
    verdict: str
    until: datetime.date | None
    why: Message


@dataclass(frozen=True)
class Kind:
    """Rows of one table: its title, the activity it belongs to, the class of retention, how many there are, and those that may be shown."""

    table: str
    title: str
    activity: str
    purpose: str
    retention: str
    count: int
    goes: int
    until: datetime.date | None
    why: Message | None
    rows: tuple[Told, ...]
    closed: int  # rows that the person at the desk has no right to see


@dataclass(frozen=True)
class Named:
    """That the person is named in rows about others, or wrote them: only how many, never what they say."""

    title: str
    column: str
    count: int


@dataclass(frozen=True)
class Answer:
    """Everything the book knows of a person."""

    name: str
    roots: tuple[Root, ...]
    kinds: tuple[Kind, ...]
    named: tuple[Named, ...]
    mentions: tuple[Named, ...]
    trail: int
    closed: int = 0  # rows that the person at the desk may not know of; of which kind is not told

    @property
    def count(self) -> int:
        """How many rows are about the person."""
        return sum(one.count for one in self.kinds) + self.closed


@query(VIEW)
def known_of(connection: Connection, roots: Sequence[Root]) -> Answer:
    """Return what the book holds of a person; of tables and rows that the person at the desk may not see only how many."""
    return _answer(connection, roots, everything=False)


@query(ANSWER)
def answer(connection: Connection, roots: Sequence[Root]) -> Answer:
    """Return what the person itself is told: everything, whatever the person at the desk may see else."""
    return _answer(connection, roots, everything=True)


def _answer(connection: Connection, roots: Sequence[Root], everything: bool) -> Answer:
    found = holdings(connection, roots)
    law, names = verdicts(connection, found), [name_of(connection, one) for one in roots]
    logins = frozenset(logins_of(connection, roots))
    cut = others(connection, roots) if everything else Others()  # who collects has to see it whole
    kinds = [
        _kind(connection, table, found, law, logins, cut=cut, everything=everything)
        for table in found.about
        if rule_of(table) is not None
    ]
    closed = sum(one.closed for one in kinds)
    kinds = [replace(one, count=len(one.rows), closed=0) for one in kinds if one.rows]
    order = [*PEOPLE, *activity_of()]
    kinds.sort(key=lambda one: (one.table in EXTRAS, order.index(one.table)))
    said = [
        Named(_title(table), _(field_of(load_models().tables[table].c[column]).title), count)
        for (table, column), count in sorted(found.named.items())
        if everything or _readable(connection, table)
    ]
    name = max(names, key=len, default="")
    told = [
        Named(_title(table), "", len(keys)) for table, keys in mentions(connection, name, found.about).items()
    ]
    return Answer(name, found.roots, tuple(kinds), tuple(said), tuple(told), trail=found.trail, closed=closed)


def _readable(connection: Connection, table: str) -> bool:
    """Say whether the person at the desk may read a table by their own rights."""
    return allows(rights(connection), str(load_models().tables[table].info.get("reads", "")))


def _title(table: str) -> str:
    return _(str(load_models().tables[table].info.get("title", "")) or table)


def _kind(
    connection: Connection,
    table: str,
    found: Holdings,
    law: Verdicts,
    logins: frozenset[str],
    cut: Others,
    everything: bool,
) -> Kind:
    keys, activity, rule = found.about[table], activity_of()[table], rule_of(table)
    assert rule is not None
    here = [law[table, key] for key in sorted(keys)]
    longest = latest(here)
    shown = keys if everything else _open(connection, table, keys)
    rows = rows_of(connection, table, shown)
    return Kind(
        table,
        _title(table),
        str(activity.title),
        _purpose(activity),
        class_titles().get(rule.retention, _("Term of its own") if rule.retention == "own" else "–"),
        count=len(keys),
        goes=sum(one.verdict == GOES for one in here),
        until=longest.until if longest is not None else None,
        why=longest.why if longest is not None else None,
        rows=tuple(_told(table, row, law, logins, cut) for row in rows.values()),
        closed=len(keys) - len(rows),
    )


def _purpose(activity: Activity) -> str:
    return str(activity.purpose)


def _open(connection: Connection, table: str, keys: set[int]) -> set[int]:
    """Return the rows that the person at the desk may see by their own rights."""
    t = load_models().tables[table]
    if not _readable(connection, table):
        return set()
    where = (t.c.id.in_(sorted(keys)), *seen_by(connection, table))
    return {int(one) for one in connection.scalars(select(t.c.id).where(*where))}


def _says_who(column: str) -> bool:
    """Say whether a text names who had to do with a row."""
    return column in ("by", "owner", "in_charge", "signer") or column.endswith("_by")


def _told(table: str, row: Mapping[str, Any], law: Verdicts, logins: frozenset[str], cut: Others) -> Told:
    fields, rule = [], rule_of(table)
    for column in load_models().tables[table].columns:
        about, value = field_of(column), row[column.name]
        if (
            column.name in ("id", "version")
            or value in (None, "")
            or about.kind in LEFT_OUT
            or about.record in ROOTS
        ):
            continue
        if rule is not None and column.name in rule.others:
            continue
        if (about.kind == "login" or _says_who(column.name)) and value not in logins:
            continue  # who else had to do with it is somebody else's data
        if isinstance(value, str) and not about.choices:
            value = without_others(value, cut)
        fields.append((column.name, _(about.title), about.said(value), value))
    verdict = law[table, int(row["id"])]
    return Told(table, int(row["id"]), tuple(fields), verdict.verdict, verdict.until, why=verdict.why)
