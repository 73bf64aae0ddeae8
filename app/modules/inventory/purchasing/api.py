"""What other topics use of purchasing: what is on order, how orders are written, how suppliers deliver."""

from app.modules.inventory.purchasing.models import OrderLine, OrderReceipt, PurchaseOrder
from app.modules.inventory.purchasing.queries.frames import RunningFrame, running_frames
from app.modules.inventory.purchasing.queries.orders import OrderView, coming, on_order, order
from app.modules.inventory.purchasing.queries.scorecard import scorecards
from app.modules.inventory.purchasing.queries.terms import terms_of_orders
from app.modules.inventory.purchasing.rules.orders import CANCELLED, LineDraft, OrderDraft, net
from app.modules.inventory.purchasing.rules.score import Score
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.inventory.purchasing.services.orders import save_line, save_order

__all__ = [
    "CANCELLED",
    "LineDraft",
    "OrderDraft",
    "OrderLine",
    "OrderReceipt",
    "OrderTermsDraft",
    "OrderView",
    "PurchaseOrder",
    "RunningFrame",
    "Score",
    "coming",
    "net",
    "on_order",
    "order",
    "running_frames",
    "save_line",
    "save_order",
    "scorecards",
    "terms_of_orders",
]
