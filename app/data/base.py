"""The tables that every book has."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text

from app.data.tables import Base, BigKey, Keyed, Versioned, column


class About(Base):
    """What the book says about itself: its id, format, program version that made it."""

    __tablename__ = "about"

    name: ColumnElement[str] = column(String(40), primary_key=True)
    value: ColumnElement[str]


class TrailRun(Base):
    """One transaction of the trail: who did what when, chained by SHA-256 to the one before.

    hash = SHA-256(hash of the previous run ‖ digest); digest = SHA-256 over
    what the run says of itself and over its trail rows, see data/trail.py.
    """

    __tablename__ = "trail_run"

    seq: ColumnElement[int] = column(BigKey, primary_key=True, autoincrement=False)
    at: ColumnElement[datetime.datetime]
    login: ColumnElement[str] = column(String(80))
    command: ColumnElement[str] = column(String(80))
    tables: ColumnElement[str]
    client_key: ColumnElement[bytes] = column(LargeBinary(16), unique=True)
    result: ColumnElement[str | None]
    digest: ColumnElement[bytes]
    hash: ColumnElement[bytes]


class TrailRow(Keyed, Base):
    """One changed row: values before and after as canonical JSON; a batch has count, first and last key and hash."""

    __tablename__ = "trail"

    run: ColumnElement[int] = column(ForeignKey("trail_run.seq"), index=True)
    position: ColumnElement[int] = column(Integer)
    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int | None]
    kind: ColumnElement[str] = column(String(6))
    before: ColumnElement[str | None]
    after: ColumnElement[str | None]

    __table_args__ = (Index("ix_trail_table_name_row_key", "table_name", "row_key"),)


class TrailHead(Base):
    """The head of the chain: one row, locked last by every transaction."""

    __tablename__ = "trail_head"

    id: ColumnElement[int] = column(Integer, primary_key=True, autoincrement=False)
    seq: ColumnElement[int]
    hash: ColumnElement[bytes]


class NumberRange(Base):
    """The last number given of a kind in a year; gapless because it moves in the caller's transaction."""

    __tablename__ = "number_range"

    kind: ColumnElement[str] = column(String(40), primary_key=True)
    year: ColumnElement[int] = column(Integer, primary_key=True, autoincrement=False)
    last: ColumnElement[int]


class SettingRow(Keyed, Base):
    """A setting that differs from its default; login is empty for the whole book."""

    __tablename__ = "setting"

    key: ColumnElement[str] = column(String(80))
    login: ColumnElement[str] = column(String(80), default="", server_default="")
    value: ColumnElement[str]

    __table_args__ = (Index("uq_setting_key_login", "key", "login", unique=True),)


class User(Versioned, Base):
    """A person who works in the book."""

    __tablename__ = "app_user"

    login: ColumnElement[str] = column(String(80), unique=True)
    name: ColumnElement[str] = column(String(120))
    password: ColumnElement[str] = column(Text, default="", server_default="")
    active: ColumnElement[bool] = column(default=True)
    failures: ColumnElement[int] = column(Integer, default=0, server_default="0")
    wait_until: ColumnElement[datetime.datetime | None]
    last_sign_in: ColumnElement[datetime.datetime | None]


class Role(Versioned, Base):
    """A named set of permissions, kept as blank-separated keys."""

    __tablename__ = "app_role"

    name: ColumnElement[str] = column(String(80), unique=True)
    permissions: ColumnElement[str]


class UserRole(Keyed, Base):
    """A person holds a role."""

    __tablename__ = "app_user_role"

    user_id: ColumnElement[int] = column(ForeignKey("app_user.id"), index=True)
    role_id: ColumnElement[int] = column(ForeignKey("app_role.id"))


class Attachment(Versioned, Base):
    """A document of the archive store, linked to a row of any table."""

    __tablename__ = "attachment"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    name: ColumnElement[str] = column(String(255))
    mime: ColumnElement[str] = column(String(80))
    size: ColumnElement[int]
    added_at: ColumnElement[datetime.datetime]
    added_by: ColumnElement[str] = column(String(80))
    hidden: ColumnElement[bool] = column(default=False, server_default="0")

    __sealed__ = frozenset({"name"})
    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_attachment_table_name_row_key", "table_name", "row_key"),)


class Note(Versioned, Base):
    """A note on a row of any table."""

    __tablename__ = "note"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    text: ColumnElement[str]
    written_at: ColumnElement[datetime.datetime]
    written_by: ColumnElement[str] = column(String(80))

    __sealed__ = frozenset({"text"})
    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_note_table_name_row_key", "table_name", "row_key"),)


class FollowUp(Versioned, Base):
    """A follow-up (Wiedervorlage) on a row of any table; kind names one that follows from the row itself, '' was set by a person."""

    __tablename__ = "follow_up"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    day: ColumnElement[datetime.date] = column(index=True)
    text: ColumnElement[str]
    login: ColumnElement[str] = column(String(80))
    done_at: ColumnElement[datetime.datetime | None]
    kind: ColumnElement[str] = column(String(20), default="", server_default="")

    __sealed__ = frozenset({"text"})
    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_follow_up_table_name_row_key", "table_name", "row_key"),)


class ImportFile(Keyed, Base):
    """A file that was imported, so that the same file again is noticed."""

    __tablename__ = "import_file"

    kind: ColumnElement[str] = column(String(40))
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    name: ColumnElement[str] = column(String(255))
    at: ColumnElement[datetime.datetime]
    rows: ColumnElement[int]


class SearchShort(Base):
    """Short fields (numbers, names, titles), folded, searched inside words too."""

    __tablename__ = "search_short"

    kind: ColumnElement[int] = column(SmallInteger, primary_key=True, autoincrement=False)
    row_key: ColumnElement[int] = column(primary_key=True, autoincrement=False)
    text: ColumnElement[str]


class SealKey(Base):
    """The key that opens what the trail holds of one record's personal values; it goes when the record is erased."""

    __tablename__ = "seal_key"

    table_name: ColumnElement[str] = column(String(60), primary_key=True)
    row_key: ColumnElement[int] = column(primary_key=True, autoincrement=False)
    secret: ColumnElement[bytes] = column(LargeBinary(32))


class Area(Versioned, Base):
    """A circle of people who may know of something: one bit of a row's areas and one right, `area.N`; see data/sight.py."""

    __tablename__ = "area"

    title: ColumnElement[str] = column(String(80), unique=True)


class SearchWord(Base):
    """A word that occurs in a full text, folded, so that a misspelt one can be mended."""

    __tablename__ = "search_word"

    word: ColumnElement[str] = column(String(30), primary_key=True)
    shown: ColumnElement[str] = column(String(30))
    letters: ColumnElement[int] = column(SmallInteger)
