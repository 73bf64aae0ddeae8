"""What is read of the filing plan, types, cases, tags and rules; nothing of what a person may not know of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Connection, case, literal, select
from sqlalchemy.sql import ColumnElement

from app.core.messages import N_
from app.data.areas import KNOWN
from app.data.base import Area
from app.data.lists import Column, ListSource
from app.data.sight import closed_areas, open_to, rights
from app.modules.documents.filing.models import Case, DocumentType, FieldDef, FilingRule, PlanNode, Tag, Watched
from app.modules.documents.filing.rules import KINDS, PROPOSED, WAYS, classes, default_title


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


def nodes(connection: Connection) -> list[NodeRow]:
    """Return the plan by code, without places whose area is closed to the person."""
    n = PlanNode
    query = select(n.id, n.version, n.code, n.title, n.retention, n.area, n.active).order_by(n.code)
    closed = closed_areas(rights(connection))
    found = [NodeRow(i, v, c, t or default_title("node", c), r, a, on) for i, v, c, t, r, a, on in connection.execute(query)]
    return [one for one in found if not (one.area and closed >> one.area & 1)]


def types(connection: Connection) -> list[TypeRow]:
    """Return the types by title, without those whose area is closed to the person."""
    t = DocumentType
    query = select(t.id, t.version, t.key, t.title, t.direction, t.retention, t.node, t.area, t.required, t.approve, t.active)
    closed = closed_areas(rights(connection))
    found = [
        TypeRow(i, v, key, title or default_title("type", key), d, r, n, a, tuple(req.split()), approve, on)
        for i, v, key, title, d, r, n, a, req, approve, on in connection.execute(query)
    ]
    return sorted((one for one in found if not (one.area and closed >> one.area & 1)), key=lambda one: one.title.lower())


def fields(connection: Connection, type_key: str = "") -> list[FieldRow]:
    """Return the fields of a type, or of all."""
    f = FieldDef
    query = select(f.id, f.version, f.type, f.title, f.kind, f.required, f.options).order_by(f.type, f.id)
    query = query.where(f.type == type_key) if type_key else query
    return [FieldRow(*row[:6], tuple(row[6].splitlines())) for row in connection.execute(query)]


def cases(connection: Connection, open_only: bool = False) -> list[CaseRow]:
    """Return the cases, the newest first."""
    c = Case
    query = select(c.id, c.version, c.number, c.title, c.node, c.responsible, c.opened, c.closed, c.area)
    query = query.where(*open_to(connection, bit(c.area.expression))).order_by(c.id.desc())
    return [CaseRow(*row) for row in connection.execute(query.where(c.closed.is_(None)) if open_only else query)]


def tags(connection: Connection) -> dict[int, str]:
    """Return the tags by title."""
    return {int(key): title for key, title in connection.execute(select(Tag.id, Tag.title).order_by(Tag.title))}


def filing_rules(connection: Connection) -> list[RuleRow]:
    """Return the rules by name."""
    r = FilingRule
    query = select(r.id, r.version, r.name, r.field, r.value, r.way, r.pattern, r.active).order_by(r.name, r.id)
    return [RuleRow(*row) for row in connection.execute(query)]


def watched(connection: Connection, computer: str) -> list[WatchedRow]:
    """Return the watched folders of a computer."""
    w = Watched
    query = select(w.id, w.computer, w.folder, w.done, w.type, w.active).where(w.computer == computer).order_by(w.folder)
    return [WatchedRow(*row) for row in connection.execute(query)]


def class_titles() -> dict[str, str]:
    """Return the titles of the classes of retention in the language in force."""
    return {key: str(one.title) for key, one in classes().items()}


def cases_source(all_nodes: list[NodeRow]) -> ListSource:
    """Return the list of cases, the newest first."""
    c = Case
    columns = (
        Column("number", N_("Case"), "text", c.number.expression, 120),
        Column("title", N_("Title"), "text", c.title.expression, 320),
        Column("node", N_("Plan"), "text", c.node.expression, 200, choices={one.code: one.words for one in all_nodes}),
        Column("responsible", N_("Responsible"), "text", c.responsible.expression, 120),
        Column("opened", N_("Opened"), "day", c.opened.expression, 110),
        Column("closed", N_("Closed"), "day", c.closed.expression, 110),
    )
    return ListSource(
        "documents.cases",
        frozenset({"document_case"}),
        c.__table__,
        c.id.expression,
        columns,
        (c.id.desc(),),
        visible=lambda connection: open_to(connection, bit(c.area.expression)),
    )


def nodes_source(areas: dict[int, str]) -> ListSource:
    """Return the plan as a list, by code."""
    n = PlanNode
    columns = (
        Column("code", N_("Code"), "text", n.code.expression, 90),
        Column("title", N_("Title"), "text", None, 300),
        Column("retention", N_("Retention"), "text", n.retention.expression, 320, choices=class_titles()),
        Column("area", N_("Area"), "text", None, 140),
        Column("active", N_("In use"), "flag", n.active.expression, 90),
    )

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = {one.id: one for one in nodes(connection)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[1], row[3] = known[key].title, areas.get(known[key].area, "")

    return ListSource("documents.plan", frozenset({"document_node"}), n.__table__, n.id.expression, columns, (n.code.expression,), finish=finish,
                      visible=lambda c: open_to(c, bit(n.area.expression)))  # fmt: skip


def types_source(areas: dict[int, str]) -> ListSource:
    """Return the types as a list."""
    t = DocumentType
    columns = (
        Column("title", N_("Title"), "text", None, 220),
        Column("key", N_("Code"), "text", t.key.expression, 130),
        Column("node", N_("Plan"), "text", t.node.expression, 80),
        Column("retention", N_("Retention"), "text", t.retention.expression, 320, choices=class_titles()),
        Column("approve", N_("Is approved"), "flag", t.approve.expression, 110),
        Column("area", N_("Area"), "text", None, 140),
        Column("active", N_("In use"), "flag", t.active.expression, 90),
    )

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = {one.id: one for one in types(connection)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[0], row[5] = known[key].title, areas.get(known[key].area, "")

    return ListSource("documents.types", frozenset({"document_type"}), t.__table__, t.id.expression, columns, (t.key.expression,), finish=finish,
                      visible=lambda c: open_to(c, bit(t.area.expression)))  # fmt: skip


def fields_source(all_types: Sequence[TypeRow]) -> ListSource:
    """Return the fields of types as a list."""
    f = FieldDef
    columns = (
        Column("type", N_("Type"), "text", f.type.expression, 200, choices={one.key: one.title for one in all_types}),
        Column("title", N_("Title"), "text", f.title.expression, 220),
        Column("kind", N_("Kind"), "text", f.kind.expression, 120, choices=KINDS),
        Column("required", N_("Needed"), "flag", f.required.expression, 90),
        Column("options", N_("Values"), "text", f.options.expression, 300),
    )
    return ListSource(
        "documents.fields", frozenset({"document_field"}), f.__table__, f.id.expression, columns, (f.type.expression, f.id.expression)
    )


def rules_source() -> ListSource:
    """Return the filing rules as a list."""
    r = FilingRule
    columns = (
        Column("name", N_("Name"), "text", r.name.expression, 220),
        Column("field", N_("Proposes"), "text", r.field.expression, 110, choices=PROPOSED),
        Column("value", N_("Value"), "text", r.value.expression, 150),
        Column("way", N_("Fits"), "text", r.way.expression, 160, choices=WAYS),
        Column("pattern", N_("Words"), "text", r.pattern.expression, 320),
        Column("active", N_("In use"), "flag", r.active.expression, 90),
    )
    return ListSource(
        "documents.rules", frozenset({"document_rule"}), r.__table__, r.id.expression, columns, (r.name.expression, r.id.expression)
    )


def areas_source() -> ListSource:
    """Return the areas as a list."""
    a = Area
    columns = (Column("title", N_("Area"), "text", a.title.expression, 300, choices=KNOWN),)
    return ListSource("documents.areas", frozenset({"area"}), a.__table__, a.id.expression, columns, (a.id.expression,))
