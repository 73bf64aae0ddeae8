"""States of vacancies and stages of applicants, what is typed of both, and until when an applicant is kept."""

from __future__ import annotations

import datetime
import re

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine

DRAFT, ASKED, OPEN, HOLD, FILLED, CLOSED = "draft", "asked", "open", "hold", "filled", "closed"
VACANCY_STATES = {
    DRAFT: N_("being written"),
    ASKED: N_("waits for approval"),
    OPEN: N_("open"),
    HOLD: N_("on hold"),
    FILLED: N_("filled"),
    CLOSED: N_("cancelled"),
}
VACANCY_TONES = {DRAFT: "quiet", ASKED: "warn", OPEN: "open", HOLD: "warn", FILLED: "good", CLOSED: "quiet"}
VACANCY = Machine(
    VACANCY_STATES,
    {
        "change": (frozenset({DRAFT}), DRAFT),
        "ask": (frozenset({DRAFT}), ASKED),
        "withdraw": (frozenset({ASKED}), DRAFT),
        "approve": (frozenset({ASKED}), OPEN),
        "reject": (frozenset({ASKED}), DRAFT),
        "reopen": (frozenset({OPEN, DRAFT}), ASKED),  # the last decision was taken back
        "hold": (frozenset({OPEN}), HOLD),
        "resume": (frozenset({HOLD, CLOSED}), OPEN),
        "fill": (frozenset({OPEN}), FILLED),
        "cancel": (frozenset({DRAFT, OPEN, HOLD}), CLOSED),
    },
)
TAKES = (OPEN, HOLD)  # states in which applications come in

RECEIVED, REVIEW, INTERVIEW, OFFER = "received", "review", "interview", "offer"
HIRED, REFUSED, WITHDRAWN, ERASED = "hired", "refused", "withdrawn", "erased"
STAGES = {
    RECEIVED: N_("received"),
    REVIEW: N_("being looked at"),
    INTERVIEW: N_("interview"),
    OFFER: N_("offer"),
    HIRED: N_("hired"),
    REFUSED: N_("refused"),
    WITHDRAWN: N_("withdrawn"),
    ERASED: N_("erased"),
}
STAGE_TONES = {
    RECEIVED: "warn", REVIEW: "open", INTERVIEW: "open", OFFER: "open",
    HIRED: "good", REFUSED: "quiet", WITHDRAWN: "quiet", ERASED: "quiet",
}  # fmt: skip
BOARD = (RECEIVED, REVIEW, INTERVIEW, OFFER)
ENDED = (HIRED, REFUSED, WITHDRAWN)
_UNDER_WAY = frozenset(BOARD)
STAGE = Machine(
    STAGES,
    {
        **{one: (_UNDER_WAY - {one}, one) for one in BOARD},
        HIRED: (frozenset({REVIEW, INTERVIEW, OFFER}), HIRED),
        REFUSED: (_UNDER_WAY, REFUSED),
        WITHDRAWN: (_UNDER_WAY, WITHDRAWN),
        "reopen": (frozenset({REFUSED, WITHDRAWN}), REVIEW),
        "change": (_UNDER_WAY, ""),
        "pool": (_UNDER_WAY | {REFUSED, WITHDRAWN}, ""),
        ERASED: (frozenset(ENDED), ERASED),
    },
)
SOURCES = {
    "site": N_("own website"),
    "portal": N_("job portal"),
    "agency": N_("employment agency"),
    "recruiter": N_("recruiter"),
    "staff": N_("recommended by staff"),
    "social": N_("social network"),
    "paper": N_("newspaper"),
    "own": N_("unasked"),
    "other": N_("other"),
}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class VacancyDraft:
    """A vacancy as typed: hours a week in ten-thousandths, pay a month from and to in cents, how many people are looked for."""

    title: str = ""
    department: str = ""
    site: int | None = None
    post: int | None = None
    lead: int | None = None
    hours: int = 40_0000
    pay_from: int = 0
    pay_to: int = 0
    places: int = 1
    since: datetime.date | None = None
    reason: str = ""
    about: str = ""


@dataclass(frozen=True)
class ApplicantDraft:
    """An applicant as typed; no age, picture, religion or former pay is asked for."""

    vacancy: int | None = None
    first_name: str = ""
    last_name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    mail: str = ""
    phone: str = ""
    source: str = "other"
    received: datetime.date | None = None
    starts: datetime.date | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """Given name and surname."""
        return " ".join(filter(None, (self.first_name.strip(), self.last_name.strip())))


@dataclass(frozen=True)
class AppointmentDraft:
    """An interview as typed: day, time as 14:30, minutes, where, and one or two members of staff."""

    applicant: int | None = None
    day: datetime.date | None = None
    at: str = ""
    minutes: int = 60
    place: str = ""
    person: int | None = None
    second: int | None = None


@dataclass(frozen=True)
class ScoreDraft:
    """What an interviewer thinks of an applicant: 1 (hardly) to 5 (fully) in each respect, and why."""

    applicant: int | None = None
    person: int | None = None
    knowledge: int | None = None
    experience: int | None = None
    together: int | None = None
    remark: str = ""


def check_pay(draft: VacancyDraft) -> None:
    """Raise Invalid where the range of pay is none."""
    if draft.pay_from < 0 or draft.pay_to < 0:
        raise Invalid(N_("Pay is not below zero."), field="pay_from")
    if draft.pay_to < draft.pay_from:
        raise Invalid(N_("The range of pay ends below its beginning."), field="pay_to")


def check_applicant(draft: ApplicantDraft, today: datetime.date) -> None:
    """Raise Invalid, naming the field, for a mail address that is none and a day of receipt to come."""
    if draft.mail.strip() and not _MAIL.fullmatch(draft.mail.strip()):
        raise Invalid(N_("{mail} is not a mail address."), field="mail", mail=draft.mail)
    if draft.received is not None and draft.received > today:
        raise Invalid(N_("An application did not come in on a day to come."), field="received")


def kept_until(closed: datetime.date, months: int, pool_until: datetime.date | None = None) -> datetime.date:
    """Return the last day on which an applicant is kept: so many months after the refusal (§ 15 (4) AGG, § 61b ArbGG), longer by consent.

    closed is the day on which the application ended, pool_until the last day of a consent to the talent pool.
    """
    until = add_months(closed, months)
    return max(until, pool_until) if pool_until is not None else until


def check_consent(given: datetime.date, until: datetime.date, months: int, today: datetime.date) -> None:
    """Raise Invalid, naming the field, for a consent of a day to come, or one that holds too long or not at all."""
    if given > today:
        raise Invalid(N_("A consent is not of a day to come."), field="given")
    if until <= given:
        raise Invalid(N_("The last day is before the first."), field="until")
    if until > add_months(given, months):
        raise Invalid(
            N_("A consent holds {months} months at most; ask again then."), field="until", months=months
        )


def mean_score(scores: list[tuple[int, int, int]]) -> int | None:
    """Return the mean of all points of all interviewers in tenths, rounded half up; None without any."""
    points = [one for three in scores for one in three]
    if not points:
        return None
    return (20 * sum(points) + len(points)) // (2 * len(points))
