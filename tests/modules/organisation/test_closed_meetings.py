"""Minutes that only members of a meeting may read, and those that are not written yet."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.data.record_extras import Target, attachments
from app.modules.organisation.meetings.queries.lists import waiting
from app.modules.organisation.meetings.rules.meetings import SeriesDraft
from app.modules.organisation.meetings.services.series import save_series
from tests.modules.organisation.meeting_book import DAY, approve, filed, meeting_book


def test_closed_minutes_are_not_filed(office: Office) -> None:
    """Minutes of a closed series hang on their meeting alone, which only its members see."""
    book = meeting_book(office)
    office.run(save_series, SeriesDraft("Gesellschafter", closed=True), book.series)
    book.reviewed()
    approve(book)
    number = book.view().number
    hanging = office.read(attachments, Target("organisation_meeting", book.meeting))
    assert (office.read(filed, number), [one.name for one in hanging]) == (0, [f"{number}.pdf"])


def test_minutes_wait_from_the_day_after(office: Office) -> None:
    """On the day of the meeting nothing waits; from the next one on its minutes wait for who writes them, and for nobody else."""
    book = meeting_book(office)
    book.written()
    told = [
        [
            one.count
            for one in Office(
                office.book,
                book.of(login, "manager").actor,
                lambda days=days: datetime.datetime.combine(
                    DAY + datetime.timedelta(days=days), datetime.time(12), datetime.UTC
                ),
            ).read(waiting)
        ]
        for login, days in (("hanna", 0), ("hanna", 1), ("karla", 1))
    ]
    assert told == [[], [1], []]
