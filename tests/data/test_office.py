"""The promises of the office: one run is one transaction with trail, news, conflict, permission, and never twice."""

from __future__ import annotations

import datetime
import threading

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.events import Changes
from app.data import trail
from app.data.office import Actor, Office, Unit, command
from app.data.queries import query as reads
from app.data.record_extras import (
    Target,
    attach,
    attachments,
    follow_up,
    follow_ups,
    notes,
    settle_follow_up,
    write_note,
)
from app.data.settings import all_settings, change_own_setting, change_setting, setting
from app.data.system_tables import Note, TrailRun
from app.data.verify import verify

ROW = Target("finance_account", 1)


@command("records.note")
def rename(unit: Unit, key: int, version: int, words: str) -> bool:
    """Change a note if nobody else did."""
    return unit.update(Note, key, {"text": words}, version)


@command("records.note")
def fail_late(unit: Unit) -> None:
    """Write and then refuse."""
    write_note(unit, ROW, "half done")
    raise Invalid("Refused.")


def runs(office: Office) -> int:
    """Return the number of runs in the trail."""
    return office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(TrailRun))))


def test_run_commits_trails_and_tells(any_office: Office) -> None:
    """One call is one transaction with a trail and news."""
    news: list[Changes] = []
    any_office.bus.listen(news.append)
    before = runs(any_office)
    key = any_office.run_as(write_note, (ROW, "Hello"), origin="me")
    assert [(note.id, note.text, note.written_by) for note in any_office.read(notes, ROW)] == [
        (key, "Hello", "admin")
    ]
    assert news == [Changes(frozenset({"note"}), "me")]
    assert runs(any_office) == before + 1
    (view,) = any_office.read(trail.history, "note", key)
    assert view.kind == "insert"
    assert view.after is not None
    assert view.after["text"] == "Hello"


def test_refusal_leaves_nothing(any_office: Office) -> None:
    """What was written before the refusal is gone."""
    before = runs(any_office)
    with pytest.raises(Invalid):
        any_office.run(fail_late)
    assert any_office.read(notes, ROW) == []
    assert runs(any_office) == before


def test_conflict_names_fields_person_and_time(any_office: Office) -> None:
    """A stale version is a conflict field by field, not a lost update."""
    key = any_office.run(write_note, ROW, "first")
    ben = Office(any_office.book, Actor("ben", "Ben", frozenset({"*"})), any_office.clock)
    assert ben.run(rename, key, 1, "Ben's")
    with pytest.raises(Conflict) as caught:
        any_office.run(rename, key, 1, "mine")
    (clash,) = caught.value.clashes
    assert (clash.field, clash.mine, clash.theirs, caught.value.who) == ("text", "mine", "Ben's", "ben")
    assert caught.value.when == any_office.clock()


def test_permission_and_plain_functions(office: Office) -> None:
    """Only commands run, and only with their permission; a star covers what is below."""
    ben = Office(office.book, Actor("ben", "Ben", frozenset({"finance.*"})))
    with pytest.raises(Forbidden):
        ben.run(write_note, ROW, "no")
    assert ben.may("finance.entry.post")
    assert not ben.may("settings.change")
    with pytest.raises(TypeError):
        office.run(lambda unit: None)


def test_same_key_is_done_once(any_office: Office) -> None:
    """A retry with the client's key returns the first result."""
    key = b"0123456789abcdef"
    first = any_office.run_as(write_note, (ROW, "once"), key=key)
    assert any_office.run_as(write_note, (ROW, "once"), key=key) == first
    assert len(any_office.read(notes, ROW)) == 1


def test_chain_breaks_at_any_change(any_office: Office) -> None:
    """The database refuses changes to the trail; with the guard gone, verify names the run."""
    any_office.run(write_note, ROW, "one")
    any_office.run(write_note, ROW, "two")
    with pytest.raises(DBAPIError, match="guard"), any_office.book.engine.begin() as connection:
        connection.execute(text("UPDATE trail SET after = 'x'"))
    with any_office.book.engine.begin() as connection:
        drop = "DROP TRIGGER guard_trail_update" + (" ON trail" if not any_office.book.local else "")
        connection.execute(text(drop))
        connection.execute(
            text("UPDATE trail SET after = after || ' ' WHERE run = (SELECT max(run) FROM trail)")
        )
    failed = {check.name: str(check.detail) for check in verify(any_office.book) if not check.ok}
    assert set(failed) == {"trail", "guards"}
    assert "records.note" in failed["trail"]


