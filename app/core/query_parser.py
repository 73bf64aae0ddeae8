"""What a person types into a search: words, "phrases", -words, prefixes, figures as they are written, and fields such as amount>100.

Everything is cut to folded stems as in core/words.py. A word with signs inside
(RE-2026-0042, 1.234,56) is looked for as the phrase of its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.stemming import LONGEST, WORD, fold, stem, tokens

_PART = re.compile(r'(?P<no>-)?(?:(?P<field>[^\W\d]+)(?P<op>:|>=|<=|>|<|=))?(?P<value>"[^"]*"?|[^\s"]+)')
_WORD = re.compile(WORD)
_AMOUNT = re.compile(r"^\d{1,3}(?:\.\d{3})*,\d{2}$|^\d{1,3}(?:,\d{3})*\.\d{2}$|^\d+[.,]\d{2}$")
_AMOUNTS = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:,\d{3})+\.\d{2}|\d+[.,]\d{2})(?![\w]|[.,]\d)"
)
_GROUPS = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")


@dataclass(frozen=True)
class Term:
    """Words that stand side by side; prefix is the last word as typed where it may go on; amount is what a figure is worth, as a word."""

    stems: tuple[str, ...]
    prefix: str = ""
    amount: str = ""


@dataclass(frozen=True)
class Wanted:
    """A field that must hold a value: its name folded, how it compares, and the value as typed."""

    field: str
    compare: str
    value: str
    excluded: bool = False


@dataclass(frozen=True)
class Query:
    """What was asked: all terms must occur, none of the excluded, and all fields must fit."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    fields: tuple[Wanted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.fields)


def parse(typed: str, fields: frozenset[str], open_end: bool = True) -> Query:
    """Return what was typed as a query; fields are the folded names that may stand before a colon, other colons are signs inside words.

    With an open end the last word may go on: 'stadtw' finds Stadtwerke. A star lets any word go on.
    """
    terms: list[Term] = []
    excluded: list[Term] = []
    wanted: list[Wanted] = []
    found = list(_PART.finditer(typed))
    for place, match in enumerate(found):
        name, value = fold(match["field"] or ""), match["value"]
        if name in fields:
            if value.strip('"'):
                wanted.append(Wanted(name, match["op"], value.strip('"'), bool(match["no"])))
            continue
        text = value.strip('"') if not name else f"{match['field']}{match['op']}{value}"
        last = place + 1 == len(found) and open_end and not typed.endswith((" ", '"'))
        term = _term(text, text.endswith("*") or (last and not value.startswith('"')))
        if term is not None:
            (excluded if match["no"] else terms).append(term)
    return Query(tuple(terms), tuple(excluded), tuple(wanted))


def _term(text: str, goes_on: bool) -> Term | None:
    words = _WORD.findall(fold(text))
    if not words:
        return None
    clean = text.strip("*")
    amount = amount_word(clean) if _AMOUNT.match(clean) else ""
    stems = tuple(stem(word)[:LONGEST] for word in words)
    return Term(stems, words[-1][:LONGEST] if goes_on and not amount else "", amount)


def amount_word(figure: str) -> str:
    """Return the word that stands for a figure however it is written: '1.234,56', '1,234.56' and '1234,56' are one."""
    return "ct" + re.sub(r"\D", "", figure)


def indexed(text: str) -> list[str]:
    """Return the words a text is indexed by, in order: stems, and behind them what figures and account numbers are worth."""
    words = tokens(text)
    extra = {amount_word(found) for found in _AMOUNTS.findall(text)}
    extra |= {fold(found.replace(" ", "")) for found in _GROUPS.findall(text) if " " in found}
    return [*words, *sorted(extra)]


_SAME = {
    "a": "[aäàáâåã]",
    "o": "[oöòóôõø]",
    "u": "[uüùúû]",
    "e": "[eéèêë]",
    "i": "[iíìîï]",
    "n": "[nñ]",
    "c": "[cç]",
}


def pattern(query: Query) -> re.Pattern[str] | None:
    """Return what finds the words of a query in the text as it was written, to mark them; None where there are none."""
    parts = []
    for term in query.terms:
        words = [_letters(one) for one in term.stems]
        if term.prefix:
            words[-1] = f"(?:{words[-1]}|{_letters(term.prefix)})"
        parts.append(r"\W{1,3}".join(f"{word}\\w*" for word in words))
        if term.amount:
            parts.append(r"(?<!\d)" + r"[.,]?".join(term.amount[2:]) + r"(?!\d)")
    return re.compile(r"\b(?:" + "|".join(parts) + ")", re.IGNORECASE) if parts else None


def _letters(word: str) -> str:
    found = "".join(_SAME.get(letter, re.escape(letter)) for letter in word)
    return found.replace("ss", "(?:ss|ß)")
