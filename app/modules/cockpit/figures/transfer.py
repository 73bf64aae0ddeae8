"""The management report on paper, and into the archive: made outside of the transaction that files it, once a month and state."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.messages import _
from app.data import archive
from app.data.office import Office
from app.modules.cockpit.figures.reports import month_paper
from app.modules.cockpit.figures.rules.figures import first_of
from app.modules.cockpit.figures.services.filing import keep_report
from app.paper.archival import to_pdfa
from app.paper.booklet import booklet_pdf


def report_pdf(office: Office, month: datetime.date) -> bytes:
    """Return the management report of a month as PDF; raises Forbidden."""
    foot = _("Printed {when} by {who}").format(when=formats.moment(office.clock()), who=office.actor.name)
    return booklet_pdf(office.read(month_paper, month, foot))


def file_report(office: Office, month: datetime.date) -> int:
    """File the management report of a month and return the key of the document; raises Forbidden, and Invalid where it is filed already."""
    month = first_of(month)
    data = to_pdfa(report_pdf(office, month), f"{_('Management report')} {month:%Y-%m}")
    sha256 = archive.store(office.book, data)
    return int(office.run(keep_report, month, sha256, len(data)))
