"""Folders that are watched, with the folders inside them: what is new there is taken in once it lies still."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.core.dataclass import dataclass
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
        for path in self._files():
            about = path.stat()
            now[path] = Seen(about.st_size, about.st_mtime_ns)
        known, self._before = self._before, now
        return [
            path
            for path, seen in now.items()
            if known.get(path) == seen and self.taken.get(self.name_of(path)) != [seen.size, seen.changed]
        ]

    def name_of(self, path: Path) -> str:
        """Return the name of a file as seen from the watched folder: unter/brief.pdf."""
        return path.relative_to(self.folder).as_posix()

    def _files(self) -> list[Path]:
        """Return the files in the folder and in those inside it, without hidden ones and books; links are not followed, they may
        lead in a circle.
        """
        found = []
        for place, folders, names in os.walk(self.folder, onerror=_raise):
            folders[:] = sorted(
                one for one in folders if not one.startswith(".") and not one.endswith(".kontor")
            )
            found += [
                path for name in sorted(names) if not ignored(path := Path(place) / name) and path.is_file()
            ]
        return found

    def take(self, office: Office, path: Path) -> Outcome:
        """Take a file in and move it where it goes then; what was refused stays where it is and is not tried again until it changes."""
        about = path.stat()
        outcome = take_file(office, path, self.wishes)
        if self.done is not None and outcome.status != REFUSED:
            target = self.done / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(str(path), str(_free(target)))
        else:
            self.taken[self.name_of(path)] = [about.st_size, about.st_mtime_ns]
        return outcome


def _raise(error: OSError) -> None:
    raise error


def _free(path: Path) -> Path:
    """Return a path that nothing stands at: the wanted one, or with a number."""
    found, number = path, 1
    while found.exists():
        found, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return found
