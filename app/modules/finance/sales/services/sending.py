"""How a document leaves: its paper before and after issuing, and a mail with what was frozen attached."""

from __future__ import annotations

from email.message import EmailMessage

from sqlalchemy import Connection

from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data import archive
from app.data.books import Book
from app.data.office import Office
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.sales.queries.documents import document, frozen
from app.modules.finance.sales.queries.enclosures import enclosures
from app.modules.finance.sales.queries.papers import paper, pdf_of
from app.modules.finance.sales.queries.reckoning import reckoned
from app.modules.finance.sales.rules.documents import TITLES, DocumentView
from app.modules.organisation.contacts.api import channel_for, contact_of, salutation
from app.paper.sales_parts import SalesPaper

RIGHT = "finance.sales.view"
BODY = Text(
    "{greeting}\n\nanbei erhalten Sie unser Dokument {title} {number}.\n\nMit freundlichen Grüßen\n{name}\n",
    "{greeting}\n\nPlease find attached our document {title} {number}.\n\nYours sincerely\n{name}\n",
)


def pdf(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of a document's paper: the frozen one, before issuing the draft as it would be. Raises Missing and Invalid."""
    view = office.read(document, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    sha, _xml = office.read(frozen, key)
    if sha is not None:
        return f"{view.number}.pdf", archive.load(office.book, sha)
    title = TITLES[view.draft.kind]
    return f"{title.de if view.draft.language == 'de' else title.en}.pdf", pdf_of(
        office.read(_drawn, view, office.book)
    )


@query(RIGHT)
def _drawn(connection: Connection, view: DocumentView, book: Book) -> SalesPaper:
    """Return a document that is being written as it would stand on paper."""
    return paper(connection, view, reckoned(connection, view.draft), book)


def mail(office: Office, key: int) -> tuple[str, bytes]:
    """Return name and bytes of a mail file with an issued document attached, ready to be sent by the mail program.

    Raises Invalid for a document that is not issued yet.
    """
    view = office.read(document, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    sha, xml = office.read(frozen, key)
    if sha is None:
        raise Invalid(N_("Issue the document first."), field="state")
    sender, name, receiver, greeting = office.read(_envelope, view)
    title = TITLES[view.draft.kind]
    german = view.draft.language == "de"
    said, words = (title.de, BODY.de) if german else (title.en, BODY.en)
    message = EmailMessage()
    message["Subject"] = f"{said} {view.number}"
    if sender:
        message["From"] = sender
    if receiver:
        message["To"] = receiver
    message["X-Unsent"] = "1"  # mail programs open it as a mail that is being written
    message.set_content(words.format(greeting=greeting, title=said, number=view.number, name=name))
    pages = archive.load(office.book, sha)
    message.add_attachment(pages, maintype="application", subtype="pdf", filename=f"{view.number}.pdf")
    if xml is not None:
        data = archive.load(office.book, xml)
        message.add_attachment(data, maintype="text", subtype="xml", filename=f"{view.number}.xml")
    for one in office.read(enclosures, key):
        main, _slash, kind = one.mime.partition("/")
        data = archive.load(office.book, one.sha256)
        message.add_attachment(data, maintype=main, subtype=kind, filename=one.name)
    return f"{view.number}.eml", message.as_bytes()


@query(RIGHT)
def _envelope(connection: Connection, view: DocumentView) -> tuple[str, str, str, str]:
    """Return sender, company, receiver and greeting of a document's mail."""
    contact = view.draft.contact or 0
    who = contact_of(connection, contact)
    receiver = channel_for(connection, contact, "mail", "invoice")
    mail_, name = (str(setting(connection, f"company.{part}") or "") for part in ("mail", "name"))
    return mail_, name, receiver, salutation(who.draft, view.draft.language) if who else ""
