"""Minutes that only members of a meeting may read."""

from __future__ import annotations

from app.data.office import Office
from app.data.record_extras import Target, attachments
from app.modules.organisation.meetings.rules.meetings import SeriesDraft
from app.modules.organisation.meetings.services.series import save_series
from tests.modules.organisation.meeting_book import approve, filed, meeting_book


def test_closed_minutes_are_not_filed(office: Office) -> None:
    """Minutes of a closed series hang on their meeting alone, which only its members see."""
    book = meeting_book(office)
    office.run(save_series, SeriesDraft("Gesellschafter", closed=True), book.series)
    book.reviewed()
    approve(book)
    number = book.view().number
    hanging = office.read(attachments, Target("organisation_meeting", book.meeting))
    assert (office.read(filed, number), [one.name for one in hanging]) == (0, [f"{number}.pdf"])
