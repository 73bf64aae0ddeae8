"""What is done with places, minimums and reservations; the places that every book begins with."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.data import search
from app.data.basics import is_empty
from app.data.drafts import must_be_only, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article, must_fit
from app.modules.inventory.stock.models import Level, Minimum, Move, Place, Reservation, StockLock
from app.modules.inventory.stock.queries.standing import (
    available,
    levels_of,
    locked_until,
    posted_until,
    reserved,
)
from app.modules.inventory.stock.rules.words import (
    HOLDING,
    PLACE_KINDS,
    PLANNED,
    STORAGE,
    MinimumDraft,
    PlaceDraft,
    ReservationDraft,
)

SEPARATOR = " / "
LONGEST = 300
BASICS = (
    ("supplier", Text("Lieferanten", "Suppliers")),
    ("customer", Text("Kunden", "Customers")),
    ("consume", Text("Eigenverbrauch", "Own use")),
    ("loss", Text("Verlust und Fund", "Loss and find")),
    ("opening", Text("Anfangsbestand", "Opening stock")),
    (STORAGE, Text("Lager", "Store")),
)


def bring_basics(unit: Unit) -> None:
    """Bring the places of the world outside and a first store where there are no places yet."""
    if not is_empty(unit, Place):
        return
    for kind, name in BASICS:
        unit.insert(
            Place,
            name=str(name),
            parent_id=None,
            path=str(name),
            code="",
            kind=kind,
            structural=False,
            active=True,
        )


@command("inventory.stock.places")
def save_place(unit: Unit, draft: PlaceDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a place; those inside it get its new path.

    Raises Invalid for a known path or code, a place inside itself, and where something lies at a place that is to hold
    nothing itself or to be of another kind.
    """
    return keep_place(unit, draft, key, version)


