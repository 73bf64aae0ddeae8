"""How an order leaves: its paper, before and after it was placed, and a mail with the paper attached."""

from __future__ import annotations

from email.message import EmailMessage

from sqlalchemy import Connection

from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data import archive
from app.data.office import Office
from app.data.queries import query
from app.data.settings import setting
from app.modules.inventory.purchasing.models import VIEW
from app.modules.inventory.purchasing.queries.orders import OrderView, order
from app.modules.inventory.purchasing.queries.papers import TITLE, pdf_of, say
from app.modules.organisation.contacts.api import channel_for, contact_of, salutation

BODY = Text(
    "{greeting}\n\nanbei erhalten Sie unsere Bestellung {number}. Bitte bestätigen Sie uns den Liefertermin.\n\n"
    "Mit freundlichen Grüßen\n{name}\n",
    "{greeting}\n\nPlease find attached our purchase order {number}, and confirm the date of delivery.\n\n"
    "Yours sincerely\n{name}\n",
)


def pdf(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of an order's paper: the frozen one, before it is placed the draft. Raises Missing."""
    view = office.read(order, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if view.pdf is not None:
        return f"{view.number}.pdf", archive.load(office.book, view.pdf)
    return f"{TITLE.de}.pdf", office.read(pdf_of, view, office.book)


def mail(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of a mail file with a placed order attached; raises Invalid for a draft."""
    view = office.read(order, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if view.pdf is None:
        raise Invalid(N_("Place the order first."), field="state")
    sender, name, receiver, greeting, lang = office.read(_envelope, view)
    message = EmailMessage()
    message["Subject"] = f"{say(TITLE, lang)} {view.number}"
    if sender:
        message["From"] = sender
    if receiver:
        message["To"] = receiver
    message["X-Unsent"] = "1"  # mail programs open it as a mail that is being written
    message.set_content(say(BODY, lang, greeting=greeting, number=view.number, name=name))
    pages = archive.load(office.book, view.pdf)
    message.add_attachment(pages, maintype="application", subtype="pdf", filename=f"{view.number}.pdf")
    return f"{view.number}.eml", message.as_bytes()


@query(VIEW)
def _envelope(connection: Connection, view: OrderView) -> tuple[str, str, str, str, str]:
    """Return sender, company, receiver, greeting and language of an order's mail."""
    contact = view.draft.contact or 0
    who = contact_of(connection, contact)
    receiver = channel_for(connection, contact, "mail", "order")
    own, name = (str(setting(connection, f"company.{part}") or "") for part in ("mail", "name"))
    return own, name, receiver, salutation(who.draft) if who else "", who.draft.language if who else "de"
