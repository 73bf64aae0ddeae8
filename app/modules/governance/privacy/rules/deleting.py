"""The deletion concept: class of retention, what begins its term and how long it is, in words, and which rows a run takes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.modules.governance.privacy.rules.erasing import GOES, STAYS, Verdict
from app.modules.governance.privacy.rules.register import (
    BARE,
    BOOKS,
    DELETE,
    EMPTY,
    EXTRA,
    OWN,
    OWN_TERM,
    ROOT,
    TableRule,
    rule_of,
)

Place = tuple[str, int]
RUN = (DELETE, EMPTY, ROOT)  # what a run itself takes away
WAYS = {
    DELETE: N_("deleted by the run"),
    EMPTY: N_("emptied by the run"),
    ROOT: N_("emptied by the run, once nothing needs its name"),
    BARE: N_("names nobody; goes with the name of its person"),
    OWN: N_("by the run of its own topic"),
    BOOKS: N_("with the books of its year"),
    EXTRA: N_("with what it stands on"),
}
LATER = N_("No term of its own; it goes with the name of its person.")


def period(spans: Sequence[Mapping[str, Any]]) -> Message:
    """Return in words how long a class keeps: months to the day, years to the end of the year (§ 147 (4) AO), the last span."""
    last = spans[-1] if spans else {}
    if last.get("forever"):
        return Message(N_("for ever"))
    if "months" in last:
        return Message(N_("{count} months"), {"count": int(last["months"])}, N_("1 month"))
    if not last.get("years"):
        return Message(N_("none"))
    words = N_("{count} years to the end of the year")
    return Message(words, {"count": int(last["years"])}, N_("1 year to the end of the year"))


@dataclass(frozen=True)
class Line:
    """A table of the deletion concept: its class with law and period, what begins the term, what becomes of it, and how many rows are over.

    rows and over are None where that is not counted row by row; oldest is the end of the term that is over longest.
    """

    table: str
    title: str
    activity: str
    retention: str
    law: str
    start: str
    period: Message
    way: str
    rows: int
    over: int | None
    oldest: datetime.date | None


def has_term(rule: TableRule) -> bool:
    """Say whether rows are kept by a class with a term of its own."""
    return rule.retention not in ("none", OWN_TERM)


def taken(
    law: Mapping[Place, Verdict], root: Place, parent: Callable[[Place], Place]
) -> dict[Place, Verdict]:
    """Return what a run does with the rows about one record: verdicts of law, where rows without a term wait for the record itself.

    A run takes what has a class and whose term is over. Only once the record itself goes, what no law keeps goes with it;
    before that it stays, since nobody asked for its erasure. What stands on a row (notes, files) goes with that row.
    """
    whole = law[root].verdict == GOES
    wait = Verdict(STAYS, law[root].until, Message(LATER))
    made: dict[Place, Verdict] = {}
    for place, one in law.items():
        rule = rule_of(place[0])
        if rule is None or rule.way == EXTRA:
            continue
        goes = one.verdict == GOES and (whole or (has_term(rule) and rule.way in RUN))
        made[place] = one if goes or one.verdict != GOES else wait
    for place, one in law.items():
        rule = rule_of(place[0])
        if rule is not None and rule.way == EXTRA:
            on = made.get(parent(place))
            made[place] = wait if one.verdict == GOES and (on is None or on.verdict != GOES) else one
    return made
