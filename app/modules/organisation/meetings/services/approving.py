"""Approval of minutes: what of them is approved, and what its end does: number, papers, outcomes, tasks; from then on they stay."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data import archive, numbering, search
from app.data.approval_rules import Approval
from app.data.approval_tables import ApprovalRun, ApprovalStep
from app.data.record_extras import Target, attach
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.documents.archive.api import DocumentDraft, add, classify, link, made_pdf
from app.modules.organisation.meetings.models import Meeting, Outcome, Series
from app.modules.organisation.meetings.queries.papers import minutes_pdf
from app.modules.organisation.meetings.queries.views import MeetingView, view_of
from app.modules.organisation.meetings.rules.meetings import (
    CHAIR,
    MACHINE,
)
from app.modules.organisation.meetings.rules.minutes import ACTION, DECISION, Line, outcomes
from app.modules.organisation.meetings.rules.votes import is_carried
from app.modules.organisation.projects.api import Wanted, add_tasks, project_for

KIND = "minutes"
FILED = ("minutes", "00")  # type and place in the filing plan of a new book
TERM = datetime.timedelta(days=14)  # for an action without a day
FOUR_EYES = N_("You wrote these minutes; someone else must approve them too.")


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of minutes is approved: all that was typed, the agenda, and who was there."""
    view = view_of(connection, key)
    assert view is not None
    return {
        "notes": view.notes,
        "day": view.day,
        "at": view.at,
        "items": "; ".join(f"{one.number} {one.title} {one.internal}" for one in view.items),
        "seats": "; ".join(f"{one.name} {one.votes} {one.state}" for one in view.seats),
    }


def _ended(unit: Unit, key: int, approved: bool, comment: str) -> None:
    row = unit.row(Meeting, key, lock=True)
    if not approved:
        state = MACHINE.after(row["state"], "reject")
        unit.update(Meeting, key, {"state": state, "refusal": comment[:300]})
        return
    if _deciders(unit, key) <= {row["written_by"]}:
        by_another(unit, row["written_by"], FOUR_EYES)
    state = MACHINE.after(row["state"], "approve")
    number = numbering.give(unit, Meeting.number, unit.today.year)
    unit.update(Meeting, key, {"number": number})
    view = view_of(unit.connection, key)
    assert view is not None
    _keep_outcomes(unit, view)
    papers = _file(unit, view)
    unit.update(Meeting, key, {"state": state, "approved_on": unit.today, **papers})
    search.index(unit, Meeting, key, f"{number} {view.title} {' '.join(view.topics.values())}"[:2000])


def _deciders(unit: Unit, key: int) -> set[str]:
    """Return who approved a step of the newest approval of minutes."""
    r, s = ApprovalRun, ApprovalStep
    run = (
        select(r.id)
        .where(r.table_name == Meeting.__tablename__, r.row_key == key)
        .order_by(r.id.desc())
        .limit(1)
    )
    return set(
        unit.connection.scalars(
            select(s.decided_by).where(s.run_id == run.scalar_subquery(), s.decided_by != "")
        )
    )


def _keep_outcomes(unit: Unit, view: MeetingView) -> None:
    """Make outcomes of the lines, and tasks of actions; those go into the project of the series, which is made with the first."""
    wanted = []
    for line in outcomes(view.read()):
        key = _outcome(unit, view, line)
        if line.kind == ACTION:
            source = Target(Outcome.__tablename__, key)
            due = line.due or view.day + TERM
            wanted.append(Wanted(source, line.text, line.person, due, f"{view.title}, {view.number}"))
    if wanted:
        add_tasks(unit, _project(unit, view), wanted)


def _outcome(unit: Unit, view: MeetingView, line: Line) -> int:
    votes, number = line.votes, None
    if line.kind == DECISION:
        number = numbering.give(unit, Outcome.number, unit.today.year)
    key = unit.insert(
        Outcome, meeting_id=view.id, kind=line.kind, line=line.number, number=number, text=line.text,
        topic=view.topics.get(line.item, ""), internal=line.item in view.internal, person_id=line.person, due=line.due,
        counted=votes is not None, yes=votes.yes if votes else 0, no=votes.no if votes else 0,
        abstain=votes.abstain if votes else 0, entitled=view.entitled, majority=view.majority,
        carried=votes is None or is_carried(votes, view.majority, view.entitled), replaced_by_id=None,
    )  # fmt: skip
    if line.kind == DECISION:
        search.index(unit, Outcome, key, f"{number} {line.text} {view.title}"[:2000])
    return key


def _project(unit: Unit, view: MeetingView) -> int:
    """Return the project that the actions of a series go into; the first action makes it."""
    series = unit.row(Series, view.series, lock=True)
    if series["project_id"] is not None:
        return int(series["project_id"])
    people = [one.key for one in view.people]
    name = _("Actions: {title}").format(title=view.title)
    made = project_for(
        unit,
        name,
        _chair(view),
        people,
        _("What is decided in “{title}” gets done.").format(title=view.title),
    )
    unit.update(Series, view.series, {"project_id": made})
    return made


def _chair(view: MeetingView) -> int | None:
    found = [one.person for one in view.seats if one.part == CHAIR and one.person is not None]
    return found[0] if found else next((one.key for one in view.people), None)


def _file(unit: Unit, view: MeetingView) -> dict[str, bytes]:
    """File the numbered papers: what everybody may know in the archive, all of it on the meeting, which only its members see.

    Of a closed series nothing stands in the archive that others read.
    """
    whole = minutes_pdf(unit.connection, view, public=False)
    public = minutes_pdf(unit.connection, view, public=True) if view.internal else whole
    stored = {"pdf": archive.store(unit.book, whole), "public": archive.store(unit.book, public)}
    target = Target(Meeting.__tablename__, view.id)
    attach(unit, target, stored["pdf"], f"{view.number}.pdf", len(whole))
    if unit.row(Series, view.series)["closed"]:
        return stored
    title = f"{_('Minutes {number}').format(number=view.number)} {view.title}"
    text = "\n".join((title, *(one.text for one in view.read() if one.item not in view.internal)))
    arrival = made_pdf(stored["public"], len(public), f"{view.number}.pdf", text, FILED[0])
    key = add(unit, arrival)
    classify(
        unit,
        key,
        DocumentDraft(title[:200], *FILED, doc_date=view.day, received=unit.today, reference=view.number),
        None,
        True,
    )
    link(unit, key, target)
    return stored


def _reopened(_unit: Unit, _key: int) -> None:
    """Refuse to take the last approval back: number, papers and tasks are out."""
    raise Invalid(
        N_("Approved minutes stay as they are; correct them in the minutes of the next meeting."),
        field="state",
    )


APPROVALS = (
    Approval(
        KIND,
        N_("Minutes"),
        Meeting.__tablename__,
        content_of,
        _ended,
        reopened=_reopened,
        page="organisation.meetings.meetings",
    ),
)
