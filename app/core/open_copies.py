"""Copies of documents that other programs open: in one folder of this process, cleared when Kontor is locked or ends, and after a crash at the next start."""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import tempfile
from pathlib import Path

from app.core import atomic_files
from app.core.file_names import safe_name

PREFIX = "kontor-open-"
_folder: Path | None = None


def copy_of(name: str, data: bytes) -> Path:
    """Write a copy that can only be read, in a folder of its own, and return where it lies."""
    global _folder
    if _folder is None or not _folder.exists():
        clear_dead()
        _folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        atexit.register(clear)
    path = Path(tempfile.mkdtemp(dir=_folder)) / safe_name(name)
    atomic_files.write_bytes(path, data)
    path.chmod(stat.S_IREAD)
    return path


def clear() -> None:
    """Remove all copies of this process; one that another program holds open on Windows goes at the next clearing."""
    if _folder is not None:
        _remove(_folder)


def clear_dead() -> None:
    """Remove the copies of processes that ended without doing so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdecimal() and not atomic_files.is_running(int(number)):
            _remove(folder)


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows removes nothing that may only be read
    shutil.rmtree(folder, ignore_errors=True)
