"""Whistle-blower reports: kept by confidants with their terms; who is none sees an empty list."""

from __future__ import annotations

from app.core.messages import _
from app.core.people import people, person
from app.modules.governance.compliance.models import CONFIDANTS, WHISTLE, Report
from app.modules.governance.compliance.queries.duties import named_confidants, report_draft, reports_source
from app.modules.governance.compliance.rules.duties import ReportDraft
from app.modules.governance.compliance.services.duties import (
    close_report,
    confirm_receipt,
    dismiss_confidant,
    give_feedback,
    name_confidant,
    save_report,
)
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


class ReportsPage(RegisterPage):
    """Ctrl+N keeps a report, F8 confirms its receipt; feedback and end follow."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Whistle-blower reports"), new=_("New report"), source=reports_source(), of=Report, read=report_draft, fields=lambda desk: fields_of(desk, Report, "came way area:2 who:2 what:2"), draft=ReportDraft, save=save_report, start={"came": desk.today()}, name=lambda _draft: _("Whistle-blower report"))
        ]  # fmt: skip
        super().__init__(desk, _("Whistle-blower reports"), registers, width=480)
        self.set_actions(
            [
                PageAction(_("Name a confidant …"), lambda: self._name(True), "", "users", CONFIDANTS, menu=True),
                PageAction(_("Dismiss a confidant …"), lambda: self._name(False), "", "x", CONFIDANTS, menu=True),
                PageAction(_("Close"), lambda: self.run_on_current(close_report, words=_("Closed")), "", "check", WHISTLE, menu=True, row=True),
                PageAction(_("Feedback given …"), lambda: self.for_current(self._feedback), "", "pen-line", WHISTLE, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", WHISTLE, row=True),
                PageAction(_("New report"), lambda: self.edit(None), "Ctrl+N", "plus", WHISTLE),
                PageAction(_("Receipt confirmed"), lambda: self.run_on_current(confirm_receipt, words=_("Kept with today's date")), "F8", "check", WHISTLE, primary=True, row=True),
            ]
        )  # fmt: skip
        desk.watch(self, self._who)
        self._who()

    def _who(self) -> None:
        self.desk.read(named_confidants, then=self._say_who, owner=self, slot="who")

    def _say_who(self, found: list[str]) -> None:
        names = ", ".join(person(login) for login in found)
        words = _("Confidants: {names}").format(names=names)
        self.subtitle.setText(words if found else _("Name a confidant first."))

    def _feedback(self, key: int) -> None:
        field = LongField("words", _("Measures planned or taken, and reasons"), 6)
        ask(self.desk, self.drawer, "governance_report.feedback", _("Feedback"), [field],
            send=lambda values: (give_feedback, key, values["words"]), done=lambda _n, _v: _("Kept with today's date"), record=key)  # fmt: skip

    def _name(self, on: bool) -> None:
        field = ChoiceField("login", _("Confidant"), [("", "–"), *people()])
        title, done = (
            (_("Name a confidant"), _("Named")) if on else (_("Dismiss a confidant"), _("Dismissed"))
        )
        service = name_confidant if on else dismiss_confidant
        ask(self.desk, self.drawer, f"governance_confidant.{on}", title, [field], send=lambda values: (service, values["login"]),
            done=lambda _n, _v: done, start={"login": ""}, restore=False)  # fmt: skip
