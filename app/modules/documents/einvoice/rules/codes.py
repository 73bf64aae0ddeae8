"""Codes of electronic invoices: kinds, tax categories, profiles, and the German way to write a cash discount."""

from __future__ import annotations

import re
from decimal import Decimal

from app.core.dataclass import dataclass
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
# BT-125-1: the kinds of file that an invoice by EN 16931 carries, by the ending of their name
CARRIED = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
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
# BT-120 and BT-121: the words that the law wants on the invoice (§ 14a UStG) and their code; E has many reasons, so it has none here
EXEMPTIONS = {
    "AE": ("Steuerschuldnerschaft des Leistungsempfängers", "VATEX-EU-AE"),
    "K": ("Steuerfreie innergemeinschaftliche Lieferung", "VATEX-EU-IC"),
    "G": ("Steuerfreie Ausfuhrlieferung", "VATEX-EU-G"),
    "O": ("Nicht steuerbar im Inland", "VATEX-EU-O"),
}
# UNTDID 1001: what UBL writes as a CreditNote
CREDIT_NOTES = ("381", "261")
# BT-24 and BT-23
XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
EN_16931 = "urn:cen.eu:en16931:2017"
PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
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


def cash_discount_terms(discounts: list[CashDiscount], beside: str = "") -> str:
    """Return payment terms (BT-20) as BR-DE-18 wants them: one line a step, each ended by a line break, then the free text."""
    steps = []
    for one in discounts:
        base = f"BASISBETRAG={one.base:.2f}#" if one.base is not None else ""
        steps.append(f"#SKONTO#TAGE={one.days}#PROZENT={one.percent:.2f}#{base}\n")
    return "".join((*steps, beside))


def terms_in_lines(terms: str) -> str:
    """Return payment terms with every discount in a line of its own, however they are laid out; without one they stay in one line."""
    discounts, beside = cash_discounts(terms)
    return cash_discount_terms(discounts, beside)
