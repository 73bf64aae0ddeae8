"""The month-end list as a report."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.reports import Maker, Report, span
from app.modules.finance.closing.queries import month_end


def month_end_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return every check of the month's end with what it found."""
    subtitle = span(since, until)
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    total = 0
    for check in month_end(connection, since, until):
        kinds[len(rows)] = "group"
        rows.append((_(check.title), str(len(check.findings)) if check.findings else _("nothing found")))
        rows += [("   " + str(finding.words), "") for finding in check.findings]
        total += len(check.findings)
    columns = (("label", N_("Check"), "text", 6.0), ("found", N_("Found"), "text", 1.2))
    return Report("month-end", _("Month end"), subtitle, columns, rows, {}, kinds=kinds, closes=False)


REPORTS: dict[str, Maker] = {"month-end": lambda connection, since, until, _account: month_end_report(connection, since, until)}
