"""The one way a form opens in a drawer: at once, filled when what it asks for is there, sent as one command, told in one line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal

from app.core.errors import Forbidden, Invalid, KontorError, Settled
from app.data.as_shown import Shown, by_name
from app.data.queries import lacking
from app.ui.choice_fields import ChoiceField, Choices, ManyField
from app.ui.declared_fields import Placed
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.forms import Form
from app.ui.renewed_choices import Renewed

Values = dict[str, Any]
Question = tuple[Any, ...]  # a query with what it takes
Ready = Callable[..., Mapping[str, Any] | None]
AsValues = Callable[[Any], Mapping[str, Any]]


def add_placed(form: Form, fields: Sequence[Placed]) -> None:
    """Put fields into a form: one, one with the columns it spans, or the heading of a group."""
    for placed in fields:
        if isinstance(placed, str):
            form.heading(placed)
        elif isinstance(placed, tuple):
            form.add(*placed)
        else:
            form.add(placed)


class DrawerForm(Form):
    """A form that ask() showed: it waits for what it asks for, sends its command, and closes its drawer."""

    filled = Signal()

    def __init__(
        self,
        desk: Desk,
        drawer: Drawer,
        name: str,
        send: Callable[[Values], tuple[Any, ...]],
        done: Callable[[Any, Values], str | None],
        **more: Any,
    ) -> None:
        super().__init__(desk, name, self._go, drawer.drop, **more)
        self._drawer, self._command, self._done = drawer, send, done
        self.restore = True  # whether what was typed before and not kept comes back
        self.begin: Callable[[list[Any]], None] = lambda _answers: None
        self.renew: Callable[[list[Any]], object] = lambda _answers: None
        self._asks: Sequence[Question] = ()
        self._answers: list[Any] | None = None

    def _go(self) -> None:
        values = self.values()
        try:
            command, *args = self._command(values)
        except Invalid as error:
            self.refused(error)
            return
        self.send(command, *args, then=lambda answer: self._kept(answer, values))

    def _kept(self, answer: Any, values: Values) -> None:
        self.saved()
        if self._drawer.content is self:
            self._drawer.drop()
        words = self._done(answer, values)
        if words:
            self.desk.notice(words)

    def try_out(self) -> None:
        """Try what saving would do, keeping nothing: what stays as it is by now is only shown, before anybody types into it."""
        try:
            command, *args = self._command(self.values())
        except KontorError:
            return  # something is still to be typed
        trial = self.desk.office.try_out
        self.desk.work(
            trial, command, *args, then=lambda _made: None, failed=self._tried, owner=self, slot="trial"
        )

    def _tried(self, error: KontorError) -> None:
        if isinstance(error, Settled | Forbidden) and self._drawer.content is self:
            self.only_show(str(error))

    def wait_for(self, asks: Sequence[Question]) -> None:
        """Stay locked until the answers came; a refused question closes the form."""
        if not asks:
            self.begin([])
            return
        self._asks = asks
        self.desk.watch(self, self._ask_again)
        self.setEnabled(False)
        self._drawer.setFocus()  # what is typed meanwhile goes into no other field
        self.desk.read_all(asks, then=self._answered, failed=self._not_answered, owner=self, slot="asks")

    def _answered(self, answers: list[Any]) -> None:
        if self._drawer.content is self:  # else another one was opened meanwhile
            self.setEnabled(True)
            self._answers = answers
            self.begin(answers)

    def _ask_again(self) -> None:
        """Ask once more what was asked: what the form offers follows the book while it stands open."""
        if self._answers is not None and self._drawer.content is self:
            self.desk.read_all(self._asks, then=self._renewed, owner=self, slot="again")

    def _renewed(self, answers: list[Any]) -> None:
        if self._drawer.content is self and answers != self._answers:
            self._answers = answers
            self.renew(answers)

    def _not_answered(self, error: KontorError) -> None:
        if self._drawer.content is self:
            self._drawer.drop()
        self.desk.refused(error)


def ask(
    desk: Desk,
    drawer: Drawer,
    name: str,
    title: str,
    fields: Sequence[Placed],
    send: Callable[[Values], tuple[Any, ...]],
    done: Callable[[Any, Values], str | None],
    *,
    start: Mapping[str, Any] | None = None,
    asks: Sequence[Question] = (),
    ready: Ready | None = None,
    record: object = 0,
    version: int | None = None,
    shows: Question | None = None,
    values: AsValues = by_name,
    columns: int = 1,
    save_text: str = "",
    restore: bool = True,
    first: str = "",
    width: int = 0,
    marks: Mapping[str, str] | None = None,
    needs: str = "",
) -> DrawerForm:
    """Show a form in a drawer and return it.

    name and record say whose drafts are its own, version which one it shows. send makes the command and what it takes of the values, raising Invalid
    for what does not fit; done gets the answer and the values once it is kept and the drawer is closed, and returns what is
    told. The form begins with start. Where it needs something of the book (asks), it stands there locked until the answers
    came; ready(form, *answers) sets choices and what is locked, and returns what the form begins with beside that, None to
    close it again. first names the field that has the focus, where it is not the first empty one; width is that of a form
    that needs less room than the drawer has for others. shows is the question whose answer, as values says it, the form shows where
    that is no row with a version: it is compared again when the form is sent, and told as a conflict. marks says which field stands for what the command calls otherwise.
    Who lacks the right that it needs can only look at it.
    """
    form = DrawerForm(
        desk,
        drawer,
        name,
        send,
        done,
        save_text=save_text,
        columns=columns,
        record=record,
        version=version,
    )
    form.restore, form.marks = restore, marks or {}
    add_placed(form, fields)

    before = 1 if shows is not None else 0  # what is shown is asked first

    def begin(answers: list[Any]) -> None:
        held: Mapping[str, Any] = {}
        if shows is not None:
            form.shown = Shown(shows[0], tuple(shows[1:]), answers[0], values)
            held = values(form.shown.answer)
        given = ready(form, *answers[before:]) if ready is not None else {}
        if given is None:
            drawer.drop()
            return
        form.fill_with({**(start or {}), **held, **given}, form.restore)
        if first:
            form.fields[first].setFocus()
        else:
            form.focus_first()
        if needs and not desk.may(needs):
            form.only_show(str(lacking(needs)))
        elif form.version is not None:
            QTimer.singleShot(0, form, form.try_out)  # who asks holds the form by then
        form.filled.emit()

    form.begin = begin
    if ready is not None:
        form.renew = lambda answers: ready(Renewed(form), *answers[before:])
    drawer.show_widget(title, form, width)
    form.wait_for([*([shows] if shows is not None else []), *asks])
    return form


def choose(form: Form, key: str, choices: Choices) -> None:
    """Set what a field of a form offers."""
    field = form.fields[key]
    assert isinstance(field, (ChoiceField, ManyField))
    field.set_choices(choices)


def hint(form: Form, **words: str) -> None:
    """Show a help beneath fields of a form, named by their keys; it explains, so it is read whole."""
    for key, text in words.items():
        form.fields[key].whole_hint = True
        form.fields[key].set_hint(text)


def only_for(form: Form, key: str, wanted: Mapping[str, str | Collection[str]]) -> None:
    """Show fields only while a field has the value, or one of those, that each is wanted for; one that holds something stays in sight."""

    def look() -> None:
        chosen = form.fields[key].text()
        for name, values in wanted.items():
            here = chosen in ((values,) if isinstance(values, str) else values)
            form.fields[name].setVisible(here or bool(form.fields[name].text()))

    form.fields[key].changed.connect(look)
    look()


def gone_for(form: Form, without: Mapping[tuple[str, str], Sequence[str]]) -> None:
    """Hide the fields that mean nothing while a field has a value: they are not kept then, and nobody shall think they were."""

    def look() -> None:
        gone = {
            name
            for (key, value), names in without.items()
            if form.fields[key].text() == value
            for name in names
        }
        for name in {name for names in without.values() for name in names}:
            form.fields[name].setVisible(name not in gone)

    for key in {key for key, _value in without}:
        form.fields[key].changed.connect(look)
    look()


def leave_out(form: Form, *keys: str) -> None:
    """Hide fields of a form, and the headings named; what they would give stays as it is."""
    for key in keys:
        (form.fields.get(key) or form.headings[key]).hide()
