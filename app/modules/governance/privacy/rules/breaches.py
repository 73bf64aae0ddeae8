"""Personal data breaches (Art. 33, 34 GDPR): what happened, how grave it is for people, and what follows from that."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.states import Machine

KINDS = {
    "disclosure": N_("unauthorised disclosure"),
    "access": N_("unauthorised access"),
    "loss": N_("loss"),
    "alteration": N_("alteration"),
    "destruction": N_("destruction"),
}
STEPS_OF = {1: N_("negligible"), 2: N_("limited"), 3: N_("substantial"), 4: N_("very high")}
NO_RISK, RISK, HIGH = "none", "risk", "high"
RISKS = {
    "": N_("not assessed"),
    NO_RISK: N_("no risk: record only"),
    RISK: N_("risk: tell the authority"),
    HIGH: N_("high risk: tell the people too"),
}
RISK_TONES = {"": "open", NO_RISK: "quiet", RISK: "warn", HIGH: "bad"}
EXCEPTIONS = {
    "": N_("none"),
    "encrypted": N_("unreadable for others (Art. 34 (3) a)"),
    "mitigated": N_("high risk removed since (Art. 34 (3) b)"),
    "public": N_("disproportionate: told publicly (Art. 34 (3) c)"),
}
OPEN, ASSESSED, REPORTED, CLOSED = "open", "assessed", "reported", "closed"
STATES = {
    OPEN: N_("discovered"),
    ASSESSED: N_("assessed"),
    REPORTED: N_("authority told"),
    CLOSED: N_("closed"),
}
STATE_TONES = {OPEN: "bad", ASSESSED: "warn", REPORTED: "open", CLOSED: "good"}
MACHINE = Machine(
    STATES,
    {
        "assess": (frozenset({OPEN, ASSESSED}), ASSESSED),
        "report": (frozenset({ASSESSED, REPORTED}), REPORTED),
        "inform": (frozenset({ASSESSED, REPORTED}), REPORTED),
        "close": (frozenset({ASSESSED, REPORTED}), CLOSED),
    },
)
EVENTS = {
    "known": N_("became known"),
    "assessed": N_("assessed"),
    "reported": N_("authority told"),
    "informed": N_("people told"),
    "excepted": N_("people not told, with the reason"),
    "closed": N_("closed"),
}


@dataclass(frozen=True)
class BreachDraft:
    """A breach as typed (Art. 33 (3) GDPR): day and time of becoming known are local."""

    title: str = ""
    kind: str = "disclosure"
    known_on: datetime.date | None = None
    known_at: str = ""
    happened: str = ""
    concerned: str = ""
    people: int | None = None
    records: int | None = None
    consequences: str = ""
    measures: str = ""


@dataclass(frozen=True)
class AssessmentDraft:
    """How grave a breach is for the people: likelihood and severity from 1 to 4, 0 for not chosen yet, and why."""

    likelihood: int = 0
    severity: int = 0
    reason: str = ""


def risk_of(likelihood: int, severity: int) -> str:
    """Return the risk of a breach for people: none where harm is negligible or unlikely and limited, high from substantial harm that is likely.

    Both from 1 (negligible) to 4 (very high); 4 x 4 grid in the manner of the standard data protection model.
    """
    if severity == 1 or (severity == 2 and likelihood == 1):
        return NO_RISK
    if severity == 4 and likelihood >= 2:
        return HIGH
    return HIGH if severity == 3 and likelihood >= 3 else RISK
