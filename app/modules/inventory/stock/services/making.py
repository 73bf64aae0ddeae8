"""Kits are made of their parts: what goes in and what comes out is one booking under one number, and its value goes along; taken back as a whole."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.data import numbering
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import SCALE, kit_parts
from app.modules.inventory.stock.models import Move, Place
from app.modules.inventory.stock.rules.words import MADE, MAKING, MakingDraft, MoveDraft
from app.modules.inventory.stock.services.booking import Booker
from app.modules.inventory.stock.services.moves import book_with

OUTSIDE = Text("Fertigung", "Making")


@command("inventory.stock.book")
def make_kits(unit: Unit, draft: MakingDraft) -> str:
    """Use the parts of a kit and put what was made of them into the stock, and return the number of the making.

    The kits are worth what their parts were worth when they went in, to the cent. Parts tracked by lot are taken from the
    lot that expires first. Raises Invalid, and books nothing, for an article without parts, a part with serial numbers, and
    where less of a part lies there than is used.
    """
    unit.lock("inventory.stock")
    parts = kit_parts(unit.connection, draft.kit)
    if not parts:
        raise Invalid(N_("This article is no kit; enter its parts first."), field="kit")
    if draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    used = [one for one in parts if one.stocked]
    if not used:
        raise Invalid(N_("None of the parts is kept in stock."), field="kit")
    _have_place(unit)
    booker = Booker(unit, len(used) + 1)
    number = numbering.give(unit, Move.document, draft.day.year)
    keys = []
    for one in used:
        quantity, rest = divmod(one.quantity * draft.quantity, SCALE)
        if rest:
            words = N_("{part}: the quantity for so many kits is too fine to be booked.")
            raise Invalid(words, field="quantity", part=one.number)
        if booker.known(one.part).row["tracking"] == "serial":
            words = N_("{part} has serial numbers; consume its pieces by themselves.")
            raise Invalid(words, field="kit", part=one.number)
        move = MoveDraft(
            "use", one.part, quantity, draft.day, draft.place, document=number, reason=draft.reason
        )
        keys.append(book_with(booker, move, MADE))
    made = MoveDraft(
        "make",
        draft.kit,
        draft.quantity,
        draft.day,
        draft.target or draft.place,
        lot=draft.lot,
        expiry=draft.expiry,
        serial=draft.serial,
        value=booker.went(keys),
        document=number,
        reason=draft.reason,
    )
    book_with(booker, made, MADE)
    booker.finish()
    return number


def _have_place(unit: Unit) -> None:
    """Make the place that stands for making, where a book has none yet."""
    p = Place
    if unit.connection.scalar(select(p.id).where(p.kind == MAKING).limit(1)) is not None:
        return
    name = str(OUTSIDE)
    taken = select(func.count()).select_from(p.__table__).where(func.lower(p.path) == name.lower())
    name = f"{name} 2" if unit.connection.scalar(taken) else name
    values = {"name": name, "parent_id": None, "path": name, "code": "", "kind": MAKING}
    unit.insert(Place, **values, structural=False, active=True)
