"""Month sheets of everyone one may see: list with balances and warnings, the sheet beside it; approved, closed, handed over."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.messages import N_, _, counted
from app.data.workflow import StepView, decide, undo_decision, waiting_for
from app.modules.hr.worktime.pages.own import note_form, show_paper
from app.modules.hr.worktime.pages.sheet_view import SheetView, chosen_month, month_field
from app.modules.hr.worktime.queries.sheets import Sheet, TeamMonth, month_sheet, team_months
from app.modules.hr.worktime.reports import evidence
from app.modules.hr.worktime.rules.findings import hours
from app.modules.hr.worktime.rules.months import MACHINE, STATES, TONES
from app.modules.hr.worktime.services.approving import KIND
from app.modules.hr.worktime.services.masters import note_reason
from app.modules.hr.worktime.services.months import Closed, close_month, confirm_for, open_again
from app.modules.hr.worktime.transfer.sheets import lists_of
from app.ui.approval import ApprovalRules, reject_form
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import save_file
from app.ui.theme import px, token
from app.ui.widgets import label, row, set_pill, widen

VIEW, CHANGE, ALL, DECIDE = "hr.time.view", "hr.time.change", "hr.time.all", "approval.decide"
NAME, STATE, WORKED, BALANCE, WARNED = range(5)
WIDTHS = {NAME: 150, STATE: 112, WORKED: 84, BALANCE: 78, WARNED: 42}


class MonthPage(Page):
    """F8 approves the month of the person chosen; the sheet beside the list shows why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Month sheets"))
        self.found: list[TeamMonth] = []
        self.month = month_field(desk.today())
        self.month.box.setCurrentIndex(2)  # the last whole one
        self.month.changed.connect(self.refresh)
        self.rows = self._table()
        EmptyWords(self.rows, _("Everybody with a time model stands here with the month to be approved."))
        self.told = label("", "quiet")
        self.view = SheetView(compact=True)
        self.drawer = Drawer()
        self.drawer.on_drop = self.rows.setFocus
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.rows)
        across.addWidget(self.view)
        across.setStretchFactor(1, 1)
        across.setSizes([px(500), px(820)])
        self.body.addLayout(row(self.month, self.told, 1))
        self.body.addLayout(row(across, self.drawer), 1)
        rules = ApprovalRules(desk, KIND, self.drawer, self.drawer.drop)
        self.set_actions(
            [
                PageAction(_("Note a reason …"), self.note, "", "list", VIEW, row=True),
                PageAction(
                    _("Reject …"),
                    self.reject,
                    "",
                    "x",
                    DECIDE,
                    row=True,
                    why_not=self.in_state(MACHINE, "reject"),
                ),
                PageAction(
                    _("Confirmed on paper"),
                    self.confirm,
                    "",
                    "check",
                    CHANGE,
                    menu=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "confirm"),
                ),
                PageAction(
                    _("Open again …"),
                    self.reopen,
                    "",
                    "lock-open",
                    CHANGE,
                    menu=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "recall", "unlock"),
                ),
                PageAction(_("Who approves …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(
                    _("List for payroll (CSV) …"), lambda: self.hand_over(0), "", "download", ALL, menu=True
                ),
                PageAction(
                    _("List for a tax adviser (CSV) …"),
                    lambda: self.hand_over(1),
                    "",
                    "download",
                    ALL,
                    menu=True,
                ),
                PageAction(_("Print"), self.print_out, "Ctrl+P", "printer", VIEW, menu=True, row=True),
                PageAction(_("Close the month"), self.close_all, "", "lock", CHANGE),
                PageAction(
                    _("Approve"),
                    self.approve,
                    "",
                    "check",
                    DECIDE,
                    primary=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "approve"),
                ),
            ]
        )
        self.mean(self.person, _("Please choose a member of staff first."))
        desk.watch(self, self.refresh)
        self.refresh()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, WARNED + 1)
        table.setHorizontalHeaderLabels([_("Member of staff"), _("State"), _("Worked"), _("Balance"), "⚠"])
        table.setAccessibleName(_("Months of the team"))
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(px(25))
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, width in WIDTHS.items():
            widen(table, place, width)
        table.horizontalHeader().setStretchLastSection(True)
        table.currentCellChanged.connect(lambda now, _c, before, _d: self._pick() if now != before else None)
        return table

    def first_focus(self) -> QWidget | None:
        """Focus the list."""
        return self.rows

    def refresh(self) -> None:
        """Read the months again."""
        self.desk.read(team_months, self.chosen(), then=self._show, owner=self, slot="months")

    def chosen(self) -> datetime.date:
        """Return the month that is shown."""
        return chosen_month(self.month)

    def held(self, column: str) -> Any:
        """Return the state of the month of the person that is chosen."""
        place = self.rows.currentRow()
        return getattr(self.found[place], column) if 0 <= place < len(self.found) else None

    def person(self) -> int | None:
        """Return the person that is chosen."""
        place = self.rows.currentRow()
        return self.found[place].person if 0 <= place < len(self.found) else None

    def _show(self, found: list[TeamMonth]) -> None:
        kept = self.person()
        self.found = found
        self.rows.blockSignals(True)
        self.rows.setRowCount(len(found))
        for place, one in enumerate(found):
            self._row(place, one)
        places = [place for place, one in enumerate(found) if one.person == kept]
        if found:
            self.rows.setCurrentCell(places[0] if places else 0, NAME)
        self.rows.blockSignals(False)
        waiting = sum(one.state == "asked" for one in found)
        words = _("{count} people · {waiting} wait for approval · {warned} with open warnings")
        self.told.setText(
            words.format(count=len(found), waiting=waiting, warned=sum(bool(one.bad) for one in found))
        )
        self._pick()

    def _row(self, place: int, one: TeamMonth) -> None:
        warned = str(one.bad) if one.bad else ""
        texts = (
            one.name,
            _(STATES[one.state]),
            hours(one.figures.worked),
            hours(one.figures.after) if one.tone != "quiet" else "",
            warned,
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(one.name if column == NAME else "")
            if column >= WORKED:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if (column == BALANCE and one.tone in ("warn", "bad")) or column == WARNED:
                item.setForeground(token(one.tone if column == BALANCE else "bad"))
            self.rows.setItem(place, column, item)

    def _pick(self) -> None:
        self.look_again()
        person = self.person()
        if person is None:
            self.view.show_sheet(None)
            return
        self.desk.read(month_sheet, person, self.chosen(), then=self._show_sheet, owner=self, slot="sheet")

    def _show_sheet(self, sheet: Sheet | None) -> None:
        self.view.show_sheet(sheet)
        if sheet is not None:
            self.subtitle.setText(
                f"{sheet.name}  ·  {sheet.model.name if sheet.model is not None else _('no time model')}"
            )
            set_pill(self.state, _(STATES[sheet.state]), TONES[sheet.state])

    # -- deciding -----------------------------------------------------------------
    def _my_step(self, then: Callable[[int], None]) -> None:
        person, month = self.person(), self.chosen()

        def found(steps: list[StepView]) -> None:
            here = [one for one in self.found if one.person == person]
            mine = [one.id for one in steps if here and one.key == here[0].key]
            if mine:
                then(mine[0])
            else:
                self.desk.notice(_("No approval of this month waits for you."))

        if person is not None and month is not None:
            self.desk.read(
                waiting_for, self.desk.office.actor.login, KIND, then=found, owner=self, slot="steps"
            )

    def approve(self) -> None:
        """Approve the month of the person chosen."""

        def decided(step: int) -> None:
            back = lambda: self.desk.run(undo_decision, step)  # noqa: E731
            told = lambda _nothing: self.desk.notice(_("Approved"), action=_("Undo"), act=back)  # noqa: E731
            self.desk.run(decide, step, True, "", then=told)

        self._my_step(decided)

    def reject(self) -> None:
        """Ask why the month of the person chosen is rejected."""

        def asked(step: int) -> None:
            form = reject_form(self.desk, step, self.drawer.drop, _("Rejected"))
            self.drawer.show_widget(_("Reject"), form)
            form.focus_first()

        self._my_step(asked)

    def note(self) -> None:
        """Ask for the reason of a warning of the day chosen."""
        person = self.person()
        if person is not None:
            note_form(
                self.desk,
                self.drawer,
                self.view.day(),
                lambda day, rule, reason: (note_reason, person, day, rule, reason),
            )

    def confirm(self) -> None:
        """Confirm the month of those chosen, who signed it on paper."""
        people = [self.found[one.row()].person for one in self.rows.selectionModel().selectedRows(NAME)]

        def told(count: int) -> None:
            self.desk.notice(counted(count, N_("1 month confirmed"), N_("{count} months confirmed")))

        self.desk.run(confirm_for, people, self.chosen(), then=told)

    def reopen(self) -> None:
        """Ask why the month of the person chosen is opened again."""
        person, month = self.person(), self.chosen()
        if person is None:
            return

        def send(values: Values) -> tuple[Any, ...]:
            return open_again, person, month, values["reason"]

        fields = [TextField("reason", _("Why"), limit=200)]
        ask(
            self.desk,
            self.drawer,
            "time_open",
            _("Open again …"),
            fields,
            send=send,
            done=lambda _n, _v: _("The month is open again"),
            record=person,
        )

    def close_all(self) -> None:
        """Close the month of everybody whose month may be."""

        def told(done: Closed) -> None:
            parts = [counted(done.closed, N_("1 month closed"), N_("{count} months closed"))]
            for people, words in (
                (done.unapproved, _("{count} not approved")),
                (done.earlier, _("{count} with an open month before")),
                (done.unfinished, _("{count} with a day without an end")),
            ):
                if people:
                    parts.append(words.format(count=len(people)))
            self.desk.notice(", ".join(parts))

        self.desk.run(close_month, self.chosen(), then=told)

    def hand_over(self, which: int) -> None:
        """Save the list of the month for payroll (0) or for a bureau (1)."""
        month = self.chosen()
        kind = _("Hours") if which == 0 else _("Hours for the tax adviser")
        name = f"{kind} {month:%Y-%m}.csv"

        def save(found: tuple[bytes, bytes]) -> None:
            save_file(self, self.desk, name, lambda: found[which])

        self.desk.read(lists_of, month, month, False, then=save, owner=self)

    def print_out(self) -> None:
        """Show the evidence sheet of the person chosen."""
        person = self.person()
        if person is not None:
            self.desk.read(
                evidence, person, self.chosen(), then=lambda found: show_paper(self, found), owner=self
            )
