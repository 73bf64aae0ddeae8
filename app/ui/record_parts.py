"""The parts that stand beside every record: documents with the viewer, notes, follow-ups, and the trail of its changes.

What a part shows is made when it is first seen: a page with such parts opens without them.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.manifest import command_titles
from app.core.messages import _
from app.core.people import person
from app.data import record_extras
from app.data.history import field_named, said
from app.data.record_documents import papers
from app.data.record_extras import AttachmentRow, FollowUpRow, NoteRow, Target
from app.data.trail import TrailView
from app.data.transfer import bytes_of
from app.ui.choice_fields import LongField
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.theme import px
from app.ui.widgets import button, row

if TYPE_CHECKING:  # what paints papers is imported when the first one is seen
    from app.ui.viewer import Viewer


class RecordPart(QWidget):
    """A part beside a record; the record and its rows wait until somebody looks."""

    title = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.target = desk, Target("", 0)
        self.rows: list[Any] = []
        self._made = False
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, px(8), 0, 0)

    def make(self) -> Self:
        """Make what stands here, once, and show what the part was given."""
        if not self._made:
            self._made = True
            self.build()
            self.take_record()
            self.fill()
        return self

    def showEvent(self, event: QShowEvent) -> None:
        """Make what stands here the first time it is seen."""
        super().showEvent(event)
        self.make()

    def show_record(self, target: Target) -> None:
        """Stand beside a record, key 0 for none; its rows come later."""
        self.target = target
        if self._made:
            self.take_record()

    def take(self, rows: list[Any]) -> None:
        """Show the rows of the record, now or when the part is seen."""
        self.rows = rows
        if self._made:
            self.fill()

    @abstractmethod
    def build(self) -> None:
        """Make the controls."""

    @abstractmethod
    def fill(self) -> None:
        """Write the rows into the controls."""

    def take_record(self) -> None:
        """Make ready for another record."""


def plain_list(name: str) -> QListWidget:
    """Return a list without frame, named for screen readers."""
    made = QListWidget()
    made.setObjectName("plain")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    return made


class DocumentsPart(RecordPart):
    """The papers of a record and the viewer of the one that is chosen."""

    rows: list[AttachmentRow]

    def __init__(self, desk: Desk, ask_files: Callable[[], object]) -> None:
        """Make the part; ask_files lets the person choose files to attach."""
        super().__init__(desk)
        self.title = _("Documents")
        self._ask_files = ask_files
        self._shown: list[int] | None = None
        self._looked = False  # whether a file that belongs to no row yet stands there

    @property
    def viewer(self) -> Viewer:
        """Return what shows the chosen paper."""
        return self.make()._viewer  # noqa: SLF001 - its own

    def build(self) -> None:
        """Make the list, the viewer, and what puts papers on and takes them off."""
        from app.ui.links import paper_field
        from app.ui.viewer import Viewer

        self._viewer = Viewer(self.desk)
        self._list = plain_list(self.title)
        self._list.setMaximumHeight(px(64))
        self._list.currentRowChanged.connect(self._show_document)
        self.inside.addWidget(self._list)
        self.inside.addWidget(self._viewer, 1)
        add = button(_("Attach …"), self._ask_files, pic="paperclip")
        add.setEnabled(self.desk.may("records.attach"))
        self._off = button(_("Take off"), self._take_off)
        self._off.setEnabled(False)
        self.inside.addLayout(row(add, self._off, 1))
        field = paper_field(self.desk, self._put_on)
        if field is not None:
            self.inside.addWidget(field)

    def take_record(self) -> None:
        """Show papers of a record again."""
        self._looked = False

    def fill(self) -> None:
        """List the papers and show the first; the same ones stay as they are looked at."""
        keys = [one.id for one in self.rows]
        if self.rows and keys == self._shown:
            return
        self._shown = keys
        self._list.blockSignals(True)
        self._list.clear()
        for document in self.rows:
            self._list.addItem(f"{document.name}    {formats.size(document.size)}")
        self._list.blockSignals(False)
        self._list.setVisible(len(self.rows) > 1)
        if self._looked:
            return
        if self.rows:
            self._list.setCurrentRow(0)
            self._show_document(0)
        else:
            self._off.setEnabled(False)
            self.desk.drop(self, "document")
            self._viewer.clear()

    def _show_document(self, place: int) -> None:
        from app.data.painted_files import load_painted

        if not 0 <= place < len(self.rows):
            return
        document = self.rows[place]
        self._off.setEnabled(document.id > 0 and self.desk.may("records.attach"))
        self._paint(load_painted, self.desk.office.book, document.name, document.sha256)

    def show_file(self, path: Path) -> None:
        """Show a file that belongs to no row yet, until another record comes."""
        from app.data.painted_files import painted

        self.make()
        self._looked = True
        self._paint(lambda: painted(path.name, bytes_of(path)))

    def _paint(self, job: Callable[..., Any], *args: Any) -> None:
        self.desk.work(
            job,
            *args,
            then=lambda found: self._viewer.show_document(*found),
            failed=lambda error: self._viewer.clear(str(error)),
            owner=self,
            slot="document",
        )

    def _put_on(self, key: int) -> None:
        how = papers()
        if how is not None and self.target.key:
            self.desk.run(how.link, key, self.target, then=lambda _n: self.desk.notice(_("Linked")))

    def _take_off(self) -> None:
        place, target = max(0, self._list.currentRow()), self.target
        if place >= len(self.rows):
            return
        one = self.rows[place]

        def undo() -> None:
            self.desk.run(record_extras.attach, target, one.sha256, one.name, one.size)

        def done(_nothing: object) -> None:
            self.desk.notice(
                _("{name} taken off; it stays in the archive").format(name=one.name),
                action=_("Undo"),
                act=undo,
            )

        self.desk.run(record_extras.detach, one.id, then=done)


class WrittenPart(RecordPart):
    """A form for one row more above the list of those there are."""

    @property
    def form(self) -> Form:
        """Return the form."""
        return self.make()._form  # noqa: SLF001 - its own

    @abstractmethod
    def new_form(self) -> Form:
        """Make the form."""

    def build(self) -> None:
        """Make the form and the list."""
        self._form, self._list = self.new_form(), plain_list(self.title)
        self.inside.addWidget(self._form)
        self.inside.addWidget(self._list, 1)

    def take_record(self) -> None:
        """Bring back what was begun for this record."""
        self._form.record = f"{self.target.table}.{self.target.key}"
        self._form.fill({})

    def _written(self, _answer: object) -> None:
        self._form.saved()
        self._form.fill({})


class NotesPart(WrittenPart):
    """The notes on a record, and a form for a new one."""

    rows: list[NoteRow]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Notes")

    def new_form(self) -> Form:
        """Make the form for a note."""
        made = Form(self.desk, "note", self._write, save_text=_("Write note"), columns=1)
        made.add(LongField("text", _("New note"), 3))
        return made

    def fill(self) -> None:
        """List the notes."""
        self._list.clear()
        for note in self.rows:
            self._list.addItem(f"{note.text}\n{person(note.written_by)}, {formats.moment(note.written_at)}")

    def _write(self) -> None:
        text = self._form.fields["text"].text()
        self._form.send(record_extras.write_note, self.target, text, then=self._written)


class FollowUpsPart(WrittenPart):
    """What is to be done about a record, and a form for one more."""

    rows: list[FollowUpRow]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Follow-ups")

    def new_form(self) -> Form:
        """Make the form for a follow-up."""
        made = Form(self.desk, "follow_up", self._set, save_text=_("Set follow-up"), columns=2)
        made.add(DayField("day", _("Day"), required=True))
        made.add(TextField("text", _("What is to be done")))
        return made

    def build(self) -> None:
        """Make the form, and the list in which Enter settles one."""
        super().build()
        self._list.itemActivated.connect(self._settle)

    def fill(self) -> None:
        """List the follow-ups."""
        self._list.clear()
        for one in self.rows:
            item = QListWidgetItem(
                f"{formats.day(one.day)}  {one.text}\n{person(one.login)} · " + _("Enter settles it")
            )
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self._list.addItem(item)

    def _set(self) -> None:
        values = self._form.values()
        self._form.send(
            record_extras.follow_up, self.target, values["day"], values["text"], then=self._written
        )

    def _settle(self, item: QListWidgetItem) -> None:
        self.desk.run(
            record_extras.settle_follow_up,
            item.data(Qt.ItemDataRole.UserRole),
            then=lambda _n: self.desk.notice(_("Follow-up settled")),
        )


class ChangesPart(RecordPart):
    """What was changed about a record, by whom and when."""

    rows: list[TrailView]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = _("Changes")
        self.inside.setContentsMargins(0, 0, 0, 0)

    def build(self) -> None:
        """Make the list."""
        self._list = plain_list(self.title)
        self.inside.addWidget(self._list)

    def fill(self) -> None:
        """List the changes."""
        self._list.clear()
        for view in self.rows:
            self._list.addItem(
                f"{formats.moment(view.at)}  {person(view.login)}  {_(command_titles().get(view.command, view.command))}\n"
                + change_words(view)
            )


def change_words(view: TrailView) -> str:
    """Say in words what a change did: each field with before and after."""
    if view.kind == "insert":
        return _("made")
    if view.kind == "delete":
        return _("taken away")
    before, after = view.before or {}, view.after or {}
    known = {name: field_named(view.table, name) for name in after}
    return "; ".join(
        f"{_(known[name].title)}: {said(known[name], before.get(name))} → {said(known[name], value)}"
        for name, value in after.items()
    )[:400]
