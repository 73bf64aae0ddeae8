"""What is done with values: later costs of receipts, and posting what changed to the general ledger."""

from __future__ import annotations

import datetime

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.inventory.stock.models import LaterCost, Move, ValuePosting
from app.modules.inventory.stock.queries.posting import posting_preview
from app.modules.inventory.stock.queries.standing import cost_event
from app.modules.inventory.stock.services.booking import Booker, newest_move
from app.modules.inventory.stock.services.moves import reversal_of


@command("inventory.stock.post")
def add_cost(
    unit: Unit, move: int, amount: int, day: datetime.date, text: str = "", document: str = ""
) -> int:
    """Add freight, duty or a price difference in cents to a receipt that was booked (§ 255 (1) HGB); a reduction is below zero.

    What of the receipt is still there gets dearer by its share, the rest passes by the stock. Returns the key of the cost;
    raises Invalid for a move that is no receipt or was taken back, nothing, and a locked day.
    """
    row = unit.row(Move, move)
    if row["kind"] not in ("receive", "opening") or reversal_of(unit, move) is not None:
        raise Invalid(N_("Later costs belong to a receipt that stands."), field="amount")
    if not amount:
        raise Invalid(N_("The amount must not be zero."), field="amount")
    if day < row["day"]:
        raise Invalid(N_("The cost comes after its receipt."), field="day")
    booker = Booker(unit)
    booker.check_day(day)
    after = newest_move(unit)
    key = unit.insert(
        LaterCost,
        move_id=move,
        day=day,
        amount=amount,
        after=after,
        text=text.strip()[:120],
        document=document.strip()[:60],
        login=unit.login,
    )
    known = booker.known(row["article_id"])
    booker.value(known, *cost_event(key, day, amount, move, after), move=move, day=day, cost=key)
    booker.finish()
    return key


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
        text = _("Change of stock up to {day}").format(day=until.strftime("%d.%m.%Y"))
        entry = post(unit, EntryDraft(until, f"LAG-{until:%Y%m%d}", text, lines, origin="stock"))
    unit.insert(ValuePosting, until=until, entry_id=entry, login=unit.login)
    return entry
