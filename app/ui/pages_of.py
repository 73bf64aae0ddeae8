"""PDF pages painted in a child process: a broken file must never take the window down."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 20
MEMORY = 1_500_000_000
PAINTER = Path(__file__).with_name("painter.py")


@dataclass(frozen=True)
class Pages:
    """How many pages a file has, and the pictures (PNG) of those asked for; an empty list says that it can't be shown."""

    total: int
    pictures: list[bytes]


def paint(data: bytes, scale: float, first: int = 0, count: int = 1) -> Pages:
    """Paint pages of a PDF; never raises for a bad file, it just has no pages."""
    own = [sys.executable, "--paint-pages"] if getattr(sys, "frozen", False) else [sys.executable, "-I", str(PAINTER)]
    command = [*own, str(MEMORY), str(scale), str(first), str(count)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return Pages(0, [])
    parts = list(_parts(done.stdout))
    return Pages(int(json.loads(parts[0])["pages"]), parts[1:]) if parts else Pages(0, [])


def _parts(raw: bytes) -> list[bytes]:
    """Cut what the child wrote into its parts; a torn last one is left out."""
    found, place = [], 0
    while place + 4 <= len(raw):
        size = int.from_bytes(raw[place : place + 4], "big")
        part = raw[place + 4 : place + 4 + size]
        if len(part) < size:
            break
        found.append(part)
        place += 4 + size
    return found
