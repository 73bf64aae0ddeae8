"""What a hostile file could make a child do."""

from __future__ import annotations

import os
import time

from app.core.errors import Invalid
from app.core.messages import N_


def die(_data: bytes) -> tuple[str, list[bytes]]:
    """End at once, as a library that aborts."""
    os._exit(139)


def stall(_data: bytes) -> tuple[str, list[bytes]]:
    """Never answer in time."""
    time.sleep(60)
    return "", []


def eat(_data: bytes) -> tuple[str, list[bytes]]:
    """Ask for more memory than a child has."""
    return str(len(bytearray(5_000_000_000))), []


def echo(data: bytes) -> tuple[str, list[bytes]]:
    """Answer."""
    return "well", [data]


def refuse(_data: bytes) -> tuple[str, list[bytes]]:
    """Refuse with a sentence."""
    raise Invalid(N_("There is no such {thing}."), thing="wonder")
