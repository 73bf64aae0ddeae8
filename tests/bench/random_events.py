"""Random events in the window: `python -m tests.bench.random_events BOOK [SEED] [EVENTS] [--role KEY] [--lang en] [--beside] [--server] [--log FILE]`.

On a copy of a book (with --server on a book of that kind on a PostgreSQL server: demo or new) a role, else the administrator, types, clicks,
drags, pastes, opens menus, locks, changes language, look and zoom, closes half-typed forms, and goes on before the last answer came; with
--beside a second desk writes at the same time. Printed is, with the events before it, what falls, what is logged, what Qt warns
of, what was typed and is neither there nor kept as a draft, and what takes the window's thread more than two seconds. Dialogs of the system
and other programs stay closed; menus and the search are used. 4,000 events take some three minutes.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import shutil
import sys
import tempfile
from pathlib import Path

from app.core.manifest import standard_roles
from tests.bench.role_actions import nothing_opens


def arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("book", help="a book; with --server: demo or new")
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("events", nargs="?", type=int, default=4_000)
    parser.add_argument("--role", default="administrator")
    parser.add_argument("--lang", default="")
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--log", type=Path, help="where each event is written before it is sent")
    return parser.parse_args()


def main() -> None:
    """Send events into the window of a copy of a book."""
    asked = arguments()
    faulthandler.enable()  # Qt ends a process without a word
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-monkey-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication, QMenu

    from app.data import sign_in
    from tests.bench.odd_input import opened
    from tests.bench.random_beside import Beside
    from tests.bench.random_watch import Monkey
    from tests.bench.random_window import Work

    app = QApplication([])
    book = opened(asked, folder)
    sign_in.only_user = lambda _book: ""  # type: ignore[assignment]  # there is somebody who signs in
    role = next(one for one in standard_roles() if one.key == asked.role)
    settings = {
        "user.language": asked.lang or ("de" if asked.seed % 2 else "en"),
        "user.theme": "light" if asked.seed % 3 else "dark",
    }
    work = Work(app, book, role, settings)
    monkey = Monkey(work, asked.seed, asked.log.open("w") if asked.log else None)
    falls = sys.excepthook
    sys.excepthook = monkey.fell
    qInstallMessageHandler(monkey.warned)
    waits = QTimer(interval=150)
    waits.timeout.connect(monkey.hands.close_what_waits)
    waits.start()
    other = Beside(book.place, asked.seed) if asked.beside else None
    if other is not None:
        other.begin()
    kept = QMenu.popup, QMenu.exec
    with nothing_opens():
        QMenu.popup, QMenu.exec = kept  # type: ignore[method-assign]
        for _n in range(asked.events):
            try:
                monkey.event()
            except Exception:
                sys.excepthook = falls  # that is this program's own
                raise
    if other is not None:
        other.end()
        print(f"the other desk: {sum(other.done.values())} commands in {len(other.done)} tables")
        print(f"    refused {other.refused.most_common(4)}")
    print(f"events: {dict(monkey.ways)}")
    print(
        f"{len(monkey.pages)} pages, {sum(monkey.commands.values())} commands of {len(monkey.commands)} kinds"
    )
    print(
        f"{asked.role}, seed {asked.seed}: {asked.events} events, {sum(monkey.found.values())} troubles of"
        f" {len(monkey.found)} kinds"
    )
    for name, count in monkey.found.most_common():
        print(f"{count:6} {name}".encode("utf-8", "backslashreplace").decode())
    sys.stdout.flush()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
