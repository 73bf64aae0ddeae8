"""What a month's end looks at in the VAT return."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck, Waiting
from app.core.messages import N_
from app.data import clock
from app.data.queries import query
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.filing import tax_dates

SOON = datetime.timedelta(days=14)


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what the VAT return of a month says does not fit."""
    findings = make_return(connection, since, until).findings
    return [
        MonthCheck(
            N_("VAT return against the tax accounts"),
            tuple(Finding(one, "finance.vat.advance_return") for one in findings),
        )
    ]


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what is due to the tax office in the next days and not posted; late is what is over by a few days."""
    today = clock.today(connection)
    late = datetime.timedelta(days=7)
    return [
        Waiting(1, one.words, one.page, (one.since, one.until), one.day < today)
        for one in tax_dates(connection, today - late, today + SOON)
        if not one.posted and one.amount
    ]