def test_two_writers_at_once(any_office: Office) -> None:
    """Threads take turns; every run is in the chain."""
    failures: list[Exception] = []

    def work(name: str) -> None:
        desk = Office(any_office.book, Actor(name, name, frozenset({"*"})))
        for number in range(15):
            try:
                desk.run(write_note, ROW, f"{name} {number}")
            except Exception as error:  # noqa: BLE001
                failures.append(error)

    threads = [threading.Thread(target=work, args=(f"w{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(any_office.read(notes, ROW)) == 60
    assert all(check.ok for check in verify(any_office.book))


def test_news_of_another_process(any_office: Office) -> None:
    """What another office wrote arrives as foreign news, one's own does not come twice."""
    from app.data import books

    other = Office(books.open_book(any_office.book.place), Actor("ben", "Ben", frozenset({"*"})))
    news: list[Changes] = []
    any_office.bus.listen(news.append)
    any_office.run(write_note, ROW, "mine")
    other.run(write_note, ROW, "theirs")
    any_office.news()
    any_office.news()
    assert news == [Changes(frozenset({"note"})), Changes(frozenset({"note"}), foreign=True)]
    other.book.engine.dispose()
    other.book.archive.dispose()


def test_settings(office: Office) -> None:
    """Defaults, the book's, the person's; wrong values are refused."""
    assert office.read(setting, "safety.lock_minutes") == 15
    office.run(change_setting, "safety.lock_minutes", 5)
    assert office.read(setting, "safety.lock_minutes") == 5
    office.run(change_own_setting, "user.theme", "dark")
    assert office.read(all_settings, "admin")["user.theme"] == "dark"
    assert office.read(all_settings, "ben")["user.theme"] == "system"
    for key, value in (
        ("safety.lock_minutes", 9999),
        ("user.theme", "pink"),
        ("company.name", " "),
        ("company.vat_id", "DE1"),
    ):
        with pytest.raises(Invalid):
            office.run(change_setting, key, value)
    with pytest.raises(Invalid):
        office.run(change_own_setting, "safety.lock_minutes", 5)


def test_documents_notes_follow_ups(any_office: Office) -> None:
    """Any row can have them; the same document on a row is linked once."""
    from app.data.archive import load, store

    sha = store(any_office.book, b"%PDF-1.4 x")
    assert store(any_office.book, b"%PDF-1.4 x") == sha
    first = any_office.run(attach, ROW, sha, "Rechnung.pdf", 10)
    assert any_office.run(attach, ROW, sha, "Rechnung.pdf", 10) == first
    (row,) = any_office.read(attachments, ROW)
    assert (row.name, row.mime, load(any_office.book, row.sha256)) == (
        "Rechnung.pdf",
        "application/pdf",
        b"%PDF-1.4 x",
    )
    key = any_office.run(follow_up, ROW, datetime.date(2026, 12, 1), "Call")
    assert [f.id for f in any_office.read(follow_ups, None, datetime.date(2026, 12, 1))] == [key]
    any_office.run(settle_follow_up, key)
    assert any_office.read(follow_ups, ROW) == []
    for bad in ("", "  "):
        with pytest.raises(Invalid):
            any_office.run(write_note, ROW, bad)
    with pytest.raises(Invalid):
        store(any_office.book, b"")


def test_version_counts_up(office: Office) -> None:
    """The same value again is no change."""
    key = office.run(write_note, ROW, "a")
    assert not office.run(rename, key, 1, "a")
    assert office.run(rename, key, 1, "b")
    assert office.read(reads("")(lambda c: c.scalar(select(Note.version).where(Note.id == key)))) == 2
    with office.book.engine.begin() as connection:
        connection.execute(update(Note).values(version=7))
    with pytest.raises(Conflict):
        office.run(rename, key, 2, "c")


def test_a_changed_or_missing_archived_file_is_named(any_office: Office) -> None:
    """The archive refuses changes; with its guard gone, verify names the file by what it is called."""
    from app.core.errors import Missing
    from app.data.archive import load, store

    sha = store(any_office.book, b"%PDF-1.4 original")
    any_office.run(attach, ROW, sha, "Rechnung.pdf", 17)
    with pytest.raises(DBAPIError, match="guard"), any_office.book.archive.begin() as connection:
        connection.execute(text("DELETE FROM archive_blob"))
    with (
        any_office.book.archive.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
        connection.execute(
            text(
                "DROP TRIGGER guard_archive_blob_update"
                + ("" if any_office.book.local else " ON archive_blob")
            )
        )
        connection.execute(text("UPDATE archive_blob SET data = :data"), {"data": b"%PDF-1.4 forged"})
    failed = {check.name: str(check.detail) for check in verify(any_office.book) if not check.ok}
    assert set(failed) - {"backup"} == {"archive", "guards"}
    assert ("backup" in failed) == any_office.book.local
    assert "Rechnung.pdf" in failed["archive"]
    with pytest.raises(Missing, match="changed outside"):
        load(any_office.book, sha)


def test_a_document_is_taken_off_and_put_back(any_office: Office) -> None:
    """Taking off hides the link; attaching again brings it back; the bytes stay."""
    from app.data.archive import load, store
    from app.data.record_extras import detach

    sha = store(any_office.book, b"x")
    key = any_office.run(attach, ROW, sha, "a.pdf", 1)
    any_office.run(detach, key)
    assert any_office.read(attachments, ROW) == []
    any_office.run(attach, ROW, sha, "a.pdf", 1)
    assert len(any_office.read(attachments, ROW)) == 1
    assert load(any_office.book, sha) == b"x"
