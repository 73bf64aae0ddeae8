"""Tables of how documents are filed: plan, types with their fields, cases, tags, rules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.documents.filing.rules import DIRECTIONS, KINDS, PROPOSED, WAYS


class PlanNode(Versioned, Base):
    """A place in the filing plan (Aktenplan), by decimal code; an empty title is that of the default plan. area 0 is open to all."""

    __tablename__ = "document_node"
    __formerly__ = "filing.node"
    __title__ = N_("Place in the plan")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    code: ColumnElement[str] = column(String(12), unique=True, title=N_("Code"), width=90)
    title: ColumnElement[str] = column(String(120), title=N_("Title"))
    retention: ColumnElement[str] = column(String(20), title=N_("Retention"), width=320)
    area: ColumnElement[int] = column(Integer, title=N_("Area"), kind="record")
    active: ColumnElement[bool] = column(default=True, title=N_("In use"))


class DocumentType(Versioned, Base):
    """A type of document: where it goes, how long it is kept, who may know of it, whether it is approved; required are fields by key."""

    __tablename__ = "document_type"
    __formerly__ = "filing.type"
    __title__ = N_("Type of document")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    key: ColumnElement[str] = column(String(20), unique=True, title=N_("Code"), width=130)
    title: ColumnElement[str] = column(String(80), title=N_("Title"))
    direction: ColumnElement[str] = column(String(8), title=N_("Direction"), choices=DIRECTIONS)
    retention: ColumnElement[str] = column(String(20), title=N_("Retention"), width=320)
    node: ColumnElement[str] = column(String(12), title=N_("Plan"), width=80)
    area: ColumnElement[int] = column(Integer, title=N_("Area"), kind="record")
    required: ColumnElement[str] = column(String(200), title=N_("Needed"))
    approve: ColumnElement[bool] = column(default=False, title=N_("Is approved"), width=110)
    active: ColumnElement[bool] = column(default=True, title=N_("In use"))


class FieldDef(Versioned, Base):
    """A field of a type: text, number, money (cents), day, yes/no or choice (options by line)."""

    __tablename__ = "document_field"
    __formerly__ = "filing.field"
    __title__ = N_("Field of a type")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    type: ColumnElement[str] = column(
        ForeignKey("document_type.key"), index=True, title=N_("Type"), width=200
    )
    title: ColumnElement[str] = column(String(60), title=N_("Title"), width=220)
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS)
    required: ColumnElement[bool] = column(default=False, title=N_("Needed"))
    options: ColumnElement[str] = column(title=N_("Values"), width=300)

    __table_args__ = (Index("uq_document_field_type_title", "type", "title", unique=True),)


class Case(Versioned, Base):
    """A case (Vorgang): number is plan code, running number and year; its end starts the retention of what began with it."""

    __tablename__ = "document_case"
    __title__ = N_("Case")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    number: ColumnElement[str] = column(
        String(30), unique=True, title=N_("No."), counters=(Counter("case.{part}", "{part}-{n}/{year}"),)
    )
    title: ColumnElement[str] = column(
        String(120), title=N_("Title"), personal="content", sealed=True, width=320
    )
    node: ColumnElement[str] = column(String(12), title=N_("Plan"), width=200)
    responsible: ColumnElement[str] = column(String(80), kind="login", title=N_("Responsible"))
    opened: ColumnElement[datetime.date] = column(title=N_("Opened"), width=110)
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed"), width=110)
    area: ColumnElement[int] = column(Integer, title=N_("Area"), kind="record")


class Tag(Versioned, Base):
    """A word that documents are tagged with."""

    __tablename__ = "document_tag"
    __title__ = N_("Tag")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    title: ColumnElement[str] = column(
        String(40), unique=True, title=N_("Title"), personal="content", sealed=True
    )


class FilingRule(Versioned, Base):
    """A rule that proposes: where the text fits the pattern, a field gets a value. way: any, all, exact, regex or fuzzy."""

    __tablename__ = "document_rule"
    __title__ = N_("Filing rule")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    name: ColumnElement[str] = column(String(80), width=220)
    field: ColumnElement[str] = column(String(12), title=N_("Proposes"), choices=PROPOSED, width=110)
    value: ColumnElement[str] = column(String(80), title=N_("Value"), width=150)
    way: ColumnElement[str] = column(String(8), title=N_("Fits"), choices=WAYS, width=160)
    pattern: ColumnElement[str] = column(String(300), title=N_("Words"), kind="long", width=320)
    active: ColumnElement[bool] = column(default=True, title=N_("In use"))


class Watched(Keyed, Base):
    """A folder of one computer that is looked into for new documents; done is where they go then, '' leaves them where they are."""

    __tablename__ = "document_watched"
    __title__ = N_("Watched folder")
    __reads__ = "documents.view"
    __writes__ = "documents.filing.change"

    computer: ColumnElement[str] = column(String(80), title=N_("Computer"))
    folder: ColumnElement[str] = column(String(400), title=N_("Folder"))
    done: ColumnElement[str] = column(String(400), title=N_("Then to"))
    type: ColumnElement[str] = column(String(20), title=N_("Type"))
    active: ColumnElement[bool] = column(default=True, title=N_("In use"))


class FolderTrouble(Keyed, Base):
    """A file of a watched folder that was not taken in, until somebody has seen it: refused, or here already. Not in the trail, it goes again."""

    __tablename__ = "document_folder_trouble"
    __title__ = N_("File not taken in")
    __trailed__ = False
    __reads__ = "documents.intake"
    __writes__ = "documents.intake"

    watched_id: ColumnElement[int] = column(ForeignKey("document_watched.id"), title=N_("Watched folder"))
    name: ColumnElement[str] = column(String(200), title=N_("File"))
    why: ColumnElement[str] = column(String(300), title=N_("Why"))

    __table_args__ = (Index("uq_document_folder_trouble_watched_id_name", "watched_id", "name", unique=True),)
