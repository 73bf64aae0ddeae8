"""Figures, days and numbers as one word each, however they are written: what the search indexes beside the words and asks for.

'1.234,56', '1,234.56', '1 234,56' and '1234,56' are one amount; '12.03.2026', '12. März 2026' and '2026-03-12' one
day; '7 100 234 567', '0431/555012' and 'DE 123 456 789' are the numbers that their figures make together.
"""

from __future__ import annotations

import datetime
import re

from app.core.stemming import LONGEST, fold

GAP = " \u00a0\u202f"
AMOUNTS = (
    re.compile(
        r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d+[.,]\d{2})(?![\w]|[.,]\d)"
    ),
    re.compile(rf"(?<![\w.,])\d{{1,3}}(?:[{GAP}'’]\d{{3}})+[.,]\d{{2}}(?![\w]|[.,]\d)"),
)
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mrz": 3, "maerz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10,
    "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip
DAYS = (
    (re.compile(r"(?<![\w.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})(?!\w|\.\d)"), False),
    (re.compile(r"(?<![\w-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\w-])"), False),
    (
        re.compile(
            r"(?<![\w.])(?P<d>\d{1,2})\.?[ \u00a0](?P<m>[A-Za-zäÄ]{3,9})\.?[ \u00a0](?P<y>\d{4})(?!\w)"
        ),
        True,
    ),
)
NUMBERS = re.compile(
    rf"(?<![\w.,])(?P<land>[A-Z]{{2,3}}[{GAP}]?)?\+?\(?(?P<figures>\d+\)?(?:(?:[{GAP}]?[/-][{GAP}]?|[{GAP}.])\(?\d+\)?)+)(?!\w|[.,]\d)"
)
ACCOUNTS = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
FEWEST = 6  # figures of a number that is one word


def amount_word(figure: str) -> str:
    """Return the word that stands for an amount however it is written."""
    return "ct" + re.sub(r"\D", "", figure)


def day_word(day: datetime.date) -> str:
    """Return the word that stands for a day."""
    return f"dd{day:%Y%m%d}"


def spans(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where figures stand in a text, from where to where, and the words each of them stands for."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for pattern in AMOUNTS:
        found += [(*one.span(), (amount_word(one[0]),)) for one in pattern.finditer(text)]
    for pattern, named in DAYS:
        for one in pattern.finditer(text):
            if day := _day(one, named):
                found.append((*one.span(), (day_word(day),)))
    for one in ACCOUNTS.finditer(text):
        if " " in one[0]:
            found.append((*one.span(), (fold(one[0].replace(" ", "")),)))
    for one in NUMBERS.finditer(text):
        joined = re.sub(r"\D", "", one["figures"])
        if FEWEST <= len(joined) <= LONGEST - 3:
            land = fold((one["land"] or "").strip(GAP))
            found.append((*one.span(), (joined, land + joined) if land else (joined,)))
    return found


def words(text: str) -> set[str]:
    """Return the words that the figures of a text stand for."""
    return {word for _start, _end, several in spans(text) for word in several}


def _day(one: re.Match[str], named: bool) -> datetime.date | None:
    month = MONTHS.get(fold(one["m"]).replace("maerz", "mar")[:3], 0) if named else int(one["m"])
    year = int(one["y"])
    try:
        return datetime.date(year + 2000 if year < 100 else year, month, int(one["d"]))
    except ValueError:
        return None
