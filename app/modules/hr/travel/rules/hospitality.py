"""Meals with guests: what must be written down of them, and their parts that lower the profit and do not (§ 4 (5) sentence 1 no. 2 EStG)."""

from __future__ import annotations

import datetime
from fractions import Fraction

from app.core.dated import figures_on
from app.core.errors import Invalid
from app.core.figures import half_up
from app.core.messages import N_
from app.modules.hr.travel.rules.law import figures
from app.modules.hr.travel.rules.trips import GUESTS, ReceiptDraft

FEWEST = 2  # who invites, and a guest


def check(draft: ReceiptDraft) -> None:
    """Raise Invalid, naming the field, where a meal with guests lacks its place, those who took part or its occasion; and where other receipts name any."""
    given = {"guests": draft.guests.strip(), "occasion": draft.occasion.strip()}
    if draft.kind != GUESTS:
        for field, text in given.items():
            if text:
                raise Invalid(N_("Only a meal with guests names them; choose that kind."), field=field)
        return
    if not draft.text.strip():
        raise Invalid(N_("Enter the place: name and town of the restaurant."), field="text")
    if len([one for one in given["guests"].replace("\n", ",").split(",") if one.strip()]) < FEWEST:
        raise Invalid(
            N_("Name everybody who took part, parted by commas, yourself among them."), field="guests"
        )
    if not given["occasion"]:
        raise Invalid(
            N_("Enter what the meal was about; “business meal” alone does not suffice."), field="occasion"
        )


def percent(day: datetime.date) -> int:
    """Return how many percent of a meal with guests lower the profit on a day."""
    return int(figures_on(figures()["guests"], day)["percent"])


def parts(
    gross: int, tax: int | None, rate: int, share: int
) -> tuple[tuple[int, int | None], tuple[int, int | None]]:
    """Return gross and tax, in cents, of the part that lowers the profit (share percent) and of the rest; half cents up.

    rate is that of the tax in hundredths of percent; each tax is at most a cent off that of its part. Without a stated tax none is given.
    """
    first = half_up(Fraction(gross * share, 100))
    rest = gross - first
    if tax is None:
        return (first, None), (rest, None)
    mine, other = (half_up(Fraction(one * rate, 10_000 + rate)) for one in (first, rest))
    off = min(max(tax - mine - other, -1), 1)
    return (first, mine + off), (rest, tax - mine - off)
