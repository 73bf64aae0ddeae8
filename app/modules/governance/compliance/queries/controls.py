"""Controls and their tests as they are listed and read; what was drawn is named by day and number."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.all_tables import load_models
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.modules.governance.compliance.models import VIEW, Control, ControlTest
from app.modules.governance.compliance.rules.controls import DAYS, OPEN, ControlDraft, ResultDraft
from app.modules.hr.people.api import Person, full_name

PAGE = "governance.compliance.duties"
NUMBERS = ("number", "reference", "document")
SOON = datetime.timedelta(days=14)


def controls_source() -> ListSource:
    """Return the control matrix, the next test first."""
    c = Control
    columns = (
        *listed(c, "process title due risk kind"),
        Column("owner", N_("Responsible"), "text", full_name(), 150),
        *listed(c, "months records size first"),
    )
    order = (c.due.expression, c.id.expression)
    return ListSource("governance.controls", c, columns, order, joins=((Person, Person.id == c.owner_id),))


def tests_source() -> ListSource:
    """Return the tests of controls, those without a result first, then the newest."""
    t, c = ControlTest, Control
    columns = (
        shown_as(c.title, "control", width=260),
        *listed(t, "due result faults population found since until done login seed"),
    )
    order = (t.done.is_not(None), t.due.desc(), t.id.desc())
    return ListSource("governance.control_tests", t, columns, order, joins=((c, c.id == t.control_id),))


@query(VIEW)
def control_draft(connection: Connection, key: int) -> Stored[ControlDraft] | None:
    """Return a control as its form shows it."""
    return load_draft(connection, Control, ControlDraft, key)


@query(VIEW)
def result_draft(connection: Connection, key: int) -> Stored[ResultDraft] | None:
    """Return the result of a test as its form shows it."""
    t = ControlTest
    row = connection.execute(select(t.version, t.faults, t.found).where(t.id == key)).first()
    return Stored(key, int(row.version), ResultDraft(row.faults, row.found)) if row is not None else None


@dataclass(frozen=True)
class Drawn:
    """A record that was drawn: day and number, '' for one that is gone since."""

    key: int
    day: datetime.date | None
    number: str


def records_between(
    connection: Connection, table: str, since: datetime.date, until: datetime.date
) -> list[int]:
    """Return the keys of the records of a table whose day lies in a span, in order."""
    t = load_models().tables[table]
    day = t.c[DAYS[table]]
    return [
        int(one)
        for one in connection.scalars(select(t.c.id).where(day >= since, day <= until).order_by(t.c.id))
    ]


@query(VIEW)
def drawn_in(connection: Connection, key: int) -> list[Drawn]:
    """Return the records that a test drew, in order: day and number alone, what they say needs its own right."""
    t, c = ControlTest, Control
    row = connection.execute(
        select(t.sample, c.records).join(c, c.id == t.control_id).where(t.id == key)
    ).first()
    if row is None:
        return []
    table = load_models().tables[row.records]
    number: Any = next((table.c[name] for name in NUMBERS if name in table.c), table.c.id)
    keys = [int(one) for one in row.sample.split()]
    rows = connection.execute(
        select(table.c.id, table.c[DAYS[row.records]], number).where(table.c.id.in_(keys))
    )
    found = {int(one[0]): Drawn(int(one[0]), one[1], str(one[2] or one[0])) for one in rows}
    return [found.get(one, Drawn(one, None, "")) for one in keys]


@query(VIEW)
def waiting_controls(connection: Connection) -> list[Waiting]:
    """Return the controls whose test is due within two weeks, and samples without a result."""
    c, t, today = Control, ControlTest, clock.today(connection)
    count, first = connection.execute(
        select(func.count(), func.min(c.due)).where(c.due <= today + SOON)
    ).one()
    open_ = int(connection.scalar(select(func.count()).select_from(t.__table__).where(t.result == OPEN)) or 0)
    words = Message(N_("Controls to be tested: {count}"), {"count": count + open_})
    return [Waiting(count + open_, words, PAGE, late=bool(first and first < today))] if count + open_ else []
