"""The month of payroll: the guided list at the left, slips beside it, explained in the drawer; F8 does the next step."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from app.core.messages import N_, _, counted
from app.modules.hr.payroll.pages.bureau_form import ask_bureau
from app.modules.hr.payroll.pages.slip_view import SlipView
from app.modules.hr.payroll.pages.steps import StepsList
from app.modules.hr.payroll.queries.explaining import Explained, explained, first_refused
from app.modules.hr.payroll.queries.guide import Guide, banks, guide
from app.modules.hr.payroll.queries.lists import runs_source, slips_source
from app.modules.hr.payroll.queries.paying import pay_file
from app.modules.hr.payroll.rules.kinds import CHANGE, LATE, LEFT, ONLY_LEFT, OPEN, RELEASE
from app.modules.hr.payroll.services.computing import (
    Computed,
    compute,
    leave_out,
    look_at_slip,
    take_back,
    take_in,
)
from app.modules.hr.payroll.services.paying import post_run, prepare_payments, write_pay_file
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.payroll.transfer import account_pdf, bank_file, file_slips, run_pdf
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm, ask, choose
from app.ui.fields import DayField, TextField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.save_file import save_file
from app.ui.theme import px

SLIPS, RUNS = range(2)
BANK_ACCOUNTS = "finance.banking.inbox"
WIDTH = 520


class MonthPage(ListTabs):
    """Slips of the newest month and all months; the list of steps says what comes next."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        lists = [(_("Payslips"), slips_source()), (_("Months"), runs_source())]
        super().__init__(desk, _("Payroll"), lists, WIDTH)
        self.steps = StepsList(self.step)
        self.split.insertWidget(0, self.steps)
        self.split.setSizes([px(280), px(760), 0])
        self.guide: Guide | None = None
        self.set_actions(
            [
                PageAction(_("Next step"), self.next_step, "F8", "arrow-right", CHANGE, primary=True),
                PageAction(_("Explain"), self.explain, "", "scale", row=True),
                PageAction(_("Print"), self.show_paper, "Ctrl+P", "printer"),
                PageAction(_("Compute all"), self.compute_all, "", "refresh-cw", CHANGE, menu=True, makes="hr.payroll_slips"),
                PageAction(_("Compute this person"), self.compute_one, "", "refresh-cw", CHANGE, menu=True, of="hr.payroll_slips"),
                PageAction(_("Leave out …"), self.leave_out, "", "x", CHANGE, menu=True, of="hr.payroll_slips"),
                PageAction(_("Take in again"), self.take_in, "", "undo-2", CHANGE, menu=True, of="hr.payroll_slips", why_not=self.only_with("state", (LEFT, LATE), ONLY_LEFT)),
                PageAction(_("Take the month back …"), self.take_back, "", "undo-2", CHANGE, menu=True),
                PageAction(_("Release"), lambda: self.step("release"), "", "check", RELEASE, menu=True),
                PageAction(_("Pay account of the year"), self.show_account, "", "file-text", menu=True),
                PageAction(_("For the bureau …"), self.ask_bureau, "", "download", CHANGE, menu=True),
                PageAction(_("Save the file for the bank …"), self.save_bank_file, "", "download", RELEASE, menu=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(guide, then=self._take, owner=self, slot="guide")

    def _take(self, found: Guide) -> None:
        self.guide = found
        self.steps.show_guide(found)
        if found.month is None:
            self.subtitle.setText(_("No month is computed yet."))
        else:
            words = _("{month} · released") if found.state != OPEN else _("{month} · open")
            self.subtitle.setText(words.format(month=f"{found.month:%m/%Y}"))

    # -- steps -------------------------------------------------------------------
    def next_step(self) -> None:
        """Do the first step that is not done; where all are, compute the month that comes."""
        if self.guide is not None:
            self.step(self.guide.next or "compute")

    def step(self, key: str) -> None:
        """Do a step of the list, or show what it is about."""
        deeds: dict[str, Callable[[], object]] = {
            "missing": self._complete,
            "compute": self.compute_all,
            "release": self._release,
            "file": self._file,
            "post": self._post,
            "bank": self._bank,
            "payments": self._payments,
            "portals": self._portals,
            "time": lambda: self.desk.open("hr.worktime.month"),
            "absences": lambda: self.desk.open("hr.absence.requests"),
        }
        if key in deeds:
            deeds[key]()
        else:
            self.go(SLIPS)

    def compute_all(self) -> None:
        """Compute the open month, or the one that comes."""
        if self.guide is not None:
            self.desk.run(compute, self.guide.coming, then=self._computed)

    def _complete(self) -> None:
        """Compute once more: what was completed since counts; who still lacks something is shown with the place where it is mended."""

        def computed(done: Computed) -> None:
            self._computed(done)
            if done.refused:
                self.desk.read(first_refused, done.run, then=self._explain, owner=self, slot="refused")

        if self.guide is not None:
            self.go(SLIPS)
            self.desk.run(compute, self.guide.coming, then=computed)

    def compute_one(self) -> None:
        """Compute the person of the current slip anew."""
        self._for_slip(
            lambda one: (
                self.desk.run(compute, one.month, [one.person], then=self._computed)
                if self.guide is not None and self.guide.state == OPEN
                else self.desk.notice(_("This month is released; the next one brings corrections."))
            )
        )

    def _computed(self, done: Computed) -> None:
        if isinstance(self.drawer.content, SlipView):
            self.close_drawer()  # it shows what was
        words = counted(done.made, N_("1 slip computed"), N_("{count} slips computed"))
        if done.refused:
            words += "  ·  " + counted(
                done.refused, N_("1 person lacks something"), N_("{count} people lack something")
            )
        self.desk.notice(words)

    def _release(self) -> None:
        if (found := self._run()) is not None:
            told = lambda _nothing: self.desk.notice(_("The month is released and locked"))  # noqa: E731
            self.desk.run(release, found.run, found.version, then=told)

    def _portals(self) -> None:
        """Prepare the reports of a released month and show them."""
        if (found := self._run()) is not None:
            shown = lambda _new: self.desk.open("hr.payroll.portals")  # noqa: E731
            self.desk.run(prepare_notices, found.run, then=shown)

    def _run(self) -> Guide | None:
        """Return the guide of a month that there is; else tell what to do first."""
        if self.guide is None or self.guide.run is None:
            self.desk.notice(_("Compute the month first."))
            return None
        return self.guide

    def _file(self) -> None:
        if (found := self._run()) is not None:
            told = lambda made: self.desk.notice(  # noqa: E731
                counted(
                    made,
                    N_("1 payslip filed with its person"),
                    N_("{count} payslips filed with their people"),
                )
            )
            office, run = self.desk.office, found.run
            work = lambda progress: file_slips(office, run or 0, progress)  # noqa: E731
            self.desk.jobs.begin(_("Payslips"), work, self, told, self.desk.refused)

    def _post(self) -> None:
        if (found := self._run()) is not None:
            told = lambda entry: self.desk.notice(  # noqa: E731
                _("The month is posted"),
                action=_("Show"),
                act=lambda: self.desk.open("finance.ledger.entry", entry),
            )
            self.desk.run(post_run, found.run, then=told)

    def _bank(self) -> None:
        if (found := self._run()) is None:
            return
        ask(
            self.desk,
            self.drawer,
            "payroll_bank",
            _("File for the bank"),
            [
                ChoiceField("bank", _("Bank account"), ()),
                DayField("day", _("Execute on"), required=True),
            ],
            send=lambda values: (write_pay_file, found.run, values["bank"], values["day"]),
            done=lambda _sha, _values: self._saved(),
            asks=[(banks,)],
            ready=_offer,
            start={"day": self.desk.today()},
            save_text=_("Write the file"),
            restore=False,
        )

    def _saved(self) -> str:
        self.save_bank_file()
        return _("The file stands in the archive; it can be saved again.")

    def save_bank_file(self) -> None:
        """Save the file for the bank of the newest month once more."""
        if (found := self._run()) is not None:
            self.desk.read(pay_file, found.run, then=self._save)

    def _save(self, found: tuple[str, bytes] | None) -> None:
        if found is None:
            self.desk.notice(_("Please write the file for the bank first."))
            return
        name, sha256 = found
        save_file(self, self.desk, name, lambda: bank_file(self.desk.office, sha256))

    def ask_bureau(self) -> None:
        """Ask for the month and the file that a payroll bureau wants, and save it."""
        coming = self.guide.month or self.guide.coming if self.guide is not None else self.desk.today()
        ask_bureau(self, coming)

    def _payments(self) -> None:
        if (found := self._run()) is None:
            return
        ask(
            self.desk,
            self.drawer,
            "payroll_payments",
            _("Payments to funds and tax office"),
            [ChoiceField("bank", _("Bank account"), ())],
            send=lambda values: (prepare_payments, found.run, values["bank"]),
            done=lambda made, _values: counted(
                made, N_("1 payment prepared"), N_("{count} payments prepared")
            ),
            asks=[(banks,)],
            ready=_offer,
            save_text=_("Prepare"),
            restore=False,
        )

    # -- slips -------------------------------------------------------------------
    def open_row(self, key: int) -> None:
        """Explain a slip, or show the papers of a month."""
        if self.bar.currentIndex() == SLIPS:
            self._explain(key)
        else:
            self._paper(key, None)

    def explain(self) -> None:
        """Explain the current slip."""
        self.for_current(self.open_row)

    def _explain(self, key: int | None) -> None:
        """Keep that somebody looks, then show the slip."""
        if key is None:
            return
        show = lambda _nothing: self.desk.read(explained, key, then=self._show, owner=self, slot="slip")  # noqa: E731
        self.desk.run(look_at_slip, key, then=show)

    def _show(self, one: Explained | None) -> None:
        if one is not None:
            view = SlipView(one, self.desk.open, self.close_drawer)
            self.drawer.show_widget(_("Payslip {month}").format(month=f"{one.month:%m/%Y}"), view)
            view.first().setFocus()

    def _for_slip(self, action: Any) -> None:
        if self.bar.currentIndex() != SLIPS:
            self.go(SLIPS)
            self.desk.notice(_("Choose a payslip first."))
            return
        self.for_current(lambda key: self.desk.read(explained, key, then=lambda one: one and action(one)))

    def leave_out(self) -> None:
        """Ask why the person of the current slip is left out."""
        if (found := self._run()) is None:
            return
        self._for_slip(
            lambda one: ask(
                self.desk,
                self.drawer,
                "payroll_leave_out",
                _("Leave somebody out of this month"),
                [TextField("reason", _("Reason"))],
                send=lambda values: (leave_out, found.run, one.person, values["reason"]),
                done=lambda _nothing, _values: _("Left out; the reason stands with the month."),
                save_text=_("Leave out"),
                record=one.id,
            )
        )

    def take_in(self) -> None:
        """Take the person of the current slip in again."""
        told = lambda _nothing: self.desk.notice(_("Taken in again; compute the month."))  # noqa: E731
        self._for_slip(lambda one: self.desk.run(take_in, one.id, then=told))

    def take_back(self) -> None:
        """Take the open month back; nothing of it was posted or paid."""
        if (found := self._run()) is not None:
            told = lambda count: self.desk.notice(  # noqa: E731
                counted(count, N_("1 slip taken back"), N_("{count} slips taken back"))
            )
            self.desk.run(take_back, found.run, then=told)

    def show_paper(self) -> None:
        """Show the payslips of the newest month, or those of the current one."""
        if self.bar.currentIndex() == RUNS:
            self.for_current(lambda key: self._paper(key, None))
        elif (found := self._run()) is not None and found.run is not None:
            run = found.run
            self._for_slip(lambda one: self._paper(run, [one.person]))

    def show_account(self) -> None:
        """Show the pay account of the year of the newest month: of everybody, each on their own lines."""
        if (found := self._run()) is not None and found.month is not None:
            year = found.month.year
            since, until = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            show = lambda data: Preview(self, self.desk, _("Pay account"), data).show()  # noqa: E731
            self.desk.work(account_pdf, self.desk.office, since, until, then=show)

    def _paper(self, run: int, people: list[int] | None) -> None:
        show = lambda data: Preview(self, self.desk, _("Payslips"), data).show()  # noqa: E731
        self.desk.work(run_pdf, self.desk.office, run, people, then=show)


def _offer(form: DrawerForm, found: list[tuple[int, str]]) -> dict[str, object]:
    """Offer the bank accounts; in a book that has none yet, the way to the first one."""
    choose(form, "bank", found)
    if not found:
        desk = form.desk
        make = lambda: desk.open(BANK_ACCOUNTS, "new")  # noqa: E731
        desk.notice(_("There is no bank account yet; please enter it first."), action=_("Enter"), act=make)
    return {"bank": found[0][0] if found else None}
