"""Where things lie on this computer: resources of the program, and what belongs to its user."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import logging
import os
import re
import sys
from importlib import import_module
from pathlib import Path


@functools.cache
def program() -> Path:
    """Return the folder that holds resources and migrations, also in a frozen build."""
    return Path(getattr(sys, "_MEIPASS", "") or Path(__file__).resolve().parent.parent.parent)


def packages(package: str) -> list[str]:
    """Return the names of the packages in a package: by its folder, or by its loader in a build that has none."""
    found = []
    for place in import_module(package).__path__:
        if not Path(place).is_dir():
            from pkgutil import iter_modules

            found += [one.name for one in iter_modules([place]) if one.ispkg]
            continue
        with os.scandir(place) as entries:
            found += [one.name for one in entries if Path(one.path, "__init__.py").is_file()]
    return sorted(found)


def resources() -> Path:
    """Return the folder of charts, icons, legal figures and the demo company."""
    return program() / "resources"


def home() -> Path:
    """Return Kontor's folder of the user: layout, typed drafts, heads of the books. KONTOR_HOME moves it."""
    if moved := os.environ.get("KONTOR_HOME"):
        found = Path(moved)
    elif sys.platform == "win32":
        found = Path(os.environ.get("APPDATA", Path.home())) / "Kontor"
    elif sys.platform == "darwin":
        found = Path.home() / "Library" / "Application Support" / "Kontor"
    else:
        found = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "kontor"
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def remembered(kind: str, name: str) -> Path:
    """Return the file of what this computer remembers of one book, by the book's id.

    An id comes out of a book and may be anything: what could leave the folder becomes a hash. A file that stands where the
    folder should be is put aside, and a folder in the place of the file: nothing that this computer remembers may keep a book
    from being opened, or from being remembered anew. The folder is its owner's alone, also one that an earlier version made.
    """
    plain = re.fullmatch(r"[0-9A-Za-z]{1,64}", name)
    folder = home() / kind
    if folder.exists() and not folder.is_dir():
        _put_aside(folder)
    folder.mkdir(exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):  # another's folder: what can't be written is told by who writes
        if os.name != "nt" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    found = folder / f"{name if plain else hashlib.sha256(name.encode()).hexdigest()}.json"
    if found.is_dir():
        _put_aside(found)
    return found


def _put_aside(path: Path) -> None:
    """Give what stands in the way another name, one that is free."""
    names = (path.with_name(f"{path.name}.aside{number or ''}") for number in itertools.count())
    path.rename(next(name for name in names if not name.exists()))


def books() -> Path:
    """Return the folder where new local books are offered."""
    return Path.home() / ("Documents" if (Path.home() / "Documents").is_dir() else "") / "Kontor"


def is_url(place: str) -> bool:
    """Say whether the place of a book names a server rather than a folder."""
    return "://" in place


def may_stand(place: str) -> bool:
    """Say whether a book that was opened before may be offered again: a folder must still be there, a server is asked."""
    return is_url(place) or Path(place).is_dir()


def begin_log() -> None:
    """Write what is logged, faults with their traces, into the folder of the user, which only that user reads; where it can't be, to standard error."""
    file: Path | None = None
    try:
        file = home() / "kontor.log"
        os.close(os.open(str(file), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        file = None
    logging.basicConfig(
        filename=file, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
