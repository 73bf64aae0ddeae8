"""What happens with a contact by hand: calls, meetings, letters, mails, notes; and what it consented or objected to."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_

ACTIVITIES = {
    "call": N_("Call"),
    "meeting": N_("Meeting"),
    "letter": N_("Letter"),
    "mail": N_("Mail"),
    "note": N_("Note"),
}
DIRECTIONS = {"": "–", "in": N_("from them"), "out": N_("from us")}
CONSENT_CHANNELS = {
    "letter": N_("Letter"),
    "mail": N_("Mail"),
    "phone": N_("Phone"),
    "fax": N_("Fax"),
}
CONSENTS = {
    "given": N_("Consent"),
    "objected": N_("Objection"),
    "withdrawn": N_("Consent withdrawn"),
}


@dataclass(frozen=True)
class ActivityKept:
    """What is kept of an activity: its kind, day, subject and words, and with whom it was."""

    kind: str = "call"
    day: datetime.date | None = None
    direction: str = ""
    subject: str = ""
    text: str = ""
    person: int | None = None


@dataclass(frozen=True)
class ActivityDraft(ActivityKept):
    """An activity as typed; next_day asks for a follow-up with next_text."""

    next_day: datetime.date | None = None
    next_text: str = ""


@dataclass(frozen=True)
class ActivityView:
    """An activity as it is read; login is who wrote it down."""

    id: int
    version: int
    contact: int
    login: str
    draft: ActivityDraft


@dataclass(frozen=True)
class ConsentDraft:
    """What a contact said about advertising by a channel, on a day, and where that stands (source)."""

    channel: str = "letter"
    state: str = "objected"
    day: datetime.date | None = None
    source: str = ""


@dataclass(frozen=True)
class ConsentView:
    """A consent or objection as it is read."""

    id: int
    version: int
    draft: ConsentDraft
