"""What changes the cost of a part after it went into a kit follows into the kit: later costs of its receipts, and moves of an earlier day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.core.messages import _
from app.data.unit import Unit
from app.modules.inventory.stock.models import LaterCost, Move
from app.modules.inventory.stock.queries.standing import cost_event, events_of
from app.modules.inventory.stock.rules.gone import Burden, burdens, more
from app.modules.inventory.stock.rules.valuation import Event

if TYPE_CHECKING:
    from app.modules.inventory.stock.services.booking import Booker


@dataclass(frozen=True)
class Shift:
    """A move of an earlier day: its key and article, all events of the article without it and with it, and what it took itself, in cents."""

    key: int
    article: int
    method: str
    before: Sequence[Event]
    after: Sequence[Event]
    took: int

    def dearer(self) -> dict[int, Burden]:
        """Return by how much what events bear changed; what the move took is booked by itself."""
        then = {**burdens(self.method, self.before), self.key: Burden(self.took)}
        return more(then, burdens(self.method, self.after))


@dataclass(frozen=True)
class _Use:
    """A part that went into a kit: the move of the kit, and the one that took the part back, if any; what it bears follows into the newer one."""

    key: int
    made: int
    day: datetime.date
    back: int | None = None


@dataclass(frozen=True)
class CostWords:
    """A later cost as it is written: its words, and through which use of a making it came, None for one that was typed."""

    text: str
    document: str
    through: int | None = None


def write_cost(booker: Booker, move: int, amount: int, day: datetime.date, about: CostWords) -> int:
    """Write a later cost of a move, and of the kits that were made with what came by it, and return its key."""
    unit, article = booker.unit, int(booker.unit.row(Move, move)["article_id"])
    known = booker.known(article)
    uses = _uses(unit, article)
    happened = dict([*events_of(unit.connection, article), *known.waiting]) if uses else {}
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
    if uses:
        then = burdens(known.worth.method, [happened[one] for one in sorted(happened)])
        happened[place] = event
        now = burdens(known.worth.method, [happened[one] for one in sorted(happened)])
        _pass_on(booker, uses, more(then, now), day, about)
    return key


def follow(booker: Booker, shifts: Sequence[Shift]) -> None:
    """Let what moves of an earlier day changed of uses follow into the kits that were made with them, as costs of today."""
    for one in shifts:
        if uses := _uses(booker.unit, one.article):
            words = CostWords(_("Booked back for a part"), "")
            _pass_on(booker, uses, one.dearer(), booker.unit.today, words)


def _pass_on(
    booker: Booker, uses: Sequence[_Use], dearer: Mapping[int, Burden], day: datetime.date, about: CostWords
) -> None:
    for use in uses:
        took, passed = dearer.get(use.key, (0, 0))
        if share := passed if use.back else took + passed:  # what a part took comes back with it
            words = replace(about, through=None if use.back else use.key)
            write_cost(booker, use.back or use.made, share, max(day, use.day), words)


def _uses(unit: Unit, article: int) -> list[_Use]:
    """Return the moves by which an article went into kits."""
    used, back = Move.__table__.alias("used"), Move.__table__.alias("taken_back")
    rows = (
        select(used.c.id, Move.id, Move.day, back.c.id, back.c.day)
        .join_from(used, Move, (Move.document == used.c.document) & (Move.kind == "make"))
        .outerjoin(back, back.c.reversal_of == used.c.id)
        .where(used.c.article_id == article, used.c.kind == "use")
        .order_by(used.c.id)
    )
    return [
        _Use(key, made, max(day, later or day), again)
        for key, made, day, again, later in unit.connection.execute(rows)
    ]


def newest_move(unit: Unit) -> int:
    """Return the key of the newest move of all, 0 where there is none."""
    return int(unit.connection.scalar(select(func.coalesce(func.max(Move.id), 0))) or 0)
