"""What is done with stock: booked, in one or many moves, and taken back by a counter-move."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.drafts import must_exist, one_of
from app.data.office import command
from app.data.record_extras import Target, tell_ended
from app.data.unit import Unit
from app.modules.inventory.articles.api import SCALE, must_fit, price_for
from app.modules.inventory.stock.models import Lot, Move, Reservation
from app.modules.inventory.stock.queries.lots import first_to_expire
from app.modules.inventory.stock.queries.standing import available, reserved
from app.modules.inventory.stock.rules.words import (
    BOOKED,
    CONDITIONS,
    HELD,
    MADE,
    MoveDraft,
    sides,
)
from app.modules.inventory.stock.services.booking import Booker
from app.modules.inventory.stock.services.costs import check_costs_before, give_back_costs
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.projects.api import CANCELLED, COMPLETED, Project

TAKES_FREE = ("issue", "consume", "use")  # what must leave to others what is kept for them
PRICED = ("receive", "opening")


@command("inventory.stock.book")
def book(unit: Unit, draft: MoveDraft) -> int:
    """Book a move and return its key; raises Invalid naming the field at fault, also where less lies there than goes."""
    return book_many(unit, (draft,))[0]


@command("inventory.stock.book")
def book_many(unit: Unit, drafts: Sequence[MoveDraft]) -> list[int]:
    """Book moves, all or none, in the order given, and return their keys; raises Invalid at the first that is refused."""
    booker = Booker(unit, len(drafts))
    keys = [book_with(booker, draft) for draft in drafts]
    booker.finish()
    return keys


def book_with(booker: Booker, draft: MoveDraft, kinds: Collection[str] = BOOKED) -> int:
    """Book a move of some kinds by a booker that the caller finishes; raises Invalid before anything of it is booked."""
    unit = booker.unit
    one_of(draft.kind, kinds, "kind")
    one_of(draft.condition, CONDITIONS, "condition")
    booker.check_day(draft.day)
    known = booker.known(draft.article)
    _check_article(draft, known.row)
    origin, aim = _ends(booker, draft)
    if draft.contact is not None:
        must_exist(unit, contact=(Contact, draft.contact))
    cost1 = draft.cost1
    if draft.project is not None:
        cost1 = draft.cost1 or _cost_centre(unit, draft)
    values: dict[str, Any] = {
        "article_id": draft.article,
        "kind": draft.kind,
        "day": draft.day,
        "quantity": abs(draft.quantity),
        "from_id": origin,
        "to_id": aim,
        "condition": draft.condition,
        "becomes": draft.becomes,
        "serial": draft.serial.strip(),
        "value": None,
        "cost1": cost1,
        "contact_id": draft.contact,
        "document": draft.document.strip(),
        "reason": draft.reason.strip(),
        "reversal_of": None,
        "return_of": draft.return_of,
    }
    _check_texts(values)
    inward = booker.held(aim) and not booker.held(origin)
    if draft.return_of is not None:
        _check_return(unit, draft)
    if inward and draft.return_of is None:
        values["value"] = _value(unit, draft)
    if values["serial"] and inward:
        _refuse_known_serial(known.levels, values["serial"])
    _leave_to_others(booker, draft)
    values["lot_id"] = _lot(booker, draft, inward, origin)
    key = booker.write(values)
    if draft.project is not None:
        booker.note_project(key, draft.project)
    if draft.reservation is not None:
        _use(unit, draft)
    return key


def _check_article(draft: MoveDraft, row: Mapping[str, Any]) -> None:
    if not row["stocked"]:
        raise Invalid(N_("Article {number} is not kept in stock."), field="article", number=row["number"])
    if draft.quantity == 0 or (draft.quantity < 0 and draft.kind != "count"):
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    must_fit(draft.quantity, row["decimals"], row["number"])
    tracking = row["tracking"]
    if tracking == "serial" and not draft.serial.strip():
        raise Invalid(N_("This article is tracked by serial number: enter it."), field="serial")
    if tracking == "serial" and abs(draft.quantity) != SCALE:
        raise Invalid(N_("With a serial number the quantity is one."), field="quantity")
    if tracking != "serial" and draft.serial.strip():
        raise Invalid(N_("This article has no serial numbers."), field="serial")
    if tracking != "lot" and draft.lot.strip():
        raise Invalid(N_("This article has no lots."), field="lot")
    if draft.kind == "scrap" and not draft.reason.strip():
        raise Invalid(N_("Say why it is scrapped."), field="reason")
    if (draft.kind == "regrade") != bool(draft.becomes):
        raise Invalid(N_("Choose the condition it is in from now on."), field="becomes")
    if draft.becomes:
        one_of(draft.becomes, CONDITIONS, "becomes")
        if draft.becomes == draft.condition:
            raise Invalid(N_("It is in this condition already."), field="becomes")


def _cost_centre(unit: Unit, draft: MoveDraft) -> str:
    """Return the cost centre of the project that something is used for; raises Invalid for another kind of move, and a project that ended."""
    if draft.kind not in ("consume", "scrap"):
        raise Invalid(N_("Only what we use ourselves is used for a project."), field="project")
    must_exist(unit, project=(Project, draft.project))
    row = unit.row(Project, int(draft.project or 0))
    if row["state"] in (COMPLETED, CANCELLED):
        raise Invalid(N_("This project has ended; choose one that runs."), field="project")
    return str(row["cost_centre"])


def _check_texts(values: Mapping[str, Any]) -> None:
    for name, limit in (("serial", 60), ("document", 60), ("reason", 200), ("cost1", 36)):
        if len(values[name]) > limit:
            raise Invalid(N_("At most {limit} characters."), field=name, limit=limit)


def _ends(booker: Booker, draft: MoveDraft) -> tuple[int, int]:
    """Return the places a move goes from and to; raises Invalid for one that holds nothing itself."""
    kinds = sides(draft.kind, draft.quantity)
    given = [draft.place, draft.target if draft.target is not None else draft.place]
    if draft.kind == "move" and given[0] == given[1]:
        raise Invalid(N_("Choose another place to move it to."), field="target")
    found = []
    for kind in kinds:
        if kind != HELD:
            found.append(_outside(booker, kind))
            continue
        place = given[len(found)] if kinds == (HELD, HELD) else draft.place
        field = "target" if kinds == (HELD, HELD) and found and draft.kind == "move" else "place"
        row = booker.places.get(place)
        if row is None:
            raise Invalid(N_("This record is no longer there."), field=field)
        if not booker.held(place) or row["structural"]:
            words = N_("{place} holds nothing itself; choose a place inside it.")
            raise Invalid(words, field=field, place=row["path"])
        if not row["active"] and field == "target":
            raise Invalid(N_("{place} is not in use."), field=field, place=row["path"])
        found.append(place)
    return found[0], found[1]


def _outside(booker: Booker, kind: str) -> int:
    """Return the place that stands for the world outside of a kind."""
    found = [key for key, row in booker.places.items() if row["kind"] == kind and not row["structural"]]
    if not found:
        raise Invalid(N_("There is no place of this kind."), field="place")
    return min(found)


def _value(unit: Unit, draft: MoveDraft) -> int | None:
    """Return what a receipt cost in cents: as typed, else by the supplier's price; None for what it cost last."""
    if draft.value is not None:
        if draft.value < 0:
            raise Invalid(N_("A price is not below zero."), field="value")
        return draft.value
    if draft.kind not in PRICED:
        return None
    price = price_for(unit.connection, draft.article, draft.quantity, draft.contact)
    return None if price is None else (price * draft.quantity + 500_000) // 1_000_000


