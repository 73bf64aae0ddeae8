"""Sample counts by hand, against a second reckoning with floating figures, and in a book; the proof of the stock on a balance sheet day."""

from __future__ import annotations

import math
import random
import statistics

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.inventory.counting.queries.counts import count_view
from app.modules.inventory.counting.queries.lines import lines_of, sums
from app.modules.inventory.counting.queries.proof import proof
from app.modules.inventory.counting.queries.sample import sample_words
from app.modules.inventory.counting.reports import proof_report, protocol_pdf
from app.modules.inventory.counting.rules.sample import Counted, draw, estimate
from app.modules.inventory.counting.rules.words import CountDraft, Entry
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.entries import enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.stock.queries.levels import stock_of
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book_many
from tests.modules.inventory.stock_cases import ONE, D, faults, held, move, stocked, store

RUNS = 40  # random samples that are reckoned twice


def offs(*pairs: tuple[int, int]) -> list[Counted]:
    """Return positions of 1,000.00 in the book: (how many, by how many cents they are off)."""
    return [Counted(100_000, 100_000 + cents) for count, cents in pairs for _one in range(count)]


# counted in full, drawn, population, its value -> total, error, positions off, exact enough, book within the error
# the third by hand: s2 = (3,000,000 - 300,000) / 29; 1.96 * 100 * sqrt(s2 / 30 * 0.7) = 9,135.4, up 9,136
BY_HAND = (
    ([], offs((30, 0)), 100, 10_000_000, (10_000_000, 0, 0, True, True)),
    ([Counted(500, 400)], offs((30, 0)), 30, 3_000_000, (3_000_400, 0, 0, True, False)),
    ([], offs((27, 0), (3, -1000)), 100, 10_000_000, (9_990_000, 9_136, 3, True, False)),
    ([], offs((29, 0)), 100, 10_000_000, (10_000_000, 0, 0, False, True)),
    ([], offs((15, 20_000), (15, -20_000)), 1000, 100_000_000, (100_000_000, 7_169_237, 30, False, True)),
)


@pytest.mark.parametrize(("full", "drawn", "population", "value", "wanted"), BY_HAND)
def test_by_hand(
    full: list[Counted], drawn: list[Counted], population: int, value: int, wanted: tuple[object, ...]
) -> None:
    """The estimate of differences, its error up to a cent, and what is said of it."""
    found = estimate(full, drawn, population, value)
    assert found is not None
    assert (found.total, found.error, found.differences, found.good, found.holds) == wanted
    assert found.uncertain == (found.differences < 5)


def test_a_second_reckoning() -> None:
    """Random samples are reckoned again by the textbook's formula in floating figures; the same seed draws the same positions."""
    chance = random.Random(241)
    for _run in range(RUNS):
        n = chance.randint(2, 60)
        population = n + chance.randint(0, 400)
        drawn = [
            Counted(
                book := chance.randint(1, 10**6), book + chance.choice((0, 0, chance.randint(-5000, 5000)))
            )
            for _one in range(n)
        ]
        found = estimate([Counted(10, 9)], drawn, population, 10**8)
        assert found is not None
        spread = statistics.stdev(one.difference for one in drawn)
        error = 1.96 * population * spread / math.sqrt(n) * math.sqrt(1 - n / population)
        total = 9 + 10**8 + population * statistics.fmean(one.difference for one in drawn)
        assert abs(found.total - total) <= 0.51
        assert 0 <= found.error - error < 1.01
        seed = chance.randrange(2**31)
        picked = draw(seed, population, n)
        assert picked == draw(seed, population, n) == sorted(set(picked))
        assert len(picked) == n
    assert estimate([], offs((1, 5)), 10, 10) is None


