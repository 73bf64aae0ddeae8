"""Writing notices, and reading them: a reading is kept once for each revision, with the day and who it was."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data import search
from app.data.drafts import columns_of, required
from app.data.office import command
from app.data.unit import Unit
from app.modules.organisation.notices.models import (
    CHANGE,
    VIEW,
    Notice,
    NoticeEdition,
    NoticePaper,
    NoticeReceipt,
)
from app.modules.organisation.notices.queries.readers import local_day, my_keys, paper_readers, readers
from app.modules.organisation.notices.rules import (
    ALL,
    WAITS,
    NoticeDraft,
    NoticeKept,
    edition_of,
    is_for,
    state_of,
)

KEPT = tuple(one.name for one in fields(NoticeKept))


@command(CHANGE)
def save_notice(unit: Unit, draft: NoticeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a notice and return its key; again makes a new revision that everybody reads anew.

    Raises Invalid naming the field: a span that ends before it begins, an audience that nobody belongs to; and Conflict.
    """
    if draft.until is not None and draft.since is not None and draft.until < draft.since:
        raise Invalid(N_("It ends before it begins."), field="until")
    if draft.renew and not draft.confirm:
        raise Invalid(N_("Only what is confirmed is confirmed anew; switch that on."), field="confirm")
    target = "" if draft.audience == ALL else draft.target.strip()
    kept = NoticeKept(**{name: getattr(draft, name) for name in KEPT})
    values = columns_of(Notice, replace(kept, target=target))
    if draft.audience != ALL and not any(
        is_for(draft.audience, target, one) for one in readers(unit.connection)
    ):
        raise Invalid(N_("Nobody who signs in belongs to it; check the name."), field="target")
    if draft.responsible and draft.responsible not in {one.login for one in readers(unit.connection)}:
        raise Invalid(N_("Choose somebody who signs in."), field="responsible")
    if key is None:
        key = unit.insert(Notice, revision=1, login=unit.login, **values)
        _keep_edition(unit, unit.row(Notice, key), draft.change, unit.now)
    else:
        before = unit.row(Notice, key, lock=True)
        more = {"revision": before["revision"] + 1} if draft.again else {}
        unit.update(Notice, key, values | more, version)
        after = unit.row(Notice, key)
        if draft.again or any(before[name] != after[name] for name in ("title", "text")):
            _keep_first(unit, before)
            _keep_edition(unit, {**after, "login": unit.login}, draft.change, unit.now)
        elif draft.change.strip():
            words = N_(
                "Title and text are as they were: change them, have it read anew, or leave this empty."
            )
            raise Invalid(words, field="change")
    search.index(unit, Notice, key, f"{draft.title} {draft.text}"[:2000])
    return key


def _edition(unit: Unit, notice: int) -> int:
    e = NoticeEdition
    return int(unit.connection.scalar(select(func.max(e.number)).where(e.notice_id == notice)) or 0)


def _keep_first(unit: Unit, row: Mapping[str, Any]) -> None:
    """Keep the words of a notice that was written before editions were kept, so that what is confirmed is known."""
    if not _edition(unit, row["id"]):
        _keep_edition(unit, row)


def _keep_edition(
    unit: Unit, row: Mapping[str, Any], change: str = "", made: datetime.datetime | None = None
) -> None:
    """Keep the words of a notice as its next edition; those that are the last one already, nothing happens."""
    e, number = NoticeEdition, _edition(unit, row["id"])
    last = unit.connection.execute(
        select(e.revision, e.title, e.text).where(e.notice_id == row["id"], e.number == number)
    ).first()
    if last is not None and tuple(last) == (row["revision"], row["title"], row["text"]):
        return
    unit.insert(
        e,
        notice_id=row["id"],
        number=number + 1,
        made=made,
        change=change.strip()[:300],
        **{name: row[name] for name in ("revision", "login", "title", "text")},
    )


