"""A backup's files hold no part but ours: what runs in them is left out, what is no table of ours is refused, verify names both."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.core.errors import Unusable
from app.data import backup as backups
from app.data import books, own_parts, schema, upgrade
from app.data.office import Office
from app.data.restore import restore
from app.data.verify import verify
from tests.data.test_making import healthy


def planted(source: Path, target: Path, part: str, statements: str, **said: object) -> Path:
    """Write a backup anew with statements carried out in one of its files and a manifest that fits."""
    with tempfile.TemporaryDirectory(dir=target.parent) as name, zipfile.ZipFile(source) as old:
        folder = Path(name)
        old.extractall(folder)
        with closing(dbapi2.connect(str(folder / part), isolation_level=None)) as connection:
            connection.executescript("PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON;" + statements)
        manifest = json.loads((folder / "manifest.json").read_text("utf-8")) | said
        manifest["parts"] = {
            one: hashlib.sha256((folder / one).read_bytes()).hexdigest() for one in manifest["parts"]
        }
        with zipfile.ZipFile(target, "w") as new:
            for one in manifest["parts"]:
                new.write(folder / one, one)
            new.writestr("manifest.json", json.dumps(manifest))
    return target


EVIL = "BEGIN UPDATE app_user SET password = 'x'; END"
RUNS = {
    "trigger": ("kontor.db", f"CREATE TRIGGER evil AFTER INSERT ON trail_run {EVIL}"),
    "trigger by the name of a full text": (
        "kontor.db",
        f"CREATE TRIGGER search_text_x AFTER INSERT ON note {EVIL}",
    ),
    "trigger by the name of SQLite": ("kontor.db", f"CREATE TRIGGER sqlitex AFTER INSERT ON note {EVIL}"),
    "view": ("kontor.db", "CREATE VIEW evil AS SELECT * FROM app_user"),
    "index": ("kontor.db", "CREATE INDEX evil ON finance_account (abs(id))"),
    "guard that sleeps": (
        "kontor.db",
        "DROP TRIGGER guard_trail_update; CREATE TRIGGER guard_trail_update BEFORE UPDATE ON trail BEGIN SELECT 1; END",
    ),
    "guard that is gone": ("kontor.db", "DROP TRIGGER guard_trail_update"),
    "trigger of the archive": (
        "archive.db",
        "CREATE TRIGGER evil AFTER INSERT ON archive_blob BEGIN DELETE FROM archive_bond; END",
    ),
    "view of the archive": ("archive.db", "CREATE VIEW evil AS SELECT 1"),
    "archive of another age": ("archive.db", "PRAGMA user_version = 99; DROP TABLE archive_bond"),
}


@pytest.mark.parametrize(("part", "statements"), RUNS.values(), ids=RUNS)
def test_what_runs_in_a_file_is_left_out(office: Office, tmp_path: Path, part: str, statements: str) -> None:
    """Guards, indexes and views of a restored book are ours, whatever the file held; what was foreign is named."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    forged = planted(saved, tmp_path / "forged", part, statements)
    with zipfile.ZipFile(forged) as whole:
        whole.extract(part, tmp_path)
    gone = restore(forged, str(tmp_path / "t.kontor"))
    names = set(re.findall(r"CREATE \w+ (\w+)", statements))
    assert set(gone) == names
    assert all(name in str(own_parts.left_out(gone)) for name in names)
    healthy(str(tmp_path / "t.kontor"))
    book = books.connect(str(tmp_path / "t.kontor"))
    with book.engine.connect() as one, book.archive.connect() as other:
        assert [*schema.unprotected(one), *upgrade.unprotected_archive(other)] == []
    book.leave()


@pytest.mark.parametrize("statements", [one for part, one in RUNS.values() if part == "kontor.db"])
def test_verify_names_every_part_that_is_not_ours(office: Office, statements: str) -> None:
    """In a book that is not restored but worked in: also what has a name like a part of SQLite or of the full text."""
    with closing(dbapi2.connect(str(office.book.folder / "kontor.db"), isolation_level=None)) as connection:
        connection.executescript(statements)
    (found,) = [one for one in verify(office.book) if one.name == "guards"]
    assert not found.ok


REFUSED = {
    "table of a module": "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "view for a table": "DROP TABLE note; CREATE VIEW note AS SELECT 1 AS id",
    "table of a module for a table": "DROP TABLE note; CREATE VIRTUAL TABLE note USING fts5(id)",
    "reckoned column": "ALTER TABLE note ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(id)) VIRTUAL",
    "no table": "DROP TABLE note",
    "a trigger that says it is a table": (
        f"CREATE TRIGGER evil AFTER INSERT ON note {EVIL}; UPDATE sqlite_master SET type = 'table' WHERE name = 'evil'"
    ),
    "other revision": "UPDATE alembic_version SET version_num = '0027'",
    "other head": "UPDATE trail_head SET seq = seq + 1",
}


@pytest.mark.parametrize("statements", REFUSED.values(), ids=REFUSED)
def test_a_file_whose_tables_are_none_is_refused(office: Office, tmp_path: Path, statements: str) -> None:
    """A sentence with the name of the file, and nothing at the place."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    forged = planted(saved, tmp_path / "forged", "kontor.db", statements)
    with pytest.raises(Unusable, match="forged"):
        restore(forged, str(tmp_path / "t.kontor"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "book.kontor",
        "forged",
        "saved.kontor-backup",
    ]


def test_a_file_that_is_no_database_is_refused(office: Office, tmp_path: Path) -> None:
    """Its hash is right, its bytes are none of SQLite."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(tmp_path / "forged", "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["parts"]["kontor.db"] = hashlib.sha256(b"no database" * 1000).hexdigest()
        new.writestr("kontor.db", b"no database" * 1000)
        new.writestr("archive.db", old.read("archive.db"))
        new.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(Unusable, match="forged is not a backup"):
        restore(tmp_path / "forged", str(tmp_path / "t.kontor"))
    assert not (tmp_path / "t.kontor").exists()
