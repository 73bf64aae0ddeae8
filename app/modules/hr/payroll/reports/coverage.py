"""The list of what payroll does not cover, for the screen, paper and auditors."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Report
from app.modules.hr.payroll.rules.coverage import not_covered
from app.modules.hr.payroll.rules.kinds import VIEW


@query(VIEW)
def coverage(_connection: Connection) -> Report:
    """Return what is not covered, with what Kontor does about it."""
    rows = [(str(one.words), str(one.then)) for one in not_covered()]
    columns = (("case", N_("Not covered"), "text", 3.0), ("then", N_("What happens"), "text", 3.0))
    return Report(
        "not_covered", _("What payroll does not cover"), _("§ 87c AO"), columns, rows, totals={}, closes=False
    )
