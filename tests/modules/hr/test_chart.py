"""The drawing of the organisation chart: no two boxes in one place, heads in the row of the first of those they lead."""

from __future__ import annotations

import io
import random

from pypdf import PdfReader

from app.modules.hr.people.reports import drawn_pdf
from app.modules.hr.people.rules.chart import boxes
from app.modules.hr.people.rules.file import tree
from app.paper.drawing import DrawnBox, pages_of

RUNS = 60


def _place(people: list[tuple[int, int | None]]) -> dict[int, tuple[int, int]]:
    found = tree([(key, f"{key:03}", "Stelle", "Verkauf", head) for key, head in people])
    return {one.node.key: (one.column, one.row) for one in boxes(found)}


def test_where_boxes_stand() -> None:
    """Reckoned by hand: one alone; a head of three; two levels; two heads at the top."""
    assert _place([]) == {}
    assert _place([(1, None)]) == {1: (0, 0)}
    assert _place([(1, None), (2, 1), (3, 1), (4, 1)]) == {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (1, 2)}
    two = _place([(1, None), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2)])
    assert two == {1: (0, 0), 2: (1, 0), 4: (2, 0), 5: (2, 1), 6: (2, 2), 3: (1, 3)}
    assert _place([(1, None), (2, 1), (3, None)]) == {1: (0, 0), 2: (1, 0), 3: (0, 1)}


def test_every_chart_can_be_drawn() -> None:
    """Whatever the chart: everybody once, in a place of their own, one column right of their head and among the rows of its people."""
    dice = random.Random(3)
    for _run in range(RUNS):
        count = dice.randint(1, 60)
        people = [
            (key, dice.choice([None, *range(1, key)]) if key > 1 else None) for key in range(1, count + 1)
        ]
        places = _place(people)
        assert sorted(places) == list(range(1, count + 1))
        assert len(set(places.values())) == count
        for key, head in people:
            assert places[key][0] == (places[head][0] + 1 if head is not None else 0)
        for head in {one for _key, one in people if one is not None}:
            rows = sorted(row for key, (_column, row) in places.items() if _leads(dict(people), head, key))
            assert places[head][1] == rows[0]


def test_the_drawing_on_paper() -> None:
    """Everybody stands on one page, with the heads of the first of a page again; no two boxes in one place; the paper says all names."""
    dice = random.Random(8)
    for _run in range(RUNS):
        count = dice.randint(1, 60)
        people = [
            (key, dice.choice([None, *range(max(1, key - 9), key)]) if key > 1 else None)
            for key in range(1, count + 1)
        ]
        found = tree([(key, f"P{key:03}", "Stelle", "Verkauf", head) for key, head in people])
        drawn = [
            DrawnBox(b.node.key, b.head, b.node.name, b.node.job, b.column, row=b.row) for b in boxes(found)
        ]
        pages = pages_of(drawn, dice.randint(1, 12))
        own = sorted(one.box.key for page in pages for one in page if not one.again)
        assert own == list(range(1, count + 1))
        for page in pages:
            places = [(one.box.column, one.row) for one in page]
            assert len(set(places)) == len(places)
            here = {one.box.key for one in page}
            assert all(one.box.head in here for one in page if one.box.head)  # every line has both its ends
    words = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(drawn_pdf(found, "Muster", "26.11.2026"))).pages
    )
    assert all(f"P{key:03}" in words for key, _head in people)


def _leads(heads: dict[int, int | None], head: int, key: int) -> bool:
    """Say whether somebody leads another one, directly or through others."""
    above = heads[key]
    while above is not None and above != head:
        above = heads[above]
    return above == head
