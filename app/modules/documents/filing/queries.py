"""What is read of the filing plan, types, cases, tags and rules; nothing of what a person may not know of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, Connection, case, literal, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.areas import KNOWN, areas
from app.data.drafts import Stored, stored_of
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.system_tables import Area
from app.data.visibility import closed_areas, open_to, rights
from app.modules.documents.filing.models import (
    Case,
    DocumentType,
    FieldDef,
    FilingRule,
    FolderTrouble,
    PlanNode,
    Watched,
)
from app.modules.documents.filing.rules import (
    AreaDraft,
    FieldDraft,
    NodeDraft,
    TypeDraft,
    classes,
    default_title,
)


@dataclass(frozen=True)
class NodeRow:
    """A place in the plan; area 0 is open to all."""

    id: int
    version: int
    code: str
    title: str
    retention: str
    area: int
    active: bool

    @property
    def words(self) -> str:
        """Code and title."""
        return f"{self.code} {self.title}"


@dataclass(frozen=True)
class TypeRow:
    """A type of document."""

    id: int
    version: int
    key: str
    title: str
    direction: str
    retention: str
    node: str
    area: int
    required: tuple[str, ...]
    approve: bool
    active: bool


@dataclass(frozen=True)
class FieldRow:
    """A field of a type."""

    id: int
    version: int
    type: str
    title: str
    kind: str
    required: bool
    options: tuple[str, ...]


@dataclass(frozen=True)
class CaseRow:
    """A case."""

    id: int
    version: int
    number: str
    title: str
    node: str
    responsible: str
    opened: datetime.date
    closed: datetime.date | None
    area: int


@dataclass(frozen=True)
class RuleRow:
    """A rule that proposes."""

    id: int
    version: int
    name: str
    field: str
    value: str
    way: str
    pattern: str
    active: bool


@dataclass(frozen=True)
class WatchedRow:
    """A watched folder of one computer."""

    id: int
    computer: str
    folder: str
    done: str
    type: str
    active: bool


def bit(area: ColumnElement[int]) -> ColumnElement[int]:
    """Return the bit of an area's number as SQL, 0 for none."""
    return case((area == 0, literal(0, BigInteger())), else_=literal(1, BigInteger()).op("<<")(area))


@query("documents.view")
def nodes(connection: Connection) -> list[NodeRow]:
    """Return the plan by code, without places whose area is closed to the person."""
    n = PlanNode
    query = select(n.id, n.version, n.code, n.title, n.retention, n.area, n.active).order_by(n.code)
    closed = closed_areas(rights(connection))
    found = [
        replace(one, title=one.title or default_title("node", one.code))
        for one in read_all(connection, query, NodeRow)
    ]
    return [one for one in found if not (one.area and closed >> one.area & 1)]


@query("documents.view")
def node(connection: Connection, key: int) -> Stored[NodeDraft] | None:
    """Return a place in the plan as its form shows it."""
    return stored_of(nodes(connection), NodeDraft, key)


@query("documents.view")
def types(connection: Connection) -> list[TypeRow]:
    """Return the types by title, without those whose area is closed to the person."""
    closed = closed_areas(rights(connection))
    found = []
    for row in connection.execute(select(DocumentType.__table__)).mappings():
        title = row["title"] or default_title("type", row["key"])
        found.append(build(TypeRow, {**row, "title": title, "required": tuple(row["required"].split())}))
    return sorted(
        (one for one in found if not (one.area and closed >> one.area & 1)), key=lambda one: one.title.lower()
    )


@query("documents.view")
def type_of(connection: Connection, key: int) -> Stored[TypeDraft] | None:
    """Return a type as its form shows it."""
    return stored_of(types(connection), TypeDraft, key)


@query("documents.view")
def fields(connection: Connection, type_key: str = "") -> list[FieldRow]:
    """Return the fields of a type, or of all."""
    f = FieldDef
    query = select(f.__table__).order_by(f.type, f.id)
    rows = connection.execute(query.where(f.type == type_key) if type_key else query).mappings()
    return [build(FieldRow, {**row, "options": tuple(row["options"].splitlines())}) for row in rows]


@query("documents.view")
def field(connection: Connection, key: int) -> Stored[FieldDraft] | None:
    """Return a field of a type as its form shows it."""
    return stored_of(fields(connection), FieldDraft, key)


