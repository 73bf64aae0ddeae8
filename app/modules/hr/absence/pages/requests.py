"""Absences: requests that wait for a decision, and all absences of those one may see; beside them the leave account."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import _
from app.data.drafts import Stored
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.pages.account_view import AccountView
from app.modules.hr.absence.queries.absences import (
    Away,
    absence,
    absences_source,
    beside_request,
    requests_source,
)
from app.modules.hr.absence.queries.accounts import person_accounts
from app.modules.hr.absence.rules.absences import ABOUT_HEALTH, HEALTH_KINDS, KINDS, MACHINE, AbsenceDraft
from app.modules.hr.absence.services.absences import cancel, note_absence
from app.ui.approval import ApprovalRules, Decisions
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.page_head import PageAction, first_of
from app.ui.register import Register, RegisterPage
from app.ui.widgets import label

CHANGE, DECIDE = "hr.absence.change", "approval.decide"
OTHERS = [(key, words) for key, words in KINDS.items() if key not in HEALTH_KINDS]


def _fields(desk: Desk) -> Sequence[Placed]:
    kind = ChoiceField("kind", _("Kind"), OTHERS)
    layout = "person:2 kind:2 since until half_first half_last minutes:2 substitute:2 cut:2 note:2"
    return fields_of(desk, Absence, layout, kind=kind)


def _ready(form: Form, one: Stored[AbsenceDraft] | None) -> None:
    if one is not None:
        form.fields["person"].setEnabled(False)
        kind = form.fields["kind"]
        if one.draft.kind in HEALTH_KINDS and isinstance(kind, ChoiceField):
            kind.set_choices(list(KINDS.items()))  # shown as it is; saving says where it is changed
            kind.set_text(one.draft.kind)


class RequestsPage(RegisterPage):
    """F8 approves the current request; Ctrl+N notes an absence that was agreed on paper."""

    has_records = True

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=title, new=_("New absence"), source=source, of=Absence, read=absence, fields=_fields, draft=AbsenceDraft, save=note_absence, start={"kind": "leave"}, ready=_ready, name=lambda _draft: _("Absence"), selects=False)
            for title, source in ((_("To decide"), requests_source()), (_("All"), absences_source()))
        ]  # fmt: skip
        self.account = AccountView()
        self.others = label("", "quiet", wrap=True)
        super().__init__(desk, _("Absences"), registers, [(_("Leave account"), self.account)], width=460)
        self.body.addWidget(self.others)
        self.follow(self._pick)
        rules = ApprovalRules(desk, "absence", self.drawer, self.close_drawer)
        decisions = Decisions(desk, "absence", self.drawer, self.close_drawer)
        mine = decisions.follow(self)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Reject …"), lambda: here(decisions.reject), "", "x", DECIDE, row=True, why_not=first_of(self.in_state(MACHINE, "reject"), mine)),
                PageAction(_("Cancel the absence"), lambda: here(self._cancel), "Del", "trash-2", CHANGE, menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "cancel"), self.never_with("kind", HEALTH_KINDS, ABOUT_HEALTH))),
                PageAction(_("Who approves …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, menu=True, row=True),
                PageAction(_("New absence"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Approve"), lambda: here(decisions.approve), "F8", "check", DECIDE, primary=True, row=True, why_not=first_of(self.in_state(MACHINE, "approve"), mine)),
            ]
        )  # fmt: skip
        desk.watch(self, self._again)

    def _again(self) -> None:
        self.for_current(self._pick)

    def _pick(self, key: int) -> None:
        """Show the account of whose absence it is, and who else of the department is away then."""
        if not key:
            return
        show = lambda one: self._show(one) if one is not None else None  # noqa: E731
        self.desk.read(absence, key, then=show, owner=self, slot="absence")
        self.desk.read(beside_request, key, then=self._tell, owner=self, slot="beside")

    def _show(self, one: Stored[AbsenceDraft]) -> None:
        until = one.draft.until.year if one.draft.until else None
        ask = (person_accounts, one.draft.person, max(until or 0, self.desk.today().year))
        self.desk.read(*ask, then=self.account.show_person, owner=self, slot="account")

    def _tell(self, found: list[Away]) -> None:
        people = ", ".join(
            f"{one.name} {formats.short_day(one.since)} – {formats.short_day(one.until)}" for one in found
        )
        self.others.setText(
            _("Also away: {people}").format(people=people)
            if people
            else _("Nobody else of the department is away then.")
        )

    def _cancel(self, key: int) -> None:
        self.desk.run(cancel, key, then=lambda _nothing: self.desk.notice(_("Absence cancelled")))
