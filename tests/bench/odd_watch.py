"""What forms say while nonsense is typed into them: sentences, where they stand, in which language, and whether anything was lost."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from typing import Any

from shiboken6 import isValid
from sqlalchemy import func, select

from app.core.errors import Conflict, KontorError
from app.data.system_tables import TrailRow
from app.ui.fields import Field
from app.ui.forms import Form

ENGLISH = re.compile(
    r"\b(the|is|are|not|enter|please|this|must|needed|which|there|with|was|nothing|before)\b", re.IGNORECASE
)
GERMAN = re.compile(
    r"\b(der|die|das|ist|sind|nicht|bitte|ein|eine|kein|keine|muss|wird|und|vor|mit|noch|dieser?)\b",
    re.IGNORECASE,
)
OF_THE_ROW = ("state", "kind")  # what is refused of these is not about what was typed
QUOTED = re.compile(r"[„“”\"].*?[“”\"]", re.DOTALL)


class Watch(logging.Handler):
    """Keeps what was logged, said, marked and saved since it was last asked."""

    def __init__(self, desk: Any, language: str) -> None:
        super().__init__(logging.ERROR)
        self.desk, self.language = desk, language
        self.logged, self.said = list[str](), list[str]()
        self.saved: list[tuple[str, dict[str, Any]]] = []
        self.refusals: list[tuple[Form, KontorError]] = []
        self.conflicts = 0
        self.no_field: set[str] = set()
        self.answer: object = None
        logging.getLogger().addHandler(self)
        desk.noticed.connect(lambda notice: self.said.append(notice.text))
        self._hook()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error with where it came from."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.logged.append(f"{record.getMessage()} {trace[-1200:]}")

    def unheard(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Keep what fell where nobody listens, as in a slot."""
        self.logged.append("".join(traceback.format_exception(kind, error, trace))[-1200:])

    def _hook(self) -> None:
        saved, refused, say, mark = Form.saved, Form.refused, Form.say, Field.mark
        run = self.desk.office.run_as

        def on_saved(form: Form) -> None:
            self.saved.append((form.name, _values(form) if isValid(form) else {}))
            saved(form)

        def on_refused(form: Form, error: KontorError) -> None:
            self.refusals.append((form, error))
            self.said.append(str(error))
            self.conflicts += isinstance(error, Conflict)
            refused(form, error)

        def on_say(form: Form, text: str, bad: bool = False) -> None:
            self.said.append(text)
            say(form, text, bad)

        def on_mark(field: Field, message: str) -> None:
            if message:
                self.said.append(message)
            mark(field, message)

        def on_run(*args: Any, **named: Any) -> Any:
            self.answer = None
            self.answer = run(*args, **named)
            return self.answer

        Form.saved, Form.refused, Form.say, Field.mark = on_saved, on_refused, on_say, on_mark  # type: ignore[method-assign]
        self.desk.office.run_as = on_run

    def top(self) -> int:
        """Return the newest row of the trail."""
        with self.desk.office.book.engine.connect() as connection:
            return int(connection.scalar(select(func.max(TrailRow.id))) or 0)

    def sent(self, form: Form, submit: Callable[[], None]) -> list[str]:
        """Send a form and return what is wrong with what came of it."""
        self.clear()
        texts = {key: one.text() for key, one in form.fields.items()}
        before = self.top()
        submit()
        wrong = list(self.logged)
        wrong += [f"in the wrong language: {words!r}" for words in self.said if self._foreign(words)]
        for about, error in self.refusals:
            if not isinstance(error, Conflict) and isValid(about):
                self._place(about, error, wrong)
        if self.saved:
            return wrong
        if (self.refusals or _bad(form)) and self.top() != before:
            wrong.append(f"refused, and written all the same: {self.said}")
        if isValid(form) and form.isVisible():
            now = {
                key: one.text() for key, one in form.fields.items() if key in texts and one.isVisibleTo(form)
            }
            lost = {key: (texts[key], text) for key, text in now.items() if text != texts[key]}
            if lost and self.refusals and not self.conflicts:
                wrong.append(f"lost after a refusal: {lost}"[:300])
            if (
                not self.said
                and not _bad(form)
                and self.top() == before
                and form.isEnabled()
                and self.answer is None
            ):
                wrong.append("sent, and nothing was said")
        return wrong

    def _place(self, form: Form, error: KontorError, wrong: list[str]) -> None:
        """Keep a sentence that names no field; one whose field the form has not is wrong."""
        found = form._field_for(error.field) if error.field else None
        if found is None and error.field in ("", *OF_THE_ROW):
            self.no_field.add(f"{form.name} {error.field}: {error}"[:160])
        elif found is None:
            wrong.append(f"no field {error.field!r} in {form.name} for: {error}"[:300])

    def _foreign(self, words: str) -> bool:
        plain = QUOTED.sub("", words)
        mine, other = (GERMAN, ENGLISH) if self.language == "de" else (ENGLISH, GERMAN)
        return len(other.findall(plain)) > 1 and not mine.search(plain)

    def clear(self) -> None:
        """Forget what was."""
        for kept in (self.logged, self.said, self.saved, self.refusals):
            kept.clear()
        self.conflicts, self.answer = 0, None


def values_of(form: Form) -> dict[str, Any]:
    """Return the values of the fields that can be read."""
    return _values(form)


def changed(kept: dict[str, Any], shown: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the fields that show something else than what was kept, but for blanks around it."""
    plain = lambda one: one.strip() if isinstance(one, str) else one or None  # noqa: E731
    return {
        key: (kept[key], shown[key])
        for key in kept
        if key in shown and (plain(kept[key]) or None) != (plain(shown[key]) or None)
    }


def _values(form: Form) -> dict[str, Any]:
    found = dict[str, Any]()
    for key, field in form.fields.items():
        if field.secret or not field.isVisibleTo(form):
            continue
        try:
            found[key] = field.value()
        except KontorError:
            continue
    return found


def _bad(form: Form) -> bool:
    return isValid(form) and any(one.bad for one in form.fields.values())
