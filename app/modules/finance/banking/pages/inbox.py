"""The bank inbox: movements with proposals and their reasons; Enter accepts and goes on, keys to split, park, change, make a rule."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.banking.pages.inbox_forms import (
    account_form,
    account_words,
    choose_form,
)
from app.modules.finance.banking.pages.rule_form import from_line, rule_form
from app.modules.finance.banking.pages.split_form import split_form
from app.modules.finance.banking.pages.statement_files import StatementFiles
from app.modules.finance.banking.queries import (
    BankAccountRow,
    LineView,
    bank_accounts,
    inbox_source,
    line_view,
    open_bank_stack,
)
from app.modules.finance.banking.rules import Proposal, reason_words
from app.modules.finance.banking.services.movements import park, take
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.booking.api import post_stack
from app.modules.finance.chart.api import AccountRow, account_rows
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label, say_none, set_pill

MOST_PAYMENTS = 12  # of a batch, shown beside its movement


class InboxPage(Page):
    """Movements at the left, the current one with its proposals at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Bank"))
        self.line: LineView | None = None
        self._found: list[Proposal] = []
        self._names: dict[str, str] = {}
        self.panel = ListPanel(
            desk, inbox_source(), _("Bank"), lambda: (self.title.text(), self.subtitle.text())
        )
        self.panel.picked.connect(self._pick)
        self.panel.opened.connect(lambda _key: self.accept_first())
        self.panel.view.table.setAcceptDrops(True)
        self.panel.dropped.connect(
            lambda _key, files: self.files.import_files([Path(name) for name in files])
        )
        self.drawer = Drawer(400)
        self.files: StatementFiles = StatementFiles(self, self.panel.model.reload)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(px(12))
        split.setChildrenCollapsible(False)
        for part in (self.panel, self.drawer, self._side()):
            split.addWidget(part)
        split.setStretchFactor(0, 1)
        split.setSizes([px(850), 0, px(370)])
        self.body.addWidget(split, 1)
        self.drawer.on_drop = self.panel.view.table.setFocus
        self.set_actions(
            [
                PageAction(_("Park"), self._park, "Ctrl+Shift+D", "pause", "finance.bank.accept", row=True),
                PageAction(
                    _("Split"),
                    partial(self._form, split_form),
                    "Ctrl+T",
                    "split",
                    "finance.bank.accept",
                    row=True,
                ),
                PageAction(
                    _("Import …"), self.files.ask, "Ctrl+I", "upload", "finance.bank.import", primary=True
                ),
                PageAction(
                    _("Other account …"),
                    lambda: self._form(choose_form),
                    "F2",
                    "pencil",
                    "finance.bank.accept",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Make a rule …"), self._make_rule, "", "zap", "finance.bank.change", menu=True, row=True
                ),
                PageAction(
                    _("Post the bank stack"),
                    self._post_stack,
                    "Ctrl+Shift+Return",
                    "check",
                    "finance.entry.post",
                    menu=True,
                    row=True,
                ),
                PageAction(_("Show the entry"), self._show_entry, "F4", "file-text", menu=True, row=True),
                PageAction(
                    _("New bank account …"),
                    self._new_account,
                    "Ctrl+N",
                    "plus",
                    "finance.bank.change",
                    menu=True,
                ),
            ]
        )
        desk.watch(self, self._renew)
        self._load()

    def _side(self) -> QFrame:
        frame, inside = card()
        frame.setMinimumWidth(px(320))
        self.amount, self.party = label("", "figure"), label("", "heading", wrap=True)
        self.purpose, self.facts = label("", wrap=True), label("", "quiet", wrap=True)
        for part in (self.amount, self.party, self.purpose, self.facts):
            inside.addWidget(part)
        inside.addSpacing(px(8))
        inside.addWidget(label(_("Proposals"), "field"))
        self.list = QListWidget()
        EmptyWords(self.list, _("How the movement could be posted stands here."))
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Proposals"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemActivated.connect(lambda item: self._take(self.list.row(item)))
        inside.addWidget(self.list, 1)
        self.hint = label(_("Enter accepts the first proposal; 1 to 5 choose another."), "hint", wrap=True)
        inside.addWidget(self.hint)
        self._side_layout: QVBoxLayout = inside
        return frame

    def first_focus(self) -> QWidget | None:
        """Focus the movements."""
        return self.panel.view.table

    def request(self, what: object) -> None:
        """Ask for files, begin a bank account, or go to a movement."""
        if what == "import":
            self.files.ask()
        elif what == "new":
            self._new_account()
        elif isinstance(what, int):
            self.panel.select_key(what)

    def _new_account(self) -> None:
        account_form(self.desk, self.drawer, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures choose a proposal."""
        text = event.text()
        if text in "12345" and text and self.panel.view.table.hasFocus():
            self._take(int(text) - 1)
            return
        super().keyPressEvent(event)

    def _renew(self) -> None:
        """Show what changed, also of the movement beside the list: it may be booked meanwhile."""
        self._load()
        key = self.panel.current_key()
        if key is not None:
            self._pick(key)

    def _load(self) -> None:
        self.desk.read(account_rows, then=self._take_names)
        self.desk.read(bank_accounts, then=self._take_accounts)

    def _take_names(self, rows: list[AccountRow]) -> None:
        """Name the accounts, also in proposals that were read before them."""
        self._names = {row.number: str(row.name) for row in rows}
        for place, one in enumerate(self._found[: self.list.count()]):
            self.list.item(place).setText(self._proposal_words(place, one))

    def _take_accounts(self, rows: list[BankAccountRow]) -> None:
        words = map(account_words, rows)
        self.subtitle.setText("  ·  ".join(words) if rows else _("No bank account yet: Ctrl+N adds one"))
        waiting = sum(row.open for row in rows)
        self.state.setVisible(bool(rows))

        set_pill(
            self.state,
            _("{count} open").format(count=waiting) if waiting else _("all done"),
            "warn" if waiting else "good",
        )

    # -- one movement ----------------------------------------------------------
    def _pick(self, key: int) -> None:
        self.desk.drop(self, "proposals")
        self.desk.read(line_view, key, then=self._show, owner=self, slot="line")

    def _show(self, line: LineView) -> None:
        self.line, self._found = line, []
        self.amount.setText(formats.cents(line.amount) + " €")
        self.party.setText(line.name or _("without name"))
        self.purpose.setText(line.text)
        facts = [
            formats.day(line.day),
            formats.iban(line.iban),
            _("batch of {count}").format(count=line.details) if line.details > 1 else "",
            _("returned") if line.reversal else "",
            reason_words(line.reason),
            _("fee {amount}").format(amount=formats.cents(line.fee)) if line.fee else "",
        ]
        payments = [
            f"{formats.cents(one['amount'])}  {one['name']}  {one['text']}"
            for one in line.payments[:MOST_PAYMENTS]
        ]
        more = len(line.payments) - len(payments)
        payments += [_("and {count} more").format(count=more)] if more > 0 else []
        self.facts.setText("\n".join(["   ".join(filter(None, facts)), *payments]))
        self.list.clear()
        if line.state in ("stack", "booked"):
            self.list.addItem(
                _("in the stack: it is posted with it") if line.state == "stack" else _("booked")
            )
            return

        def take(found: list[Proposal]) -> None:
            self._found = found
            for place, one in enumerate(found):
                self.list.addItem(QListWidgetItem(self._proposal_words(place, one)))
            if found:
                self.list.setCurrentRow(0)
            else:
                say_none(self.list, _("Nothing is known about this one: F2 names the account."))

        self.desk.read(proposals, line, then=take, owner=self, slot="proposals")

    def _proposal_words(self, place: int, one: Proposal) -> str:
        reasons = (f"      {reason}" for reason in one.reasons)
        return "\n".join((f"{place + 1}   {self._words(one)}", *reasons))

    def _words(self, one: Proposal) -> str:
        """Return where a proposal books, and what more it does."""
        if one.parts:
            return "  +  ".join(f"{part.account} {formats.cents(part.amount)}" for part in one.parts[:4]) + (
                " …" if len(one.parts) > 4 else ""
            )
        return "  ·  ".join(
            filter(None, (f"{one.account}  {self._names.get(one.account, '')}", one.tax, one.document))
        )

    def accept_first(self) -> None:
        """Accept the first proposal, or ask for the account when there is none; from what is done already go on to what is open."""
        if self._found:
            self._take(0)
        elif self.line is not None and self.line.state in ("stack", "booked"):
            self.go_on()
        elif self.line is not None and self.line.state in ("open", "parked"):
            self._form(choose_form)

    def _take(self, place: int) -> None:
        if self.line is None or not 0 <= place < len(self._found):
            return
        one, line = self._found[place], self.line
        self._found = []
        account = "" if one.parts else one.account
        self.desk.run(take, line.id, one, then=lambda _nothing: self.accepted(line, account, one.other))

    def accepted(self, line: LineView, account: str, other: int | None = None) -> None:
        """Tell what was accepted, with a movement on another account of ours or without, and go on to the next open one."""
        words = _("{amount} accepted on {account} {name}") if account else _("{amount} split and accepted")
        self.desk.notice(
            words.format(
                amount=formats.cents(line.amount), account=account, name=self._names.get(account, "")
            )
        )
        self.drawer.drop()
        self.go_on(other)

    def go_on(self, other: int | None = None) -> None:
        """Go to the next open movement in the list, past one that was just booked with the current one."""
        table, model = self.panel.view.table, self.panel.model
        for row in range(model.rowCount()):
            if (
                self.line is not None
                and model.keys[row] not in (self.line.id, other)
                and model.value(row, "state") == "open"
            ):
                self.panel.select_key(model.keys[row])
                break
        table.setFocus()

    def _form(self, build: object) -> None:
        if self.line is not None and self.line.state in ("open", "parked"):
            build(self, self.line, self._found[0] if self._found else None)  # type: ignore[operator]

    def _make_rule(self) -> None:
        if self.line is not None:
            line = self.line
            texts = from_line(line, self._found[0] if self._found else None)
            again = partial(self._pick, line.id)
            rule_form(self.desk, self.drawer, ("rule", line.id), texts, None, then=again)

    def _park(self) -> None:
        if self.line is None:
            return
        line, aside = self.line, self.line.state != "parked"

        def undo() -> None:
            self.desk.run(park, line.id, not aside)

        def done(_nothing: object) -> None:
            self.desk.notice(_("Parked") if aside else _("Open again"), action=_("Undo"), act=undo)
            self.go_on()

        self.desk.run(park, line.id, aside, then=done)

    def _show_entry(self) -> None:
        if self.line is not None and self.line.entry_id is not None:
            self.desk.open("finance.ledger.entry", self.line.entry_id)

    def _post_stack(self) -> None:
        if self.line is None:
            return

        def told(count: int) -> None:
            self.desk.notice(counted(count, N_("1 entry posted"), N_("{count} entries posted")))

        def found(stack: int | None) -> None:
            if stack is None:
                self.desk.notice(_("The bank stack of this month is empty."))
                return
            self.desk.run(post_stack, stack, then=told)

        name = f"Bank {self.line.ledger_account} {self.line.day:%m/%Y}"
        self.desk.read(open_bank_stack, name, then=found, owner=self, slot="stack")
