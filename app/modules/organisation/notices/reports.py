"""The list on which people who do not sign in confirm a notice: its words, their checksum, and a line for each to sign."""

from __future__ import annotations

import datetime
import hashlib

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.organisation.notices.models import CHANGE
from app.modules.organisation.notices.queries.notices import editions, notice_draft, reading
from app.modules.organisation.notices.rules import KINDS
from app.paper.booklet import Booklet, Section, booklet_pdf

SIGN = 7  # millimetres for a signature
MARK = 16  # letters of the checksum


def mark_of(title: str, text: str) -> str:
    """Return the checksum of the words of a notice, by which a signed list is known to be of these words."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:MARK]


@query(CHANGE)
def signature_list(connection: Connection, key: int, now: datetime.datetime, who: str) -> bytes:
    """Return the list for those whose confirmation is missing as PDF; raises Missing, and Invalid where nobody's is."""
    stored, asked = notice_draft(connection, key), reading(connection, key)
    if stored is None or asked is None:
        raise Missing(N_("This record is no longer there."))
    people = [person for person in asked.papers if not person.login]
    if not people:
        raise Invalid(N_("Nobody has to sign: everybody confirmed it, or nothing is confirmed here."))
    one, newest = stored.draft, next(iter(editions(connection, key)), None)
    facts = (
        (_("Kind"), _(KINDS[one.kind])),
        (_("Edition"), str(newest.number if newest is not None else 1)),
        (_("Seen from"), formats.day(one.since)),
        (_("Checksum of the words"), mark_of(one.title, one.text)),
    )
    said = _("With my signature I confirm that I have read and understood the words above.")
    rows = tuple(
        (str(place), person.name, person.department, "", "") for place, person in enumerate(people, 1)
    )
    sections = [
        Section(1, one.title, tuple(filter(None, one.text.splitlines())), (_("What"), _("Value")), facts, shares=(1, 3)),
        Section(1, _("Signatures"), (said,), (_("No."), _("Name"), _("Department"), _("Date"), _("Signature")), rows, shares=(1, 5, 4, 3, 7), room=SIGN),
    ]  # fmt: skip
    foot = _("Printed {when} by {who}").format(when=formats.moment(now), who=who)
    return booklet_pdf(Booklet(_("Signature list"), one.title, letterhead(connection), sections, foot))
