"""What any row can have, in tabs: documents with the viewer, notes, follow-ups, and the trail of its changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.errors import KontorError
from app.core.messages import N_, Message, _
from app.data import archive, record_extras, trail
from app.data.record_documents import documents_on, papers
from app.data.record_extras import AttachmentRow, FollowUpRow, NoteRow, Target
from app.data.transfer import bytes_of
from app.ui.beside_records import BesideTab, add_beside
from app.ui.desk import Desk
from app.ui.record_parts import ChangesPart, DocumentsPart, FollowUpsPart, NotesPart, RecordPart
from app.ui.record_tabs import RecordTabs
from app.ui.save_file import ask_files
from app.ui.theme import px

if TYPE_CHECKING:
    from app.ui.viewer import Viewer

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
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        self.tabs = RecordTabs(self)
        inside.addWidget(self.tabs)
        inside.addWidget(self.tabs.nothing, 1, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.documents = DocumentsPart(desk, self._ask_files)
        self.notes, self.follow_ups, self.changes = NotesPart(desk), FollowUpsPart(desk), ChangesPart(desk)
        for title, part in own or ((self.documents.title, self.documents),):
            self.tabs.addTab(part, title)
        if own:
            self.documents.setParent(self)
            self.documents.hide()
        for one in (self.notes, self.follow_ups):
            self.tabs.addTab(one, one.title)
        self._parts: list[RecordPart | BesideTab] = [*add_beside(desk, self.tabs)]
        self._parts += [self.documents, self.notes, self.follow_ups, self.changes]
        self.tabs.addTab(self.changes, self.changes.title)
        self._reader = QTimer(self, singleShot=True, interval=WALKING_MS)
        self._reader.timeout.connect(self.refresh)
        desk.watch(self, self.refresh, own=True)  # what a page puts here the page reads

    @property
    def viewer(self) -> Viewer:
        """Return the viewer of the record's documents."""
        return self.documents.viewer

    def show_record(self, target: Target) -> None:
        """Show what belongs to a row; the key 0 is none. The same row is not read again, and what is being typed about it stays."""
        if target.key and target == self.target:
            return
        self.target = target
        for part in filter(None, map(self.tabs.widget, range(self.tabs.count()))):
            part.setEnabled(bool(target.key))  # nothing belongs to no row
        self.tabs.uncover(bool(target.key))
        if not target.key:
            for slot in ("documents", "notes", "follow-ups", "trail"):
                self.desk.drop(self, slot)
            self._take_documents([])
            self._take_notes([])
            self._take_follow_ups([])
            self._take_trail([])
        for one in self._parts:
            one.show_record(target)
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
        self._take(self.documents, found)

    def _take_notes(self, found: list[NoteRow]) -> None:
        self._take(self.notes, found)

    def _take_follow_ups(self, found: list[FollowUpRow]) -> None:
        self._take(self.follow_ups, found)

    def _take_trail(self, found: list[trail.TrailView]) -> None:
        self.changes.take(found)

    def _take(self, part: RecordPart, found: list[Any]) -> None:
        part.take(found)
        self.tabs.setTabText(self.tabs.indexOf(part), part.title + (f" ({len(found)})" if found else ""))

    # -- doing ---------------------------------------------------------------
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
