"""An invoice written down as JSON, to be made into an electronic one: the fields of Invoice by their names.

Needed are number, date, seller, buyer and lines; kind is 380 and currency EUR unless said. Amounts that are left out are
reckoned from the lines. taxes may name only category and reason, for an exemption.
"""

from __future__ import annotations

from app.core.written_json import made_of, read_object
from app.modules.documents.einvoice.rules import Invoice

EMPTY = {"format": "", "profile": "", "guideline": "", "kind": "380", "currency": "EUR"}
NEEDED = {"number", "date", "seller", "buyer", "lines", "name", "charge", "amount", "category"}


def read_json(data: bytes) -> Invoice:
    """Return the invoice of a JSON file; raises Invalid with the place of what is unknown, missing or of a wrong kind."""
    return made_of(Invoice, {**EMPTY, **read_object(data)}, NEEDED)
