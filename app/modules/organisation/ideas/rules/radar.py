"""The technology radar: rings, sectors, what is typed of a candidate, and where it is drawn."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_

ADOPT, TRIAL, ASSESS, HOLD = "adopt", "trial", "assess", "hold"
RINGS = {ADOPT: N_("adopted"), TRIAL: N_("on trial"), ASSESS: N_("looked at"), HOLD: N_("not now")}
RING_TONES = {ADOPT: "good", TRIAL: "warn", ASSESS: "open", HOLD: "quiet"}
SECTORS = {
    "office": N_("Office and programs"),
    "making": N_("Production and tools"),
    "data": N_("Data and security"),
    "way": N_("Ways of working"),
}
RISKS = {"low": N_("low"), "middle": N_("middle"), "high": N_("high")}
RISK_TONES = {"low": "good", "middle": "warn", "high": "bad"}
MARGIN = 12.0  # degrees that stay free at the edges of a sector


@dataclass(frozen=True)
class CandidateDraft:
    """A candidate as typed: cost a year in cents, what it does, what it puts at risk, which personal data it touches."""

    name: str = ""
    sector: str = "office"
    purpose: str = ""
    cost: int = 0
    risk: str = "low"
    risks: str = ""
    privacy: str = ""


@dataclass(frozen=True)
class Blip:
    """A candidate on the radar; moved says into which direction it went since the last review: 1 inwards, -1 outwards."""

    key: int
    name: str
    sector: str
    ring: str
    moved: int = 0


@dataclass(frozen=True)
class Spot:
    """Where a candidate is drawn: from the middle, in parts of the radius (0 to 1), x to the right and y down."""

    blip: Blip
    number: int
    x: float
    y: float


def next_review(day: datetime.date) -> datetime.date:
    """Return the day on which a candidate is looked at again: a year later."""
    return add_months(day, 12)


def direction(before: str, after: str) -> int:
    """Return 1 where a candidate moved inwards, -1 outwards, 0 where it stayed."""
    rings = list(RINGS)
    steps = rings.index(before) - rings.index(after)
    return (steps > 0) - (steps < 0)


def spots(blips: Sequence[Blip]) -> list[Spot]:
    """Return where candidates are drawn, numbered sector by sector from the inner ring outwards; none covers another's middle."""
    found: list[Spot] = []
    rings, wide = list(RINGS), 360.0 / len(SECTORS)
    for sector_place, sector in enumerate(SECTORS):
        for ring_place, ring in enumerate(rings):
            here = sorted(
                (one for one in blips if (one.sector, one.ring) == (sector, ring)),
                key=lambda one: (one.name.casefold(), one.key),
            )
            for place, one in enumerate(here):
                angle = sector_place * wide + MARGIN + (wide - 2 * MARGIN) * (place + 0.5) / len(here)
                lift = 0.5 if len(here) < 3 else (0.32, 0.68)[place % 2]
                radius = (ring_place + lift) / len(rings)
                turn = math.radians(angle - 90)
                found.append(Spot(one, len(found) + 1, radius * math.cos(turn), radius * math.sin(turn)))
    return found
