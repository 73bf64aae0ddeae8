"""How figures and days are written in each language, so that screen, paper, mail and export agree."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from app.core.messages import _, language

MINUS = "\u2212"


def marks(spoken: str = "") -> tuple[str, str]:
    """Return decimal mark and group mark of a language, of the one in force where none is named."""
    return (",", ".") if (spoken or language()) == "de" else (".", ",")


def number(value: Decimal | int, places: int = 0, spoken: str = "") -> str:
    """Write a number with group marks, in a language or the one in force; a negative one gets a true minus sign."""
    point, group = marks(spoken)
    text = f"{abs(value):,.{places}f}".replace(",", "\0").replace(".", point).replace("\0", group)
    return (MINUS + text) if value < 0 and text.strip("0.,") else text


def money(amount: Decimal, places: int = 2) -> str:
    """Write an amount with two decimals or more: 1.234,56 or 1,234.56."""
    return number(amount, places)


def cents(value: int, spoken: str = "") -> str:
    """Write cents as an amount, in a language or the one in force."""
    return number(Decimal(value).scaleb(-2), 2, spoken)


def scaled(value: int, least: int = 0, spoken: str = "") -> str:
    """Write ten-thousandths with the decimals they have, at least so many, in a language or the one in force: 1,5 or 0,335."""
    places = next((n for n in range(least, 4) if value % 10 ** (4 - n) == 0), 4)
    return number(Decimal(value).scaleb(-4), places, spoken)


def side(value: int) -> str:
    """Write a balance in cents with its side: 1.234,56 S (Soll) or D (debit)."""
    debit, credit = ("S", "H") if language() == "de" else ("D", "C")
    return f"{cents(abs(value))} {debit if value >= 0 else credit}"


def count(value: int) -> str:
    """Write a count with group marks."""
    return number(value)


def without_groups(text: str) -> str:
    """Return what was typed without the group marks of the language in force: 12.500 is 12500, 1.5 stays."""
    return re.sub(rf"(?<=\d){re.escape(marks()[1])}(?=\d{{3}}(?!\d))", "", text)


def whole(value: object) -> str:
    """Write a whole number that counts or measures with group marks; what is none (an old history may hold a text) as it is."""
    return count(value) if isinstance(value, int) else str(value).replace("-", MINUS)


def day(value: datetime.date | None, spoken: str = "") -> str:
    """Write a day in a language or the one in force: 23.11.2026 or 23/11/2026; nothing for None."""
    if value is None:
        return ""
    return value.strftime("%d.%m.%Y" if (spoken or language()) == "de" else "%d/%m/%Y")


def short_day(value: datetime.date) -> str:
    """Write a day without its year: 23.11. or 23/11."""
    return value.strftime("%d.%m." if language() == "de" else "%d/%m")


def moment(value: datetime.datetime) -> str:
    """Write a moment in local time, to the minute."""
    local = value.astimezone()
    return f"{day(local.date())} {local:%H:%M}"


def clock(value: datetime.datetime) -> str:
    """Write the local time of day."""
    return f"{value.astimezone():%H:%M}"


def size(octets: int) -> str:
    """Write a file size: 420 kB, 1,3 MB."""
    if octets < 1000:
        return f"{octets} B"
    if octets < 1_000_000:
        return f"{number(octets // 1000)} kB"
    return f"{number(Decimal(octets) / 1_000_000, 1)} MB"


def iban(text: str) -> str:
    """Write an IBAN in groups of four."""
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def span(minutes: int | None) -> str:
    """Return a time in the largest unit that measures it whole, for people who look in a hurry: 45 min, 4 h, 2 d; '' for none."""
    if not minutes:
        return ""
    if minutes % 1440 == 0:
        return _("{count} d").format(count=minutes // 1440)
    if minutes % 60 == 0:
        return _("{count} h").format(count=minutes // 60)
    return _("{count} min").format(count=minutes)
