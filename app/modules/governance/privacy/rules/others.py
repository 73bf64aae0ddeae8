"""Other people in texts about somebody: their names and mails are replaced before the person is told (Art. 15 (4) GDPR).

A surname alone is left, since it may be a plain word; with a first name, behind a form of address or as a mail it is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.core.dataclass import dataclass, field

MARK = "[…]"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = frozenset({"herr", "herrn", "frau", "mr", "mrs", "ms", "familie"})
BETWEEN = frozenset(
    ["dr", "prof", "dipl", "ing", "von", "vom", "van", "de", "den", "der", "zu", "zum"]
)  # degrees, and parts of a surname
BACK = 4  # words before a surname among which a first name may stand: Anna Maria von der Heide
Name = tuple[str, str]  # first name and surname


@dataclass(frozen=True)
class Others:
    """Who is somebody else: by the last word of a surname the first names, their mails, and the surnames of the person itself."""

    firsts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mails: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def _words(text: str) -> list[str]:
    return [one.group().casefold() for one in WORD.finditer(text)]


def others_of(names: Iterable[Name], own: Iterable[Name], mails: Iterable[str] = ()) -> Others:
    """Return who is somebody else: of names those that are not the person's own, with the mails of others."""
    mine = {(first.strip().casefold(), last.strip().casefold()) for first, last in own}
    found: dict[str, set[str]] = {}
    for first, last in names:
        if (first.strip().casefold(), last.strip().casefold()) not in mine and _words(last):
            found.setdefault(_words(last)[-1], set()).update(_words(first)[:1])
    surnames = frozenset(_words(last)[-1] for _first, last in own if _words(last))
    return Others(
        {last: frozenset(firsts) for last, firsts in found.items()},
        frozenset(one.casefold() for one in mails),
        surnames,
    )


def without_others(text: str, others: Others) -> str:
    """Return a text in which the names and mails of others are replaced by a mark."""
    cuts = [one.span() for one in MAIL.finditer(text) if one.group().casefold() in others.mails]
    found = list(WORD.finditer(text))
    words = [one.group().casefold() for one in found]
    for place, word in enumerate(words):
        firsts = others.firsts.get(word)
        if firsts is None or not found[place].group()[0].isupper():
            continue
        start = _first_before(words, place, firsts)
        end = place
        if start is None and _comma_first(text, found, place, firsts):
            start, end = place, place + 1
        if start is None and word not in others.own and _addressed(words, place):
            start = place
        if start is not None:
            cuts.append((found[start].start(), found[end].end()))
    for start, end in reversed(_merged(cuts)):
        text = text[:start] + MARK + text[end:]
    return text


def _merged(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return cuts in order, those that overlap as one: a mail may hold a name."""
    found = list[tuple[int, int]]()
    for one in sorted(cuts):
        if found and one[0] < found[-1][1]:
            last = found.pop()
            found.append((last[0], max(last[1], one[1])))
        else:
            found.append(one)
    return found


def _first_before(words: list[str], place: int, firsts: frozenset[str]) -> int | None:
    """Return where the first name before a surname stands, None where none does."""
    here = [one for one in range(max(place - BACK, 0), place) if words[one] in firsts]
    return here[0] if here else None


def _comma_first(text: str, found: list[re.Match[str]], place: int, firsts: frozenset[str]) -> bool:
    """Say whether a first name follows a surname behind a comma, as in a list."""
    if place + 1 >= len(found) or found[place + 1].group().casefold() not in firsts:
        return False
    return text[found[place].end() : found[place + 1].start()].strip() == ","


def _addressed(words: list[str], place: int) -> bool:
    """Say whether a form of address stands before a surname, degrees and parts of it left out."""
    before = place - 1
    while before >= 0 and words[before] in BETWEEN:
        before -= 1
    return before >= 0 and words[before] in ADDRESS
