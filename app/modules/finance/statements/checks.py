"""What a month's end looks at in the statements."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_
from app.data.queries import query
from app.modules.finance.statements.queries.statements import apart, balance_sheet, income_statement


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return accounts that stand in no row, and sums that differ."""
    findings = [
        *balance_sheet(connection, until).findings,
        *income_statement(connection, since, until).findings,
    ]
    return [
        MonthCheck(
            N_("Balance sheet and income statement"),
            tuple(Finding(one, "finance.statements.statements") for one in findings),
            bool(apart(findings)),
        )
    ]
