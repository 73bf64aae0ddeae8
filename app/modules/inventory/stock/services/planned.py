"""Planned moves: what a reservation keeps is booked as it was planned, once, from where it lies."""

from __future__ import annotations

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Reservation
from app.modules.inventory.stock.queries.lots import may_be_taken
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book_many


@command("inventory.stock.book")
def book_planned(unit: Unit, key: int) -> list[int]:
    """Book what a reservation still keeps as it was planned, today, and return the moves: one for each place, condition and lot it lies in.

    One that is booked already books nothing again. Raises Invalid for one that was released, for pieces with serial numbers,
    and where less lies there.
    """
    row = unit.row(Reservation, key, lock=True)
    if row["state"] == "used":
        return []
    if row["state"] != "open":
        raise Invalid(N_("This reservation is not open any more."), field="quantity")
    about = unit.row(Article, row["article_id"])
    if about["tracking"] == "serial":
        words = N_("Article {number} has serial numbers: book the pieces that leave, and release this.")
        raise Invalid(words, field="quantity", number=about["number"])
    left, drafts = row["quantity"] - row["used"], list[MoveDraft]()
    for lies in may_be_taken(unit.connection, row["article_id"], row["place_id"]):
        gone = row["kind"] == "issue" and lies.expiry is not None and lies.expiry < unit.today
        taken = 0 if gone else min(left, lies.quantity)
        if taken:
            drafts.append(
                MoveDraft(
                    row["kind"],
                    row["article_id"],
                    taken,
                    unit.today,
                    lies.place,
                    target=row["target_id"],
                    condition=lies.condition,
                    lot=lies.lot,
                    cost1=row["cost1"],
                    contact=row["contact_id"] if row["kind"] == "issue" else None,
                    reason=row["text"],
                    reservation=key,
                )
            )
        left -= taken
    if left:
        words = N_("{missing} of it do not lie there any more; look where they are.")
        raise Invalid(words, field="quantity", missing=formats.scaled(left))
    return book_many(unit, drafts)
