"""A month of this book beside that of another program: by person what differs, and who stands in one of them only; nothing is kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.hr.payroll.models import PayRun
from app.modules.hr.payroll.queries.facts import inputs_of_slips, standing_slips
from app.modules.hr.payroll.queries.making import make, result_of
from app.modules.hr.payroll.queries.missing import Fault
from app.modules.hr.payroll.rules.kinds import RECKONED, RELEASED, VIEW
from app.modules.hr.payroll.rules.month import MonthInput, thawed
from app.modules.hr.payroll.rules.parallel import Difference, differences, figures_of
from app.modules.hr.payroll.rules.reckoning import Reckoned
from app.modules.hr.people.api import Person

Day = datetime.date
ABSENT = Message(N_("Nobody here has this number."))
UNPAID = Message(N_("Not calculated here in this month."))
UNTOLD = Message(N_("Not in the sheet of the other program."))


@dataclass(frozen=True)
class OldMonth:
    """What another program reckoned for somebody in a month: number of the person, figures in cents by the kinds of a payslip."""

    number: int
    figures: Mapping[str, int]


@dataclass(frozen=True)
class Compared:
    """A person in both programs: what differs, all figures by kind; reason says why there is nothing to compare."""

    number: int
    name: str
    reason: str = ""
    differences: Sequence[Difference] = ()
    theirs: Mapping[str, int] = field(default_factory=dict)
    ours: Mapping[str, int] = field(default_factory=dict)


@query(VIEW)
def parallel(connection: Connection, month: Day, rows: Sequence[OldMonth]) -> list[Compared]:
    """Return everybody of a month in either program by number; a month that is released as it stands, else as a trial would reckon it.

    Raises Invalid where nobody stands in the sheet, or somebody twice.
    """
    told = {one.number: one.figures for one in rows}
    if not told:
        raise Invalid(N_("The sheet names nobody."), field="number")
    if len(told) < len(rows):
        raise Invalid(N_("Somebody stands in the sheet twice."), field="number")
    p = Person
    names = {
        row.number: f"{row.last_name}, {row.first_name}".strip(", ")
        for row in connection.execute(select(p.number, p.first_name, p.last_name))
    }
    found = {one.number: one for one in _ours(connection, month, told, names)}
    for number in told.keys() - found.keys():
        known = number in names
        reason = UNPAID if known else ABSENT
        found[number] = Compared(number, names.get(number, ""), str(reason), theirs=told[number])
    return [found[number] for number in sorted(found)]


def _ours(
    connection: Connection, month: Day, told: Mapping[int, Mapping[str, int]], names: Mapping[int, str]
) -> Iterator[Compared]:
    for number, given, result in _months(connection, month):
        if isinstance(result, Fault):
            yield Compared(number, names[number], str(result.words), theirs=told.get(number, {}))
        elif number not in told:
            yield Compared(number, names[number], str(UNTOLD), ours=figures_of(result))
        else:
            assert given is not None
            wrong = differences(told[number], given, result)
            yield Compared(number, names[number], "", wrong, told[number], ours=figures_of(result))


def _months(connection: Connection, month: Day) -> Iterator[tuple[int, MonthInput | None, Reckoned | Fault]]:
    """Yield number, inputs and result of everybody in a month: of the slips that stand where it is released, else of a trial."""
    r, p = PayRun, Person
    if connection.scalar(select(r.state).where(r.month == month)) != RELEASED:
        for one in make(connection, month, back=False):
            yield one.who.number, thawed(one.inputs) if one.inputs else None, one.result
        return
    numbers = dict(connection.execute(select(p.id, p.number)).all())
    slips = {
        months[month].id: numbers[person]
        for person, months in standing_slips(connection).items()
        if month in months and months[month].state == RECKONED
    }
    for key, text in inputs_of_slips(connection, list(slips)).items():
        if text:
            given = thawed(text)
            yield slips[key], given, result_of(given)
