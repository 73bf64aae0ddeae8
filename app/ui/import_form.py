"""The form of every import: which column holds what, a rehearsal that lists every fault by its cell, then the import itself."""

from __future__ import annotations

import datetime
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, KontorError
from app.core.messages import N_, _
from app.data.column_mapping import Peek, Places, imported_before, peek, shape, suggest
from app.data.imported_files import ANYWAY
from app.data.transfer import FieldSpec
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.jobs import Progress
from app.ui.theme import px
from app.ui.widgets import bring_into_sight, button, widen

SHOWN = 40  # characters of a sample beside the column's title


@dataclass(frozen=True)
class Importer:
    """What an import is: its kind, fields and switches, run(path, places, switches, rehearsal, progress), its words, how it is undone, what then shows it, and the verb."""

    kind: str
    fields: tuple[FieldSpec, ...]
    run: Callable[[Path, Places, dict[str, bool], bool, Progress], Any]
    words: Callable[[Any], str]
    switches: tuple[tuple[str, str], ...] = ()
    undo: Callable[[Any], None] | None = None
    then: Callable[[Any], None] | None = None
    verb: str = N_("Import")


class CheckedImport(Form):
    """A form that brings a file in: it is rehearsed with every fault listed, or imported for good, as a job; the import can be undone."""

    def __init__(
        self,
        desk: Desk,
        path: Path,
        name: str,
        words: Callable[[Any], str],
        close: Callable[[], None],
        verb: str = "",
    ) -> None:
        """Make the form of a file; words say what a finished run did, name tells its drafts from those of other imports."""
        super().__init__(desk, "import", self._import, close, verb or _("Import"), columns=2, record=name)
        self._path, self._said, self._close = path, words, close
        self._told = False  # that the file was imported before
        self._check = button(_("Check"), self.rehearse, "", "F7")
        QShortcut(
            QKeySequence("F7"), self, self.rehearse, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.bar.insertWidget(0, self._check)

    def list_faults(self, titles: Mapping[str, str]) -> None:
        """Put the list of faults below the form; titles are those of the fields that a fault may name."""
        self.faults = _FaultTable(titles)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.faults)

    def tell_before(self, kind: str, sha256: bytes) -> None:
        """Say when the same file was imported before."""

        def tell(before: datetime.datetime | None) -> None:
            if before is not None:
                self._told = True
                words = _("This file was imported on {when} already.")
                self.say(words.format(when=formats.moment(before)), bad=True)

        self.desk.read(imported_before, kind, sha256, then=tell, owner=self, slot="before")

    @abstractmethod
    def bring(self, rehearsal: bool) -> Callable[[Progress], Any]:
        """Return what the job does, with what stands in the form now; raises Invalid."""

    @abstractmethod
    def undo(self, done: Any) -> Callable[[], None] | None:
        """Return what takes a finished import back, None where nothing can be taken back."""

    def rehearse(self) -> None:
        """Do everything but keep nothing, and list what is wrong."""
        self._start(
            _("Check {name}"),
            True,
            lambda done: self.say(_("Nothing is wrong: {words}").format(words=self._said(done))),
        )

    def _import(self) -> None:
        self._start(_("Import {name}"), False, self._imported)

    def _start(self, title: str, rehearsal: bool, then: Callable[[Any], None]) -> None:
        self.faults.show_faults([])
        self.desk.drop(self, "before")  # what this run says is newer
        try:
            work = self.bring(rehearsal)
        except KontorError as error:
            self.refused(error)
            return
        self._enable(False)
        late = None if rehearsal else self._late
        name = title.format(name=self._path.name)
        job = self.desk.jobs.begin(name, work, self, then, failed=self._failed, late=late)
        job.ended.connect(self._again)

    def _again(self) -> None:
        self._enable(True)

    def _enable(self, on: bool) -> None:
        self.save_button.setEnabled(on)
        self._check.setEnabled(on)

    def _imported(self, done: Any) -> None:
        self.saved()
        words, offer = self._late(done)
        self.desk.notice(words, "", *(offer or ()))
        self._close()

    def _late(self, done: Any) -> tuple[str, tuple[str, Callable[[], None]] | None]:
        """Say what was imported and how it is undone, also once the form is gone; who signed in anew undoes it elsewhere."""
        undo = None if self.desk.watching.closed else self.undo(done)
        return _("Imported: {words}").format(words=self._said(done)), None if undo is None else (
            _("Undo"),
            undo,
        )

    def _failed(self, error: KontorError) -> None:
        self._told = self._told or error.field == ANYWAY
        if isinstance(error, BadFile):
            self.say(str(error), bad=True)
            self.faults.show_faults(error.faults)
            QTimer.singleShot(0, self.faults, lambda: bring_into_sight(self.faults))
        else:
            self.refused(error)


