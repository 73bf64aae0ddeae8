"""Vacancies: written, handed in, approved by somebody else, put on hold or cancelled."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.core.people import people
from app.modules.hr.people.api import offered_people
from app.modules.hr.recruiting.models import CHANGE, Vacancy
from app.modules.hr.recruiting.queries.lists import vacancies_source, vacancy
from app.modules.hr.recruiting.rules.stages import VACANCY, VacancyDraft
from app.modules.hr.recruiting.services.approving import KIND
from app.modules.hr.recruiting.services.vacancies import (
    ask_vacancy,
    save_vacancy,
    step_vacancy,
    withdraw_vacancy,
)
from app.ui.approval import ApprovalRules, Decisions
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction, first_of
from app.ui.register import Register, RegisterPage

DECIDE = "approval.decide"


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Vacancy,
        "title:2 department site places hours pay_from pay_to since lead reason:2 about:2",
        lead=KeyField(desk, "lead", _("Who leads the choice"), offered_people),
    )


class VacanciesPage(RegisterPage):
    """Ctrl+N writes a vacancy, F8 approves the one that waits."""

    def __init__(self, desk: Desk) -> None:
        registers = [
            Register(title=_("Vacancies"), new=_("New vacancy"), source=vacancies_source(), of=Vacancy, read=vacancy, fields=_fields, draft=VacancyDraft, save=save_vacancy, start={"hours": 40_0000, "places": 1, "since": desk.today()})
        ]  # fmt: skip
        super().__init__(desk, _("Vacancies"), registers, width=560)
        decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        mine = decisions.follow(self)
        rules = ApprovalRules(desk, KIND, self.drawer, self.close_drawer)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Reject …"), lambda: here(decisions.reject), "", "x", DECIDE, row=True, why_not=first_of(self.in_state(VACANCY, "reject"), mine)),
                PageAction(_("Call off"), lambda: here(self._withdraw), "", "undo-2", CHANGE, menu=True, row=True, why_not=self.in_state(VACANCY, "withdraw")),
                PageAction(_("Put on hold"), lambda: self._step("hold", _("Put on hold")), "", "pause", CHANGE, menu=True, row=True, why_not=self.in_state(VACANCY, "hold")),
                PageAction(_("Resume"), lambda: self._step("resume", _("Open again")), "", "play", CHANGE, menu=True, row=True, why_not=self.in_state(VACANCY, "resume")),
                PageAction(_("Cancel the vacancy"), lambda: self._step("cancel", _("Cancelled")), "", "trash-2", CHANGE, menu=True, row=True, why_not=self.in_state(VACANCY, "cancel")),
                PageAction(_("Who approves vacancies …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Applicants"), lambda: desk.open("hr.recruiting.applicants"), "", "users", "hr.recruiting.view", menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Hand in …"), lambda: here(self._hand_in), "", "upload", CHANGE, row=True, why_not=self.in_state(VACANCY, "ask")),
                PageAction(_("Approve"), lambda: here(decisions.approve), "F8", "check", DECIDE, primary=True, row=True, why_not=first_of(self.in_state(VACANCY, "approve"), mine)),
            ]
        )  # fmt: skip

    def _hand_in(self, key: int) -> None:
        field = ChoiceField("person", _("Who approves it"), [("", _("as the rules say")), *people()])
        ask(
            self.desk,
            self.drawer,
            "hr_vacancy_asked",
            _("Hand in"),
            [field],
            send=lambda values: (ask_vacancy, key, values["person"]),
            done=lambda _nothing, _values: _("Handed in; whoever decides sees it under “Today”."),
            record=key,
            save_text=_("Hand in"),
        )

    def _withdraw(self, key: int) -> None:
        self.desk.run(withdraw_vacancy, key, then=lambda _nothing: self.desk.notice(_("Taken back")))

    def _step(self, step: str, words: str) -> None:
        self.run_on_current(step_vacancy, step, words=words)
