"""Files that leave the window or come in: the place is asked for, the file is made and written beside the window, and told either way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.core import atomic_files
from app.core.messages import _
from app.data.export import Sheet, csv_bytes, xlsx_bytes
from app.ui.desk import Desk


def ask_place(owner: QWidget, title: str, name: str, then: Callable[[Path], object]) -> None:
    """Ask where a file shall be written; its suffix is that of the proposed name."""
    ask = QFileDialog(owner, title, name)
    ask.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ask.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    ask.fileSelected.connect(lambda path: then(Path(path)))
    ask.open()


def save_file(owner: QWidget, desk: Desk, name: str, make: Callable[[], bytes]) -> None:
    """Ask for a place and write there what make() returns; make() runs beside the window and may raise KontorError."""
    ask_place(owner, _("Save"), name, lambda path: write_file(desk, path, make))


def write_file(desk: Desk, path: Path, make: Callable[[], bytes]) -> None:
    """Write a file whole or not at all, and say so; an older file of that name stays until the new one is complete."""

    def write() -> None:
        atomic_files.write_bytes(path, make())

    desk.work(write, then=lambda _nothing: desk.notice(_("{name} saved").format(name=path.name)))


def sheet_bytes(sheet: Sheet, kind: str) -> bytes:
    """Return a table as a file of a kind, 'xlsx' or 'csv', written for people."""
    return xlsx_bytes(sheet) if kind == "xlsx" else csv_bytes(sheet, for_people=True)


def ask_folder(owner: QWidget, title: str, then: Callable[[str], object], where: str = "") -> None:
    """Ask for a folder, beginning in one."""
    ask = QFileDialog(owner, title, where)
    ask.setFileMode(QFileDialog.FileMode.Directory)
    ask.setOption(QFileDialog.Option.ShowDirsOnly)
    ask.fileSelected.connect(then)
    ask.open()


def ask_files(owner: QWidget, title: str, then: Callable[[list[str]], object], *kinds: str) -> None:
    """Ask for files that exist, of some kinds: name filters such as 'Mails (*.eml *.msg)'."""
    ask = QFileDialog(owner, title)
    ask.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if kinds:
        ask.setNameFilters(kinds)
    ask.filesSelected.connect(then)
    ask.open()


def ask_file(
    owner: QWidget, title: str, then: Callable[[Path], object], *kinds: str, where: str = ""
) -> None:
    """Ask for one file that exists, beginning in a folder; see ask_files()."""
    ask = QFileDialog(owner, title, where)
    ask.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kinds:
        ask.setNameFilters(kinds)
    ask.fileSelected.connect(lambda path: then(Path(path)))
    ask.open()


def ask_table(owner: QWidget, title: str, then: Callable[[Path], object], *more: str) -> None:
    """Ask for a file that holds a table: CSV or a spreadsheet; more are name filters of what else is taken."""
    ask_file(owner, title, then, f"{_('Tables')} (*.csv *.txt *.xlsx *.xls *.ods)", *more, _("All files (*)"))
