"""Later costs of receipts: what of the goods is still there gets dearer, and kits that were made of them with it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.stock.models import LaterCost, Move
from app.modules.inventory.stock.queries.standing import cost_event, events_of
from app.modules.inventory.stock.rules.gone import followed
from app.modules.inventory.stock.services.booking import Booker, newest_move


@dataclass(frozen=True)
class _Cost:
    """A later cost as it is written: its words, and through which use of a making it came, None for one that was typed."""

    text: str
    document: str
    through: int | None = None


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
    booker = Booker(unit)
    booker.check_day(day)
    key = _add(booker, move, amount, day, _Cost(text.strip()[:120], document.strip()[:60]))
    booker.finish()
    return key


def _taken_back(unit: Unit, move: int) -> bool:
    return unit.connection.scalar(select(Move.id).where(Move.reversal_of == move)) is not None


def _add(booker: Booker, move: int, amount: int, day: datetime.date, about: _Cost) -> int:
    """Write a later cost of a move, and of the kits that were made with what came by it."""
    unit, article = booker.unit, int(booker.unit.row(Move, move)["article_id"])
    known = booker.known(article)
    makings = _makings(unit, article)
    happened = dict([*events_of(unit.connection, article), *known.waiting]) if makings else {}
    after = newest_move(unit)
    key = unit.insert(
        LaterCost,
        move_id=move,
        day=day,
        amount=amount,
        after=after,
        text=about.text,
        document=about.document,
        through_id=about.through,
        login=unit.login,
    )
    place, event = cost_event(key, day, amount, move, after)
    booker.value(known, place, event, move=move, day=day, cost=key)
    if makings:
        before = [happened[one] for one in sorted(happened)]
        happened[place] = event
        dearer = followed(known.worth.method, before, [happened[one] for one in sorted(happened)], event.key)
        for use, (made, when) in makings.items():
            if share := dearer.get(use, 0):
                _add(booker, made, share, max(day, when), _Cost(about.text, about.document, use))
    return key


def _makings(unit: Unit, article: int) -> Mapping[int, tuple[int, datetime.date]]:
    """Return the moves by which an article went into kits, each with what was made of it and when; what was taken back is none."""
    use, back = Move.__table__.alias("used"), Move.__table__.alias("taken_back")
    rows = (
        select(use.c.id, Move.id, Move.day)
        .join_from(use, Move, (Move.document == use.c.document) & (Move.kind == "make"))
        .where(
            use.c.article_id == article,
            use.c.kind == "use",
            ~select(back.c.id).where(back.c.reversal_of == Move.id).exists(),
        )
        .order_by(use.c.id)
    )
    return {int(key): (int(made), day) for key, made, day in unit.connection.execute(rows)}


def give_back_costs(unit: Unit, taken: Mapping[int, int], when: datetime.date, left: int) -> None:
    """Let what had followed into a kit return to its parts, with which it comes back: a making that is taken back gains and loses nothing.

    taken are the moves of the making, the kit first, and what took each back; left is by how many cents the kit was worth
    more than its parts came back with.
    """
    _kit, first, *_others = taken
    found = _followed_into(unit, taken)
    if rest := left - sum(found.values()):  # what other kits had left in one average
        found[first, "", ""] += rest
    for (use, text, document), amount in found.items():
        if amount:
            booker = Booker(unit)
            _add(booker, taken[use], amount, when, _Cost(text, document))
            booker.finish()


def _followed_into(unit: Unit, moves: Collection[int]) -> defaultdict[tuple[int, str, str], int]:
    c, found = LaterCost, defaultdict[tuple[int, str, str], int](int)
    rows = select(c.through_id, c.text, c.document, c.amount).where(
        c.move_id.in_(list(moves)), c.through_id.is_not(None)
    )
    for use, text, document, amount in unit.connection.execute(rows.order_by(c.id)):
        found[int(use or 0), text, document] += int(amount)
    return found
