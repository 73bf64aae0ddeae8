"""Backup and verify: what is checked, when the last backup was made, and where it lies."""

from __future__ import annotations

from collections.abc import Callable
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

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, Message, _
from app.data.backup import backup, backups_folder
from app.data.check import Check
from app.data.last_check import last_check, remember
from app.data.selfcheck import rehearse
from app.data.trust import confirm
from app.data.verify import verify
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.jobs import Progress
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_place
from app.ui.theme import px
from app.ui.widgets import button, card, label, set_pill

NAMES = {
    "database": N_("Database file"),
    "trail": N_("Trail"),
    "archive": N_("Archived files"),
    "journal": N_("Journal"),
    "entries": N_("Entries"),
    "balances": N_("Balances"),
    "guards": N_("Protection"),
    "head": N_("Memory of this computer"),
    "statements": N_("Bank statements"),
    "history": N_("Rows and their history"),
    "counters": N_("Counters of numbers"),
    "numbers": N_("Numbers of the journal"),
    "open_items": N_("Open items"),
    "settlements": N_("Settlements"),
    "payslips": N_("Payslips"),
    "stock levels": N_("Levels of stock"),
    "stock values": N_("Values of stock"),
    "stock ledger": N_("Stock and ledger"),
    "contacts": N_("Contacts"),
    "finalised": N_("Finalised entries"),
    "documents": N_("Documents"),
    "erasures": N_("Erasures"),
    "rehearsal": N_("Restored backup"),
    "restored": N_("Restored"),
}


class SafetyPage(Page):
    """Runs the checks and shows each with its finding."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Backup and verify"))
        frame, inside = card()
        inside.addWidget(label(_("Backups"), "heading"))
        self.backups = label("", "quiet", wrap=True)
        inside.addWidget(self.backups)
        self.body.addWidget(frame)
        self.body.addWidget(self._distrust())
        below, inside = card()
        inside.addWidget(label(_("Checks"), "heading"))
        self.table = QTableWidget(0, 3)
        EmptyWords(self.table, self._before())
        self.table.setAccessibleName(_("Checks"))
        self.table.setHorizontalHeaderLabels([_("Check"), _("Result"), _("Finding")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setColumnWidth(1, px(110))
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        inside.addWidget(self.table, 1)
        self.body.addWidget(below, 1)
        self.set_actions(
            [
                PageAction(_("Back up now …"), self._ask_backup, "Ctrl+S", "save", "office.backup"),
                PageAction(_("Try restoring"), self.rehearse, "", "rotate-ccw", "office.backup"),
                PageAction(_("Verify"), self.verify, "F8", "shield-check", "office.verify", primary=True),
            ]
        )
        if not desk.office.book.local:
            self.block(self.rehearse, _("A shared book is rehearsed on its server."))
        self._show_backups()

    def _before(self) -> str:
        """Say when the book was verified last on this computer, and what was wrong then."""
        last = last_check(self.desk.office.book)
        if last is None:
            return _("Nothing was verified in this book yet.")
        if not last.failed:
            words = _("Verified last on {when}: everything fits.")
            return words.format(when=formats.moment(last.at))
        names = ", ".join(_(NAMES.get(name, name)) for name in last.failed)
        return _("Verified last on {when}: {names} differs.").format(
            when=formats.moment(last.at), names=names
        )

    def _distrust(self) -> QWidget:
        """Return the card that says why the book is not trusted and takes the reason for trusting it again."""
        self.distrust, inside = card()
        inside.addWidget(label(_("This book does not fit what this computer remembers of it"), "heading"))
        self.why = label("", "quiet", wrap=True)
        inside.addWidget(self.why)
        self.reason = TextField("reason", _("Why the history is right"))
        inside.addWidget(self.reason)
        confirmed = button(_("Confirm the history"), self._confirm)
        inside.addWidget(confirmed, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_distrust()
        return self.distrust

    def _show_distrust(self) -> None:
        words = self.desk.office.book.warning
        self.distrust.setVisible(words is not None)
        self.why.setText(str(Message(*words)) if words else "")

    def _confirm(self) -> None:
        def done(_nothing: object) -> None:
            self._show_distrust()
            self.desk.notice(_("The history is confirmed"))

        def failed(error: KontorError) -> None:
            self.reason.mark(str(error))

        self.desk.work(confirm, self.desk.office, self.reason.text(), then=done, failed=failed)

    def first_focus(self) -> QWidget | None:
        """Focus the findings."""
        return self.table

    def request(self, what: object) -> None:
        """Verify or back up at once."""
        if what == "verify":
            self.verify()
        elif what == "backup":
            self._ask_backup()

    def verify(self) -> None:
        """Run all checks as a job."""
        book = self.desk.office.book

        def work(progress: Progress) -> list[Check]:
            found = verify(book, progress)
            remember(book, found, self.desk.now())
            return found

        self._start(_("Verify"), "office.verify", work, self._take)

    def rehearse(self) -> None:
        """Restore the newest backup to a place that is thrown away, and verify it there."""
        book = self.desk.office.book

        def done(result: tuple[str, list[Check]]) -> None:
            self._take(result[1])
            self.desk.notice(_("{name} was restored and checked").format(name=result[0]))

        self._start(_("Try restoring"), "office.backup", lambda _progress: rehearse(book), done)

    def _start(
        self, title: str, right: str, work: Callable[[Progress], Any], then: Callable[[Any], object]
    ) -> None:
        """Run a job that needs a right: it is neither a command nor a query, so nobody else asks."""
        office = self.desk.office

        def allowed(progress: Progress) -> Any:
            office.require(right)
            return work(progress)

        self.desk.jobs.begin(title, allowed, self, then, self._failed)

    def _failed(self, error: KontorError) -> None:
        self.desk.notice(str(error), "bad")

    def _take(self, checks: list[Check]) -> None:
        self.table.setRowCount(len(checks))
        for place, check in enumerate(checks):
            texts = (
                _(NAMES.get(check.name, check.name)),
                "✓ " + _("fits") if check.ok else "✗ " + _("differs"),
                str(check.detail),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        fine = all(check.ok for check in checks)
        set_pill(
            self.state, _("everything fits") if fine else _("something differs"), "good" if fine else "bad"
        )
        self.state.show()

    def _ask_backup(self) -> None:
        name = f"{self.desk.office.book.name}-{self.desk.now():%Y-%m-%d-%H%M}.kontor-backup"
        ask_place(self, _("Back up now …"), name, self.back_up)

    def back_up(self, path: Path) -> None:
        """Write a backup to a file as a job."""
        book = self.desk.office.book

        def work(_progress: object) -> str:
            backup(book, path)
            return path.name

        def done(name: str) -> None:
            self.desk.notice(_("{name} saved").format(name=name))
            self._show_backups()

        self._start(_("Backup"), "office.backup", work, done)

    def _show_backups(self) -> None:
        book = self.desk.office.book
        if not book.local:
            self.backups.setText(
                _("A shared book is backed up by its server; “Back up now” writes it into one file here.")
            )
            return
        folder = backups_folder(book)
        found = (
            sorted(folder.glob("*.kontor-backup"), key=lambda path: path.stat().st_mtime, reverse=True)
            if folder.is_dir()
            else []
        )
        if not found:
            self.backups.setText(_("No backup yet. One is made each day when the book is opened."))
            return
        lines = [f"{path.name}    {formats.size(path.stat().st_size)}" for path in found[:5]]
        self.backups.setText(_("In {folder}:").format(folder=folder) + "\n" + "\n".join(lines))
