"""What somebody who leaves has to pay back of courses."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.data.queries import query
from app.data.visibility import not_hidden
from app.modules.hr.training.models import VIEW, Clause
from app.modules.hr.training.rules.repayment import left


@query(VIEW)
def repayments(connection: Connection, person: int, day: datetime.date) -> list[tuple[str, int]]:
    """Return what somebody who leaves on a day has to pay back: what for, and cents; nothing for who may not be known."""
    c = Clause
    hidden = not_hidden(connection, "hr_course_clause", c.id.expression)
    rows = connection.execute(
        select(c.text, c.amount, c.months, c.since).where(c.person_id == person, *hidden).order_by(c.id)
    )
    found = [(row.text, left(row.amount, row.months, row.since, day)) for row in rows]
    return [(text, cents) for text, cents in found if cents]
