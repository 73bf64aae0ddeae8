"""Leaving: its last day ends the employment in the dated file and gives the tasks; when it is over, the terms of the file begin."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.system_tables import Attachment
from app.data.unit import Unit
from app.modules.documents.archive.api import Document, DocumentVersion, end_documents
from app.modules.hr.leaving.models import CHANGE, Leaving
from app.modules.hr.leaving.queries.terms import terms_of
from app.modules.hr.leaving.rules.leaving import OVER, RUNS, LeavingDraft, last_day
from app.modules.hr.people.api import Person
from app.modules.hr.recruiting.api import LEAVE, call_off_checklist, start_checklist

GONE = N_("This leaving is over: the last day has passed.")


@command(CHANGE)
def save_leaving(unit: Unit, draft: LeavingDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep how somebody leaves and return its key: the last day stands in the file, and the tasks are given.

    Without a day it is reckoned (§ 622 BGB), or taken from the fixed term. Another last day moves the tasks that nobody did.
    Raises Invalid naming the field, also for somebody whose leaving is kept already or over.
    """
    check_draft(Leaving, replace(draft, day=draft.day or unit.today))
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    unit.row(Person, draft.person, lock=True)
    known = unit.connection.execute(
        select(Leaving.id, Leaving.state, Leaving.day).where(Leaving.person_id == draft.person)
    ).first()
    if known is not None and known.id != key:
        raise Invalid(N_("The leaving of this person is kept already; change it."), field="person")
    if key is not None:
        before = unit.row(Leaving, key, lock=True)
        if before["state"] == OVER:
            raise Invalid(GONE, field="day")
        if before["person_id"] != draft.person:
            raise Invalid(N_("This row belongs to somebody else."), field="person")
    day = last_day(draft, terms_of(unit.connection, draft.person, draft.given or unit.today))
    made = save_draft(unit, Leaving, replace(draft, day=day), key, version, state=RUNS)
    unit.update(Person, draft.person, {"leaving": day})
    if known is not None and known.day != day:
        call_off_checklist(unit, draft.person, LEAVE, day)
    start_checklist(unit, draft.person, LEAVE)
    return made


@command(CHANGE)
def call_off_leaving(unit: Unit, key: int) -> None:
    """Take a leaving back: the person stays, and tasks that nobody did go. Raises Invalid for one that is over."""
    row = unit.row(Leaving, key, lock=True)
    if row["state"] == OVER:
        raise Invalid(GONE, field="day")
    person = int(row["person_id"])
    unit.row(Person, person, lock=True)
    unit.update(Person, person, {"leaving": None})
    call_off_checklist(unit, person, LEAVE)
    unit.delete(Leaving, key)


def do_day(unit: Unit) -> None:
    """Let the terms of the papers of those begin who left, also of papers that came later; a leaving whose last day passed is over."""
    p, d, v, a = Person, Document, DocumentVersion, Attachment
    waiting = (
        select(p.id, p.leaving)
        .join(a, and_(a.table_name == "hr_person", a.row_key == p.id, a.hidden.is_(False)))
        .join(v, v.sha256 == a.sha256)
        .join(d, d.id == v.document_id)
        .where(p.leaving < unit.today, d.keep_until.is_(None), d.ended.is_(None), d.state == "filed")
        .distinct()
    )
    for row in unit.connection.execute(waiting.order_by(p.id)).all():
        end_documents(unit, Target("hr_person", int(row.id)), row.leaving)
    over = select(Leaving.id).where(Leaving.state == RUNS, Leaving.day < unit.today)
    for key in unit.connection.scalars(over.order_by(Leaving.id)).all():
        unit.update(Leaving, int(key), {"state": OVER})
