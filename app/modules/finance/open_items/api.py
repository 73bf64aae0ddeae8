"""What other topics use of open items."""

from app.modules.finance.open_items.queries.items import (
    OpenItem,
    ageing,
    all_open,
    claims,
    due_days,
    open_items,
    open_on,
)
from app.modules.finance.open_items.queries.skonto import skonto_taken, skonto_taken_of
from app.modules.finance.open_items.rules.ageing import AGES, age, aged
from app.modules.finance.open_items.rules.settling import Settled, SettlementDraft, Taken
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.open_items.services.settling import settle, take_back

__all__ = [
    "AGES",
    "OpenItem",
    "Settled",
    "SettlementDraft",
    "Taken",
    "age",
    "aged",
    "ageing",
    "all_open",
    "claims",
    "due_days",
    "open_items",
    "open_on",
    "pay_items",
    "settle",
    "skonto_taken",
    "skonto_taken_of",
    "take_back",
]
