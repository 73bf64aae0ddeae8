"""How invitations and minutes leave: a calendar file, letters, and mail files with what belongs to them attached."""

from __future__ import annotations

import datetime
from email.message import EmailMessage

from sqlalchemy import Connection

from app.core import format as formats
from app.core.calendar_file import Meeting as Event
from app.core.calendar_file import calendar_file
from app.core.errors import Invalid, Missing
from app.core.messages import N_, _
from app.data import archive, clock
from app.data.office import Office
from app.data.queries import query
from app.data.settings import setting
from app.modules.organisation.meetings.models import VIEW
from app.modules.organisation.meetings.queries.papers import (
    invitation_pdf,
    invitation_words,
    minutes_pdf,
    minutes_title,
)
from app.modules.organisation.meetings.queries.views import MeetingView, meeting_view
from app.modules.organisation.meetings.rules.meetings import GUEST


def _found(office: Office, key: int) -> MeetingView:
    view = office.read(meeting_view, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    return view


def event_bytes(view: MeetingView, now: datetime.datetime) -> bytes:
    """Return the calendar file of a meeting; each invitation counts up, so that calendars move what they hold already."""
    begins = datetime.datetime.combine(view.day, datetime.time.fromisoformat(view.at))
    event = Event(
        f"meeting-{view.id}", begins, view.minutes, view.title, view.place, sequence=max(0, view.sequence - 1)
    )
    return calendar_file([event], now)


@query(VIEW)
def _envelope(connection: Connection) -> tuple[str, str, datetime.datetime]:
    """Return the mail address and the name of the company, and this moment."""
    own, name = (str(setting(connection, f"company.{part}") or "") for part in ("mail", "name"))
    return own, name, clock.now(connection)


def calendar(office: Office, key: int) -> bytes:
    """Return the calendar file of a meeting."""
    return event_bytes(_found(office, key), office.read(_envelope)[2])


@query(VIEW)
def _letters(connection: Connection, view: MeetingView, book: object) -> bytes:
    return invitation_pdf(connection, view, book)  # type: ignore[arg-type]


def letters(office: Office, key: int) -> bytes:
    """Return the letters of invitation as PDF; raises Invalid where nobody is asked."""
    view = _found(office, key)
    if not view.seats:
        raise Invalid(N_("Nobody belongs to this series yet; add members first."))
    return office.read(_letters, view, office.book)


@query(VIEW)
def _paper(connection: Connection, view: MeetingView, public: bool, results_only: bool) -> bytes:
    return minutes_pdf(connection, view, public, results_only)


def minutes(office: Office, key: int, public: bool = False, results_only: bool = False) -> bytes:
    """Return the minutes as PDF: the papers that were filed, before approval as a draft, results alone on request."""
    view = _found(office, key)
    filed = view.public if public else view.pdf
    if filed is not None and not results_only:
        return archive.load(office.book, filed)
    return office.read(_paper, view, public, results_only)


def _mail(office: Office, view: MeetingView, subject: str, text: str, guests: bool) -> EmailMessage:
    """Return a mail that is being written to the members, or to the guests, of a meeting."""
    own, name, _now = office.read(_envelope)
    to = [one.mail for one in view.seats if one.mail and (one.part == GUEST) == guests]
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    if own:
        message["From"] = own
    if to:
        message["To"] = ", ".join(to)
    message["X-Unsent"] = "1"  # mail programs open it as a mail that is being written
    greeting, closing = _("Hello,"), _("Kind regards")
    message.set_content(f"{greeting}\n\n{text}\n\n{closing}\n{name}\n")
    return message


def invitation_mail(office: Office, key: int, guests: bool = False) -> bytes:
    """Return a mail file that invites the members, or the guests, with the calendar file attached."""
    view = _found(office, key)
    subject = _("Invitation: {title} on {day}").format(title=view.title, day=formats.day(view.day))
    message = _mail(office, view, subject, "\n\n".join(invitation_words(view, guests)), guests)
    event = event_bytes(view, office.read(_envelope)[2])
    message.add_attachment(event, maintype="text", subtype="calendar", filename="einladung.ics")
    return message.as_bytes()


def minutes_mail(office: Office, key: int, guests: bool = False) -> bytes:
    """Return a mail file with the approved minutes attached, for guests without what is internal; raises Invalid before approval."""
    view = _found(office, key)
    if view.pdf is None:
        raise Invalid(N_("The minutes are sent once they are approved."), field="state")
    text = _("please find attached the minutes of our meeting on {day}.").format(day=formats.day(view.day))
    message = _mail(office, view, f"{minutes_title(view)}: {view.title}", text, guests)
    pages = minutes(office, key, public=guests)
    message.add_attachment(pages, maintype="application", subtype="pdf", filename=f"{view.number}.pdf")
    return message.as_bytes()
