"""What is typed for payroll: entries of a month, benefits, deductions, terms beside the file, what another program reckoned before."""

from __future__ import annotations

from pathlib import Path

from app.core import format as formats
from app.core.dates import month_start
from app.core.messages import N_, _
from app.data.column_mapping import Places
from app.modules.hr.payroll.models import PayBenefit, PayClaim, PayItem, PayOpening, PayTerms
from app.modules.hr.payroll.pages.beside_fields import BENEFIT_FIELDS, CLAIM_FIELDS, following
from app.modules.hr.payroll.pages.leave_form import ask_leave
from app.modules.hr.payroll.pages.net_form import ask_net, ask_rule
from app.modules.hr.payroll.queries.lists import (
    benefit,
    benefits_source,
    claim,
    claims_source,
    item,
    items_source,
    opening,
    openings_source,
    terms,
    terms_source,
)
from app.modules.hr.payroll.rules.kinds import (
    CHANGE,
    BenefitDraft,
    ClaimDraft,
    ItemDraft,
    OpeningDraft,
    TermsDraft,
)
from app.modules.hr.payroll.rules.taking_over import AMOUNTS
from app.modules.hr.payroll.services.beside import save_benefit, save_claim, undo_benefit, undo_claim
from app.modules.hr.payroll.services.registers import (
    delete_item,
    save_item,
    save_terms,
    undo_item,
    undo_terms,
)
from app.modules.hr.payroll.services.taking_over import TakenOver, save_opening, undo_opening
from app.modules.hr.payroll.transfer.old_month import OldMonths, month_specs, month_words, read_old_month
from app.modules.hr.payroll.transfer.taken_over import import_openings, opening_specs, words
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.import_form import Importer, show_import
from app.ui.jobs import Progress
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.save_file import ask_table

BENEFIT = "person:2 code:2 since until amount own km trips breakfasts meals share flat partner children plus payee:2 iban:2 reference note:2"
OPENING = "person:2 year days first_month last_month " + " ".join(AMOUNTS) + " fund_rate reason:2"
ZEROES = ("amount", "own", "km", "trips", "breakfasts", "meals", "children")
CLAIM = "person:2 kind:2 since until amount settled rate dependants free creditor:2 iban:2 reference:2 note:2"


BROUGHT = 4  # place of what is brought forward among the registers


