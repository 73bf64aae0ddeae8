"""Writes the handbook once a day into its folder, whoever works, and keeps in the book that it did or why it could not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from app.core import atomic_files
from app.core.messages import _
from app.data.office import SYSTEM, Office
from app.modules.governance.emergency.queries.handbook import due, place
from app.modules.governance.emergency.reports.handbook import PDF_NAME, book, make
from app.modules.governance.emergency.services.handbook import note_run

KEPT = 2  # handbooks that stay in the folder: the newest, and the one before in case it is wrong


def write_handbook(office: Office, folder: Path, password: str = "") -> tuple[Path, int]:
    """Write the handbook into a folder of its own in a folder, and return it with the number of pages; it is whole or not there.

    With a password there is the encrypted PDF alone, else plain files too. Older handbooks than the one before go. Raises OSError.
    """
    now = office.clock().astimezone()
    made = make(office.read(book), office.clock(), password)
    title = _(PDF_NAME)
    target = folder / f"{title} {now:%Y-%m-%d %H%M%S}"
    folder.mkdir(exist_ok=True)  # never its parents: a stick that is not there is no folder of this computer
    atomic_files.clear_leavings(folder)
    with atomic_files.folder_beside(target) as part:
        (part / f"{title}.pdf").write_bytes(made.pdf)
        for name, words in ({} if password else made.files).items():
            (part / name).write_text(
                words, encoding="utf-8-sig" if name.endswith(".txt") else "utf-8", newline=""
            )
        if target.exists():  # written in the same second: the one that stands there is as new
            return target, len(made.pages)
        atomic_files.put_in_place(part, target)
    mark = re.compile(re.escape(title) + r" \d{4}-\d\d-\d\d \d{6}$")
    for old in sorted(one for one in folder.iterdir() if one.is_dir() and mark.match(one.name))[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return target, len(made.pages)


def write_now(office: Office) -> Path | None:
    """Write the handbook into its set folder and keep that in the book, or why not; None where no folder is set. Raises OSError."""
    folder, password = office.read(place)
    if not folder:
        return None
    try:
        target, pages = write_handbook(office, Path(folder), password)
    except OSError as error:
        office.run(note_run, folder, str(error.strerror or error), 0)
        raise
    office.run(note_run, folder, "", pages)
    return target


def write_if_due(office: Office) -> list[str]:
    """Write the handbook where it was not written today, and say so. Raises OSError for a folder that is not there: it is tried again."""
    program = Office(office.book, SYSTEM, office.clock)
    if not program.read(due) or write_now(program) is None:
        return []
    return [_("Emergency handbook written")]
