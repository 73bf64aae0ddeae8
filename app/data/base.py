"""The base of every table, its column types, and the tables that every book has."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, LargeBinary, MetaData, SmallInteger, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

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
        return EPOCH + datetime.timedelta(microseconds=value) if isinstance(value, int) else value.astimezone(datetime.UTC)


def microseconds(moment: datetime.datetime) -> int:
    """Return the microseconds since 1970, exact."""
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


class Base(DeclarativeBase):
    """Declarative base with a key; constraint names are the same on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: dict[Any, Any] = {int: BigInteger(), datetime.datetime: Moment(), bytes: LargeBinary(), str: Text()}

    id: Any


class Keyed:
    """Adds the key."""

    id: Mapped[int] = mapped_column(BigKey, primary_key=True, sort_order=-10)


class Versioned(Keyed):
    """Adds the key and a row version that every update raises by one."""

    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1", sort_order=-9)


class About(Base):
    """What the book says about itself: its id, format, program version that made it."""

    __tablename__ = "about"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str]


class TrailRun(Base):
    """One transaction of the trail: who did what when, chained by SHA-256 to the one before.

    hash = SHA-256(hash of the previous run ‖ digest); digest = SHA-256 over
    what the run says of itself and over its trail rows, see data/trail.py.
    """

    __tablename__ = "trail_run"

    seq: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=False)
    at: Mapped[datetime.datetime]
    login: Mapped[str] = mapped_column(String(80))
    command: Mapped[str] = mapped_column(String(80))
    tables: Mapped[str]
    client_key: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    result: Mapped[str | None]
    digest: Mapped[bytes]
    hash: Mapped[bytes]


class TrailRow(Keyed, Base):
    """One changed row: values before and after as canonical JSON; a batch has count, first and last key and hash."""

    __tablename__ = "trail"

    run: Mapped[int] = mapped_column(ForeignKey("trail_run.seq"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    table_name: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(6))
    before: Mapped[str | None]
    after: Mapped[str | None]

    __table_args__ = (Index("ix_trail_table_name_row_key", "table_name", "row_key"),)


class TrailHead(Base):
    """The head of the chain: one row, locked last by every transaction."""

    __tablename__ = "trail_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[bytes]


class NumberRange(Base):
    """The last number given of a kind in a year; gapless because it moves in the caller's transaction."""

    __tablename__ = "number_range"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int]


class SettingRow(Keyed, Base):
    """A setting that differs from its default; login is empty for the whole book."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(80))
    login: Mapped[str] = mapped_column(String(80), default="", server_default="")
    value: Mapped[str]

    __table_args__ = (Index("uq_setting_key_login", "key", "login", unique=True),)


class User(Versioned, Base):
    """A person who works in the book."""

    __tablename__ = "app_user"

    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password: Mapped[str] = mapped_column(Text, default="", server_default="")
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    wait_until: Mapped[datetime.datetime | None]
    last_sign_in: Mapped[datetime.datetime | None]


class Role(Versioned, Base):
    """A named set of permissions, kept as blank-separated keys."""

    __tablename__ = "app_role"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    permissions: Mapped[str]


class UserRole(Keyed, Base):
    """A person holds a role."""

    __tablename__ = "app_user_role"

    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("app_role.id"))


class Attachment(Versioned, Base):
    """A document of the archive store, linked to a row of any table."""

    __tablename__ = "attachment"

    table_name: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    name: Mapped[str] = mapped_column(String(255))
    mime: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    added_at: Mapped[datetime.datetime]
    added_by: Mapped[str] = mapped_column(String(80))
    hidden: Mapped[bool] = mapped_column(default=False, server_default="0")

    __table_args__ = (Index("ix_attachment_table_name_row_key", "table_name", "row_key"),)


class Note(Versioned, Base):
    """A note on a row of any table."""

    __tablename__ = "note"

    table_name: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[int]
    text: Mapped[str]
    written_at: Mapped[datetime.datetime]
    written_by: Mapped[str] = mapped_column(String(80))

    __table_args__ = (Index("ix_note_table_name_row_key", "table_name", "row_key"),)


class FollowUp(Versioned, Base):
    """A follow-up (Wiedervorlage) on a row of any table."""

    __tablename__ = "follow_up"

    table_name: Mapped[str] = mapped_column(String(60))
    row_key: Mapped[int]
    day: Mapped[datetime.date] = mapped_column(index=True)
    text: Mapped[str]
    login: Mapped[str] = mapped_column(String(80))
    done_at: Mapped[datetime.datetime | None]

    __table_args__ = (Index("ix_follow_up_table_name_row_key", "table_name", "row_key"),)


class ImportFile(Keyed, Base):
    """A file that was imported, so that the same file again is noticed."""

    __tablename__ = "import_file"

    kind: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    name: Mapped[str] = mapped_column(String(255))
    at: Mapped[datetime.datetime]
    rows: Mapped[int]


class SearchShort(Base):
    """Short fields (numbers, names, titles), folded, searched inside words too."""

    __tablename__ = "search_short"

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    row_key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
