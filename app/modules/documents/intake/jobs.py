"""Watches the folders of this computer while the window stands, and takes in what lies there."""

from __future__ import annotations

import logging
import os
import platform
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from app.core import atomic_files
from app.core.messages import _
from app.core.paths import home
from app.data.background import Loop
from app.data.office import Office
from app.modules.documents.filing.api import WatchedRow, note_trouble, watched
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.folder_watch import FolderWatch
from app.modules.documents.intake.services.intake import DUPLICATE, REFUSED, Outcome

SECONDS = 2.0
log = logging.getLogger("kontor")


def computer() -> str:
    """Return the name of this computer."""
    return platform.node()[:80] or "computer"


class Watching(Loop):
    """A thread that looks into the watched folders; a folder that is gone is looked for again."""

    def __init__(self, office: Office, seconds: float = SECONDS) -> None:
        super().__init__("folders", seconds, patience=60)  # a file that is being read is finished first
        self._office = office
        self._watches: dict[int, FolderWatch] = {}
        self._away = set[int]()  # folders that are away, each told once
        self._memory = home() / f"taken-{office.book.id[:16] or 'book'}.json"

    def look(self) -> int:
        """Look once into every folder and return how many files were taken."""
        rows = self._office.read(watched, computer()) if self._office.may("documents.intake") else []
        self._watches = {row.id: self._watches.get(row.id) or self._watch(row) for row in rows if row.active}
        done = 0
        for key, watch in self._watches.items():
            done += self._look_into(key, watch)
        return done

    def _look_into(self, key: int, watch: FolderWatch) -> int:
        done = 0
        try:
            ready = watch.ready()
        except OSError as error:
            if key not in self._away:
                log.warning("the watched folder %s can't be looked into: %s", watch.folder, error)
            self._away.add(key)
            return 0
        self._away.discard(key)
        with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 2)), "folder") as pool:
            for path, outcome in zip(ready, pool.map(partial(self._take, watch), ready), strict=True):
                if outcome is not None:
                    log.info("%s: %s %s", path.name, outcome.status, outcome.message)
                    self._tell(key, watch.name_of(path), outcome)
                    done += 1
        if done and watch.done is None:
            self._remember(key, watch.taken)
        return done

    def _tell(self, key: int, name: str, outcome: Outcome) -> None:
        """Note what was not taken in, so that a clerk sees it on Today and beside the folder."""
        if outcome.status == REFUSED:
            self._office.run(note_trouble, key, name, str(outcome.message))
        elif outcome.status == DUPLICATE and not outcome.parts:
            self._office.run(note_trouble, key, name, _("The same file is in the archive already."))
        for part in outcome.parts:
            self._tell(key, f"{name}/{part.file}", part)

    def _take(self, watch: FolderWatch, path: Path) -> Outcome | None:
        """Take a file in, unless the window is being closed."""
        return None if self.stopping.is_set() else watch.take(self._office, path)

    def _watch(self, row: WatchedRow) -> FolderWatch:
        return FolderWatch(
            Path(row.folder),
            Path(row.done) if row.done else None,
            Wishes("folder", row.type),
            self._taken().get(str(row.id)),
        )

    def _taken(self) -> dict[str, dict[str, list[int]]]:
        return atomic_files.read_json(self._memory) or {}

    def _remember(self, key: int, taken: dict[str, list[int]]) -> None:
        known = self._taken() | {str(key): taken}
        atomic_files.write_json(self._memory, known)


def begin(office: Office) -> Watching:
    """Begin to watch beside the window."""
    made = Watching(office)
    made.start()
    return made
