"""What stands on a paper of sales: positions, sums, notes, and figures as the language of the paper writes them."""

from __future__ import annotations

from decimal import Decimal

from app.core.dataclass import dataclass
from app.paper.letter import Head


@dataclass(frozen=True)
class PaperRow:
    """A position on paper: amounts in cents, quantity and price as they are written; kind as in the document."""

    kind: str
    number: str
    text: str
    quantity: str = ""
    unit: str = ""
    price: str = ""
    discount: str = ""
    amount: int | None = None


@dataclass(frozen=True)
class PaperSum:
    """A line below the positions: words, cents, and whether it is the sum that counts ('total') or a heading ('group')."""

    words: str
    amount: int | None
    kind: str = ""


@dataclass(frozen=True)
class SalesPaper:
    """A paper of sales: whose head, to whom, information block, title, texts, positions, sums, notes, and the text of a GiroCode.

    table are further rows with their head (advances set off), each as texts, in place of the positions where there are none;
    stamp is written across a draft.
    """

    head: Head
    address: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    title: str
    intro: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    sums: tuple[PaperSum, ...]
    notes: tuple[str, ...]
    closing: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    prices: bool = True
    code: str = ""
    stamp: str = ""
    language: str = "de"


def figure(cents: int, language: str) -> str:
    """Write cents as a paper of a language does: 1.234,56 or 1,234.56."""
    text = f"{Decimal(cents).scaleb(-2):,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def scaled_figure(value: int, language: str, least: int = 0) -> str:
    """Write ten-thousandths with the decimals they have, at least so many."""
    places = next((n for n in range(least, 4) if value % 10 ** (4 - n) == 0), 4)
    text = f"{Decimal(value).scaleb(-4):,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text
