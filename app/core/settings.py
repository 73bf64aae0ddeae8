"""Settings are declared once, with their words, kind and default; one dialog shows them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Setting:
    """One declared setting.

    kind is 'text', 'number', 'switch' or 'choice'; scope is 'book' (for all
    who work in it), 'user', or 'kept' (a result that the program keeps; no
    page offers it). check returns the value to keep or raises
    Invalid. derived names a function of (connection) that returns the default where it follows
    from the book. guard names a function of (unit, key) that refuses a change where the
    book does not allow one any more.
    """

    key: str
    title: str
    kind: str = "text"
    default: Any = ""
    scope: str = "book"
    group: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    check: Callable[[Any], Any] | None = None
    guard: str = ""
    derived: str = ""
    minimum: int = 0
    maximum: int = 1_000_000
