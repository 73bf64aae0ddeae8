"""My time: one button to come and go, the balance, and one's own month sheet with its confirmation."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from app.core.messages import _
from app.modules.hr.people.api import NOBODY
from app.modules.hr.worktime.pages.sheet_view import SheetView, chosen_month, month_field
from app.modules.hr.worktime.queries.grid import OwnClock, own_clock
from app.modules.hr.worktime.queries.sheets import Sheet, SheetDay, own_sheet
from app.modules.hr.worktime.reports import own_evidence
from app.modules.hr.worktime.rules.entries import write_time
from app.modules.hr.worktime.rules.findings import hours
from app.modules.hr.worktime.rules.months import STATES, TONES
from app.modules.hr.worktime.services.masters import note_own_reason
from app.modules.hr.worktime.services.months import confirm, recall
from app.modules.hr.worktime.services.times import Typed, come, enter_own, go
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import Preview
from app.ui.widgets import card, label, row, set_pill

OWN = "hr.own"


class OwnTimePage(Page):
    """F8 comes or goes; Enter on a day corrects its times."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("My time"))
        self.clock: OwnClock | None = None
        self.told = label("", "heading", wrap=True)
        self.more = label("", "quiet", wrap=True)
        frame, inside = card()
        inside.addWidget(self.told)
        inside.addWidget(self.more)
        self.month = month_field(desk.today())
        self.month.changed.connect(self.refresh)
        self.view = SheetView()
        self.view.opened.connect(lambda _day: self.correct())
        self.drawer = Drawer()
        self.drawer.on_drop = self.view.table.setFocus
        self.body.addWidget(frame)
        self.body.addLayout(row(self.month, 1))
        self.body.addLayout(row(self.view, self.drawer), 1)
        self.set_actions(
            [
                PageAction(_("Correct the day …"), self.correct, "F2", "pencil", OWN, row=True),
                PageAction(_("Note a reason …"), self.note, "", "list", OWN, row=True),
                PageAction(_("Confirm the month"), self.confirm, "", "check", OWN, row=True),
                PageAction(
                    _("Take the confirmation back"), self.recall, "", "undo-2", OWN, menu=True, row=True
                ),
                PageAction(_("Print"), self.print_out, "Ctrl+P", "printer", OWN, menu=True, row=True),
                PageAction(_("Come or go"), self.clock_now, "", "history", OWN, primary=True, row=True),
            ]
        )
        self.mean(lambda: self.clock, _(NOBODY))
        desk.watch(self, self.refresh)
        self.refresh()

    def request(self, what: object) -> None:
        """Come or go, or show the last month."""
        if what == "last":
            self.month.box.setCurrentIndex(2)
        elif what == "clock":
            self.desk.read(own_clock, then=self._turn_at_once, owner=self, slot="turn")

    def _turn_at_once(self, one: OwnClock | None) -> None:
        self._take(one)
        self.clock_now()

    def refresh(self) -> None:
        """Read clock and sheet again."""
        self.desk.read(own_clock, then=self._take, owner=self, slot="clock")
        self.desk.read(own_sheet, chosen_month(self.month), then=self._show, owner=self, slot="sheet")

    def _take(self, one: OwnClock | None) -> None:
        self.clock = one
        self.look_again()
        self.more.setText(_(NOBODY) if one is None else "")
        if one is None:
            self.told.setText("")
            return
        if one.came is not None:
            self.told.setText(_("Here since {time}").format(time=write_time(*one.came)))
        else:
            self.told.setText(_("Not clocked in"))
        parts = [
            _("Today {times} ({hours})").format(times=one.today, hours=hours(one.net)) if one.today else ""
        ]
        parts.append(
            _("Balance {hours}").format(hours=hours(one.balance))
            if one.balance is not None
            else _("no balance is kept")
        )
        self.more.setText("  ·  ".join(filter(None, (*parts, one.model))))

    def _show(self, sheet: Sheet | None) -> None:
        self.view.show_sheet(sheet)
        if sheet is not None:
            set_pill(self.state, _(STATES[sheet.state]), TONES[sheet.state])

    def clock_now(self) -> None:
        """Come, or go where one is here."""
        if self.clock is None:
            return
        here = self.clock.came is not None
        words = _("Good-bye: clocked out") if here else _("Good day: clocked in")
        self.desk.run(go if here else come, then=lambda _answer: self.desk.notice(words))

    def correct(self) -> None:
        """Ask for the times of the chosen day."""
        day = self.view.day()
        if day is None:
            return
        fields = [
            TextField("times", _("Times, such as 0730-1615/30"), limit=120),
            TextField("reason", _("Reason, where times were clocked"), limit=200),
        ]

        def send(values: Values) -> tuple[Any, ...]:
            return enter_own, Typed(0, day.plan.day, values["times"], day.times), values["reason"]

        ask(self.desk, self.drawer, "own_time", _("Correct the day …"), fields, send=send, done=lambda _n, _v: _("Times kept"),
            start={"times": day.times}, record=day.plan.day.toordinal(), restore=False)  # fmt: skip

    def note(self) -> None:
        """Ask for the reason of a warning of the chosen day."""
        note_form(
            self.desk,
            self.drawer,
            self.view.day(),
            lambda day, rule, reason: (note_own_reason, day, rule, reason),
        )

    def confirm(self) -> None:
        """Confirm the month that is shown."""
        self.desk.run(
            confirm,
            chosen_month(self.month),
            then=lambda _key: self.desk.notice(_("Confirmed; your manager decides.")),
        )

    def recall(self) -> None:
        """Take the confirmation back."""
        self.desk.run(
            recall, chosen_month(self.month), then=lambda _n: self.desk.notice(_("Confirmation taken back"))
        )

    def print_out(self) -> None:
        """Show the evidence sheet."""
        self.desk.read(
            own_evidence, chosen_month(self.month), then=lambda found: show_paper(self, found), owner=self
        )


def show_paper(page: Page, found: tuple[str, bytes] | None) -> None:
    """Show a sheet as it is printed."""
    if found is not None:
        Preview(page, page.desk, _("Record of working time") + f" {found[0]}", found[1]).show()


def note_form(
    desk: Desk,
    drawer: Drawer,
    day: SheetDay | None,
    send: Callable[[datetime.date, str, str], tuple[Any, ...]],
) -> None:
    """Ask why a day does not keep a rule; where it keeps all, say so."""
    warned = day.warned if day is not None else ()
    if day is None or not warned:
        desk.notice(_("Please choose a day with a warning first."))
        return
    fields = [
        ChoiceField("rule", _("Warning"), [(one.finding.rule, str(one.finding)) for one in warned]),
        TextField("reason", _("Reason"), limit=200),
    ]
    first = next((one for one in warned if not one.reason), warned[0])

    def command(values: Values) -> tuple[Any, ...]:
        return send(day.plan.day, values["rule"], values["reason"])

    ask(desk, drawer, "time_note", _("Note a reason …"), fields, send=command, done=lambda _n, _v: _("Reason noted"),
        start={"rule": first.finding.rule, "reason": first.reason}, first="reason", restore=False)  # fmt: skip
