"""The demo company's meetings: a monthly round with approved minutes, one whose minutes wait, the next one; and a single meeting."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dates import add_months
from app.data.demo_people import WRITER, as_colleague
from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.data.workflow import decide, waiting_for
from app.modules.hr.people.api import Person, is_here
from app.modules.organisation.meetings.models import CHANGE, VIEW
from app.modules.organisation.meetings.rules.meetings import (
    DECIDE,
    INFO,
    MONTH,
    ONCE,
    TALK,
    ItemDraft,
    MeetingDraft,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.rules.votes import TWO_THIRDS
from app.modules.organisation.meetings.services.agenda import save_item
from app.modules.organisation.meetings.services.approving import KIND
from app.modules.organisation.meetings.services.meetings import (
    begin,
    finish,
    invite,
    plan_next,
    save_meeting,
    save_minutes,
)
from app.modules.organisation.meetings.services.series import save_member, save_rule, save_series
from app.modules.organisation.projects.api import project_for

HEAD = "anna"
ITEMS = (
    ("Zahlen des Monats", INFO, 20, False),
    ("Auslastung der Werkstatt", TALK, 30, False),
    ("Personal", TALK, 20, True),
)
# what is added to the agenda, and the minutes; {one} and {two} are names
PAST = (
    (
        ("Neuer Stapler", DECIDE),
        ("1. Zahlen des Monats\nUmsatz über Plan, Lagerbestand leicht gestiegen.\n! Bestand der Langsamdreher auswerten @{one} +21\n"
        "2. Auslastung der Werkstatt\nDie Halle ist bis Monatsende ausgelastet.\n3. Personal\nEine Stelle im Lager bleibt frei.\n"
        "4. Neuer Stapler\n# Der Elektrostapler wird im nächsten Quartal gekauft [4:1:0]\n! Zwei Angebote einholen @{two} +28\n"),
    ),
    (
        ("Betriebsausflug", DECIDE),
        ("1. Zahlen des Monats\nForderungen gesunken.\n# Skonto wird ab sofort überall genutzt [einstimmig]\n2. Auslastung der Werkstatt\n"
        "? Wer vertritt die Meisterin im Urlaub?\n3. Personal\n! Stellenanzeige für das Lager schreiben @{one} +14\n"
        "4. Betriebsausflug\n# Der Ausflug geht nach Föhr [3:2]\n! Fähre anfragen @{two} +10\n"),
    ),
    (
        ("Energie", TALK),
        ("1. Zahlen des Monats\nErgebnis wie erwartet.\n2. Auslastung der Werkstatt\nNichts Besonderes.\n3. Personal\nZwei Gespräche laufen.\n"
        "4. Energie\n# Die Hallenbeleuchtung wird auf LED umgestellt [5:0]\n! Förderung prüfen @{one} +30\n"),
    ),
)  # fmt: skip


@query(VIEW)
def _people(connection: Connection, day: datetime.date) -> list[tuple[int, str]]:
    """Return five people who work here, the head first: key, and name as one word."""
    p = Person
    rows = connection.execute(
        select(p.id, p.first_name, p.last_name)
        .where(*is_here(day))
        .order_by(p.login != HEAD, p.number)
        .limit(5)
    )
    return [(row.id, f"{row.first_name}.{row.last_name}".replace(" ", "")) for row in rows]


def demo(office: Office, _months: int) -> None:
    """Hold the meetings of the last months and plan the next ones."""
    today = office.clock().astimezone().date()
    people = office.read(_people, today)
    if len(people) < 3:
        return
    writer = as_colleague(office, WRITER)
    project = office.run(_project, people[0][0])
    series = office.run(
        save_series, SeriesDraft("Leitungsrunde", MONTH, "09:00", 90, "Besprechung 1. OG", project=project)
    )
    for key, _name in people[1:]:
        office.run(save_member, MemberDraft(series, key))
    office.run(
        save_member,
        MemberDraft(series, None, "Frau Jansen (Steuerberatung)", "jansen@example.de", "guest", votes=False),
    )
    office.run(save_rule, RuleDraft(series, add_months(today, -24), 5000))
    meeting = 0
    for at, ((title, kind), notes) in enumerate(PAST):
        day = _tuesday(add_months(today, at - len(PAST) + 1)) - datetime.timedelta(days=7)
        meeting = writer.run(save_meeting, MeetingDraft(series, day, "09:00", 90, "Besprechung 1. OG"))
        for topic, what, minutes, internal in (*ITEMS, (title, kind, 15, False)):
            writer.run(
                save_item,
                ItemDraft(series, meeting, topic, what, minutes, person=people[0][0], internal=internal),
            )
        writer.run(invite, meeting, 0)
        writer.run(begin, meeting)
        writer.run(save_minutes, meeting, notes.format(one=people[1][1], two=people[2][1]))
        writer.run(finish, meeting, HEAD)
        if at < len(PAST) - 1:
            office.run(decide, office.read(waiting_for, HEAD, KIND)[0].id, True)
    following = office.run(plan_next, meeting)
    for topic, what, minutes, internal in ITEMS:
        office.run(
            save_item,
            ItemDraft(series, following, topic, what, minutes, person=people[0][0], internal=internal),
        )
    office.run(save_item, ItemDraft(series, None, "Fahrradständer am Tor 2", TALK, 10))
    _single(office, people, today)


@command(CHANGE)
def _project(unit: Unit, lead: int) -> int:
    """Make the project of the actions, whose name would otherwise be in the language of whoever makes the demo."""
    return project_for(unit, "Aufgaben: Leitungsrunde", lead)


def _tuesday(day: datetime.date) -> datetime.date:
    """Return the second Tuesday of the month of a day."""
    first = day.replace(day=1)
    return first + datetime.timedelta(days=(1 - first.weekday()) % 7 + 7)


def _single(office: Office, people: list[tuple[int, str]], today: datetime.date) -> None:
    series = office.run(
        save_series,
        SeriesDraft("Gesellschafterversammlung", ONCE, "15:00", 120, "Hafenstraße 12", closed=True),
    )
    office.run(save_member, MemberDraft(series, people[1][0]))
    office.run(save_rule, RuleDraft(series, today, 7500, TWO_THIRDS))
    day = today + datetime.timedelta(days=24)
    meeting = office.run(save_meeting, MeetingDraft(series, day, "15:00", 120, "Hafenstraße 12"))
    for topic, kind in (
        ("Jahresabschluss", INFO),
        ("Verwendung des Ergebnisses", DECIDE),
        ("Entlastung der Geschäftsführung", DECIDE),
    ):
        office.run(save_item, ItemDraft(series, meeting, topic, kind, 20))
