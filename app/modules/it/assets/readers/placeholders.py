"""Numbers that manufacturers leave in place of one: no two devices are the same because both bear such a number."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from app.core.dataclass import dataclass
from app.core.paths import resources

FIGURES = "01234567890123456789"
SHORTEST = 4  # figures in their order that can't be chance
WHOLE = 32  # figures of a UUID


@dataclass(frozen=True)
class _Known:
    serials: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    uuids: frozenset[str]


@lru_cache(maxsize=1)
def _known() -> _Known:
    data = tomllib.loads((resources() / "it" / "placeholders.toml").read_text(encoding="utf-8"))
    return _Known(
        frozenset(data["serials"]),
        tuple(re.compile(one) for one in data["serial_patterns"]),
        frozenset(_hex(one) for one in data["uuids"]),
    )


def _hex(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def real_serial(typed: str) -> str:
    """Return a serial number, '' where it is a manufacturer's placeholder."""
    clean = " ".join(typed.split())
    low = clean.lower()
    marks = set(_hex(low))
    standing = (
        len(marks) < 2
        or marks <= {"0", "1"}
        or (len(low) >= SHORTEST and low in FIGURES)
        or re.fullmatch(r"\d\.\d(\.\d)?", low) is not None
    )
    known = _known()
    listed = low in known.serials or any(one.fullmatch(low) for one in known.patterns)
    return "" if standing or listed else clean


def real_uuid(typed: str) -> str:
    """Return the key of a device, '' where it is a manufacturer's placeholder or one byte again and again."""
    clean = typed.strip()
    plain = _hex(clean)
    repeated = len(plain) == WHOLE and len({plain[n : n + 2] for n in range(0, WHOLE, 2)}) == 1
    return "" if repeated or plain in _known().uuids or len(set(plain)) < 2 else clean
