"""The remembered head: forgeries stay noticed until a person confirms, and a broken file stops nobody."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from app import cli
from app.core.errors import Forbidden, Invalid
from app.core.paths import home, remembered
from app.data import books, heads, last_check, trail
from app.data.book import Book
from app.data.office import Actor, Office
from app.data.record_extras import Target, write_note
from app.data.system_tables import TrailRow, TrailRun
from app.data.trust import confirm
from app.data.verify import verify
from app.modules.finance.datev.transfer import export_stacks
from app.modules.finance.gobd.transfer import export_year
from app.modules.finance.ledger.services.entries import finalise, post
from app.modules.finance.payments.services import write_file
from tests.conftest import NOW, close, office_at
from tests.modules.finance.test_ledger import rent

ROW = Target("finance_account", 1)


def rewrite(book: Book) -> None:
    """Give a run another author and reckon the whole chain anew, as a forger with the program's source can."""
    with book.writing() as connection:
        for table in ("trail", "trail_run"):
            if book.local:
                connection.execute(text(f"DROP TRIGGER guard_{table}_update"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE trail_run SET login = 'other' WHERE seq = 1"))
        value = trail.GENESIS
        for run in connection.execute(select(TrailRun.__table__).order_by(TrailRun.seq)).all():
            rows = connection.execute(
                select(TrailRow.table_name, TrailRow.row_key, TrailRow.kind, TrailRow.before, TrailRow.after)
                .where(TrailRow.run == run.seq)
                .order_by(TrailRow.position)
            )
            digest = trail.digest(run.at, run.login, run.command, [trail.Change(*row) for row in rows])
            value = trail.link(value, digest)
            connection.execute(
                TrailRun.__table__.update().where(TrailRun.seq == run.seq).values(digest=digest, hash=value)
            )
        connection.execute(text("UPDATE trail_head SET hash = :hash"), {"hash": value})


def cut(book: Book) -> None:
    """Take the newest runs away."""
    with book.writing() as connection:
        for table in ("trail", "trail_run"):
            if book.local:
                connection.execute(text(f"DROP TRIGGER guard_{table}_delete"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        top = trail.head(connection).seq
        connection.execute(text("DELETE FROM trail WHERE run > :top"), {"top": top - 2})
        connection.execute(text("DELETE FROM trail_run WHERE seq > :top"), {"top": top - 2})
        value = connection.scalar(select(TrailRun.hash).where(TrailRun.seq == top - 2))
        connection.execute(
            text("UPDATE trail_head SET seq = :seq, hash = :hash"), {"seq": top - 2, "hash": value}
        )


FORGERIES = {"rewritten": rewrite, "cut": cut}


def forged(office: Office, harm: Callable[[Book], None]) -> str:
    """Work in a book, close it, forge it, and return its place."""
    for words in ("honest", "two", "three"):
        office.run(write_note, ROW, words)
    place = office.book.place
    office.book.close()
    book = books.connect(place)
    harm(book)
    book.leave()
    return place


@pytest.mark.parametrize("harm", FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_noticed_until_a_person_confirms(
    any_office: Office, harm: Callable[[Book], None], tmp_path: Path
) -> None:
    """However often the book is opened and closed: it warns, refuses to finalise and to export, and verify says so."""
    place = forged(any_office, harm)
    for _time in range(3):
        book = books.open_book(place)
        assert book.warning is not None
        assert not next(check for check in verify(book) if check.name == "head").ok
        book.close()
    office = Office(books.open_book(place), Actor("admin", "Admin", frozenset({"*"})), lambda: NOW)
    office.run(post, rent())  # the work of the day goes on
    with pytest.raises(Forbidden, match="does not fit"):
        office.run(finalise, NOW.astimezone().date())
    with pytest.raises(Forbidden, match="does not fit"):
        export_year(office, 2026, tmp_path / "z3.zip")
    with pytest.raises(Forbidden, match="does not fit"):
        export_stacks(office, tmp_path, [])
    with pytest.raises(Forbidden, match="does not fit"):
        office.run(write_file, 1, "transfer")
    with pytest.raises(Invalid):
        confirm(office, " ")
    confirm(office, "Sicherung vom 3. Mai")
    office.run(finalise, NOW.astimezone().date())
    office.book.close()
    book = books.open_book(place)
    assert book.warning is None
    with book.engine.connect() as connection:
        (row,) = connection.execute(select(TrailRow.before, TrailRow.after).where(TrailRow.kind == "trust"))
    assert "Sicherung vom 3. Mai" in row.after
    assert json.loads(row.before)["count"] > 0
    close(book)


HALVES = {
    "the head went back": ("UPDATE trail_head SET seq = seq - 1",),
    "the runs are gone": (
        "DROP TRIGGER guard_trail_run_delete",
        "DROP TRIGGER guard_trail_delete",
        "DELETE FROM trail WHERE run = (SELECT seq FROM trail_head)",
        "DELETE FROM trail_run WHERE seq = (SELECT seq FROM trail_head)",
    ),
}


@pytest.mark.parametrize("statements", HALVES.values(), ids=HALVES)
def test_half_of_an_older_book_is_an_older_book(office: Office, statements: tuple[str, ...]) -> None:
    """Whether only the head or only the newest run was taken back: the book says that steps are missing."""

    def harm(book: Book) -> None:
        with book.writing() as connection:
            for statement in statements:
                connection.execute(text(statement))

    book = books.open_book(forged(office, harm))
    assert book.warning is not None
    assert book.warning[0].startswith("This book is older")
    assert book.warning[1] == {"count": 1}
    close(book)


def test_only_who_may_verify_confirms(office: Office) -> None:
    """Confirming is a right."""
    place = forged(office, cut)
    book = books.open_book(place)
    with pytest.raises(Forbidden):
        confirm(Office(book, Actor("x", "X", frozenset({"finance.*"}))), "reason")
    assert book.warning is not None
    close(book)


def test_the_command_line_says_it_each_time(office: Office) -> None:
    """Every verb that opens the book prints the warning to standard error, until it is confirmed there."""
    place = Path(office.book.place)
    shutil.copytree(place, place.with_name("older"))
    office.run(write_note, ROW, "one")
    office.book.close()
    shutil.rmtree(place)
    place.with_name("older").rename(place)
    run = CliRunner().invoke
    cli.commands()
    for verb in (["accounts", str(place)], ["accounts", str(place), "--json"], ["verify", str(place)]):
        assert "older than the one" in run(cli.kontor, verb).stderr
    assert run(cli.kontor, ["trust", str(place), "--reason", "alte Sicherung"]).exit_code == 0
    assert run(cli.kontor, ["accounts", str(place)]).stderr == ""
    assert run(cli.kontor, ["verify", str(place)]).exit_code == 0


BROKEN = [
    "",
    "{",
    "[]",
    '{"seq": "x"}',
    '{"seq": 1, "hash": "zz"}',
    "\x00",
    '{"seq": 1e400, "hash": ""}',
    json.dumps({"seq": 1e30, "hash": "ab" * 32}),
    json.dumps({"seq": 10**30, "hash": "ab" * 32}),
    '{"seq": -5, "hash": "00"}',
    json.dumps({"seq": True, "hash": "ab" * 32}),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_memory_is_told_once_and_made_anew(office: Office, broken: str) -> None:
    """A file that a power cut emptied stops no opening, no closing, and is whole again afterwards."""
    office.run(write_note, ROW, "one")
    place, book_id = office.book.place, office.book.id
    office.book.close()
    remembered("heads", book_id).write_text(broken, encoding="utf-8")
    book = books.open_book(place)
    assert book.warning is None
    assert book.remark == heads.BROKEN
    book.close()
    book = books.open_book(place)
    assert (book.warning, book.remark) == (None, None)
    close(book)


def test_a_folder_in_the_place_of_the_memory_is_put_aside(office: Office) -> None:
    """It is told, kept under another name, and the head is remembered anew; the folder of all heads is its owner's alone."""
    place, book_id = office.book.place, office.book.id
    office.book.close()
    file = remembered("heads", book_id)
    for _time in range(2):
        file.unlink()
        file.mkdir()
        (file / "x").touch()
        books.open_book(place).close()
        assert json.loads(file.read_text(encoding="utf-8"))["seq"] > 0
    assert len(list(file.parent.glob("*.aside*"))) == 2
    file.parent.chmod(0o755)  # as versions before made it
    books.open_book(place).close()
    assert file.parent.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_a_folder_that_takes_nothing_stops_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the memory of this computer can't be read or written the book opens, says so, and closes."""
    place = office.book.place
    office.book.close()

    def refuse(_kind: str, _name: str) -> Path:
        raise PermissionError(13, "Permission denied", "heads")

    monkeypatch.setattr(heads, "remembered", refuse)
    monkeypatch.setattr(last_check, "remembered", refuse)
    book = books.open_book(place)
    assert (book.warning, book.remark) == (None, heads.BROKEN)
    assert last_check.last_check(book) is None
    book.close()
    assert "could not be remembered" in caplog.text
    caplog.clear()


def test_heads_of_versions_before_are_known(office: Office) -> None:
    """The one file for all books is read until the book has its own."""
    for words in ("one", "two", "three"):
        office.run(write_note, ROW, words)
    with office.book.engine.connect() as connection:
        top = trail.head(connection)
    place, book_id = office.book.place, office.book.id
    close(office.book)
    (home() / "heads.json").write_text(
        json.dumps({book_id: {"seq": top.seq, "hash": top.hash.hex()}}), encoding="utf-8"
    )
    book = books.connect(place)
    cut(book)
    book.leave()
    book = books.open_book(place)
    assert book.warning is not None
    close(book)


def test_it_moves_while_people_work(office: Office) -> None:
    """A window that is never closed remembers too: the watcher moves the head along."""
    office.run(write_note, ROW, "one")
    assert heads.known_head(office.book) is None
    office.news()
    assert heads.known_head(office.book) is None  # not with every step: a file a minute is enough
    office.book._remember_at = 0.0
    office.news()
    known = heads.known_head(office.book)
    with office.book.engine.connect() as connection:
        assert known == heads.Known(trail.head(connection).seq, trail.head(connection).hash)


def test_the_memory_never_goes_back(place: str, tmp_path: Path) -> None:
    """Who opens an older copy does not make this computer forget what it saw."""
    copy = tmp_path / "copy.kontor"
    shutil.copytree(place, copy)
    office = office_at(place)
    office.run(write_note, ROW, "one")
    office.book.close()
    known = heads.known_head(office.book)
    old = office_at(str(copy))
    old.run(write_note, ROW, "other")
    old.book.close()
    assert heads.known_head(office.book) == known


def test_a_file_in_the_place_of_the_memory_stops_nobody(office: Office) -> None:
    """Whatever put it there: it is set aside, the book opens and works, and what it was stays."""
    place, folder = office.book.place, home() / "heads"
    close(office.book)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("not a folder", encoding="utf-8")
    again = office_at(place)
    again.run(write_note, ROW, "weiter")
    again.book.close()
    assert (home() / "heads.aside").read_text(encoding="utf-8") == "not a folder"
    book = books.open_book(place)
    assert book.warning is None
    assert heads.known_head(book) is not None
    close(book)
