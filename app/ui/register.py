"""Registers: lists that are declared with the form of their rows, one or several in tabs, with what belongs to the row beside them.

A register says where its rows come from, how one is read, which fields its form
has and which command keeps it. The fields are named like those of the draft, so
that what is typed becomes the draft, and the draft what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as names_of
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.messages import _
from app.data.declarative import Base
from app.data.lists import ListSource
from app.data.undo import Undoing
from app.ui.declared_fields import Placed
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
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
    last change back.
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


class RegisterPage(ListTabs):
    """Ctrl+N begins a row in the list that is shown, Enter changes one; at the right stands what belongs to it."""

    def __init__(
        self, desk: Desk, title: str, registers: Sequence[Register], parts: Sequence[tuple[str, QWidget]] = ()
    ) -> None:
        super().__init__(desk, title, [(one.title, one.source) for one in registers])
        self.registers = tuple(registers)
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

    def standard_actions(self, new: str = "") -> list[PageAction]:
        """Return the two actions that every register has."""
        right = self.registers[0].needs
        return [
            PageAction(_("Change"), self.change, "F2", "pencil", right),
            PageAction(new or _("New"), lambda: self.edit(None), "Ctrl+N", "plus", right, primary=True),
        ]

    def request(self, what: object) -> None:
        """Go to a row by its key, of a list by its table and key, or begin a new one."""
        if what == "new":
            self.edit(None)
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

    def edit(self, key: int | None, start: Mapping[str, Any] | None = None) -> Form | None:
        """Show the form of a row, or of a new one with what it begins with."""
        one, about = (
            (self.desk.read_blocking(self.register.read, key) if key is not None else None),
            self.register,
        )
        if key is not None and one is None:
            return None
        panel = self.panel

        def save() -> None:
            draft, version = about.draft(**form.values()), form.version

            def done(made: int) -> None:
                form.saved()
                self.drawer.drop()
                if about.selects:
                    panel.select_key(made)
                self._told_saved(about, draft, made, version)

            form.send(about.save, draft, key, version, then=done)

        form = Form(
            self.desk,
            about.table,
            save,
            self.drawer.drop,
            columns=about.columns,
            record=key or 0,
            version=one.version if one else None,
        )
        for placed in about.fields(self.desk):
            if isinstance(placed, str):
                form.heading(placed)
            elif isinstance(placed, tuple):
                form.add(*placed)
            else:
                form.add(placed)
        form.fill_with(
            {part.name: getattr(one.draft, part.name) for part in names_of(one.draft)}
            if one
            else {**about.start, **(start or {})}
        )
        self.drawer.show_widget(about.name(one.draft) if one else about.new, form)
        if about.first and one is None:
            form.fields[about.first].setFocus()
        else:
            form.focus_first()
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
