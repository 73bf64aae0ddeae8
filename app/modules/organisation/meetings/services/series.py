"""Keeping series of meetings, who belongs to them, and by which rules they decide."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.core.times import typed_time
from app.data.drafts import must_exist, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import may_know
from app.modules.hr.people.api import Person, own_person
from app.modules.organisation.meetings.models import CHANGE, Meeting, Member, Rule, Seat, Series
from app.modules.organisation.meetings.rules.meetings import (
    CALLED,
    CHAIR,
    MAIL,
    PLANNED,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.services.seats import seat_members
from app.modules.organisation.projects.api import Project

NOT_YOURS = N_("You do not belong to this meeting.")


def known_series(unit: Unit, series: int | None) -> int:
    """Return the key of a series that may be known; raises Invalid without one, Missing, and Forbidden for one of others."""
    if series is None:
        raise Invalid(N_("Choose the meeting that it belongs to."), field="series")
    unit.row(Series, series, lock=True)
    if not may_know(unit.connection, Series.__tablename__, series):
        raise Forbidden(NOT_YOURS)
    return series


@command(CHANGE)
def save_series(unit: Unit, draft: SeriesDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a series and return its key; who begins one chairs it. Raises Invalid naming the field, and Conflict."""
    draft = replace(draft, at=typed_time(draft.at, "at"))
    must_exist(unit, project=(Project, draft.project))
    if draft.project is not None and not may_know(unit.connection, Project.__tablename__, draft.project):
        raise Invalid(N_("You are not a member of this project."), field="project")
    if key is not None:
        return save_draft(unit, Series, draft, known_series(unit, key), version)
    made = save_draft(unit, Series, draft, None, None, login=unit.login)
    me = own_person(unit.connection)
    if me is not None:
        unit.insert(
            Member, series_id=made, person_id=me, name="", mail="", part=CHAIR, votes=True, until=None
        )
    return made


@command(CHANGE)
def save_member(unit: Unit, draft: MemberDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep who belongs to a series and return the key of the row; meetings that have not begun ask them too.

    Raises Invalid naming the field, and Conflict.
    """
    series = known_series(unit, draft.series)
    must_exist(unit, person=(Person, draft.person))
    if (draft.person is None) == (not draft.name.strip()):
        raise Invalid(N_("Choose somebody who works here, or enter the name of a guest."), field="name")
    if draft.mail.strip() and not re.fullmatch(MAIL, draft.mail.strip()):
        raise Invalid(N_("Enter a mail address such as name@example.de."), field="mail")
    m = Member
    if draft.person is not None:
        twice = select(m.id).where(m.series_id == series, m.person_id == draft.person, m.id != (key or 0))
        if unit.connection.scalar(twice) is not None:
            raise Invalid(N_("This person belongs to it already."), field="person")
    if key is not None and (unit.row(m, key)["series_id"], unit.row(m, key)["person_id"]) != (
        series,
        draft.person,
    ):
        raise Invalid(N_("Take this person off and add the other one."), field="person")
    kept = save_draft(unit, m, draft, key, version)
    for meeting in _not_begun(unit, series):
        seat_members(unit, meeting)
    return kept


def _not_begun(unit: Unit, series: int) -> list[int]:
    x = Meeting
    where = (x.series_id == series, x.state.in_((PLANNED, CALLED)))
    return list(unit.connection.scalars(select(x.id).where(*where).order_by(x.id)))


@command(CHANGE)
def remove_member(unit: Unit, key: int) -> None:
    """Take somebody off a series; off already, nothing happens. Raises Invalid for who took part in a meeting."""
    m, s = Member, Seat
    row = unit.connection.execute(select(m.series_id).where(m.id == key)).first()
    if row is None:
        return
    series = known_series(unit, row.series_id)
    ahead = _not_begun(unit, series)
    if (
        unit.connection.scalar(select(s.id).where(s.member_id == key, s.meeting_id.not_in(ahead)).limit(1))
        is not None
    ):
        raise Invalid(N_("Took part in meetings; enter until when this person belongs to it instead."))
    for seat in unit.connection.scalars(select(s.id).where(s.member_id == key)).all():
        unit.delete(s, seat)
    unit.delete(m, key)


@command(CHANGE)
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep by which rules a series decides from a day on, and return the key of the row. Raises Invalid naming the field, and Conflict."""
    series = known_series(unit, draft.series)
    r = Rule
    if draft.since is not None:
        twice = select(r.id).where(r.series_id == series, r.since == draft.since, r.id != (key or 0))
        if unit.connection.scalar(twice) is not None:
            raise Invalid(N_("There is a rule from this day on already."), field="since")
    return save_draft(unit, r, draft, key, version)
