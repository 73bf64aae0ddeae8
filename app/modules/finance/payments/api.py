"""What other topics use of payments."""

from app.modules.finance.payments.models import Payment
from app.modules.finance.payments.queries.held import held_payments
from app.modules.finance.payments.queries.payments import (
    MandateRow,
    mandates,
    partners,
    party_of,
    payment_by_number,
    payments_under_way,
    planned_by_document,
    sender,
    under_way,
)
from app.modules.finance.payments.rules.pain import Message, transfer_file
from app.modules.finance.payments.rules.payments import (
    DEBIT,
    SIDES,
    TRANSFER,
    Order,
    Party,
    due_day,
    expired,
    girocode,
)
from app.modules.finance.payments.services import (
    PaymentDraft,
    release,
    save_mandate,
    save_partner,
    save_payment,
)

__all__ = [
    "DEBIT",
    "SIDES",
    "TRANSFER",
    "MandateRow",
    "Message",
    "Order",
    "Party",
    "Payment",
    "PaymentDraft",
    "due_day",
    "expired",
    "girocode",
    "held_payments",
    "mandates",
    "partners",
    "party_of",
    "payment_by_number",
    "payments_under_way",
    "planned_by_document",
    "release",
    "save_mandate",
    "save_partner",
    "save_payment",
    "sender",
    "transfer_file",
    "under_way",
]
