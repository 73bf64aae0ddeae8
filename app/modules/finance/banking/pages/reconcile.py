"""Reconciliation on the screen: Enter leads to a movement or an entry; Ctrl+M takes a movement for booked by the entry beside it."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.modules.finance.banking.services.reconciliation import Reconciliation, match, reconcile, same
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.widgets import card, row, set_pill


class ReconcilePage(Page):
    """Shows each bank account beside the ledger up to a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Reconciliation"))
        self.day = DayField("day", _("up to"), 110, required=True)
        self.day.left.connect(self.refresh)
        self.body.addLayout(row(self.day, 1))
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = OutlineTable(_("Reconciliation"))
        EmptyWords(self.table, _("What bank and books say of each bank account stands here."))
        self.table.led.connect(self._open)
        inside.addWidget(self.table)
        self.body.addWidget(frame, 1)
        self.set_actions(
            [
                PageAction(
                    _("Booked already"), self._match, "F8", "link", "finance.bank.accept", primary=True
                ),
                PageAction(_("Open all rows"), self.table.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        self._found: list[Reconciliation] = []
        desk.watch(self, self.refresh)
        desk.read(last_day, then=self._begin)

    def _begin(self, newest: datetime.date | None) -> None:
        """Show the state at the end of the year of the newest entry."""
        self.day.set_day((newest or self.desk.today()).replace(month=12, day=31))
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.table

    def refresh(self) -> None:
        """Compare again."""
        if self.day.check():
            self.desk.read(reconcile, self.day.value(), then=self._take)

    def _take(self, found: list[Reconciliation]) -> None:
        self._found = found
        rows = [line for one in found for line in _rows(one)]
        self.table.show_rows(rows, [_("Account"), _("What"), _("Bank"), _("Ledger"), _("Difference")])
        left = sum(len(one.movements) + len(one.lines) for one in found)
        fine = not left and all(not one.difference for one in found)
        words = (
            _("Bank = ledger") if fine else counted(left, N_("1 line differs"), N_("{count} lines differ"))
        )
        set_pill(self.state, words, "good" if fine else "bad")
        self.state.setVisible(bool(found))

    def _open(self, target: object) -> None:
        if isinstance(target, tuple):
            page, key = target
            self.desk.open(page, key)

    def _match(self) -> None:
        """Link the movement of the current row to the entry that booked it already."""
        place = self.table.currentIndex().row()
        target = self.table.outline.lines[place].target if place >= 0 else None
        if not isinstance(target, tuple) or target[0] != "finance.banking.inbox":
            self.desk.notice(_("Choose a movement that is not booked."), "bad")
            return
        for one in self._found:
            movement = next((line for line in one.movements if line.id == target[1]), None)
            if movement is None:
                continue
            entry = same(movement, one.lines)
            if entry is None:
                self.desk.notice(_("No entry without a movement has this amount within five days."), "bad")
                return
            words = _("{amount} is booked by {document} of {day}").format(
                amount=formats.cents(movement.amount), document=entry.document, day=formats.day(entry.day)
            )
            self.desk.run(match, movement.id, entry.entry, then=partial(self._matched, words))
            return

    def _matched(self, words: str, _nothing: object) -> None:
        self.desk.notice(words)


def _rows(one: Reconciliation) -> list[OutlineRow]:
    """Return an account: its last balance with those of all statements inside, then what the difference is made of."""
    last = one.days[-1]
    inside = tuple(
        OutlineRow(
            "",
            f"      {formats.day(day.day)}  {_('Bank statement')} {day.number}",
            (day.stated, day.held, day.difference or None),
        )
        for day in one.days
    )
    title = f"{one.name}  ·  {formats.day(last.day)}"
    rows = [
        OutlineRow(one.account, title, (last.stated, last.held, last.difference), True, None, inside=inside)
    ]
    if one.start:
        rows.append(
            OutlineRow("", "      " + _("Difference before the first statement"), (None, None, one.start))
        )
    for movement in one.movements:
        known = same(movement, one.lines)
        beside = f"   ({_('booked by')} {known.document}?)" if known else ""
        words = (
            f"      {_('not booked')}: {formats.day(movement.day)}  {movement.name or movement.text}{beside}"
        )
        rows.append(
            OutlineRow(
                "",
                words,
                (movement.amount, None, movement.amount),
                target=("finance.banking.inbox", movement.id),
            )
        )
    for line in one.lines:
        words = f"      {_('no movement')}: {formats.day(line.day)}  {line.document}  {line.text}"
        rows.append(
            OutlineRow(
                "", words, (None, line.amount, -line.amount), target=("finance.ledger.entry", line.entry)
            )
        )
    if one.unexplained:
        rows.append(
            OutlineRow(
                "", "      " + _("Booked on other days or with other amounts"), (None, None, one.unexplained)
            )
        )
    return rows
