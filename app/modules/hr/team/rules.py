"""Where somebody of the team stands today, and when who is away for long comes back; never why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.messages import N_

HERE, PLANNED, PARTLY, AWAY, FREE, HOLIDAY = "here", "planned", "partly", "away", "free", "holiday"
STATES = {
    HERE: N_("here"),
    PLANNED: N_("works today"),
    PARTLY: N_("away for part of the day"),
    AWAY: N_("away"),
    FREE: N_("day off"),
    HOLIDAY: N_("public holiday"),
}
LONG = 21  # from so many days on somebody's return is a deadline


@dataclass(frozen=True)
class Gone:
    """Days on which somebody of the team is away, whole or in part, or asked to be; why is not told."""

    person: int
    name: str
    since: datetime.date
    until: datetime.date
    half_first: bool
    half_last: bool
    hours: bool
    asked: bool

    def is_partly(self, day: datetime.date) -> bool:
        """Say whether only a part of a day is missed."""
        half = (self.half_first and day == self.since) or (self.half_last and day == self.until)
        return self.hours or half

    def is_on(self, day: datetime.date) -> bool:
        """Say whether it was granted for a day."""
        return not self.asked and self.since <= day <= self.until

    @property
    def back(self) -> datetime.date:
        """The first day after it."""
        return self.until + ONE_DAY

    @property
    def is_long(self) -> bool:
        """Whether the return is a deadline."""
        return not self.asked and (self.until - self.since).days + 1 >= LONG


def state_on(day: datetime.date, away: Sequence[Gone], *, to_work: bool, holiday: bool, begun: bool) -> str:
    """Say where somebody stands on a day: by what is granted, what the own week and the site say, and whether work was begun."""
    today = [one for one in away if one.is_on(day)]
    whole = any(not one.is_partly(day) for one in today)
    if begun:
        return HERE
    if whole:
        return AWAY
    if holiday:
        return HOLIDAY
    if not to_work:
        return FREE
    return PARTLY if today else PLANNED
