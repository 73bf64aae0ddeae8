"""What an article is: its units as people and e-invoices name them, and prices to a hundredth of a cent."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.messages import Text

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
}
"""Units by their code of UN/ECE Recommendation 20, which e-invoices demand (EN 16931, BT-130)."""


@dataclass(frozen=True)
class ArticleDraft:
    """An article as typed: price in ten-thousandths of a euro before tax, tax a tax case, account '' for the one of the tax case."""

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


def unit_word(code: str, language: str) -> str:
    """Return a unit as a paper of a language names it; a code that is not known stays."""
    found = UNIT_WORDS.get(code)
    if found is None:
        return code
    return found.de if language == "de" else found.en


def text_in(de: str, en: str, language: str) -> str:
    """Return a text in a language, the German one where there is no English."""
    return de if language == "de" else en or de
