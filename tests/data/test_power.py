"""A power cut at any moment: a book, a backup, a memory is whole or not there, and what was acknowledged is there.

KONTOR_CUTS sets how many cuts each kind gets (default 20, an acceptance run uses 300).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core import atomic_files
from app.core.errors import KontorError
from app.data import backup as backups
from app.data import books
from app.data.books import SUFFIX
from app.data.restore import read_manifest, restore
from app.modules.office.services import NewBook, new_book
from tests.conftest import close, office_at
from tests.power import Disk, lay_out

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads names from /proc")
CUTS = int(os.environ.get("KONTOR_CUTS", "20"))
ANSWERS = NewBook(company="Neu GmbH", fiscal_year=2026, land="BE")


def whole_book(path: Path) -> bool:
    """Say whether a book opens; one that is not there at all is allowed, a half one is a failure."""
    if not path.exists() or not any(path.iterdir()):
        return False
    close(books.open_book(str(path)))
    return True


def whole_backup(path: Path) -> bool:
    """Say whether a backup is there and restores."""
    if not path.exists():
        return False
    read_manifest(path)
    restore(path, str(path.with_suffix(".again.kontor")))
    return True


def whole_memory(path: Path) -> bool:
    """Say whether the new memory is there; the old one is whole too."""
    assert json.loads(path.read_text(encoding="utf-8")) in ({"seq": 1}, {"seq": 2})
    return bool(json.loads(path.read_text(encoding="utf-8")) == {"seq": 2})


KINDS: dict[str, tuple[str, Callable[[Path], bool]]] = {
    "new": ("made.kontor", whole_book),
    "backup": ("saved.kontor-backup", whole_backup),
    "restore": ("restored.kontor", whole_book),
    "memory": ("heads.json", whole_memory),
}


def do(kind: str, target: Path, place: str, saved: Path) -> None:
    """Do the step whose every moment gets a cut."""
    if kind == "new":
        new_book(str(target), ANSWERS).close()
    elif kind == "backup":
        office = office_at(place)
        backups.backup(office.book, target)
        close(office.book)
    elif kind == "restore":
        restore(saved, str(target))
    else:
        atomic_files.write_json(target, {"seq": 2})


@pytest.mark.parametrize("kind", KINDS)
def test_power_cuts(kind: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the step was acknowledged all of it is there; before, all or nothing, and the step can be done again."""
    root, saved = tmp_path / "disk", tmp_path / "saved"
    root.mkdir()
    name, whole = KINDS[kind]
    office = office_at(place)
    backups.backup(office.book, saved)
    close(office.book)
    if kind == "memory":
        (root / name).write_text('{"seq": 1}', encoding="utf-8")
    disk = Disk(root)
    with disk.recording():
        do(kind, root / name, place, saved)
    assert len(disk.events) >= 3
    dice = random.Random(kind)
    there = 0
    moments = [len(disk.events)] * (CUTS // 4) + [dice.randrange(len(disk.events)) for _ in range(CUTS)]
    for number, moment in enumerate(moments):
        left = lay_out(disk.cut(moment, dice), tmp_path / f"cut{number}")
        left.mkdir(exist_ok=True)
        found = whole(left / name)
        there += found
        if moment == len(disk.events):
            assert found, "acknowledged, and not there"
        elif not found and kind != "memory":
            do(kind, left / name, place, saved)
            assert whole(left / name)
        shutil.rmtree(left)
    assert there > 0


def test_the_model_bites(tmp_path: Path) -> None:
    """A file written and renamed without a sync is lost or empty in some of the cuts: the method can fail."""
    root = tmp_path / "disk"
    root.mkdir()
    (root / "a").write_text("old", encoding="utf-8")
    disk = Disk(root)
    with disk.recording():
        (root / "new").write_text("new", encoding="utf-8")
        (root / "new").replace(root / "a")
    dice = random.Random(1)
    seen = [disk.cut(len(disk.events), dice).get("a") for _ in range(50)]
    assert b"new" not in seen
    assert SUFFIX == ".kontor"
    with pytest.raises(KontorError):
        books.open_book(str(root))
