"""Business hours, agreements and text modules as typed."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.it.helpdesk.rules.tickets import PRIORITIES

LANDS = {
    "": N_("that of the company"),
    **{
        land: land
        for land in [
            "BW",
            "BY",
            "BE",
            "BB",
            "HB",
            "HH",
            "HE",
            "MV",
            "NI",
            "NW",
            "RP",
            "SL",
            "SN",
            "ST",
            "SH",
            "TH",
        ]
    },
}
STEPS = {"": N_("nothing more"), "wait": N_("waiting for the requester"), "solve": N_("solved")}
LONGEST = 525_600  # minutes of a year
SHARES = "300 200 100 50 25 10"  # per cent of the promises, from very low to major


def read_shares(text: str) -> tuple[int, ...]:
    """Return the shares in per cent for the six priorities, from very low to major; raises Invalid for anything else."""
    parts = text.split()
    shares = tuple(int(part) for part in parts if part.isdecimal())
    if (
        len(parts) != len(shares)
        or len(shares) != len(PRIORITIES)
        or not all(1 <= one <= 1000 for one in shares)
    ):
        words = N_("Six shares in per cent, one for each priority, such as 300 200 100 50 25 10.")
        raise Invalid(words, field="shares")
    return shares


@dataclass(frozen=True)
class CalendarDraft:
    """Business hours: such as 'Mo-Fr 08:00-17:00', the Bundesland of the holidays, the zone by its IANA name, closing days one a line."""

    name: str
    hours: str
    land: str = ""
    zone: str = "Europe/Berlin"
    closed: str = ""


@dataclass(frozen=True)
class AgreementDraft:
    """An agreement: its calendar by key, business minutes for the middle priority, shares in per cent for the six priorities."""

    name: str
    calendar: int | None
    first: int = 0
    update: int = 0
    solution: int = 0
    shares: str = SHARES
    standard: bool = False


@dataclass(frozen=True)
class SnippetDraft:
    """A text module; with a step ('wait' or 'solve') it is a macro."""

    name: str
    body: str
    step: str = ""
