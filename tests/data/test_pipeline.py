"""Round trips to a server, large writes beside the reading, and what becomes of their errors."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, event, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Busy, Full, Invalid
from app.data import pipeline
from app.data.engine import plain_errors
from app.data.office import Office, Unit, command
from app.data.queries import query as reads
from app.data.system_tables import Note, TrailRun
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.ledger.services.entry_resolution import Placing
from app.modules.finance.ledger.transfer.entries import run_import
from tests.conftest import close, fresh_database, office_at
from tests.data.proxy import counted

DRAFT = EntryDraft(
    datetime.date(2026, 6, 17),
    "B-1",
    "Rent",
    (LineDraft("6310", 119_00, "VST19"), LineDraft("1800", -119_00)),
)


def test_a_posting_takes_three_round_trips(server: str) -> None:
    """Begin, look up, and everything written together with the commit."""
    with (
        tempfile.TemporaryDirectory(prefix="kontor-px") as folder,
        counted(fresh_database(server), Path(folder)) as (address, turns),
    ):
        office = office_at(address)
        try:
            for _ in range(7):  # the driver prepares a statement at its sixth use
                office.run(post, DRAFT)
            turns.count = 0
            office.run(post, DRAFT)
            assert turns.count == 3
            assert office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)))) == 8
        finally:
            close(office.book)


@command("")
def wrong_then_note(unit: Unit) -> None:
    """Put off a write that the server refuses, and one behind it."""
    unit.write_deferred(text("INSERT INTO note (id, table_name) VALUES (:id, 'x')"), [{"id": 1}])
    unit.insert_keyed(
        Note, 2, version=1, table_name="x", row_key=1, text="two", written_at=unit.now, written_by=unit.login
    )


@command("")
def wrong_behind(unit: Unit) -> None:
    """Let a write beside the reading fail."""

    unit.in_background(lambda connection: connection.execute(text("INSERT INTO nowhere VALUES (1)")))
    unit.insert(
        Note, version=1, table_name="x", row_key=1, text="two", written_at=unit.now, written_by=unit.login
    )


@pytest.mark.parametrize("action", [wrong_then_note, wrong_behind])
def test_what_fails_late_keeps_nothing(any_office: Office, action: object) -> None:
    """An error of a write that was put off or behind ends the whole transaction."""
    with pytest.raises(DBAPIError):
        any_office.run(action)  # type: ignore[arg-type]
    assert any_office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Note)))) == 0
    any_office.run(post, DRAFT)  # the connection is whole again


def test_a_connection_lost_while_sending_is_tried_again(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends the session right before the writes go out: the retry posts exactly once."""
    office = office_at(fresh_database(server))
    genuine, lost = pipeline.send, []

    def send(connection: object, statements: object) -> object:
        if not lost:
            lost.append(1)
            with office.book.engine.connect() as other:
                mine = connection.connection.driver_connection.info.backend_pid  # type: ignore[attr-defined]
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
        return genuine(connection, statements)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "send", send)
    key = office.run(post, DRAFT)
    assert lost
    assert office.read(reads("")(lambda c: c.scalars(select(Entry.id)).all())) == [key]
    assert (
        office.read(
            reads("")(
                lambda c: c.scalar(
                    select(func.count()).select_from(TrailRun).where(TrailRun.command == "finance.entry.post")
                )
            )
        )
        == 1
    )
    close(office.book)


def test_nobody_closes_a_period_while_an_entry_is_placed(server: str) -> None:
    """The period that was found open stays so until the entry is written."""
    office = office_at(fresh_database(server))

    @command("")
    def place(unit: Unit) -> str:
        Placing(unit).place(DRAFT)
        with office.book.engine.connect() as other, plain_errors():
            other.execute(text("SET lock_timeout = '50ms'"))
            other.execute(text("UPDATE finance_period SET state = 'final' WHERE number = 6"))
        return ""

    with pytest.raises(Busy):
        office.run(place)
    close(office.book)


def test_a_refusal_at_the_server_says_its_field(any_office: Office) -> None:
    """A day that no fiscal year covers is refused before anything is sent."""
    with pytest.raises(Invalid, match="covers"):
        any_office.run(post, EntryDraft(datetime.date(2031, 1, 1), "", "", DRAFT.lines))


