"""Which passwords are too easy to guess: short ones, figures alone, rows, repeats, and the words everybody tries first."""

from __future__ import annotations

import functools
import re

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources
from app.core.stemming import fold

SHORTEST = 10
LEAST_SIGNS = 5  # different letters, figures and signs
LEAST_REST, LEAST_LETTERS = 6, 3  # signs, and letters of them, left when names, words and rows are taken out
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertzuiopasdfghjklyxcvbnm",
    "qwertyuiopasdfghjklzxcvbnm",
)
_INSTEAD = str.maketrans({"@": "a", "0": "o", "1": "i", "3": "e", "$": "s", "5": "s", "!": "i"})


@functools.cache
def _words() -> re.Pattern[str]:
    lines = (resources() / "passwords" / "patterns.txt").read_text(encoding="utf-8").splitlines()
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def check_password(password: str, *names: str) -> str:
    """Return a password that is good enough; raises Invalid, naming the field, with what is wrong.

    names are what everybody knows of the person: sign-in name, name, company.
    """
    if len(password.strip()) < SHORTEST:
        raise Invalid(
            N_("A password has at least {count} characters; a short sentence is easy to keep."),
            field="password",
            count=SHORTEST,
        )
    if re.fullmatch(r"[\d\W_]*", password):
        raise Invalid(
            N_("Figures and signs alone are guessed quickly; use some words as well."), field="password"
        )
    if _is_easy(password, names):
        raise Invalid(
            N_(
                "This password is among the first that are tried. A short sentence is easy to keep and hard to guess."
            ),
            field="password",
        )
    return password


def _is_easy(password: str, names: tuple[str, ...]) -> bool:
    plain = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", fold(password))  # what stands before and behind adds little
    if len(set(plain)) < LEAST_SIGNS or _repeats(plain):
        return True
    parts = {part for name in names for part in (fold(name), *fold(name).split()) if len(part) > 2}
    for spelled in (plain, plain.translate(_INSTEAD)):
        rest = spelled
        for part in sorted(parts, key=len, reverse=True):
            rest = rest.replace(part, " ")
        rest = "".join(_words().sub(" ", _without_rows(rest)).split())
        if len(rest) < LEAST_REST or sum(sign.isalpha() for sign in rest) < LEAST_LETTERS:
            return True
    return False


def _repeats(text: str) -> bool:
    """Say whether a text is one short piece over and over."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _without_rows(text: str) -> str:
    """Return a text without pieces of four and more that follow the alphabet, the figures or the keyboard, either way."""
    left, place = "", 0
    while place < len(text):
        size = next((n for n in range(len(text) - place, 3, -1) if _is_row(text[place : place + n])), 0)
        left += " " if size else text[place]
        place += size or 1
    return left


def _is_row(piece: str) -> bool:
    return any(piece in row or piece in row[::-1] for row in ROWS)
