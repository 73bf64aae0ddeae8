"""Days of a personnel file: the state of the site of the day, files of an older book, anniversaries; against the calendar."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import replace

from sqlalchemy import select

from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.hr.people.api import AssignmentDraft, PersonDraft, file_of, save_assignment, save_person
from app.modules.hr.people.models import Assignment
from app.modules.hr.people.rules.deadlines import anniversary
from app.modules.hr.people.rules.file import QualificationDraft, SiteDraft, differences
from app.modules.hr.people.services.day import bring_basics
from app.modules.hr.people.services.file import save_site
from tests.conftest import NOW
from tests.modules.hr.company import D, company


def test_the_state_of_a_person_is_that_of_the_site_of_the_day(office: Office) -> None:
    """The site of the position that holds; without a position, or with one of no site, the company's own state."""
    karla = company(office).keys["karla"]
    site = office.run(save_site, SiteDraft("Hamburg", "HH"))
    office.run(save_assignment, AssignmentDraft(karla, D(2026, 5, 1), "Verkauf", "Stelle", site))
    file = office.read(file_of, karla)
    assert file.land not in ("", "HH")
    for day, land in ((D(2026, 5, 1), "HH"), (D(2026, 4, 30), file.land), (D(2019, 1, 1), file.land)):
        assert file.land_on(day) == land


def test_who_has_no_file_gets_one_from_the_first_day(office: Office) -> None:
    """An older book's people get the position that stands with them, from their first day, from today where that is to come or not known."""
    entries = (D(2020, 1, 1), NOW.astimezone().date(), D(2027, 1, 1), None)
    keys = [
        office.run(save_person, PersonDraft("A", "B", "Verkauf", "Kiel", "Stelle", entry=day))
        for day in entries
    ]

    @command("")
    def older(unit: Unit) -> None:
        for key in unit.connection.scalars(select(Assignment.id)).all():
            unit.delete(Assignment, key)
        bring_basics(unit)
        bring_basics(unit)

    office.run(older)
    asked = select(Assignment.person_id, Assignment.since).order_by(Assignment.person_id)
    found = office.read(query("")(lambda c: [tuple(row) for row in c.execute(asked)]))
    assert found == list(zip(keys, (D(2020, 1, 1), *[NOW.astimezone().date()] * 3), strict=True))


def test_an_anniversary_is_today_or_the_next_one() -> None:
    """Every day of six years against the calendar: the day itself counts; 29 February is kept on 1 March."""
    for first in (D(2016, 11, 23), D(2020, 2, 29), D(2021, 1, 1), D(2021, 12, 31)):
        days = [first + datetime.timedelta(365 + ahead) for ahead in range(8 * 366)]
        kept = [
            day
            for day in days
            if (day.month, day.day) == (first.month, first.day)
            or (
                (first.month, first.day) == (2, 29)
                and not calendar.isleap(day.year)
                and (day.month, day.day) == (3, 1)
            )
        ]
        for today in days[: 6 * 366]:
            following = next(day for day in kept if day >= today)
            assert anniversary(first, today) == (following, following.year - first.year)


def test_only_what_differs_is_told() -> None:
    """What both say stays out, filled or empty; without one before all that is filled is told, and nothing that is not."""
    before = QualificationDraft(7, "Staplerschein", D(2026, 1, 1), None, "bis 5 t")
    after = replace(before, since=D(2026, 2, 1), until=D(2031, 1, 1), note="")
    assert differences(before, after) == {"until": (None, D(2031, 1, 1)), "note": ("bis 5 t", "")}
    assert differences(before, before) == {}
    assert differences(None, before) == {"title": (None, "Staplerschein"), "note": (None, "bis 5 t")}
