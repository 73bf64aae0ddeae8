"""Nonsense typed into every form of the window: `python -m tests.bench.odd_input BOOK [SEED]`, some five minutes.

On a copy of a book the administrator does all that each page offers; into each form that opens, a third of the fields get
what nobody would type or nothing, and it is sent. A field that says what is wrong gets back what stood there, and the form is sent
again. What falls, and what is logged as unexpected, is printed; a sentence at a field is what should come.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

from shiboken6 import isValid

from app.core.manifest import standard_roles
from app.ui.fields import Field
from app.ui.forms import Form
from tests.bench.role_actions import Walk, nothing_opens

ODD = [
    "²", "9" * 20, "-1", "0", "31.02.2026", "29.02.2028", "01.01.0001", "31.12.9999", "24:00", "1e5", "NaN", "inf", "−5", "1/3",
    "x" * 5000, "\U0001f600 \u202eabc", "'; DROP TABLE x;--", "%s {0} {name}", "\x00a", "1.234,56", " ", "\t\n", "ﬁ ß İ",
]  # fmt: skip
TIMES = 4  # how often each form is filled
AGAIN = 6  # how often it is sent, with what was wrong put back
EMPTY, TOUCHED = 0.5, 0.3  # of what is typed: nothing; of the fields: those that are touched


class Odd(logging.Handler):
    """Types into forms, and keeps what is logged meanwhile."""

    def __init__(self, walk: Walk, seed: int) -> None:
        super().__init__(logging.ERROR)
        self.walk, self.draw, self.logged = walk, random.Random(seed), list[str]()
        self.sent = self.fell = 0
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error with where it came from."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.logged.append(f"{record.getMessage()} {trace[-900:]}")

    def unheard(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Keep what fell where nobody listens, as in a slot, and print it: it may be the walk itself."""
        self.logged.append("".join(traceback.format_exception(kind, error, trace))[-900:])
        print(f"unheard {self.logged[-1]}", flush=True)

    def page(self, key: str) -> None:
        """Do all that a page offers, several times."""
        self.walk.window.open(key)
        self.walk.settle()
        shown: Any = self.walk.window.current()
        for title in [one.title for one in shown.page_actions]:
            for _time in range(TIMES):
                shown = self.walk.window.current()
                action = next((one for one in shown.page_actions if one.title == title), None)
                if action is None or shown.head.reason(action):
                    break
                self._try(f"{key}, {title}", action.slot)
                forms = [
                    one for one in shown.findChildren(Form) if one.isVisibleTo(shown) and one.isEnabled()
                ]
                for form in filter(isValid, forms):
                    self.fill(f"{key}, {title}, form {form.name}", form)
                if self.walk.window.current() is not shown:
                    self.walk.window.open(key)
                    self.walk.settle()
                if not forms:
                    break

    def fill(self, where: str, form: Form) -> None:
        """Type nonsense into a form and send it until it is kept or says the same again."""
        fields = list(form.fields.values())
        before = {one.key: one.text() for one in fields}
        touched = [one for one in fields if self._may(one) and self.draw.random() < TOUCHED]
        for one in touched:
            one.set_text("" if self.draw.random() < EMPTY else self.draw.choice(ODD))
        typed = {one.key: one.text()[:25] for one in touched}
        for _time in range(AGAIN):
            self.sent += 1
            if not self._try(f"{where} {typed}", form.submit):
                return
            bad = (
                [one for one in form.fields.values() if one.bad] if isValid(form) and form.isVisible() else []
            )
            if not bad:
                return
            for one in bad:
                one.set_text(before.get(one.key, ""))

    def _may(self, field: Field) -> bool:
        """Say whether a text can be typed into a field: rows of a table are kept in a form of their own."""
        return field.editor.isEnabled() and not field.text().startswith(("[", "{"))

    def _try(self, where: str, action: Any) -> bool:
        """Do something, print what falls, and say whether nothing did."""
        try:
            action()
            self.walk.settle()
        except Exception:  # noqa: BLE001  it is printed: finding what falls is the purpose
            self.logged.append(traceback.format_exc()[-900:])
        for words in self.logged:
            print(f"fell {where}: {words}", flush=True)
        self.fell += len(self.logged)
        fine = not self.logged
        self.logged.clear()
        return fine


def main() -> None:
    """Walk through all pages with what the seed draws."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-odd-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtWidgets import QApplication

    from app.data.books import open_book
    from app.ui import theme

    QApplication([])
    theme.apply("light")
    book = open_book(str(shutil.copytree(sys.argv[1], folder / "book.kontor")))
    walk = Walk(book, next(one for one in standard_roles() if one.key == "administrator"))
    del walk.desk.run  # here commands are really run
    odd = Odd(walk, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    sys.excepthook = odd.unheard
    with nothing_opens():
        for module in walk.window.modules:
            for key, _page in module.pages():
                odd.page(key)
    print(f"{odd.sent} forms sent, {odd.fell} fell", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)  # threads of drawers that were never opened need not be waited for


if __name__ == "__main__":
    main()
