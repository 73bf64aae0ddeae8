"""The record of processing as the office keeps it: parts, the threshold test of an impact assessment, and contracts with processors."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from app.core.dataclass import dataclass
from app.core.messages import N_

CONTROLLER, ON_BEHALF = "controller", "processor"
PARTS = {
    CONTROLLER: N_("as controller, Art. 30 (1)"),
    ON_BEHALF: N_("on behalf of others, Art. 30 (2)"),
}
CRITERIA = {
    "scoring": N_("Evaluation or scoring of people"),
    "automated": N_("Automated decision with legal effect"),
    "watching": N_("Systematic monitoring"),
    "sensitive": N_("Sensitive data"),
    "large": N_("Large scale"),
    "matching": N_("Combining of data sets"),
    "weak": N_("People in need of protection, such as staff"),
    "new": N_("New technology"),
    "barring": N_("Keeps people from a right or a contract"),
}
ENOUGH = 2  # criteria from which an assessment is likely needed (WP 248 rev. 01)
OPEN, NOT_NEEDED, NEEDED, DONE = "", "not_needed", "needed", "done"
DPIA = {
    OPEN: N_("not tested yet"),
    NOT_NEEDED: N_("not needed"),
    NEEDED: N_("needed"),
    DONE: N_("done"),
}
DPIA_TONES = {OPEN: "open", NOT_NEEDED: "quiet", NEEDED: "bad", DONE: "good"}
MISSING, REQUESTED, SIGNED, EXPIRED = "missing", "requested", "signed", "expired"
CONTRACTS = {
    MISSING: N_("missing"),
    REQUESTED: N_("asked for"),
    SIGNED: N_("signed"),
    EXPIRED: N_("expired"),
}
CONTRACT_TONES = {MISSING: "bad", REQUESTED: "warn", SIGNED: "good", EXPIRED: "bad"}
SAFEGUARDS = {
    "": N_("in the EEA"),
    "adequacy": N_("adequacy decision (Art. 45)"),
    "clauses": N_("standard clauses (Art. 46 (2) c)"),
    "rules": N_("binding corporate rules (Art. 47)"),
    "derogation": N_("derogation (Art. 49)"),
}
POINTS = {
    "subject": N_("Subject, duration, kind, purpose, data and persons"),
    "a": N_("Only on documented instructions (a)"),
    "b": N_("Confidentiality of who works on it (b)"),
    "c": N_("Security by Art. 32 (c)"),
    "d": N_("Sub-processors only with leave (d)"),
    "e": N_("Help with the rights of people (e)"),
    "f": N_("Help with Art. 32 to 36 (f)"),
    "g": N_("Erasure or return at the end (g)"),
    "h": N_("Evidence and audits (h)"),
}


@dataclass(frozen=True)
class ProcessingDraft:
    """An entry as typed; a text left as the program proposes it stays the program's."""

    part: str = CONTROLLER
    title: str = ""
    purpose: str = ""
    unit: str = ""
    persons: str = ""
    content: str = ""
    recipients: str = ""
    basis: str = ""
    terms: str = ""
    transfers: str = ""
    controller: str = ""
    active: bool = True


@dataclass(frozen=True)
class ThresholdDraft:
    """A threshold test as typed: criteria that are met, whether the authority's list names it, and why one follows or not."""

    criteria: tuple[str, ...] = ()
    must: bool = False
    done: bool = False
    reason: str = ""


@dataclass(frozen=True)
class ProcessorDraft:
    """A processor as typed; points are those of Art. 28 (3) that the contract meets."""

    contact: int | None = None
    service: str = ""
    state: str = MISSING
    signed: datetime.date | None = None
    until: datetime.date | None = None
    points: tuple[str, ...] = ()
    country: str = ""
    safeguard: str = ""
    subs: str = ""
    next_check: datetime.date | None = None


def threshold(criteria: Collection[str], must: bool, done: bool) -> str:
    """Return what a threshold test comes to (Art. 35 GDPR): an assessment is needed on the authority's list or from two criteria on."""
    if not must and len(set(criteria)) < ENOUGH:
        return NOT_NEEDED
    return DONE if done else NEEDED


def lacking(points: Collection[str]) -> list[str]:
    """Return the points of Art. 28 (3) GDPR that a contract does not meet, in the order of the law."""
    return [point for point in POINTS if point not in points]
