"""Run the tests: `python3 tests` from a fresh clone; arguments go to pytest."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

MEMORY, ROOM = Path("/dev/shm"), 12 << 30


def free_memory() -> int:
    """Return the bytes of memory that are free on Linux, 0 elsewhere."""
    info = Path("/proc/meminfo")
    lines = info.read_text(encoding="ascii").splitlines() if info.exists() else []
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")), 0)


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop(
    "PYTHONDONTWRITEBYTECODE", None
)  # some hundred processes are started: each would compile everything anew
if (
    "TMPDIR" not in os.environ
    and MEMORY.is_dir()
    and os.access(MEMORY, os.W_OK)
    and min(free_memory(), shutil.disk_usage(MEMORY).free) > ROOM
):
    os.environ["TMPDIR"] = str(MEMORY)
ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT / "packaging")
import bootstrap  # noqa: E402

os.chdir(ROOT)
bootstrap.run("dev", "pytest", sys.argv[1:] or ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"])
