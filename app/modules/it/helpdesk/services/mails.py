"""Mails become tickets or words on them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy import func, select

from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.rules.tickets import (
    RUNNING,
    SOLVED,
    TicketDraft,
)
from app.modules.it.helpdesk.services.tickets import open_ticket, say

_MARK = re.compile(r"\bT-\d{4}-\d{5}\b")


def number_in(subject: str) -> str:
    """Return the number of a ticket that stands in the subject of a mail, '' where there is none."""
    found = _MARK.search(subject)
    return found[0] if found else ""


@command("it.tickets")
def take_mail(unit: Unit, about: Mapping[str, str]) -> int:
    """Take a mail (keys: subject, sender, body) as a new ticket, or as a word of the requester on the ticket its subject names; return its key."""
    sender = about.get("sender", "").lower()
    who = (
        unit.connection.scalar(select(Person.id).where(func.lower(Person.mail) == sender)) if sender else None
    )
    number = number_in(about.get("subject", ""))
    known = unit.connection.scalar(select(Ticket.id).where(Ticket.number == number)) if number else None
    body = about.get("body", "").strip() or about.get("subject", "")
    if known is not None and unit.row(Ticket, int(known))["state"] in (*RUNNING, SOLVED):
        say(unit, int(known), "mail", body, from_requester=True)
        return int(known)
    return open_ticket(
        unit,
        TicketDraft(
            about.get("subject", "") or "?", body, "incident", int(who) if who is not None else None, "mail"
        ),
    )
