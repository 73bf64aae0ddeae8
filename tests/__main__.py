"""Run the tests: `python3 tests` from a fresh clone; arguments go to pytest."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT / "packaging")
import bootstrap  # noqa: E402

os.chdir(ROOT)
bootstrap.run("dev", "pytest", sys.argv[1:] or ["-n", "auto", "--dist", "loadfile"])