@command(VIEW)
def read_notice(unit: Unit, key: int, confirmed: bool = False, edition: int | None = None) -> None:
    """Keep that the person of this unit has read a notice, and confirmed it where asked; once more changes nothing.

    edition is the one that was shown. Raises Forbidden for a notice that is not for them, Invalid where a newer edition
    came meanwhile, so that nobody confirms words that they did not see.
    """
    if key not in my_keys(unit.connection):
        raise Forbidden(N_("This notice is not for you, or it is seen no more."))
    row, r = unit.row(Notice, key, lock=True), NoticeReceipt
    _keep_first(unit, row)
    newest = _edition(unit, key)
    if edition is not None and max(edition, 1) != newest:
        raise Invalid(N_("It was changed meanwhile; please read the new words first."), field="text")
    there = unit.connection.execute(
        select(r.id, r.turn, r.confirmed, r.read_at)
        .where(r.notice_id == key, r.revision == row["revision"], r.login == unit.login)
        .order_by(r.turn.desc())
        .limit(1)
    ).first()
    values = {"read_at": unit.now, "confirmed": confirmed, "edition": newest}
    if there is None:
        turn = 1
    elif not there.confirmed:
        if confirmed:
            unit.update(NoticeReceipt, there.id, values)
        return
    elif confirmed and _waits(row, there.confirmed, local_day(there.read_at), unit.today):
        turn = there.turn + 1
    else:
        return
    unit.insert(NoticeReceipt, notice_id=key, revision=row["revision"], login=unit.login, turn=turn, **values)


def _waits(row: Mapping[str, Any], confirmed: bool, read: datetime.date, today: datetime.date) -> bool:
    return state_of(row["confirm"], confirmed, read, row["renew"], today) in WAITS


@command(CHANGE)
def confirm_on_paper(
    unit: Unit, key: int, persons: Sequence[int], day: datetime.date | None, evidence: str
) -> int:
    """Keep that members of staff signed on paper what they were shown on a day, and return how many that added; what is kept already is not kept twice.

    Raises Invalid naming the field: nobody, somebody it is not for, a day to come or before these words were written, no evidence.
    """
    row = unit.row(Notice, key, lock=True)
    if not row["confirm"]:
        raise Invalid(N_("Reading this notice is not confirmed; switch that on first."), field="persons")
    if not persons:
        raise Invalid(N_("Say who signed."), field="persons")
    asked = {
        one.person
        for one in (*readers(unit.connection), *paper_readers(unit.connection))
        if is_for(row["audience"], row["target"], one)
    }
    if not set(persons) <= asked:
        raise Invalid(N_("It is not for all of these people."), field="persons")
    words = required(evidence, "evidence", N_("Say where the signed list is kept."))
    if day is None or day > unit.today:
        raise Invalid(N_("Enter the day on which it was signed; it is not to come."), field="day")
    _keep_first(unit, row)
    edition, revision = _shown_on(unit, key, day)
    if revision != row["revision"]:
        raise Invalid(N_("On this day other words stood there; let the new ones be signed."), field="day")
    x, added = NoticePaper, 0
    kept = (x.notice_id == key, x.revision == revision)
    there = set(unit.connection.scalars(select(x.person_id).where(*kept, x.day == day)))
    for person in dict.fromkeys(persons):
        if person not in there:
            unit.insert(
                x,
                notice_id=key,
                revision=revision,
                edition=edition,
                person_id=person,
                day=day,
                evidence=words,
                login=unit.login,
            )
            added += 1
    return added


def _shown_on(unit: Unit, notice: int, day: datetime.date) -> tuple[int, int]:
    """Return the edition that stood there on a day, with its revision; zeros where none did."""
    e = NoticeEdition
    rows = unit.connection.execute(
        select(e.number, e.revision, e.made).where(e.notice_id == notice).order_by(e.number)
    ).all()
    made = [(row.number, local_day(row.made) if row.made is not None else None) for row in rows]
    number = edition_of(day, made)
    return number, next((row.revision for row in rows if row.number == number), 0)
