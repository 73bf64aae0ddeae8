"""Files and folders that are whole or not there: written beside, synced, renamed; and leavings of dead processes cleared.

Everything that Kontor writes for keeps goes through here: books, backups, exports, what it remembers. A process that is
killed, a full disk or a power cut leaves the old file, the new one, or a leaving whose name says whose it was.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import re
import shutil
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TURN = 10.0  # seconds to wait for the turn at a file
DAY = 86_400.0  # seconds after which a leaving of another computer, or of nobody's name, is dead
_MARK = re.compile(r"^\.kontor-(?P<host>[\w]+)-(?P<pid>\d+)-[0-9a-f]+\.part$")
_OLD_MARK = re.compile(r"^\.kontor-\w{8}$|\.kontor-backup\.part$")  # what versions before this file left


def beside(target: Path) -> Path:
    """Return a name of this process's own in the folder of a target, for what is not finished yet."""
    return target.parent / f".kontor-{_host()}-{os.getpid()}-{uuid.uuid4().hex[:12]}.part"


def _host() -> str:
    return re.sub(r"\W", "_", platform.node()) or "host"


def make_folder(folder: Path) -> None:
    """Make a folder with its parents, for its owner only where the system knows owners."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def sync_file(path: Path) -> None:
    """Wait until the disk has what was written to a file."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows keeps them itself and can't be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file or folder its name, once the disk has all of it; a file of that name is replaced.

    Raises OSError, also where a folder of that name is not empty.
    """
    if part.is_dir():
        for inner in sorted(part.rglob("*"), reverse=True):  # what lies deeper first
            (sync_folder if inner.is_dir() else sync_file)(inner)
        sync_folder(part)
        if target.is_dir():
            target.rmdir()
    else:
        sync_file(part)
    part.replace(target)
    sync_folder(target.parent)


@contextlib.contextmanager
def written(target: Path) -> Iterator[Path]:
    """Give the name of a file beside a target; it takes the target's place when the block ends well, else it goes."""
    part = beside(target)
    try:
        yield part
        put_in_place(part, target)
    except OSError as error:
        if error.filename == str(part):  # a person knows the target, not the name beside it
            error.filename, error.filename2 = str(target), None
        raise
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Make a folder beside a target for what is not finished; whatever still lies in it at the end goes with it."""
    part = beside(target)
    part.mkdir(mode=0o700)
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file whole; a file of that name is replaced. Raises OSError, and then the old file stands as it was."""
    with written(target) as part:
        part.write_bytes(data)


def write_json(target: Path, value: Any) -> None:
    """Write a small JSON file that only its owner may read."""
    with written(target) as part:
        part.touch(mode=0o600)
        part.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """Let one process, and in it one thread, at a time read a file and write it anew: what is compared inside can't be overtaken.

    A file `.lock` beside the target holds the turn and stays; a process that dies gives its turn back. Raises TimeoutError
    where the turn does not come within TURN seconds, and OSError where the folder takes no file.
    """
    descriptor = os.open(target.with_name(f"{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + TURN
        while not _taken(descriptor):
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(target))
            time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)  # ends the turn


def _taken(descriptor: int) -> bool:
    """Try to take the turn at a file; Windows locks its first byte."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object in a JSON file, None where there is no file, {} where it holds anything else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (ValueError, OSError):
        return {}
    return found if isinstance(found, dict) else {}


def clear_leavings(folder: Path) -> list[Path]:
    """Remove what dead processes left unfinished in a folder and return it; what may still be written stays."""
    gone = []
    for path in folder.iterdir() if folder.is_dir() else ():
        marked, old = _MARK.match(path.name), _OLD_MARK.search(path.name)
        if not (marked or old) or not _is_dead(path, marked):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        gone.append(path)
    return gone


def _is_dead(path: Path, marked: re.Match[str] | None) -> bool:
    if marked and marked["host"] == _host():
        return not is_running(int(marked["pid"]))
    with contextlib.suppress(OSError):
        return time.time() - path.stat().st_mtime > DAY
    return False


def is_running(pid: int) -> bool:
    """Say whether a process of this computer is running."""
    if pid == os.getpid():
        return True
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return False
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
