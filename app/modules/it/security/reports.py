"""The security report: where each area stands, what is open, backups, weaknesses, and accesses that should be closed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import _
from app.data.queries import query
from app.modules.hr.people.api import Person
from app.modules.it.security.models import AccessRight, BackupPlan, Weakness
from app.modules.it.security.queries import (
    PointRow,
    accesses_source,
    backups_source,
    points,
    rows_of,
    weaknesses_source,
)
from app.modules.it.security.rules import NOT_NEEDED, POINT_STATES, TO_DO, area_titles, fulfilled
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


@dataclass(frozen=True)
class State:
    """What the report says."""

    points: Sequence[PointRow]
    backups: Sequence[dict[str, Any]]
    weaknesses: Sequence[dict[str, Any]]
    accesses: Sequence[dict[str, Any]]
    admins: Sequence[dict[str, Any]]


@query("it.security.view")
def state(connection: Connection, day: datetime.date) -> State:
    """Return where data security stands on a day: weaknesses that are open, accesses of who has left, and those that administer."""
    x = AccessRight
    gone = x.person_id.in_(_leavers(day))
    return State(
        points(connection),
        rows_of(connection, backups_source(), BackupPlan.active.is_(True)),
        rows_of(connection, weaknesses_source(), Weakness.state.in_(TO_DO)),
        rows_of(connection, accesses_source(), x.revoked.is_(None), gone),
        rows_of(connection, accesses_source(), x.revoked.is_(None), x.level == "admin", ~gone),
    )


def _leavers(day: datetime.date) -> Any:
    return select(Person.id).where(Person.leaving < day)


def security_pdf(found: State, company: str, day: datetime.date) -> bytes:
    """Return the report as PDF; the same state gives the same bytes."""
    sections = [
        _summary(found),
        *_areas(found),
        *_measures(found),
        _backups(found),
        _weaknesses(found),
        _accesses(found),
    ]
    return booklet_pdf(Booklet(_("Security report"), formats.day(day), Letterhead(company), sections))


def _by_area(found: State) -> list[tuple[str, list[PointRow]]]:
    groups = [
        (str(title), [one for one in found.points if one.area == key]) for key, title in area_titles().items()
    ]
    return [group for group in groups if group[1]]


def _summary(found: State) -> Section:
    rows = []
    for title, inside in _by_area(found):
        done, needed = fulfilled(one.state for one in inside)
        rows.append((title, f"{done}", f"{needed}", f"{round(100 * done / needed)} %" if needed else "–"))
    done, needed = fulfilled(one.state for one in found.points)
    words = _("{done} of {needed} points that are needed here are fulfilled.").format(
        done=done, needed=needed
    )
    return Section(
        1,
        _("Where we stand"),
        (words,),
        (_("Area"), _("fulfilled"), _("needed here"), _("Share")),
        tuple(rows),
        shares=(3.0, 1.0, 1.0, 0.8),
    )


def _areas(found: State) -> list[Section]:
    head = (_("Point"), _("Title"), _("State"), _("Evidence"), _("Responsible"), _("Next review"))
    sections = []
    for title, inside in _by_area(found):
        rows = tuple(
            (
                one.code,
                one.title,
                _(POINT_STATES[one.state]),
                one.evidence,
                one.person,
                formats.day(one.next_review),
            )
            for one in inside
        )
        sections.append(Section(1, title, (), head, rows, shares=(0.6, 1.7, 1.2, 2.4, 1.3, 1.0)))
    return sections


def _measures(found: State) -> list[Section]:
    head = (_("Point"), _("What is to be done"), _("Responsible"), _("Until"))
    rows = tuple(
        (f"{one.code} {one.title}", one.measure, one.person, formats.day(one.due))
        for one in found.points
        if one.measure and one.state not in ("done", NOT_NEEDED)
    )
    return [
        Section(
            1,
            _("Open measures"),
            () if rows else (_("None."),),
            head if rows else (),
            rows,
            shares=(1.8, 2.8, 1.3, 0.9),
        )
    ]


def _backups(found: State) -> Section:
    head = (
        _("Backup"),
        _("Where to"),
        _("Last good run"),
        _("Last good restore test"),
        _("Next restore test"),
    )
    rows = tuple(
        (
            one["name"],
            one["target"],
            formats.day(one["last_run"]),
            formats.day(one["last_test"]) or _("never"),
            formats.day(one["next_test"]),
        )
        for one in found.backups
    )
    return Section(
        1,
        _("Backups"),
        () if rows else (_("None."),),
        head if rows else (),
        rows,
        shares=(2.0, 1.8, 1.1, 1.3, 1.1),
    )


def _weaknesses(found: State) -> Section:
    head = (_("Title"), _("Reference"), _("Severity"), _("State"), _("Until"))
    rows = tuple(
        (one["title"], one["reference"], _(one["severity"]), _(one["state"]), formats.day(one["due"]))
        for one in found.weaknesses
    )
    return Section(
        1,
        _("Open updates and weaknesses"),
        () if rows else (_("None."),),
        head if rows else (),
        rows,
        shares=(2.6, 1.3, 0.9, 1.1, 0.9),
    )


def _accesses(found: State) -> Section:
    head = (_("Person"), _("What"), _("May"), _("Granted on"), _("Last day"))
    both = (*found.accesses, *found.admins)
    rows = tuple(
        (
            one["person"],
            one["what"],
            _(one["level"]),
            formats.day(one["granted"]),
            formats.day(one["leaving"]),
        )
        for one in both
    )
    title = _("Accesses of who has left, and administrators")
    return Section(
        1, title, () if rows else (_("None."),), head if rows else (), rows, shares=(1.8, 2.4, 1.2, 1.0, 1.0)
    )
