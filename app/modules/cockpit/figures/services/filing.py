"""Filing the management report: once a month, in the area of the management, so that it tells nobody what they may not know."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.record_extras import Target as Record
from app.data.system_tables import Area
from app.data.unit import Unit
from app.modules.cockpit.figures.models import FREEZE, FigureMonth
from app.modules.cockpit.figures.rules.figures import first_of
from app.modules.documents.archive.api import DocumentDraft, add, classify, link, made_pdf

TYPE, NODE, MANAGEMENT = "minutes", "01", "management"


@command(FREEZE, locks=("cockpit.figures", "documents.archive"))
def keep_report(unit: Unit, month: datetime.date, sha256: bytes, size: int) -> int:
    """File the report of a month, whose bytes lie in the archive, and return the key of the document.

    Raises Invalid where the month has its filed report already: what was filed stays as it was.
    """
    month, m = first_of(month), FigureMonth
    row = unit.connection.execute(select(m.id, m.file_id).where(m.month == month)).first()
    if row is not None and row.file_id is not None:
        raise Invalid(N_("The report of this month is filed already."), field="month")
    name = f"{_('Management report')} {month:%Y-%m}"
    arrival = made_pdf(sha256, size, f"{name}.pdf", name, TYPE)
    document = add(unit, arrival)
    key = row.id if row is not None else unit.insert(FigureMonth, month=month, text="", file_id=None)
    link(
        unit, document, Record(FigureMonth.__tablename__, key)
    )  # before its area closes it to whom it is not for
    area = unit.connection.scalar(select(Area.id).where(Area.title == MANAGEMENT)) or 0
    filing = DocumentDraft(name, TYPE, NODE, doc_date=unit.today, received=unit.today, area=int(area))
    classify(unit, document, filing, None, True)
    unit.update(FigureMonth, key, {"file_id": document})
    return document
