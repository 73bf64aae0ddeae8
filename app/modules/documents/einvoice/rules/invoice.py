"""What an electronic invoice says: the parts of EN 16931 that are read, booked and written, whatever the syntax.

BT and BG numbers are those of EN 16931-1. Amounts are Decimal in the invoice's
currency, as written; dates are days.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Party:
    """Seller (BG-4), buyer (BG-7), payee (BG-10), tax representative (BG-11) or where it is delivered (BG-13).

    mail is that of the contact (BT-43, BT-58), else the electronic address where that is a mail. endpoint is the electronic address
    (BT-34, BT-49) with its scheme, EM for a mail; identifier is BT-29 or BT-46, register BT-30 or BT-47, legal BT-33.
    """

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""
    vat_id: str = ""
    tax_number: str = ""
    mail: str = ""
    contact: str = ""
    phone: str = ""
    endpoint: str = ""
    endpoint_scheme: str = ""
    identifier: str = ""
    register: str = ""
    legal: str = ""
    trading_name: str = ""
    street_2: str = ""
    street_3: str = ""
    region: str = ""


@dataclass(frozen=True)
class Allowance:
    """An allowance or charge of the invoice (BG-20, BG-21) or of a line (BG-27, BG-28, without tax of its own)."""

    charge: bool
    amount: Decimal
    reason: str = ""
    reason_code: str = ""
    base: Decimal | None = None
    percent: Decimal | None = None
    category: str = ""
    rate: Decimal | None = None


@dataclass(frozen=True)
class Line:
    """One line (BG-25): number, name, text, quantity with its unit code, net price of one, net amount, tax category and rate in percent.

    level is how deep it lies below another line, 0 for one of the invoice itself. A price that is for more than one is
    written as price_per (BT-146) for per (BT-149); price is what one costs. gross_price and discount are BT-148 and BT-147.
    """

    number: str
    name: str
    text: str
    quantity: Decimal | None
    unit: str
    price: Decimal | None
    net: Decimal | None
    category: str
    rate: Decimal | None
    level: int = 0
    per: Decimal | None = None
    price_per: Decimal | None = None
    gross_price: Decimal | None = None
    discount: Decimal | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    note: str = ""
    order_line: str = ""
    item_number: str = ""
    buyer_item: str = ""
    allowances: tuple[Allowance, ...] = ()


@dataclass(frozen=True)
class TaxGroup:
    """One row of the tax breakdown (BG-23) with the reason of an exemption in words (BT-120) and as a code (BT-121)."""

    category: str
    rate: Decimal | None
    base: Decimal | None
    tax: Decimal | None
    reason: str
    reason_code: str = ""


@dataclass(frozen=True)
class Preceding:
    """An invoice that this one follows or corrects (BG-3)."""

    number: str
    date: datetime.date | None = None


@dataclass(frozen=True)
class Attachment:
    """A supporting document (BG-24): its number (BT-122), what it is, and a file or where one lies."""

    number: str
    title: str = ""
    link: str = ""
    file_name: str = ""
    mime: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Invoice:
    """An invoice as read or to be written; amounts that it does not state are None, never guessed.

    delivered_month is the month of the supply as 2014-12 where no day is stated (§ 31 (4) UStDV).
    """

    format: str
    profile: str
    guideline: str
    number: str
    date: datetime.date | None
    kind: str
    currency: str
    seller: Party
    buyer: Party
    net: Decimal | None
    tax: Decimal | None
    gross: Decimal | None
    due: Decimal | None
    prepaid: Decimal | None = None
    due_date: datetime.date | None = None
    delivered: datetime.date | None = None
    delivered_month: str = ""
    order: str = ""
    buyer_reference: str = ""
    terms: str = ""
    notes: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    taxes: tuple[TaxGroup, ...] = ()
    line_total: Decimal | None = None  # BT-106
    allowance_total: Decimal | None = None  # BT-107
    charge_total: Decimal | None = None  # BT-108
    rounding: Decimal | None = None  # BT-114
    tax_currency: str = ""  # BT-6
    tax_in_currency: Decimal | None = None  # BT-111
    allowances: tuple[Allowance, ...] = ()  # BG-20, BG-21
    preceding: tuple[Preceding, ...] = ()  # BG-3
    attachments: tuple[Attachment, ...] = ()  # BG-24
    start: datetime.date | None = None  # BT-73
    end: datetime.date | None = None  # BT-74
    tax_point: datetime.date | None = None  # BT-7
    deliver_to: Party | None = None  # BG-13, BG-15
    payee: Party | None = None  # BG-10
    representative: Party | None = None  # BG-11
    project: str = ""  # BT-11
    contract: str = ""  # BT-12
    sales_order: str = ""  # BT-14
    receiving_note: str = ""  # BT-15
    delivery_note: str = ""  # BT-16
    accounting: str = ""  # BT-19
    payment_code: str = ""  # BT-81
    payment_text: str = ""  # BT-82
    payment_reference: str = ""  # BT-83
    account_holder: str = ""  # BT-85
    bic: str = ""  # BT-86
    card: str = ""  # BT-87
    card_holder: str = ""  # BT-88
    mandate: str = ""  # BT-89
    creditor_id: str = ""  # BT-90
    debtor_iban: str = ""  # BT-91

    def as_json(self) -> dict[str, Any]:
        """Return the shape that `invoice read --json` prints: amounts as texts with a point, days as ISO texts."""
        return {
            "format": self.format,
            "profile": self.profile,
            "number": self.number,
            "date": _iso(self.date),
            "kind": self.kind,
            "currency": self.currency,
            "seller": self.seller.name,
            "seller_vat_id": self.seller.vat_id,
            "seller_street": self.seller.street,
            "seller_postcode": self.seller.postcode,
            "seller_town": self.seller.town,
            "seller_country": self.seller.country,
            "seller_mail": self.seller.mail,
            "buyer": self.buyer.name,
            "net": _figure(self.net),
            "tax": _figure(self.tax),
            "gross": _figure(self.gross),
            "due": _figure(self.due),
            "due_date": _iso(self.due_date),
            "delivered": _iso(self.delivered) or self.delivered_month or None,
            "terms": self.terms,
            "iban": list(self.ibans),
            "taxes": [
                {
                    "category": one.category,
                    "rate": _figure(one.rate),
                    "base": _figure(one.base),
                    "tax": _figure(one.tax),
                    "reason": one.reason,
                }
                for one in self.taxes
            ],
            "lines": [
                {
                    "number": one.number,
                    "level": one.level,
                    "name": one.name,
                    "quantity": _figure(one.quantity),
                    "unit": one.unit,
                    "price": _figure(one.price),
                    "net": _figure(one.net),
                    "category": one.category,
                    "rate": _figure(one.rate),
                }
                for one in self.lines
            ],
        }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _figure(value: Decimal | None) -> str | None:
    return format(value, "f") if value is not None else None
