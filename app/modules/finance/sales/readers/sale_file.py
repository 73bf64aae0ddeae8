"""A sales document written down as JSON, for automation: fields as in docs/sales.md, amounts in euro and quantities as they are said."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.written_json import made_of, read_object
from app.modules.organisation.contacts.api import ContactDraft

NEEDED = {"customer", "text", "lines", "name"}


@dataclass(frozen=True)
class SaleLine:
    """A position of the file: article is its number, rate the VAT rate at home in percent in place of a tax case."""

    text: str = ""
    quantity: Decimal = Decimal(1)
    price: Decimal | None = None
    unit: str = ""
    kind: str = "article"
    article: str = ""
    discount: Decimal = Decimal(0)
    tax: str = ""
    rate: Decimal | None = None
    account: str = ""
    cost: str = ""


@dataclass(frozen=True)
class Sale:
    """A document of the file: customer is a number, debtor account, VAT ID or name of a contact; origin the number of what it corrects."""

    customer: str
    lines: tuple[SaleLine, ...]
    new_customer: ContactDraft | None = None
    kind: str = "invoice"
    day: datetime.date | None = None
    supplied_from: datetime.date | None = None
    supplied_until: datetime.date | None = None
    valid_until: datetime.date | None = None
    language: str = "de"
    supply: str = "goods"
    title: str = ""
    intro: str = ""
    closing: str = ""
    discount: Decimal = Decimal(0)
    net_days: int | None = None
    reference: str = ""
    ordered: str = ""
    cost: str = ""
    reason: str = ""
    on_land: bool = False
    origin: str = ""


def read_sale(data: bytes) -> Sale:
    """Return the document of a JSON file; raises Invalid with the place of what is unknown, missing or of a wrong kind.

    customer is a text, a number, or an object with the fields of a contact, which is made where none is known by its VAT ID,
    IBAN or name.
    """
    found: dict[str, Any] = read_object(data)
    customer = found.get("customer")
    if isinstance(customer, dict):
        made_of(ContactDraft, customer, NEEDED, "customer.")  # its faults are named by this place
        found = {**found, "customer": "", "new_customer": customer}
    elif isinstance(customer, int) and not isinstance(customer, bool):
        found = {**found, "customer": str(customer)}
    sale = made_of(Sale, found, NEEDED)
    if not sale.customer.strip() and sale.new_customer is None:
        raise Invalid(
            N_("Name the customer: a number, an account, a VAT ID, a name, or an object."), field="customer"
        )
    return sale


def scaled(value: Decimal, places: int, place: str) -> int:
    """Return a figure as a whole number of its last decimal place; raises Invalid for more places than can be kept."""
    found = value.scaleb(places)
    if found != found.to_integral_value() or abs(found) >= 10**15:
        raise Invalid(
            N_("“{place}” has at most {places} decimal places."), field=place, place=place, places=places
        )
    return int(found)
