"""Amounts: read as typed and as written, split and rounded without losing a cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.money import from_cents, plain, read_plain, read_typed, share, split, to_cents


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234,5", "1234.5"),
        ("12,5*3", "37.50"),
        ("5-", "-5"),
        ("1234.56", "1234.56"),
        ("100-2", "98.00"),
        ("1.234", "1234"),
        (",5", "0.5"),
        ("(3+4)*2", "14.00"),
        ("10/3", "3.33"),
        ("12.5", "12.5"),
        ("1 234,5", "1234.5"),
        ("3x4", "12.00"),
    ],
)
def test_german_typing(typed: str, amount: str) -> None:
    """Comma is the decimal mark, and sums are worked out."""
    use_language("de")
    assert read_typed(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["", "abc", "1,2,3,4", "2**9", "__import__('os')", "1/0", "--", "(", "1e5", "9" * 40 + "**2"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    """Nothing but + - * / on numbers is worked out."""
    use_language("de")
    with pytest.raises(Invalid):
        read_typed(typed)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234.56", 123456),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("-5", -500),
        ("0,5", 50),
        ("1.000.000,00", 100000000),
    ],
)
def test_reading_files(text: str, cents: int) -> None:
    """The last mark is the decimal one."""
    assert read_plain(text) == cents


@pytest.mark.parametrize(
    "text", ["1.2345", "12,345.678", "abc", "1.23.45", "", "NaN", "1e3", "٣", "999999999999999999"]
)
def test_bad_amounts_in_files(text: str) -> None:
    """Three decimals, letters, foreign digits and absurd sizes are refused."""
    with pytest.raises(Invalid):
        read_plain(text)


@given(st.integers(-(10**12), 10**12))
def test_cents_and_back(cents: int) -> None:
    """No way of writing an amount loses a cent."""
    assert to_cents(from_cents(cents)) == cents
    assert read_plain(plain(cents)) == cents


@given(st.integers(-(10**12), 10**12), st.sampled_from(["de", "en"]))
def test_what_is_shown_can_be_typed(cents: int, spoken: str) -> None:
    """An amount copied from the screen, with its long minus and its groups, is the same amount in a form and in a filter."""
    use_language(spoken)
    assert to_cents(read_typed(formats.cents(cents))) == cents
    assert read_plain(formats.cents(cents)) == cents


@given(st.integers(-(10**10), 10**10), st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(sum))
def test_parts_add_up(cents: int, weights: list[int]) -> None:
    """A split amount adds up, and no part is off by more than a cent."""
    parts = split(cents, weights)
    assert sum(parts) == cents
    assert all(
        abs(part * sum(weights) - cents * weight) < sum(weights)
        for part, weight in zip(parts, weights, strict=True)
    )


@given(st.integers(-(10**9), 10**9))
def test_share_is_symmetric(cents: int) -> None:
    """Rounding is half up away from zero, the same for a credit."""
    assert share(-cents, 19, 119) == -share(cents, 19, 119)


def test_share_rounds_half_up() -> None:
    """0.5 cents become one."""
    assert share(1, 1, 2) == 1
    assert share(119, 19, 119) == 19


@pytest.mark.parametrize(
    ("octets", "written"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (999_999, "999 kB"),
        (1_000_000, "1.0 MB"),
        (1_260_000, "1.3 MB"),
    ],
)
def test_sizes_of_files(octets: int, written: str) -> None:
    """By thousands: the unit changes on the very thousand, kilobytes are cut down, megabytes have one decimal."""
    assert formats.size(octets) == written
