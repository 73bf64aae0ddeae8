"""The start loads what the first page needs and the manifests of the topics, however many topics there are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START = """
import builtins, sys
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from app.start import first_frame
assert "feature" not in repr(builtins.__import__), "Qt reads the source of each module"
app = QApplication([]); program = first_frame(app)
assert "sqlalchemy" not in sys.modules, "the first frame waits for the database"
program.store.put("window.page", "finance.ledger.journal")
program.begin([sys.argv[1]])
loop = QEventLoop()
def look():
    page = program.window and program.window.current()
    if page is not None and getattr(page, "panel", None) is not None:
        loop.quit()
timer = QTimer(interval=5); timer.timeout.connect(look); timer.start(); loop.exec()
print("\\n".join(name for name in sys.modules if name.startswith(("app.", "sqlalchemy.dialects.", "cryptography."))))
sys.stdout.flush(); program.finish()
"""
MOST = 75  # modules of topics beside their manifests, with the journal as first page


def test_topics_are_loaded_when_they_are_asked_for(place: str, tmp_path: Path) -> None:
    """A topic that no page of the start needs brings its manifest and its settings, nothing else."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KONTOR_HOME": str(tmp_path)}
    command = [sys.executable, "-c", START, place]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True, timeout=120
    )
    topics = [name.split(".")[2:] for name in done.stdout.split() if name.startswith("app.modules.")]
    loaded = [name for name in topics if len(name) > 2 and name[-1] != "settings"]
    assert len(loaded) <= MOST, sorted(loaded)
    assert not [name for name in loaded if name[0] in ("it", "hr", "organisation")], sorted(loaded)
    early = {
        "app.ui.palette",
        "app.ui.keys_help",
        "app.data.selfcheck",
        "app.data.verify",
        "app.paper.stamps",
    }
    assert not early.intersection(done.stdout.split()), "these are loaded when they are used"
    others = [name for name in done.stdout.split() if not name.startswith("app.")]
    assert others, "the database is open by now"
    assert not [name for name in others if "postgresql" in name], "a local book loads nothing of the server"
    assert not [name for name in others if "argon2" in name or "cryptography" in name], (
        "a book of one person without password hashes nothing, and no form was left half filled in"
    )
