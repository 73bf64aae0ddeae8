"""The parallel run of a month as a list: by person what differs with both figures and the cause, then the sums of all."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.core.dates import month_end
from app.core.messages import N_, _, counted
from app.data.queries import query
from app.data.reports import Report, span
from app.modules.hr.payroll.queries.parallel import Compared, OldMonth, parallel
from app.modules.hr.payroll.rules.kinds import VIEW
from app.modules.hr.payroll.rules.parallel import KINDS

COLUMNS = (
    ("what", N_("What differs"), "text", 3.2),
    ("theirs", N_("Other program"), "money", 1.2),
    ("ours", N_("Kontor"), "money", 1.2),
    ("by", N_("Difference"), "money", 1.1),
    ("cause", N_("Likely cause"), "text", 3.0),
)
WHOLE = ("payout", "net", "gross")  # what stands beside a person: the first that the other program tells


@query(VIEW)
def parallel_run(connection: Connection, month: datetime.date, rows: Sequence[OldMonth]) -> Report:
    """Return the comparison of a month with the rows of another program; who agrees in everything is only counted."""
    people = parallel(connection, month, rows)
    lines = _Lines()
    for one in people:
        if one.reason:
            lines.person(one, [(_("Not compared"), None, None, None, one.reason)])
        elif one.differences:
            told = [
                (_(KINDS[each.kind]), each.theirs, each.ours, each.by, str(each.cause or ""))
                for each in one.differences
            ]
            lines.person(one, told)
    compared = [one for one in people if not one.reason]
    lines.all(compared)
    return Report(
        "parallel_run", _("Beside the other program"), span(month, month_end(month)), COLUMNS, lines.rows, totals={},
        kinds=lines.kinds, headings=frozenset(lines.headings), closes=False,
    )  # fmt: skip


class _Lines:
    """The rows of the list with their marks."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.kinds: dict[int, str] = {}
        self.headings: set[int] = set()

    def group(self, words: str) -> None:
        """Begin a group."""
        self.headings.add(len(self.rows))
        self.kinds[len(self.rows)] = "group"
        self.rows.append((words, None, None, None, ""))

    def person(self, one: Compared, told: list[tuple[Any, ...]]) -> None:
        """Add a person with what there is to say, and the figure that stands for the whole month."""
        kind = next((name for name in WHOLE if name in one.theirs), WHOLE[0])
        self.group(f"{one.number}  {' · '.join(filter(None, (one.name, _(KINDS[kind]))))}")
        self.rows += told
        self.total(kind, one.theirs.get(kind, 0), one.ours.get(kind, 0))

    def total(self, kind: str, theirs: int, ours: int) -> None:
        """Close a group by the figure of a kind."""
        self.kinds[len(self.rows)] = "total"
        self.rows.append((_(KINDS[kind]), theirs, ours, ours - theirs, ""))

    def all(self, people: Sequence[Compared]) -> None:
        """Add the sums of all who were compared, by the kinds that the other program tells of them."""
        same = sum(not one.differences for one in people)
        words = counted(len(people), N_("1 compared"), N_("{count} compared"))
        self.group(
            words + ", " + counted(same, N_("1 without a difference"), N_("{count} without a difference"))
        )
        sums = {
            kind: [
                sum(side[kind] for one in people for side in (getattr(one, name),) if kind in one.theirs)
                for name in ("theirs", "ours")
            ]
            for kind in KINDS
            if any(kind in one.theirs for one in people)
        }
        self.rows += [(_(KINDS[kind]), *both, both[1] - both[0], "") for kind, both in sums.items()]
        kind = next((name for name in WHOLE if name in sums), WHOLE[0])
        self.total(kind, *sums.get(kind, (0, 0)))
