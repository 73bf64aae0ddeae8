"""What this computer remembers for its user: layout, filters, recent books. Written beside the window, so that no click waits for a disk."""

from __future__ import annotations

import atexit
import threading
import weakref
from pathlib import Path
from typing import Any

from app.core import atomic_files
from app.core.paths import home

SOON = 0.3  # seconds in which what is remembered one after the other is written together


class Store:
    """A JSON file that is written whole and swapped in, so that a crash never leaves half of it."""

    def __init__(self, name: str = "desk") -> None:
        self.path: Path = home() / f"{name}.json"
        self._values: dict[str, Any] = atomic_files.read_json(self.path) or {}
        self._lock = threading.Lock()  # for the values and the timer
        self._writing = threading.Lock()  # one write after the other, the newest last
        self._timer: threading.Timer | None = None
        atexit.register(_flush, weakref.ref(self))

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is remembered."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it. It is on the disk a moment later, or after flush()."""
        with self._lock:
            if self._values.get(key) == value:
                return
            if value is None:
                self._values.pop(key, None)
            else:
                self._values[key] = value
            if self._timer is None:
                self._timer = threading.Timer(SOON, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what is not on the disk yet."""
        with self._writing:
            with self._lock:
                if self._timer is None:
                    return
                self._timer.cancel()
                self._timer = None
                values = dict(self._values)
            if self.path.parent.is_dir():  # gone with a drive: then there is nothing to remember on
                atomic_files.write_json(self.path, values)

    def keys(self, prefix: str) -> list[str]:
        """Return the keys that begin so."""
        return [key for key in self._values if key.startswith(prefix)]


class Part:
    """What the computer remembers for one person in one book; what was remembered before there were parts holds until it is changed."""

    def __init__(self, whole: Store, whose: str) -> None:
        self._whole, self._whose = whole, f"{whose}/"

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is remembered."""
        return self._whole.get(self._whose + key, self._whole.get(key, default))

    def put(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it."""
        self._whole.put(self._whose + key, value)
        if value is None:
            self._whole.put(key, None)

    def keys(self, prefix: str) -> list[str]:
        """Return the keys that begin so."""
        own = [key.removeprefix(self._whose) for key in self._whole.keys(self._whose + prefix)]
        return own + [key for key in self._whole.keys(prefix) if key not in own]


def _flush(of: weakref.ref[Store]) -> None:
    """Write at the end of the program what a store that is still there did not write yet."""
    store = of()
    if store is not None:
        store.flush()
