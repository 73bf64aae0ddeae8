"""Requests of people about their data (Art. 15 to 21 GDPR): kinds, ways, states and what is typed of one."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.states import Machine

ACCESS, PORTABILITY, CORRECTION, ERASURE, RESTRICTION, OBJECTION = (
    "access", "portable", "correct", "erasure", "restrict", "objection",
)  # fmt: skip
KINDS = {
    ACCESS: N_("Access (Art. 15)"),
    CORRECTION: N_("Correction (Art. 16)"),
    ERASURE: N_("Erasure (Art. 17)"),
    RESTRICTION: N_("Restriction (Art. 18)"),
    PORTABILITY: N_("Portability (Art. 20)"),
    OBJECTION: N_("Objection (Art. 21)"),
}
WAYS = {
    "mail": N_("by mail"),
    "letter": N_("by letter"),
    "phone": N_("by phone"),
    "person": N_("in person"),
    "form": N_("by a form"),
}
IDENTITIES = {
    "none": N_("no doubt"),
    "asked": N_("proof asked for"),
    "proven": N_("proven"),
}
IDENTITY_TONES = {"none": "quiet", "asked": "warn", "proven": "good"}
OPEN, COLLECTED, ANSWERED, REFUSED, WITHDRAWN = "open", "collected", "answered", "refused", "withdrawn"
STATES = {
    OPEN: N_("received"),
    COLLECTED: N_("collected"),
    ANSWERED: N_("answered"),
    REFUSED: N_("refused"),
    WITHDRAWN: N_("withdrawn"),
}
STATE_TONES = {OPEN: "open", COLLECTED: "open", ANSWERED: "good", REFUSED: "quiet", WITHDRAWN: "quiet"}
LIVE = (OPEN, COLLECTED)
MACHINE = Machine(
    STATES,
    {
        "collect": (frozenset(LIVE), COLLECTED),
        "answer": (frozenset(LIVE), ANSWERED),
        "refuse": (frozenset(LIVE), REFUSED),
        "withdraw": (frozenset(LIVE), WITHDRAWN),
        "extend": (frozenset(LIVE), OPEN),
    },
)
ONLY_OBJECTION = N_("Only an objection does this.")
NO_ERASURE = N_("The request does not want an erasure.")
IDENTITY_MISSING = N_("The proof of identity is still missing.")
STEPS = {
    "received": N_("received"),
    "asked": N_("proof of identity asked for"),
    "proven": N_("identity proven"),
    "collected": N_("collected what the book holds"),
    "extended": N_("extension told with its reason"),
    "proposed": N_("erasure proposed"),
    "erased": N_("erased by a second person"),
    "restricted": N_("processing restricted"),
    "lifted": N_("restriction lifted"),
    "letter": N_("letter written"),
    "answered": N_("answered"),
    "refused": N_("refused with reasons"),
    "withdrawn": N_("withdrawn"),
}
WHY_NOT = {
    "unfounded": N_("manifestly unfounded or excessive (Art. 12 (5))"),
    "identity": N_("identity not proven (Art. 12 (6))"),
    "law": N_("law or claims ask to keep it (Art. 17 (3))"),
    "nothing": N_("nothing is held of the person"),
}


@dataclass(frozen=True)
class RequestDraft:
    """A request as typed: what is wanted, on which day and by which way it came, who asks, and which records are the person."""

    kind: str = ACCESS
    received: datetime.date | None = None
    way: str = "mail"
    who: str = ""
    contact: int | None = None
    person: int | None = None
    applicant: int | None = None
    login: str = ""
