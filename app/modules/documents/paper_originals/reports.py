"""The protocol of papers whose scans were checked, and that were destroyed; to be signed."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.modules.documents.paper_originals.queries import DestroyedRow
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def protocol(rows: Sequence[DestroyedRow], company: str) -> bytes:
    """Return the protocol as PDF; the same papers give the same bytes."""
    head = (
        _("Archive no."),
        _("Archived document"),
        _("Title"),
        _("Pages"),
        _("Scan checked"),
        _("Paper destroyed"),
    )
    lines = tuple(
        (
            str(one.asn or ""),
            one.number,
            one.title,
            str(one.pages),
            f"{person(one.checked_by)}, {formats.moment(one.checked_at)}",
            f"{person(one.destroyed_by)}, {formats.moment(one.destroyed_at)}"
            if one.destroyed_at
            else _("not yet"),
        )
        for one in rows
    )
    said = tuple(
        (one.number, " ".join(filter(None, (one.remark, one.reason))))
        for one in rows
        if one.remark or one.reason
    )
    prints = tuple((one.number, one.sha256) for one in rows)
    words = _(
        "Each scan named below was compared with its paper: all pages, legible, colours where they mean something. What was found"
        " wrong was scanned again. Only then was the paper destroyed (BSI TR-03138, § 147 (2) AO)."
    )
    sections = [Section(1, _("Papers"), (words,), head, lines, shares=(0.8, 1.1, 2.6, 0.6, 1.7, 1.7))]
    if said:
        sections.append(
            Section(1, _("Remarks"), (), (_("Archived document"), _("Remark")), said, shares=(1, 5))
        )
    sections.append(
        Section(
            1,
            _("Fingerprints (SHA-256) of the files"),
            (),
            (_("Archived document"), _("SHA-256")),
            prints,
            shares=(1, 5),
        )
    )
    signed = _("Place, day, signature") + ":  " + "_" * 46
    sections.append(Section(1, _("Signature"), ("", signed)))
    subtitle = counted(len(rows), N_("1 paper"), N_("{count} papers"))
    return booklet_pdf(Booklet(_("Protocol of scans and papers"), subtitle, Letterhead(company), sections))
