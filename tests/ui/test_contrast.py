"""Every pair of colours that meet on the screen can be told apart: 4.5 for text, 3 for edges and marks (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from app.ui import theme
from app.ui.tokens import GROUNDS, LOOKS, MARKED, TEXTS, contrast

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.mark.parametrize("name", LOOKS)
def test_text_on_every_ground(name: str) -> None:
    look = LOOKS[name]
    least = 7.0 if name == "contrast" else 4.5
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(text, ground) for text in ("text", "quiet") for ground in MARKED]
    pairs += [(tone, f"{tone}_soft") for tone in ("bad", "warn", "good")]
    pairs.append(("on_accent", "accent"))
    dull = {pair: round(contrast(look[pair[0]], look[pair[1]]), 2) for pair in pairs}
    assert not {pair: value for pair, value in dull.items() if value < least}


@pytest.mark.parametrize("name", LOOKS)
def test_edges_and_marks_on_every_ground(name: str) -> None:
    look = LOOKS[name]
    pairs = [(mark, ground) for mark in ("accent", "bad") for ground in (*GROUNDS, *MARKED)]
    pairs += [("strong", ground) for ground in GROUNDS]
    assert not [pair for pair in pairs if contrast(look[pair[0]], look[pair[1]]) < 3]


@pytest.mark.parametrize("name", LOOKS)
def test_each_rule_of_the_style_sheet_that_gives_text_and_ground(name: str) -> None:
    """What a rule itself sets beside each other; what is switched off may be paler, and is still read (WCAG asks nothing there)."""
    look, seen, dull = LOOKS[name], 0, []
    for selector, body in RULE.findall(theme._QSS):
        ink = re.search(r"(?<![-\w])color: @(\w+)", body)
        ground = re.search(r"background(?:-color)?: @(\w+)", body)
        if ink is None or ground is None:
            continue
        seen += 1
        if contrast(look[ink[1]], look[ground[1]]) < (3 if ":disabled" in selector else 4.5):
            dull.append(selector.strip())
    assert seen > 10
    assert not dull


def test_known_values() -> None:
    """The examples of the specification: black on white is 21, #777777 on white 4.48."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
