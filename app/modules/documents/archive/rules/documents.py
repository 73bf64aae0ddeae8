"""States of a document, what of it a person types, and how rules and words propose."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine
from app.core.stemming import distance, fold, tokens

INBOX, QUARANTINE, APPROVAL, FILED, PROPOSED, ERASED = (
    "inbox",
    "quarantine",
    "approval",
    "filed",
    "proposed",
    "erased",
)
DISCARDED = "discarded"
STATES = {
    INBOX: N_("in the inbox"),
    QUARANTINE: N_("in quarantine"),
    APPROVAL: N_("in approval"),
    FILED: N_("filed"),
    PROPOSED: N_("proposed for erasure"),
    ERASED: N_("erased"),
    DISCARDED: N_("discarded"),
}
TONES = {
    INBOX: "warn",
    QUARANTINE: "bad",
    APPROVAL: "open",
    FILED: "good",
    PROPOSED: "warn",
    ERASED: "quiet",
    DISCARDED: "quiet",
}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({INBOX, APPROVAL, FILED}), ""),
        "file": (frozenset({INBOX}), FILED),
        "submit": (frozenset({INBOX}), APPROVAL),
        "approve": (frozenset({APPROVAL}), FILED),
        "reject": (frozenset({APPROVAL}), INBOX),
        "ask": (frozenset({APPROVAL, FILED}), APPROVAL),  # what is approved was changed
        "reopen": (frozenset({FILED, INBOX}), APPROVAL),  # the last decision was taken back
        "return": (frozenset({APPROVAL, FILED}), INBOX),
        "correct": (frozenset({FILED}), FILED),
        "accept": (frozenset({QUARANTINE}), INBOX),
        "discard": (frozenset({INBOX, QUARANTINE}), DISCARDED),
        "restore": (frozenset({DISCARDED}), INBOX),
        "propose": (frozenset({FILED, DISCARDED}), PROPOSED),
        "withdraw": (frozenset({PROPOSED}), FILED),
        "withdraw_discarded": (frozenset({PROPOSED}), DISCARDED),
        "erase": (frozenset({PROPOSED}), ERASED),
    },
)
MOST_TEXT = 4_000_000  # letters of a document that are searched: about 1,500 pages
SOURCES = {
    "folder": N_("Folder"),
    "drop": N_("Dropped"),
    "mail": N_("Mail"),
    "import": N_("Import"),
    "command": N_("Command line"),
    "made": N_("Written here"),
    "parts": N_("Parts of another"),
}


@dataclass(frozen=True)
class DocumentDraft:
    """What a person types of a document; amount in cents, values by key of the field as typed, tags by title."""

    title: str
    type: str = ""
    node: str = ""
    contact: int | None = None
    case: int | None = None
    doc_date: datetime.date | None = None
    received: datetime.date | None = None
    amount: int | None = None
    currency: str = "EUR"
    reference: str = ""
    area: int = 0
    ended: datetime.date | None = None
    expires: datetime.date | None = None
    notice: datetime.date | None = None
    place: str = ""
    tags: tuple[str, ...] = ()
    values: Mapping[int, str] = field(default_factory=dict)


def made_title(kind: str, who: str, number: str) -> str:
    """Return the title that the program makes of a paper's type, partner and number."""
    return " ".join(filter(None, (kind, who, number)))[:200]


SOON = datetime.timedelta(
    days=365
)  # a paper that is older than this when it is scanned was hardly sent just now
OLD = datetime.timedelta(days=730)


def likely_received(doc_date: datetime.date | None, added: datetime.date) -> datetime.date:
    """Return the day on which a paper was received that nobody named: the day it was added, for one older than a year its own date."""
    return doc_date if doc_date is not None and added - doc_date > SOON else added


def doubt(draft: DocumentDraft, today: datetime.date) -> Invalid | None:
    """Return what a person is asked about the date of a paper before it is filed; asked once, the same date is taken."""
    day = draft.doc_date
    if day is not None and day > (draft.received or today):
        return Invalid(
            N_("This date lies after the day of receipt. Correct it, or save again if it is right."),
            field="doc_date",
        )
    if day is not None and today - day > OLD:
        return Invalid(
            N_("This date is more than two years back. Correct it, or save again if it is right."),
            field="doc_date",
        )
    return None


def check_pattern(way: str, pattern: str) -> None:
    """Raise Invalid for an expression that can't be read."""
    if way == "regex":
        try:
            re.compile(pattern)
        except re.error as error:
            raise Invalid(
                N_("The expression can't be read: {reason}"), field="pattern", reason=str(error)
            ) from error


def fits(way: str, pattern: str, text: str) -> bool:
    """Say whether a text fits a rule's pattern: any or all of its words, exactly so, by expression, or nearly so (one letter in five off)."""
    if way == "regex":
        return re.search(pattern, text, re.IGNORECASE) is not None
    if way == "exact":
        return fold(pattern) in fold(text)
    wanted, there = tokens(pattern), set(tokens(text))
    if way == "fuzzy":
        return all(
            any(distance(word, other, max(1, len(word) // 5)) <= max(1, len(word) // 5) for other in there)
            for word in wanted
        )
    return bool(wanted) and (all if way == "all" else any)(word in there for word in wanted)


PLACES = {
    "tr": N_("top right"),
    "tc": N_("top centre"),
    "tl": N_("top left"),
    "br": N_("bottom right"),
    "bc": N_("bottom centre"),
    "bl": N_("bottom left"),
}
