"""The certificate of an erasure: what kind of document, why, by whom, with fingerprints; nothing personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.data.book import Book
from app.data.copies import copies_of_before
from app.modules.documents.filing.api import classes
from app.modules.documents.retention.queries import ErasureView
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def certificate(
    records: Sequence[ErasureView],
    types: Mapping[str, str],
    plan: Mapping[str, str],
    company: str,
    book: Book,
) -> bytes:
    """Return the certificate of one or more erasures as PDF; the same records and backups give the same bytes."""
    head = (
        _("Archived document"),
        _("Type"),
        _("Year"),
        _("Kept until"),
        _("Proposed"),
        _("Released for erasure"),
        _("Erased"),
    )
    rows = tuple(
        (
            one.number,
            types.get(one.type, one.type),
            str(one.year),
            formats.day(one.keep_until),
            f"{person(one.proposed_by)}, {formats.moment(one.proposed_at)}",
            f"{person(one.released_by)}, {formats.moment(one.released_at)}" if one.released_at else "",
            formats.moment(one.erased_at) if one.erased_at else "",
        )
        for one in records
    )
    prints = tuple((one.number, " ".join(one.fingerprints)) for one in records)
    reasons = tuple(
        (
            one.number,
            plan.get(one.node, one.node),
            str(classes()[one.retention].title) if one.retention in classes() else "",
            one.reason,
        )
        for one in records
    )
    words = _(
        "The documents named below were erased after the end of their retention: their files, texts, names and links. Two people"
        " decided. The trail keeps that they existed; what it held of their content can no longer be read."
    )
    sections = [
        Section(1, _("What was erased"), (words,), head, rows, shares=(1.1, 1.4, 0.6, 1, 1.5, 1.5, 1.3)),
        Section(
            1,
            _("Why"),
            (),
            (_("Archived document"), _("Plan"), _("Retention"), _("Reason")),
            reasons,
            shares=(1.1, 1.6, 2.4, 2.6),
        ),
        Section(
            1,
            _("Fingerprints (SHA-256) of the files"),
            (),
            (_("Archived document"), _("SHA-256")),
            prints,
            shares=(1, 5),
        ),
    ]
    moments = [one.erased_at for one in records if one.erased_at]
    if moments:
        copies = copies_of_before(book, max(moments))
        sections.append(Section(1, _("Backups"), copies.words, copies.head, copies.rows, shares=(1,)))
    subtitle = counted(len(records), N_("1 document"), N_("{count} documents"))
    return booklet_pdf(Booklet(_("Certificate of erasure"), subtitle, Letterhead(company), sections))
