"""Files of contacts at the page: a file is taken in beside the window, its faults are listed; those selected are given out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from app.core.errors import BadFile, KontorError
from app.core.messages import N_, _
from app.modules.organisation.contacts.queries.cards import cards
from app.modules.organisation.contacts.services.importing import Imported
from app.modules.organisation.contacts.transfer import made, run_import
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.save_file import ask_file, ask_place, write_file
from app.ui.widgets import label

MOST = 200


def take_in(owner: QWidget, desk: Desk, drawer: Drawer) -> None:
    """Ask for a file of contacts and take it in, all or nothing."""
    kinds = f"{_('Contacts')} (*.vcf *.csv *.xlsx)"
    ask_file(owner, _("Import contacts"), lambda path: read_file(desk, drawer, path), kinds)


def read_file(desk: Desk, drawer: Drawer, path: Path) -> None:
    """Take a file of contacts in and say what came of it; a refused one shows its faults in the drawer."""

    def told(done: Imported) -> None:
        words = _("{new} new, {changed} changed, {same} as they were")
        desk.notice(words.format(new=done.new, changed=done.changed, same=done.same))

    def refused(error: KontorError) -> None:
        if not isinstance(error, BadFile):
            desk.refused(error)
            return
        drawer.show_widget(path.name, _faults(error))

    desk.work(run_import, desk.office, path, then=told, failed=refused)


def _faults(error: BadFile) -> QWidget:
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(label(str(error), "hint", wrap=True))
    rows = QListWidget()
    rows.setObjectName("plain")
    rows.setWordWrap(True)
    rows.setAccessibleName(_("Faults"))
    rows.setMinimumHeight(300)
    rows.addItems(
        [_("Line {line}: {words}").format(line=one.line, words=one.message) for one in error.faults[:MOST]]
    )
    inside.addWidget(rows)
    return holder


def give_out(owner: QWidget, desk: Desk, keys: Sequence[int], suffix: str) -> None:
    """Ask for a place and write contacts there as .vcf or .csv."""
    if not keys:
        desk.notice(_("Choose contacts first."))
        return

    def write(path: Path) -> None:
        make: Callable[[], bytes] = lambda: made(desk.office.read(cards, tuple(keys)), suffix)  # noqa: E731
        write_file(desk, path, make)

    ask_place(owner, _("Export contacts"), f"{_(FILE)}{suffix}", write)


FILE = N_("contacts")
