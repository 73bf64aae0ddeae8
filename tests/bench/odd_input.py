"""Nonsense typed into every form of the window: `python -m tests.bench.odd_input BOOK [SEED] [--role KEY] [--lang en] [--server] [--tab KEY]`.

On a copy of a book (or, with --server, of a book of that kind on a PostgreSQL server: demo or new) a role, else the administrator, does all
that each page offers, with a row chosen by chance. In each form that opens some fields get what nobody would type or nothing, in that of
a row that is there a single one, and it is sent. A field that says what is wrong gets back what stood there, and the form is sent again.
Printed is what falls, what is logged as unexpected, a form that says nothing, a sentence in the other language or of a field that the form
has not, what was lost or half written by a refusal, and what the form of a row shows otherwise than it was kept. A sentence at a
field is what should come.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from shiboken6 import isValid

from app.core.manifest import standard_roles
from app.core.messages import use_language
from app.ui.fields import Field
from app.ui.forms import Form
from app.ui.lists.panel import ListPanel
from tests.bench.kills import _server
from tests.bench.odd_values import odd_text
from tests.bench.odd_watch import Watch, changed, values_of
from tests.bench.role_actions import Walk, nothing_opens

TIMES = 4  # how often each form is filled
AGAIN = 6  # how often it is sent, with what was wrong put back
EMPTY, TOUCHED = 0.4, 0.3  # of what is typed: nothing; of the fields of a new record: those that are touched
HARMLESS = "plugin does not support"


class Odd:
    """Types into forms, and prints what is wrong with what comes of it."""

    def __init__(self, walk: Walk, seed: int, language: str) -> None:
        self.walk, self.draw = walk, random.Random(seed)
        self.watch = Watch(walk.desk, language)
        self.sent = self.saved = self.shown_again = 0
        self.forms, self.fell = set[str](), Counter[str]()

    def page(self, key: str) -> None:
        """Do all that a page offers, several times."""
        self.walk.window.open(key)
        self.walk.settle()
        shown: Any = self.walk.window.current()
        for title in [one.title for one in shown.page_actions]:
            for _time in range(TIMES):
                shown = self.walk.window.current()
                action = next((one for one in shown.page_actions if one.title == title), None)
                self._choose(shown)
                if action is None or shown.head.reason(action):
                    break
                if not self._opened(f"{key}, {title}", shown, action.slot):
                    break
                if self.walk.window.current() is not shown:
                    self.walk.window.open(key)
                    self.walk.settle()
        for _time in range(TIMES):
            shown = self.walk.window.current()
            row = self._choose(shown)
            if row is None or not hasattr(shown, "open_row"):
                break
            if not self._opened(f"{key}, Enter", shown, partial(shown.open_row, row)):
                break
            if self.walk.window.current() is not shown:
                self.walk.window.open(key)
                self.walk.settle()

    def _choose(self, shown: Any) -> int | None:
        """Choose a list and a row by chance, and return the row's key."""
        if hasattr(shown, "panels") and len(shown.panels) > 1:
            shown.go(self.draw.randrange(len(shown.panels)))
            self.walk.settle()
        panel = next((one for one in shown.findChildren(ListPanel) if one.isVisibleTo(shown)), None)
        if panel is None or not panel.model.rowCount():
            return None
        panel.view.table.selectRow(self.draw.randrange(min(panel.model.rowCount(), 40)))
        self.walk.settle()
        found = panel.current_key()
        return None if found is None else int(found)

    def _opened(self, where: str, shown: Any, action: Any) -> bool:
        """Do something and fill the forms that stand open then; say whether there were any."""
        self._try(where, action)
        forms = self._standing(shown)
        for form in filter(isValid, forms):
            name, record, versioned = form.name, form.record, form.version is not None
            kept = self.fill(f"{where}, form {name}", form)
            if kept is None:
                continue
            if record and not versioned:
                continue  # what is done with a row, not what it holds
            if record:
                self._compare(where, shown, action, (name, record), kept)
            elif (
                hasattr(shown, "open_row")
                and isinstance(self.watch.answer, int)
                and not isinstance(self.watch.answer, bool)
            ):
                made = self.watch.answer
                if isValid(shown) and shown.panel.current_key() == made:
                    self._compare(where, shown, partial(shown.open_row, made), (name, made), kept)
        return bool(forms)

    def _standing(self, shown: Any) -> list[Form]:
        if not isValid(shown):
            return []
        return [one for one in shown.findChildren(Form) if one.isVisibleTo(shown) and one.isEnabled()]

    def _compare(
        self, where: str, shown: Any, action: Any, of: tuple[str, Any], kept: dict[str, Any]
    ) -> None:
        """Open what was kept once more, and print what it shows otherwise."""
        if not isValid(shown) or not self._try(where, action):
            return
        form = next((one for one in self._standing(shown) if (one.name, one.record) == of), None)
        if form is None:
            return
        self.shown_again += 1
        other = changed(kept, values_of(form))
        if other:
            self._tell(f"{where}, form {of[0]}", [f"shown otherwise than kept: {other}"[:400]])

    def fill(self, where: str, form: Form) -> dict[str, Any] | None:
        """Type nonsense into a form and send it until it is kept or says the same again; return what was kept."""
        fields = list(form.fields.values())
        before = {one.key: one.text() for one in fields}
        may = [one for one in fields if self._may(form, one)]
        if form.record and may:
            touched = [self.draw.choice(may)]
        else:
            touched = [one for one in may if self.draw.random() < TOUCHED]
        for one in touched:
            one.set_text("" if self.draw.random() < EMPTY else odd_text(self.draw, one))
        typed = {one.key: one.text()[:25] for one in touched}
        self.forms.add(form.name)
        for _time in range(AGAIN):
            self.sent += 1
            if not self._send(f"{where} {typed}", form):
                return None
            if self.watch.saved:
                self.saved += 1
                return next((kept for name, kept in self.watch.saved if kept), None)
            bad = (
                [one for one in form.fields.values() if one.bad] if isValid(form) and form.isVisible() else []
            )
            if not bad:
                return None
            for one in bad:
                one.set_text(before.get(one.key, ""))
        return None

    def _may(self, form: Form, field: Field) -> bool:
        """Say whether something can be typed into a field."""
        return (
            field.editor.isEnabled()
            and field.isVisibleTo(form)
            and not getattr(field.editor, "isReadOnly", bool)()
        )

    def _send(self, where: str, form: Form) -> bool:
        def submit() -> None:
            try:
                form.submit()
                self.walk.settle()
            except Exception:  # noqa: BLE001  it is printed: finding what falls is the purpose
                self.watch.logged.append(traceback.format_exc()[-1200:])

        return self._tell(where, self.watch.sent(form, submit))

    def _try(self, where: str, action: Any) -> bool:
        """Do something, print what falls, and say whether nothing did."""
        self.watch.clear()
        try:
            action()
            self.walk.settle()
        except Exception:  # noqa: BLE001  it is printed: finding what falls is the purpose
            self.watch.logged.append(traceback.format_exc()[-1200:])
        return self._tell(where, list(self.watch.logged))

    def _tell(self, where: str, wrong: list[str]) -> bool:
        self.watch.logged.clear()
        for words in wrong:
            self.fell[words[:30]] += 1
            print(f"fell {where}: {words}".encode("utf-8", "backslashreplace").decode(), flush=True)
        return not wrong


def arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("book", help="a book; with --server: demo or new")
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--role", default="administrator")
    parser.add_argument("--lang", default="de")
    parser.add_argument("--tab", default="", help="only pages whose key begins so")
    parser.add_argument("--server", action="store_true")
    return parser.parse_args()


def opened(asked: argparse.Namespace, folder: Path) -> Any:
    """Return the book: a copy of a local one, or one made on a server."""
    from app.data.books import open_book
    from app.modules.office.services import demo_book, new_book
    from tests.bench.kills import ANSWERS

    if not asked.server:
        return open_book(str(shutil.copytree(asked.book, folder / "book.kontor")))
    address = _server(folder)
    return demo_book(address, 6) if asked.book == "demo" else new_book(address, ANSWERS)


def main() -> None:
    """Walk through all pages with what the seed draws."""
    asked = arguments()
    faulthandler.enable()  # Qt ends a process without a word
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-odd-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from app.ui import theme

    qInstallMessageHandler(lambda _kind, _where, words: None if HARMLESS in words else print(words))
    QApplication([])
    theme.apply("light")
    use_language(asked.lang)
    walk = Walk(opened(asked, folder), next(one for one in standard_roles() if one.key == asked.role))
    del walk.desk.run  # here commands are really run
    odd = Odd(walk, asked.seed, asked.lang)
    sys.excepthook = odd.watch.unheard
    with nothing_opens(lambda: odd.watch.said.append("something opens")):
        for module in walk.window.modules:
            for key, page in module.pages():
                if walk.desk.may(page.needs) and key.startswith(asked.tab):
                    odd.page(key)
    for words in sorted(odd.watch.no_field):
        print(f"said of no field: {words}")
    print(
        f"{len(odd.forms)} kinds of forms, {odd.sent} sent, {odd.saved} kept, {odd.shown_again} shown again, {odd.fell.total()} wrong",
        flush=True,
    )
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # threads of drawers that were never opened need not be waited for


if __name__ == "__main__":
    main()
