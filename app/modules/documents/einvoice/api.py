"""What other topics may use of electronic invoices."""

from app.modules.documents.einvoice.readers.files import embedded, is_invoice, read_xml
from app.modules.documents.einvoice.readers.parts import parse
from app.modules.documents.einvoice.rules import CATEGORIES, KINDS, Invoice
from app.modules.documents.einvoice.services.official_rules import passed, verdicts

__all__ = [
    "CATEGORIES",
    "KINDS",
    "Invoice",
    "embedded",
    "is_invoice",
    "parse",
    "passed",
    "read_xml",
    "verdicts",
]