def _refuse_known_serial(levels: Mapping[Any, tuple[int, int]], serial: str) -> None:
    if any(key[3].lower() == serial.lower() and held[1] > 0 for key, held in levels.items()):
        raise Invalid(N_("The serial number {serial} is in stock already."), field="serial", serial=serial)


def _check_return(unit: Unit, draft: MoveDraft) -> None:
    """Raise Invalid for a return of what is no issue (or receipt), is another article, was reversed, or came back already."""
    assert draft.return_of is not None
    row = unit.row(Move, draft.return_of)
    wanted = {"return": ("issue",), "send_back": ("receive", "opening")}.get(draft.kind, ())
    if row["kind"] not in wanted or row["article_id"] != draft.article:
        raise Invalid(N_("Name the move of this article that comes back."), field="return_of")
    if draft.day < row["day"]:
        raise Invalid(N_("Nothing comes back before it went."), field="day")
    if reversal_of(unit, draft.return_of) is not None:
        raise Invalid(N_("This move was taken back."), field="return_of")
    if returned(unit, draft.return_of) + draft.quantity > row["quantity"]:
        raise Invalid(N_("More would come back than went."), field="quantity")
    used = sum(
        resolve(one.uses_goods)(unit.connection, draft.return_of) for one in topics() if one.uses_goods
    )
    if used and returned(unit, draft.return_of) + used + draft.quantity > row["quantity"]:
        raise Invalid(N_("What became devices does not go back; take that back first."), field="quantity")


def reversal_of(unit: Unit, key: int) -> int | None:
    """Return the move that takes a move back, None where none does."""
    return unit.connection.scalar(select(Move.id).where(Move.reversal_of == key))


def returned(unit: Unit, key: int) -> int:
    """Return how much of a move came back and was not taken back again."""
    back = Move.__table__.alias("back")
    query = select(func.coalesce(func.sum(Move.quantity), 0)).where(
        Move.return_of == key, ~select(back.c.id).where(back.c.reversal_of == Move.id).exists()
    )
    return int(unit.connection.scalar(query) or 0)


