"""What other topics may use of electronic invoices."""

from app.modules.documents.einvoice.readers.files import embedded, is_invoice, read_xml
from app.modules.documents.einvoice.readers.parts import parse
from app.modules.documents.einvoice.rules import (
    CARRIED,
    CATEGORIES,
    KINDS,
    Allowance,
    Attachment,
    CashDiscount,
    Invoice,
    Line,
    Party,
    Preceding,
    TaxGroup,
    cash_discount_terms,
    cash_discounts,
    reckoned,
)
from app.modules.documents.einvoice.services.official_rules import check_before_issue, passed, verdicts
from app.modules.documents.einvoice.services.writing import completed, write_invoice, zugferd_pdf

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
    "check_before_issue",
    "completed",
    "embedded",
    "is_invoice",
    "parse",
    "passed",
    "read_xml",
    "reckoned",
    "verdicts",
    "write_invoice",
    "zugferd_pdf",
]
