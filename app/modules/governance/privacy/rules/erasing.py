"""What the law lets go of a person, and what it keeps: decided row by row, with the reason and the day it ends."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.modules.governance.privacy.rules.register import BOOKS, OWN, OWN_TERM, TableRule

GOES, STAYS, ELSEWHERE = "goes", "stays", "elsewhere"
VERDICTS = {
    GOES: N_("may be erased now"),
    STAYS: N_("must stay"),
    ELSEWHERE: N_("erased by its own run"),
}
VERDICT_TONES = {GOES: "good", STAYS: "warn", ELSEWHERE: "open"}


@dataclass(frozen=True)
class Verdict:
    """Whether rows go, until when they stay (None: until an end that is not known yet), and why."""

    verdict: str
    until: datetime.date | None
    why: Message


def decide(rule: TableRule, until: datetime.date | None, source: str, today: datetime.date) -> Verdict:
    """Return what the law says of a row whose term ends on a day (Art. 17 (1), (3) b GDPR).

    until is None while the term has not begun (an employment that lasts, a document that waits for its end); source names the law.
    """
    if rule.retention == "none":
        return Verdict(GOES, None, Message(N_("No law asks to keep it.")))
    if until is None:
        words = N_("Its term begins when what it belongs to has ended ({source}).")
        return Verdict(STAYS, None, Message(words, {"source": source}))
    if until >= today:
        return Verdict(STAYS, until, Message(N_("Kept by law: {source}"), {"source": source}))
    if rule.way == BOOKS:
        return Verdict(ELSEWHERE, until, Message(N_("Its term is over; it goes with the books of its year.")))
    if rule.way == OWN or rule.retention == OWN_TERM:
        return Verdict(ELSEWHERE, until, Message(N_("Its term is over; its own run erases it.")))
    return Verdict(GOES, until, Message(N_("Its term is over.")))


def latest(verdicts: list[Verdict]) -> Verdict | None:
    """Return of those that stay the one that stays longest; one without an end goes before all others, None where all may go."""
    stay = [one for one in verdicts if one.verdict != GOES]
    return max(stay, key=lambda one: one.until or datetime.date.max, default=None)
