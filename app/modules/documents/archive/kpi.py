"""Figures that come of the archive: what waits to be filed, and how long filing takes; told only to who may know of every area."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, and_, or_, select

from app.core import format as formats
from app.core.figures import COUNT, DAYS, LOWER, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.rules.documents import INBOX, QUARANTINE

VIEW, EVERY_AREA = "documents.view", "area.0"
PAGE, TABLES = "documents.archive.inbox", frozenset({"document"})
ARCHIVE = "documents.archive.archive"
NOTHING_FILED = N_("Nothing was filed in this span.")


def _waiting(connection: Connection, day: datetime.date) -> list[tuple[int, str, datetime.date]]:
    """Return what was received and not filed at the end of a day: key, words and the day it came."""
    d = Document
    still = and_(d.filed.is_(None), d.state.in_((INBOX, QUARANTINE)))
    rows = connection.execute(
        select(d.id, d.number, d.title, d.received)
        .where(d.received <= day, or_(still, d.filed > day))
        .order_by(d.received, d.id)
    )
    return [(int(row.id), f"{row.number}  {row.title}", row.received) for row in rows]


def _filed(connection: Connection, since: datetime.date, until: datetime.date) -> list[tuple[int, str, int]]:
    """Return what was filed in a span: key, words, and the days since it came."""
    d = Document
    rows = connection.execute(
        select(d.id, d.number, d.title, d.received, d.filed)
        .where(d.filed.between(since, until))
        .order_by(d.filed, d.id)
    )
    return [
        (int(row.id), f"{row.number}  {row.title}", max(0, (row.filed - row.received).days)) for row in rows
    ]


@query(VIEW)
def document_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what waited at the end of a span, and how long the filing of what was filed in it took."""
    filed = [days for _key, _words, days in _filed(connection, since, until)]
    return {
        "documents_waiting": Value(len(_waiting(connection, until))),
        "filing_days": shared(sum(filed), len(filed), DAYS, NOTHING_FILED),
    }


@query(VIEW)
def document_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the documents behind a figure."""
    if key == "documents_waiting":
        return [
            FigureRow(words, formats.day(day), 1, COUNT, PAGE, request=document)
            for document, words, day in _waiting(connection, until)
        ]
    return [
        FigureRow(words, str(Message(N_("filed after {count} days"), {"count": days}, N_("filed after 1 day"))), days, COUNT, ARCHIVE, request=document)
        for document, words, days in _filed(connection, since, until)
    ]  # fmt: skip


FIGURES = (
    FigureSource(
        read=document_figures,
        rows=document_rows,
        tables=TABLES,
        needs=(EVERY_AREA,),
        figures=(
            Figure(key="documents_waiting", title=N_("Documents to be filed"), unit=COUNT, better=LOWER, area="documents", at_day=True, meaning=N_("How many documents lie in the inbox."), formula=N_("Documents received up to the day and not filed by its end")),
            Figure(key="filing_days", title=N_("Time until filed"), unit=DAYS, better=LOWER, area="documents", meaning=N_("How long documents lie until they are filed."), formula=N_("Days from receipt to filing of what was filed in the span ÷ number of documents")),
        ),
    ),
)  # fmt: skip
