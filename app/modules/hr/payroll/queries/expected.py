"""What payroll tells the liquidity forecast: contributions and wage tax of released months that are not prepared as payments yet, and pay."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dates import month_end
from app.core.expected import Expected
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.payroll.models import PayRun, RunPayment
from app.modules.hr.payroll.queries.amounts import payouts
from app.modules.hr.payroll.queries.paying import owed_to
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import RELEASED, VIEW

PAGE = "hr.payroll.month"


@query(VIEW)
def expected(connection: Connection, since: datetime.date, until: datetime.date) -> list[Expected]:
    """Return what released months still pay between two days, in sums that name nobody."""
    r, p = PayRun, RunPayment
    land = str(setting(connection, "company.land") or "")
    found: list[Expected] = []
    rows = connection.execute(
        select(r.id, r.month, r.pay_day, r.file_sha256)
        .where(r.state == RELEASED)
        .order_by(r.month.desc())
        .limit(3)
    ).all()
    for run in rows:
        days, month = dues(run.month, land), f"{run.month:%m/%Y}"
        prepared = set(connection.scalars(select(p.fund).where(p.run_id == run.id)))
        owed = {name: amount for name, amount in owed_to(connection, run.id).items() if name not in prepared}
        contributions = sum(amount for name, amount in owed.items() if name)
        paid = sum(payouts(connection, run.id).values())
        for day, amount, kind, words in (
            (days.contributions, contributions, "wages", N_("Contributions {month}")),
            (days.wage_tax, owed.get("", 0), "tax", N_("Wage tax {month}")),
            (run.pay_day or month_end(run.month), paid, "wages", N_("Pay {month}")),
        ):
            if amount and since <= day <= until:
                found.append(Expected(day, -amount, kind, str(Message(words, {"month": month})), PAGE))
    return found
