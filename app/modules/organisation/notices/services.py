"""Writing notices, and reading them: a reading is kept once for each revision, with the day and who it was."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data import search
from app.data.drafts import columns_of
from app.data.office import command
from app.data.unit import Unit
from app.modules.organisation.notices.models import CHANGE, VIEW, Notice, NoticeReceipt
from app.modules.organisation.notices.queries.readers import my_keys, readers
from app.modules.organisation.notices.rules import ALL, NoticeDraft, NoticeKept, is_for

KEPT = tuple(one.name for one in fields(NoticeKept))


@command(CHANGE)
def save_notice(unit: Unit, draft: NoticeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a notice and return its key; again makes a new revision that everybody reads anew.

    Raises Invalid naming the field: a span that ends before it begins, an audience that nobody belongs to; and Conflict.
    """
    if draft.until is not None and draft.since is not None and draft.until < draft.since:
        raise Invalid(N_("It ends before it begins."), field="until")
    target = "" if draft.audience == ALL else draft.target.strip()
    kept = NoticeKept(**{name: getattr(draft, name) for name in KEPT})
    values = columns_of(Notice, replace(kept, target=target))
    if draft.audience != ALL and not any(
        is_for(draft.audience, target, one) for one in readers(unit.connection)
    ):
        raise Invalid(N_("Nobody who signs in belongs to it; check the name."), field="target")
    if key is None:
        key = unit.insert(Notice, revision=1, login=unit.login, **values)
    else:
        before = unit.row(Notice, key, lock=True)
        more = {"revision": before["revision"] + 1} if draft.again else {}
        unit.update(Notice, key, values | more, version)
    search.index(unit, Notice, key, f"{draft.title} {draft.text}"[:2000])
    return key


@command(VIEW)
def read_notice(unit: Unit, key: int, confirmed: bool = False) -> None:
    """Keep that the person of this unit has read a notice, and confirmed it where asked; once more changes nothing.

    Raises Forbidden for a notice that is not for them.
    """
    if key not in my_keys(unit.connection):
        raise Forbidden(N_("This notice is not for you, or it is seen no more."))
    row = unit.row(Notice, key, lock=True)
    r = NoticeReceipt
    there = unit.connection.execute(
        select(r.id, r.confirmed).where(
            r.notice_id == key, r.revision == row["revision"], r.login == unit.login
        )
    ).first()
    if there is None:
        unit.insert(
            NoticeReceipt,
            notice_id=key,
            revision=row["revision"],
            login=unit.login,
            read_at=unit.now,
            confirmed=confirmed,
        )
    elif confirmed and not there.confirmed:
        unit.update(NoticeReceipt, there.id, {"confirmed": True})
