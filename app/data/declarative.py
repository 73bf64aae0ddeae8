"""Tables declared as classes: annotated columns become a SQLAlchemy Core table.

Kontor writes through Unit and reads with select(), never through sessions, so the
object-relational half of SQLAlchemy stays out: importing it and mapping the classes
took a fifth of every start.

    class Stack(Versioned, Base):
        __tablename__ = "finance_stack"
        name: ColumnElement[str] = column(String(60), title=N_("Name"), width=200)
        target: ColumnElement[int | None]

Type and NULL follow the annotation unless column() says otherwise. The class stands
for its table in select(), join(), insert(), update() and delete(). The annotation is
ColumnElement, not Column, because type checkers are told that a Column on a class is
out of reach (SQLAlchemy 2.1, TypedColumns).
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import inspect
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import DateTime, TypeDecorator, TypeEngine

from app.core.fields import COMMON, Field
from app.core.ordinals import ORDINALS

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
BigKey = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime.datetime]):
    """A moment in UTC: a timestamp with zone on PostgreSQL, microseconds since 1970 on SQLite; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of the database."""
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> Any:
        """Return what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive local time does not go into the book")
        return microseconds(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime.datetime | None:
        """Return the moment with its zone, UTC."""
        if value is None:
            return None
        return (
            EPOCH + datetime.timedelta(microseconds=value)
            if isinstance(value, int)
            else value.astimezone(datetime.UTC)
        )


def Letters(length: int) -> TypeEngine[Any]:
    """Return a text that is compared letter by letter on both databases, so that an index finds how it begins."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def microseconds(moment: datetime.datetime) -> int:
    """Return the microseconds since 1970, exact."""
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


TYPES: dict[str, TypeEngine[Any]] = {
    "int": BigInteger(),
    "str": Text(),
    "bool": Boolean(),
    "bytes": LargeBinary(),
    "datetime.date": Date(),
    "datetime.datetime": Moment(),
}


class _Declared:
    """What column() was given, until the class is made."""

    def __init__(
        self,
        parts: tuple[Any, ...] = (),
        about: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
    ) -> None:
        self.parts, self.about, self.options = parts, about or {}, options or {}


ABOUT = frozenset(one.name for one in dataclasses.fields(Field)) - {"name"}


def column(*parts: Any, **said: Any) -> Any:
    """Say more of a column than its annotation does.

    By place a type and a foreign key; by name what a Field says (title, kind, choices, width, synonyms,
    required, minimum, maximum, personal, retention, length; record for a reference without a foreign key, whose row may be gone)
    and what SQLAlchemy's Column takes.
    """
    about = {name: value for name, value in said.items() if name in ABOUT}
    return _Declared(parts, about, {name: value for name, value in said.items() if name not in about})


def _made(name: str, annotation: str, declared: _Declared) -> Column[Any]:
    """Return the column of an annotation such as 'ColumnElement[str | None]'; raises TypeError for one that is no column."""
    inner = annotation.removeprefix("ColumnElement[").removesuffix("]")
    kind = inner.removesuffix(" | None")
    if inner == annotation or kind not in TYPES:
        raise TypeError(f"{name}: {annotation} is not an annotation of a column")
    parts = declared.parts
    if not parts or isinstance(parts[0], ForeignKey):
        parts = (TYPES[kind], *parts)
    # a reference belongs to one column: those of a class that several tables share are made anew for each
    parts = tuple(ForeignKey(one.target_fullname) if isinstance(one, ForeignKey) else one for one in parts)
    about = _field(name, kind, parts, {"optional": inner != kind, **declared.about})
    return Column(name, *parts, info={"field": about}, **{"nullable": inner != kind, **declared.options})


KINDS = {
    "int": "number",
    "str": "text",
    "bool": "flag",
    "bytes": "bytes",
    "datetime.date": "day",
    "datetime.datetime": "moment",
}


def _field(name: str, kind: str, parts: Sequence[Any], about: Mapping[str, Any]) -> Field:
    """Return what a column says of itself; what it leaves out follows from its type, foreign key and name."""
    common = COMMON.get(name)
    aims = [part for part in parts if isinstance(part, ForeignKey)]
    found: dict[str, Any] = {"kind": common.kind if common is not None else KINDS[kind]}
    if common is not None:
        found["title"] = common.title
    elif kind == "int" and name in ORDINALS:
        found["kind"] = "ordinal"
    if aims:
        found |= {"kind": "record", "record": str(aims[0].target_fullname).partition(".")[0]}
    elif isinstance(parts[0], Text) and "choices" not in about and common is None:
        found["kind"] = "long"
    return Field(name=name, **{"length": getattr(parts[0], "length", None), **found, **about})


class Base:
    """The base of every table; constraint names are the same on both databases."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __tablename__: ClassVar[str]
    __title__: ClassVar[str] = ""  # what one row is called, in the singular
    __formerly__: ClassVar[str] = ""  # what its form was called before forms were called as their table
    __reads__: ClassVar[str] = ""  # the right to see its rows
    __writes__: ClassVar[str] = ""  # the right to change them
    __trailed__: ClassVar[bool] = (
        True  # whether every change of its rows stands in the trail; else its docstring says why not
    )
    __hangs__: ClassVar[Mapping[str, str]] = {}  # columns that say on what a row hangs: person, area
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Any, ...]] = ()
    __sealed__: ClassVar[frozenset[str]] = (
        frozenset()
    )  # personal columns, kept sealed in the trail: see data/seal.py
    __sealed_by__: ClassVar[tuple[str, str] | None] = None

    id: Any

    def __init_subclass__(cls) -> None:
        columns: dict[str, Column[Any]] = {}
        for one in reversed(cls.__mro__):
            if one is Base:
                continue
            for name, annotation in inspect.get_annotations(one).items():
                columns[name] = _made(name, annotation, one.__dict__.get(name) or _Declared())
        about = {
            "title": cls.__title__,
            "formerly": cls.__formerly__,
            "reads": cls.__reads__,
            "writes": cls.__writes__,
            "hangs": dict(cls.__hangs__),
            "trailed": cls.__trailed__,
        }
        cls.__table__ = Table(
            cls.__tablename__, cls.metadata, *columns.values(), *cls.__table_args__, info=about
        )
        cls.__sealed__ = frozenset(name for name, made in columns.items() if field_of(made).sealed)
        for name, made in columns.items():
            setattr(cls, name, made)

    @classmethod
    def __clause_element__(cls) -> Table:
        return cls.__table__


class Keyed:
    """Adds the key."""

    id: ColumnElement[int] = column(BigKey, primary_key=True)


class Versioned(Keyed):
    """Adds the key and a row version that every update raises by one."""

    version: ColumnElement[int] = column(Integer, default=1, server_default="1")


def formerly(table: str) -> str:
    """Return what the form of a table was called once; '' where it always was called so, or its topic is not loaded."""
    known = Base.metadata.tables.get(table)
    return str(known.info.get("formerly", "")) if known is not None else ""


def field_of(column: Any) -> Field:
    """Return what a column of a declared table says of itself."""
    found: Field = column.info["field"]
    return found


@functools.cache
def defaults_of(table: Table) -> Mapping[str, Any]:
    """Return what the columns of a table hold where a row says nothing of them, but for its version; those without a default are left out."""
    found = {one.name: getattr(one.default, "arg", None) for one in table.c if one.name != "version"}
    return {name: value for name, value in found.items() if isinstance(value, (str, int, bytes))}
