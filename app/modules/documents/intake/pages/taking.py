"""Taking files in: progress while they are read, then what became of those that need a look; when all is well, on to the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.errors import BadFile, Cancelled, KontorError
from app.core.messages import N_, _, counted
from app.modules.documents.intake.services.arrivals import AS_VERSION, KEEP_BOTH, Wishes
from app.modules.documents.intake.services.folder_import import read_list, run, undo
from app.modules.documents.intake.services.intake import (
    DUPLICATE,
    NEW,
    QUARANTINED,
    REFUSED,
    UNPACKED,
    Outcome,
    again_as_version,
    take_bytes,
    take_file,
    take_many,
)
from app.ui.desk import Desk
from app.ui.jobs import Progress
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_table
from app.ui.theme import px
from app.ui.widgets import card, label

STATES = {
    NEW: N_("taken in"),
    DUPLICATE: N_("is here already"),
    QUARANTINED: N_("in quarantine"),
    REFUSED: N_("refused"),
    UNPACKED: N_("unpacked"),
}
INBOX = "documents.archive.inbox"


class TakingPage(Page):
    """What became of files; the same bytes again are asked about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Taking in"))
        self._rows: list[tuple[Outcome, Path | None, bytes]] = []
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.words = label("", "quiet", wrap=True)
        self.table = QTableWidget(0, 3)
        EmptyWords(
            self.table, _("Files that could not be taken in by themselves stand here with the reason.")
        )
        self.table.setAccessibleName(_("Files"))
        self.table.setHorizontalHeaderLabels([_("File"), _("State"), _("Why")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 300), (1, 150)):
            self.table.setColumnWidth(place, px(width))
        self.table.itemActivated.connect(lambda _item: self.open_known())
        inside.addWidget(self.table)
        self.body.addWidget(self.words)
        self.body.addWidget(frame, 1)
        self.set_actions(
            [
                PageAction(
                    _("Import with a list …"),
                    self.ask_list,
                    "Ctrl+Shift+I",
                    "list",
                    "documents.intake",
                    menu=True,
                ),
                PageAction(
                    _("Open the existing one"),
                    self.open_known,
                    "Ctrl+O",
                    "external-link",
                    "documents.view",
                    row=True,
                ),
                PageAction(
                    _("Keep as version"),
                    lambda: self.again(AS_VERSION),
                    "",
                    "layers",
                    "documents.file",
                    row=True,
                ),
                PageAction(
                    _("Keep both"), lambda: self.again(KEEP_BOTH), "", "copy", "documents.intake", row=True
                ),
                PageAction(
                    _("To the inbox"),
                    lambda: desk.open(INBOX),
                    "Ctrl+Return",
                    "inbox",
                    "documents.view",
                    primary=True,
                ),
            ]
        )
        self.mean_rows(self.table)

    def first_focus(self) -> QWidget | None:
        """Focus the files."""
        return self.table

    def request(self, what: object) -> None:
        """Take in what was dropped: paths, or a name with bytes."""
        if isinstance(what, list) and what:
            self._begin(what)

    def _begin(self, things: list[Any]) -> None:
        paths = [Path(one) for one in things if isinstance(one, str)]
        pieces = [one for one in things if isinstance(one, tuple)]
        office = self.desk.office

        def work(progress: Progress) -> list[tuple[Outcome, Path | None, bytes]]:
            found: list[tuple[Outcome, Path | None, bytes]] = []
            for path in paths:
                named = {one.name: one for one in ([path] if path.is_file() else path.rglob("*"))}
                found += [
                    (one, named.get(one.file), b"")
                    for one in take_many(office, [path], Wishes("drop"), progress)
                ]
            return [
                *found,
                *((take_bytes(office, data, name, Wishes("drop")), None, data) for name, data in pieces),
            ]

        self._start(work)

    def ask_list(self) -> None:
        """Ask for a list that says what files are, check it, and take them in."""
        ask_table(self, _("Import with a list …"), self.import_list)

    def import_list(self, path: Path) -> None:
        """Take the files of a list in; a list with faults is refused whole, each is named by its line."""
        office = self.desk.office

        def work(progress: Progress) -> list[tuple[Outcome, Path | None, bytes]]:
            rows = read_list(office, path)
            done = run(office, rows, progress)
            return [(one, row.path, b"") for one, row in zip(done, rows, strict=True)]

        self._start(work)

    def _start(self, work: Callable[[Progress], list[tuple[Outcome, Path | None, bytes]]]) -> None:
        self.words.setText(_("The files are being read …"))
        self.desk.jobs.begin(_("Taking in"), work, self, self._take, self._failed)

    def _failed(self, error: KontorError) -> None:
        if isinstance(error, BadFile):
            self.words.setText(str(error))
            lines = [
                Outcome(_("line {line}").format(line=one.line), None, REFUSED, message=one.message)
                for one in error.faults
            ]
            self._rows = [(one, None, b"") for one in lines]
            self._show()
        else:
            cut = isinstance(error, Cancelled) or type(error) is KontorError
            words = _("Taking in was interrupted; what was taken before lies in the inbox.")
            self.words.setText(words if cut else str(error))
            self.desk.refused(error)

    def _take(self, found: list[tuple[Outcome, Path | None, bytes]]) -> None:
        new = sum(_count_new(one) for one, _path, _data in found)
        words = counted(new, N_("1 document taken in"), N_("{count} documents taken in"))
        self._rows = [row for row in _flat(found) if row[0].status not in (NEW, UNPACKED)]
        self.words.setText(words)
        self._show()
        if not self._rows:
            outcomes = [one for one, _path, _data in found]
            self.desk.notice(words, action=_("Undo"), act=lambda: self._undo(outcomes))
            self.desk.open(INBOX, next((row[0].id for row in reversed(_flat(found)) if row[0].id), None))

    def _undo(self, outcomes: list[Outcome]) -> None:
        self.desk.work(
            undo,
            self.desk.office,
            outcomes,
            then=lambda n: self.desk.notice(
                counted(n, N_("1 document discarded"), N_("{count} documents discarded"))
            ),
        )

    def _show(self) -> None:
        self.table.setRowCount(len(self._rows))
        for place, (one, _path, _data) in enumerate(self._rows):
            for column, text in enumerate((one.file, _(STATES[one.status]), str(one.message))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        if self._rows and self.table.currentRow() < 0:
            self.table.selectRow(0)

    def _current(self) -> tuple[Outcome, Path | None, bytes] | None:
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def open_known(self) -> None:
        """Open the document that has these bytes."""
        row = self._current()
        if row is not None and row[0].id is not None:
            page = INBOX if row[0].status == QUARANTINED else "documents.archive.archive"
            self.desk.open(page, row[0].id)

    def again(self, way: str) -> None:
        """Take the file in again: as a document of its own, or as a further version of the one that is here."""
        row = self._current()
        if row is None or row[0].status != DUPLICATE:
            self.desk.notice(_("Choose a file that is here already."))
            return
        place = self.table.currentRow()
        outcome, path, data = row
        office = self.desk.office

        def work() -> Outcome:
            if way == AS_VERSION and outcome.id is not None:
                again_as_version(office, outcome.id, outcome.sha256, outcome.file)
                return replace(outcome, status=NEW)
            wishes = Wishes("drop", again=way)
            return (
                take_file(office, path, wishes)
                if path is not None
                else take_bytes(office, data, outcome.file, wishes)
            )

        def done(result: Outcome) -> None:
            if result.status == NEW:
                del self._rows[place]
                self.desk.notice(_("{name} kept").format(name=result.file))
            else:
                self._rows[place] = (result, path, data)
            self._show()

        self.desk.work(work, then=done)


def _flat(
    found: Iterable[tuple[Outcome, Path | None, bytes]],
) -> list[tuple[Outcome, Path | None, bytes]]:
    """Return outcomes with what was inside each behind it, which is in no file of its own."""
    rows = []
    for one, path, data in found:
        rows.append((one, path, data))
        rows += _flat((part, None, b"") for part in one.parts)
    return rows


def _count_new(one: Outcome) -> int:
    return (one.status == NEW) + sum(_count_new(part) for part in one.parts)