class EntriesPage(RegisterPage):
    """Five registers; Ctrl+N makes a new row of the one that is shown, Del takes an entry away."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(
                title=_("Entries"),
                new=_("New entry"),
                source=items_source(),
                of=PayItem,
                read=item,
                fields=lambda desk: fields_of(desk, PayItem, "person:2 kind:2 month until amount hours note:2"),
                draft=ItemDraft,
                save=save_item,
                undo=undo_item,
                start={"month": desk.today()},
                name=lambda draft: formats.day(draft.month)[3:],
            ),
            Register(
                title=_("Benefits"),
                new=_("New benefit"),
                source=benefits_source(),
                of=PayBenefit,
                read=benefit,
                fields=lambda desk: fields_of(desk, PayBenefit, BENEFIT),
                draft=BenefitDraft,
                save=save_benefit,
                undo=undo_benefit,
                ready=following("code", BENEFIT_FIELDS),
                start={"since": desk.today().replace(day=1), "share": "100"} | dict.fromkeys(ZEROES, 0),
                name=lambda draft: formats.day(draft.since),
            ),
            Register(
                title=_("Deductions"),
                new=_("New deduction"),
                source=claims_source(),
                of=PayClaim,
                read=claim,
                fields=lambda desk: fields_of(desk, PayClaim, CLAIM),
                draft=ClaimDraft,
                save=save_claim,
                undo=undo_claim,
                ready=following("kind", CLAIM_FIELDS),
                start={"since": desk.today(), "settled": 0, "dependants": 0},
                name=lambda draft: draft.creditor or formats.day(draft.since),
            ),
            Register(
                title=_("Terms"),
                new=_("New terms"),
                source=terms_source(),
                of=PayTerms,
                read=terms,
                fields=lambda desk: fields_of(desk, PayTerms, "person:2 since midi premium_health premium_care flat_tax:2 flat_pay:2 active:2 exempt:2 occupation"),
                draft=TermsDraft,
                save=save_terms,
                undo=undo_terms,
                start={"flat_tax": True, "midi": "", "flat_pay": "", "active": False, "exempt": False},
                name=lambda draft: formats.day(draft.since),
            ),
            Register(
                title=_("Brought forward"),
                new=_("New amounts brought forward"),
                source=openings_source(),
                of=PayOpening,
                read=opening,
                fields=lambda desk: fields_of(desk, PayOpening, OPENING),
                draft=OpeningDraft,
                save=save_opening,
                undo=undo_opening,
                start={"year": desk.today().year, "days": 0} | dict.fromkeys(AMOUNTS, 0),
                name=lambda draft: str(draft.year),
            ),
        ]  # fmt: skip
        super().__init__(desk, _("Entries for payroll"), registers, width=460)
        remove = PageAction(
            _("Take away"), self.remove, "Del", "trash-2", CHANGE, menu=True, of="hr.payroll_items"
        )
        leave = PageAction(_("Pay out leave …"), self.pay_out, "", "wallet", CHANGE, menu=True)
        net = PageAction(_("From net to gross …"), self.ask_net, "", "scale", CHANGE, menu=True)
        rule = PageAction(_("One-off pay by rule …"), self.ask_rule, "", "users", CHANGE, menu=True)
        sheet = PageAction(
            _("Take over by sheet …"),
            self.ask_sheet,
            "Ctrl+I",
            "upload",
            CHANGE,
            menu=True,
            makes="hr.payroll_openings",
        )
        beside = PageAction(_("Compare with another program …"), self.ask_old_month, "", "scale", menu=True)
        self.set_actions([*self.standard_actions(), leave, net, rule, sheet, beside, remove])

    def request(self, what: object) -> None:
        """Go to a row, begin a new one, pay out the leave of somebody who leaves: ("leave", person), or ask for a sheet: "compare"."""
        if isinstance(what, tuple) and what[0] == "leave":
            self.pay_out(int(what[1]))
        elif what == "compare":
            self.ask_old_month()
        else:
            super().request(what)

    def pay_out(self, person: int = 0) -> None:
        """Ask what leave of who leaves is paid out; the entry of the last month comes of it."""
        self.go(0)

        def done(key: int, _values: object) -> str:
            self.panel.select_key(key)
            return _("Entered for the last month, with its calculation.")

        ask_leave(self.desk, self.drawer, person, done)

    def ask_sheet(self) -> None:
        """Ask for a sheet of what another program reckoned of the year."""
        ask_table(self, _("Take over from another program"), self.take_file)

    def take_file(self, path: Path) -> None:
        """Show the columns of a sheet; it is checked and taken over as a job."""
        self.go(BROUGHT)

        def run(
            path: Path, places: Places, _switches: dict[str, bool], rehearsal: bool, _progress: Progress
        ) -> TakenOver:
            return import_openings(self.desk.office, path, rehearsal, places)

        show_import(self, path, Importer("hr.payroll_openings", opening_specs(), run, words))

    def ask_old_month(self) -> None:
        """Ask for the sheet of a month as another program reckoned it."""
        ask_table(self, _("Compare a month with another program"), self.compare)

    def compare(self, path: Path) -> None:
        """Show the columns of a sheet, and then the month of both programs side by side; nothing is kept."""

        def run(
            path: Path, places: Places, _switches: dict[str, bool], _rehearsal: bool, _progress: Progress
        ) -> OldMonths:
            return read_old_month(path, places)

        def show(done: OldMonths) -> None:
            month = done.month or month_start(self.desk.today())
            self.desk.open("hr.payroll.audit", ("parallel_run", month, done.rows))

        importer = Importer(
            "hr.payroll_parallel", month_specs(), run, month_words, then=show, verb=N_("Compare")
        )
        show_import(self, path, importer)

    def ask_net(self) -> None:
        """Ask which net amount was agreed; the entry with its gross comes of it."""
        self.go(0)
        ask_net(self.desk, self.drawer)

    def ask_rule(self) -> None:
        """Ask for a rule of one-off pay for everybody, such as a 13th salary."""
        self.go(0)
        ask_rule(self.desk, self.drawer)

    def remove(self) -> None:
        """Take the current entry away; terms and amounts brought forward are changed instead."""
        if self.bar.currentIndex():
            self.desk.notice(_("This is changed, not taken away."))
            return
        told = lambda _nothing: self.desk.notice(_("The entry is taken away"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(delete_item, key, then=told))
