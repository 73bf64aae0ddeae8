"""What an article is: its units as people and e-invoices name them, prices to a hundredth of a cent, how it is tracked and bought."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, Paired, Text
from app.core.money import read_typed, to_scaled

SCALE = 10_000  # quantities and prices are whole numbers of ten-thousandths
UNIT_WORDS = {
    "H87": Text("Stück", "piece"),
    "HUR": Text("Std.", "hour"),
    "DAY": Text("Tag", "day"),
    "MON": Text("Monat", "month"),
    "ANN": Text("Jahr", "year"),
    "LS": Text("pauschal", "flat"),
    "KGM": Text("kg", "kg"),
    "TNE": Text("t", "t"),
    "MTR": Text("m", "m"),
    "MTK": Text("m²", "m²"),
    "MTQ": Text("m³", "m³"),
    "LTR": Text("l", "l"),
    "KMT": Text("km", "km"),
    "SET": Text("Satz", "set"),
    "XPK": Text("Packung", "pack"),
    "XCT": Text("Karton", "carton"),
    "XRO": Text("Rolle", "roll"),
    "PR": Text("Paar", "pair"),
    "XPX": Text("Palette", "pallet"),
}
"""Units by their code of UN/ECE Recommendations 20 and 21, which e-invoices demand (EN 16931, BT-130)."""

UNITS = {code: Paired(text.en, text.de) for code, text in UNIT_WORDS.items()}
"""The same units as the words of a closed list."""

SEPARATOR = " / "  # between the names of a category and those above it
TRACKING = {"none": N_("quantity only"), "lot": N_("lot"), "serial": N_("serial number")}
VALUATIONS = {"average": N_("moving average"), "fifo": N_("first in, first out (FIFO)")}
STOCK_CLASSES = {"goods": N_("merchandise"), "materials": N_("raw materials and supplies")}
PRICE_SIDES = {"sale": N_("Sales price"), "purchase": N_("Purchase price")}
PRICE_SOURCES = {"typed": N_("typed"), "import": N_("list"), "receipt": N_("Goods receipt")}
MOST_BREAKS = 20


@dataclass(frozen=True)
class ArticleDraft:
    """An article as typed, decimals how many its quantities have at most: price in ten-thousandths of a euro before tax, tax a tax case, account '' for the one of the tax case.

    variant says in what it differs from the article it is a variant of; values are those of own fields by key of the field.
    """

    number: str
    name_de: str
    name_en: str = ""
    unit: str = "H87"
    price: int = 0
    tax: str = "UST19"
    account: str = ""
    details_de: str = ""
    details_en: str = ""
    active: bool = True
    category: int | None = None
    gtin: str = ""
    stocked: bool = False
    tracking: str = "none"
    expires: bool = False
    unit2: str = ""
    factor: int = 0
    minimum: int = 0
    reorder: int = 0
    valuation: str = ""
    stock_class: str = "goods"
    market: int | None = None
    hazards: str = ""
    replaced_by: int | None = None
    variant_of: int | None = None
    variant: str = ""
    values: Mapping[int, str] = field(default_factory=dict)
    decimals: int = 4


@dataclass(frozen=True)
class KitPartDraft:
    """A part of a kit as typed: quantity for one unit of the kit, in ten-thousandths of the part's unit."""

    kit: int | None
    part: int | None
    quantity: int = SCALE
    notes: str = ""


@dataclass(frozen=True)
class CategoryDraft:
    """A category as typed, below another one or at the top."""

    name: str
    parent: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class SupplierTerms:
    """Who supplies an article: quantities in ten-thousandths of its unit, prices in ten-thousandths of a euro a unit."""

    article: int
    contact: int
    number: str = ""
    price: int = 0
    pack: int = 0
    multiple: int = 0
    minimum: int = 0
    lead_days: int | None = None
    preferred: bool = False
    active: bool = True


@dataclass(frozen=True)
class SupplierDraft(SupplierTerms):
    """The terms of a supplier with the price breaks as typed: '10: 4,50; 100: 4,20'."""

    breaks: str = ""


def unit_choices() -> dict[str, str]:
    """Return the units by code, in the language in force."""
    return {code: str(text) for code, text in UNIT_WORDS.items()}


def unit_word(code: str, language: str) -> str:
    """Return a unit as a paper of a language names it; a code that is not known stays."""
    found = UNIT_WORDS.get(code)
    if found is None:
        return code
    return found.de if language == "de" else found.en


