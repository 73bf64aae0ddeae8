"""Requests of people: received with their term, identity checked, collected, extended, answered or refused; erasures by two people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.governance.privacy.models import CHANGE, RELEASE, Request
from app.modules.governance.privacy.queries.requests import (
    StepRow,
    open_erasure,
    request_draft,
    requests_source,
    roots_of,
    steps,
)
from app.modules.governance.privacy.queries.subject import ANSWER, APPLICANT, CONTACT, STAFF, Root
from app.modules.governance.privacy.reports.answer import answer_file, roots_and_name
from app.modules.governance.privacy.reports.erasing import erasure_pdf
from app.modules.governance.privacy.rules.letters import KINDS as LETTERS
from app.modules.governance.privacy.rules.requests import (
    ERASURE,
    IDENTITY_MISSING,
    MACHINE,
    NO_ERASURE,
    OBJECTION,
    ONLY_OBJECTION,
    STEPS,
    WHY_NOT,
    RequestDraft,
)
from app.modules.governance.privacy.services.erasing import erase, propose_erasure
from app.modules.governance.privacy.services.requests import (
    answer_request,
    ask_identity,
    extend_request,
    note_collected,
    object_to_advertising,
    prove_identity,
    refuse_request,
    save_request,
    withdraw_request,
    write_letter,
)
from app.modules.governance.privacy.services.restricting import lift_restriction, restrict
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.page_head import PageAction, first_of
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import ask_folder, write_file

PERSON, LETTERS_PAGE = "governance.privacy.person", "documents.letters.letters"
FIELDS = {CONTACT: "contact", STAFF: "person", APPLICANT: "applicant"}


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Request, "who:2 kind received way login contact:2 person:2 applicant:2")


class RequestsPage(RegisterPage):
    """Ctrl+N keeps a request, F8 collects what the book holds and saves the answer as PDF and JSON."""

    def __init__(self, desk: Desk) -> None:
        self.log = QListWidget()
        self.log.setObjectName("plain")
        self.log.setAccessibleName(_("What was done"))
        self.log.setWordWrap(True)
        start = {"received": desk.today(), "kind": "access", "way": "mail", "login": desk.office.actor.login}
        registers = [
            Register(title=_("Requests"), new=_("New request"), source=requests_source(), of=Request, read=request_draft, fields=_fields, draft=RequestDraft, save=save_request, start=start, name=lambda draft: draft.who)
        ]  # fmt: skip
        super().__init__(desk, _("Requests"), registers, [(_("Steps"), self.log)], width=520)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Show what is known"), lambda: here(self._show), "", "eye", row=True),
                PageAction(_("Ask for proof of identity"), lambda: self._do(ask_identity, _("Kept; the term runs on.")), "", "user", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "collect")),
                PageAction(_("Identity is proven"), lambda: self._do(prove_identity, _("Identity proven")), "", "check", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "collect")),
                PageAction(_("Extend …"), lambda: here(self._extend), "", "calendar", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "extend")),
                PageAction(_("Restrict …"), lambda: here(self._restrict), "", "lock", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "collect")),
                PageAction(_("Lift the restriction"), lambda: here(self._lift), "", "lock-open", CHANGE, menu=True, row=True),
                PageAction(_("No more advertising"), lambda: here(self._object), "", "x", CHANGE, menu=True, row=True, why_not=self.only_with("kind", (OBJECTION,), ONLY_OBJECTION)),
                PageAction(_("Propose the erasure"), lambda: here(self._propose), "", "trash-2", CHANGE, menu=True, row=True, why_not=first_of(self.only_with("kind", (ERASURE,), NO_ERASURE), self.in_state(MACHINE, "collect"), self.never_with("identity", ("asked",), IDENTITY_MISSING))),
                PageAction(_("Release the erasure"), lambda: here(self._release), "", "shield-check", RELEASE, menu=True, row=True, why_not=self.only_with("kind", (ERASURE,), NO_ERASURE)),
PageAction(_("Certificate of the erasure"), lambda: here(self._certificate), "", "printer", menu=True, row=True, why_not=self.only_with("kind", (ERASURE,), NO_ERASURE)),
                PageAction(_("Refuse …"), lambda: here(self._refuse), "", "x", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "refuse")),
                PageAction(_("Withdrawn"), lambda: self._do(withdraw_request, _("Withdrawn")), "", "undo-2", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "withdraw")),
                PageAction(_("Letter …"), lambda: here(self._letter), "", "pen-line", CHANGE, row=True),
                PageAction(_("Answered"), lambda: self._do(answer_request, _("Answered")), "", "check", CHANGE, row=True, why_not=first_of(self.in_state(MACHINE, "answer"), self.never_with("identity", ("asked",), IDENTITY_MISSING))),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New request"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Collect the answer …"), lambda: here(self._collect), "F8", "download", ANSWER, primary=True, row=True, why_not=self.in_state(MACHINE, "collect")),
            ]
        )  # fmt: skip
        self.show_beside(self._show_log)

    def request(self, what: object) -> None:
        """Begin a request of a person that was found, or go to one."""
        if isinstance(what, tuple) and len(what) == 3 and what[0] == "for":
            self._begin(str(what[1]), what[2])
        else:
            super().request(what)

    def _begin(self, name: str, roots: Sequence[Root]) -> None:
        start: dict[str, Any] = {"who": name}
        for one in reversed(roots):
            if one.table in FIELDS:
                start[FIELDS[one.table]] = one.key
        self.edit(None, start)

    # -- beside the list ---------------------------------------------------------
    def _show_log(self, key: int) -> None:
        if key > 0:
            self.desk.read(steps, key, then=self._say_steps, owner=self, slot="steps")

    def _say_steps(self, found: list[StepRow]) -> None:
        self.log.clear()
        for one in found:
            self.log.addItem(f"{formats.moment(one.at)}  {_(STEPS[one.step])}\n{person(one.login)}")

    # -- deeds -------------------------------------------------------------------
    def _do(self, command: Any, words: str) -> None:
        self.for_current(lambda key: self._run(command, key, words=words))

    def _run(self, command: Any, key: int, *more: Any, words: str) -> None:
        def done(_answer: object) -> None:
            self.desk.notice(words)
            self._show_log(key)

        self.desk.run(command, key, *more, then=done)

    def _show(self, key: int) -> None:
        def opened(roots: list[Root]) -> None:
            if roots:
                self.desk.open(PERSON, (roots[0].table, roots[0].key))
            else:
                self.desk.notice(_("Choose who the person is in the book first."))

        self.desk.read(roots_of, key, then=opened, owner=self)

    def _collect(self, key: int) -> None:
        """Keep who collects, then save PDF and JSON into a folder."""

        def asked(folder: str) -> None:
            def noted(_nothing: object) -> None:
                self.desk.read(roots_and_name, key, then=partial(self._save, folder), owner=self)

            self.desk.run(note_collected, key, then=noted)

        ask_folder(self, _("Where to"), asked)

    def _save(self, folder: str, found: tuple[list[Root], str]) -> None:
        roots, number = found
        office = self.desk.office
        for suffix in ("pdf", "json"):
            make = partial(office.read, answer_file, roots, suffix, office.clock(), office.actor.name)
            write_file(self.desk, Path(folder) / f"{number}.{suffix}", make)

    def _extend(self, key: int) -> None:
        self._ask_words(key, _("Extend"), _("Why, as the person is told"), lambda words: (extend_request, key, words), _("Extended; tell the person today."))  # fmt: skip

    def _restrict(self, key: int) -> None:
        self._ask_words(key, _("Restrict"), _("Why"), lambda words: (restrict, key, words), _("Restricted"))

    def _ask_words(self, key: int, title: str, label: str, send: Any, words: str) -> None:
        def done(_answer: Any, _values: Any) -> str:
            self._show_log(key)
            return words

        field = LongField("reason", label, 4)
        ask(self.desk, self.drawer, f"governance.{title}", title, [field], send=lambda values: send(values["reason"]), done=done, record=key, save_text=title)  # fmt: skip

    def _lift(self, key: int) -> None:
        self._run(lift_restriction, key, words=_("Restriction lifted"))

    def _object(self, key: int) -> None:
        self._run(object_to_advertising, key, words=_("No more advertising by letter, mail and phone"))

    def _refuse(self, key: int) -> None:
        fields = [ChoiceField("refusal", _("Because"), [("", "–"), *((one, _(words)) for one, words in WHY_NOT.items())]), LongField("reason", _("Why, as the person is told"), 4)]  # fmt: skip
        ask(
            self.desk,
            self.drawer,
            "governance.refuse",
            _("Refuse"),
            fields,
            send=lambda values: (refuse_request, key, values["refusal"], values["reason"]),
            done=lambda _nothing, _values: _("Refused; write the letter within the month."),
            record=key,
            save_text=_("Refuse"),
        )

    def _letter(self, key: int) -> None:
        field = ChoiceField("kind", _("Which letter"), [(one, _(words)) for one, words in LETTERS.items()])

        def done(letter: int, _values: Any) -> None:
            self.desk.open(LETTERS_PAGE, letter)

        ask(self.desk, self.drawer, "governance.letter", _("Letter"), [field], send=lambda values: (write_letter, key, values["kind"]), done=done, record=key, start={"kind": "receipt"}, save_text=_("Write"))  # fmt: skip

    # -- erasing -----------------------------------------------------------------
    def _propose(self, key: int) -> None:
        self._run(propose_erasure, key, words=_("Proposed; a second person releases it."))

    def _release(self, key: int) -> None:
        def found(run: int | None) -> None:
            if run is None:
                self.desk.notice(_("No erasure of this request waits for release."))
                return
            self.desk.work(lambda: erase(self.desk.office, run), then=partial(self._erased, key))

        self.desk.read(open_erasure, key, then=found, owner=self)

    def _certificate(self, key: int) -> None:
        office = self.desk.office
        make = partial(office.read, erasure_pdf, key, office.clock(), office.actor.name, office.book)
        preview(self, self.desk, _("Certificate of the erasure"), make)

    def _erased(self, key: int, gone: int) -> None:
        words = counted(gone, N_("1 record erased"), N_("{count} records erased"))
        self.desk.notice(_("{records}; what the law keeps is named with its end.").format(records=words))
        self._show_log(key)
