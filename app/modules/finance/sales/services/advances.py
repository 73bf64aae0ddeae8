"""Advances: the tax of an advance invoice arises when the money comes (§ 13 (1) no. 1 a sentence 4 UStG), and is booked then."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import all_periods
from app.modules.finance.ledger.api import EntryDraft, post
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.chain import is_recorded, last_payment, open_amounts
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.reckoning import advance_parts
from app.modules.finance.sales.rules.documents import ADVANCE, ISSUED, ONLY_ADVANCES
from app.modules.finance.sales.rules.posting import asked_account, received_lines

RIGHT = "finance.sales.issue"
LOCKS = ("documents.archive", "finance.chart", "finance.sales", "inventory.stock", "organisation.contacts")
ORIGIN = "sales"


@command(RIGHT, locks=LOCKS)
def record_receipt(unit: Unit, key: int) -> int | None:
    """Book the tax of an advance that was paid, on the day the money came; done a second time it does nothing.

    Returns the entry, None where it stands already. Raises Invalid for what is no advance or is not paid in full.
    """
    row = unit.row(SalesDocument, key, lock=True)
    if row["kind"] != ADVANCE or row["state"] != ISSUED:
        raise Invalid(ONLY_ADVANCES, field="kind")
    chart = str(setting(unit.connection, "finance.chart"))
    if is_recorded(unit.connection, asked_account(chart), row["number"]):
        return None
    view = document(unit.connection, key)
    if view is None:
        raise Invalid(N_("This record is no longer there."))
    if open_amounts(unit.connection, [view])[key]:
        raise Invalid(N_("The advance is not paid in full yet."), field="state")
    paid = last_payment(unit.connection, view.account, view.number) or unit.today
    day = paid if _is_open(unit, paid) else unit.today
    words = f"Anzahlung erhalten {view.number}"
    lines = received_lines(chart, advance_parts(unit.connection, key))
    return post(unit, EntryDraft(day, view.number, words, lines, origin=ORIGIN))


def _is_open(unit: Unit, day: datetime.date) -> bool:
    return any(
        one.number > 0 and one.start <= day <= one.end and one.state == "open"
        for one in all_periods(unit.connection)
    )


def record_receipts(unit: Unit) -> None:
    """Book the tax of every advance that was paid since; the work of the day."""
    d = SalesDocument
    rows = unit.connection.execute(
        select(d.id, d.account, d.number).where(d.kind == ADVANCE, d.state == ISSUED)
    ).all()
    unpaid = open_amounts(unit.connection, rows)
    for row in rows:
        if not unpaid.get(int(row.id), 0):
            record_receipt(unit, int(row.id))
