"""How long the window stands still while pages open on the demo company: `.venv/bin/python -m tests.bench.stalls [MOST]`.

Each turn of the window's thread is timed: opening a page, and every round of its events, by the clock and in CPU of that thread
alone, which says more on a busy machine. Where the thread was when a turn got too long is printed with it. Each page is opened
twice: the first opening also loads its code.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-stalls-")

from PySide6.QtWidgets import QApplication

from app.data.office import Actor, Office
from app.data.settings import all_settings
from app.modules.office.services import demo_book
from app.ui import theme
from app.ui.desk import Desk
from app.ui.pauses import IdleCollection, Input
from app.ui.store import Store
from app.ui.window import Window


class Watchdog:
    """Times each turn of the window's thread; a signal notes where it is when a turn takes too long."""

    def __init__(self, most: float) -> None:
        """Watch for turns longer than so many milliseconds."""
        self._most = most / 1000
        self.longest, self.busy, self.doing, self._seen = 0.0, 0.0, "", ""
        signal.signal(signal.SIGALRM, self._look)

    def begin(self) -> None:
        """Forget what was."""
        self.longest, self.busy, self.doing = 0.0, 0.0, ""

    def turn(self, work: Callable[[], object]) -> None:
        """Do one turn and note how long it took, in seconds, and where it was when it got too long."""
        self._seen = ""
        signal.setitimer(signal.ITIMER_REAL, self._most)
        begin, busy = time.perf_counter(), time.thread_time()
        work()
        spent = time.perf_counter() - begin
        self.busy = max(self.busy, time.thread_time() - busy)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if spent > self.longest:
            self.longest, self.doing = spent, self._seen

    def _look(self, _number: int, frame: FrameType | None) -> None:
        """Note the innermost functions of ours; the interpreter calls this between two steps of the window's thread."""
        ours = [line for line in traceback.extract_stack(frame) if "/app/" in line.filename]
        self._seen = " < ".join(f"{Path(one.filename).stem}.{one.name}" for one in reversed(ours[-3:]))


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
    came = Input()
    IdleCollection(came).begin()  # as the program does
    dog = Watchdog(most)

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
            found.append((dog.busy * 1000, dog.longest * 1000, key, dog.doing))
        over = [one for one in found if max(one[:2]) > most]
        for place, name in enumerate(("CPU", "by the clock")):
            spent = sorted(one[place] for one in found)
            count = sum(one > most for one in spent)
            print(
                f"{turn}: {name} {count} of {len(found)} pages over {most:.0f} ms, median {spent[len(spent) // 2]:.0f}"
            )
        for busy, longest, key, doing in sorted(over, reverse=True):
            print(f"  {busy:6.0f} ms CPU, {longest:6.0f} ms  {key:40} {doing}")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 100.0)
