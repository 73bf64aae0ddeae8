"""What a member of staff does with tickets without working on them: they report a fault, and answer on their own ones."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import not_hidden
from app.modules.hr.people.api import own_key
from app.modules.it.assets.api import ItAsset
from app.modules.it.helpdesk.models import Ticket, TicketEntry
from app.modules.it.helpdesk.rules.tickets import NEW, OwnDraft, TicketDraft
from app.modules.it.helpdesk.services.tickets import name_of, open_as, take_word


@command("it.own")
def report_fault(unit: Unit, draft: OwnDraft) -> int:
    """Open a ticket for whoever signs in and return its key.

    Raises Invalid for who is no member of staff, an empty text, and a device that they do not hold.
    """
    me = unit.connection.scalar(own_key(unit.connection))
    if me is None:
        raise Invalid(
            N_("Nobody of the staff signs in as {login}; have it noted under “Staff”."),
            field="title",
            login=unit.login,
        )
    if not draft.body.strip():
        raise Invalid(N_("Write something first."), field="body")
    if draft.asset is not None:
        _must_be_own(unit, ItAsset, draft.asset, ItAsset.person_id == me)
    ticket = TicketDraft(draft.title, draft.body, requester=int(me), asset=draft.asset)
    t, w = Ticket, TicketEntry
    same = (
        select(t.id)
        .join(w, w.ticket_id == t.id)
        .where(t.requester_id == me, t.title == draft.title.strip(), w.body == draft.body.strip())
    )
    if known := unit.connection.scalar(same.where(t.state == NEW).order_by(t.id).limit(1)):
        return int(known)  # it was reported, and nobody began with it
    return open_as(unit, ticket, name_of(unit, int(me)))


@command("it.own")
def answer_own(unit: Unit, key: int, body: str) -> int:
    """Write to the helpdesk on one's own ticket, which wakes a waiting one and reopens a solved one.

    Raises Missing for a ticket that is not one's own, in the words for one that is not there, and Invalid for an empty text.
    """
    me = unit.connection.scalar(own_key(unit.connection)) or 0
    _must_be_own(unit, Ticket, key, Ticket.requester_id == me)
    return take_word(unit, key, "note", body, from_requester=True)


def _must_be_own(unit: Unit, kind: Any, key: int, own: Any) -> None:
    table = kind.__tablename__
    hidden = not_hidden(unit.connection, table, kind.id.expression)
    if unit.connection.scalar(select(kind.id).where(kind.id == key, own, *hidden)) is None:
        raise Missing(N_("This record is no longer there."), table=table, key=key)
