"""Breaches: kept from the moment they became known, with the hours that are left, assessed, reported, closed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.governance.privacy.models import CHANGE, Breach
from app.modules.governance.privacy.queries.breaches import (
    Event,
    assessment_draft,
    breach_draft,
    breaches_source,
    events,
    form_text,
    next_until,
)
from app.modules.governance.privacy.rules.breaches import (
    EVENTS,
    EXCEPTIONS,
    MACHINE,
    RISKS,
    STEPS_OF,
    AssessmentDraft,
    BreachDraft,
)
from app.modules.governance.privacy.rules.deadlines import HOUR
from app.modules.governance.privacy.services.breaches import (
    assess_breach,
    close_breach,
    inform_people,
    report_breach,
    save_breach,
)
from app.modules.governance.privacy.services.informing import write_to_people
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.fields import DayField, TextField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

LETTERS_PAGE = "documents.letters.letters"


def _fields(desk: Desk) -> Sequence[Placed]:
    known_on = DayField("known_on", _("Became known on"), required=True, today=desk.today)
    known_at = TextField("known_at", _("at"), limit=5)
    return fields_of(
        desk,
        Breach,
        "title:2 known_on known_at kind:2 happened:2 concerned:2 people records consequences:2 measures:2",
        known_on=known_on,
        known_at=known_at,
    )


class BreachesPage(RegisterPage):
    """Ctrl+N keeps a breach, F8 assesses it; the clock stands under the title."""

    def __init__(self, desk: Desk) -> None:
        self.log = QListWidget()
        self.log.setObjectName("plain")
        self.log.setAccessibleName(_("What was decided"))
        self.log.setWordWrap(True)
        registers = [
            Register(title=_("Breaches"), new=_("New breach"), source=breaches_source(), of=Breach, read=breach_draft, fields=_fields, draft=BreachDraft, save=save_breach, start={"known_on": desk.today(), "known_at": formats.clock(desk.office.clock()), "kind": "disclosure"}, first="title")
        ]  # fmt: skip
        super().__init__(desk, _("Breaches"), registers, [(_("Log"), self.log)], width=520)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Text for the authority"), lambda: here(self._text), "", "clipboard-paste", row=True),
                PageAction(_("Close"), lambda: here(self._close), "", "check", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "close")),
                PageAction(_("Letter to the people"), lambda: here(self._write), "", "pen-line", CHANGE, menu=True, row=True),
                PageAction(_("People told …"), lambda: here(self._inform), "", "users", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "inform")),
                PageAction(_("Authority told …"), lambda: here(self._report), "", "landmark", CHANGE, row=True, why_not=self.in_state(MACHINE, "report")),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New breach"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Assess …"), lambda: here(self._assess), "F8", "scale", CHANGE, primary=True, row=True, why_not=self.in_state(MACHINE, "assess")),
            ]
        )  # fmt: skip
        self.show_beside(self._show_log)
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(next_until, then=self._say_clock, owner=self, slot="clock")

    def _say_clock(self, found: tuple[str, datetime.datetime] | None) -> None:
        if found is None:
            self.subtitle.setText("")
            return
        number, until = found
        left = (until - self.desk.office.clock()) // HOUR
        words = counted(left, N_("1 hour left"), N_("{count} hours left")) if left >= 0 else _("late: give the reason")  # fmt: skip
        self.subtitle.setText(_("{left}: tell the authority of {number} until {until}").format(left=words, number=number, until=formats.moment(until)))  # fmt: skip

    # -- beside the list ---------------------------------------------------------
    def _show_log(self, key: int) -> None:
        if key > 0:
            self.desk.read(events, key, then=self._say_events, owner=self, slot="events")

    def _say_events(self, found: list[Event]) -> None:
        self.log.clear()
        for one in found:
            self.log.addItem(f"{formats.moment(one.at)}  {_(EVENTS[one.event])}\n{person(one.login)}")

    def _told(self, key: int, words: str) -> str:
        self._show_log(key)
        return words

    # -- deeds -------------------------------------------------------------------
    def _assess(self, key: int) -> None:
        steps = [(0, "–"), *STEPS_OF.items()]
        fields = [
            ChoiceField("likelihood", _("How likely is harm for people"), steps),
            ChoiceField("severity", _("How severe would it be"), steps),
            LongField("reason", _("Why"), 5),
        ]

        ask(
            self.desk,
            self.drawer,
            "governance.assess",
            _("Assess the risk for people"),
            fields,
            send=lambda values: (assess_breach, key, AssessmentDraft(values["likelihood"], values["severity"], values["reason"])),
            done=lambda risk, _values: self._told(key, _(RISKS[risk])),
            shows=(assessment_draft, key),
            record=key,
            save_text=_("Assess"),
            first="likelihood",
        )  # fmt: skip

    def _report(self, key: int) -> None:
        field = LongField("late", _("If the hours are over: why it is told late"), 4)
        ask(self.desk, self.drawer, "governance.report", _("Authority told"), [field], send=lambda values: (report_breach, key, values["late"]), done=lambda _n, _v: self._told(key, _("Kept with day and time")), record=key, save_text=_("Told now"))  # fmt: skip

    def _inform(self, key: int) -> None:
        field = ChoiceField("exception", _("Or not told, because"), [(one, _(words)) for one, words in EXCEPTIONS.items()])  # fmt: skip
        ask(self.desk, self.drawer, "governance.inform", _("People told"), [field], send=lambda values: (inform_people, key, values["exception"]), done=lambda _n, _v: self._told(key, _("Kept with day and time")), record=key, start={"exception": ""}, save_text=_("Keep"))  # fmt: skip

    def _write(self, key: int) -> None:
        self.desk.run(write_to_people, key, then=lambda letter: self.desk.open(LETTERS_PAGE, letter))

    def _close(self, key: int) -> None:
        self.desk.run(close_breach, key, then=lambda _nothing: self.desk.notice(self._told(key, _("Closed"))))

    def _text(self, key: int) -> None:
        self.desk.read(form_text, key, then=partial(self._show_text, key), owner=self)

    def _show_text(self, _key: int, words: str) -> None:
        """Show the text, and put it on the clipboard for the form of the authority."""
        QGuiApplication.clipboard().setText(words)
        shown = QListWidget()
        shown.setObjectName("plain")
        shown.setAccessibleName(_("Text for the authority"))
        shown.setWordWrap(True)
        for block in words.split("\n\n"):
            shown.addItem(block)
        self.drawer.show_widget(_("Text for the authority"), shown)
        self.desk.notice(_("Copied; paste it into the form of the authority."))
