"""List what is inside a build: `python3 packaging/contents.py [FILE]` writes the libraries of the lock with version, hashes and licence.

The list is CycloneDX 1.6 (ECMA-424) in JSON, as auditors and scanners read it; licences come from the metadata of what is installed.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
NAME = "kontor-contents.cdx.json"
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LONGEST = 80  # letters of a licence that is a name; what is longer is its text


def pinned(text: str) -> list[tuple[str, str, list[str]]]:
    """Return name, version and SHA-256 hashes of every library in a lock file."""
    found = list(_PIN.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        (one["name"], one["version"], _HASH.findall(text, one.end(), end))
        for one, end in zip(found, ends, strict=True)
    ]


def licence(name: str) -> str:
    """Return the licence that a library names for itself, '' where it is not installed or names none."""
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    said = about.get("License-Expression") or about.get("License") or ""
    if said and len(said) <= LONGEST and "\n" not in said:
        return said
    classes = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return "; ".join(one.rpartition(" :: ")[2] for one in classes)


def contents(version: str) -> dict[str, Any]:
    """Return the list of a build of a version."""
    parts = []
    for name, number, hashes in pinned(LOCK.read_text(encoding="utf-8")):
        part: dict[str, Any] = {"type": "library", "name": name, "version": number}
        part["hashes"] = [{"alg": "SHA-256", "content": one} for one in hashes]
        if words := licence(name):
            part["licenses"] = [{"license": {"name": words}}]
        parts.append(part)
    program = {"type": "application", "name": "Kontor", "version": version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": parts,
    }


def write(target: Path) -> None:
    """Write the list beside a build."""
    sys.path.insert(0, str(ROOT))
    from app import __version__

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(contents(__version__), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / NAME)
