"""Sickness: who was ill until when, the state of each certificate, and until when the employer pays; a right of its own."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import N_, _
from app.data.drafts import Stored
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.absences import (
    absence,
    child_days_around,
    leave_unproven,
    offered_illnesses,
    sick_pay_around,
    sickness_source,
)
from app.modules.hr.absence.rules.absences import HEALTH_KINDS, KINDS, MATERNITY, SICK, AbsenceDraft
from app.modules.hr.absence.rules.family import ChildDays
from app.modules.hr.absence.rules.sickness import SickPay
from app.modules.hr.absence.rules.words import days_words
from app.modules.hr.absence.services.absences import cancel_illness, note_illness
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint, only_for
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import label

HEALTH = "hr.health.change"
SICK_KINDS = [(key, KINDS[key]) for key in HEALTH_KINDS]
WHY = {
    "new": N_("an illness of its own"),
    "same": N_("the same illness: {before} days were paid before (§ 3 (1) EntgFG)"),
    "six_months": N_("six months without this illness: six weeks anew (§ 3 (1) no. 1 EntgFG)"),
    "twelve_months": N_("twelve months since its first day: six weeks anew (§ 3 (1) no. 2 EntgFG)"),
    "joined": N_("it joins an illness that lasts: no six weeks of its own"),
    "waiting": N_("nothing in the first four weeks of employment (§ 3 (3) EntgFG)"),
}


def _fields(desk: Desk) -> Sequence[Placed]:
    kind = ChoiceField("kind", _("Kind"), SICK_KINDS)
    cause = KeyField(desk, "cause", _("Same illness as"), offered_illnesses)
    layout = "person:2 kind:2 since until half_first half_last certificate proven_until cause:2 due born long:2 note:2"
    return fields_of(desk, Absence, layout, kind=kind, cause=cause)


def _ready(form: Form, one: Stored[AbsenceDraft] | None) -> None:
    hint(
        form,
        since=_("the first full day missed"),
        due=_("only for maternity protection: its days follow from it"),
    )
    only_for(form, "kind", dict.fromkeys(("due", "born", "long"), MATERNITY) | {"cause": SICK})
    if one is not None:
        form.fields["person"].setEnabled(False)


class SicknessPage(RegisterPage):
    """Ctrl+N notes an illness; the line below says until when it is paid, and why."""

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Sickness"),
            new=_("New illness"),
            source=sickness_source(),
            of=Absence,
            read=absence,
            fields=_fields,
            draft=AbsenceDraft,
            save=note_illness,
            right=HEALTH,
            start={"kind": "sick"},
            ready=_ready,
            name=lambda _draft: _("Sickness"),
        )
        super().__init__(desk, _("Sickness"), [one], width=500)
        self.paid = label("", "quiet", wrap=True)
        words = _("Leave lies in these days; with a certificate it comes back (§ 9 BUrlG).")
        self.leave = label(words, "quiet", wrap=True)
        self.leave.hide()
        self.body.addWidget(self.paid)
        self.child = label("", "quiet", wrap=True)
        self.child.hide()
        self.body.addWidget(self.leave)
        self.body.addWidget(self.child)
        self.panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(
                    _("Cancel the absence"),
                    lambda: self.for_current(self._cancel),
                    "Del",
                    "trash-2",
                    HEALTH,
                    row=True,
                ),
                *self.standard_actions(_("New illness")),
            ]
        )
        desk.watch(self, lambda: self.for_current(self._pick))

    def _pick(self, key: int) -> None:
        self.desk.read(sick_pay_around, key, then=self._tell, owner=self, slot="paid")
        self.desk.read(child_days_around, key, then=self._tell_child, owner=self, slot="child")
        self.desk.read(leave_unproven, key, then=self._tell_leave, owner=self, slot="leave")

    def _tell_leave(self, unproven: bool) -> None:
        self.leave.setVisible(unproven)

    def _tell_child(self, one: ChildDays | None) -> None:
        self.child.setVisible(one is not None)
        if one is not None:
            words = _(
                "Days for sick children in {year}: {taken}. The law gives {each} for each child and {most} at most; single parents {alone_each} and {alone_most} (§ 45 SGB V)."
            )
            given = {name: str(value) for name, value in vars(one).items()} | {"taken": days_words(one.taken)}
            self.child.setText(words.format(**given))

    def _tell(self, one: SickPay | None) -> None:
        if one is None:
            self.paid.setText("")
            return
        why = _(WHY[one.why]).format(before=one.before)
        if one.until is None:
            self.paid.setText(_("The employer pays nothing: {why}.").format(why=why))
            return
        words = _("The employer pays {days} days, until {day}, then the health fund: {why}.")
        self.paid.setText(words.format(days=one.days, day=formats.day(one.until), why=why))

    def _cancel(self, key: int) -> None:
        self.desk.run(cancel_illness, key, then=lambda _nothing: self.desk.notice(_("Absence cancelled")))
