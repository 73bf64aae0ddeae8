"""Goods that leave with a delivery note, or with an invoice that stands for itself, and come back when it is cancelled."""

from __future__ import annotations

from app.core.goods import GoodsIssue
from app.core.manifest import resolve, topics
from app.data.unit import Unit
from app.modules.finance.sales.rules.documents import DELIVERY, INVOICE, DocumentView


def send_goods(unit: Unit, view: DocumentView) -> None:
    """Tell the topics that keep stock what leaves; an invoice that was made from something moves nothing: its delivery note did, or will."""
    draft = view.draft
    if draft.kind not in (DELIVERY, INVOICE):
        return
    articles = tuple(
        (line.article, line.quantity)
        for line in draft.lines
        if line.article is not None
        and line.counts
        and line.quantity > 0
        and (draft.kind == DELIVERY or not line.origins)
    )
    if not articles:
        return
    goods = GoodsIssue(view.number, draft.supplied_from or draft.day, draft.contact, articles)
    for topic in topics():
        if topic.issues_goods:
            resolve(topic.issues_goods)(unit, goods)


def return_goods(unit: Unit, view: DocumentView) -> None:
    """Tell the topics that keep stock that a document was cancelled."""
    for topic in topics():
        if topic.takes_goods_back and view.draft.kind in (DELIVERY, INVOICE):
            resolve(topic.takes_goods_back)(unit, view.number)
