"""Rules of ideas against hand reckonings: premiums, likeness, days, figures, workshop notes."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.modules.organisation.ideas.rules.ideas import (
    CLOSED,
    DOING,
    NEW,
    REJECTED,
    Handed,
    SchemeDraft,
    VerdictDraft,
    effect_day,
    figures,
    most_alike,
    notes_of,
    working_days_after,
)
from app.modules.organisation.ideas.rules.premium import premium

D = datetime.date
RULES = SchemeDraft()  # 20 %, 3 years, at least 25 €, at most 10,000 €, 10 € a point, rounded to 5 €
RUNS = 80


@pytest.mark.parametrize(
    ("verdict", "saving", "cost", "points", "factor", "net", "paid"),
    [
        ("accept", 3_600_00, 1_800_00, 0, 10_000, 3_000_00, 600_00),  # 3,600 − 1,800 ÷ 3 = 3,000; 20 % is 600
        ("accept", 1_200_00, 450_00, 0, 10_000, 1_050_00, 210_00),  # 1,200 − 150
        ("accept", 1_111_00, 0, 0, 10_000, 1_111_00, 220_00),  # 222.20 to the next 5 €
        ("accept", 1_113_00, 0, 0, 10_000, 1_113_00, 225_00),  # 222.60
        ("accept", 1_112_50, 0, 0, 10_000, 1_112_50, 225_00),  # 222.50 is half: up
        ("partly", 3_600_00, 1_800_00, 0, 5_000, 3_000_00, 300_00),  # half, since own task
        ("accept", 3_600_00, 1_800_00, 0, 0, 3_000_00, 25_00),  # nothing is due, the least is paid
        ("accept", 100_00, 0, 0, 10_000, 100_00, 25_00),  # 20 is below the least
        ("accept", 90_000_00, 0, 0, 10_000, 90_000_00, 10_000_00),  # 18,000 is above the highest
        ("accept", 100_00, 900_00, 0, 10_000, -200_00, 25_00),  # costs more than it saves
        ("accept", 100_00, 1_00, 0, 10_000, 99_67, 25_00),  # a third of a cent
        ("accept", 0, 0, 25, 10_000, 0, 250_00),  # 25 points at 10
        ("accept", 0, 600_00, 12, 2_500, -200_00, 30_00),  # points alone count: 120, a quarter
        ("accept", 1_000_00, 0, 5, 10_000, 1_000_00, 250_00),  # 200 and 50
        ("reject", 3_600_00, 0, 50, 10_000, 3_600_00, 0),
        ("defer", 3_600_00, 0, 50, 10_000, 3_600_00, 0),
    ],
)
def test_premiums(
    verdict: str, saving: int, cost: int, points: int, factor: int, net: int, paid: int
) -> None:
    """Each by hand; the last step says what is paid."""
    found = premium(VerdictDraft(verdict, "Gründe", saving, cost, points, factor=factor), RULES)
    assert (found.net, found.amount) == (net, paid)
    assert len(found.steps) >= 1
    said = str(found.steps[-1])
    assert ("No premium" in said) if not paid else (f"{paid // 100:,}" in said or str(paid // 100) in said)


MONEY = st.integers(0, 500_000_00)


@given(MONEY, MONEY, st.integers(0, 200), st.integers(0, 10_000), st.integers(1, 10), st.integers(0, 5000))
@settings(max_examples=RUNS)
def test_premiums_reckoned_a_second_way(
    saving: int, cost: int, points: int, factor: int, years: int, rate: int
) -> None:
    """With decimals: share of the net benefit, points, factor, step, bounds; half a cent goes up as on paper."""
    rules = SchemeDraft(rate=rate, years=years)
    cent, half = Decimal(1), ROUND_HALF_UP
    net = Decimal(saving) - (Decimal(cost) / years).quantize(cent, half)
    amount = (max(net, Decimal(0)) * rate / 10_000).quantize(cent, half) if saving else Decimal(0)
    amount = ((amount + points * rules.point) * factor / 10_000).quantize(cent, half)
    amount = (amount / rules.step).quantize(cent, half) * rules.step
    wanted = min(max(int(amount), rules.least), rules.most)
    found = premium(VerdictDraft("accept", "x", saving, cost, points, factor=factor), rules)
    assert (found.amount, found.net) == (wanted, int(net))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zweite Ladestation für die Stapler", [1]),
        ("ladestationen stapler", [1]),
        ("Etiketten im Wareneingang drucken", [2]),
        ("Kaffee für alle", []),
        ("Stapler", []),  # one word says too little
        ("", []),
        ("Ladestation Etiketten Stapler Wareneingang", [1, 2]),
    ],
)
def test_what_may_be_the_same(typed: str, found: list[int]) -> None:
    """By the stems of words, the older before the newer."""
    known = [
        (1, "Ladestation für Stapler am Tor"),
        (2, "Etiketten beim Wareneingang drucken"),
        (3, "Fahrräder"),
    ]
    assert most_alike(typed, known) == found


def test_days() -> None:
    """Working days pass over week ends and holidays of the land; the effect is measured a year later."""
    assert working_days_after(D(2026, 11, 26), 3, "SH") == D(2026, 12, 1)
    assert working_days_after(D(2026, 12, 23), 3, "SH") == D(2026, 12, 29)  # 24th, 28th, 29th
    assert working_days_after(D(2026, 10, 30), 1, "SH") == D(2026, 11, 2)
    assert effect_day(D(2024, 2, 29)) == D(2025, 2, 28)


def test_figures_by_hand() -> None:
    """Seven ideas of three people among forty: 17.5 for each hundred, median of 10, 20, 30 and 60 days is 20."""
    day = D(2026, 1, 1)
    later = [day + datetime.timedelta(days=count) for count in (10, 20, 30, 60)]
    ideas = [
        Handed(1, CLOSED, day, later[0], 1_000_00, premium=200_00),
        Handed(1, DOING, day, later[1], 500_00, premium=100_00),
        Handed(2, REJECTED, day, later[2]),
        Handed(3, CLOSED, day, later[3], 2_000_00, premium=400_00),
        Handed(None, NEW, day, None), Handed(None, NEW, day, None), Handed(2, NEW, day, None),
    ]  # fmt: skip
    found = figures(ideas, 40)
    assert (found.ideas, found.per_hundred, found.authors, found.days) == (7, 175, 7, 20)
    assert (found.carried_out, found.benefit, found.premiums) == (50, 3_000_00, 700_00)
    assert figures([], 0).days is None


def test_workshop_notes() -> None:
    """One idea a line, whatever stands before it, and each once."""
    assert notes_of("- Licht\n\n• Wege kürzen\n* licht\n  – Ordnung ") == ["Licht", "Wege kürzen", "Ordnung"]
