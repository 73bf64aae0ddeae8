"""The scorecard of suppliers against reckonings by hand, and from orders and receipts of a book."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.documents.letters.api import letter
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.purchasing.queries.scorecard import scorecards
from app.modules.inventory.purchasing.rules.score import Judged, score
from app.modules.inventory.purchasing.services.agreeing import agree
from app.modules.inventory.purchasing.services.receiving import send_back
from tests.modules.inventory.buying_cases import come, ordered, supplier, today
from tests.modules.inventory.stock_cases import ONE, stocked

D = datetime.date
F = Fraction
DUE, NOW = D(2026, 11, 10), D(2026, 11, 20)
WHOLE = Judged(10, DUE, ((DUE, 10),), 10)
LATE = Judged(10, DUE, ((D(2026, 11, 13), 10),), 10)
# lines, (judged, on time, quality, price, item-days late, points, class):
# points = (35 · on time + 35 · quality + 20 · price) / weights of what is measured · 100
CASES = (
    ("nothing ordered", (), (0, None, None, None, 0, None, "")),
    ("five in time", (WHOLE,) * 5, (5, F(1), F(1), None, 0, F(100), "A")),
    ("four have no class", (WHOLE,) * 4, (4, F(1), F(1), None, 0, F(100), "")),
    ("one of five late by 3 days: (35·0.8+35)/70", (*(WHOLE,) * 4, LATE), (5, F(4, 5), F(1), None, 30, F(90), "A")),
    ("two of five: (35·0.6+35)/70 = 80", (*(WHOLE,) * 3, LATE, LATE), (5, F(3, 5), F(1), None, 60, F(80), "B")),
    ("all late: 50", (LATE,) * 5, (5, F(0), F(1), None, 150, F(50), "C")),
    ("not yet due is not judged", (Judged(10, NOW, (), 0),), (0, None, None, None, 0, None, "")),
    ("overdue and open: 10 days × 10", (Judged(10, DUE, (), 0),), (1, F(0), None, None, 100, F(0), "")),
    ("half in time is late: 10 days × 5", (Judged(10, DUE, ((DUE, 5),), 5),), (1, F(0), F(1), None, 50, F(50), "")),
    ("in two parts in time", (Judged(10, DUE, ((D(2026, 11, 2), 5), (DUE, 5)), 10),), (1, F(1), F(1), None, 0, F(100), "")),
    ("2 of 10 rejected: (35+35·0.8)/70", (Judged(10, DUE, ((DUE, 10),), 10, 2),), (1, F(1), F(4, 5), None, 0, F(90), "")),
    ("best offer 9 of 10: (70+20·0.9)/90", (Judged(10, DUE, ((DUE, 10),), 10, 0, paid=10, best=9),), (1, F(1), F(1), F(9, 10), 0, F(8800, 90), "")),
    ("cheaper than any offer counts as 1", (Judged(10, DUE, ((DUE, 10),), 10, 0, paid=8, best=9),), (1, F(1), F(1), F(1), 0, F(100), "")),
    ("all wrong: D", (Judged(10, DUE, ((D(2026, 11, 13), 10),), 10, 10),) * 5, (5, F(0), F(0), None, 150, F(0), "D")),
)  # fmt: skip


def test_by_hand() -> None:
    """Each share, the points and the class."""
    for name, lines, expected in CASES:
        found = score(lines, NOW)
        shown = (
            found.lines,
            found.on_time,
            found.quality,
            found.price,
            found.late,
            found.points,
            found.letter,
        )
        assert shown == expected, name


def test_from_the_book(any_office: Office) -> None:
    """Five lines in time, one piece of twenty refused and one sent back; another supplier is cheaper by a fifth."""
    office = any_office
    who, article = supplier(office), stocked(office)
    office.run(save_supplier, SupplierDraft(article, who, "Z", 5_0000))
    office.run(save_supplier, SupplierDraft(article, supplier(office, "Günstig KG"), "G", 4_0000))
    receipts = []
    for place in range(5):
        key = ordered(office, who, (article, 4, 5))
        receipts += come(office, key, (0, 4), note=f"LS-{place}")
        if place == 0:
            come(office, key, (0, 1, "refused", "Bruch"), note="LS-X")
    found = office.read(scorecards, [who])[who]
    assert (found.lines, found.on_time, found.quality, found.price) == (5, 1, 1 - F(1, 21), F(4, 5))
    made = office.run(agree, who)
    assert office.run(agree, who) == made
    words = office.read(letter, made).draft.body
    assert "Aus 5 Positionen" in words
    assert "- pünktlich und vollständig: 100 %\n- fehlerfrei: 95,2 %" in words.replace("95.2", "95,2")
    assert "1 nicht in Ordnung" in words
    assert office.read(scorecards, [who], 1)[who].lines == 0
    with pytest.raises(Invalid, match="Only 0 lines"):
        office.run(agree, supplier(office, "Neu"))
    office.run(send_back, receipts[0], ONE, today(office), "Bruch")
    found = office.read(scorecards, [who])[who]
    assert (found.lines, found.quality) == (4, 1 - F(2, 21))  # the line is open again, and not overdue
