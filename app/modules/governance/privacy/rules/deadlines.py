"""Terms of data protection: the month for an answer by Regulation 1182/71, its extension, and the hours for a breach."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import add_months, next_working_day
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.times import typed_time
from app.modules.governance.privacy.rules.law import figures

HOUR = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """When an answer is due: the last day, and the day before it was moved to the next working day."""

    day: datetime.date
    nominal: datetime.date

    @property
    def moved(self) -> bool:
        """Whether the term ended on a Saturday, Sunday or public holiday."""
        return self.day != self.nominal


def months_after(received: datetime.date, months: int, land: str) -> Due:
    """Return the end of a term of months that a receipt begins, with the holidays of a Bundesland.

    The day of receipt does not count; the term ends with the day of the same number, or the last of a shorter month; on
    Saturday, Sunday or a public holiday with the next working day (Art. 3 (1), (2) c, (4) Regulation 1182/71).
    """
    nominal = add_months(received, months)
    return Due(next_working_day(nominal, land), nominal)


def answer_due(received: datetime.date, land: str) -> Due:
    """Return until when a request must be answered (Art. 12 (3) sentence 1 GDPR)."""
    return months_after(received, figures("answer", received)["months"], land)


def extended_due(received: datetime.date, land: str) -> Due:
    """Return until when it must be answered once the extension was told in time (Art. 12 (3) sentence 2 GDPR)."""
    law = figures("answer", received)
    return months_after(received, law["months"] + law["extension"], land)


def may_extend(received: datetime.date, told: datetime.date, land: str) -> bool:
    """Say whether an extension told on a day was told in time: within the first month (Art. 12 (3) sentence 3 GDPR)."""
    return received <= told <= answer_due(received, land).day


def moment_of(day: datetime.date | None, time: str, zone: datetime.tzinfo | None = None) -> datetime.datetime:
    """Return the moment in UTC of a day and time as typed, 14:30 or 1430; without a zone that of this computer.

    Of an hour that comes twice when the clock is put back the first is meant, so that no term ends too late. Raises Invalid
    naming the field.
    """
    if day is None:
        raise Invalid(N_("Enter the day on which it became known."), field="known_on")
    at = datetime.time.fromisoformat(typed_time(time, "known_at"))
    here = datetime.datetime.combine(day, at, zone)
    return here.astimezone(datetime.UTC)


def report_until(known: datetime.datetime) -> datetime.datetime:
    """Return until when a breach is reported to the authority: hours that really pass, from a moment in UTC (Art. 33 (1) GDPR).

    Regulation 1182/71 may give more where a weekend lies between; the plain hours are the safe reading.
    """
    return known + HOUR * int(figures("breach", known.astimezone().date())["hours"])


def consultation_until(asked: datetime.date, land: str, extended: bool = False) -> Due:
    """Return until when the authority answers a prior consultation, extended by its own word or not (Art. 36 (2) GDPR).

    A term of weeks ends on the same day of the week (Art. 3 (2) c Regulation 1182/71), or on the next working day.
    """
    law = figures("consultation", asked)
    nominal = asked + datetime.timedelta(weeks=law["weeks"] + (law["extension"] if extended else 0))
    return Due(next_working_day(nominal, land), nominal)
