"""The tables that every book has."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text

from app.core.messages import N_
from app.data.declarative import Base, BigKey, Keyed, Versioned, column


class About(Base):
    """What the book says about itself: its id, format, program version that made it."""

    __tablename__ = "about"
    __trailed__ = False

    name: ColumnElement[str] = column(String(40), primary_key=True)
    value: ColumnElement[str]


class TrailRun(Base):
    """One transaction of the trail: who did what when, chained by SHA-256 to the one before.

    hash = SHA-256(hash of the previous run ‖ digest); digest = SHA-256 over
    what the run says of itself and over its trail rows, see data/trail.py.
    """

    __tablename__ = "trail_run"
    __trailed__ = False
    __reads__ = "office.verify"

    seq: ColumnElement[int] = column(BigKey, primary_key=True, autoincrement=False)
    at: ColumnElement[datetime.datetime]
    login: ColumnElement[str] = column(String(80), width=80)
    command: ColumnElement[str] = column(String(80), width=230)
    tables: ColumnElement[str]
    client_key: ColumnElement[bytes] = column(LargeBinary(16), unique=True)
    result: ColumnElement[str | None]
    digest: ColumnElement[bytes]
    hash: ColumnElement[bytes]


class TrailRow(Keyed, Base):
    """One changed row: values before and after as canonical JSON; a batch has count, first and last key and hash."""

    __tablename__ = "trail"
    __trailed__ = False
    __reads__ = "office.verify"

    run: ColumnElement[int] = column(ForeignKey("trail_run.seq"), index=True, width=70)
    position: ColumnElement[int] = column(Integer)
    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int | None]
    kind: ColumnElement[str] = column(String(6), width=110)
    before: ColumnElement[str | None] = column(width=150)
    after: ColumnElement[str | None] = column(width=560)

    __table_args__ = (Index("ix_trail_table_name_row_key", "table_name", "row_key"),)


class TrailHead(Base):
    """The head of the chain: one row, locked last by every transaction."""

    __tablename__ = "trail_head"
    __trailed__ = False

    id: ColumnElement[int] = column(Integer, primary_key=True, autoincrement=False)
    seq: ColumnElement[int]
    hash: ColumnElement[bytes]


class NumberRange(Base):
    """The last number given of a kind in a year; gapless because it moves in the caller's transaction."""

    __tablename__ = "number_range"
    __trailed__ = False

    kind: ColumnElement[str] = column(String(40), primary_key=True)
    year: ColumnElement[int] = column(Integer, primary_key=True, autoincrement=False)
    last: ColumnElement[int]


class SettingRow(Keyed, Base):
    """A setting that differs from its default; login is empty for the whole book."""

    __tablename__ = "setting"
    __title__ = N_("Setting")
    __writes__ = "settings.change"

    key: ColumnElement[str] = column(String(80), title=N_("Setting"), kind="setting")
    login: ColumnElement[str] = column(String(80), default="", server_default="")
    value: ColumnElement[str] = column(title=N_("Value"))

    __table_args__ = (Index("uq_setting_key_login", "key", "login", unique=True),)


OUTCOMES = {"in": N_("signed in"), "wrong": N_("refused"), "waiting": N_("tried too soon")}
OUTCOME_TONES = {"in": "good", "wrong": "bad", "waiting": "warn"}


class User(Versioned, Base):
    """A person who works in the book."""

    __tablename__ = "app_user"
    __formerly__ = "user"
    __title__ = N_("Person")
    __reads__ = "users.change"
    __writes__ = "users.change"

    login: ColumnElement[str] = column(
        String(80), kind="text", unique=True, title=N_("Sign-in name"), personal="identity"
    )
    name: ColumnElement[str] = column(String(120), personal="identity")
    password: ColumnElement[str] = column(
        Text, default="", server_default="", title=N_("Password"), kind="secret"
    )
    active: ColumnElement[bool] = column(default=True, title=N_("May sign in"))


class SignInTry(Keyed, Base):
    """Somebody tried to sign in: with which name, from which computer, whom it concerns, and what came of it."""

    __tablename__ = "sign_in"
    __title__ = N_("Try to sign in")
    __reads__ = "users.change"

    at: ColumnElement[datetime.datetime] = column(index=True, title=N_("When"))
    login: ColumnElement[str] = column(String(80), kind="text", title=N_("Sign-in name"), personal="use")
    place: ColumnElement[str] = column(String(120), title=N_("Computer"), personal="use")
    user_id: ColumnElement[int | None] = column(
        ForeignKey("app_user.id"), index=True, title=N_("Whom it concerns")
    )
    outcome: ColumnElement[str] = column(
        String(10), title=N_("Outcome"), choices=OUTCOMES, tones=OUTCOME_TONES
    )


class SignInWait(Base):
    """Failures in a row with a name or from a computer, and until when the next try has to wait."""

    __tablename__ = "sign_in_wait"
    __trailed__ = False

    kind: ColumnElement[str] = column(String(10), primary_key=True)
    value: ColumnElement[str] = column(String(120), primary_key=True)
    failures: ColumnElement[int] = column(Integer, default=0, server_default="0")
    last_at: ColumnElement[datetime.datetime | None]
    wait_until: ColumnElement[datetime.datetime | None]


