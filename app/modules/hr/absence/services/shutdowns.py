"""Company holidays become leave of everybody who works there and is not away already."""

from __future__ import annotations

from sqlalchemy import select

from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.absence.models import Absence, Shutdown
from app.modules.hr.absence.queries.absences import stretches
from app.modules.hr.absence.rules.absences import APPROVED, LEAVE, AbsenceDraft, Stretch, in_the_way
from app.modules.hr.absence.rules.taking import Away, cost
from app.modules.hr.people.api import Person, calendars, is_here, site_of


@command("hr.absence.change")
def enter_shutdown(unit: Unit, key: int) -> int:
    """Enter leave for company holidays and return for how many people; who is away then, or has nothing to work, is left out.

    A second time it finds everybody entered.
    """
    row = unit.row(Shutdown, key)
    p = Person
    people = [int(one) for one in unit.connection.scalars(select(p.id).where(*is_here(row["since"])))]
    plans, sites, rows = calendars(unit.connection, people), site_of(unit.connection, row["since"]), []
    away = Away(row["since"], row["until"])
    for person in people:
        if row["site_id"] is not None and sites.get(person) != row["site_id"]:
            continue
        new = Stretch(0, LEAVE, away.since, away.until)
        plan = plans[person]
        if in_the_way(new, stretches(unit.connection, person, away.since, away.until)) is not None:
            continue
        if plan.employed(away.until) and cost(away, plan.days(away.since, away.until)):
            rows.append(_leave(person, away, row["name"], unit.login))
    unit.insert_rows(Absence, rows)
    return len(rows)


def _leave(person: int, away: Away, name: str, login: str) -> dict[str, object]:
    draft = AbsenceDraft(person, LEAVE, away.since, away.until, note=name)
    names = {"person": "person_id", "substitute": "substitute_id", "cause": "cause_id"}
    values = {names.get(field, field): value for field, value in vars(draft).items()}
    return {**values, "state": APPROVED, "reason": "", "login": login}
