"""How an enquiry leaves: the letter to each supplier, before and after it was sent, and a mail with it attached."""

from __future__ import annotations

from email.message import EmailMessage

from sqlalchemy import Connection, select

from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data import archive
from app.data.office import Office
from app.data.queries import query
from app.data.settings import setting
from app.modules.inventory.sourcing.models import VIEW, Offer
from app.modules.inventory.sourcing.queries.enquiries import EnquiryView, OfferRow, enquiry
from app.modules.inventory.sourcing.queries.papers import TITLE, pdf_of, say
from app.modules.organisation.contacts.api import channel_for, contact_of, salutation

BODY = Text(
    "{greeting}\n\nanbei erhalten Sie unsere Anfrage {number}. Wir freuen uns auf Ihr Angebot.\n\n"
    "Mit freundlichen Grüßen\n{name}\n",
    "{greeting}\n\nPlease find attached our enquiry {number}. We look forward to your offer.\n\n"
    "Yours sincerely\n{name}\n",
)


@query(VIEW)
def _asked(connection: Connection, key: int) -> tuple[EnquiryView, OfferRow] | None:
    """Return an enquiry with one of the suppliers who are asked in it."""
    about = connection.scalar(select(Offer.enquiry_id).where(Offer.id == key))
    view = enquiry(connection, int(about)) if about is not None else None
    return None if view is None else (view, next(one for one in view.offers if one.id == key))


def pdf(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of the letter to a supplier: the frozen one, before it is sent the draft. Raises Missing."""
    found = office.read(_asked, key)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    view, one = found
    if one.pdf is not None:
        return f"{view.number} {one.supplier}.pdf", archive.load(office.book, one.pdf)
    return f"{TITLE.de} {one.supplier}.pdf", office.read(pdf_of, view, one.contact, office.book)


def mail(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of a mail file with the letter to a supplier attached; raises Invalid before the enquiry is sent."""
    found = office.read(_asked, key)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    view, one = found
    if one.pdf is None:
        raise Invalid(N_("Send the enquiry first."), field="state")
    sender, name, receiver, greeting, lang = office.read(_envelope, one.contact)
    message = EmailMessage()
    message["Subject"] = f"{say(TITLE, lang)} {view.number}"
    if sender:
        message["From"] = sender
    if receiver:
        message["To"] = receiver
    message["X-Unsent"] = "1"  # mail programs open it as a mail that is being written
    message.set_content(say(BODY, lang, greeting=greeting, number=view.number, name=name))
    pages = archive.load(office.book, one.pdf)
    message.add_attachment(pages, maintype="application", subtype="pdf", filename=f"{view.number}.pdf")
    return f"{view.number} {one.supplier}.eml", message.as_bytes()


@query(VIEW)
def _envelope(connection: Connection, contact: int) -> tuple[str, str, str, str, str]:
    """Return sender, company, receiver, greeting and language of the mail to a supplier."""
    who = contact_of(connection, contact)
    receiver = channel_for(connection, contact, "mail", "order")
    own, name = (str(setting(connection, f"company.{part}") or "") for part in ("mail", "name"))
    return own, name, receiver, salutation(who.draft) if who else "", who.draft.language if who else "de"
