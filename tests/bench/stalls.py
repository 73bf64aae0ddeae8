"""How long the window stands still while pages open on the demo company: `.venv/bin/python -m tests.bench.stalls [MOST]`.

Each turn of the window's thread is timed: opening a page, and every round of its events. Where the thread was when
a turn got too long is printed with it. Each page is opened twice: the first opening also loads its code.
"""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-stalls-")

from PySide6.QtWidgets import QApplication

from app.data.office import Actor, Office
from app.data.settings import all_settings
from app.modules.office.services import demo_book
from app.ui import theme
from app.ui.desk import Desk
from app.ui.store import Store
from app.ui.window import Window


class Watchdog:
    """Times each turn of the window's thread; the stack of one that takes too long is written by the interpreter itself."""

    def __init__(self, most: float, file: Path) -> None:
        """Watch for turns longer than so many milliseconds."""
        self._most, self._file = most / 1000, file.open("w+", encoding="utf-8")
        self.longest, self.doing = 0.0, ""

    def begin(self) -> None:
        """Forget what was."""
        self.longest, self.doing = 0.0, ""

    def turn(self, work: Callable[[], object]) -> None:
        """Do one turn and note how long it took, in seconds, and where it was when it got too long."""
        self._file.seek(0)
        self._file.truncate()
        faulthandler.dump_traceback_later(self._most, file=self._file)
        begin = time.perf_counter()
        work()
        spent = time.perf_counter() - begin
        faulthandler.cancel_dump_traceback_later()
        if spent > self.longest:
            self.longest = spent
            self._file.seek(0)
            stack = self._file.read().rpartition("most recent call first")[2]
            ours = re.findall(r'File ".*/app/(.*)", line (\d+) in (\w+)', stack)
            self.doing = " < ".join(f"{file}:{line} {name}" for file, line, name in ours[:3])


def main(most: float) -> None:
    """Open every page twice and print what kept the window longer than so many milliseconds."""
    app = QApplication([])
    theme.apply("light")
    book = demo_book(str(Path(os.environ["KONTOR_HOME"]) / "Demo.kontor"))
    desk = Desk(Office(book, Actor("anna", "Anna Petersen", frozenset({"*"}))), Store())
    desk.settings = desk.read_blocking(all_settings, "anna")
    window = Window(desk)
    window.resize(1440, 900)
    window.show()
    dog = Watchdog(most, Path(os.environ["KONTOR_HOME"]) / "stacks.txt")

    def settle() -> None:
        quiet, end = 0, time.monotonic() + 5
        while quiet < 4 and time.monotonic() < end:
            dog.turn(app.processEvents)
            time.sleep(0.01)
            quiet = quiet + 1 if desk.idle() else 0

    keys = [key for module in window.modules for key, _page in module.pages()]
    for turn in ("first", "again"):
        found = []
        for key in keys:
            dog.begin()
            dog.turn(partial(window.open, key))
            settle()
            found.append((dog.longest * 1000, key, dog.doing))
        over = [one for one in found if one[0] > most]
        middle = sorted(one[0] for one in found)[len(found) // 2]
        print(f"{turn}: {len(over)} of {len(found)} pages over {most:.0f} ms, median {middle:.0f} ms")
        for spent, key, doing in sorted(over, reverse=True):
            print(f"  {spent:6.0f} ms  {key:40} {doing}")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 100.0)
