"""What an electronic invoice says: the parts of EN 16931 that a clerk reads and books, whatever its syntax.

BT and BG numbers are those of EN 16931-1. Amounts are Decimal in the invoice's
currency, as written; dates are days.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.core.messages import N_

# UNTDID 1001, BT-3
KINDS = {
    "380": N_("Invoice"),
    "381": N_("Credit note"),
    "384": N_("Corrected invoice"),
    "326": N_("Partial invoice"),
    "386": N_("Prepayment invoice"),
    "389": N_("Self-billed invoice"),
    "261": N_("Self-billed credit note"),
    "875": N_("Partial construction invoice"),
    "876": N_("Partial final construction invoice"),
    "877": N_("Final construction invoice"),
}
# UNTDID 5305, BT-118 and BT-151
CATEGORIES = {
    "S": N_("Standard rate"),
    "Z": N_("Zero rate"),
    "E": N_("Exempt"),
    "AE": N_("Reverse charge"),
    "K": N_("Intra-Community supply"),
    "G": N_("Export"),
    "O": N_("Outside the scope of VAT"),
    "L": N_("Canary Islands tax"),
    "M": N_("Tax of Ceuta and Melilla"),
}
# the end of the guideline or customisation id, BT-24
PROFILES = (
    ("urn:xeinkauf.de:kosit:extension:xrechnung", "XRechnung Extension"),
    ("urn:xeinkauf.de:kosit:xrechnung:cvd", "XRechnung CVD"),
    ("xrechnung", "XRechnung"),
    ("factur-x.eu:1p0:extended", "EXTENDED"),
    ("factur-x.eu:1p0:basicwl", "BASIC WL"),
    ("factur-x.eu:1p0:basic", "BASIC"),
    ("factur-x.eu:1p0:minimum", "MINIMUM"),
    ("zugferd.de:2p0:extended", "EXTENDED"),
    ("zugferd.de:2p0:basicwl", "BASIC WL"),
    ("zugferd.de:2p0:basic", "BASIC"),
    ("zugferd.de:2p0:minimum", "MINIMUM"),
    (":ferd:invoice:1.0:extended", "EXTENDED"),
    (":ferd:crossindustrydocument:invoice:1p0:extended", "EXTENDED"),
    (":ferd:crossindustrydocument:invoice:1p0:comfort", "COMFORT"),
    (":ferd:crossindustrydocument:invoice:1p0:basic", "BASIC"),
    ("peppol.eu:2017:poacc:billing", "Peppol BIS 3"),
    ("en16931", "EN 16931"),
)


# XRechnung 1.x and 2.x were named by XÖV; 3.0 is the first that xeinkauf.de names
OLD_VERSION = re.compile(r"urn:xoev-de:kosit:(?:standard|extension):xrechnung_(\d+\.\d+)")
# BT-20 of an XRechnung (BR-DE-18): days, percent, and the amount it is reckoned from where that is not what is due
CASH_DISCOUNT = re.compile(r"#SKONTO#TAGE=(\d+)#PROZENT=(\d+\.\d{2})#(?:BASISBETRAG=(-?\d+\.\d{2})#)?")


@dataclass(frozen=True)
class Party:
    """Seller or buyer: BT-27 or BT-44 with address, VAT ID, tax number and mail."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""
    vat_id: str = ""
    tax_number: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Line:
    """One line (BG-25): number, name, text, quantity with its unit code, net price of one, net amount, tax category and rate in percent.

    level is how deep it lies below another line, 0 for one of the invoice itself.
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


@dataclass(frozen=True)
class TaxGroup:
    """One row of the tax breakdown (BG-23)."""

    category: str
    rate: Decimal | None
    base: Decimal | None
    tax: Decimal | None
    reason: str


@dataclass(frozen=True)
class Invoice:
    """An invoice as read; amounts that it does not state are None, never guessed.

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


def profile_of(guideline: str) -> str:
    """Return the name of a profile from BT-24, '' for one that is not known."""
    low = guideline.lower()
    return next((name for part, name in PROFILES if part in low), "")


def old_version(guideline: str) -> str:
    """Return the version of an XRechnung before 3.0, '' for any other specification."""
    found = OLD_VERSION.search(guideline.lower())
    return found[1] if found else ""


@dataclass(frozen=True)
class CashDiscount:
    """A discount for paying early: within so many days, percent of what is due or of a base."""

    days: int
    percent: Decimal
    base: Decimal | None


def cash_discounts(terms: str) -> tuple[list[CashDiscount], str]:
    """Return the discounts that payment terms grant in the form of BR-DE-18, and what they say beside them."""
    found = [
        CashDiscount(int(days), Decimal(percent), Decimal(base) if base else None)
        for days, percent, base in CASH_DISCOUNT.findall(terms)
    ]
    return found, " ".join(CASH_DISCOUNT.sub(" ", terms).split())
