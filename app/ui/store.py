"""What this computer remembers for its user: layout, filters, recent books, and everything typed that is not saved yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core import atomic_files
from app.core.paths import home


class Store:
    """A JSON file that is written whole and swapped in, so that a crash never leaves half of it."""

    def __init__(self, name: str = "desk") -> None:
        self.path: Path = home() / f"{name}.json"
        self._values: dict[str, Any] = atomic_files.read_json(self.path) or {}

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is remembered."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a value; None forgets it."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        atomic_files.write_json(self.path, self._values)

    def keys(self, prefix: str) -> list[str]:
        """Return the keys that begin so."""
        return [key for key in self._values if key.startswith(prefix)]
