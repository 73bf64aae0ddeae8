"""Leave by table: what a year gives, each case reckoned by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.modules.hr.absence.rules.entitlement import Employment, reckon
from tests.modules.hr.leave_cases import CASES


def test_there_are_enough_cases() -> None:
    """The table is as long as it should be."""
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]}")
def test_a_year(case: tuple[str, Employment, int, Fraction, Fraction, Fraction]) -> None:
    """Each bucket holds what was reckoned by hand."""
    _what, one, year, law, disability, contract = case
    found = reckon(one, year)
    assert (found.statutory, found.disability, found.contract) == (law, disability, contract), found.steps