@query("documents.view")
def cases(connection: Connection, open_only: bool = False) -> list[CaseRow]:
    """Return the cases, the newest first."""
    c = Case
    query = select(c.id, c.version, c.number, c.title, c.node, c.responsible, c.opened, c.closed, c.area)
    query = query.where(*open_to(connection, bit(c.area.expression))).order_by(c.id.desc())
    return read_all(connection, query.where(c.closed.is_(None)) if open_only else query, CaseRow)


@query("documents.view")
def filing_rules(connection: Connection) -> list[RuleRow]:
    """Return the rules by name."""
    r = FilingRule
    query = select(r.id, r.version, r.name, r.field, r.value, r.way, r.pattern, r.active).order_by(
        r.name, r.id
    )
    return read_all(connection, query, RuleRow)


@query("documents.filing.change")
def area(connection: Connection, key: int) -> Stored[AreaDraft] | None:
    """Return an area as its form shows it."""
    version = connection.scalar(select(Area.version).where(Area.id == key))
    return Stored(key, version, AreaDraft(areas(connection)[key])) if version is not None else None


@query("documents.view")
def watched(connection: Connection, computer: str) -> list[WatchedRow]:
    """Return the watched folders of a computer."""
    w = Watched
    query = (
        select(w.id, w.computer, w.folder, w.done, w.type, w.active)
        .where(w.computer == computer)
        .order_by(w.folder)
    )
    return read_all(connection, query, WatchedRow)


@dataclass(frozen=True)
class TroubleRow:
    """A file of a watched folder that was not taken in, and why."""

    watched: int
    computer: str
    folder: str
    name: str
    why: str


@query("documents.intake")
def troubles(connection: Connection) -> list[TroubleRow]:
    """Return the files that were not taken in from watched folders and that nobody has seen yet."""
    t, w = FolderTrouble, Watched
    query = (
        select(t.watched_id.label("watched"), w.computer, w.folder, t.name, t.why)
        .join(w, w.id == t.watched_id)
        .order_by(w.folder, t.name)
    )
    return read_all(connection, query, TroubleRow)


def class_titles() -> dict[str, str]:
    """Return the titles of the classes of retention in the language in force."""
    return {key: str(one.title) for key, one in classes().items()}


def cases_source(all_nodes: list[NodeRow]) -> ListSource:
    """Return the list of cases, the newest first."""
    c = Case
    columns = (
        shown_as(c.number, title=N_("Case")),
        *listed(c, "title"),
        shown_as(c.node, choices={one.code: one.words for one in all_nodes}),
        *listed(c, "responsible opened closed"),
    )
    return ListSource(
        "documents.cases",
        c,
        columns,
        (c.id.desc(),),
        visible=lambda connection: open_to(connection, bit(c.area.expression)),
    )


def nodes_source(areas: dict[int, str]) -> ListSource:
    """Return the plan as a list, by code."""
    n = PlanNode
    columns = (
        *listed(n, "code"),
        Column("title", N_("Title"), "text", None, 300),
        shown_as(n.retention, choices=class_titles()),
        Column("area", N_("Area"), "text", None, 140),
        *listed(n, "active"),
    )

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = {one.id: one for one in nodes(connection)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[1], row[3] = known[key].title, areas.get(known[key].area, "")

    return ListSource("documents.plan", n, columns, (n.code.expression,), finish=finish, visible=lambda c: open_to(c, bit(n.area.expression)))  # fmt: skip


def types_source(areas: dict[int, str]) -> ListSource:
    """Return the types as a list."""
    t = DocumentType
    columns = (
        Column("title", N_("Title"), "text", None, 220),
        *listed(t, "key node"),
        shown_as(t.retention, choices=class_titles()),
        *listed(t, "approve"),
        Column("area", N_("Area"), "text", None, 140),
        *listed(t, "active"),
    )

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = {one.id: one for one in types(connection)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[0], row[5] = known[key].title, areas.get(known[key].area, "")

    return ListSource("documents.types", t, columns, (t.key.expression,), finish=finish, visible=lambda c: open_to(c, bit(t.area.expression)))  # fmt: skip


def fields_source(all_types: Sequence[TypeRow]) -> ListSource:
    """Return the fields of types as a list."""
    f = FieldDef
    columns = (
        shown_as(f.type, kind="text", choices={one.key: one.title for one in all_types}),
        *listed(f, "title kind required options"),
    )
    return ListSource(
        "documents.fields",
        f,
        columns,
        (f.type.expression, f.id.expression),
    )


def areas_source() -> ListSource:
    """Return the areas as a list."""
    a = Area
    columns = (shown_as(a.title, title=N_("Area"), choices=KNOWN),)
    return ListSource("documents.areas", a, columns, (a.id.expression,), right="documents.filing.change")
