"""A book with a monthly meeting of three who vote and a guest, for tests of meetings."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.core.manifest import rights_of, standard_roles
from app.data.office import Actor, Office
from app.data.queries import query
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, waiting_for
from app.modules.documents.archive.api import Document
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.meetings.queries.views import MeetingView, meeting_view
from app.modules.organisation.meetings.rules.meetings import (
    ItemDraft,
    MeetingDraft,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.services.agenda import save_item
from app.modules.organisation.meetings.services.meetings import (
    begin,
    finish,
    invite,
    save_meeting,
    save_minutes,
)
from app.modules.organisation.meetings.services.series import save_member, save_rule, save_series
from tests.conftest import GOOD

D = datetime.date
DAY = D(2026, 11, 23)
APPROVERS = ("hanna", "karla")  # who signs in by name; the others only act
ROLES = {role.key: rights_of(role) for role in standard_roles()}
NOTES = """Begrüßung durch Hanna.
1. Bericht
Der Umsatz steigt.
! Angebot für Regale einholen @karla 11.12.
# Die Halle wird gestrichen [3:0]
2. Gehälter
! Zulage prüfen @hanna
? Wer vertritt Karla?
"""


@dataclass
class Meetings:
    """The office of who may everything, the keys of people, series and its meeting."""

    office: Office
    people: dict[str, int]
    series: int
    meeting: int

    def of(self, login: str, *roles: str) -> Office:
        """Return the office of somebody with standard roles."""
        rights = frozenset[str]().union(*(ROLES[role] for role in roles))
        return Office(self.office.book, Actor(login, login.title(), rights), self.office.clock)

    def view(self) -> MeetingView:
        """Return the meeting."""
        found = self.office.read(meeting_view, self.meeting)
        assert found is not None
        return found

    def written(self, notes: str = NOTES) -> None:
        """Invite, begin and write the meeting."""
        self.office.run(invite, self.meeting, 0)
        hanna = self.of("hanna", "manager")
        hanna.run(begin, self.meeting)
        hanna.run(save_minutes, self.meeting, notes)

    def reviewed(self, notes: str = NOTES) -> None:
        """Let the minutes that Hanna wrote wait for Karla."""
        self.written(notes)
        self.of("hanna", "manager").run(finish, self.meeting, "karla")


def meeting_book(office: Office) -> Meetings:
    """Make the people, the series led by Hanna with a quorum of half, its meeting of today, and two items, one internal."""
    people = {}
    for login in ("hanna", "karla", "olaf", "lina"):
        people[login] = office.run(
            save_person, PersonDraft(login.title(), "Muster", login=login, entry=D(2020, 1, 1))
        )
        office.run(save_user, UserDraft(login, login.title(), (), password=GOOD, first_password=GOOD))
    series = office.run(save_series, SeriesDraft("Leitungsrunde", "month", "10:00", 90, "Raum 2"))
    for login, part in (("hanna", "chair"), ("karla", "minutes"), ("olaf", "member")):
        office.run(save_member, MemberDraft(series, people[login], part=part))
    office.run(save_member, MemberDraft(series, None, "Frau Gast", "gast@example.de", "guest", votes=False))
    office.run(save_rule, RuleDraft(series, D(2026, 1, 1), 5000, "simple"))
    meeting = office.run(save_meeting, MeetingDraft(series, DAY, "10:00", 90, "Raum 2"))
    office.run(save_item, ItemDraft(series, meeting, "Bericht", "info", 20, person=people["hanna"]))
    office.run(save_item, ItemDraft(series, meeting, "Gehälter", "talk", 15, internal=True))
    return Meetings(office, people, series, meeting)


def approve(book: Meetings, login: str = "karla") -> None:
    """Approve the step that waits for somebody."""
    office = book.of(login, "manager")
    office.run(decide, office.read(waiting_for, login, "minutes")[0].id, True)


@query("")
def filed(connection: Connection, number: str) -> int:
    """Return how many documents of the archive have a number."""
    return int(connection.scalar(select(func.count()).where(Document.reference == number)) or 0)
