"""Files that are whole or not there: at an error, beside another process, and after one that died."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import atomic_files
from app.core.paths import remembered


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """What could not be written to its end is not there."""
    target = tmp_path / "a.json"
    atomic_files.write_json(target, {"a": 1})
    with pytest.raises(TypeError), atomic_files.written(target) as part:
        part.write_text("half" + None, encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(TypeError):
        atomic_files.write_json(target, {"a": object()})
    assert atomic_files.read_json(target) == {"a": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600


def test_a_folder_comes_whole(tmp_path: Path) -> None:
    """A folder takes the place of an empty one, never of one that holds something."""
    for name, there in (("new", False), ("empty", True)):
        target = tmp_path / name
        if there:
            target.mkdir()
        with atomic_files.folder_beside(target) as part:
            (part / "in").mkdir()
            (part / "in" / "x").write_text("x", encoding="utf-8")
            atomic_files.put_in_place(part, target)
        assert (target / "in" / "x").read_text(encoding="utf-8") == "x"
    with pytest.raises(OSError), atomic_files.folder_beside(tmp_path / "new") as part:
        atomic_files.put_in_place(part, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', "\x00", "null", "{" * 100_000])
def test_a_broken_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    """Whatever a power cut left in a file, it stops nobody."""
    path = tmp_path / "x.json"
    assert atomic_files.read_json(path) is None
    path.write_text(text, encoding="utf-8")
    assert atomic_files.read_json(path) == {}


def test_leavings_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    """A process that was killed leaves a name that says whose it was; the next one clears it."""
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom app.core import atomic_files\n"
        "part = atomic_files.beside(Path(sys.argv[1]) / 'x')\npart.mkdir()\n(part / 'copy').write_text('secret')\n"
        "print('made', flush=True)\nsys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "made"
    assert atomic_files.clear_leavings(tmp_path) == []
    process.kill()
    process.communicate()
    old, other = tmp_path / ".kontor-abcd1234", tmp_path / "kept.part"
    old.mkdir()
    os.utime(old, (0, 0))
    other.touch()
    os.utime(other, (0, 0))
    assert len(atomic_files.clear_leavings(tmp_path)) == 2
    assert list(tmp_path.iterdir()) == [other]


@pytest.mark.parametrize("name", ["../../evil", "a/b", "", "x" * 200, "a\x00b", "C:evil", "..", "con.json"])
def test_what_is_remembered_stays_in_its_folder(name: str) -> None:
    """The id of a book comes out of the book, and may be anything."""
    path = remembered("heads", name)
    assert path.parent.name == "heads"
    assert len(path.name) < 80
    path.touch()


def test_the_turn_at_a_file_is_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can't get it says so instead of waiting for ever; it is free again at the end, also by an error."""
    target = tmp_path / "known.json"
    monkeypatch.setattr(atomic_files, "TURN", 0.05)
    with atomic_files.alone(target), pytest.raises(TimeoutError):
        atomic_files.alone(target).__enter__()
    with pytest.raises(KeyError), atomic_files.alone(target):
        raise KeyError("left by an error")
    with atomic_files.alone(target):
        atomic_files.write_json(target, {"seq": 1})
    assert atomic_files.read_json(target) == {"seq": 1}
