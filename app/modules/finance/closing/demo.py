"""The demo company's months: all but the last three are finalised, once every topic has booked its part."""

from __future__ import annotations

import datetime

from app.core.dates import add_months, month_start
from app.data.office import Office
from app.modules.finance.chart.api import years
from app.modules.finance.ledger.api import finalise


def demo(office: Office, months: int) -> None:
    """Finalise the business of so many months but for the last three."""
    start = min(one.start for one in office.read(years))
    office.run(finalise, month_start(add_months(start, max(0, months - 3))) - datetime.timedelta(days=1))
