"""Backups that lie: whatever stands in the file, nothing of it is run, and nothing lies about afterwards."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Unusable
from app.data import backup as backups
from app.data.office import Office
from app.data.restore import restore
from tests.conftest import close, drop_database, empty_database, fresh_database, office_at
from tests.data.test_making import healthy


def forged(source: Path, target: Path, change: Callable[[dict[str, Any]], Any]) -> Path:
    """Write a backup anew with another manifest."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        changed = change(manifest)
        for name in old.namelist():
            if name != "manifest.json":
                new.writestr(name, old.read(name))
        for name in (changed if isinstance(changed, dict) else {}).get("parts", {}):
            if name not in new.namelist() and isinstance(name, str):
                new.writestr(name, b"")
        new.writestr("manifest.json", json.dumps(changed))
    return target


def _without(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda manifest: {key: value for key, value in manifest.items() if key != name}


BROKEN: dict[str, Callable[[dict[str, Any]], Any]] = {
    "list": lambda _m: [1],
    "text": lambda _m: "x",
    "null": lambda _m: None,
    **{f"without {name}": _without(name) for name in ("kind", "format", "parts", "revision", "seq", "head")},
    "kind": lambda m: m | {"kind": "oracle"},
    "format": lambda m: m | {"format": "1"},
    "parts": lambda m: m | {"parts": ["kontor.db"]},
    "hash": lambda m: m | {"parts": dict.fromkeys(m["parts"], 7)},
    "more": lambda m: m | {"parts": m["parts"] | {"../../evil": hashlib.sha256(b"").hexdigest()}},
    "fewer": lambda m: m | {"parts": {}},
    "tables": lambda m: m | {"tables": {"about": "name"}},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_damaged_manifest_is_refused(
    office: Office, tmp_path: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    """Whatever the manifest says: a sentence, and nothing outside or at the place."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    with pytest.raises(Unusable):
        restore(forged(saved, tmp_path / "forged", change), str(tmp_path / "t.kontor"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "book.kontor",
        "forged",
        "saved.kontor-backup",
    ]


@pytest.fixture
def shared_backup(server: str, tmp_path: Path) -> Path:
    """Return a backup of a shared book."""
    address = fresh_database(server)
    office = office_at(address)
    backups.backup(office.book, tmp_path / "shared.kontor-backup")
    close(office.book)
    drop_database(server, address)
    return tmp_path / "shared.kontor-backup"


PROGRAM = "about (name) FROM PROGRAM 'touch /tmp/x'; --"
FORGED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "table": lambda m: (
        m
        | {
            "tables": m["tables"] | {PROGRAM: ["name"]},
            "parts": m["parts"] | {f"{PROGRAM}.copy": hashlib.sha256(b"").hexdigest()},
        }
    ),
    "other table": lambda m: (
        m
        | {
            "tables": m["tables"] | {"pg_authid": ["rolname"]},
            "parts": m["parts"] | {"pg_authid.copy": hashlib.sha256(b"").hexdigest()},
        }
    ),
    "column": lambda m: m | {"tables": m["tables"] | {"about": ["name", "value\") FROM PROGRAM 'x' --"]}},
    "missing": lambda m: (
        m
        | {
            "tables": {k: v for k, v in m["tables"].items() if k != "note"},
            "parts": {k: v for k, v in m["parts"].items() if k != "note.copy"},
        }
    ),
    "a column twice": lambda m: m | {"tables": m["tables"] | {"note": [*m["tables"]["note"], "id"]}},
}


@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
def test_restore_runs_nothing_of_the_file(
    server: str, shared_backup: Path, tmp_path: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    """Names in a manifest are compared with our own tables and never reach a statement; the database stays empty."""
    place = empty_database(server)
    statements: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        from psycopg import Cursor

        genuine = Cursor.copy

        def watch(self: Any, statement: str, *more: Any, **named: Any) -> Any:
            statements.append(statement)
            return genuine(self, statement, *more, **named)

        patch.setattr(Cursor, "copy", watch)
        with pytest.raises(Unusable, match="other tables"):
            restore(forged(shared_backup, tmp_path / "forged", change), place)
    assert statements == []
    restore(shared_backup, place)
    healthy(place)
    drop_database(server, place)


def test_a_changed_part_is_named(server: str, shared_backup: Path, tmp_path: Path) -> None:
    """A part that does not fit its hash is told before anything is made."""
    with zipfile.ZipFile(shared_backup) as old, zipfile.ZipFile(tmp_path / "changed", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"admin", b"evil!") if name == "app_user.copy" else data)
    place = empty_database(server)
    with pytest.raises(Unusable, match=r"app_user\.copy"):
        restore(tmp_path / "changed", place)
    restore(shared_backup, place)
    drop_database(server, place)


def test_rows_that_no_table_takes_are_refused(server: str, shared_backup: Path, tmp_path: Path) -> None:
    """A part whose hash is right and whose rows are not: a sentence, and the database stays empty."""
    rows = b"1\t99999999999999999999\n"
    with zipfile.ZipFile(shared_backup) as old, zipfile.ZipFile(tmp_path / "changed", "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["parts"]["note.copy"] = hashlib.sha256(rows).hexdigest()
        for name in old.namelist():
            if name != "manifest.json":
                new.writestr(name, rows if name == "note.copy" else old.read(name))
        new.writestr("manifest.json", json.dumps(manifest))
    place = empty_database(server)
    with pytest.raises(Unusable, match="not a backup"):
        restore(tmp_path / "changed", place)
    restore(shared_backup, place)
    drop_database(server, place)


def test_a_locked_part_is_refused(office: Office, tmp_path: Path) -> None:
    """A part that wants a password: a sentence, and no book at the place."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    with zipfile.ZipFile(saved) as whole:
        spots = [
            (one.header_offset, one.filename.encode())
            for one in whole.infolist()
            if one.filename != "manifest.json"
        ]
    data = bytearray(saved.read_bytes())
    for start, name in spots:
        data[start + 6] |= 1
        data[data.rindex(b"PK\x01\x02", 0, data.rindex(name)) + 8] |= 1
    saved.write_bytes(data)
    with pytest.raises(Unusable):
        restore(saved, str(tmp_path / "t.kontor"))
    assert not (tmp_path / "t.kontor").exists()
