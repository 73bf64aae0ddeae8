"""What other topics use of purchasing: what is on order, and how orders are written."""

from app.modules.inventory.purchasing.models import OrderLine, OrderReceipt, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import on_order, order
from app.modules.inventory.purchasing.rules.orders import LineDraft, OrderDraft
from app.modules.inventory.purchasing.services.orders import save_line, save_order

__all__ = [
    "LineDraft",
    "OrderDraft",
    "OrderLine",
    "OrderReceipt",
    "PurchaseOrder",
    "on_order",
    "order",
    "save_line",
    "save_order",
]
