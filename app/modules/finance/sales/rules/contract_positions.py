"""Positions of a period: what stands in the contract, at the prices of the first day of the period."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from app.core.money import share
from app.modules.finance.sales.rules.contract_periods import Period
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.rules.price_steps import CENT, StepDraft, stepped


def priced(line: LineDraft, steps: Sequence[StepDraft], period: Period) -> LineDraft:
    """Return a position with its price of a period, in ten-thousandths of a euro."""
    price = stepped(line.price, steps, period.start)
    days, whole = period.share
    if days != whole:
        unit = CENT if price % CENT == 0 else 1
        price = share(price // unit, days, whole) * unit
    return dataclasses.replace(line, price=price)
