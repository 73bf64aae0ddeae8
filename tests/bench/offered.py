"""What a page offers for a row and refuses at once: `python -m tests.bench.offered BOOK [PAGE ...]`, ten minutes for all.

On a copy of a book each page is opened, in each of its lists some rows of each state are chosen, and each action that is not grey
is done: a command runs as a rehearsal that keeps nothing, a form that opens is sent as it stands. A command that refuses, or
only told a sentence, was offered for nothing. A field that is still to be typed is no fault, a form that can't be kept whatever is typed is one.
Nothing is written into the book that was given.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.core.errors import Conflict, Forbidden, KontorError, Settled
from tests.bench.role_actions import PATIENCE, STEPS, nothing_opens

ROWS = 5  # of a state
MOST = 30  # rows of a list
DECLARED = (
    "Settled",
    "told: Choose",
    "told: Please choose",
    "fell",
)  # how what a page could have said before begins
Refused = tuple[str, str, str]  # the page and its list, the action, what was said


def state_columns(panel: Any) -> list[str]:
    """Return the columns of a list whose values say what can be done with a row: choices and signs, not names."""
    return [one.key for one in panel.model.columns if one.choices or one.kind == "flag"]


def rows_by_state(panel: Any, most: int = MOST, each: int = ROWS) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield some rows of each state, with the state."""
    model, names, seen, given = panel.model, state_columns(panel), defaultdict(int), 0
    for place in range(min(model.rowCount(), 400)):
        state = tuple(model.value(place, name) for name in names)
        if seen[state] < each and given < most:
            seen[state] += 1
            given += 1
            yield place, state


class Offered:
    """A window whose commands are rehearsed: what was offered, and what was refused."""

    def __init__(self, window: Any) -> None:
        self.window, self.desk = window, window.desk
        self.done = self.forms = 0
        self.found: dict[Refused, list[str]] = defaultdict(list)
        self.ran = 0
        self.said: list[str] = []
        self.where, self.title, self.row = "", "", ""
        self.desk.run = self.rehearse
        self.desk.noticed.connect(lambda notice: self.said.append(notice.text))

    def rehearse(self, command: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Run a command and keep nothing; a field that is to be typed is the form's own matter."""
        self.ran += 1
        try:
            self.desk.office.rehearse(command, *args)
        except (Settled, Forbidden) as error:
            self.tell(f"{type(error).__name__}: {error}")
        except Conflict:
            pass
        except KontorError as error:
            form = getattr(named.get("failed"), "__self__", None)
            field = form._field_for(error.field) if form is not None and hasattr(form, "_field_for") else None
            if field is None or not field.editor.isEnabled() or field.isHidden():
                self.tell(f"{type(error).__name__}({error.field}): {error}")
        except Exception as error:  # noqa: BLE001  # what falls is what is looked for
            self.tell(f"fell: {error!r}")

    def tell(self, words: str) -> None:
        """Keep what was refused."""
        told = re.sub(r"[\w-]*\d[\w.,-]*", "#", words)  # whatever row it is
        self.found[self.where, self.title, told].append(self.row)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        from PySide6.QtWidgets import QApplication

        quiet, end = 0, time.monotonic() + PATIENCE
        while quiet < STEPS and time.monotonic() < end:
            QApplication.processEvents()
            quiet = quiet + 1 if self.desk.idle() else 0
            time.sleep(0 if quiet else 0.002)

    def page(self, key: str, most: int = MOST, each: int = ROWS) -> None:
        """Walk through the lists of a page."""
        page = self.open(key)
        panels = list(getattr(page, "panels", [])) or [page.shown_list()]
        for place in range(len(panels)):
            if hasattr(page, "go"):
                page.go(place)
                self.settle()
            panel = page.shown_list()
            self.where = f"{key}[{place}]"
            rows = list(rows_by_state(panel, most, each)) if panel is not None else []
            for row, state in rows or [(-1, ())]:
                self.row = f"{state}"
                self.actions(key, place, row, whole=row == (rows or [(-1, ())])[0][0])
            page = self.window.current()

    def open(self, key: str) -> Any:
        """Open a page."""
        self.window.open(key)
        self.settle()
        return self.window.current()

    def stand(self, key: str, place: int, row: int) -> Any:
        """Stand on a row of a list of a page again, with nothing open beside it."""
        page = self.window.current()
        if page.page_key != key:
            page = self.open(key)
        if getattr(page, "drawer", None) is not None and page.drawer.content is not None:
            page.drawer.drop()
        if hasattr(page, "go") and page.shown_list() is not page.panels[place]:
            page.go(place)
            self.settle()
        panel = page.shown_list()
        if row >= 0 and panel.view.table.currentIndex().row() != row:
            panel.view.table.selectRow(row)
            self.settle()
            page.look_again()  # the page itself does a moment later
        return page

    def actions(self, key: str, place: int, row: int, whole: bool) -> None:
        """Do each action that is offered for a row; what is about no row only once."""
        for title in [one.title for one in self.window.current().page_actions]:
            page = self.stand(key, place, row)
            action = next((one for one in page.page_actions if one.title == title), None)
            if action is None or page.head.reason(action) or not (whole or action.row or action.of):
                continue
            self.title, self.ran = title, 0
            self.said.clear()
            try:
                action.slot()
                self.settle()
                self.form(page)
            except Exception as error:  # noqa: BLE001  # what falls is what is looked for
                self.tell(f"fell: {error!r}")
            self.done += 1
            if not self.ran and self.said and self.window.current() is page:
                self.tell(f"told: {self.said[-1]}")

    def form(self, page: Any) -> None:
        """Send the form that opened as it stands; one that is locked tells why nobody was to open it."""
        from app.ui.forms import Form

        drawer = getattr(page, "drawer", None)
        form = drawer.content if drawer is not None else None
        if not isinstance(form, Form) or not form.isEnabled():
            return
        self.forms += 1
        if form._reason:
            self.ran += 1
            self.tell(f"locked: {form._reason}")
            return
        form.submit()
        self.settle()


def main() -> None:
    """Walk through all pages, or those whose keys hold what is named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-offered-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtWidgets import QApplication

    from app.data.books import open_book
    from app.data.office import Actor, Office
    from app.data.settings import all_settings
    from app.ui import theme
    from app.ui.desk import Desk
    from app.ui.known import know_people
    from app.ui.store import Store
    from app.ui.window import Window

    logging.basicConfig(format="logged %(message)s", level=logging.ERROR)
    QApplication([])
    theme.look.applied = False
    book = open_book(str(shutil.copytree(sys.argv[1], folder / "book.kontor")))
    desk = Desk(Office(book, Actor("anna", "Anna Petersen", frozenset({"*"}))), Store())
    desk.settings = desk.read_blocking(all_settings, "anna")
    know_people(desk)
    window = Window(desk)
    window.resize(1440, 900)
    window.show()
    window.setUpdatesEnabled(False)
    walk = Offered(window)
    with nothing_opens():
        for module in window.modules:
            for key, _page in module.pages():
                if not sys.argv[2:] or any(part in key for part in sys.argv[2:]):
                    walk.page(key)
                    for (where, title, words), rows in walk.found.items():
                        print(
                            f"{where} “{title}” {len(rows)}x: {words}  {' '.join(dict.fromkeys(rows))[:90]}",
                            flush=True,
                        )
                    walk.found.clear()
    print(f"{walk.done} actions, {walk.forms} forms", flush=True)
    window.finish()
    desk.close()
    book.leave()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
