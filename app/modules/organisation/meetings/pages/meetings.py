"""Meetings: the next step of each by F8, from planning to approved minutes; agenda, minutes and actions beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.messages import N_, _
from app.data.drafts import Stored
from app.modules.organisation.meetings.models import CHANGE, VIEW, Item, Meeting
from app.modules.organisation.meetings.pages.forms import (
    ask_finish,
    ask_item,
    ask_minutes,
    item_draft,
    item_fields,
    item_ready,
)
from app.modules.organisation.meetings.pages.meeting_view import (
    AgendaPane,
    MinutesPane,
    action_rows,
    fill_list,
    plain_list,
)
from app.modules.organisation.meetings.queries.lists import (
    item,
    items_source,
    meeting,
    meetings_source,
    presenter_choices,
    room_choices,
    series_choices,
)
from app.modules.organisation.meetings.queries.views import MeetingView, actions_of, meeting_view
from app.modules.organisation.meetings.rules.meetings import (
    ABSENT,
    APPROVED,
    CALLED,
    CANCELLED,
    EXCUSED,
    INVITED,
    MACHINE,
    PLANNED,
    PRESENT,
    REVIEW,
    SESSION,
    TALK,
    MeetingDraft,
)
from app.modules.organisation.meetings.services.agenda import place_item, remove_item, save_item
from app.modules.organisation.meetings.services.approving import KIND
from app.modules.organisation.meetings.services.meetings import (
    begin,
    cancel,
    invite,
    plan_next,
    resume,
    save_meeting,
    write_on,
)
from app.modules.organisation.meetings.services.seats import set_attendance
from app.modules.organisation.meetings.services.sending import (
    calendar,
    invitation_mail,
    letters,
    minutes,
    minutes_mail,
)
from app.modules.organisation.projects.api import DONE, Followed, set_task_state
from app.ui.approval import Decisions
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.forms import Form
from app.ui.page_head import PageAction, first_of
from app.ui.preview import Preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import save_file

OPEN, EVERYTHING, AGENDA = range(3)
SERIES = "organisation.meetings.series"
STEPS = {
    PLANNED: N_("Next (F8): invite. Put items on the agenda first."),
    CALLED: N_("Next (F8): begin the meeting and write minutes."),
    SESSION: N_("Enter writes on the minutes. Next (F8): finish them and ask for approval."),
    REVIEW: N_("Next (F8): approve the minutes, where they wait for you."),
    APPROVED: N_("Approved; the actions are tasks. Next (F8): plan the next meeting."),
    CANCELLED: N_("Cancelled. Next (F8): let it take place after all."),
}
FOLLOWING = {INVITED: PRESENT, PRESENT: EXCUSED, EXCUSED: ABSENT, ABSENT: PRESENT}


def _fields(desk: Desk) -> Sequence[Placed]:
    series = ChoiceField("series", _("Series of meetings"), [])
    room = RowField("room", _("Room that is reserved"), [])
    return fields_of(desk, Meeting, "series:2 day at minutes room place:2", series=series, room=room)


def _ready(form: Form, one: Stored[MeetingDraft] | None, series: Any, rooms: Any) -> None:
    form.fields["series"].setEnabled(one is None)
    form.fields["series"].set_choices(series)  # type: ignore[attr-defined]
    choose(form, "room", [("", "–"), *((str(key), path) for key, path in rooms)])


class MeetingsPage(RegisterPage):
    """F8 takes the next step of a meeting, Enter changes it or writes its minutes, Ctrl+N plans one or proposes an item."""

    def __init__(self, desk: Desk) -> None:
        self.view: MeetingView | None = None
        may = desk.may(CHANGE)
        self.agenda = AgendaPane(may, self._item, self._move, self._remove, self._seat)
        self.minutes = MinutesPane()
        self.actions_list = plain_list(_("Actions"), self._done)
        shared: dict[str, Any] = {
            "new": _("New meeting"), "of": Meeting, "read": meeting, "fields": _fields, "draft": MeetingDraft,
            "save": save_meeting, "start": {"at": "10:00", "minutes": 60}, "asks": ((series_choices,), (room_choices,)), "ready": _ready,
            "name": lambda _draft: _("Meeting"),
        }  # fmt: skip
        registers = [
            Register(title=_("To come and open"), source=meetings_source(), **shared),
            Register(title=_("All"), source=meetings_source(everything=True), **shared),
            Register(
                title=_("Agenda and proposals"), new=_("Propose an item"), source=items_source(), of=Item, read=item,
                fields=item_fields, draft=item_draft, save=save_item, right=VIEW, first="title",
                start={"kind": TALK, "minutes": 10, "meeting": None}, asks=((series_choices,), (presenter_choices,)), ready=item_ready,
            ),
        ]  # fmt: skip
        parts: list[tuple[str, QWidget]] = [
            (_("Agenda"), self.agenda), (_("Minutes"), self.minutes), (_("Actions"), self.actions_list),
        ]  # fmt: skip
        super().__init__(desk, _("Meetings"), registers, parts, 560)
        self.decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._again())
        self.bar.currentChanged.connect(lambda _place: self._again())
        self.set_actions(self._all_actions())
        desk.watch(self, self._again)
        self._show(None)

    def _all_actions(self) -> list[PageAction]:
        mails, papers = (
            (_("Invitation to members (mail)"), _("Invitation to guests (mail)")),
            _("Minutes for guests (PDF)"),
        )
        menu = [
            PageAction(mails[0], lambda: self._save("einladung.eml", invitation_mail), "", "upload", CHANGE, of="organisation_meeting"),
            PageAction(mails[1], lambda: self._save("einladung-gaeste.eml", invitation_mail, True), "", "upload", CHANGE, of="organisation_meeting"),
            PageAction(_("Letters of invitation"), self._letters, "", "file-text", CHANGE, of="organisation_meeting"),
            PageAction(_("Meeting as calendar (.ics)"), lambda: self._save("besprechung.ics", calendar), "", "download", VIEW, of="organisation_meeting"),
            PageAction(_("Minutes (PDF)"), lambda: self._paper(_("Minutes")), "", "file-text", VIEW, of="organisation_meeting"),
            PageAction(papers, lambda: self._paper(papers, True), "", "file-text", VIEW, of="organisation_meeting"),
            PageAction(_("Results alone (PDF)"), lambda: self._paper(_("Results"), False, True), "", "file-text", VIEW, of="organisation_meeting"),
            PageAction(_("Minutes to members (mail)"), lambda: self._save("protokoll.eml", minutes_mail), "", "upload", CHANGE, of="organisation_meeting"),
            PageAction(_("Minutes to guests (mail)"), lambda: self._save("protokoll-gaeste.eml", minutes_mail, True), "", "upload", CHANGE, of="organisation_meeting"),
            PageAction(_("Reject the minutes …"), lambda: self._meeting(self.decisions.reject), "", "x", "approval.decide", why_not=first_of(self.in_state(MACHINE, "reject"), self.decisions.follow(self)), of="organisation_meeting"),
            PageAction(_("Write on"), lambda: self._run(write_on, _("Taken back from approval")), "", "undo-2", CHANGE, of="organisation_meeting"),
            PageAction(_("Cancel the meeting"), lambda: self._run(cancel, _("Cancelled")), "", "x", CHANGE, why_not=self.in_state(MACHINE, "cancel"), of="organisation_meeting"),
            PageAction(_("Take away"), self._take_away, "Del", "trash-2", VIEW, of="organisation.agenda", why_not=self.in_state(MACHINE, "prepare", column="meeting_state")),
            PageAction(_("Series, members, rules"), lambda: self.desk.open(SERIES), "", "users", CHANGE),
        ]  # fmt: skip
        for one in menu:
            one.menu = True
        return [
            *menu,
            PageAction(_("Propose an item"), self._propose, "", "plus", VIEW, makes="organisation.agenda"),
            PageAction(_("Change"), self.change, "F2", "pencil", VIEW, row=True),
            PageAction(_("New meeting"), self._new, "Ctrl+N", "plus", VIEW),
            PageAction(
                _("Next step"), self._next, "F8", "arrow-right", VIEW, primary=True, of="organisation_meeting"
            ),
        ]

    def request(self, what: object) -> None:
        """Go to a meeting by its key, also to one that is approved; begin one, or propose an item."""
        if what == "propose":
            self._propose()
        elif what == "new":
            self._new()
        else:
            if isinstance(what, int):
                self.go(EVERYTHING)
            super().request(what)

    def open_row(self, key: int) -> None:
        """Write the minutes of a meeting that has begun; change any other row."""
        if (
            self.register.of is Meeting
            and self.view is not None
            and self.view.id == key
            and self.view.state == SESSION
        ):
            self._write(key)
        else:
            super().open_row(key)

    def change(self) -> None:
        """Show the form of the current row, whatever its state."""
        self.for_current(super().open_row)

    def _new(self) -> None:
        if self.register.of is Item or not self.desk.may(CHANGE):
            self._propose()
            return
        self.desk.read(series_choices, then=self._plan)

    def _plan(self, series: list[tuple[int, str]]) -> None:
        if not series:
            self.desk.open(SERIES, "new")
            self.desk.notice(_("A meeting belongs to a series, a single one too; begin it here."))
            return
        self.edit(None, {"series": series[0][0], "day": self.desk.today()})

    def _propose(self) -> None:
        self.go(AGENDA)
        self.edit(None)

    # -- what stands beside --------------------------------------------------
    def _again(self) -> None:
        key = self.panel.current_key() if self.register.of is Meeting else None
        if key is None:
            self._show(None)
            return
        self.desk.read_all(
            [(meeting_view, key), (actions_of, key)], then=self._both, owner=self, slot="meeting"
        )

    def _both(self, found: list[Any]) -> None:
        self._show(found[0], found[1])

    def _show(self, view: MeetingView | None, actions: list[Followed] | None = None) -> None:
        self.view = view
        words = (
            _(STEPS[view.state])
            if view is not None
            else _("What belongs to a meeting stands here; choose one.")
        )
        self.agenda.show_meeting(view, words)
        self.minutes.show_meeting(view)
        shown = list(actions or ()) + [
            one for one in (view.actions if view is not None else ()) if one not in (actions or ())
        ]
        fill_list(self.actions_list, action_rows(shown), _("No actions; Enter on one says that it is done."))

    def _item(self, key: int | None) -> None:
        if self.view is not None:
            ask_item(self.desk, self.drawer, key, self.view.series, self.view.id)

    def _move(self, key: int, place: int) -> None:
        self.desk.run(place_item, key, place)

    def _remove(self, key: int) -> None:
        self.desk.run(remove_item, key, then=lambda _n: self.desk.notice(_("Taken off the agenda")))

    def _seat(self, key: int) -> None:
        if self.view is not None:
            seat = next(one for one in self.view.seats if one.id == key)
            self.desk.run(set_attendance, key, FOLLOWING[seat.state])

    def _done(self, task: int) -> None:
        self.desk.run(set_task_state, task, DONE, then=lambda _n: self.desk.notice(_("Done")))

    # -- steps -----------------------------------------------------------------
    def _meeting(self, action: Callable[[int], object]) -> None:
        if self.register.of is Meeting:
            self.for_current(action)
        else:
            self.desk.notice(_("Choose a meeting first (Ctrl+1)."))

    def _run(self, command: Callable[..., Any], words: str) -> None:
        self._meeting(lambda key: self.desk.run(command, key, then=lambda _n: self.desk.notice(words)))

    def _next(self) -> None:
        if self.register.of is not Meeting:
            self.desk.notice(_("Choose a meeting first (Ctrl+1)."))
            return
        view, key = self.view, self.panel.current_key()
        if view is None or view.id != key:
            return  # what stands beside is still being read
        if view.state == REVIEW:
            self.request(
                view.id
            )  # once approved it is in the list of all alone, and F8 plans the next one there
            self.decisions.approve(view.id)
        elif not self.desk.may(CHANGE):
            self.desk.notice(_("Who prepares the meeting goes on; you can propose an item."))
        else:
            self._go_on(view)

    def _go_on(self, view: MeetingView) -> None:
        desk, key = self.desk, view.id
        if view.state == PLANNED:
            words = _("Invited; send it with “Invitation to members (mail)”.")
            desk.run(invite, key, view.sequence, then=lambda _n: desk.notice(words))
        elif view.state == CALLED:
            desk.run(begin, key, then=lambda _n: self._write(key))
        elif view.state == SESSION:
            ask_finish(desk, self.drawer, key)
        elif view.state == CANCELLED:
            desk.run(resume, key, then=lambda _n: desk.notice(_("It takes place after all")))
        else:
            desk.run(plan_next, key, then=self._planned)

    def _planned(self, key: int) -> None:
        self.go(OPEN)
        self.panel.select_key(key)
        self.desk.notice(_("The next meeting is planned, with what is still open."))

    def _write(self, key: int) -> None:
        ask_minutes(self, self.drawer, key, lambda: None)

    def _take_away(self) -> None:
        if self.register.of is Meeting:
            self.desk.notice(_("A meeting is cancelled; items and proposals can be taken away."))
            return
        self.run_on_current(remove_item, words=_("Taken away"))

    # -- papers ----------------------------------------------------------------
    def _save(self, name: str, make: Callable[..., bytes], *more: Any) -> None:
        self._meeting(
            lambda key: save_file(self, self.desk, name, partial(make, self.desk.office, key, *more))
        )

    def _letters(self) -> None:
        show = lambda data: Preview(self, self.desk, _("Letters of invitation"), data).show()  # noqa: E731
        self._meeting(lambda key: self.desk.work(letters, self.desk.office, key, then=show))

    def _paper(self, title: str, *more: bool) -> None:
        show = lambda data: Preview(self, self.desk, title, data).show()  # noqa: E731
        self._meeting(lambda key: self.desk.work(minutes, self.desk.office, key, *more, then=show))
