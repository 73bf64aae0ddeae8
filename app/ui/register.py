"""Registers: lists that are declared with the form of their rows, one or several in tabs, with what belongs to the row beside them.

A register says where its rows come from, how one is read, which fields its form
has and which command keeps it. The fields are named like those of the draft, so
that what is typed becomes the draft, and the draft what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as names_of
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.dataclass import dataclass, field
from app.core.messages import _
from app.data.declarative import Base
from app.data.lists import ListSource
from app.data.queries import lacking
from app.data.record_extras import Target
from app.data.undo import Undoing
from app.ui.declared_fields import Placed
from app.ui.desk import Desk
from app.ui.drawer_form import Question, Values, ask
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.record_panel import RecordPanel, attach_files
from app.ui.theme import px


class Shown(Protocol):
    """A row as its form shows it."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def version(self) -> int:
        """Its version."""

    @property
    def draft(self) -> Any:
        """What its form was typed from."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """One list with its form.

    new titles the form of a new row; of is the table of the rows; read answers (connection, key); fields makes the fields of
    the form, draft what the command save(draft, key, version) takes; start says what a new row begins with; right is who may
    change one, where it is not who may change the table; name says what a row is called when it was saved; undo takes the
    last change back. What the form does not show of a row stays as it is. asks are the queries it needs beside the row;
    ready(form, row or None, *answers) sets what follows from them: choices, what is locked, what is left out; of fields that
    it adds it returns what they show.
    """

    title: str
    new: str
    source: ListSource
    of: type[Base]
    read: Callable[..., Shown | None]
    fields: Callable[[Desk], Sequence[Placed]]
    draft: Callable[..., Any]
    save: Callable[..., int]
    right: str = ""
    start: Mapping[str, Any] = field(default_factory=dict)
    name: Callable[[Any], str] = lambda draft: str(getattr(draft, "name", "") or getattr(draft, "title", ""))
    named: Callable[[str], Mapping[str, Any]] = lambda typed: {
        "name": typed
    }  # what a name typed elsewhere begins
    reads: tuple[Any, ...] = ()  # what the query takes after the key
    asks: Sequence[Question] = ()
    ready: Callable[..., Mapping[str, Any] | None] | None = None
    first: str = ""  # the field that has the focus in a new row, where it is not the first empty one
    columns: int = 2
    selects: bool = True  # whether the key that the command returns is one of this list
    undo: Undoing | None = None

    @property
    def table(self) -> str:
        """The name of the table of the rows."""
        return self.of.__tablename__

    @property
    def needs(self) -> str:
        """The right to change a row."""
        return self.right or self.of.__writes__


def _values_of(draft: Any) -> dict[str, Any]:
    """Return the fields of a draft by name."""
    return {one.name: getattr(draft, one.name) for one in names_of(draft)}


OF_ROWS = ("Ctrl+N", "F2", "Del")  # the keys of what is done with a row of the list that is shown


class RegisterPage(ListTabs):
    """Ctrl+N begins a row in the list that is shown, Enter changes one; at the right stands what belongs to it."""

    has_records = True  # whether documents, notes, follow-ups and changes of a row stand beside the list
    records: RecordPanel

    def __init__(
        self,
        desk: Desk,
        title: str,
        registers: Sequence[Register],
        parts: Sequence[tuple[str, QWidget]] = (),
        width: int = 380,
    ) -> None:
        super().__init__(desk, title, [(one.title, one.source) for one in registers], width)
        self.registers = tuple(registers)
        self._files: list[str] = []  # dropped, for the row that is begun next
        if self.has_records:
            self.records = self.add_records()
        for place, (words, part) in enumerate(parts):
            holder = QWidget()
            room = QVBoxLayout(holder)
            room.setContentsMargins(0, px(8), 0, 0)
            room.addWidget(part)
            self.records.tabs.insertTab(place, holder, words)
        if parts:
            self.records.tabs.setCurrentIndex(0)

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self.registers[self.bar.currentIndex()]

    def set_actions(self, actions: list[PageAction]) -> None:
        """Show what the page can do; see Page."""
        super().set_actions(actions)
        self._allow()

    def _shown(self, place: int) -> None:
        super()._shown(place)
        self._allow()

    def _allow(self) -> None:
        """Grey what begins, changes or takes away a row of the list that is shown where the person may not: lists of a page may need different rights."""
        if len({one.needs for one in self.registers}) > 1:
            needs = self.register.needs
            reason = "" if self.desk.may(needs) else str(lacking(needs))
            for action in self.page_actions:
                if action.key in OF_ROWS:
                    self.block(action.slot, reason)

    def standard_actions(self, new: str = "") -> list[PageAction]:
        """Return the two actions that every register has."""
        right = self.registers[0].needs
        return [
            PageAction(_("Change"), self.change, "F2", "pencil", right, row=True),
            PageAction(new or _("New"), lambda: self.edit(None), "Ctrl+N", "plus", right, primary=True),
        ]

    def request(self, what: object) -> None:
        """Go to a row by its key, of a list by its table and key, or begin a new one, also one of a name: ("new", name)."""
        if what == "new":
            self.edit(None)
        elif isinstance(what, tuple) and len(what) == 2 and what[0] == "new":
            self.go(0)
            self.edit(None, self.register.named(what[1]), restore=False)
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Show the form of a row."""
        if self.desk.may(self.register.needs):
            self.edit(key)

    def change(self) -> None:
        """Show the form of the current row."""
        key = self.panel.current_key()
        if key is not None:
            self.open_row(key)

    def _dropped(self, key: int, files: list[str]) -> None:
        """Attach files to a row; on empty ground begin one with them, and show the first beside its form."""
        if key >= 0 or not self.desk.may(self.register.needs):
            super()._dropped(key, files)
            return
        self._files = files
        self.edit(None)
        if self.has_records:
            self.look_at(Path(files[0]))

    def edit(self, key: int | None, start: Mapping[str, Any] | None = None, restore: bool = True) -> Form:
        """Show the form of a row, or of a new one with what it begins with; a row is filled in when it was read.

        What a new row begins with and the form does not show is kept with it; without restore what was typed before and
        not kept stays away.
        """
        about, panel = self.register, self.panel
        begun = {**about.start, **(start or {})} if key is None else {}
        files, self._files = self._files, []
        shown: list[Shown] = []  # the row, once it was read

        def ready(form: Form, *answers: Any) -> Mapping[str, Any] | None:
            one: Shown | None = answers[0] if key is not None else None
            if key is not None and one is None:
                return None
            if one is not None:
                shown.append(one)
                form.version = one.version
                self.drawer.heading.setText(about.name(one.draft))
            more = about.ready(form, one, *answers[key is not None :]) if about.ready is not None else None
            return {**(_values_of(one.draft) if one is not None else {}), **(more or {})}

        def drafted(values: Values) -> Any:
            return about.draft(**{**begun, **(_values_of(shown[0].draft) if shown else {}), **values})

        def done(made: int, values: Values) -> None:
            if about.selects:
                panel.select_key(made)
            if files:
                attach_files(self.desk, Target(about.table, made), files)
            self._told_saved(about, drafted(values), made, form.version)

        form = ask(
            self.desk,
            self.drawer,
            about.table,
            about.new if key is None else "",
            about.fields(self.desk),
            send=lambda values: (about.save, drafted(values), key, form.version),
            done=done,
            start=begun,
            restore=restore,
            asks=[*([(about.read, key, *about.reads)] if key is not None else []), *about.asks],
            ready=ready,
            record=key or 0,
            columns=about.columns,
            first=about.first if key is None else "",
        )
        return form

    def _told_saved(self, about: Register, draft: Any, key: int, version: int | None) -> None:
        """Say that a row was saved, and offer to take the change back where that can be done."""
        words = _("{name} saved").format(name=about.name(draft))
        undo = about.undo
        if undo is None or version is None:
            self.desk.notice(words)
            return

        def take_back() -> None:
            told = lambda _key: self.desk.notice(_("Change taken back"))  # noqa: E731
            self.desk.run(undo, key, version + 1, then=told)

        self.desk.notice(words, action=_("Undo"), act=take_back)

    def run_on_current(self, service: Callable[..., Any], *args: Any, words: str = "") -> None:
        """Run a command on the current row, and say so."""
        key = self.panel.current_key()
        if key is not None:
            self.desk.run(service, key, *args, then=lambda _n: self.desk.notice(words) if words else None)
