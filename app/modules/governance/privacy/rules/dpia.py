"""Impact assessments (Art. 35 GDPR): risks for people before and after measures, advice, and what may be decided."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.governance.privacy.rules.breaches import HIGH, NO_RISK, RISK, risk_of

NONE, GO, ASK, STOP = "", "go", "consult", "stop"
DECISIONS = {
    NONE: N_("not decided yet"),
    GO: N_("the processing begins or goes on"),
    ASK: N_("the authority is asked first (Art. 36)"),
    STOP: N_("the processing is given up"),
}
DECISION_TONES = {NONE: "open", GO: "good", ASK: "warn", STOP: "bad"}
GRADES = {"": N_("no risk entered"), NO_RISK: N_("low"), RISK: N_("medium"), HIGH: N_("high")}
GRADE_TONES = {"": "quiet", NO_RISK: "good", RISK: "warn", HIGH: "bad"}
PAIR = re.compile(r"([1-4])\s*[/,. ]?\s*([1-4])")  # as typed: 3/2 or 32
ORDER = ("", NO_RISK, RISK, HIGH)


@dataclass(frozen=True)
class PeopleRisk:
    """A risk for people: what happens by whom or what, likelihood and severity from 1 to 4 before measures, those, and both after them."""

    title: str = ""
    likelihood: int = 0
    severity: int = 0
    measures: str = ""
    likelihood_after: int = 0
    severity_after: int = 0

    @property
    def before(self) -> str:
        """The grade without measures."""
        return risk_of(self.likelihood, self.severity)

    @property
    def after(self) -> str:
        """The grade that remains."""
        return risk_of(self.likelihood_after, self.severity_after)


@dataclass(frozen=True)
class DpiaDraft:
    """An impact assessment as typed, in the order of Art. 35 (7), with advice (2), view of the people (9), decision and consultation."""

    processing: int | None = None
    day: datetime.date | None = None
    description: str = ""
    necessity: str = ""
    risks: tuple[PeopleRisk, ...] = ()
    people_view: str = ""
    advice: str = ""
    decision: str = NONE
    reason: str = ""
    asked: datetime.date | None = None
    answer: str = ""
    review: datetime.date | None = None


def people_risk_of(texts: Sequence[str]) -> PeopleRisk:
    """Return a risk of the texts of a row: what may happen, likelihood and severity such as 3/2, measures, both after them ('' for as before).

    Raises Invalid in words for what lacks or is no step.
    """
    title, before, measures, after = (one.strip() for one in texts[:4])
    if not title:
        raise Invalid(N_("Say what may happen to people."))
    pairs = [PAIR.fullmatch(one) for one in (before, after or before)]
    if not all(pairs):
        raise Invalid(N_("Enter likelihood and severity from 1 (negligible) to 4 (very high), such as 3/2."))
    (likelihood, severity), (then, harm) = ((int(one[1]), int(one[2])) for one in pairs if one is not None)
    if then > likelihood or harm > severity:
        raise Invalid(N_("Measures do not make a risk greater."))
    return PeopleRisk(title[:200], likelihood, severity, measures[:400], then, severity_after=harm)


def texts_of(one: PeopleRisk) -> list[str]:
    """Return a risk as the texts of its row."""
    return [
        one.title,
        f"{one.likelihood}/{one.severity}",
        one.measures,
        f"{one.likelihood_after}/{one.severity_after}",
    ]


def highest(grades: Iterable[str]) -> str:
    """Return the highest of some grades, '' where there is none."""
    return max(grades, key=ORDER.index, default="")


def check_decision(draft: DpiaDraft, officer: bool) -> None:
    """Raise Invalid naming the field where something may not be decided so.

    Decided is on all that Art. 35 (7) asks for, with the advice of the data protection officer where one is appointed (2); what
    remains high begins only after the authority was asked and answered (Art. 36 (1)).
    """
    if draft.decision == NONE:
        return
    for name in ("description", "necessity", "reason"):
        if not getattr(draft, name).strip():
            raise Invalid(N_("This field is needed for a decision."), field=name)
    if not draft.risks:
        raise Invalid(N_("Enter the risks for people before you decide."), field="risks")
    if officer and not draft.advice.strip():
        raise Invalid(N_("Enter the advice of the data protection officer (Art. 35 (2))."), field="advice")
    if draft.decision == ASK and draft.asked is None:
        raise Invalid(N_("Enter the day on which the authority was asked."), field="asked")
    remains = highest(one.after for one in draft.risks)
    if draft.decision == GO and remains == HIGH and (draft.asked is None or not draft.answer.strip()):
        raise Invalid(
            N_("The remaining risk is high: ask the authority first (Art. 36 (1))."), field="decision"
        )