class Role(Versioned, Base):
    """A named set of permissions, kept as blank-separated keys; standard is the key of a standard role, see core/manifest.py."""

    __tablename__ = "app_role"
    __title__ = N_("Role")
    __reads__ = "users.change"
    __writes__ = "users.change"

    name: ColumnElement[str] = column(String(80), unique=True)
    permissions: ColumnElement[str] = column(title=N_("Rights"))
    standard: ColumnElement[str] = column(
        String(20), default="", server_default="", title=N_("Standard role")
    )


class UserRole(Keyed, Base):
    """A person holds a role."""

    __tablename__ = "app_user_role"
    __title__ = N_("Role of a person")
    __reads__ = "users.change"
    __writes__ = "users.change"

    user_id: ColumnElement[int] = column(ForeignKey("app_user.id"), index=True, title=N_("Person"))
    role_id: ColumnElement[int] = column(ForeignKey("app_role.id"), title=N_("Role"))


class Attachment(Versioned, Base):
    """A document of the archive store, linked to a row of any table."""

    __tablename__ = "attachment"
    __title__ = N_("Document")
    __writes__ = "records.attach"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    name: ColumnElement[str] = column(String(255), personal="content", sealed=True)
    mime: ColumnElement[str] = column(String(80), title=N_("File type"))
    size: ColumnElement[int] = column(title=N_("Size in bytes"))
    added_at: ColumnElement[datetime.datetime] = column(title=N_("Attached"), once=True)
    added_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Attached by"), once=True)
    hidden: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Detached"))

    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_attachment_table_name_row_key", "table_name", "row_key"),)


class Note(Versioned, Base):
    """A note on a row of any table."""

    __tablename__ = "note"
    __title__ = N_("Note")
    __writes__ = "records.note"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    text: ColumnElement[str] = column(personal="content", sealed=True)
    written_at: ColumnElement[datetime.datetime] = column(title=N_("Written"), once=True)
    written_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"), once=True)

    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_note_table_name_row_key", "table_name", "row_key"),)


class FollowUp(Versioned, Base):
    """A follow-up (Wiedervorlage) on a row of any table; kind names one that follows from the row itself, '' was set by a person."""

    __tablename__ = "follow_up"
    __title__ = N_("Follow-up")
    __writes__ = "records.follow_up"

    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    day: ColumnElement[datetime.date] = column(index=True)
    text: ColumnElement[str] = column(personal="content", sealed=True)
    login: ColumnElement[str] = column(String(80))
    done_at: ColumnElement[datetime.datetime | None] = column(title=N_("Done"), once=True)
    kind: ColumnElement[str] = column(String(20), default="", server_default="", title=N_("Kind"))

    __sealed_by__ = ("", "row_key")
    __table_args__ = (Index("ix_follow_up_table_name_row_key", "table_name", "row_key"),)


class ImportFile(Keyed, Base):
    """A file that was imported, so that the same file again is noticed."""

    __tablename__ = "import_file"
    __title__ = N_("Imported file")

    kind: ColumnElement[str] = column(String(40), title=N_("Kind"))
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    name: ColumnElement[str] = column(String(255))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    rows: ColumnElement[int] = column(title=N_("Rows"))


class SearchKind(Base):
    """The number of a table in the search of this book, given when its first row is indexed and kept for ever."""

    __tablename__ = "search_kind"
    __trailed__ = False

    id: ColumnElement[int] = column(Integer, primary_key=True)
    table_name: ColumnElement[str] = column(String(60), unique=True)


class SearchShort(Base):
    """Short fields (numbers, names, titles), folded, searched inside words too."""

    __tablename__ = "search_short"
    __trailed__ = False

    kind: ColumnElement[int] = column(SmallInteger, primary_key=True, autoincrement=False)
    row_key: ColumnElement[int] = column(primary_key=True, autoincrement=False)
    text: ColumnElement[str]


class SealKey(Base):
    """The key that opens what the trail holds of one record's personal values; it goes when the record is erased."""

    __tablename__ = "seal_key"
    __trailed__ = False

    table_name: ColumnElement[str] = column(String(60), primary_key=True)
    row_key: ColumnElement[int] = column(primary_key=True, autoincrement=False)
    secret: ColumnElement[bytes] = column(LargeBinary(32))


class Area(Versioned, Base):
    """A circle of people who may know of something: one bit of a row's areas and one right, `area.N`; see data/sight.py."""

    __tablename__ = "area"
    __formerly__ = "filing.area"
    __title__ = N_("Area")
    __writes__ = "users.change"

    title: ColumnElement[str] = column(String(80), unique=True, title=N_("Title"), width=300)


class SearchWord(Base):
    """A word that occurs in a full text, folded, so that a misspelt one can be mended."""

    __tablename__ = "search_word"
    __trailed__ = False

    word: ColumnElement[str] = column(String(60), primary_key=True)
    shown: ColumnElement[str] = column(String(60))
    letters: ColumnElement[int] = column(SmallInteger)
