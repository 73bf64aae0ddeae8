"""What two desks may try at once with expected payments."""

from __future__ import annotations

from app.data.office import Office
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.services.expected import bring_back, save_expected, take_away
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting

DRAFT = ExpectedDraft("Miete", "out", "cost", 100_00, D(2026, 12, 1), every="month")

CHANGED = ExpectedDraft("Miete und Nebenkosten", "out", "cost", 120_00, D(2026, 12, 1), every="month")


def _kept(office: Office) -> int:
    return office.run(save_expected, DRAFT)


def _away(office: Office) -> int:
    key = _kept(office)
    office.run(take_away, key)
    return key


CASES = (
    Case(
        "finance.liquidity.save_expected changed",
        _kept,
        lambda office, key: office.run(save_expected, CHANGED, key, 1),
        counting("SELECT version FROM finance_expected_payment"),
        wanted=2,
    ),
    Case(
        "finance.liquidity.take_away",
        _kept,
        lambda office, key: office.run(take_away, key),
        counting("SELECT 1 - count(*) FROM finance_expected_payment"),
    ),
    Case(
        "finance.liquidity.bring_back",
        _away,
        lambda office, key: office.run(bring_back, key),
        counting("SELECT count(*) FROM finance_expected_payment"),
    ),
)
