"""Goods that leave with a delivery note, or with an invoice that stands for itself, and come back when it is cancelled."""

from __future__ import annotations

from sqlalchemy import select

from app.core.goods import GoodsIssue
from app.core.manifest import resolve, topics
from app.core.messages import Message
from app.data.unit import Unit
from app.modules.finance.sales.models import SalesDocument, SalesLine
from app.modules.finance.sales.rules.documents import DELIVERY, INVOICE, DocumentView, LineDraft


def send_goods(unit: Unit, view: DocumentView) -> tuple[Message, ...]:
    """Tell the topics that keep stock what leaves, and return what they leave to people.

    An invoice that was made from something moves nothing: its delivery note did, or will.
    """
    draft = view.draft
    if draft.kind not in (DELIVERY, INVOICE):
        return ()
    kept = [line for line in draft.lines if line.article is not None and line.counts and line.quantity > 0]
    leaving = tuple(
        (line.article, line.quantity)
        for line in kept
        if line.article is not None and (draft.kind == DELIVERY or not line.origins)
    )
    later = _not_delivered(unit, [line for line in kept if line.origins]) if draft.kind == INVOICE else 0
    if not leaving and not later:
        return ()
    goods = GoodsIssue(view.number, draft.supplied_from or draft.day, draft.contact, leaving, later)
    hooks = [resolve(topic.issues_goods) for topic in topics() if topic.issues_goods]
    return tuple(one for hook in hooks for one in hook(unit, goods))


def _not_delivered(unit: Unit, lines: list[LineDraft]) -> int:
    """Return how many positions were made from an earlier document that is no delivery note."""
    origins = {one.line for line in lines for one in line.origins}
    if not origins:
        return 0
    d, s = SalesDocument, SalesLine
    query = select(s.id).join(d, d.id == s.document_id).where(s.id.in_(origins), d.kind != DELIVERY)
    waiting = set(unit.connection.scalars(query))
    return sum(any(one.line in waiting for one in line.origins) for line in lines)


def return_goods(unit: Unit, view: DocumentView) -> None:
    """Tell the topics that keep stock that a document was cancelled."""
    for topic in topics():
        if topic.takes_goods_back and view.draft.kind in (DELIVERY, INVOICE):
            resolve(topic.takes_goods_back)(unit, view.number)
