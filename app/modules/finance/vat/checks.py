"""What a month's end looks at in the VAT return."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_
from app.modules.finance.vat.queries import make_return


def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what the VAT return of a month says does not fit."""
    findings = make_return(connection, since, until).findings
    return [MonthCheck(N_("VAT return against the tax accounts"), tuple(Finding(one, "finance.vat.advance_return") for one in findings))]