def _leave_to_others(booker: Booker, draft: MoveDraft) -> None:
    """Raise Invalid where an issue would take what is kept for somebody else."""
    if draft.kind not in TAKES_FREE or booker.may_fall:
        return
    known = booker.known(draft.article)
    kept = reserved(booker.unit.connection, draft.article, draft.reservation)
    here = kept.get(draft.place, 0)
    short = available(known.levels) - draft.quantity < sum(kept.values())
    if here + sum(kept.values()) and (short or available(known.levels, draft.place) - draft.quantity < here):
        words = N_("What lies there is kept for others. Name the reservation, or release it first.")
        raise Invalid(words, field="quantity")


def _use(unit: Unit, draft: MoveDraft) -> None:
    """Note on a reservation what was issued of it."""
    assert draft.reservation is not None
    row = unit.row(Reservation, draft.reservation)
    if row["state"] != "open" or row["article_id"] != draft.article:
        raise Invalid(N_("This reservation is not open any more."), field="reservation")
    used = min(row["quantity"], row["used"] + draft.quantity)
    unit.update(
        Reservation, draft.reservation, {"used": used, "state": "used" if used == row["quantity"] else "open"}
    )


def _lot(booker: Booker, draft: MoveDraft, inward: bool, origin: int) -> int | None:
    """Return the lot of a move: made where it is new and comes in, else the one named, or the one that expires first and has enough."""
    known, unit = booker.known(draft.article), booker.unit
    if known.row["tracking"] != "lot":
        return None
    number = draft.lot.strip()
    if not number and not inward:
        return first_to_expire(unit.connection, known.levels, draft, origin)
    if not number:
        raise Invalid(N_("This article is tracked by lot: enter its number."), field="lot")
    found = unit.connection.execute(
        select(Lot.id, Lot.expiry).where(Lot.article_id == draft.article, Lot.number == number)
    ).first()
    if found is not None:
        _check_expiry(draft, found.expiry)
        return int(found.id)
    if not inward:
        raise Invalid(N_("There is no lot {number} of this article."), field="lot", number=number)
    if known.row["expires"] and draft.expiry is None:
        raise Invalid(N_("Enter until when the lot keeps."), field="expiry")
    return unit.insert(Lot, article_id=draft.article, number=number[:60], expiry=draft.expiry)


def _check_expiry(draft: MoveDraft, expiry: datetime.date | None) -> None:
    if draft.kind == "issue" and expiry is not None and expiry < draft.day:
        words = N_("This lot expired on {day}; scrap it or choose another.")
        raise Invalid(words, field="lot", day=expiry)
    if draft.expiry is not None and expiry is not None and draft.expiry != expiry:
        raise Invalid(N_("This lot keeps until {day}, as the book has it."), field="expiry", day=expiry)


@command("inventory.stock.book")
def reverse(unit: Unit, key: int, reason: str, day: datetime.date | None = None) -> int:
    """Take a move back by its counter-move, today or on a later day than its own, and return its key.

    The moves of a making are taken back together. Raises Invalid without a reason, for a move that was taken back, is itself
    a reversal or of which something came back, and where what it brought is gone.
    """
    if not reason.strip():
        raise Invalid(N_("Say why it is taken back."), field="reason")
    row = unit.row(Move, key)
    if reversal_of(unit, key) is None:
        tell_ended(unit, Target(Move.__tablename__, key))  # what became of it comes back first
    keys = _whole_making(unit, row["document"]) if row["kind"] in MADE else [key]
    booker, when = Booker(unit, len(keys)), day or max(unit.today, row["day"])
    booker.check_day(when)
    if when < row["day"]:
        raise Invalid(N_("A move is not taken back before its day."), field="day")
    if row["kind"] in MADE:
        check_costs_before(unit, keys, when)
    made = {one: _take_back(booker, one, reason, when) for one in keys}
    left = booker.went(made.values())
    booker.finish()
    if row["kind"] in MADE:
        give_back_costs(unit, made, when, left)
    return made[key]


def _whole_making(unit: Unit, number: str) -> list[int]:
    """Return the moves of a making, the kit first: it must be there to be taken apart."""
    rows = select(Move.id).where(Move.document == number, Move.kind.in_(MADE))
    return [int(key) for key in unit.connection.scalars(rows.order_by(Move.kind, Move.id))]


def _take_back(booker: Booker, key: int, reason: str, when: datetime.date) -> int:
    """Book the counter-move of a move by a booker that the caller finishes."""
    unit = booker.unit
    row = dict(unit.row(Move, key))
    if row["kind"] == "reversal":
        raise Invalid(N_("A reversal is not taken back; book the move again."), field="reason")
    if reversal_of(unit, key) is not None:
        raise Invalid(N_("This move was taken back already."), field="reason")
    if returned(unit, key):
        raise Invalid(N_("Something of it came back; take that back first."), field="reason")
    back = {
        **row,
        "kind": "reversal",
        "day": when,
        "from_id": row["to_id"],
        "to_id": row["from_id"],
        "condition": row["becomes"] or row["condition"],
        "becomes": row["condition"] if row["becomes"] else "",
        "value": None,
        "reason": reason.strip()[:200],
        "reversal_of": key,
        "return_of": None,
    }
    return booker.write(back)
