"""Talks of the demo company: some held with goals and courses, some planned, one that is due."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data import clock
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target, follow_up
from app.modules.hr.people.api import Person, is_here, led_by
from app.modules.hr.talks import ALL
from app.modules.hr.talks.rules import AgreedDraft, GoalDraft, TalkDraft
from app.modules.hr.talks.services import HeldDraft, hold_talk, save_agreed, save_goal, save_talk
from app.modules.hr.training.api import Course

GOALS = (
    ("Angebote innerhalb von zwei Tagen beantworten", "reached"),
    ("Einarbeitung der neuen Kollegin begleiten", "open"),
    ("Lagerplätze neu beschriften", "partly"),
)
TEXT = "Gutes Jahr mit vielen Vertretungen.\nWunsch: ein fester Tag im Homeoffice; wird ab Januar erprobt."
HOW_MANY = 6


@dataclass(frozen=True)
class _Staff:
    today: datetime.date
    head: int | None
    led: tuple[int, ...]
    courses: tuple[int, ...]


@query(ALL)
def _staff(connection: Connection) -> _Staff:
    today, p = clock.today(connection), Person
    head = connection.scalar(select(p.id).where(p.login == "anna"))
    here = set(connection.scalars(select(p.id).where(*is_here(today))))
    led = [key for key in led_by(connection, int(head), today) if key in here] if head else []
    courses = connection.scalars(select(Course.id).order_by(Course.id).limit(3))
    return _Staff(today, head, tuple(led[:HOW_MANY]), tuple(courses))


def demo(office: Office, _months: int) -> None:
    """Keep a talk with each of those whom the head leads; the last ones are only planned."""
    found = office.read(_staff)
    for place, key in enumerate(found.led):
        if place >= HOW_MANY - 2:
            planned = TalkDraft(key, "yearly", found.today + (5 + 20 * place) * ONE_DAY, found.head)
            office.run(save_talk, planned)
            continue
        day = found.today - (355 - 90 * place) * ONE_DAY
        made = office.run(save_talk, TalkDraft(key, "yearly", day, found.head))
        for title, state in GOALS[: 1 + place % 3]:
            office.run(save_goal, GoalDraft(made, title, day + 180 * ONE_DAY, state))
        for course in found.courses[:1]:
            office.run(save_agreed, AgreedDraft(made, course, day + 270 * ONE_DAY))
        office.run(hold_talk, HeldDraft(day, TEXT), made)
        if place == 1:
            todo = "Homeoffice-Vereinbarung schreiben"
            office.run(follow_up, Target("hr_talk", made), found.today + 14 * ONE_DAY, todo)