def text_in(de: str, en: str, language: str) -> str:
    """Return a text in a language, the German one where there is no English."""
    return de if language == "de" else en or de


def gtin(text: str) -> str:
    """Return a GTIN of 8, 12, 13 or 14 figures without blanks; raises Invalid for another length or a wrong check digit.

    The check digit (GS1 General Specifications, 7.9) makes the sum of all figures, weighted 3 and 1 from the right, end in 0.
    """
    clean = re.sub(r"[\s-]", "", text)
    if not clean:
        return ""
    if not (clean.isascii() and clean.isdecimal()) or len(clean) not in (8, 12, 13, 14):
        raise Invalid(N_("A GTIN (EAN) has 8, 12, 13 or 14 figures."), field="gtin")
    wanted = check_digit(clean[:-1])
    if int(clean[-1]) != wanted:
        raise Invalid(
            N_("The check digit of {text} is wrong; it would be {digit}. Compare it with the package."),
            field="gtin",
            text=clean,
            digit=wanted,
        )
    return clean


def check_digit(figures: str) -> int:
    """Return the check digit of the figures of a GTIN that come before it."""
    weighted = sum(int(one) * (3 if place % 2 == 0 else 1) for place, one in enumerate(reversed(figures)))
    return -weighted % 10


def hazard_marks(text: str) -> str:
    """Return hazard pictograms as 'GHS02 GHS07', in order and each once; raises Invalid for what is none (GHS01 to GHS09, Regulation (EC) 1272/2008, Annex V)."""
    found = set()
    for part in re.split(r"[\s,;/]+", text.strip().upper()):
        if part and not re.fullmatch(r"(GHS)?0?[1-9]", part):
            raise Invalid(N_("Hazard marks are GHS01 to GHS09."), field="hazards")
        if part:
            found.add(f"GHS0{part[-1]}")
    return " ".join(sorted(found))


def read_breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Read price breaks, '10: 4,50; 100: 4,20', as quantities and prices in ten-thousandths; raises Invalid for what is none, or comes twice."""
    found: dict[int, int] = {}
    for part in filter(str.strip, text.split(";")):
        quantity, colon, price = part.partition(":")
        if not colon:
            raise Invalid(N_("Write price breaks as “10: 4.50; 100: 4.20”."), field="breaks")
        try:
            pair = to_scaled(read_typed(quantity)), to_scaled(read_typed(price))
        except Invalid as error:
            error.field = "breaks"
            raise
        if pair[0] <= 0 or pair[1] < 0 or pair[0] in found:
            raise Invalid(N_("Each quantity of a price break is above zero and stands once."), field="breaks")
        found[pair[0]] = pair[1]
    if len(found) > MOST_BREAKS:
        raise Invalid(N_("At most {limit} price breaks."), field="breaks", limit=MOST_BREAKS)
    return tuple(sorted(found.items()))


def written_breaks(breaks: Sequence[tuple[int, int]]) -> str:
    """Return price breaks as a form shows them, in the language in force."""
    return "; ".join(f"{formats.scaled(quantity)}: {formats.scaled(price, 2)}" for quantity, price in breaks)


def price_at(price: int, breaks: Sequence[tuple[int, int]], quantity: int) -> int:
    """Return the price a unit at a quantity: that of the highest break it reaches, else the plain one."""
    reached = [asked for least, asked in sorted(breaks) if least <= quantity]
    return reached[-1] if reached else price


def in_base_units(quantity: int, factor: int) -> int:
    """Return how many base units a quantity of second units is, both in ten-thousandths, half a ten-thousandth up."""
    return (quantity * factor + SCALE // 2) // SCALE


def step_of(decimals: int) -> int:
    """Return the least quantity of an article whose quantities have so many decimals, in ten-thousandths."""
    return int(SCALE // 10**decimals)


def must_fit(quantity: int, decimals: int, number: str, field: str = "quantity") -> None:
    """Raise Invalid for a quantity with more decimals than those of an article have: half a piece, say, of what comes in whole ones."""
    if quantity % step_of(decimals):
        words = N_("Article {number} comes in whole units; enter a whole quantity.")
        if decimals:
            words = N_("Quantities of article {number} have at most {count} decimals.")
        raise Invalid(words, field=field, number=number, count=decimals)
