"""Applicants: list with interviews, scores, talent pool, and who is to be erased; hired or refused from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.core import format as formats
from app.core.letter_receivers import LetterTo
from app.core.messages import N_, _
from app.data.record_extras import Target
from app.modules.hr.people.api import offered_people
from app.modules.hr.recruiting.models import CHANGE, RATE, VIEW, Applicant, Appointment, Score
from app.modules.hr.recruiting.pages.hire_form import ask_consent, ask_hire
from app.modules.hr.recruiting.pages.importing import ask_applicants
from app.modules.hr.recruiting.queries.applicants import Alike, interviews_ics, similar
from app.modules.hr.recruiting.queries.lists import (
    applicant,
    applicants_source,
    appointment,
    appointments_source,
    due_source,
    person_of,
    pool_source,
    score,
    scores_source,
    stage_of,
)
from app.modules.hr.recruiting.rules.stages import (
    BOARD,
    ERASED,
    HIRED,
    REFUSED,
    STAGE,
    WITHDRAWN,
    ApplicantDraft,
    AppointmentDraft,
    ScoreDraft,
)
from app.modules.hr.recruiting.services.applicants import (
    close_application,
    delete_appointment,
    end_consent,
    move,
    reopen_application,
    save_applicant,
    save_appointment,
    save_score,
    undo_applicant,
)
from app.modules.hr.recruiting.services.contracts import contract_pdf
from app.modules.hr.recruiting.services.erasing import ERASE, erase
from app.modules.hr.recruiting.services.hiring import HIRE
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import hint
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import save_file

APPLICANTS, INTERVIEWS, SCORES, POOL, DUE = range(5)
WHO = "hr_applicant"
TABS = {"interviews": INTERVIEWS, "due": DUE}
LAYOUT = "vacancy:2 first_name last_name mail phone street:2 postcode town source received starts note:2"


def _person(desk: Desk, name: str, title: str) -> KeyField:
    return KeyField(desk, name, title, offered_people)


def _interview(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk,
        Appointment,
        "applicant:2 day at minutes place:2 person:2 second:2",
        person=_person(desk, "person", _("Interviewer")),
        second=_person(desk, "second", _("Second interviewer")),
    )


def _score(desk: Desk) -> Sequence[Placed]:
    who = _person(desk, "person", _("Interviewer"))
    return fields_of(desk, Score, "applicant:2 person:2 knowledge experience together remark:2", person=who)


def _score_hints(form: Form, _one: object) -> None:
    hint(form, person=_("empty: yourself"))


class ApplicantsPage(RegisterPage):
    """Ctrl+1 to Ctrl+5 go to the lists; F8 brings the applicant to the next stage."""

    def __init__(self, desk: Desk) -> None:
        who: dict[str, Any] = {
            "of": Applicant, "read": applicant, "draft": ApplicantDraft, "save": save_applicant, "undo": undo_applicant,
            "fields": lambda desk: fields_of(desk, Applicant, LAYOUT), "name": lambda draft: draft.name,
            "start": {"received": desk.today(), "source": "own"}, "new": _("New applicant"),
        }  # fmt: skip
        registers = [
            Register(title=_("Applicants"), source=applicants_source(), **who),
            Register(title=_("Interviews"), new=_("New interview"), source=appointments_source(), of=Appointment, read=appointment, fields=_interview, draft=AppointmentDraft, save=save_appointment, start={"minutes": 60, "day": desk.today()}, name=lambda _draft: _("Interview")),
            Register(title=_("Scores"), new=_("New score"), source=scores_source(), of=Score, read=score, fields=_score, draft=ScoreDraft, save=save_score, name=lambda _draft: _("Score"), ready=_score_hints),
            Register(title=_("Talent pool"), source=pool_source(), selects=False, **who),
        ]  # fmt: skip
        if desk.may("hr.recruiting.all"):
            registers.append(Register(title=_("To be erased"), source=due_source(), selects=False, **who))
        super().__init__(desk, _("Applicants"), registers, width=560)
        self.set_actions(
            [
                PageAction(_("Refuse"), lambda: self._who(self._refuse), "", "x", CHANGE, of=WHO, why_not=self.in_state(STAGE, REFUSED, column="stage")),
                PageAction(_("Hire …"), lambda: self._who(lambda key: ask_hire(self, key)), "", "user", HIRE, of=WHO, why_not=self.in_state(STAGE, HIRED, column="stage")),
                PageAction(_("Write a letter …"), lambda: self._who(self._write), "", "pen-line", CHANGE, menu=True, of=WHO),
                PageAction(_("Contract letter"), lambda: self._who(self._contract), "", "file-text", HIRE, menu=True, of=WHO, why_not=self.only_with("stage", (HIRED,), N_("A contract letter follows from hiring; hire the applicant first."))),
                PageAction(_("Withdrew"), lambda: self._who(self._withdrew), "", "log-out", CHANGE, menu=True, of=WHO, why_not=self.in_state(STAGE, WITHDRAWN, column="stage")),
                PageAction(_("Take the refusal back"), lambda: self._run(reopen_application, _("Taken back")), "", "undo-2", CHANGE, menu=True, why_not=self.in_state(STAGE, "reopen", column="stage"), of=WHO),
                PageAction(_("Into the talent pool …"), lambda: self._who(lambda key: ask_consent(self, key)), "", "star", CHANGE, menu=True, of=WHO, why_not=self.in_state(STAGE, "pool", column="stage")),
                PageAction(_("Consent taken back"), lambda: self._run(end_consent, _("Taken out of the talent pool")), "", "x", CHANGE, menu=True, of=WHO, why_not=self.never_with("pool_until", (None,), N_("There is no consent to take back."))),
                PageAction(_("Who may be the same person"), lambda: self._who(self._alike), "", "users", VIEW, menu=True, of=WHO),
                PageAction(_("Import applicants …"), lambda: ask_applicants(self), "", "upload", CHANGE, menu=True),
                PageAction(_("Interviews as calendar (.ics)"), self.save_ics, "", "download", VIEW, menu=True),
                PageAction(_("Take away"), self._take_away, "Del", "trash-2", CHANGE, menu=True, of="hr.appointments"),
                PageAction(_("Erase for good"), self._erase, "", "trash-2", ERASE, menu=True, of=WHO, why_not=self.in_state(STAGE, ERASED, column="stage")),
                PageAction(_("Change"), self.change, "F2", "pencil", RATE, row=True),
                PageAction(_("New"), self.begin, "Ctrl+N", "plus", RATE),
                PageAction(_("Next stage"), lambda: self._who(self._on), "F8", "arrow-right", CHANGE, primary=True, of=WHO, why_not=self.only_with("stage", BOARD[:-1], N_("From here it goes on by hiring or refusing."))),
            ]
        )  # fmt: skip

    def request(self, what: object) -> None:
        """Go to a list by its name, to an applicant by their record, show the contract letter of a member of staff, or begin a new one."""
        if isinstance(what, str) and what in TABS and TABS[what] < len(self.panels):
            self.go(TABS[what])
        elif isinstance(what, Target) and what.table == "hr_applicant":
            self.go(APPLICANTS)
            self.panel.select_key(what.key)
        elif isinstance(what, tuple) and what[0] == "hr_person":
            self._show_contract(what[1])
        else:
            super().request(what)

    def begin(self) -> None:
        """Begin a row of the list that is shown: an interview or a score of the applicant that was chosen last."""
        place = self.bar.currentIndex()
        if not self.desk.may(self.register.needs):
            self.desk.notice(_("You may score only; go to “Scores” (Ctrl+3)."))
            return
        chosen = self.panels[APPLICANTS].current_key() if place in (INTERVIEWS, SCORES) else None
        self.edit(None, {"applicant": chosen} if chosen is not None else None)

    def _write(self, key: int) -> None:
        self.desk.open("documents.letters.letters", LetterTo("hr_applicant", key))

    def _who(self, action: Callable[[int], object]) -> None:
        """Do something with the applicant of the row; on other lists say where one is chosen."""
        if self.panel.model.source.table == "hr_applicant":
            self.for_current(action)
        else:
            self.desk.notice(_("Choose an applicant first (Ctrl+1)."))

    def _run(self, command: Callable[..., Any], words: str) -> None:
        self._who(lambda key: self.desk.run(command, key, then=lambda _nothing: self.desk.notice(words)))

    def _on(self, key: int) -> None:
        """Bring an applicant to the next stage of the board; from an offer it goes on by hiring."""
        self.desk.read(stage_of, key, then=partial(self._move_on, key), owner=self, slot="stage")

    def _move_on(self, key: int, stage: str) -> None:
        if stage not in BOARD[:-1]:
            self.desk.notice(_("From here it goes on by hiring or refusing."))
            return
        following = BOARD[BOARD.index(stage) + 1]
        back = lambda: self.desk.run(move, key, stage)  # noqa: E731
        told = lambda _nothing: self.desk.notice(_("Moved on"), action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(move, key, following, then=told)

    def _refuse(self, key: int) -> None:
        self._close(key, REFUSED, _("Refused; the term until deletion runs from today."))

    def _withdrew(self, key: int) -> None:
        self._close(key, WITHDRAWN, _("Kept as withdrawn; the term until deletion runs from today."))

    def _close(self, key: int, stage: str, words: str) -> None:
        back = lambda: self.desk.run(reopen_application, key)  # noqa: E731
        told = lambda _nothing: self.desk.notice(words, action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(close_application, key, stage, then=told)

    def _alike(self, key: int) -> None:
        def found(those: list[Alike]) -> None:
            words = "; ".join(
                _("{name} for {vacancy} on {day}").format(
                    name=one.name, vacancy=one.vacancy, day=formats.day(one.received)
                )
                for one in those
            )
            self.desk.notice(words or _("Nobody with this name, mail address or phone applied otherwise."))

        self.desk.read(similar, key, then=found, owner=self, slot="alike")

    def _contract(self, key: int) -> None:
        """Show the contract letter of who was hired."""

        def found(person: int | None) -> None:
            if person is None:
                self.desk.notice(_("A contract letter follows from hiring; hire the applicant first."))
            else:
                self._show_contract(person)

        self.desk.read(person_of, key, then=found, owner=self, slot="contract")

    def _show_contract(self, person: int) -> None:
        """Show the contract letter of a member of staff; that one looks at pay is kept."""
        show = lambda data: Preview(self, self.desk, _("Contract letter"), data).show()  # noqa: E731
        self.desk.work(contract_pdf, self.desk.office, person, then=show)

    def _take_away(self) -> None:
        if self.bar.currentIndex() != INTERVIEWS:
            self.desk.notice(_("Interviews can be taken away; applicants are erased after their term."))
            return
        self.run_on_current(delete_appointment, words=_("Taken away"))

    def _erase(self) -> None:
        """Erase the applicant of the row for good; only one whose term is over, which the command looks at."""

        def gone(_count: int) -> None:
            self.desk.notice(_("Erased; only the course of the application is left."))

        office = self.desk.office
        self._who(lambda key: self.desk.work(erase, office, [key], then=gone))

    def save_ics(self) -> None:
        """Save the interviews to come as a calendar file."""
        name = _("Interviews") + ".ics"
        save = lambda data: save_file(self, self.desk, name, lambda: data)  # noqa: E731
        self.desk.read(interviews_ics, then=save, owner=self)
