"""What a rule says: when it fires, on which conditions, and what it does then; and what must be given for each."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.dataclass import dataclass
from app.core.messages import N_

MADE, CHANGED, STATE, DAY, FIGURE = "made", "changed", "state", "day", "figure"
EVENTS = {
    MADE: N_("a record is made"),
    CHANGED: N_("a record is changed"),
    STATE: N_("a field takes a value"),
    DAY: N_("a day comes"),
    FIGURE: N_("a figure crosses its limit"),
}
FROM_TRAIL = (MADE, CHANGED, STATE)
ABOVE, BELOW = "above", "below"
SIDES = {ABOVE: N_("rises above"), BELOW: N_("falls below")}
TASK, NOTICE, LETTER, EXPORT = "task", "notice", "letter", "export"
MAIL, SET, JOB = "mail", "set", "job"
ACTIONS = {
    TASK: N_("set a task"),
    NOTICE: N_("publish a notice"),
    LETTER: N_("write a letter"),
    MAIL: N_("put a mail file into a folder"),
    SET: N_("set a field or state"),
    EXPORT: N_("write a report to a folder"),
    JOB: N_("do a recurring job"),
}
ON, OFF, HALTED = "on", "off", "halted"
STATES = {ON: N_("on"), OFF: N_("off"), HALTED: N_("stopped")}
HAS_FIRED = N_("This rule has fired and stays in the protocol; switch it off instead.")
STATE_TONES = {ON: "good", OFF: "quiet", HALTED: "bad"}
DONE, WAITING, REFUSED, FAILED = "done", "waiting", "refused", "failed"
OUTCOMES = {
    DONE: N_("done"),
    WAITING: N_("under way"),
    REFUSED: N_("not allowed"),
    FAILED: N_("failed"),
}
OUTCOME_TONES = {DONE: "good", WAITING: "open", REFUSED: "bad", FAILED: "bad"}
FORMS = {"pdf": N_("PDF"), "xlsx": N_("XLSX"), "csv": N_("CSV")}
REPORTS = {
    "figures": N_("Management report"),
    "trial-balance": N_("Trial balance"),
    "bwa": N_("BWA"),
    "income-statement": N_("Income statement"),
    "balance-sheet": N_("Balance sheet"),
    "eur": N_("Cash-basis statement"),
    "cash-flow": N_("Cash flow statement"),
    "vat": N_("VAT return"),
    "journal": N_("Journal"),
    "ageing": N_("Open items by age"),
    "budget": N_("Budget"),
    "sales-customers": N_("Customers by turnover (ABC)"),
    "sales-months": N_("Turnover by month"),
    "stock-values": N_("Values of stock"),
    "stock-levels": N_("Levels of stock"),
    "training-gaps": N_("Gaps in training"),
}
"""The declared reports that ask for nothing but their span, as rules and jobs offer them."""

BY = "fire_rule"  # the command under which the trail keeps what rules do
MOST_DAYS = 366

NEEDED = {
    MADE: ("table_name",),
    CHANGED: ("table_name",),
    STATE: ("table_name", "field", "value"),
    DAY: ("table_name", "field"),
    FIGURE: ("figure", "beyond", "limit_at"),
    TASK: ("text", "login"),
    NOTICE: ("text", "audience"),
    LETTER: ("template_id",),
    MAIL: ("template_id", "folder"),
    SET: ("sets",),
    EXPORT: ("report", "form", "folder"),
    JOB: ("job_id",),
}
"""What must be given, by kind of event and by action."""


@dataclass(frozen=True)
class Condition:
    """A condition: the name of a field, and what is typed above its column in a list (">1000", "2026", "!paid")."""

    field: str
    typed: str


@dataclass(frozen=True)
class RuleKept:
    """What is kept of a rule; days are after the day of a field (negative: before), due the days until a task is due.

    Where sets names a field, set_to is its value of a closed list, text its words, and due the days until its day. days_working
    and due_working count working days of the company.
    """

    title: str = ""
    event: str = MADE
    table_name: str = ""
    field: str = ""
    value: str = ""
    days: int = 0
    days_working: bool = False
    figure: str = ""
    beyond: str = ABOVE
    limit_at: int | None = None
    action: str = TASK
    text: str = ""
    login: str = ""
    due: int = 0
    due_working: bool = False
    sets: str = ""
    set_to: str = ""
    audience: str = "all"
    target: str = ""
    template_id: int | None = None
    report: str = ""
    form: str = "pdf"
    folder: str = ""
    job_id: int | None = None


@dataclass(frozen=True)
class RuleDraft(RuleKept):
    """A rule as typed, with its conditions: all of them must hold."""

    conditions: tuple[Condition, ...] = ()


def missing(draft: RuleDraft) -> Iterator[str]:
    """Yield the fields that a rule of this kind needs and that are empty."""
    for name in (*NEEDED[draft.event], *NEEDED[draft.action]):
        value = getattr(draft, name)
        if value is None or value == "":
            yield name


def written(conditions: tuple[Condition, ...]) -> str:
    """Return conditions as they are kept: one a line, field and what was typed parted by a colon."""
    return "\n".join(f"{one.field}: {one.typed}" for one in conditions)


def read(text: str) -> tuple[Condition, ...]:
    """Return the conditions of a text that written() made."""
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return tuple(Condition(field.strip(), typed.strip()) for field, _colon, typed in pairs)


def is_beyond(value: int, beyond: str, limit: int) -> bool:
    """Say whether a figure lies beyond a limit; on it is not beyond."""
    return value > limit if beyond == ABOVE else value < limit


def crossings(values: list[int | None], beyond: str, limit: int) -> list[int]:
    """Return the places at which a row of values crosses a limit: beyond it, and not beyond before; no value changes nothing."""
    found, armed = [], False
    for place, value in enumerate(values):
        if value is None:
            continue
        if is_beyond(value, beyond, limit):
            if armed:
                found.append(place)
            armed = False
        else:
            armed = True
    return found
