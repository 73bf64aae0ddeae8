"""What any row of any table can have: documents, notes and follow-ups."""

from __future__ import annotations

import datetime
import mimetypes

from sqlalchemy import Connection, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.office import command
from app.data.queries import query
from app.data.rows import read_all
from app.data.system_tables import Attachment, FollowUp, Note
from app.data.unit import Unit
from app.data.visibility import seen


@dataclass(frozen=True)
class Target:
    """A row of a table."""

    table: str
    key: int


@dataclass(frozen=True)
class AttachmentRow:
    """A document on a row."""

    id: int
    name: str
    mime: str
    size: int
    sha256: bytes
    added_at: datetime.datetime
    added_by: str


@dataclass(frozen=True)
class NoteRow:
    """A note on a row."""

    id: int
    version: int
    text: str
    written_at: datetime.datetime
    written_by: str


@dataclass(frozen=True)
class FollowUpRow:
    """A follow-up and the row it is on."""

    id: int
    table: str
    key: int
    day: datetime.date
    text: str
    login: str
    done_at: datetime.datetime | None


def _known(
    connection: Connection, kind: type[Attachment | Note | FollowUp], target: Target | None = None
) -> list[ColumnElement[bool]]:
    """Return the conditions that the person may know of the row that something stands on; of one row only the guard of its table is asked."""
    table = kind.table_name.expression if target is None else target.table
    return seen(connection, table, kind.row_key.expression)


@command("records.attach")
def attach(unit: Unit, target: Target, sha256: bytes, name: str, size: int) -> int:
    """Link archived bytes to a row under a file name; the same document on the same row is linked once."""
    query = select(Attachment.id).where(
        Attachment.table_name == target.table,
        Attachment.row_key == target.key,
        Attachment.sha256 == sha256,
        Attachment.hidden.is_(False),
    )
    if known := unit.connection.scalar(query):
        return int(known)
    return unit.insert(
        Attachment,
        table_name=target.table,
        row_key=target.key,
        sha256=sha256,
        name=name[:255],
        size=size,
        mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
        added_at=unit.now,
        added_by=unit.login,
        hidden=False,
    )


@command("records.attach")
def detach(unit: Unit, key: int) -> None:
    """Take a document off its row; the bytes and the trail stay."""
    unit.update(Attachment, key, {"hidden": True})


@query("")
def attachments(connection: Connection, target: Target) -> list[AttachmentRow]:
    """Return the documents on a row, oldest first."""
    a = Attachment
    query = (
        select(a.id, a.name, a.mime, a.size, a.sha256, a.added_at, a.added_by)
        .where(
            a.table_name == target.table,
            a.row_key == target.key,
            a.hidden.is_(False),
            *_known(connection, a, target),
        )
        .where(*seen(connection, "attachment", a.id.expression))
        .order_by(a.id)
    )
    return read_all(connection, query, AttachmentRow)


@command("records.note")
def write_note(unit: Unit, target: Target, text: str) -> int:
    """Write a note on a row; raises Invalid for an empty one."""
    if not text.strip():
        raise Invalid(N_("Write something first."), field="text")
    return unit.insert(
        Note,
        table_name=target.table,
        row_key=target.key,
        text=text.strip(),
        written_at=unit.now,
        written_by=unit.login,
    )


@query("")
def notes(connection: Connection, target: Target) -> list[NoteRow]:
    """Return the notes on a row, newest first."""
    query = select(Note.id, Note.version, Note.text, Note.written_at, Note.written_by)
    query = query.where(
        Note.table_name == target.table, Note.row_key == target.key, *_known(connection, Note, target)
    ).order_by(Note.id.desc())
    return read_all(connection, query, NoteRow)


