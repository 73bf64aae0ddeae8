"""The report of an audit: counts, and each device with its result; to be signed."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.modules.it.audits.queries import AuditView
from app.modules.it.audits.rules import FIXES, MARKS, RESULTS, counts
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def report(one: AuditView, company: str) -> bytes:
    """Return the report as PDF; the same audit gives the same bytes."""
    total = counts(line.result for line in one.lines)
    words = (
        _("Begun {moment} by {name}").format(moment=formats.moment(one.begun), name=person(one.begun_by)),
        _("Signed off {moment} by {name}").format(
            moment=formats.moment(one.closed), name=person(one.closed_by)
        )
        if one.closed
        else _("Not signed off yet"),
        ", ".join(f"{_(RESULTS[name])}: {formats.count(count)}" for name, count in total.items()),
        one.note,
    )
    order = list(MARKS)
    lines = sorted(one.lines, key=lambda line: (-order.index(line.result), line.code))
    rows = tuple(
        (
            line.code,
            " ".join(filter(None, (line.model, line.serial))),
            line.person,
            _(RESULTS[line.result]),
            _(FIXES[line.fixed]) if line.fixed else "",
        )
        for line in lines
    )
    head = (_("Device no."), _("Device"), _("Held by"), _("Result"), _("What was done"))
    sections = [
        Section(1, one.location, tuple(filter(None, words)), head, rows, shares=(1.2, 2.6, 1.5, 1.3, 1.1)),
        Section(1, _("Signature"), ("", _("Place, day, signature") + ":  " + "_" * 46)),
    ]
    return booklet_pdf(Booklet(_("Audit of a room"), one.location, Letterhead(company), sections))
