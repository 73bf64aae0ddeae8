"""How times, means, areas and meals of a trip are typed and read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.stemming import fold
from app.modules.hr.travel.rules.trips import MEALS, MINUTES

TIME = re.compile(r"(\d{1,2})(?:[:.,](\d{2}))?|(\d{1,2})(\d{2})")
LATER = re.compile(r"\+\s*(\d{1,3})\s+")
MEAL_NAMES = {"breakfast": N_("breakfast"), "lunch": N_("lunch"), "dinner": N_("dinner")}


def read_time(text: str) -> int:
    """Return the minutes of a time as typed ('7', '730', '7:30'), 0 to 1440; raises Invalid."""
    found = TIME.fullmatch(text.strip())
    if found is None:
        raise Invalid(N_("Enter a time such as 7:30."))
    hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    total = hours * 60 + minutes
    if minutes > 59 or total > MINUTES:
        raise Invalid(N_("Enter a time such as 7:30."))
    return total


def read_arrival(text: str) -> tuple[int, int]:
    """Return days later and minutes of an arrival as typed: '14:00', or '+1 6:00' on the next day; raises Invalid."""
    found = LATER.match(text.strip())
    later = int(found[1]) if found else 0
    return later, read_time(LATER.sub("", text.strip()))


def write_time(minutes: int, later: int = 0) -> str:
    """Return a time as it is typed."""
    time = f"{minutes // 60}:{minutes % 60:02}"
    return f"+{later} {time}" if later else time


def read_among(text: str, names: Mapping[str, str]) -> str:
    """Return the key of a choice as typed: its key, or how its words begin; raises Invalid for none or several."""
    typed = fold(text.strip())
    for key, words in names.items():
        if typed in (fold(key), fold(words)):
            return key
    fits = [
        key
        for key, words in names.items()
        if typed and any(fold(part).startswith(typed) for part in (words, *words.split(", ")))
    ]
    if len(fits) != 1:
        raise Invalid(
            N_("“{text}” is not one of: {choices}"), text=text, choices=", ".join(list(names.values())[:24])
        )
    return fits[0]


def read_meals(text: str) -> frozenset[str]:
    """Return the meals as typed: the first letters of their names, such as 'b l d'; raises Invalid."""
    letters = {fold(_(words))[0]: meal for meal, words in MEAL_NAMES.items()}
    found = set()
    for letter in fold(text.strip()):
        if letter.isspace() or letter in ",+":
            continue
        if letter not in letters:
            choices = ", ".join(f"{_(words)[0]} = {_(words)}" for words in MEAL_NAMES.values())
            raise Invalid(N_("Enter meals by their first letters: {choices}"), choices=choices)
        found.add(letters[letter])
    return frozenset(found)


def write_meals(meals: Mapping[str, bool]) -> str:
    """Return meals as they are typed."""
    return " ".join(_(MEAL_NAMES[meal])[0] for meal in MEALS if meals[meal])
