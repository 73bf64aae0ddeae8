"""Tables of how documents are filed: plan, types with their fields, cases, tags, rules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class PlanNode(Versioned, Base):
    """A place in the filing plan (Aktenplan), by decimal code; an empty title is that of the default plan. area 0 is open to all."""

    __tablename__ = "document_node"

    code: ColumnElement[str] = column(String(12), unique=True)
    title: ColumnElement[str] = column(String(120))
    retention: ColumnElement[str] = column(String(20))
    area: ColumnElement[int] = column(Integer)
    active: ColumnElement[bool] = column(default=True)


class DocumentType(Versioned, Base):
    """A type of document: where it goes, how long it is kept, who may know of it, whether it is approved; required are fields by key."""

    __tablename__ = "document_type"

    key: ColumnElement[str] = column(String(20), unique=True)
    title: ColumnElement[str] = column(String(80))
    direction: ColumnElement[str] = column(String(8))
    retention: ColumnElement[str] = column(String(20))
    node: ColumnElement[str] = column(String(12))
    area: ColumnElement[int] = column(Integer)
    required: ColumnElement[str] = column(String(200))
    approve: ColumnElement[bool] = column(default=False)
    active: ColumnElement[bool] = column(default=True)


class FieldDef(Versioned, Base):
    """A field of a type: text, number, money (cents), day, yes/no or choice (options by line)."""

    __tablename__ = "document_field"

    type: ColumnElement[str] = column(ForeignKey("document_type.key"), index=True)
    title: ColumnElement[str] = column(String(60))
    kind: ColumnElement[str] = column(String(8))
    required: ColumnElement[bool] = column(default=False)
    options: ColumnElement[str]

    __table_args__ = (Index("uq_document_field_type_title", "type", "title", unique=True),)


class Case(Versioned, Base):
    """A case (Vorgang): number is plan code, running number and year; its end starts the retention of what began with it."""

    __tablename__ = "document_case"

    number: ColumnElement[str] = column(String(30), unique=True)
    title: ColumnElement[str] = column(String(120))
    node: ColumnElement[str] = column(String(12))
    responsible: ColumnElement[str] = column(String(80))
    opened: ColumnElement[datetime.date]
    closed: ColumnElement[datetime.date | None]
    area: ColumnElement[int] = column(Integer)

    __sealed__ = frozenset({"title"})


class Tag(Versioned, Base):
    """A word that documents are tagged with."""

    __tablename__ = "document_tag"

    title: ColumnElement[str] = column(String(40), unique=True)


class FilingRule(Versioned, Base):
    """A rule that proposes: where the text fits the pattern, a field gets a value. way: any, all, exact, regex or fuzzy."""

    __tablename__ = "document_rule"

    name: ColumnElement[str] = column(String(80))
    field: ColumnElement[str] = column(String(12))
    value: ColumnElement[str] = column(String(80))
    way: ColumnElement[str] = column(String(8))
    pattern: ColumnElement[str] = column(String(300))
    active: ColumnElement[bool] = column(default=True)


class Watched(Keyed, Base):
    """A folder of one computer that is looked into for new documents; done is where they go then, '' leaves them where they are."""

    __tablename__ = "document_watched"

    computer: ColumnElement[str] = column(String(80))
    folder: ColumnElement[str] = column(String(400))
    done: ColumnElement[str] = column(String(400))
    type: ColumnElement[str] = column(String(20))
    active: ColumnElement[bool] = column(default=True)
