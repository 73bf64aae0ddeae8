"""DATEV on the screen: what would go out in a span with its receipt, written, imported and checked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.core import format as formats
from app.core.errors import BadFile, KontorError
from app.core.messages import N_, _, counted
from app.data.imported_files import ANYWAY
from app.data.transfer import bytes_of
from app.modules.finance.datev.queries import Stack, make_stacks
from app.modules.finance.datev.rules import LARGEST, Finding, read_stack
from app.modules.finance.datev.services.masters import (
    NAMES,
    Brought,
    category_of,
    export_masters,
    import_masters,
    read_masters,
)
from app.modules.finance.datev.services.stacks import Imported, import_stack
from app.modules.finance.datev.transfer import Written, export_stacks
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.run_key import RunKey
from app.ui.save_file import ask_file, ask_folder
from app.ui.span_page import SpanPage
from app.ui.widgets import label, set_pill

MISSING = ("account", "contra", "cost1", "cost2")  # faults that making accounts and cost centres mends
SHOWN = 500


class DatevPage(SpanPage):
    """Shows the receipt of the stacks of a span, or what keeps them from being written."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self._stacks: list[Stack] = []
        self._run_key = RunKey()
        super().__init__(
            desk,
            _("DATEV"),
            last_day,
            make_stacks,
        )
        self.body.addWidget(
            label(
                _("What goes to the tax adviser: turnover of each account as it stands in the rows."),
                "quiet",
                wrap=True,
            )
        )
        self.set_actions(
            [
                PageAction(_("Check a file …"), self._ask_check, "", "shield-check"),
                PageAction(_("Import a stack …"), self._ask_import, "Ctrl+I", "upload", "finance.entry.post"),
                PageAction(_("Write the stack …"), self._ask_folder, "Ctrl+E", "download", primary=True),
                PageAction(
                    _("Write accounts, customers and suppliers …"),
                    self._ask_masters,
                    "",
                    "download",
                    menu=True,
                ),
            ]
        )

    def take(self, found: list[Stack]) -> None:
        """Show the receipt."""
        stacks = self._stacks = found
        rows = []
        for stack in stacks:
            receipt, head = stack.receipt, stack.header
            words = _("{entries} entries in {rows} rows").format(
                entries=formats.count(receipt.entries), rows=formats.count(receipt.rows)
            )
            title = f"{formats.day(head.since)} – {formats.day(head.until)}  ·  {words}"
            rows.append(OutlineRow("", title, (receipt.debit, receipt.credit, None), strong=True))
            rows += [
                OutlineRow(number, "      " + receipt.names[number], (d, c, d - c))
                for number, (d, c) in sorted(receipt.accounts.items(), key=_by_number)
            ]
        self.rows.show_rows(rows, [_("Account"), _("Stack"), _("Debit"), _("Credit"), _("Difference")])
        entries = sum(stack.receipt.entries for stack in stacks)
        words = _("{entries} entries in {rows} rows")
        text = words.format(
            entries=formats.count(entries), rows=formats.count(sum(stack.receipt.rows for stack in stacks))
        )
        set_pill(self.state, text, "good")
        self.state.show()

    def refused(self, error: KontorError) -> None:
        """Show what can't go out, entry by entry."""
        self._stacks = []
        messages = (
            [str(fault.message) for fault in error.faults] if isinstance(error, BadFile) else [str(error)]
        )
        rows = [OutlineRow("", text, (None, None, None)) for text in messages[:SHOWN]]
        self.rows.show_rows(rows, ["", _("Finding"), "", "", ""])
        bad = isinstance(error, BadFile)
        set_pill(
            self.state,
            counted(len(messages), N_("Can't be written: 1 entry"), N_("Can't be written: {count} entries"))
            if bad
            else str(error),
            "bad" if bad else "",
        )
        self.state.show()

    # -- files -----------------------------------------------------------------
    def _ask_folder(self) -> None:
        ask_folder(self, _("Folder for the stack"), lambda path: self.write(Path(path)))

    def write(self, folder: Path) -> None:
        """Write the stacks that are shown."""

        def done(written: list[Written]) -> None:
            text = (
                counted(len(written), N_("1 file written"), N_("{count} files written"))
                + ": "
                + ", ".join(one.path.name for one in written)
            )
            replaced = "".join(one.replaced for one in written)
            if replaced:
                text += "; " + _("the format lacks {characters}, they became ?").format(
                    characters=" ".join(replaced)
                )
            self.desk.notice(text, "bad" if replaced else "")

        if self._stacks:
            self.desk.work(export_stacks, self.desk.office, folder, self._stacks, then=done)

    def _ask_import(self) -> None:
        self._ask_file(self.bring)

    def _ask_check(self) -> None:
        self._ask_file(self.check)

    def _ask_file(self, then: Callable[[Path], None]) -> None:
        ask_file(self, _("A stack of entries from another program"), then, _("DATEV stacks (*.csv)"))

    def bring(self, path: Path, create: bool = False, anyway: bool = False) -> None:
        """Import a stack; every row that can't be posted is listed, and nothing came in then. Missing accounts and cost centres are made on wish."""

        def failed(error: KontorError) -> None:
            self._file_refused(error)
            faults = error.faults if isinstance(error, BadFile) else []
            if not create and faults and all(fault.field in MISSING for fault in faults):
                self.desk.notice(
                    _("Accounts or cost centres are missing"),
                    "bad",
                    _("Make them and import"),
                    lambda: self.bring(path, create=True, anyway=anyway),
                )
            if error.field == ANYWAY:
                again = lambda: self.bring(path, create, anyway=True)  # noqa: E731
                self.desk.notice(str(error), "bad", _("Import again"), again)

        def done(made: Imported) -> None:
            self.desk.notice(counted(made.entries, N_("1 entry imported"), N_("{count} entries imported")))

        def named(made: Brought) -> None:
            words = _("Accounts: {made} new, {changed} changed")
            self.desk.notice(words.format(made=formats.count(made.made), changed=formats.count(made.changed)))

        data = self._bytes(path)
        if not data:
            return
        if category_of(data) in NAMES:
            self.desk.run(import_masters, path, then=named, failed=self._file_refused, key=self._run_key)
            return
        key = RunKey() if create or anyway else self._run_key  # it is another import
        self.desk.run(import_stack, path, create, create, anyway, then=done, failed=failed, key=key)

    def _bytes(self, path: Path) -> bytes:
        """Return what stands in a file; why it can't be read is told, and nothing is returned."""
        try:
            return bytes_of(path, LARGEST)
        except KontorError as error:
            self._file_refused(error)
            return b""

    def _file_refused(self, error: KontorError) -> None:
        faults = error.faults if isinstance(error, BadFile) else []
        self._list(
            [(fault.line, fault.field, str(fault.message)) for fault in faults] or [(0, "", str(error))]
        )
        self.desk.refused(error)

    def check(self, path: Path) -> None:
        """Check a file by every rule and list what it breaks."""

        def done(findings: list[Finding]) -> None:
            name = path.name
            if not findings:
                self.desk.notice(_("{name} keeps every rule").format(name=name))
                return
            self._list([(one.line, str(one.column or ""), str(one.message)) for one in findings])
            self.desk.notice(
                counted(
                    len(findings), N_("{name} breaks 1 rule"), N_("{name} breaks {count} rules"), name=name
                ),
                "bad",
            )

        data = self._bytes(path)
        if not data:
            return
        self.desk.work(
            lambda: (read_masters if category_of(data) in NAMES else read_stack)(data).findings, then=done
        )

    def write_masters(self, folder: Path) -> None:
        """Write the names of accounts, and customers and suppliers."""

        def done(files: list[Path]) -> None:
            words = counted(len(files), N_("1 file written"), N_("{count} files written"))
            self.desk.notice(f"{words}: {', '.join(path.name for path in files)}")

        self.desk.work(export_masters, self.desk.office, folder, then=done)

    def _ask_masters(self) -> None:
        ask_folder(self, _("Folder for the files"), lambda name: self.write_masters(Path(name)))

    def _list(self, found: list[tuple[int, str, str]]) -> None:
        rows = [
            OutlineRow(str(line or ""), f"{column}   {words}".strip(), (None, None, None))
            for line, column, words in found[:SHOWN]
        ]
        self.rows.show_rows(rows, [_("Line"), _("Finding"), "", "", ""])


def _by_number(pair: tuple[str, list[int]]) -> tuple[int, str]:
    return len(pair[0]), pair[0]
