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

from app.core.errors import KontorError
from app.core.messages import _
from app.data.lists import ListSource
from app.data.records import Target
from app.ui.desk import Desk
from app.ui.fields import Field
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.records import RecordPanel
from app.ui.theme import px
from app.ui.widgets import PageAction

Placed = Field | tuple[Field, int] | str  # a field, one with the columns it spans, or the heading of a group


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


@dataclass(frozen=True)
class Register:
    """One list with its form.

    new titles the form of a new row; read answers (connection, key), draft makes what the command keep(draft, key, version)
    takes, start says what a new one begins with, right who may change it, name what a row is called when it was saved.
    """

    title: str
    new: str
    source: ListSource
    table: str
    read: Callable[..., Shown | None]
    fields: Callable[[Desk], Sequence[Placed]]
    draft: Callable[..., Any]
    keep: Callable[..., int]
    right: str
    start: Mapping[str, Any] = field(default_factory=dict)
    name: Callable[[Any], str] = lambda draft: str(getattr(draft, "name", "") or getattr(draft, "title", ""))
    columns: int = 2
    selects: bool = True  # whether the key that the command returns is one of this list


class RegisterPage(ListTabs):
    """Ctrl+N begins a row in the list that is shown, Enter changes one; at the right stands what belongs to it."""

    def __init__(self, desk: Desk, title: str, registers: Sequence[Register], parts: Sequence[tuple[str, QWidget]] = ()) -> None:
        super().__init__(desk, title, [(one.title, one.source) for one in registers])
        self.registers = tuple(registers)
        self.bar.setVisible(len(registers) > 1)
        self.records = self.add_records(RecordPanel(desk), [one.table for one in registers])
        self.bar.currentChanged.connect(self._turn_records)
        for place, (words, part) in enumerate(parts):
            holder = QWidget()
            room = QVBoxLayout(holder)
            room.setContentsMargins(0, px(8), 0, 0)
            room.addWidget(part)
            self.records.tabs.insertTab(place, holder, words)
        if parts:
            self.records.tabs.setCurrentIndex(0)

    def _turn_records(self, place: int) -> None:
        """Show what belongs to the current row of the list that was turned to, nothing where it has none."""
        self.records.show_record(Target(self.registers[place].table, self.panel.current_key() or 0))

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self.registers[self.bar.currentIndex()]

    def standard_actions(self, new: str = "") -> list[PageAction]:
        """Return the two actions that every register has."""
        right = self.registers[0].right
        return [
            PageAction(_("Change"), self.change, "F2", "pencil", right),
            PageAction(new or _("New"), lambda: self.edit(None), "Ctrl+N", "plus", right, primary=True),
        ]

    def request(self, what: object) -> None:
        """Go to a row by its key, of a list by its table and key, or begin a new one."""
        if what == "new":
            self.edit(None)
        elif isinstance(what, int):
            self.panel.select_key(what)
        elif isinstance(what, Target):
            self.go([one.table for one in self.registers].index(what.table))
            self.panel.select_key(what.key)

    def open_row(self, key: int) -> None:
        """Show the form of a row."""
        if self.desk.may(self.register.right):
            self.edit(key)

    def change(self) -> None:
        """Show the form of the current row."""
        key = self.panel.current_key()
        if key is not None:
            self.open_row(key)

    def edit(self, key: int | None, start: Mapping[str, Any] | None = None) -> Form | None:
        """Show the form of a row, or of a new one with what it begins with."""
        one, about = (self.desk.now(self.register.read, key) if key is not None else None), self.register
        if key is not None and one is None:
            return None
        panel = self.panel

        def save() -> None:
            draft = about.draft(**form.values())
            run(draft, one.version if one else None)

        def run(draft: Any, version: int | None) -> None:
            def refused(error: KontorError) -> None:
                form.refused(error, lambda: run(draft, None))

            def done(made: int) -> None:
                form.saved()
                self.drawer.drop()
                if about.selects:
                    panel.select_key(made)
                self.desk.notice(_("{name} saved").format(name=about.name(draft)))

            self.desk.run(about.keep, draft, key, version, then=done, failed=refused)

        form = Form(self.desk, f"draft.{about.table}.{key or 0}", save, self.drawer.drop, columns=about.columns)
        for placed in about.fields(self.desk):
            if isinstance(placed, str):
                form.heading(placed)
            elif isinstance(placed, tuple):
                form.add(*placed)
            else:
                form.add(placed)
        form.fill_with(
            {part.name: getattr(one.draft, part.name) for part in names_of(one.draft)} if one else {**about.start, **(start or {})}
        )
        self.drawer.show_widget(about.name(one.draft) if one else about.new, form)
        form.focus_first()
        return form

    def run_on_current(self, service: Callable[..., Any], *args: Any, words: str = "") -> None:
        """Run a command on the current row, and say so."""
        key = self.panel.current_key()
        if key is not None:
            self.desk.run(service, key, *args, then=lambda _n: self.desk.notice(words) if words else None)
