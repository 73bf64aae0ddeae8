"""What a person types into a search: words, "phrases", -words, parts of words*, this OR that, figures as they are written, and fields such
as amount>100.

Everything is cut to folded stems as in core/stemming.py. A word with signs inside
(RE-2026-0042) is looked for as the phrase of its parts; figures, days and numbers also as core/written_figures.py has them.
"""

from __future__ import annotations

import re

from app.core.dataclass import dataclass
from app.core.stemming import LONGEST, WORD, fold, stem, tokens
from app.core.written_figures import FEWEST, spans
from app.core.written_figures import words as figure_words

_PART = re.compile(r'(?P<no>-)?(?:(?P<field>[^\W\d]+)(?P<op>:|>=|<=|>|<|=))?(?P<value>"[^"]*"?|[^\s"]+)')
_WORD = re.compile(WORD)
_GLUE = "\ue000"  # stands for the blanks inside a figure while the words are parted
_SOFT = re.compile(r"\u00ad\s*")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010][ \t]*\r?\n\s*(?!(?:und|oder|bzw|sowie|and|or)\b)(?=[a-zß-ÿ])")
EITHER = ("OR", "ODER", "|")


@dataclass(frozen=True)
class Term:
    """Words that stand side by side, or anywhere where they are apart; prefix is the last word as typed where it may go on.

    worth are words that stand for the same, inside a part of a word that may stand anywhere in one, word the single word as typed; of either
    any one may occur instead.
    """

    stems: tuple[str, ...]
    prefix: str = ""
    worth: tuple[str, ...] = ()
    inside: str = ""
    either: tuple[Term, ...] = ()
    apart: bool = False
    word: str = ""


@dataclass(frozen=True)
class Wanted:
    """A field that must hold a value: its name folded, how it compares, and the value as typed."""

    field: str
    compare: str
    value: str
    excluded: bool = False


@dataclass(frozen=True)
class Query:
    """What was asked: all terms must occur, none of the excluded, and all fields must fit; unknown are names before a colon that are no field."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    fields: tuple[Wanted, ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.fields)


def parse(typed: str, fields: frozenset[str], open_end: bool = True) -> Query:
    """Return what was typed as a query; fields are the folded names that may stand before a colon, other colons are signs inside words.

    With an open end the last word may go on: 'stadtw' finds Stadtwerke. A star behind a word lets it go on, one before it lets it stand
    inside a longer one. OR between two words asks for either.
    """
    terms: list[Term] = []
    excluded: list[Term] = []
    wanted: list[Wanted] = []
    unknown: list[str] = []
    found = list(_PART.finditer(_glued(typed)))
    joins = False
    for place, match in enumerate(found):
        name, value = fold(match["field"] or ""), match["value"].replace(_GLUE, " ")
        if name in fields:
            if value.strip('"'):
                wanted.append(Wanted(name, match["op"], value.strip('"'), bool(match["no"])))
            continue
        if name and match["op"] == ":" and fields and not value.startswith("/"):
            unknown.append(match["field"])
        text = value.strip('"') if not name else f"{match['field']}{match['op']}{value}"
        last = place + 1 == len(found) and open_end and not typed.endswith((" ", '"'))
        if text in EITHER and terms and 0 < place < len(found) - 1:
            joins = True
            continue
        term = _term(text, text.endswith("*") or (last and not value.startswith('"')))
        if term is None:
            continue
        if joins and not match["no"]:
            term = Term((), either=(*(terms[-1].either or (terms[-1],)), term))
            del terms[-1]
        joins = False
        (excluded if match["no"] else terms).append(term)
    return Query(tuple(terms), tuple(excluded), tuple(wanted), tuple(unknown))


def _glued(typed: str) -> str:
    """Return what was typed with figures that hold blanks as one word each; what stands in quotes stays."""
    for start, end, _words in spans(typed):
        if typed.count('"', 0, start) % 2 == 0:
            typed = typed[:start] + typed[start:end].replace(" ", _GLUE) + typed[end:]
    return typed


def _term(text: str, goes_on: bool) -> Term | None:
    words = _WORD.findall(fold(text))
    if not words:
        return None
    clean = text.strip("*")
    worth = tuple(
        sorted(
            {word for start, end, several in spans(clean) if end - start == len(clean) for word in several}
        )
    )
    stems = tuple(stem(word)[:LONGEST] for word in words)
    inside = words[0] if text.startswith("*") and len(words) == 1 else ""
    apart = " " in clean and any(word.isdecimal() for word in worth)  # a number, or several of them
    return Term(
        stems,
        words[-1][:LONGEST] if goes_on and not worth else "",
        worth,
        inside,
        (),
        apart=apart,
        word=words[0] if len(words) == 1 else "",
    )


def indexed(text: str) -> list[str]:
    """Return the words a text is indexed by, in order: stems, words broken at the end of a line made whole, and behind them what its figures
    are worth.
    """
    whole = mended(text)
    return [*tokens(whole), *sorted(figure_words(whole))]


def mended(text: str) -> str:
    """Return a text with words whole that a hyphen at the end of a line or a soft one had parted."""
    return _BROKEN.sub("", _SOFT.sub("", text))


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
    parts = [part for term in query.terms for part in _marked(term)]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _marked(term: Term) -> list[str]:
    """Return the expressions for a term in a text as it was written."""
    if term.either:
        return [part for one in term.either for part in _marked(one)]
    words = [_letters(one) for one in term.stems]
    if term.prefix:
        words[-1] = f"(?:{words[-1]}|{_letters(term.prefix)})"
    found = [r"\b" + r"\W{1,3}".join(f"{word}\\w*" for word in words)]
    if term.inside:
        found.append(rf"\b\w*{_letters(term.inside)}\w*")
    for word in (*term.worth, *((term.word,) if len(term.word) >= FEWEST else ())):
        figures = word.removeprefix("ct")
        if figures.isdecimal():
            found.append(r"(?<!\d)" + r"[., /'’\u00a0-]{0,2}".join(figures) + r"(?!\d)")
    return found


def _letters(word: str) -> str:
    found = "".join(_SAME.get(letter, re.escape(letter)) for letter in word)
    return found.replace("ss", "(?:ss|ß)")
