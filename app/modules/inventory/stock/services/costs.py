"""Later costs of receipts: what of the goods is still there gets dearer, and kits that were made of them with it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import SAME, must_be_only
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.stock.models import LaterCost, Move, ValueRow
from app.modules.inventory.stock.services.booking import Booker
from app.modules.inventory.stock.services.followers import CostWords, write_cost


@command("inventory.stock.post")
def add_cost(
    unit: Unit, move: int, amount: int, day: datetime.date, text: str = "", document: str = ""
) -> int:
    """Add freight, duty or a price difference in cents to a receipt that was booked (§ 255 (1) HGB); a reduction is below zero.

    What of the receipt is still there gets dearer by its share, and what was made of it by its own; the rest passes by the
    stock. Returns the key of the cost; raises Invalid for a move that is no receipt or was taken back, nothing, and a
    locked day.
    """
    row = unit.row(Move, move)
    if row["kind"] not in ("receive", "opening") or _taken_back(unit, move):
        raise Invalid(N_("Later costs belong to a receipt that stands."), field="amount")
    if not amount:
        raise Invalid(N_("The amount must not be zero."), field="amount")
    if day < row["day"]:
        raise Invalid(N_("The cost comes after its receipt."), field="day")
    words = CostWords(text.strip()[:120], document.strip()[:60])
    same = {"move": move, "amount": amount, "day": day, "text": words.text, "document": words.document}
    must_be_only(unit, LaterCost, None, SAME, "text", **same)
    booker = Booker(unit)
    booker.check_day(day)
    key = write_cost(booker, move, amount, day, words)
    booker.finish()
    return key


def _taken_back(unit: Unit, move: int) -> bool:
    return unit.connection.scalar(select(Move.id).where(Move.reversal_of == move)) is not None


def check_costs_before(unit: Unit, moves: Collection[int], when: datetime.date) -> None:
    """Raise Invalid where something would be taken back before a day on which it got dearer or cheaper."""
    newest = unit.connection.scalar(select(func.max(LaterCost.day)).where(LaterCost.move_id.in_(list(moves))))
    if newest is not None and when < newest:
        words = N_("What was made got costs on {day}; take it back on that day or later.")
        raise Invalid(words, field="day", day=newest)


def give_back_costs(unit: Unit, taken: Mapping[int, int], when: datetime.date, left: int) -> None:
    """Let what had followed into a kit return to its parts, with which it comes back: a making that is taken back gains and loses nothing.

    taken are the moves of the making, the kit first, and what took each back; left is by how many cents the kit was worth
    more than its parts came back with. What a part came back dearer with than it went, it has already.
    """
    _kit, first, *_others = taken
    found = _followed_into(unit, taken)
    for use, has in _came_back_dearer(unit, taken).items():
        found[use, "", ""] -= has
    if rest := left - sum(found.values()):  # what other kits had left in one average
        found[first, "", ""] += rest
    whole = defaultdict[int, int](int)
    for (use, _text, _document), amount in found.items():
        whole[use] += amount
    for (use, text, document), amount in found.items():
        if amount and whole[use]:
            booker = Booker(unit)
            write_cost(booker, taken[use], amount, when, CostWords(text, document))
            booker.finish()


def _came_back_dearer(unit: Unit, taken: Mapping[int, int]) -> dict[int, int]:
    """Return by how many cents each part came back dearer than it went, by its use."""
    v = ValueRow
    moves = [one for pair in taken.items() for one in pair]
    rows = select(v.move_id, v.value).where(v.move_id.in_(moves), v.kind == "move")
    values = {int(move): int(value) for move, value in unit.connection.execute(rows)}
    _kit, *uses = taken
    return {use: values.get(taken[use], 0) + values.get(use, 0) for use in uses}


def _followed_into(unit: Unit, moves: Collection[int]) -> defaultdict[tuple[int, str, str], int]:
    c, found = LaterCost, defaultdict[tuple[int, str, str], int](int)
    rows = select(c.through_id, c.text, c.document, c.amount).where(
        c.move_id.in_(list(moves)), c.through_id.is_not(None)
    )
    for use, text, document, amount in unit.connection.execute(rows.order_by(c.id)):
        found[int(use or 0), text, document] += int(amount)
    return found
