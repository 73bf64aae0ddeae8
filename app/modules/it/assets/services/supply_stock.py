"""Supplies that are taken from the stock of an article: tied to it, moved there, and told when somebody takes such a move back there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.drafts import between, must_be_only, must_exist, one_of, required
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import Assignment, AssignmentDraft, on_day, parts
from app.modules.inventory.articles.api import SCALE, Article
from app.modules.inventory.stock.api import (
    HOLDING,
    Move,
    MoveDraft,
    Place,
    book,
    book_many,
    may_be_taken,
    reverse,
)
from app.modules.it.assets.models import ItAsset, Protocol, Supply, SupplyIssue, SupplyMove
from app.modules.it.assets.queries.supply_stock import count_of, lent_from_stock
from app.modules.it.assets.rules import KEPT, SUPPLY_MOVES, SupplyTieDraft

LOCKS = ("it.assets", "inventory.stock")
MOST = 500  # pieces handed out in one go: each is a move of its own, so that each can come back


@command("it.asset.change", locks=LOCKS)
def tie_supply(unit: Unit, key: int, draft: SupplyTieDraft) -> None:
    """Let the stock of an article be what there is of a supply; what was counted becomes opening stock or is written off.

    Tied to the same article at the same place already it stays so. Raises Invalid naming the field at fault.
    """
    row = unit.row(Supply, key, lock=True)
    if row["article_id"] is not None:
        if (row["article_id"], row["store_id"]) == (draft.article, draft.store):
            return
        raise Invalid(
            N_("{name} is taken from stock already; part it first."), field="article", name=row["name"]
        )
    article, store = _checked(unit, key, draft)
    one_of(draft.kept, KEPT, "kept")
    if row["stock"]:
        _close_count(unit, row, draft, article, store)
    unit.update(Supply, key, {"article_id": article, "store_id": store, "stock": 0})


def _checked(unit: Unit, key: int, draft: SupplyTieDraft) -> tuple[int, int]:
    """Return article and place of a tie; raises Invalid for what is not kept in stock by quantity, and for a place that holds nothing."""
    must_exist(unit, article=(Article, draft.article), store=(Place, draft.store))
    if draft.article is None:
        raise Invalid(N_("Choose an article."), field="article")
    if draft.store is None:
        raise Invalid(N_("Choose a storage place."), field="store")
    about, place = unit.row(Article, draft.article), unit.row(Place, draft.store)
    if not about["stocked"]:
        raise Invalid(N_("Article {number} is not kept in stock."), field="article", number=about["number"])
    if about["tracking"] == "serial":
        words = N_("Article {number} has serial numbers; its pieces are devices.")
        raise Invalid(words, field="article", number=about["number"])
    if place["kind"] not in HOLDING or place["structural"] or not place["active"]:
        words = N_("{place} holds nothing itself; choose a place inside it.")
        raise Invalid(words, field="store", place=place["path"])
    words = N_("Another accessory or consumable is taken from this article already.")
    must_be_only(unit, Supply, key, words, "article", article=draft.article)
    return draft.article, draft.store


def _close_count(unit: Unit, row: Mapping[str, Any], draft: SupplyTieDraft, article: int, store: int) -> None:
    """End the own count of a supply: what it counted is opening stock from now on, or written off with a sentence."""
    count, note = int(row["stock"]), draft.reason.strip()
    if draft.kept == "opening":
        if unit.row(Article, article)["tracking"] == "lot":
            words = N_(
                "This article is tracked by lot: book its opening stock there, and write off what was counted here."
            )
            raise Invalid(words, field="kept")
        value = draft.value
        if value is None and row["price"] is not None:
            value = row["price"] * count
        note = note or _("Opening stock of {name}").format(name=row["name"])
        book(
            unit,
            MoveDraft("opening", article, count * SCALE, unit.today, store, value=value, reason=note[:200]),
        )
    else:
        required(note, "reason", N_("Say why."))
    unit.insert(
        SupplyMove, supply_id=row["id"], kind="count", count=-count, person_id=None, asset_id=None, protocol_id=None,
        at=unit.now, by=unit.login, note=note[:200], article_id=None,
    )  # fmt: skip


@command("it.asset.change", locks=LOCKS)
def part_supply(unit: Unit, key: int) -> None:
    """Let a supply have its own count again, which begins at zero; raises Invalid while something of the stock is with people."""
    row = unit.row(Supply, key, lock=True)
    lent = len(lent_from_stock(unit.connection, key))
    if lent:
        words = N_("{count} of {name} are with people; they come back to the stock first.")
        raise Invalid(words, field="article", count=lent, name=row["name"])
    if row["article_id"] is not None:
        unit.update(Supply, key, {"article_id": None, "store_id": None})


def move_from_stock(
    unit: Unit,
    row: Mapping[str, Any],
    kind: str,
    count: int,
    values: Mapping[str, Any],
) -> int:
    """Move a supply in the stock of its article and return how many there are then; values are those of its own move.

    Raises Invalid for receipts and counts, which are booked in the stock, and where fewer lie at its place.
    """
    if kind in ("in", "count"):
        words = N_("{name} is taken from the stock of article {number}: receive and count it there.")
        number = unit.row(Article, row["article_id"])["number"]
        raise Invalid(words, field="kind", name=row["name"], number=number)
    if kind == "back":
        _bring_back(unit, row, count, values)
    else:
        _take(unit, row, kind, count, values)
    return count_of(unit.connection, row["id"])


def _take(unit: Unit, row: Mapping[str, Any], kind: str, count: int, values: Mapping[str, Any]) -> None:
    """Take pieces out of the stock for the cost centre of who gets them: each by a move of its own where they may come back."""
    between(count, "count", 1, MOST)
    lies = may_be_taken(unit.connection, row["article_id"], row["store_id"])
    here = sum(one.quantity // SCALE for one in lies)
    if here < count:
        words = N_("Only {count} of {name} lie at {place}; move or receive more there first.")
        place = unit.row(Place, row["store_id"])["path"]
        raise Invalid(words, field="count", count=here, name=row["name"], place=place)
    left, takes = count, []
    for one in lies:
        taken = min(left, one.quantity // SCALE)
        left -= taken
        takes += [(one, 1)] * taken if kind == "out" else [(one, taken)] * bool(taken)
    protocol = values["protocol_id"]
    base: dict[str, Any] = {
        "day": unit.today,
        "place": row["store_id"],
        "cost1": _cost_centre(unit, values["person_id"], values["asset_id"]),
        "document": unit.row(Protocol, protocol)["number"] if protocol is not None else "",
        "reason": "  ".join(filter(None, (_(SUPPLY_MOVES[kind]), values["note"])))[:200],
    }
    drafts = [
        MoveDraft("consume", row["article_id"], many * SCALE, condition=one.condition, lot=one.lot, **base)
        for one, many in takes
    ]
    issues = book_many(unit, drafts)
    made = unit.insert(SupplyMove, kind=kind, count=-count, article_id=row["article_id"], **values)
    for issue, (_one, many) in zip(issues, takes, strict=True):
        unit.insert(SupplyIssue, supply_move_id=made, issue_id=issue, count=many, back_id=None)


def _cost_centre(unit: Unit, person: int | None, asset: int | None) -> str:
    """Return the cost centre of who gets something, or of who has the device it is built into; '' where nobody knows it."""
    if person is None and asset is not None:
        person = unit.row(ItAsset, asset)["person_id"]
    if not person:
        return ""
    held = on_day(parts(unit.connection, Assignment, AssignmentDraft, person), unit.today)
    return held.draft.cost_centre if held is not None else ""


def _bring_back(unit: Unit, row: Mapping[str, Any], count: int, values: Mapping[str, Any]) -> None:
    """Take the issues of pieces back that a person returns, the newest first; what was handed out before the tie comes in at nothing."""
    made = unit.insert(SupplyMove, kind="back", count=count, article_id=row["article_id"], **values)
    pieces = lent_from_stock(unit.connection, row["id"], values["person_id"])[:count]
    for piece, issue in pieces:
        unit.update(SupplyIssue, piece, {"back_id": made})
        reverse(unit, issue, _("Returned"))
    before = count - len(pieces)
    if before:
        reason = _("Handed out before it was taken from stock")
        draft = MoveDraft(
            "opening", row["article_id"], before * SCALE, unit.today, row["store_id"], value=0, reason=reason
        )
        book(unit, draft)


def stock_move_ended(unit: Unit, table: str, key: int) -> None:
    """Note on a supply that a stock move which took of it is taken back in the stock; nothing where the supply did so itself."""
    if table != Move.__tablename__:
        return
    i, y = SupplyIssue, SupplyMove
    found = unit.connection.execute(
        select(i.id, i.count, y.supply_id, y.kind, y.person_id, y.asset_id, y.article_id)
        .join_from(i, y, y.id == i.supply_move_id)
        .where(i.issue_id == key, i.back_id.is_(None))
    ).first()
    if found is None:
        return
    made = unit.insert(
        y, supply_id=found.supply_id, kind="back" if found.kind == "out" else found.kind, count=found.count,
        person_id=found.person_id, asset_id=found.asset_id, protocol_id=None, at=unit.now, by=unit.login,
        note=_("Taken back in the stock"), article_id=found.article_id,
    )  # fmt: skip
    unit.update(i, int(found.id), {"back_id": made})
