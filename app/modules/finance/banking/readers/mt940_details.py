"""What tag 86 of MT940 and MT942 says of a movement, by the fields of the German banks (DK, Anlage 3 Kapitel 8: ?00 to ?63).

A purpose is written in lines of 27 characters. A line that is full goes on in the next one without a blank; a shorter
one ends a word.
"""

from __future__ import annotations

import re

from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.money import read_plain

FULL = 27
START = re.compile(r"(\d{3})([^\w\s])(\d{2})")
LABELS = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|DDAT)\+ ?")
PURPOSE = (*range(20, 30), *range(60, 64))
NAME, ACCOUNT, BANK = (32, 33), 31, 30
RETURNED = ("108", "109", "159", "181", "184")  # GVC of returned debits, transfers and cheques


@dataclass(frozen=True)
class Details:
    """What is said of a movement; amounts in cents."""

    code: str = ""
    posting: str = ""
    purpose: str = ""
    name: str = ""
    account: str = ""
    end_to_end: str = ""
    mandate: str = ""
    customer: str = ""
    original: int = 0

    @property
    def returned(self) -> bool:
        """Whether the bank calls it a return."""
        return self.code in RETURNED


def joined(lines: list[str]) -> str:
    """Return lines of a field as one text: after a line that is not full a word has ended."""
    text = ""
    for line in lines:
        text += line if len(line.rstrip("\r\n")) >= FULL else f"{line} "
    return " ".join(text.split())


def labelled(text: str) -> tuple[str, dict[str, str]]:
    """Return a purpose without its SEPA labels, and what stands under them; text before the first label is part of the purpose."""
    parts = LABELS.split(text)
    found = {key: value.strip() for key, value in zip(parts[1::2], parts[2::2], strict=True)}
    purpose = " ".join(filter(None, (parts[0].strip(), found.get("SVWZ", ""))))
    return purpose, found


def read_details(text: str) -> Details:
    """Return what tag 86 says; a text without fields is the purpose as a whole."""
    lines = text.replace("\r", "").split("\n")
    flat = "".join(lines)
    start = START.match(flat)
    if start is None:
        purpose, labels = labelled(" ".join(text.split()))
        return _details("", "", purpose, "", "", labels=labels)
    fields = _fields(flat[len(start[1]) :], start[2])
    posting, purpose_lines, name_lines = _meant(fields)
    purpose, labels = labelled(joined(purpose_lines))
    account = "".join(words for place, words in fields if place == ACCOUNT).replace(" ", "")
    return _details(start[1], posting, purpose, joined(name_lines), account, labels=labels)


def _fields(text: str, mark: str) -> list[tuple[int, str]]:
    """Return the fields by their number, in order."""
    pieces = re.split(rf"{re.escape(mark)}(\d{{2}})", text)
    return [(int(place), words) for place, words in zip(pieces[1::2], pieces[2::2], strict=True)]


def _meant(fields: list[tuple[int, str]]) -> tuple[str, list[str], list[str]]:
    """Return posting text, purpose and name; some banks number every text 00: then its place among the others says what it is."""
    posting, purpose, name, behind = "", [], [], False
    for place, words in fields:
        behind = behind or place in (BANK, ACCOUNT)
        if place == 0 and not posting:
            posting = words.strip()
        elif place in PURPOSE or (place == 0 and not behind):
            purpose.append(words)
        elif place in NAME or place == 0:
            name.append(words)
    return posting, purpose, name


def _details(
    code: str, posting: str, purpose: str, name: str, account: str, labels: dict[str, str]
) -> Details:
    other = labels.get("ABWA") or labels.get("ABWE") or ""
    if name and other and other.casefold() not in name.casefold():
        name = f"{name} / {other}"
    return Details(
        code,
        posting,
        purpose,
        name or other,
        account or labels.get("IBAN", "").split(" ")[0],
        end_to_end=labels.get("EREF", ""),
        mandate=labels.get("MREF", ""),
        customer=labels.get("KREF", ""),
        original=_cents(labels.get("OAMT", "")),
    )


def _cents(text: str) -> int:
    """Return the amount of a label in cents, 0 where none can be read."""
    try:
        return abs(read_plain(text.strip().removeprefix("EUR"))) if text.strip() else 0
    except KontorError:
        return 0
