"""Folders that are watched: what is new there is taken in once it lies still."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.data.office import Office
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import REFUSED, Outcome, ignored, take_file


@dataclass(frozen=True)
class Seen:
    """A file as it was when a folder was looked into."""

    size: int
    changed: int


class FolderWatch:
    """Looks into a folder again and again; a file is taken once it has stayed the same between two looks."""

    def __init__(
        self, folder: Path, done: Path | None, wishes: Wishes, taken: dict[str, list[int]] | None = None
    ) -> None:
        self.folder, self.done, self.wishes = folder, done, wishes
        self.taken = taken if taken is not None else {}
        self._before: dict[Path, Seen] = {}

    def ready(self) -> list[Path]:
        """Return the files that stayed the same since the last look and were not taken before; raises OSError where the folder is gone."""
        now: dict[Path, Seen] = {}
        for path in sorted(self.folder.iterdir()):
            if path.is_file() and not ignored(path):
                about = path.stat()
                now[path] = Seen(about.st_size, about.st_mtime_ns)
        known, self._before = self._before, now
        return [
            path
            for path, seen in now.items()
            if known.get(path) == seen and self.taken.get(path.name) != [seen.size, seen.changed]
        ]

    def take(self, office: Office, path: Path) -> Outcome:
        """Take a file in and move it where it goes then; what was refused stays where it is and is not tried again until it changes."""
        about = path.stat()
        outcome = take_file(office, path, self.wishes)
        if self.done is not None and outcome.status != REFUSED:
            self.done.mkdir(parents=True, exist_ok=True)
            shutil.move(str(path), str(_free(self.done / path.name)))
        else:
            self.taken[path.name] = [about.st_size, about.st_mtime_ns]
        return outcome


def _free(path: Path) -> Path:
    """Return a path that nothing stands at: the wanted one, or with a number."""
    found, number = path, 1
    while found.exists():
        found, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return found
