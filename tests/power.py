"""A disk that loses its power: what our own file operations had synced is there afterwards, the rest as chance wants it.

The model is the harsh one of POSIX: the content of a file is safe as of its last fsync, a name as of the last fsync of its
folder. What was not synced may be there, or not, or be an empty file. What SQLite writes itself is not recorded here: the
files count from the fsync that the program makes of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass
class Disk:
    """Records syncs and renames below a folder, and lays out what a cut after any of them leaves."""

    root: Path
    before: dict[str, bytes] = field(default_factory=dict)
    events: list[tuple[str, str, Any]] = field(default_factory=list)

    def name(self, path: Path | str) -> str:
        """Return a path below the root as one text."""
        return os.path.relpath(path, self.root)

    def files(self, folder: Path) -> dict[str, bytes]:
        """Return what lies below a folder now, by name."""
        return {self.name(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    @contextmanager
    def recording(self) -> Iterator[Disk]:
        """Record what the program syncs and renames; what is there already is safe."""
        self.before = self.files(self.root)
        sync, replace = os.fsync, Path.replace

        def fsync(descriptor: int) -> None:
            sync(descriptor)
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            if path.is_relative_to(self.root):
                if path.is_dir():
                    names = {inner.name for inner in path.iterdir()}
                    self.events.append(("folder", self.name(path), names))
                else:
                    self.events.append(("file", self.name(path), path.read_bytes()))

        def rename(path: Path, target: Path | str) -> Path:
            if path.is_relative_to(self.root):
                inner = set(self.files(path)) if path.is_dir() else {self.name(path)}
                self.events.append(("rename", self.name(path), (self.name(target), inner)))
            return replace(path, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", fsync)
            patch.setattr(Path, "replace", rename)
            yield self

    def cut(self, after: int, dice: random.Random) -> dict[str, bytes]:
        """Return the files that a cut after so many events leaves; chance decides about what was not synced."""
        content = dict(self.before)
        safe = set(self.before)
        for kind, name, more in self.events[:after]:
            if kind == "file":
                assert isinstance(more, bytes)
                content[name] = more
            elif kind == "folder":
                assert isinstance(more, set)
                prefix = "" if name == "." else f"{name}/"
                safe |= {
                    one
                    for one in content
                    if one.startswith(prefix) and one[len(prefix) :].split("/")[0] in more
                }
                gone = {
                    one
                    for one in safe
                    if one.startswith(prefix) and one[len(prefix) :].split("/")[0] not in more
                }
                safe -= gone
            else:
                assert isinstance(more, tuple)
                target, inner = more
                for one in inner:
                    content.setdefault(one, b"")  # a file whose content was never synced
                if self._synced_later(after, target) or dice.random() < 0.5:
                    content, safe = _renamed(content, safe, name, target)
        return {name: data for name, data in content.items() if name in safe or dice.random() < 0.7}

    def _synced_later(self, after: int, target: str) -> bool:
        """Say whether the folder of a rename was synced before the cut: then the new name is there."""
        parent = str(Path(target).parent)
        place = next(
            i for i, event in enumerate(self.events) if event[0] == "rename" and event[2][0] == target
        )
        return any(event[:2] == ("folder", parent) for event in self.events[place:after])


def _renamed(
    content: dict[str, bytes], safe: set[str], name: str, target: str
) -> tuple[dict[str, bytes], set[str]]:
    """Move a file, or all files of a folder, to another name; a file of that name is gone."""

    def moved(one: str) -> str:
        if one == name or one.startswith(f"{name}/"):
            return target + one[len(name) :]
        return one

    kept = {one: data for one, data in content.items() if one != target or name == target}
    return {moved(one): data for one, data in kept.items()}, {moved(one) for one in safe}


def lay_out(files: dict[str, bytes], folder: Path) -> Path:
    """Write what a cut left into a folder of its own."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
