"""Names of files that come from outside: out of mails, archives, other computers."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

LONGEST, OCTETS = 150, 200  # letters of a name, and octets of it in UTF-8, of which systems take 255
SUFFIX = 10  # letters of an ending that a long name keeps
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10)))
)


def safe_name(name: str) -> str:
    """Return the last part of a file's name as every system can keep it: no folders, NUL, reserved names, marks that turn the reading direction, at most 150 letters and 200 octets with the suffix kept; '_' for nothing."""
    last = PurePosixPath(PureWindowsPath(name.replace("\0", "")).name).name
    clean = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]', "_", last).strip(" .")
    if (clean.rpartition(".")[0] or clean).split(".")[0].lower() in RESERVED:
        clean = f"_{clean}"
    _stem, dot, suffix = clean.rpartition(".")
    end = f".{suffix}" if dot and len(suffix) <= SUFFIX else ""
    stem = _cut(clean.removesuffix(end), LONGEST - len(end), OCTETS - len(end.encode()))
    return f"{stem}{end}".strip(" .") or "_"


def _cut(text: str, letters: int, octets: int) -> str:
    return text[:letters].encode()[:octets].decode(errors="ignore")
