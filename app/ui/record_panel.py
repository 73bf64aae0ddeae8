"""What any row can have, in tabs: documents with the viewer, notes, follow-ups, and the trail of its changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.core import format as formats
from app.core.errors import KontorError
from app.core.manifest import command_titles
from app.core.messages import N_, Message, _
from app.core.people import person
from app.data import archive, record_extras, trail
from app.data.history import field_named, said
from app.data.painted_files import load_painted
from app.data.record_documents import documents_on, papers
from app.data.record_extras import AttachmentRow, FollowUpRow, NoteRow, Target
from app.data.transfer import bytes_of
from app.ui.beside_records import add_beside
from app.ui.choice_fields import LongField
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.links import paper_field
from app.ui.record_tabs import RecordTabs
from app.ui.save_file import ask_files
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import button, row

WALKING_MS = 40  # who walks through a list with the arrows waits for the rows alone


def attach_files(desk: Desk, target: Target, files: list[str]) -> None:
    """Put files on a row, where papers are filed also into the inbox; each refusal is told, the others go on."""

    def one(path: Path) -> Message:
        data = bytes_of(path)
        sha = archive.store(desk.office.book, data)
        desk.office.run(record_extras.attach, target, sha, path.name, len(data))
        return Message(N_("{name} attached"), {"name": path.name})

    how = papers()
    for name in files:
        if how is not None and desk.may(how.take_right) and target.table != how.table:
            desk.work(how.take, desk.office, target, Path(name), then=lambda said: desk.notice(str(said)))
        else:
            desk.work(one, Path(name), then=lambda said: desk.notice(str(said)))


class RecordPanel(QFrame):
    """Shows what is linked to one row; files dropped here are attached to it."""

    has_own_keys = True  # Del is meant for what stands here

    def __init__(
        self, desk: Desk, own: Sequence[tuple[str, QWidget]] = (), parent: QWidget | None = None
    ) -> None:
        """Make the panel; own tabs of a page stand in the place of the documents."""
        super().__init__(parent)
        self.setObjectName("card")
        self._own = bool(own)
        self.setAcceptDrops(not own)
        self.desk, self.target = desk, Target("", 0)
        self._documents: list[AttachmentRow] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        self.tabs = RecordTabs(self)
        inside.addWidget(self.tabs)
        inside.addWidget(self.tabs.nothing, 1, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.viewer = Viewer(desk)
        self._list = QListWidget()
        self._list.setObjectName("plain")
        self._list.setAccessibleName(_("Documents"))
        self._list.setMaximumHeight(px(64))
        self._list.currentRowChanged.connect(self._show_document)
        documents = self.documents_part = self._documents_tab()
        for title, part in own or ((_("Documents"), documents),):
            self.tabs.addTab(part, title)
        if own:
            documents.setParent(self)
            documents.hide()
        self._notes = QListWidget()
        self._follow, self._trail = QListWidget(), QListWidget()
        self.tabs.addTab(self._notes_tab(), _("Notes"))
        self.tabs.addTab(self._follow_tab(), _("Follow-ups"))
        self._plain(self._trail, _("Changes"))
        self._beside = add_beside(desk, self.tabs)
        self.tabs.addTab(self._trail, _("Changes"))
        self._reader = QTimer(self, singleShot=True, interval=WALKING_MS)
        self._reader.timeout.connect(self.refresh)
        desk.watch(self, self.refresh, own=True)  # what a page puts here the page reads

    def _plain(self, made: QListWidget, name: str) -> None:
        made.setObjectName("plain")
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setFrameShape(QFrame.Shape.NoFrame)

    def _documents_tab(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(8), 0, 0)
        inside.addWidget(self._list)
        inside.addWidget(self.viewer, 1)
        add = button(_("Attach …"), self._ask_files, pic="paperclip")
        add.setEnabled(self.desk.may("records.attach"))
        self._off = button(_("Take off"), self._take_off)
        self._off.setEnabled(False)
        inside.addLayout(row(add, self._off, 1))
        field = paper_field(self.desk, self._put_on)
        if field is not None:
            inside.addWidget(field)
        return part

    def _put_on(self, key: int) -> None:
        how = papers()
        if how is not None and self.target.key:
            self.desk.run(how.link, key, self.target, then=lambda _n: self.desk.notice(_("Linked")))

    def _notes_tab(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(8), 0, 0)
        self._note_form = Form(self.desk, "note", self._write_note, save_text=_("Write note"), columns=1)
        self._note_form.add(LongField("text", _("New note"), 3))
        self._plain(self._notes, _("Notes"))
        inside.addWidget(self._note_form)
        inside.addWidget(self._notes, 1)
        return part

    def _follow_tab(self) -> QWidget:
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, px(8), 0, 0)
        self._follow_form = Form(
            self.desk, "follow_up", self._set_follow_up, save_text=_("Set follow-up"), columns=2
        )
        self._follow_form.add(DayField("day", _("Day"), required=True))
        self._follow_form.add(TextField("text", _("What is to be done")))
        self._plain(self._follow, _("Follow-ups"))
        self._follow.itemActivated.connect(self._settle)
        inside.addWidget(self._follow_form)
        inside.addWidget(self._follow, 1)
        return part

    def show_record(self, target: Target) -> None:
        """Show what belongs to a row; the key 0 is none. The same row is not read again, and what is being typed about it stays."""
        if target.key and target == self.target:
            return
        self.target = target
        for part in filter(None, map(self.tabs.widget, range(self.tabs.count()))):
            part.setEnabled(bool(target.key))  # nothing belongs to no row
        self.tabs.uncover(bool(target.key))
        if not target.key:
            for slot in ("documents", "notes", "follow-ups", "trail", "document"):
                self.desk.drop(self, slot)
            self._take_documents([])
            self._take_notes([])
            self._take_follow_ups([])
            self._trail.clear()
        self._note_form.record = f"{target.table}.{target.key}"
        self._follow_form.record = f"{target.table}.{target.key}"
        for beside in self._beside:
            beside.show_record(target)
        for form in (self._note_form, self._follow_form):
            form.fill({})
        self._reader.start()

    def refresh(self) -> None:
        """Read everything again, once it is seen."""
        if not self.target.key or not self.isVisible():
            return
        target = self.target
        read = self.desk.read
        if not self._own:
            read(documents_on, target, then=self._take_documents, slot="documents")
        read(record_extras.notes, target, then=self._take_notes, slot="notes")
        read(record_extras.follow_ups, target, then=self._take_follow_ups, slot="follow-ups")
        read(trail.history, target.table, target.key, then=self._take_trail, slot="trail")

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody saw it."""
        super().showEvent(event)
        self._reader.start()

    def _take_documents(self, found: list[AttachmentRow]) -> None:
        same = [d.id for d in found] == [d.id for d in self._documents] and self._list.count() == len(found)
        self._documents = found
        self.tabs.setTabText(
            self.tabs.indexOf(self.documents_part), _("Documents") + (f" ({len(found)})" if found else "")
        )
        if same and found:
            return
        self._list.blockSignals(True)
        self._list.clear()
        for document in found:
            self._list.addItem(f"{document.name}    {formats.size(document.size)}")
        self._list.blockSignals(False)
        self._list.setVisible(len(found) > 1)
        if found:
            self._list.setCurrentRow(0)
            self._show_document(0)
        else:
            self._off.setEnabled(False)
            self.desk.drop(self, "document")
            self.viewer.clear()

    def _show_document(self, place: int) -> None:
        if not 0 <= place < len(self._documents):
            return
        document = self._documents[place]
        self._off.setEnabled(document.id > 0 and self.desk.may("records.attach"))
        self.desk.work(
            load_painted,
            self.desk.office.book,
            document.name,
            document.sha256,
            then=lambda found: self.viewer.show_document(*found),
            failed=lambda error: self.viewer.clear(str(error)),
            owner=self,
            slot="document",
        )

    def _take_notes(self, found: list[NoteRow]) -> None:
        self._notes.clear()
        for note in found:
            self._notes.addItem(f"{note.text}\n{person(note.written_by)}, {formats.moment(note.written_at)}")
        self._count(self._notes, _("Notes"), len(found))

    def _take_follow_ups(self, found: list[FollowUpRow]) -> None:
        self._follow.clear()
        for one in found:
            item = QListWidgetItem(
                f"{formats.day(one.day)}  {one.text}\n{person(one.login)} · " + _("Enter settles it")
            )
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self._follow.addItem(item)
        self._count(self._follow, _("Follow-ups"), len(found))

    def _count(self, part: QListWidget, title: str, count: int) -> None:
        pages = {i: self.tabs.widget(i) for i in range(self.tabs.count())}
        place = next(
            i for i, page in pages.items() if page is not None and (page is part or page.isAncestorOf(part))
        )
        self.tabs.setTabText(place, title + (f" ({count})" if count else ""))

    def _take_trail(self, found: list[trail.TrailView]) -> None:
        self._trail.clear()
        for view in found:
            self._trail.addItem(
                f"{formats.moment(view.at)}  {person(view.login)}  {_(command_titles().get(view.command, view.command))}\n"
                + change_words(view)
            )

    # -- doing ---------------------------------------------------------------
    def _write_note(self) -> None:
        text = self._note_form.fields["text"].text()

        def done(_key: int) -> None:
            self._note_form.saved()
            self._note_form.fill({})

        self._note_form.send(record_extras.write_note, self.target, text, then=done)

    def _set_follow_up(self) -> None:
        values = self._follow_form.values()

        def done(_key: int) -> None:
            self._follow_form.saved()
            self._follow_form.fill({})

        self._follow_form.send(
            record_extras.follow_up,
            self.target,
            values["day"],
            values["text"],
            then=done,
        )

    def _settle(self, item: QListWidgetItem) -> None:
        self.desk.run(
            record_extras.settle_follow_up,
            item.data(Qt.ItemDataRole.UserRole),
            then=lambda _n: self.desk.notice(_("Follow-up settled")),
        )

    def _take_off(self) -> None:
        place, target = max(0, self._list.currentRow()), self.target
        if place >= len(self._documents):
            return
        one = self._documents[place]

        def undo() -> None:
            self.desk.run(record_extras.attach, target, one.sha256, one.name, one.size)

        def done(_nothing: object) -> None:
            self.desk.notice(
                _("{name} taken off; it stays in the archive").format(name=one.name),
                action=_("Undo"),
                act=undo,
            )

        self.desk.run(record_extras.detach, one.id, then=done)

    def _ask_files(self) -> None:
        ask_files(self, _("Attach …"), lambda files: attach_files(self.desk, self.target, files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and self.target.key and self.desk.may("records.attach"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        try:
            attach_files(
                self.desk,
                self.target,
                [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()],
            )
        except (OSError, KontorError) as error:
            self.desk.notice(str(error), "bad")
        event.acceptProposedAction()


def change_words(view: trail.TrailView) -> str:
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
