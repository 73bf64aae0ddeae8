"""Every standard role does everything that its pages offer: `python -m tests.bench.role_actions BOOK [ROLE ...]`, twenty seconds a role.

Each page that a role sees is opened on a copy of a book, its first rows are chosen, each action that is not grey is done and
each form that it opens is sent; commands are not run, but asked for the right that they need. What would be refused after
somebody typed it, what is told as a fault and what falls is printed. Nothing is written into the book that was given.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.core.errors import KontorError
from app.core.manifest import rights_of, standard_roles

PATIENCE = 8.0  # seconds until a page counts as standing
STEPS = 3  # turns of the event loop without work until it does


class Walk:
    """One role in its window: what it was offered, and what came of it."""

    def __init__(self, book: Any, role: Any) -> None:
        from app.data.office import Actor, Office
        from app.data.settings import all_settings
        from app.ui.desk import Desk
        from app.ui.known import know_people
        from app.ui.store import Store
        from app.ui.window import Window

        self.role, self.pages, self.actions, self.forms = role.key, 0, 0, 0
        self.said: list[str] = []
        self.ran: list[Any] = []
        self.desk = Desk(Office(book, Actor(role.key, role.key, rights_of(role))), Store())
        self.desk.run = lambda command, *_more, **_named: self.ran.append(command)  # type: ignore[method-assign]
        self.desk.noticed.connect(
            lambda notice: self.said.append(notice.text) if notice.tone == "bad" else None
        )
        self.desk.settings = self.desk.read_blocking(all_settings, role.key)
        know_people(self.desk)
        self.window = Window(self.desk)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.setUpdatesEnabled(False)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        from PySide6.QtWidgets import QApplication

        quiet, end = 0, time.monotonic() + PATIENCE
        while quiet < STEPS and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.003)
            quiet = quiet + 1 if self.desk.idle() else 0

    def tell(self, where: str) -> None:
        """Print what would be refused, and what was told as a fault."""
        for command in self.ran:
            right = getattr(command, "permission", "")
            if right and not self.desk.may(right):
                print(f"refused {self.role} {where}: {command.__qualname__} needs {right}", flush=True)
        for words in self.said:
            print(f"told {self.role} {where}: {words}", flush=True)
        self.ran.clear()
        self.said.clear()

    def page(self, key: str) -> None:
        """Open a page, choose rows, and do all that it offers."""
        from app.ui.forms import Form
        from app.ui.lists.panel import ListPanel

        self.pages += 1
        self.window.open(key)
        self.settle()
        shown: Any = self.window.current()
        for panel in shown.findChildren(ListPanel):
            if panel.isVisibleTo(shown) and panel.model.rowCount():
                panel.view.table.selectRow(0)
        self.settle()
        self.tell(key)
        for title in [one.title for one in shown.page_actions if self.desk.may(one.needs)]:
            shown = self.window.current()
            action = next((one for one in shown.page_actions if one.title == title), None)
            if action is None or shown.head.reason(action):
                continue
            self.actions += 1
            action.slot()
            self.settle()
            self.tell(f"{key}, {title}")
            for form in shown.findChildren(Form):
                if form.isVisibleTo(shown) and form.isEnabled():
                    self.forms += 1
                    with contextlib.suppress(KontorError):  # it was not filled in
                        form._save()
                    self.said.clear()
                    self.tell(f"{key}, {title}, form {form.name}")
            if self.window.current() is not shown:
                self.window.open(key)
                self.settle()


@contextlib.contextmanager
def nothing_opens(told: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Keep dialogs, menus, jobs and other programs closed; told is called for each."""
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

    from app.ui.jobs import Job

    shut = ((QFileDialog, "open"), (QDialog, "open"), (QDialog, "exec"), (QMenu, "popup"), (QMenu, "exec"), (Job, "start"), (QDesktopServices, "openUrl"))  # fmt: skip
    kept = [(owner, name, getattr(owner, name)) for owner, name in shut]
    for owner, name in shut:
        setattr(owner, name, lambda *_what, **_more: told())
    try:
        yield
    finally:
        for owner, name, real in kept:
            setattr(owner, name, real)


def main() -> None:
    """Walk with the roles that are named, or with all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-roles-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtWidgets import QApplication

    from app.data.books import open_book
    from app.ui import theme

    logging.basicConfig(format="logged %(message)s", level=logging.ERROR)
    QApplication([])
    theme.apply("light")
    book = open_book(str(shutil.copytree(sys.argv[1], folder / "book.kontor")))
    wanted = sys.argv[2:]
    with nothing_opens():
        for role in standard_roles():
            if wanted and role.key not in wanted:
                continue
            walk = Walk(book, role)
            for module in walk.window.modules:
                for key, page in module.pages():
                    if walk.desk.may(page.needs):
                        walk.page(key)
            print(f"{role.key}: {walk.pages} pages, {walk.actions} actions, {walk.forms} forms", flush=True)
            walk.window.finish()
            walk.desk.close()
    book.leave()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # threads of drawers that were never opened need not be waited for


if __name__ == "__main__":
    main()
