"""Files that leave the window or come in: the place is asked for, the file is made and written beside the window, and told either way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core import atomic_files
from app.core.messages import _
from app.data.export import Sheet, csv_bytes, xlsx_bytes
from app.ui.desk import Desk

_last: dict[str, str] = {}  # where a file was written or read last, by which of both, while the program runs


def _begin(which: str) -> str:
    """Return the folder that a question begins in: the last one, at first the person's documents, never where the program lies."""
    last = _last.get(which, "")
    if last and Path(last).is_dir():
        return last
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())


def _took(which: str, path: str) -> Path:
    """Remember where a person was, and return what they chose."""
    _last[which] = str(Path(path).parent)
    return Path(path)


def ask_place(owner: QWidget, title: str, name: str, then: Callable[[Path], object]) -> None:
    """Ask where a file shall be written; its suffix is that of the proposed name."""
    ask = QFileDialog(owner, title, str(Path(_begin("write"), name)))
    ask.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ask.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    ask.fileSelected.connect(lambda path: then(_took("write", path)))
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
    ask = QFileDialog(owner, title, where if where and Path(where).is_dir() else _begin("write"))
    ask.setFileMode(QFileDialog.FileMode.Directory)
    ask.setOption(QFileDialog.Option.ShowDirsOnly)
    ask.fileSelected.connect(then)
    ask.open()


def ask_files(owner: QWidget, title: str, then: Callable[[list[str]], object], *kinds: str) -> None:
    """Ask for files that exist, of some kinds: name filters such as 'Mails (*.eml *.msg)'."""
    ask = QFileDialog(owner, title, _begin("read"))
    ask.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if kinds:
        ask.setNameFilters(kinds)
    ask.filesSelected.connect(lambda paths: then([str(_took("read", path)) for path in paths]))
    ask.open()


def ask_file(
    owner: QWidget, title: str, then: Callable[[Path], object], *kinds: str, where: str = ""
) -> None:
    """Ask for one file that exists, beginning in a folder, else where one was read last; see ask_files()."""
    ask = QFileDialog(owner, title, where if where and Path(where).is_dir() else _begin("read"))
    ask.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kinds:
        ask.setNameFilters(kinds)
    ask.fileSelected.connect(lambda path: then(_took("read", path)))
    ask.open()


def ask_table(owner: QWidget, title: str, then: Callable[[Path], object], *more: str) -> None:
    """Ask for a file that holds a table: CSV or a spreadsheet; more are name filters of what else is taken."""
    ask_file(owner, title, then, f"{_('Tables')} (*.csv *.txt *.xlsx *.xls *.ods)", *more, _("All files (*)"))
