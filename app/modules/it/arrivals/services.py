"""What is done with devices that come from deliveries: articles tied to models, pieces made devices, and taken back with the receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.drafts import between, must_be_only, must_exist, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.api import OrderLine, OrderReceipt, PurchaseOrder
from app.modules.inventory.stock.api import Lot, Move, MoveDraft, book_many, reverse
from app.modules.it.arrivals.models import MAKE, Arrival, ArticleTie
from app.modules.it.arrivals.queries import ArrivalView, arrival, lying, standing_arrivals
from app.modules.it.arrivals.rules import MOST, SCALE, ArrivalDraft, TieDraft, parted, piece_cost
from app.modules.it.assets.api import (
    RECEIVED,
    AssetDraft,
    AssetModel,
    Location,
    put_in_again,
    receive_asset,
    take_out,
)


@command(MAKE)
def save_tie(unit: Unit, draft: TieDraft, key: int | None = None, version: int | None = None) -> int:
    """Say that pieces of an article are devices of a model; raises Invalid naming the field, and Conflict."""
    must_exist(unit, article=(Article, draft.article), model=(AssetModel, draft.model))
    if draft.article is None:
        raise Invalid(N_("Choose an article."), field="article")
    if draft.model is None:
        raise Invalid(N_("Choose a model."), field="model")
    if draft.since is None:
        raise Invalid(N_("Enter a day."), field="since")
    row = unit.row(Article, draft.article)
    if not row["stocked"]:
        raise Invalid(N_("Article {number} is not kept in stock."), field="article", number=row["number"])
    words = N_("This article has its model already; change that one.")
    must_be_only(unit, ArticleTie, key, words, "article", article=draft.article)
    return save_draft(unit, ArticleTie, draft, key, version)


undo_tie = undoing(ArticleTie)


@command(MAKE)
def remove_tie(unit: Unit, key: int) -> None:
    """Say that deliveries of an article are devices no more; those that were made stay."""
    unit.delete(ArticleTie, key)


@command(MAKE, locks=("inventory.stock",))
def make_devices(unit: Unit, draft: ArrivalDraft) -> list[int]:
    """Make devices of pieces of a receipt, take them out of the stock, and return their keys; all or none.

    Raises Invalid naming the field where less is left of the receipt or lies in stock, and where others made
    devices of it since the form was begun.
    """
    one = arrival(unit.connection, draft.move)
    if one is None:
        raise Invalid(N_("This is no delivery of an article that is a device."), field="count")
    if one.made != draft.known:
        raise Invalid(N_("Devices of this delivery were made meanwhile; begin again."), field="count")
    between(draft.count, "count", 1, MOST)
    if draft.count > one.left:
        raise Invalid(N_("Of this delivery {left} are left."), field="count", left=one.left)
    must_exist(unit, home=(Location, draft.home))
    serials = _serials(one, draft)
    taken = {piece for piece, _issue in standing_arrivals(unit.connection, one.move)}
    pieces = [piece for piece in range(1, one.quantity // SCALE + 1) if piece not in taken][: draft.count]
    issues = _issue(unit, one, draft.count)
    order = _order_number(unit, one.move)
    made = []
    for piece, issue, serial in zip(pieces, issues, serials, strict=True):
        device = AssetDraft(
            one.model,
            serial=serial,
            home=draft.home,
            purchased=one.day,
            cost=piece_cost(one.value, one.quantity, piece),
            supplier=one.contact,
            order_no=order or one.document[:40],
            warranty_months=draft.warranty_months,
            status=RECEIVED,
        )
        made.append(_made(unit, one, piece, issue, device))
    return made


def _serials(one: ArrivalView, draft: ArrivalDraft) -> Sequence[str]:
    """Return the serial number of each piece; raises Invalid for too few, too many, or one twice."""
    if one.serial:
        return [one.serial]
    typed = parted(draft.serials)
    if not typed:
        return [""] * draft.count
    if len(typed) != draft.count:
        raise Invalid(N_("Enter as many serial numbers as pieces, or none."), field="serials")
    if len({text.lower() for text in typed}) < len(typed):
        raise Invalid(N_("A serial number stands there twice."), field="serials")
    return typed


def _issue(unit: Unit, one: ArrivalView, count: int) -> list[int]:
    """Take pieces out of the stock, each by a move of its own, and return the moves; raises Invalid where fewer lie there."""
    places = [lies for lies in lying(unit.connection, one) for _n in range(lies.pieces)][:count]
    if len(places) < count:
        raise Invalid(N_("Of these only {count} lie in stock, in order."), field="count", count=len(places))
    lot = str(unit.row(Lot, one.lot)["number"]) if one.lot else ""
    drafts = [
        MoveDraft(
            "consume",
            one.article,
            SCALE,
            max(unit.today, one.day),
            lies.place,
            condition=lies.condition,
            lot=lot,
            serial=one.serial,
            cost1=one.cost1,
            document=one.document,
            reason=_("Became a device"),
        )
        for lies in places
    ]
    return book_many(unit, drafts)


def _order_number(unit: Unit, move: int) -> str:
    """Return the number of the order that a receipt is of, '' for one without an order."""
    r, x, o = OrderReceipt, OrderLine, PurchaseOrder
    rows = select(o.number).join_from(r, x, x.id == r.line_id).join(o, o.id == x.order_id)
    return str(unit.connection.scalar(rows.where(r.move_id == move)) or "")


def _made(unit: Unit, one: ArrivalView, piece: int, issue: int, device: AssetDraft) -> int:
    """Make the device of a piece, or put the one in again that it was before, and note which piece became it."""
    a = Arrival
    before = unit.connection.execute(
        select(a.id, a.asset_id).where(a.move_id == one.move, a.piece == piece)
    ).first()
    known = int(before.asset_id) if before is not None else None
    note = " ".join(filter(None, (one.number, one.document)))
    asset = put_in_again(unit, device, known, note) or receive_asset(unit, device, note)
    values: Mapping[str, Any] = {"asset_id": asset, "issue_id": issue}
    if before is not None:
        unit.update(a, int(before.id), values)
    else:
        unit.insert(a, move_id=one.move, piece=piece, **values)
    return asset


def goods_ended(unit: Unit, table: str, key: int) -> None:
    """Take the devices of a receipt back when its move is, and the device of a piece when its issue is.

    Raises Invalid naming the device that was handed out already.
    """
    if table != Move.__tablename__:
        return
    a = Arrival
    for asset in unit.connection.scalars(select(a.asset_id).where(a.issue_id == key)).all():
        take_out(unit, int(asset), _("Taken back with its delivery"))
    for _piece, issue in standing_arrivals(unit.connection, key):
        reverse(unit, issue, _("Taken back with its delivery"))
