"""Write the lock files anew, or with --check see that they fit pyproject.toml. Writing needs uv; checking needs nothing.

The files hold hashes and no index address; their first line is the SHA-256 of
what they were made from.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "requirements.lock": [],
    "requirements-ocr.lock": ["--group", "ocr"],
    "requirements-rules.lock": ["--group", "rules"],
    "requirements-dev.lock": ["--group", "test", "--group", "build", "--group", "ocr", "--group", "rules"],
}


def wanted(name: str) -> str:
    """Return the first line of a lock file that fits pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"] if PARTS[name] else {}
    made_of = json.dumps(
        [project["project"]["dependencies"], project["project"]["requires-python"], groups], sort_keys=True
    )
    return f"# made from {hashlib.sha256(made_of.encode()).hexdigest()}"


def check() -> None:
    """Leave with a sentence where a file does not fit, or names an address."""
    for name in PARTS:
        text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
        if text.splitlines()[0] != wanted(name):
            sys.exit(f"packaging/{name} does not fit pyproject.toml: run python3 packaging/lock.py")
        if "://" in text or "--hash" not in text:
            sys.exit(f"packaging/{name} names an address or lacks hashes.")


def write() -> None:
    """Compile the files for every supported Python and system."""
    for name, groups in PARTS.items():
        path = ROOT / "packaging" / name
        command = [
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *groups,
            "--universal",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-header",
            "--no-annotate",
            "--quiet",
            "--python-version",
            "3.11",
            "--output-file",
            str(path),
        ]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            sys.exit(f"{name} could not be written.")
        path.write_text(wanted(name) + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    check() if "--check" in sys.argv else write()
