"""Mails become tickets or words on them: by their thread and number, by who wrote them, each once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.helpdesk.models import Ticket, TicketEntry, TicketLink, TicketMail
from app.modules.it.helpdesk.rules.mails import MailIn
from app.modules.it.helpdesk.rules.tickets import RUNNING, SOLVED, WAITING, TicketDraft
from app.modules.it.helpdesk.services.tickets import (
    enter,
    name_of,
    open_as,
    put_into_search,
    put_word,
    reckon,
    say,
)

MOST_STEPS = 100  # tickets merged one into another


@command("it.tickets")
def take_mail(unit: Unit, mail: MailIn) -> int:
    """Take a mail and return the key of its ticket; the same mail again is on it already.

    The requester's word wakes and reopens. What anybody else writes stands there with their name and touches no promise; it wakes
    what waited for a supplier. What a machine wrote only stands there; without a ticket it is refused. A mail on a closed ticket
    opens a new one that is linked to it. Raises Invalid.
    """
    known = unit.connection.scalar(select(TicketMail.ticket_id).where(TicketMail.sha256 == mail.sha256))
    if known is not None:
        return _last(unit, int(known))
    who = _person(unit, mail.sender)
    old = _named(unit, mail)
    if old is not None and unit.row(Ticket, old)["state"] in (*RUNNING, SOLVED):
        key = _add(unit, unit.row(Ticket, old, lock=True), mail, who)
    elif mail.automatic:
        raise Invalid(N_("This is an automatic reply to no ticket; nothing was made of it."))
    else:
        draft = TicketDraft(
            mail.subject or "?", mail.body.strip() or mail.subject or "?", requester=who, channel="mail"
        )
        key = open_as(unit, draft, name_of(unit, who) if who is not None else mail.by or _("unknown sender"))
        if old is not None:
            unit.insert(TicketLink, ticket_id=key, other_id=old, kind="related")
    unit.insert(TicketMail, ticket_id=key, message_id=mail.message_id[:250], sha256=mail.sha256)
    return key


def _person(unit: Unit, address: str) -> int | None:
    """Return the member of staff of an address, None for nobody, or for more than one."""
    if not address:
        return None
    found = unit.connection.scalars(
        select(Person.id).where(func.lower(Person.mail) == address.lower()).limit(2)
    ).all()
    return int(found[0]) if len(found) == 1 else None


def _named(unit: Unit, mail: MailIn) -> int | None:
    """Return the ticket that a mail belongs to: by the number in its subject, else by the mails it answers; a merged one leads on."""
    key: int | None = None
    if mail.number:
        key = unit.connection.scalar(select(Ticket.id).where(Ticket.number == mail.number))
    for answered in mail.answers if key is None else ():
        m = TicketMail
        key = unit.connection.scalar(
            select(m.ticket_id).where(m.message_id == answered).order_by(m.id.desc()).limit(1)
        )
        if key is not None:
            break
    return _last(unit, int(key)) if key is not None else None


def _last(unit: Unit, key: int) -> int:
    """Return the ticket that a ticket was merged into in the end, itself where it was not."""
    for _step in range(MOST_STEPS):
        into = unit.row(Ticket, key)["merged_into"]
        if into is None:
            break
        key = int(into)
    return key


def _add(unit: Unit, row: Mapping[str, Any], mail: MailIn, who: int | None) -> int:
    """Put a mail on a ticket that is not closed, and let it wake what it may."""
    key, body = int(row["id"]), mail.body.strip() or mail.subject or "?"
    if not mail.automatic and _is_requester(unit, row, mail, who):
        say(unit, key, "mail", body, from_requester=True, by=mail.by if who is None else "")
        return key
    put_word(unit, key, "mail", body, False, by=mail.by or _("unknown sender"), internal=True)
    if not mail.automatic and row["state"] == WAITING and row["wait_for"] == "supplier":
        enter(unit, key, "work", "")
    reckon(unit, key)
    put_into_search(unit, key)
    return key


def _is_requester(unit: Unit, row: Mapping[str, Any], mail: MailIn, who: int | None) -> bool:
    """Say whether the requester wrote a mail; where that is no member of staff, whoever wrote the first word from the same address."""
    if row["requester_id"] is not None:
        return bool(who == row["requester_id"])
    e = TicketEntry
    first = select(e.by).where(e.ticket_id == row["id"], e.by_agent.is_(False)).order_by(e.at, e.id).limit(1)
    return bool(mail.sender) and mail.sender.lower() in (unit.connection.scalar(first) or "").lower()
