"""Copies that other programs open lie in one folder, each under the name it had, and go with it."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import open_copies


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(open_copies, "_folder", None)
    yield
    open_copies.clear()


def test_a_copy_can_only_be_read_and_two_of_a_name_do_not_meet(tmp_path: Path) -> None:
    """What is changed there would be lost: the program says so when it saves."""
    one, two = (open_copies.copy_of("Rechnung.pdf", data) for data in (b"1", b"2"))
    assert (one.read_bytes(), two.read_bytes(), one.name, two.name) == (
        b"1",
        b"2",
        "Rechnung.pdf",
        "Rechnung.pdf",
    )
    assert not one.stat().st_mode & stat.S_IWUSR
    open_copies.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../evil.pdf", "evil.pdf"),
        ("/etc/passwd", "passwd"),
        ("a/b.pdf", "b.pdf"),
        ("C:\\x\\b.pdf", "b.pdf"),
        ("Angebot: 3?.pdf", "Angebot_ 3_.pdf"),
        ("", "_"),
        ("..", "_"),
        ("x" * 300 + ".pdf", None),
    ],
)
def test_a_name_from_outside_leads_nowhere_else(tmp_path: Path, name: str, kept: str | None) -> None:
    """A name out of a mail may hold folders, signs that Windows refuses, or be longer than a file's name can be."""
    path = open_copies.copy_of(name, b"x")
    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert path.read_bytes() == b"x"
    assert path.name == kept or (kept is None and path.suffix == ".pdf" and len(path.name) <= 150)


def test_what_a_dead_process_left_goes_at_the_next_start(tmp_path: Path) -> None:
    """Those of living ones stay; what is no folder of ours is left alone."""
    dead, alive, other = (
        tmp_path / f"kontor-open-{name}" for name in ("999999999-x", f"{os.getpid()}-x", "mine")
    )
    for folder in (dead, alive, other):
        folder.mkdir()
        (folder / "a.pdf").write_bytes(b"x")
        (folder / "a.pdf").chmod(stat.S_IREAD)
    open_copies.clear_dead()
    assert (dead.exists(), alive.exists(), other.exists()) == (False, True, True)
