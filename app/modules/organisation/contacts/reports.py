"""The front-desk sheet of a contact on paper."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.organisation.contacts.queries.front_desk import FrontDesk
from app.modules.organisation.contacts.rules.contact import address_lines
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def front_desk_pdf(found: FrontDesk, company: str, day: str) -> bytes:
    """Return what is said of a contact as a PDF."""
    head = (_("What"), "")
    sections = [
        Section(
            2,
            " – ".join(filter(None, (block.title, block.sum))),
            () if block.lines else (block.empty,),
            head if block.lines else (),
            tuple((line.text, line.right) for line in block.lines),
            shares=(3.0, 1.2),
        )
        for block in found.blocks
    ]
    rows = tuple((formats.day(one.day), one.kind, one.title, one.detail) for one in found.happened)
    if rows:
        titles = (_("Date"), _("Kind"), _("What"), "")
        sections.append(Section(2, _("What happened"), (), titles, rows, shares=(1.0, 1.0, 3.0, 1.2)))
    about = " · ".join((*found.roles, *address_lines(found.who.draft)[1:], day))
    title = f"{found.who.number} {found.who.name}"
    return booklet_pdf(Booklet(title, about, Letterhead(company), sections))
