"""What an electronic invoice says and how it is reckoned, whatever its syntax."""

from app.modules.documents.einvoice.rules.codes import (
    CARRIED,
    CATEGORIES,
    KINDS,
    CashDiscount,
    cash_discount_terms,
    cash_discounts,
    old_version,
    profile_of,
    terms_in_lines,
)
from app.modules.documents.einvoice.rules.invoice import (
    Allowance,
    Attachment,
    Invoice,
    Line,
    Party,
    Preceding,
    TaxGroup,
)
from app.modules.documents.einvoice.rules.reckoning import reckoned

__all__ = [
    "CARRIED",
    "CATEGORIES",
    "KINDS",
    "Allowance",
    "Attachment",
    "CashDiscount",
    "Invoice",
    "Line",
    "Party",
    "Preceding",
    "TaxGroup",
    "cash_discount_terms",
    "cash_discounts",
    "old_version",
    "profile_of",
    "reckoned",
    "terms_in_lines",
]
