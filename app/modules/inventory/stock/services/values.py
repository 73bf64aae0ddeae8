"""What is done with values: what changed is posted to the general ledger."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.inventory.stock.models import ValuePosting
from app.modules.inventory.stock.queries.posting import posting_preview


@command("inventory.stock.post")
def post_values(unit: Unit, until: datetime.date) -> int | None:
    """Post what changed the values of stock up to a day as one entry, and lock those days for moves; return its key, None where nothing changed.

    A second posting of the same day books nothing. Raises Invalid for a day in the future, and what the ledger refuses.
    """
    if until > unit.today:
        raise Invalid(N_("Only days that have passed are posted."), field="until")
    found = posting_preview(unit.connection, until)
    if found.since is not None and until <= found.since:
        return None
    entry = None
    if found.lines:
        lines = tuple(LineDraft(one.account, one.amount, cost1=one.cost1) for one in found.lines)
        text = _("Change of stock up to {day}").format(day=formats.day(until))
        entry = post(unit, EntryDraft(until, f"LAG-{until:%Y%m%d}", text, lines, origin="stock"))
    unit.insert(ValuePosting, until=until, entry_id=entry, login=unit.login)
    return entry
