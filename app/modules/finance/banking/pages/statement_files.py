"""Files of the bank on their way in: asked for, read, brought in; which account or which columns are meant is asked where nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import BadFile, KontorError
from app.core.messages import _
from app.modules.finance.banking.pages.inbox_forms import account_form, which_account_form
from app.modules.finance.banking.pages.mapping_form import mapping_form
from app.modules.finance.banking.queries import BankAccountRow, bank_accounts, profiles_of_book
from app.modules.finance.banking.readers.csv_list import fits
from app.modules.finance.banking.readers.files import LARGEST, BankFile, read_files
from app.modules.finance.banking.readers.list_profiles import Profile
from app.modules.finance.banking.readers.mapping import Unknown, unknown
from app.modules.finance.banking.services.statement_import import Brought, account_for, bring_in
from app.ui.save_file import ask_files
from app.ui.widgets import label

SHOWN = 12  # faults of a refused file that have room in the drawer

if TYPE_CHECKING:
    from app.modules.finance.banking.pages.inbox import InboxPage


def _first_unknown(paths: list[Path], known: Sequence[Profile]) -> tuple[str, bytes, Unknown] | None:
    """Return name, bytes and columns of the first list whose columns nobody knows; None where no file is one."""
    for path in paths:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
        found = unknown(data) if data and not fits(data, known) else None
        if found is not None:
            return path.name, data, found
    return None


class StatementFiles:
    """Takes files of the bank for the inbox; calls back when movements came in."""

    def __init__(self, page: InboxPage, brought_in: Callable[[], None]) -> None:
        self.page, self._brought_in = page, brought_in
        self._lines: QWidget | None = None  # what the drawer says of the files before

    def ask(self) -> None:
        """Ask for files and bring them in."""
        kinds = _("Bank files (*.xml *.zip *.sta *.mt940 *.csv *.txt)"), _("All files (*)")
        take = lambda names: self.import_files([Path(name) for name in names])  # noqa: E731
        ask_files(self.page, _("Import bank statements …"), take, *kinds)

    def import_files(self, paths: list[Path]) -> None:
        """Read files off the UI thread, then bring them in; a file that is refused says why."""
        office = self.page.desk.office

        def read() -> list[BankFile]:
            return read_files(paths, True, office.read(profiles_of_book))

        self.page.desk.work(
            read,
            then=self._bring,
            failed=lambda error: self._unreadable(error, paths),
            owner=self.page,
        )

    def _unreadable(self, error: KontorError, paths: list[Path]) -> None:
        """Ask what the columns of a list mean that nobody knows; say why anything else can't be read."""
        desk = self.page.desk

        def ask(found: tuple[str, bytes, Unknown] | None) -> None:
            if found is not None and desk.may("finance.bank.change"):
                mapping_form(desk, self.page.drawer, *found, lambda: self.import_files(paths))
            else:
                self._refused(error)

        desk.work(
            lambda: _first_unknown(paths, desk.office.read(profiles_of_book)), then=ask, owner=self.page
        )

    def _bring(self, files: list[BankFile]) -> None:
        self.page.desk.read(
            bank_accounts,
            then=lambda rows: self._bring_to(files, {row.iban: row for row in rows}),
            owner=self.page,
        )

    def _bring_to(self, files: list[BankFile], known: dict[str, BankAccountRow]) -> None:
        """Bring statements in; which account is meant is asked where nobody knows."""
        for statement in [one for file in files for one in file.statements]:
            if not statement.iban and known:
                which_account_form(self.page, list(known.values()), lambda iban: self._bring_of(files, iban))
                return
            try:
                account_for(known, statement.iban)
            except KontorError:
                account_form(self.page.desk, self.page.drawer, statement.iban, lambda: self._bring(files))
                return
        self._bring_of(files, "")

    def _bring_of(self, files: list[BankFile], iban: str) -> None:
        self.page.desk.run(bring_in, files, iban, then=self._brought, failed=self._refused)

    def _brought(self, brought: list[list[Brought]]) -> None:
        if self._lines is not None and self.page.drawer.content is self._lines:
            self.page.drawer.drop()
        flat = [one for statements in brought for one in statements]
        words = _("Statements: {count}, new movements: {new}, known: {old}").format(
            count=len(flat), new=sum(one.new for one in flat), old=sum(one.duplicates for one in flat)
        )
        gap = next((one for one in flat if one.gap), None)
        if gap is not None:
            words += "; " + _("between the statements {amount} are missing").format(
                amount=formats.cents(gap.gap)
            )
        notes = list(dict.fromkeys(str(note) for one in flat for note in one.notes))
        if notes:
            words += "; " + notes[0]
        if len(notes) > 1:
            self._show_lines(words, notes)
        self.page.desk.notice(words, "bad" if gap is not None else "")
        self._brought_in()

    def _refused(self, error: KontorError) -> None:
        if isinstance(error, BadFile):
            lines = [f"{fault.file}: {fault.message}" for fault in error.faults[:SHOWN]]
            if (more := len(error.faults) - SHOWN) > 0:
                lines.append(_("and {count} more").format(count=more))
            self._show_lines(str(error), lines)
        self.page.desk.notice(str(error), "bad")

    def _show_lines(self, title: str, lines: list[str]) -> None:
        self._lines = part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        for line in lines:
            inside.addWidget(label(line, wrap=True))
        self.page.drawer.show_widget(title, part)
