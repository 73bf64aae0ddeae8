"""A damaged book: where, and what leads on; never a trace, and never a check that stops the others."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from app import cli
from app.core import atomic_files
from app.core.errors import Damaged
from app.core.paths import begin_log
from app.data import backup as backups
from app.data.books import open_book
from app.data.check import Check
from app.data.damaged import WHOLE
from app.data.office import Office, command
from app.data.unit import Unit
from app.data.verify import verify
from app.modules.finance.chart.api import account_rows
from app.modules.finance.chart.models import Account
from tests.conftest import close, office_at


def _pages(office: Office, table: str) -> int:
    with office.book.engine.connect() as connection:
        root = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = :n"), {"n": table})
        size = connection.scalar(text("PRAGMA page_size"))
    office.book.empty_log()
    return (int(root or 0) - 1) * int(size or 0)


def _spoil(place: str, at: int) -> None:
    with Path(place, "kontor.db").open("r+b") as file:
        file.seek(at)
        file.write(os.urandom(64))


@command("")
def look_at_accounts(unit: Unit) -> int:
    """Read all accounts while writing."""
    return len(unit.connection.execute(select(Account.name_de)).all())


def _backed_up(office: Office) -> Path:
    """Return a whole backup, older than a broken one and than one of a damaged file."""
    folder = backups.backups_folder(office.book)
    whole = folder / "a.kontor-backup"
    atomic_files.make_folder(folder)
    backups.backup(office.book, whole)
    os.utime(whole, (1_700_000_000, 1_700_000_000))
    (folder / "b.kontor-backup").write_bytes(whole.read_bytes()[:5000])
    (folder / "c.kontor-backup").write_bytes(b"not even a file")
    return whole


def test_verify_says_where_and_which_backup_is_whole(place: str) -> None:
    """The table that can't be read, every check that needs it, all others as ever; of the backups the newest that is whole."""
    office = office_at(place)
    whole, at = _backed_up(office), _pages(office, "finance_account")
    close(office.book)
    _spoil(place, at)
    office = office_at(place)
    found = {one.name: one for one in verify(office.book)}
    close(office.book)
    assert not found["database"].ok
    assert "can't be read: Account" in str(found["database"].detail)
    assert (found["backup"].ok, str(whole) in str(found["backup"].detail)) == (True, True)
    assert found["trail"].ok
    assert sum(not one.ok for one in found.values()) > 1
    assert not any("Traceback" in str(one.detail) for one in found.values())


def test_who_meets_the_damage_at_work_is_led_on(place: str) -> None:
    """The book opens; the list that can't be read, the step that can't be written and the verb name the backup."""
    office = office_at(place)
    whole, at = _backed_up(office), _pages(office, "finance_account")
    close(office.book)
    _spoil(place, at)
    office = office_at(place)
    for meet in (lambda: office.read(account_rows), lambda: office.run(look_at_accounts)):
        with pytest.raises(Damaged) as told:
            meet()
        assert str(whole) in str(told.value)
        assert office.book.cache[WHOLE] == whole  # looked for once: that reads the backups
    close(office.book)
    cli.commands()
    result = CliRunner().invoke(cli.kontor, ["accounts", place])
    assert (result.exit_code, str(whole) in result.output, "Traceback" in result.output) == (1, True, False)


def test_a_text_that_is_none_is_told_with_its_table(place: str) -> None:
    """The file is whole, and one row of it is not: the table is named, and what leads on."""
    office = office_at(place)
    whole = _backed_up(office)
    with office.book.writing() as connection:
        connection.execute(text("UPDATE finance_account SET name_de = CAST(x'ff80fe' AS TEXT) WHERE id = 3"))
    found = {one.name: one for one in verify(office.book)}
    close(office.book)
    assert (found["database"].ok, str(found["tables"].detail)) == (True, "can't be read: Account")
    assert str(whole) in str(found["backup"].detail)


def test_a_backup_of_a_damaged_file_is_not_named(place: str) -> None:
    """It was copied page by page: its hashes fit, and it is as damaged as the file."""
    office = office_at(place)
    at, folder = _pages(office, "finance_account"), backups.backups_folder(office.book)
    close(office.book)
    _spoil(place, at)
    office = office_at(place)
    atomic_files.make_folder(folder)
    backups.backup(office.book, folder / "x.kontor-backup")
    assert backups.newest_whole(office.book) is None
    found: dict[str, Check] = {one.name: one for one in verify(office.book)}
    close(office.book)
    assert not found["backup"].ok


