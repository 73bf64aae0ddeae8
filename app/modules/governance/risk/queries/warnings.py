"""Early warnings: a figure beyond its limit raises the level that its risk is shown with, as long as it is beyond; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.figures import LOWER, written
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data.queries import query
from app.modules.cockpit.figures.api import BAD, WARN, Lit, lit_now, open_figures
from app.modules.governance.risk.models import VIEW, Analysis, Risk

STEPS = {WARN: 1, BAD: 2}  # that a level is raised by, beyond the first and beyond the last limit
PAGE = "governance.risk.risks"


@dataclass(frozen=True)
class Warned:
    """That a figure is beyond a limit: by how many steps it raises its risks, and why, in words."""

    steps: int
    why: str


def warnings(connection: Connection, figures: Iterable[str]) -> dict[str, Warned]:
    """Return the figures that are beyond a limit now, of those that the person may know of."""
    keys = {one for one in figures if one}
    found = lit_now(connection, keys) if keys else {}
    return {key: Warned(STEPS[one.light], _why(one)) for key, one in found.items() if one.light in STEPS}


def _why(one: Lit) -> str:
    assert one.limits is not None
    first = one.limits.warn if one.limits.warn is not None else one.limits.target
    limit = one.limits.alarm if one.light == BAD else first
    words = _("{title} is {value}, above the limit of {limit}")
    if one.figure.better != LOWER:
        words = _("{title} is {value}, below the limit of {limit}")
    unit = one.figure.unit
    return words.format(
        title=one.figure.title, value=written(one.value.number, unit), limit=written(limit, unit)
    )


@query(VIEW)
def figure_choices(connection: Connection) -> list[tuple[str, str]]:
    """Return the figures that a risk may be warned by; '' for none."""
    return [("", "–"), *((key, one.title) for key, one in open_figures(connection).items())]


def waiting_warnings(connection: Connection) -> list[Waiting]:
    """Return how many risks of analyses that nothing followed are raised by a figure."""
    a, r = Analysis, Risk
    followed = select(a.previous_id).where(a.previous_id.is_not(None))
    rows = connection.execute(
        select(r.figure, func.count())
        .where(r.figure != "", r.analysis_id.not_in(followed))
        .group_by(r.figure)
    ).all()
    warned = warnings(connection, [figure for figure, _count in rows])
    count = sum(number for figure, number in rows if figure in warned)
    words = Message(
        N_("{count} risks are raised by a figure beyond its limit"),
        {"count": count},
        N_("1 risk is raised by a figure beyond its limit"),
    )
    return [Waiting(count, words, PAGE, late=any(one.steps > 1 for one in warned.values()))] if count else []
