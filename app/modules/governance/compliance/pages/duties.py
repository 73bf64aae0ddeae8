"""Duties with what was done for them, controls with their tests, gifts and conflicts of interests; F8 keeps that a duty was done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

from app.core import format as formats
from app.core.manifest_parts import DueDay
from app.core.messages import _
from app.core.people import person
from app.data.drafts import Stored
from app.modules.governance.compliance.models import CHANGE, Control, ControlTest, Duty, DutyDone, Gift
from app.modules.governance.compliance.queries.controls import (
    Drawn,
    control_draft,
    controls_source,
    drawn_in,
    result_draft,
    tests_source,
)
from app.modules.governance.compliance.queries.duties import (
    DoneLine,
    days_of_others,
    done_of,
    duties_source,
    duty_draft,
    gift_draft,
    gifts_source,
)
from app.modules.governance.compliance.reports import year_pdf
from app.modules.governance.compliance.rules.controls import (
    FAULTY,
    GOOD,
    HAS_RESULT,
    ControlDraft,
    ResultDraft,
)
from app.modules.governance.compliance.rules.duties import DutyDraft, GiftDraft
from app.modules.governance.compliance.services.controls import draw_sample, keep_result, save_control
from app.modules.governance.compliance.services.duties import do_duty, save_duty, save_gift
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.fields import DayField, TextField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.theme import px

YEARS = 4  # that the report is offered for: this one and those before


def _result_fields(desk: Desk) -> Sequence[Placed]:
    measure = TextField("measure", _("What is done about it"), limit=200)
    until = DayField("until", _("Done until"), today=desk.today)
    return fields_of(desk, ControlTest, "faults until found:2 measure:2", measure=measure, until=until)


class DutiesPage(RegisterPage):
    """Ctrl+N begins a duty or a gift, F8 keeps that the current duty was done, with its evidence."""

    def __init__(self, desk: Desk) -> None:
        self.log = QListWidget()
        EmptyWords(self.log, _("It was not done yet; “Done …” keeps the evidence."))
        self.log.setObjectName("plain")
        self.log.setAccessibleName(_("When it was done"))
        self.log.setWordWrap(True)
        self.others = QListWidget()
        self.others.setObjectName("plain")
        self.others.setAccessibleName(_("Due days of other topics"))
        self.others.setWordWrap(True)
        self.others.setSpacing(px(3))
        self.others.itemActivated.connect(self._open_other)
        today = desk.today()
        registers = [
            Register(title=_("Duties"), new=_("New duty"), source=duties_source(), of=Duty, read=duty_draft, fields=lambda desk: fields_of(desk, Duty, "title:2 law:2 owner:2 nominal months moves:2 proof:2"), draft=DutyDraft, save=save_duty, start={"nominal": today, "months": 12}),
            Register(title=_("Controls"), new=_("New control"), source=controls_source(), of=Control, read=control_draft, fields=lambda desk: fields_of(desk, Control, "process kind title:2 risk:2 owner:2 records size months first"), draft=ControlDraft, save=save_control, start={"first": today, "months": 12, "size": 25, "kind": "before", "records": "finance_entry"}),
            Register(title=_("Tests"), new=_("Result of a test"), source=tests_source(), of=ControlTest, read=result_draft, fields=_result_fields, draft=ResultDraft, save=keep_result, name=lambda _draft: _("Test of a control")),
            Register(title=_("Gifts and conflicts"), new=_("New entry"), source=gifts_source(), of=Gift, read=gift_draft, fields=lambda desk: fields_of(desk, Gift, "day kind contact:2 about:2 amount decided:2"), draft=GiftDraft, save=save_gift, start={"day": today}, name=lambda draft: str(draft.about)),
        ]  # fmt: skip
        super().__init__(
            desk,
            _("Duties"),
            registers,
            [(_("Evidence"), self.log), (_("Other topics"), self.others)],
            width=480,
        )
        self.set_actions(
            [
                PageAction(_("Report of the year"), self._report, "", "printer"),
                PageAction(_("Draw the sample"), self._draw, "", "layers", CHANGE, of="governance.controls"),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(
                    _("Done …"),
                    self._done,
                    "F8",
                    "check",
                    CHANGE,
                    primary=True,
                    of=("governance.duties", "governance.controls", "governance.control_tests"),
                    why_not=self.never_with("result", (GOOD, FAULTY), HAS_RESULT),
                ),
            ]
        )
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._again())
        self.bar.currentChanged.connect(lambda _place: self._again())
        desk.watch(self, self._again)
        desk.watch(self, self._read_others)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the days of other topics anew: they pass also while nothing is changed."""
        super().showEvent(event)
        self._read_others()

    def _read_others(self) -> None:
        self.desk.read(days_of_others, then=self._show_others, owner=self, slot="others")

    def _show_others(self, found: list[DueDay]) -> None:
        self.others.clear()
        if not found:
            item = QListWidgetItem(
                _("No other topic that is open to you has something due within three months.")
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.others.addItem(item)
        for one in found:
            late = _("late") if one.day < self.desk.today() else ""
            item = QListWidgetItem("  ".join(filter(None, (formats.day(one.day), late))) + f"\n{one.words}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.others.addItem(item)

    def _open_other(self, item: QListWidgetItem) -> None:
        one = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(one, DueDay):
            self.desk.open(one.page, one.request)

    def _again(self) -> None:
        key = self.panel.current_key()
        self.log.clear()
        if key is not None and self.panel.model.source.of is Duty:
            self.desk.read(done_of, key, then=self._show, owner=self, slot="done")
        elif key is not None and self.panel.model.source.of is ControlTest:
            self.desk.read(drawn_in, key, then=self._say_drawn, owner=self, slot="done")

    def _show(self, found: list[DoneLine]) -> None:
        self.log.clear()
        for one in found:
            self.log.addItem(f"{formats.day(one.done)}  {person(one.login)}\n{one.evidence}")

    def _say_drawn(self, found: list[Drawn]) -> None:
        self.log.clear()
        for one in found:
            day = formats.day(one.day) if one.day is not None else _("gone since")
            self.log.addItem(f"{one.number}  {day}".strip())

    def _report(self) -> None:
        """Offer the years, and show the report of one."""
        menu, office = QMenu(self), self.desk.office
        for year in range(self.desk.today().year, self.desk.today().year - YEARS, -1):
            make = partial(office.read, year_pdf, year, office.clock(), office.actor.name)
            title = _("Compliance report {year}").format(year=year)
            menu.addAction(str(year)).triggered.connect(partial(preview, self, self.desk, title, make))
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _draw(self) -> None:
        """Draw the sample of the current control, and go to its test."""
        if self.panel.model.source.of is not Control:
            self.desk.notice(_("Choose a control first (Ctrl+2)."))
            return

        def drawn(key: int) -> None:
            self.desk.notice(_("Sample drawn; enter the result there."))
            self.go(2)
            self.panel.select_key(key)

        self.for_current(lambda key: self.desk.run(draw_sample, key, then=drawn))

    def _done(self) -> None:
        shown = self.panel.model.source.of
        if shown is Control:
            self._draw()
            return
        if shown is ControlTest:
            self.change()
            return
        if shown is not Duty:
            self.desk.notice(_("Choose a duty first (Ctrl+1)."))
            return
        self.for_current(
            lambda key: self.desk.read(duty_draft, key, then=self._ask_done, owner=self, slot="ask")
        )

    def _ask_done(self, found: Stored[DutyDraft] | None) -> None:
        if found is None:
            return
        key, nominal = found.id, found.draft.nominal
        ask(self.desk, self.drawer, "governance_duty.done", found.draft.title, fields_of(self.desk, DutyDone, "evidence"),
            send=lambda values: (do_duty, key, nominal, values["evidence"]), done=lambda _n, _v: _("Kept with its evidence"), record=key,
            save_text=_("Done"))  # fmt: skip
