"""The program in front of random events: signed in as a role on a copy of a book, with what was typed looked after."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.core.manifest import rights_of
from app.data.books import open_book
from app.data.office import Actor
from app.start import Program, first_frame
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.window import Window

PATIENCE = 3.0  # seconds until a page counts as standing: another desk that writes gives no rest
STEPS = 3  # turns of the event loop without work until it does
Kept = dict[tuple[str, Any], tuple[Form, dict[str, str]]]


class Work:
    """One role at the program, through locks and changes of the look."""

    def __init__(self, app: QApplication, book: Any, role: Any, settings: dict[str, Any]) -> None:
        from app.data.settings import change_own_setting

        self.longest = 0.0  # seconds of one turn of the window's thread
        self.program: Program = first_frame(app)
        self.actor = Actor(role.key, role.key, rights_of(role))
        self.program.book, self._place = book, book.place
        self.program.frame.resize(1366, 768)
        self.program.signed_in(self.actor)
        for key, value in settings.items():
            self.desk.office.run(change_own_setting, key, value)
        self.program._look_changed()
        self.sent = set[tuple[str, Any]]()
        saved = Form.saved

        def on_saved(form: Form) -> None:
            self.sent.add((form.name, form.record))
            saved(form)

        Form.saved = on_saved  # type: ignore[method-assign]
        self.settle()

    @property
    def desk(self) -> Desk:
        """The desk of now."""
        assert self.program.desk is not None
        return self.program.desk

    @property
    def window(self) -> Window:
        """The window of now."""
        assert self.program.window is not None
        return self.program.window

    def settle(self) -> None:
        """Wait until nothing is under way."""
        quiet, end = 0, time.monotonic() + PATIENCE
        while quiet < STEPS and time.monotonic() < end:
            began = time.monotonic()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.longest = max(self.longest, time.monotonic() - began)
            time.sleep(0.003)
            quiet = quiet + 1 if self.program.desk is None or self.desk.idle() else 0

    def lock(self) -> None:
        """Lock, where there is a password."""
        self.program.lock()

    def unlock(self) -> None:
        """Sign in again after a lock; who left the book opens it again."""
        if self.program.book is None:
            self.program.book = open_book(self._place)
        if self.program.window is None:
            self.program.signed_in(self.actor)

    def typed(self) -> Kept:
        """Return what stands in open forms and is not saved, but secrets."""
        found: Kept = {}
        if self.program.window is None:
            return found
        for form in self.window.findChildren(Form):
            if form.isEnabled() and form.isVisible():
                saved = form._saved
                if texts := {key: one for key, one in _texts(form).items() if one != saved.get(key, "")}:
                    found[form.name, form.record] = form, texts
        return found

    def lost(self, before: Kept) -> list[str]:
        """Return what of that is neither in a form that stands nor kept as a draft."""
        wrong = []
        for (name, record), (form, texts) in before.items():
            if (name, record) in self.sent:
                continue
            if isValid(form) and form.record == record and _texts(form).items() >= texts.items():
                continue
            draft = self.desk.drafts.load(name, record)
            kept = {} if draft is None else {key: text for key, (_was, text) in draft.fields.items()}
            gone = {key: text for key, text in texts.items() if kept.get(key) != text}
            if gone:
                wrong.append(f"LOST of {name} {record}: {gone}"[:300])
        self.sent.clear()
        return wrong


def _texts(form: Form) -> dict[str, str]:
    return {key: one.text() for key, one in form.fields.items() if not one.secret}
