"""What fails when something fails, on paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import _
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def impact_pdf(title: str, rows: Sequence[tuple[str, str]], company: str, day: datetime.date) -> bytes:
    """Return what follows from a failure as PDF: a sentence each with its importance."""
    head = (_("What follows"), _("Importance"))
    section = Section(1, title, (), head, tuple((*one,) for one in rows), shares=(5.0, 1.0))
    return booklet_pdf(Booklet(_("What fails when"), formats.day(day), Letterhead(company), [section]))