@command("records.follow_up")
def follow_up(unit: Unit, target: Target, day: datetime.date, text: str, login: str = "") -> int:
    """Put a row before someone again on a day; without a login, before oneself. The same that still waits is there once."""
    if not text.strip():
        raise Invalid(N_("Say what is to be done."), field="text")
    f = FollowUp
    same = select(f.id).where(
        f.table_name == target.table,
        f.row_key == target.key,
        f.day == day,
        f.text == text.strip(),
        f.login == (login or unit.login),
        f.done_at.is_(None),
    )
    if known := unit.connection.scalar(same.order_by(f.id).limit(1)):
        return int(known)
    return unit.insert(
        FollowUp,
        table_name=target.table,
        row_key=target.key,
        day=day,
        text=text.strip(),
        login=login or unit.login,
    )


def remind(
    unit: Unit, target: Target, kind: str, day: datetime.date | None, text: str, login: str = ""
) -> None:
    """Keep the one follow-up of a kind that follows from a row in step with it: its day and words; without a day it is settled.

    Whose it is follows from the row too where that says a login. Else it stays as it is; a new one is put before who had the
    last, the first before who changed the row.
    """
    f = FollowUp
    known = unit.connection.scalar(
        select(f.id).where(
            f.table_name == target.table, f.row_key == target.key, f.kind == kind, f.done_at.is_(None)
        )
    )
    if day is None:
        if known is not None:
            unit.update(f, int(known), {"done_at": unit.now})
    elif known is not None:
        unit.update(f, int(known), {"day": day, "text": text} | ({"login": login} if login else {}))
    else:
        of_row = (f.table_name == target.table, f.row_key == target.key, f.kind == kind)
        last = unit.connection.scalar(select(f.login).where(*of_row).order_by(f.id.desc()).limit(1))
        login = login or (last if last is not None else unit.login)
        unit.insert(
            f, table_name=target.table, row_key=target.key, day=day, text=text, login=login, kind=kind
        )


def move_extras(unit: Unit, origin: Target, goal: Target) -> None:
    """Put documents, notes and follow-ups of a row that becomes part of another one on that; a document that stands there already stays once."""
    there = {one.sha256 for one in attachments(unit.connection, goal)}
    for kind in (Attachment, Note, FollowUp):
        for key in unit.connection.scalars(
            select(kind.id).where(kind.table_name == origin.table, kind.row_key == origin.key)
        ).all():
            if kind is Attachment and unit.row(Attachment, key)["sha256"] in there:
                continue
            unit.update(kind, key, {"table_name": goal.table, "row_key": goal.key})


def clear(unit: Unit, target: Target) -> None:
    """Take away the notes and follow-ups of a row that is being erased."""
    for kind in (Note, FollowUp):
        for one in unit.connection.scalars(
            select(kind.id).where(kind.table_name == target.table, kind.row_key == target.key)
        ).all():
            unit.delete(kind, one)


@command("records.follow_up")
def settle_follow_up(unit: Unit, key: int) -> None:
    """Mark a follow-up as done; what follows from it in the row it stands on is done by the row's topic (`settles`)."""
    row = unit.row(FollowUp, key, lock=True)
    if row["done_at"] is not None:
        return
    unit.update(FollowUp, key, {"done_at": unit.now})
    place = next((one.settles[row["table_name"]] for one in topics() if row["table_name"] in one.settles), "")
    if place:
        resolve(place)(unit, row["kind"], row["row_key"])


def tell_ended(unit: Unit, target: Target) -> None:
    """Let every topic do what follows from the end of a row of another one (`ended` in its manifest)."""
    for topic in topics():
        if topic.ended:
            resolve(topic.ended)(unit, target.table, target.key)


@query("")
def follow_ups(
    connection: Connection, target: Target | None = None, until: datetime.date | None = None
) -> list[FollowUpRow]:
    """Return open follow-ups, of one row or of all up to a day, most urgent first."""
    f = FollowUp
    query = (
        select(f.__table__, f.table_name.label("table"), f.row_key.label("key"))
        .where(f.done_at.is_(None), *_known(connection, f, target))
        .order_by(f.day, f.id)
    )
    if target is not None:
        query = query.where(f.table_name == target.table, f.row_key == target.key)
    if until is not None:
        query = query.where(f.day <= until)
    return read_all(connection, query, FollowUpRow)
