"""Releasing a month: by a second person, whole or not at all, and only what still comes out of the inputs of now."""

from __future__ import annotations

import datetime

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.heads import must_be_trusted
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.hr.payroll.models import PayRun, PaySlip
from app.modules.hr.payroll.queries.making import make
from app.modules.hr.payroll.rules.kinds import LEFT, REFUSED, RELEASE, RELEASED
from app.modules.hr.payroll.services.computing import open_run


@command(RELEASE)
def release(unit: Unit, key: int, version: int | None = None) -> None:
    """Release a month: its slips are locked from now on. With four eyes nobody releases what they computed.

    Raises Invalid while somebody lacks something, is not computed, or would come out otherwise by now; Conflict where the
    month was computed anew since the version that was looked at; Forbidden where the book is not to be trusted.
    """
    must_be_trusted(unit.book)
    run = open_run(unit, key)
    if setting(unit.connection, "payroll.four_eyes"):
        by_another(unit, run["login"], N_("You computed this month: another person releases it."))
    _check_whole(unit, key)
    _check_same(unit, key, run["month"])
    values = {"state": RELEASED, "released_by": unit.login, "released_at": unit.now}
    unit.update(PayRun, key, values, version)


def _check_whole(unit: Unit, key: int) -> None:
    s = PaySlip
    states = dict(
        unit.connection.execute(select(s.state, func.count()).where(s.run_id == key).group_by(s.state)).all()
    )
    if refused := states.get(REFUSED):
        raise Invalid(
            N_("{count} people lack something; please complete it, or leave them out on purpose."),
            field="people",
            count=refused,
        )


def _check_same(unit: Unit, key: int, month: datetime.date) -> None:
    """Raise Invalid where somebody is not computed, or what is reckoned from is not what it was."""
    s = PaySlip
    rows = unit.connection.execute(
        select(s.person_id, s.month, s.state, s.inputs).where(s.run_id == key)
    ).all()
    left = {row.person_id for row in rows if row.state == LEFT}
    kept = {(row.person_id, row.month): row.inputs for row in rows if row.state != LEFT}
    known = {person: inputs for (person, day), inputs in kept.items() if day == month}
    now = {
        (one.who.key, one.month): one.inputs
        for one in make(unit.connection, month, kept=known)
        if one.who.key not in left
    }
    differ = {place[0] for place in kept.keys() | now.keys() if kept.get(place) != now.get(place)}
    if differ:
        raise Invalid(
            N_(
                "The inputs of {count} people changed since, or they are not computed yet; please compute the month again."
            ),
            field="people",
            count=len(differ),
        )
