"""What a month's end looks at in the VAT return."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck, Waiting
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data import clock
from app.data.queries import query
from app.modules.finance.vat.queries.advance_return import NO_RETURN
from app.modules.finance.vat.queries.filed import return_view
from app.modules.finance.vat.queries.filing import return_spans, tax_dates

SOON, LATE = datetime.timedelta(days=14), datetime.timedelta(days=7)


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what the VAT returns of a month, or of each month or quarter of a year, say does not fit."""
    spans = return_spans(connection, since, until) or [(since, until)]
    if len(spans) == 1:  # one month of a quarter is looked at as it is
        spans = [(since, until)]
    views = [(span, return_view(connection, *span)) for span in spans]
    found = [one for _span, view in views for one in view.now.findings if one.template != NO_RETURN]
    page = "finance.vat.advance_return"
    words = N_("Return up to {day}: filed with {filed}, now {now}; file a corrected return.")
    changed = [
        Finding(
            Message(
                words,
                {
                    "day": span[1],
                    "filed": from_cents(view.last.tax("83")),
                    "now": from_cents(view.now.row("83").tax),
                },
            ),
            page,
            span,
        )
        for span, view in views
        if view.last is not None and view.differs
    ]
    once = {str(one): one for one in found}.values()
    return [
        MonthCheck(N_("VAT return against the tax accounts"), tuple(Finding(one, page) for one in once)),
        MonthCheck(N_("Returns that changed since they were filed"), tuple(changed)),
    ]


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what is due to the tax office in the next days and not posted; late is what is over by a few days."""
    today = clock.today(connection)
    return [
        Waiting(1, one.words, one.page, (one.since, one.until), one.day < today)
        for one in tax_dates(connection, today - LATE, today + SOON)
        if not one.posted and one.amount
    ]


@query("finance.view")
def due_days(connection: Connection, until: datetime.date) -> list[DueDay]:
    """Return what is due to the tax office until a day, without what was posted; what is over by a few days too."""
    return [
        DueDay(one.day, one.words, one.page, (one.since, one.until))
        for one in tax_dates(connection, clock.today(connection) - LATE, until)
        if not one.posted
    ]
