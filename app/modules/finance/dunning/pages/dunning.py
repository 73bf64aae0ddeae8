"""Dunning: what is proposed, the letters, blocked items, payment plans; F8 shows what a run does, tick by tick, and makes it."""

from __future__ import annotations

import datetime
from typing import Any

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.dunning.models import CHANGE, DunningBlock, PaymentPlan
from app.modules.finance.dunning.pages.run_form import run_form
from app.modules.finance.dunning.queries.letters import blocks_source, letter, letters_source
from app.modules.finance.dunning.queries.plans import plans_source
from app.modules.finance.dunning.queries.proposal import Summary, proposal_source, summary
from app.modules.finance.dunning.rules.dunning import LANGUAGES, BlockDraft, PlanDraft, RunDone
from app.modules.finance.dunning.services.claims import post_costs, take_back_letter, take_back_run
from app.modules.finance.dunning.services.registers import agree_plan, block_items, end_block, end_plan
from app.modules.finance.dunning.transfer import drafts_pdf, letter_pdf, statement_pdf
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.fields import DayField, TextField, WholeField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import Preview

PROPOSAL, LETTERS, BLOCKS, PLANS = range(4)
WIDTH = 540


class DunningPage(ListTabs):
    """Proposal, letters, blocks, plans."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        lists = [
            (_("Proposal"), proposal_source()),
            (_("Letters"), letters_source()),
            (_("Blocks"), blocks_source()),
            (_("Payment plans"), plans_source()),
        ]
        super().__init__(desk, _("Dunning"), lists, WIDTH)
        self.set_actions(
            [
                PageAction(_("Dunning run …"), self.run, "F8", "bell", CHANGE, primary=True),
                PageAction(_("Print"), self.show_paper, "Ctrl+P", "printer"),
                PageAction(_("Take back …"), self.take_back, "", "undo-2", CHANGE, of=("finance.dunning_letters", "finance.dunning_blocks", "finance.payment_plans")),
                PageAction(_("Block …"), self.block_item, "", "lock", CHANGE, menu=True, of="finance.dunning_proposal"),
                PageAction(_("Payment plan …"), self.plan, "", "calendar", CHANGE, menu=True, of="finance.dunning_proposal"),
                PageAction(_("Take back the run …"), self.take_back_run, "", "undo-2", CHANGE, menu=True, of="finance.dunning_letters"),
                PageAction(_("Post the costs"), self.post, "", "hand-coins", CHANGE, menu=True, of="finance.dunning_letters"),
                PageAction(_("Statement of account …"), self.statement, "", "file-text", menu=True, row=True),
                PageAction(_("Account sheet"), self.sheet, "F4", "file-text", menu=True, row=True),
                PageAction(_("Dunning levels"), lambda: desk.open("finance.dunning.levels"), "", "list", menu=True),
            ]
        )  # fmt: skip
        self.bar.currentChanged.connect(lambda _place: self._say())
        self._found: Summary | None = None
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(summary, self.desk.today(), then=self._take, owner=self, slot="summary")

    def _take(self, found: Summary) -> None:
        self._found = found
        self._say()

    def _say(self) -> None:
        """Say what a run of today comes to."""
        found = self._found
        if found is None or self.bar.currentIndex() != PROPOSAL:
            self.subtitle.setText("")
            return
        words = [
            counted(found.letters, N_("1 letter today"), N_("{count} letters today"))
            if found.letters
            else _("Nothing to dun today"),
            _("demanded {amount}").format(amount=formats.cents(found.total)) if found.letters else "",
            counted(found.stay, N_("1 overdue item stays"), N_("{count} overdue items stay"))
            if found.stay
            else "",
        ]
        self.subtitle.setText("  ·  ".join(filter(None, words)))

    def request(self, what: object) -> None:
        """Go to a letter by its key."""
        if isinstance(what, tuple) and what[0] == "letter":
            self.go(LETTERS)
            self.panel.select_key(int(what[1]))
        else:
            super().request(what)

    def place(self) -> object:
        """Return the letter that is shown."""
        key = self.panel.current_key()
        return ("letter", key) if key and self.bar.currentIndex() == LETTERS else None

    def open_row(self, key: int) -> None:
        """Show the paper of a letter, the account of anything else."""
        if self.bar.currentIndex() == LETTERS:
            self._letter(key)
        else:
            self.sheet()

    def sheet(self) -> None:
        """Open the sheet of the row's account."""
        if account := self._account():
            self.desk.open("finance.ledger.account_sheet", account)

    def _account(self) -> str:
        place = self.panel.view.table.currentIndex().row()
        return str(self.panel.model.value(place, "account") or "") if place >= 0 else ""

    def _on(self, tab: int, words: str) -> bool:
        """Say whether a list is shown; else go there and tell what is chosen in it."""
        if self.bar.currentIndex() == tab:
            return True
        self.go(tab)
        self.desk.notice(words)
        return False

    # -- the run -----------------------------------------------------------------
    def run(self) -> None:
        """Show what a run of today does, and make it."""
        self.go(PROPOSAL)
        run_form(self.desk, self.drawer, self.desk.today(), self._made)

    def _made(self, done: RunDone) -> None:
        words = counted(
            len(done.letters), N_("1 letter made and filed"), N_("{count} letters made and filed")
        )
        if done.gone:
            words += "  ·  " + counted(
                done.gone,
                N_("1 item was paid or dunned meanwhile"),
                N_("{count} items were paid or dunned meanwhile"),
            )
        self.desk.notice(words, action=_("Show"), act=lambda: self.request(("letter", done.letters[0])))

    def show_paper(self) -> None:
        """Show drafts of what is proposed, or the filed paper of the current letter."""
        if self.bar.currentIndex() == LETTERS:
            self.for_current(self._letter)
            return
        show = lambda data: Preview(self, self.desk, _("Dunning letters"), data).show()  # noqa: E731
        self.desk.work(drafts_pdf, self.desk.office, self.desk.today(), then=show)

    def _letter(self, key: int) -> None:
        def show(found: tuple[str, bytes]) -> None:
            Preview(self, self.desk, found[0].removesuffix(".pdf"), found[1]).show()

        self.desk.work(letter_pdf, self.desk.office, key, then=show)

    def post(self) -> None:
        """Post the costs of the current letter as a claim."""
        if self._on(LETTERS, _("Choose the letter whose costs are posted.")):
            told = lambda _entry: self.desk.notice(_("The costs stand as a claim of their own"))  # noqa: E731
            self.for_current(lambda key: self.desk.run(post_costs, key, then=told))

    # -- taking back ---------------------------------------------------------------
    def take_back(self) -> None:
        """Take back what is chosen: a letter, a block or a payment plan."""
        place = self.bar.currentIndex()
        if place == BLOCKS:
            told = lambda _n: self.desk.notice(_("The block is ended"))  # noqa: E731
            self.for_current(lambda key: self.desk.run(end_block, key, then=told))
        elif place == PLANS:
            ended = lambda _n: self.desk.notice(_("The payment plan is ended"))  # noqa: E731
            self.for_current(lambda key: self.desk.run(end_plan, key, then=ended))
        elif self._on(LETTERS, _("Choose the letter that is taken back.")):
            self.for_current(self._take_back_letter)

    def _take_back_letter(self, key: int) -> None:
        ask(
            self.desk,
            self.drawer,
            "dunning_back",
            _("Take a letter back"),
            [TextField("reason", _("Reason"))],
            send=lambda values: (take_back_letter, key, values["reason"]),
            done=lambda _nothing, _values: _("The letter is taken back; its items have the level of before."),
            save_text=_("Take back"),
            record=key,
        )

    def take_back_run(self) -> None:
        """Take all letters back that were made together with the current one."""
        if self._on(LETTERS, _("Choose a letter of the run that is taken back.")):
            self.for_current(lambda key: self.desk.read(letter, key, then=self._ask_run))

    def _ask_run(self, one: Any) -> None:
        if one is None:
            return
        ask(
            self.desk,
            self.drawer,
            "dunning_run_back",
            _("Take the run of {day} back").format(day=formats.day(one.day)),
            [TextField("reason", _("Reason"))],
            send=lambda values: (take_back_run, one.run, values["reason"]),
            done=lambda count, _values: counted(
                count, N_("1 letter taken back"), N_("{count} letters taken back")
            ),
            save_text=_("Take back"),
            record=one.run,
        )

    # -- blocks, plans, statements -------------------------------------------------
    def block_item(self) -> None:
        """Ask why and until when the chosen items are not dunned."""
        if not self._on(PROPOSAL, _("Choose the items that are not to be dunned.")):
            return
        keys = self.panel.selected_keys()
        if keys:
            ask(
                self.desk,
                self.drawer,
                "dunning_block",
                counted(len(keys), N_("Block 1 item"), N_("Block {count} items")),
                fields_of(self.desk, DunningBlock, "kind reason until"),
                send=lambda values: (block_items, keys, BlockDraft(values["kind"], values["reason"], values["until"])),
                done=lambda made, _values: counted(len(made), N_("1 item blocked"), N_("{count} items blocked")),
                start={"kind": "disputed"},
                save_text=_("Block"),
                restore=False,
            )  # fmt: skip

    def plan(self) -> None:
        """Ask in which parts the chosen items of a customer are paid."""
        if not self._on(PROPOSAL, _("Choose the items that are paid in parts.")):
            return
        account, model = self._account(), self.panel.model
        rows = sorted({one.row() for one in self.panel.view.table.selectionModel().selectedRows()})
        documents = tuple(
            str(model.value(row, "document")) for row in rows if model.value(row, "account") == account
        )
        if not documents:
            return
        first = self.desk.today() + datetime.timedelta(days=14)
        ask(
            self.desk,
            self.drawer,
            "payment_plan",
            _("Payment plan for {account}: {documents}").format(
                account=account, documents=", ".join(documents)
            ),
            [
                DayField("first", _("First part on"), required=True),
                WholeField("count", _("Number of parts"), 1),
                WholeField("months", _("Months between them"), 1),
                *fields_of(self.desk, PaymentPlan, "note"),
            ],
            send=lambda values: (agree_plan, PlanDraft(account, documents, **values)),
            done=lambda _key, _values: _("Agreed; while it is kept nothing of it is dunned."),
            start={"first": first, "count": 3, "months": 1},
            save_text=_("Agree"),
            restore=False,
        )

    def statement(self) -> None:
        """Ask for span and language, then show the statement of the row's account."""
        account = self._account()
        if not account:
            return
        today = self.desk.today()

        name = _("Statement of account {account}").format(account=account)

        def show() -> None:
            values = form.values()
            form.saved()
            shown = lambda data: Preview(self, self.desk, name, data).show()  # noqa: E731
            args = (account, values["since"], values["until"], values["language"])
            self.desk.work(statement_pdf, self.desk.office, *args, then=shown)

        languages = [("", _("Language of the contact")), *LANGUAGES.items()]
        fields = [
            DayField("since", _("from"), required=True),
            DayField("until", _("to"), required=True),
            ChoiceField("language", _("Language"), languages),
        ]
        form = Form(self.desk, "statement", show, self.close_drawer, _("Show"), columns=1)
        for field in fields:
            form.add(field)
        start = {"since": datetime.date(today.year, 1, 1), "until": today, "language": ""}
        self.drawer.show_widget(name, form)
        form.fill_with(start, False)
        form.focus_first()
