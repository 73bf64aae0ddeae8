"""References: which sentences make one, by aspect and grade, for who leaves and for who stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.leaving.rules.leaving import AGREED, EMPLOYER, PERSON, RETIRED, TERM

SIMPLE, QUALIFIED = "simple", "qualified"
EXTENTS = {
    SIMPLE: N_("simple: kind and time of the work"),
    QUALIFIED: N_("qualified: with results and conduct"),
}
KNOWLEDGE, READINESS, STYLE, RESULTS, OVERALL, LEADING, CONDUCT, CLOSING = (
    "knowledge",
    "readiness",
    "style",
    "results",
    "overall",
    "leading",
    "conduct",
    "closing",
)
ASPECTS = {
    KNOWLEDGE: N_("Knowledge"),
    READINESS: N_("Readiness to work"),
    STYLE: N_("Way of working"),
    RESULTS: N_("Results"),
    OVERALL: N_("Performance in all"),
    LEADING: N_("Leading others"),
    CONDUCT: N_("Conduct"),
    CLOSING: N_("Closing words"),
}
GRADES = {"1": N_("1 very good"), "2": N_("2 good"), "3": N_("3 satisfactory"), "4": N_("4 sufficient")}
BEST, WORST = 1, 4
OPTIONAL = (LEADING,)
ENDS = {
    EMPLOYER: "Das Arbeitsverhältnis endet mit dem {leaving}.",
    PERSON: "{name} verlässt uns auf eigenen Wunsch zum {leaving}.",
    AGREED: "Das Arbeitsverhältnis endet im gegenseitigen Einvernehmen zum {leaving}.",
    TERM: "Das Arbeitsverhältnis endet mit Ablauf der vereinbarten Zeit am {leaving}.",
    RETIRED: "{name} tritt zum {leaving} in den Ruhestand.",
}
INTRO = "{name}{born} war vom {entry} bis zum {leaving} in unserem Unternehmen als {job} beschäftigt."
INTRO_INTERIM = "{name}{born} ist seit dem {entry} in unserem Unternehmen als {job} beschäftigt."
BORN = ", geboren am {birth},"
TASKS, TASKS_INTERIM = "Zu den Aufgaben gehörten:", "Zu den Aufgaben gehören:"
INTERIM_END = "Dieses Zwischenzeugnis wird auf Wunsch von {name} ausgestellt."
SUBJECT, SUBJECT_INTERIM = "Arbeitszeugnis", "Zwischenzeugnis"


@dataclass(frozen=True)
class BlockDraft:
    """A sentence of references as typed: what it says of who leaves, and of who stays."""

    aspect: str = KNOWLEDGE
    grade: str = "1"
    final: str = ""
    interim: str = ""


@dataclass(frozen=True)
class ReferenceDraft:
    """What is asked for a reference: extent, whether it is an interim one, tasks a line each, and the grade of each aspect ('' leaves it out)."""

    person: int | None = None
    extent: str = QUALIFIED
    interim: bool = False
    tasks: str = ""
    knowledge: str = "2"
    readiness: str = "2"
    style: str = "2"
    results: str = "2"
    overall: str = "2"
    leading: str = ""
    conduct: str = "2"
    closing: str = "2"


def grade_of(draft: ReferenceDraft, aspect: str) -> str:
    """Return the grade of an aspect, '' where it is left out."""
    return str(getattr(draft, aspect))


def compose(
    draft: ReferenceDraft,
    blocks: Mapping[tuple[str, str], BlockDraft],
    kind: str,
    *,
    birth_known: bool,
) -> tuple[str, str]:
    """Return subject and text of a reference with its fields unfilled; kind is how somebody leaves.

    Raises Invalid, naming the field, for missing tasks, for a grade that a qualified one needs, and for a sentence that is
    not there.
    """
    tasks = [line.strip(" -–•\t") for line in draft.tasks.splitlines() if line.strip(" -–•\t")]
    if not tasks:
        raise Invalid(N_("Enter the tasks, one a line."), field="tasks")
    intro = INTRO_INTERIM if draft.interim else INTRO
    parts = [intro.replace("{born}", BORN if birth_known else "")]
    head = TASKS_INTERIM if draft.interim else TASKS
    parts.append("\n".join((head, *(f"– {one}" for one in tasks))))
    if draft.extent == QUALIFIED:
        parts += _sentences(draft, blocks)
    parts.append(INTERIM_END if draft.interim else ENDS[kind])
    if grade_of(draft, CLOSING):
        parts.append(_block(draft, blocks, CLOSING))
    return (SUBJECT_INTERIM if draft.interim else SUBJECT), "\n\n".join(parts)


def _sentences(draft: ReferenceDraft, blocks: Mapping[tuple[str, str], BlockDraft]) -> Sequence[str]:
    found = []
    for aspect in ASPECTS:
        if aspect == CLOSING or (aspect in OPTIONAL and not grade_of(draft, aspect)):
            continue
        if not grade_of(draft, aspect):
            raise Invalid(N_("A qualified reference says something on this; choose a grade."), field=aspect)
        found.append(_block(draft, blocks, aspect))
    return found


def _block(draft: ReferenceDraft, blocks: Mapping[tuple[str, str], BlockDraft], aspect: str) -> str:
    one = blocks.get((aspect, grade_of(draft, aspect)))
    words = ""
    if one is not None:
        words = one.interim if draft.interim else one.final
    if not words.strip():
        raise Invalid(N_("There is no sentence for this grade; write it first."), field=aspect)
    return words.strip()
