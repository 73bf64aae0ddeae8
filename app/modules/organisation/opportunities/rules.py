"""Stages of an opportunity with what they are usually worth, how a campaign went, and what is typed of both."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.money import share

LEAD, QUALIFIED, OFFERED, AGREED, WON, LOST = "lead", "qualified", "offered", "agreed", "won", "lost"
STAGES = {
    LEAD: N_("first contact"),
    QUALIFIED: N_("need known"),
    OFFERED: N_("offer sent"),
    AGREED: N_("promised"),
    WON: N_("won"),
    LOST: N_("lost"),
}
STAGE_TONES = {LEAD: "quiet", QUALIFIED: "open", OFFERED: "open", AGREED: "good", WON: "good", LOST: "quiet"}
CLOSED = (WON, LOST)
CHANCES = {LEAD: 1000, QUALIFIED: 2500, OFFERED: 5000, AGREED: 8000, WON: 10_000, LOST: 0}  # basis points
SOURCES = {
    "": "–",
    "request": N_("asked us"),
    "known": N_("knows us"),
    "recommended": N_("recommended"),
    "campaign": N_("campaign"),
    "web": N_("website"),
    "fair": N_("fair"),
}
CHANNELS = {"letter": N_("Letter"), "mail": N_("Mail"), "phone": N_("Phone")}
RESULTS = {
    "open": N_("not yet"),
    "reached": N_("reached"),
    "interested": N_("interested"),
    "declined": N_("not interested"),
}
RESULT_TONES = {"open": "open", "reached": "quiet", "interested": "good", "declined": "quiet"}


@dataclass(frozen=True)
class OpportunityDraft:
    """An opportunity as typed: value in cents, chance in basis points (None: that of its stage), the day on which it is decided."""

    contact: int | None = None
    title: str = ""
    stage: str = LEAD
    value: int = 0
    chance: int | None = None
    expected: datetime.date | None = None
    owner: str = ""
    source: str = ""
    reason: str = ""
    notes: str = ""


@dataclass(frozen=True)
class CampaignDraft:
    """A campaign as typed: contacts that are addressed by one channel from a day on."""

    name: str = ""
    day: datetime.date | None = None
    channel: str = "letter"
    text: str = ""


@dataclass(frozen=True)
class ReplyDraft:
    """What came of a campaign with one contact."""

    result: str = "open"
    note: str = ""


def chance_of(stage: str, typed: int | None) -> int:
    """Return the chance in basis points: what is won or lost is certain, else what was typed, else that of the stage."""
    return CHANCES[stage] if stage in CLOSED or typed is None else typed


def weighted(value: int, chance: int) -> int:
    """Return the expected value in cents, half up."""
    return share(value, chance, 10_000)