def test_a_book_that_does_not_open_names_the_backup(place: str) -> None:
    """The first page is gone: the sentence still leads on."""
    office = office_at(place)
    whole = _backed_up(office)
    _pages(office, "about")
    close(office.book)
    with Path(place, "kontor.db").open("r+b") as file:
        file.write(os.urandom(4096))
    with pytest.raises(Damaged, match="damaged") as told:
        open_book(place)
    assert str(whole) in str(told.value)


def test_an_empty_file_in_the_place_of_a_book_names_the_backup(place: str) -> None:
    """Cut to nothing, a file is a sound database without tables: it is told like any damage."""
    office = office_at(place)
    whole = _backed_up(office)
    close(office.book)
    for left in Path(place).glob("kontor.db*"):
        left.unlink()
    Path(place, "kontor.db").touch()
    with pytest.raises(Damaged, match="damaged") as told:
        open_book(place)
    assert str(whole) in str(told.value)


def test_the_command_line_tells_what_a_disk_refuses(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder in the place of a file, and a full disk, are a sentence of every verb."""
    cli.commands()
    asked = ["report", place, "trial-balance", "--from", "2026-01-01", "--to", "2026-12-31", "--out"]

    def said(out: Path) -> tuple[int, str]:
        result = CliRunner().invoke(cli.kontor, [*asked, str(out)])
        return result.exit_code, result.output

    assert said(tmp_path / "good.json")[0] == 0
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").touch()
    code, words = said(tmp_path / "folder")
    assert (code, "Traceback" in words, "folder" in words) == (1, False, True)
    monkeypatch.setattr(atomic_files, "write_bytes", _full)
    code, words = said(tmp_path / "other.json")
    assert (code, "The disk is full" in words) == (1, True)


def _full(_target: Path, _data: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_what_is_logged_is_for_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trace may name people; where the folder can't be written the program runs all the same."""
    monkeypatch.setenv("KONTOR_HOME", str(tmp_path))
    taken: list[dict[str, object]] = []
    monkeypatch.setattr(logging, "basicConfig", lambda **given: taken.append(given))
    begin_log()
    assert (tmp_path / "kontor.log").stat().st_mode & 0o077 == 0 or os.name == "nt"
    monkeypatch.setenv("KONTOR_HOME", str(tmp_path / "kontor.log"))  # a file where the folder should be
    begin_log()
    assert [one["filename"] for one in taken] == [tmp_path / "kontor.log", None]


def test_a_bit_in_a_row_is_told_with_the_backup(place: str) -> None:
    """The file is whole and the row differs from its history: where, and the backup that leads on; without one nothing is added."""
    office = office_at(place)
    change = text("UPDATE finance_account SET name_de = 'Kasze' WHERE id = 3")
    with office.book.writing() as connection:
        connection.execute(change)
    assert [one.name for one in verify(office.book) if one.name == "backup"] == []
    whole = _backed_up(office)
    found = {one.name: one for one in verify(office.book)}
    close(office.book)
    assert (found["history"].ok, found["database"].ok, found["backup"].ok) == (False, True, True)
    assert str(whole) in str(found["backup"].detail)


def test_a_name_in_the_file_that_is_no_text(place: str) -> None:
    """The driver falls over its own message: the book is damaged, the sentence leads on, and such a backup is none."""
    office = office_at(place)
    whole, folder = _backed_up(office), backups.backups_folder(office.book)
    close(office.book)
    data = Path(place, "kontor.db").read_bytes()
    spoilt = data.replace(b"CREATE TABLE about (", b"CREATE T\xbe\xffLE about (", 1)
    assert spoilt != data
    Path(place, "kontor.db").write_bytes(spoilt)
    with pytest.raises(Damaged) as told:
        open_book(place)
    assert str(whole) in str(told.value)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(folder / "new.kontor-backup", "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["parts"]["kontor.db"] = hashlib.sha256(spoilt).hexdigest()
        new.writestr("kontor.db", spoilt)
        new.writestr("archive.db", old.read("archive.db"))
        new.writestr("manifest.json", json.dumps(manifest))
    assert backups.newest_whole(office.book) == whole
