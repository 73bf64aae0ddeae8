"""My team: who is here today, and beside it what is to be decided, who will be away, what ends, and which instructions are due."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.core import format as formats
from app.core.about_contact import Block, BlockLine
from app.core.messages import N_, _, counted
from app.modules.hr.people.api import DEADLINE_KINDS, duration
from app.modules.hr.team.queries.team import BACK, Member, Team, own_team
from app.modules.hr.team.rules import STATES, Gone
from app.modules.hr.training.api import DUE_STATES, EXPIRED
from app.ui.blocks_view import BlocksView
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.tree_rows import Rows
from app.ui.widgets import card, label

PERSON, CALENDAR, TRAINING = "hr.people.people", "hr.absence.calendar", "hr.training.gaps"
ASKED = {
    "hr_absence": N_("asks for days off"),
    "hr_time_month": N_("month of working time"),
    "hr_trip": N_("trip to approve"),
}


class TeamPage(Page):
    """Enter and F8 go to the person; Enter on a line at the right opens the place where it is decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("My team"))
        self.told = label("", "quiet", wrap=True)
        heads = [
            _("Member of staff"),
            _("Today"),
            _("Next away"),
            _("Balance"),
            _("Instructions missing"),
        ]
        self.rows = Rows(_("My team"), heads, right=(3, 4))
        EmptyWords(self.rows, _("Whom you lead stands here, with today, leave and instructions."))
        self.rows.itemActivated.connect(lambda *_item: self.go_to())
        self.all = BlocksView(desk, _("What is due in the team"))
        frame, inside = card()
        frame.setMinimumWidth(px(320))
        inside.addWidget(self.all, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.rows)
        across.addWidget(frame)
        across.setSizes([px(760), px(440)])
        self.body.addWidget(self.told)
        self.body.addWidget(across, 1)
        calendar = lambda: desk.open(CALENDAR)  # noqa: E731
        self.set_actions(
            [
                PageAction(_("Team calendar"), calendar, "", "calendar", "hr.own"),
                PageAction(_("To the person"), self.go_to, "F8", "user", "hr.view", primary=True, row=True),
            ]
        )
        self.mean_rows(self.rows)
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the people."""
        return self.rows

    def refresh(self) -> None:
        """Read the team again."""
        self.desk.read(own_team, then=self._show, owner=self, slot="team")

    def _show(self, found: Team) -> None:
        kept = self.rows.key()
        gone = sum(one.state == "away" for one in found.members)
        words = counted(len(found.members), N_("1 person"), N_("{count} people"))
        if found.members:
            away = counted(gone, N_("1 away today"), N_("{count} away today"))
            self.told.setText(f"{words}  ·  {away}")
        else:
            self.told.setText(_("Nobody is led by you: the manager stands in the position of each person."))
        self.rows.show_rows([(one.key, _texts(one)) for one in found.members])
        for place, one in enumerate(found.members):
            item = self.rows.topLevelItem(place)
            if one.key == kept and item is not None:
                self.rows.setCurrentItem(item)
        self.all.show_blocks(list(_blocks(found)))

    def go_to(self) -> None:
        """Go to the person of the current row."""
        key = self.rows.key()
        if key is not None:
            self.desk.open(PERSON, key)


def _texts(one: Member) -> tuple[str, ...]:
    minutes = one.standing.balance
    sign = "\N{MINUS SIGN}" if minutes is not None and minutes < 0 else ""
    balance = f"{sign}{duration(abs(minutes))}" if minutes is not None else ""
    today = _(STATES[one.state])
    if one.state == "here" and one.standing.begun is not None:
        today = _("here since {time}").format(time=duration(one.standing.begun))
    away = _days(one.gone) if one.gone is not None else ""
    return one.name, today, away, balance, str(one.missing or "")


def _days(one: Gone) -> str:
    days = formats.short_day(one.since)
    if one.until != one.since:
        days = f"{days} – {formats.short_day(one.until)}"
    return _("{days} (requested)").format(days=days) if one.asked else days


def _blocks(found: Team) -> Iterator[Block]:
    asked = [
        BlockLine(
            f"{one.name}: {_(ASKED[one.table])}",
            formats.day(one.day),
            one.page,
            one.key,
            one.due < found.today,
        )
        for one in found.requests
    ]
    yield Block(_("To decide"), tuple(asked), 10, _("Nothing waits for you."))
    away = [BlockLine(one.name, _days(one), CALENDAR, None) for one in found.gone]
    yield Block(_("Away in the next six weeks"), tuple(away), 20, _("Nobody."))
    ends = [
        BlockLine(
            f"{one.name}: {_('Back again') if one.kind == BACK else _(DEADLINE_KINDS[one.kind])}",
            formats.day(one.day),
            PERSON,
            one.person,
        )
        for one in found.deadlines
    ]
    yield Block(_("Deadlines"), tuple(ends), 30, _("Nothing ends soon."))
    due = [
        BlockLine(
            f"{one.name}: {one.instruction}", _(DUE_STATES[one.state]), TRAINING, None, one.state == EXPIRED
        )
        for one in found.instructions
    ]
    yield Block(_("Instructions that are due"), tuple(due), 40, _("All in order."))
