"""What people hold, on paper: a page each, for the checklist of who leaves."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.people.api import PersonView
from app.modules.it.assets.queries.assets import AssetView
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def holdings_pdf(
    found: Sequence[tuple[PersonView, Sequence[AssetView], Sequence[str]]], company: str, day: str
) -> bytes:
    """Return what people hold as PDF: devices, and the lines of other topics (licences, rights); the same gives the same bytes."""
    head = (_("Device no."), _("Device"), _("Serial no."), _("Expected back"), _("Returned"))
    sections = []
    for person, devices, others in found:
        rows = tuple(
            (one.draft.tag, one.model, one.draft.serial, formats.day(one.expected), "☐") for one in devices
        )
        about = " · ".join(filter(None, (person.draft.department, person.draft.site)))
        last = (
            _("Last day: {day}").format(day=formats.day(person.draft.leaving)) if person.draft.leaving else ""
        )
        words = tuple(filter(None, (about, last, *others)))
        sections.append(
            Section(1, f"{person.number}  {person.name}", words, head, rows, shares=(1.4, 2.5, 1.6, 1.2, 0.8))
        )
    return booklet_pdf(Booklet(_("What people hold"), day, Letterhead(company), sections))
