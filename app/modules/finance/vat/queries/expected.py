"""What VAT tells the liquidity forecast: advance returns and special advance payments on the days they are due, as far as they are booked."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.expected import Expected
from app.data.queries import query
from app.modules.finance.vat.queries.filing import tax_dates

PAYS = "finance.vat.advance_return"


@query("finance.view")
def expected(connection: Connection, since: datetime.date, until: datetime.date) -> list[Expected]:
    """Return what is to be paid to the tax office, or comes back, between two days; a month that is not over counts as it is booked so far."""
    return [
        Expected(one.day, -one.amount, "tax", str(one.words), one.page, request=(one.since, one.until))
        for one in tax_dates(connection, since, until)
        if one.page == PAYS and one.amount
    ]