class ImportForm(CheckedImport):
    """Maps the columns of one file and imports it; raises BadFile for a file that is no table."""

    def __init__(self, desk: Desk, path: Path, importer: Importer, close: Callable[[], None]) -> None:
        super().__init__(desk, path, importer.kind, importer.words, close, verb=_(importer.verb))
        self._importer = importer
        self._peek = peek(path)
        self._memory = f"import.{importer.kind}.{shape(self._peek.header)}"
        choices = [
            ("", N_("not in the file")),
            *((str(i), _column(self._peek, i)) for i in range(len(self._peek.header))),
        ]
        for field in importer.fields:
            self.add(ChoiceField(field.key, _(field.title) + (" *" if field.required else ""), choices))
        for key, title in importer.switches:
            self.add(SwitchField(key, title), 2)
        known = {
            key: place
            for key, place in (desk.store.get(self._memory) or {}).items()
            if place < len(self._peek.header)
        }
        places = known or suggest(self._peek.header, importer.fields)
        self.fill({key: str(place) for key, place in places.items()}, restore=False)
        self.list_faults({field.key: _(field.title) for field in importer.fields})
        self.tell_before(importer.kind, self._peek.sha256)

    def places(self) -> dict[str, int]:
        """Return the chosen column of each field that is in the file."""
        return {
            field.key: int(text) for field in self._importer.fields if (text := self.fields[field.key].text())
        }

    def bring(self, rehearsal: bool) -> Callable[[Progress], Any]:
        """Run the importer with the columns chosen, which are remembered for the next file with the same ones."""
        places = self.places()
        switches = {key: bool(self.fields[key].value()) for key, _title in self._importer.switches}
        switches[ANYWAY] = rehearsal or self._told
        if not rehearsal:
            self.desk.store.put(self._memory, places)
        return lambda progress: self._importer.run(self._path, places, switches, rehearsal, progress)

    def undo(self, done: Any) -> Callable[[], None] | None:
        """Take back as the importer does."""
        undo = self._importer.undo
        return (lambda: undo(done)) if undo is not None else None

    def _imported(self, done: Any) -> None:
        then = self._importer.then
        if then is None:
            super()._imported(done)
            return
        self.saved()
        self._close()
        then(done)  # what is shown then speaks for itself


def show_import(page: Any, path: Path, importer: Importer) -> ImportForm | None:
    """Show the columns of a file in the drawer of a page; what is no table is said instead, and None comes back."""
    try:
        form = ImportForm(page.desk, path, importer, page.close_drawer)
    except KontorError as error:
        page.desk.refused(error)
        return None
    page.drawer.show_widget(_("Import {name}").format(name=path.name), form)
    form.focus_first()
    return form


def _column(found: Peek, place: int) -> str:
    title, sample = found.header[place] or _("column {number}").format(number=place + 1), found.sample(place)
    return f"{title}  ·  {sample[:SHOWN]}" if sample else title


class _FaultTable(QTableWidget):
    """Every fault of a file: line, column, and what to do."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__(0, 3)
        self._titles = titles
        self.setAccessibleName(_("Faults of the file"))
        self.setHorizontalHeaderLabels([_("Line"), _("Column"), _("What is wrong")])
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, width in ((0, 48), (1, 84)):
            widen(self, place, width)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setWordWrap(True)
        self.setMinimumHeight(px(240))
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show faults, or nothing where there are none."""
        self.setRowCount(len(faults))
        for row, one in enumerate(faults):
            for column, text in enumerate(
                (str(one.line or ""), self._titles.get(one.field, one.field), str(one.message))
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 0:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.setVisible(bool(faults))
