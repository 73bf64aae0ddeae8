"""Figures in cells of lists: '1.250,50', '1,250.50', '10 Stk', '€ 4,20'; what can mean two figures is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import to_scaled
from app.core.stemming import fold
from app.modules.inventory.articles.api import UNIT_WORDS

_FIGURE = re.compile(r"([-+]?\d[\d.,']*)\s*(\D*)")
WORDS = {
    "H87": "stk stck st stuck stueck pcs pc ea each",
    "KGM": "kg kilo",
    "MTR": "m meter lfm lfdm lfd.m",
    "MTK": "m2 qm",
    "MTQ": "m3 cbm",
    "LTR": "l ltr liter",
    "XPK": "pkg pck pack packung ve pk",
    "XCT": "karton ktn kt krt",
    "XRO": "rolle rollen rl",
    "PR": "paar pr",
    "SET": "satz set",
    "HUR": "std h stunde stunden",
    "TNE": "t tonne tonnen",
    "XPX": "pal palette paletten",
}
UNITS = {fold(word): code for code, words in WORDS.items() for word in words.split()}
UNITS |= {fold(word): code for code, text in UNIT_WORDS.items() for word in (text.de, text.en, code)}
MONEY = ("", "€", "eur", "euro", "chf")


@dataclass(frozen=True)
class Figure:
    """A figure in ten-thousandths, and the code of the unit that stands behind it, '' for none."""

    value: int
    unit: str = ""


def unit_code(text: str) -> str:
    """Return the code of a unit as people write it; raises Invalid for one that is not known."""
    found = UNITS.get(fold(text.strip().rstrip(".")))
    if found is None:
        raise Invalid(N_("{text} is no unit that Kontor knows."), text=text)
    return found


def decimal_mark(text: str) -> str:
    """Return the mark that surely is the decimal one of a figure, '' where it has none or it can mean either."""
    digits = re.sub(r"[^\d.,]", "", text)
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    mark = "," if comma >= 0 else "."
    place = max(point, comma)
    if place < 0 or digits.count(mark) > 1:
        return ""
    after = len(digits) - place - 1
    return "" if after == 3 and 0 < place <= 3 and not digits.startswith("0") else mark


def mark_of(cells: Iterable[str]) -> str:
    """Return the decimal mark of a list, '' where its cells are written with both or none."""
    found = {mark for cell in cells if (mark := decimal_mark(cell))}
    return found.pop() if len(found) == 1 else ""


def read_figure(text: str, mark: str, money: bool = False) -> Figure:
    """Read a figure with its unit; mark is the decimal one of the list, for what can mean either.

    Raises Invalid for what is no figure, can mean two, or stands in another currency than the euro.
    """
    clean = re.sub(r"^(€|EUR)\s*", "", text.strip(), flags=re.IGNORECASE)
    found = _FIGURE.fullmatch(re.sub(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}\b)", "", clean))
    if found is None:
        raise Invalid(N_("{text} is not a number."), text=text)
    digits, word = found[1].replace("'", ""), found[2].strip()
    own = decimal_mark(digits) or _sure(digits) or mark
    if not own:
        raise Invalid(N_("{text} can mean two numbers; write it without group marks."), text=text)
    other = "," if own == "." else "."
    body = digits.lstrip("+-")
    if other in body and not re.fullmatch(rf"\d{{1,3}}(\{other}\d{{3}})+(\{own}\d*)?", body):
        raise Invalid(N_("{text} is not a number."), text=text)
    if body.count(own) > 1:
        raise Invalid(N_("{text} is not a number."), text=text)
    value = to_scaled(Decimal(digits.replace(other, "").replace(own, ".").rstrip(".") or "0"))
    if money and fold(word) not in MONEY[:4]:
        raise Invalid(N_("{text} is not an amount in euros."), text=text)
    return Figure(value, "" if money or not word else unit_code(word))


def _sure(digits: str) -> str:
    """Return any mark for figures without one, and the other one for figures with group marks only."""
    marks = {mark for mark in digits if mark in ".,"}
    if not marks:
        return ","
    mark = marks.pop()
    other = "," if mark == "." else "."
    return other if digits.count(mark) > 1 else ""