@command("")
def put_off_without_a_change(unit: Unit) -> None:
    """Put off a write that the trail does not note."""
    unit.write_deferred(text("UPDATE trail_head SET nowhere = :x"), [{"x": 1}])


def test_a_write_put_off_is_never_dropped(any_office: Office) -> None:
    """A write without a change in the trail is sent too, and a rehearsal meets its error as the run would."""
    for run in (any_office.run, any_office.rehearse):
        with pytest.raises(DBAPIError):
            run(put_off_without_a_change)


def test_a_large_write_on_a_full_disk_says_so(office: Office, tmp_path: Path) -> None:
    """An error of the driver's own bulk write becomes the same sentence as any other."""
    file = tmp_path / "many.csv"
    rows = "".join(f"{i};2026-04-03;B{i};6310;1800;1.00\n" for i in range(3000))
    file.write_text("entry;date;document;debit;credit;amount\n" + rows)

    @event.listens_for(office.book.engine, "begin")
    def limit(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {int(pages) + 8}")

    with pytest.raises(Full):
        run_import(office, file)
    event.remove(office.book.engine, "begin", limit)
    assert office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)))) == 0


@command("")
def note_at(unit: Unit, at: datetime.datetime) -> None:
    """Write a note by the way of rows whose key is known, once alone and once with others."""
    values = {"version": 1, "table_name": "x", "row_key": 1, "written_at": at, "written_by": unit.login}
    unit.insert_keyed(Note, 1, text="one", **values)
    unit.write_deferred(insert(Note), [{"id": n, "text": str(n), **values} for n in (2, 3)])


def test_values_are_the_same_by_either_way(any_office: Office) -> None:
    """What goes to the driver at once reads back as what goes through the library; a naive moment is refused, nothing kept."""
    at = datetime.datetime(2026, 6, 17, 8, 30, 15, 250, tzinfo=datetime.UTC)
    any_office.run(note_at, at)
    asked = select(Note.id, Note.text, Note.written_at).where(Note.id <= bindparam("most")).order_by(Note.id)
    wanted = [(1, "one", at), (2, "2", at), (3, "3", at)]
    with any_office.book.engine.connect() as connection, connection.begin():
        assert [tuple(row) for row in connection.execute(asked, {"most": 3})] == wanted
        [rows] = pipeline.together(connection, (asked, {"most": 3}))
        assert [(row[0], row[1], row[2].astimezone(datetime.UTC)) for row in rows] == wanted
    with pytest.raises(ValueError, match="naive"):
        any_office.run(note_at, at.replace(tzinfo=None))
    assert any_office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Note)))) == 3


def test_a_plan_is_filled_anew_for_each_call(any_office: Office) -> None:
    """Lists of any length, values of the statement's own and those of the caller: each call gets its own answer."""
    at = datetime.datetime(2026, 6, 17, 8, 30, tzinfo=datetime.UTC)
    any_office.run(note_at, at)
    asked = (
        select(Note.id)
        .where(Note.id.in_(bindparam("keys", expanding=True)), Note.table_name == "x", Note.written_at <= bindparam("until"))
        .order_by(Note.id)
    )  # fmt: skip
    earlier = at - datetime.timedelta(seconds=1)
    with any_office.book.engine.connect() as connection, connection.begin():
        for keys in ([2], [3, 1], [], [1, 2, 3, 4], [2, 3], [1]):
            given = {"keys": keys, "until": at}
            found, none = pipeline.together(connection, (asked, given), (asked, {**given, "until": earlier}))
            assert [row[0] for row in found] == sorted(set(keys) & {1, 2, 3})
            assert none == []


def test_a_row_that_lacks_a_value_is_refused(office: Office) -> None:
    """The second of several rows never takes the value of the first."""
    rows = [{"id": 1, "table_name": "x", "row_key": 7}, {"id": 2, "table_name": "x"}]
    with office.book.writing() as connection, pytest.raises(KeyError, match="row_key"):
        pipeline.write(connection, insert(Note), rows)
