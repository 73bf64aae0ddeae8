"""Figures are whole numbers: what is written is read back, halves go away from zero, and nothing is beyond all bounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.figures import (
    HOURS,
    LIMIT,
    PARTS,
    PERCENT,
    UNITS,
    half_up,
    read_value,
    shared,
    short,
    typed_text,
    written,
)
from app.core.messages import use_language

UNIT = st.sampled_from(sorted(UNITS))


@given(st.integers(-LIMIT, LIMIT), st.integers(1, 10**6))
def test_halves_go_away_from_zero(top: int, base: int) -> None:
    """The same as commercial rounding of the decimal library, which reckons by another way."""
    exact = (Decimal(top) / Decimal(base)) if base % 2 == 0 or base % 5 == 0 else None
    found = half_up(Fraction(top, base))
    assert abs(found * base - top) * 2 <= base
    if exact is not None and base in (2, 4, 5, 10, 20):
        assert found == int(exact.to_integral_value(ROUND_HALF_UP))


@given(UNIT, st.integers(-(10**9), 10**9), st.sampled_from(["de", "en"]))
def test_what_is_written_into_a_field_is_read_back(unit: str, number: int, language: str) -> None:
    """In both languages, with minus and decimals."""
    use_language(language)
    assert read_value(typed_text(number, unit), unit, "x") == number


@pytest.mark.parametrize("unit", sorted(UNITS))
@pytest.mark.parametrize("text", ["abc", "1:75", "1:5", ":30", "9" * 40, "9" * 40 + ":00"])
def test_what_is_no_value_is_told_at_its_field(unit: str, text: str) -> None:
    """An hour has 60 minutes, and a number that no database holds is none."""
    with pytest.raises(Invalid) as refused:
        read_value(text, unit, "target")
    assert refused.value.field == "target"


def test_nothing_is_none() -> None:
    """Empty is no zero, for reading and for writing."""
    assert read_value(" € ", "money", "x") is None
    assert (written(None, "money"), typed_text(None, "money")) == ("–", "")


def test_a_share_of_nothing_has_no_value() -> None:
    """Neither zero nor a fall: the reason, with what would have been divided."""
    for base in (0, -5):
        found = shared(3, base, PERCENT, "nobody was asked")
        assert (found.number, found.why, found.top, found.base) == (None, "nobody was asked", 3, base)
    assert shared(1, 3, PERCENT, "").number == 3333
    assert shared(-1, 8, "count", "").number == 0


def test_figures_in_words() -> None:
    """Hours have minutes, large money no cents, per cents no needless figures."""
    assert (written(-90, HOURS), written(1250, PERCENT), written(1255, PERCENT)) == (
        "−1:30 h",
        "12.50 %",
        "12.55 %",
    )
    assert (short(1_234_567, "money"), short(999_99, "money")) == ("12,346 €", "999.99 €")
    assert set(PARTS) == set(UNITS)


@given(st.integers(-10_000_000, 10_000_000))
def test_all_per_cents_of_a_column_have_two_decimals(number: int) -> None:
    """One quantity, one number of decimals: 0.0 % beside 60.73 % can't be compared at a glance; what is typed stays short."""
    words = written(number, PERCENT)
    assert words.endswith(" %")
    assert words.removesuffix(" %")[-3] == "."
    assert read_value(typed_text(number, PERCENT), PERCENT, "value") == number