def test_a_sample_of_a_book(any_office: Office) -> None:
    """Dear positions are all counted, thirty of the others are drawn; the words say what it comes to; differences are booked as ever."""
    office = any_office
    cheap = [stocked(office, f"C-{number:02d}") for number in range(35)]
    dear = [stocked(office, f"D-{number}") for number in range(2)]
    place, day, worth = (
        store(office),
        D(2026, 3, 2),
        [*((one, 1000) for one in cheap), *((one, 100_000) for one in dear)],
    )
    office.run(
        book_many, [MoveDraft("receive", one, 10 * ONE, day, place, value=cents) for one, cents in worth]
    )
    for wrong, field in (
        (CountDraft("x", D(2026, 11, 2), "sample", draw=29), "draw"),
        (CountDraft("x", D(2026, 11, 2), "full", draw=30), "draw"),
        (CountDraft("x", D(2026, 11, 2), "sample", draw=30, full_above=-1), "full_above"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(begin, wrong)
        assert refused.value.field == field
    draft = CountDraft("Stichprobe", D(2026, 11, 2), "sample", draw=30, full_above=50_000, amount=1_000_000)
    key = office.run(begin, draft)
    lines = office.read(lines_of, key)
    assert len(lines) == 32
    assert {one.article for one in lines} >= set(dear)
    off = next(one for one in lines if one.article in cheap)
    entries = [Entry(one.id, (7 if one.id == off.id else 10) * ONE) for one in lines]
    office.run(enter, key, entries[:-1])
    assert "nothing yet" in office.read(sample_words, key)[0]
    office.run(enter, key, entries[-1:])
    words = office.read(sample_words, key)
    assert words[0] == "Drawn: 30 of 35 positions, worth 350.00 € in the book; counted in full: 2,000.00 €."
    assert words[1] == "1 position drawn differs; the mean difference is −0.10 €."
    assert words[2].endswith("= 2,346.50 €; the book says 2,350.00 €.")
    assert "Fewer than five" in words[5]
    assert "can't prove" in words[-1]
    office.run(post_count, key)
    assert held(office, off.article) == (7, 700)
    view = office.read(count_view, key)
    assert view is not None
    pdf = protocol_pdf(view, office.read(lines_of, key), office.read(sums, key), "Nordlicht", words)
    assert pdf.startswith(b"%PDF")
    assert faults(office) == []


def test_the_proof_rolls_to_the_day(any_office: Office) -> None:
    """Counted before the day: what moved since is added; counted after it: taken back; one that nobody counted is named."""
    office = any_office
    early, late, never = (stocked(office, name) for name in ("A-1", "B-1", "C-1"))
    for one in (early, late, never):
        move(office, "receive", one, 10, D(2025, 1, 7), value=1000)
    for article, day, counted in ((early, D(2025, 11, 3), 9), (late, D(2026, 1, 20), 12)):
        if article == late:
            move(office, "receive", late, 4, D(2026, 1, 9), value=400)
            move(office, "issue", late, 1, D(2026, 1, 10))
        other = never if article == late else late
        key = office.run(begin, CountDraft("x", day, "shifted", key_day=D(2025, 12, 31), amount=1_000_000))
        line = next(one for one in office.read(lines_of, key) if one.article == article)
        office.run(enter, key, [Entry(line.id, counted * ONE)])
        office.run(post_count, key)
        assert other != article
    move(office, "issue", early, 4, D(2025, 12, 10))
    move(office, "receive", early, 2, D(2025, 12, 11), value=200)
    found = {one.number: one for one in office.read(proof, D(2025, 12, 31))}
    shown = {
        name: (
            one.counted_on,
            one.counted // ONE,
            one.came // ONE,
            one.went // ONE,
            one.quantity // ONE,
            one.value,
        )
        for name, one in found.items()
    }
    assert shown == {
        "A-1": (D(2025, 11, 3), 9, 2, 4, 7, 700),
        "B-1": (D(2026, 1, 20), 12, 4, 1, 9, 900),
        "C-1": (None, 0, 0, 0, 10, 1000),
    }
    report = office.read(proof_report, D(2025, 12, 31), D(2025, 12, 31))
    assert report.rows[0][0] == "C-1 Artikel C-1"
    assert report.totals == {"value": 2600}
    assert any("1 article was not counted" in note for note in report.notes)
    assert office.read(stock_of, early).quantity == 7 * ONE