def keep_place(unit: Unit, draft: PlaceDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a place for a command of any topic; see save_place()."""
    p, name = Place, required(draft.name)
    one_of(draft.kind, PLACE_KINDS, "kind")
    must_exist(unit, parent=(Place, draft.parent))
    above = unit.row(Place, draft.parent)["path"] if draft.parent else ""
    path = f"{above}{SEPARATOR}{name}" if above else name
    if len(path) > LONGEST:
        raise Invalid(N_("At most {limit} characters."), field="name", limit=LONGEST)
    for column, value, field in ((p.path, path, "name"), (p.code, draft.code.strip(), "code")):
        same = select(p.id).where(func.lower(column) == value.lower(), p.id != (key or 0))
        if value and unit.connection.scalar(same.limit(1)) is not None:
            raise Invalid(N_("This is here already."), field=field)
    before = unit.row(Place, key) if key is not None else None
    if before is not None:
        _check_change(unit, draft, before)
        if f"{above}{SEPARATOR}".startswith(f"{before['path']}{SEPARATOR}"):
            raise Invalid(N_("A place does not lie inside itself."), field="parent")
    made = save_draft(unit, Place, replace(draft, name=name), key, version, path=path)
    search.index(unit, Place, made, f"{path} {draft.code}")
    if before is not None and before["path"] != path:
        inner = select(p.id, p.path).where(p.path.startswith(before["path"] + SEPARATOR, autoescape=True))
        for one, old in unit.connection.execute(inner).all():
            unit.update(Place, one, {"path": path + old[len(before["path"]) :]})
    return made


def _check_change(unit: Unit, draft: PlaceDraft, before: object) -> None:
    key, kind = before["id"], before["kind"]  # type: ignore[index]
    lies = select(Level.id).where(Level.place_id == key, Level.quantity != 0).limit(1)
    if (draft.structural or not draft.active) and unit.connection.scalar(lies) is not None:
        field = "structural" if draft.structural else "active"
        raise Invalid(N_("Something lies here; move it to another place first."), field=field)
    used = select(Move.id).where((Move.from_id == key) | (Move.to_id == key)).limit(1)
    if draft.kind != kind and unit.connection.scalar(used) is not None:
        raise Invalid(N_("Something was moved here: the kind of the place stays."), field="kind")
    if kind not in HOLDING and (draft.structural or not draft.active):
        raise Invalid(N_("Moves need this place; it stays as it is."), field="structural")


def place_key(unit: Unit, path: str) -> int:
    """Return the key of a place by its code or its path, made with all above it where it is new; its parts stand between slashes or >."""
    p, above, start = Place, None, ""
    clean = path.strip()
    known = unit.connection.scalar(select(p.id).where((func.lower(p.code) == clean.lower()) & (p.code != "")))
    if known is not None:
        return int(known)
    for name in filter(
        None, (part.strip() for part in clean.replace(">", "/").replace("\\", "/").split("/"))
    ):
        start = f"{start}{SEPARATOR}{name}" if start else name
        there = unit.connection.scalar(select(p.id).where(func.lower(p.path) == start.lower()))
        above = int(there) if there is not None else keep_place(unit, PlaceDraft(name, above))
    if above is None:
        raise Invalid(N_("Enter a name."), field="place")
    return above


undo_place = undoing(Place)


@command("inventory.stock.places")
def save_minimum(unit: Unit, draft: MinimumDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the least that should be at a place; raises Invalid where the place has one for this article, or holds nothing."""
    must_exist(unit, article=(Article, draft.article), place=(Place, draft.place))
    if draft.minimum <= 0 or draft.target < 0:
        raise Invalid(N_("The quantity must be above zero."), field="minimum")
    if draft.target and draft.target < draft.minimum:
        raise Invalid(N_("Fill up to the minimum or more."), field="target")
    about = unit.row(Article, draft.article)
    for name, quantity in (("minimum", draft.minimum), ("target", draft.target)):
        must_fit(quantity, about["decimals"], about["number"], name)
    if unit.row(Place, draft.place)["kind"] not in HOLDING:
        raise Invalid(N_("Choose a storage place."), field="place")
    words = N_("This is here already.")
    must_be_only(unit, Minimum, key, words, "place", article=draft.article, place=draft.place)
    return save_draft(unit, Minimum, draft, key, version)


@command("inventory.stock.book")
def reserve(unit: Unit, draft: ReservationDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a quantity for somebody, or for a planned move; raises Invalid where less is free, Conflict where it changed meanwhile."""
    must_exist(
        unit, article=(Article, draft.article), place=(Place, draft.place), target=(Place, draft.target)
    )
    if draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    about = unit.row(Article, draft.article)
    must_fit(draft.quantity, about["decimals"], about["number"])
    _check_plan(unit, draft)
    used = 0
    if key is not None:
        row = unit.row(Reservation, key)
        used = row["used"]
        if row["state"] != "open":
            raise Invalid(N_("This reservation is not open any more."), field="quantity")
        if draft.quantity <= used:
            raise Invalid(N_("So much of it was issued already; release the rest instead."), field="quantity")
    if free(unit, draft.article, draft.place, key) < draft.quantity - used:
        raise Invalid(N_("Less than that is free."), field="quantity")
    more = {"state": "open", "used": used, "login": unit.login, "reason": ""}
    return save_draft(unit, Reservation, draft, key, version, **more)


def free(unit: Unit, article: int, place: int | None, but: int | None = None) -> int:
    """Return how much of an article nobody keeps, at a place or in all, in ten-thousandths."""
    levels, kept = levels_of(unit.connection, article), reserved(unit.connection, article, but)
    anywhere = available(levels) - sum(kept.values())
    return anywhere if place is None else min(anywhere, available(levels, place) - kept.get(place, 0))


def _check_plan(unit: Unit, draft: ReservationDraft) -> None:
    """Raise Invalid for a planned move that could not be booked: of another kind, or a transfer without its places."""
    one_of(draft.kind, PLANNED, "kind")
    if draft.kind != "move":
        if draft.target is not None:
            raise Invalid(N_("Only a transfer goes to a place."), field="target")
        return
    if draft.place is None:
        raise Invalid(N_("Choose the place it lies at."), field="place")
    if draft.target in (None, draft.place):
        raise Invalid(N_("Choose another place to move it to."), field="target")
    row = unit.row(Place, int(draft.target or 0))
    if row["kind"] not in HOLDING or row["structural"]:
        words = N_("{place} holds nothing itself; choose a place inside it.")
        raise Invalid(words, field="target", place=row["path"])


@command("inventory.stock.book")
def release(unit: Unit, key: int, reason: str) -> None:
    """Give what a reservation still keeps free again, with a reason; one that is not open stays as it is. Raises Invalid without a reason."""
    reason = required(reason, "reason", N_("Say why."))
    if unit.row(Reservation, key, lock=True)["state"] == "open":
        unit.update(Reservation, key, {"state": "released", "reason": reason[:200]})


@command("inventory.stock.post")
def lock_stock(unit: Unit, until: datetime.date, reason: str) -> int:
    """Lock all days up to one for moves, or open later ones again, with a reason; raises Invalid for a day in the future or one that is posted."""
    if until > unit.today:
        raise Invalid(N_("Only days that have passed are locked."), field="until")
    posted = posted_until(unit.connection)
    if posted is not None and until < posted:
        words = N_("Values up to {day} are posted; reverse that entry first.")
        raise Invalid(words, field="until", day=posted)
    if until == locked_until(unit.connection):
        raise Invalid(N_("Stock is locked up to this day already."), field="until")
    reason = required(reason, "reason", N_("Say why."))
    return unit.insert(StockLock, until=until, reason=reason[:200], login=unit.login)
