"""On which day a settlement that is taken back stands: its own while that is open, else today."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.data.office import Office
from app.data.queries import query
from app.modules.finance.chart.queries import all_periods
from app.modules.finance.chart.services import set_period_state
from app.modules.finance.ledger.models import Entry
from app.modules.finance.open_items.rules.settling import Settled
from app.modules.finance.open_items.services.settling import settle, take_back
from tests.modules.finance.test_open_items import D, draft, paid, standing
from tests.modules.finance.test_tax_papers import booked, customer


@pytest.mark.parametrize("closed", [False, True])
def test_what_is_taken_back_stands_on_its_day_or_today(office: Office, closed: bool) -> None:
    """A difference of 1 January goes back on that day while January is open, else today; the opening period, open for ever, holds none."""
    customer(office)
    day = D(2026, 1, 1)
    booked(office, day, "AR-1", ("10010", 1190_00), ("4400", -1190_00, "UST19"))
    paid(office, day, 1178_10)
    key = office.run(
        settle, draft(day, {"0805": 1178_10}, Settled("AR-1", 1178_10, 11_90, "late"), reason="Kulanz")
    )
    january, december = (next(p for p in office.read(all_periods) if p.number == number) for number in (1, 0))
    assert december.state == "open"
    if closed:
        office.run(set_period_state, january.id, "soft")
    office.run(take_back, key, "falscher Kunde")
    asked = select(Entry.day).order_by(Entry.id.desc()).limit(1)
    found = office.read(query("")(lambda c: c.scalar(asked)))
    assert found == (office.clock().astimezone().date() if closed else day)
    assert standing(office) == {"AR-1": 1190_00, "0805": -1178_10}
