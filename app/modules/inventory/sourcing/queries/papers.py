"""An enquiry as it stands on paper: letterhead, the supplier's address, what is wanted, and what the answer should say."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import Text
from app.data import archive
from app.data.books import Book
from app.data.queries import query
from app.data.settings import setting
from app.modules.documents.letters.api import head
from app.modules.inventory.articles.api import suppliers_of, unit_word
from app.modules.inventory.sourcing.models import VIEW
from app.modules.inventory.sourcing.queries.enquiries import EnquiryView, WantedLine
from app.modules.inventory.sourcing.rules.needs import DRAFT
from app.modules.organisation.contacts.api import address_lines, contact_of
from app.paper.archival import to_pdfa
from app.paper.sales import sales_pdf
from app.paper.sales_parts import PaperRow, SalesPaper, scaled_figure

TITLE = Text("Anfrage", "Enquiry")
NUMBER, DATE, SUPPLIER, ANSWER, WANTED = (
    Text("Nummer", "Number"),
    Text("Datum", "Date"),
    Text("Lieferantennummer", "Supplier no."),
    Text("Antwort bis", "Answer by"),
    Text("Liefertermin", "Delivery by"),
)
THEIRS = Text("Ihre Artikelnummer: {number}", "Your article no.: {number}")
STAMP = Text("ENTWURF", "DRAFT")
NOTE = Text(
    "Bitte nennen Sie uns Ihre Preise ohne Umsatzsteuer, auch gestaffelt, die Kosten der Lieferung, die Lieferzeit "
    "und wie lange Ihr Angebot gilt. Diese Anfrage ist keine Bestellung.",
    "Please tell us your prices before VAT, with price breaks, the cost of delivery, how long delivery takes and how long "
    "your offer holds. This enquiry is not an order.",
)


def say(text: Text, lang: str, **values: object) -> str:
    """Return a text of the paper in its language."""
    return (text.de if lang == "de" else text.en).format(**values)


@query(VIEW)
def pdf_of(connection: Connection, view: EnquiryView, contact: int, book: Book) -> bytes:
    """Return an enquiry to a supplier as PDF/A, in the supplier's language; a draft bears the stamp of one."""
    who = contact_of(connection, contact)
    lang = who.draft.language if who is not None else "de"
    key = str(setting(connection, "letters.logo") or "")
    title = f"{say(TITLE, lang)} {view.number}".strip()
    info = (
        (say(NUMBER, lang), view.number),
        (say(DATE, lang), formats.day(view.day, lang)),
        (say(SUPPLIER, lang), str(who.number) if who else ""),
        (say(ANSWER, lang), formats.day(view.draft.answer_by, lang)),
        (say(WANTED, lang), formats.day(view.draft.wanted, lang)),
    )
    made = SalesPaper(
        head(connection, archive.load(book, bytes.fromhex(key)) if key else b"", lang),
        address_lines(who.draft) if who else (),
        tuple((words, value) for words, value in info if value),
        title,
        (),
        rows=tuple(_row(connection, line, contact, place, lang) for place, line in enumerate(view.lines, 1)),
        sums=(),
        notes=(say(NOTE, lang),),
        closing=tuple(filter(None, (view.draft.text,))),
        prices=False,
        stamp=say(STAMP, lang) if view.state == DRAFT else "",
        language=lang,
    )
    return to_pdfa(sales_pdf(made), title)


def _row(connection: Connection, line: WantedLine, contact: int, place: int, lang: str) -> PaperRow:
    more = []
    if line.article is not None:
        own = [one for one in suppliers_of(connection, line.article) if one.contact == contact]
        more += [say(THEIRS, lang, number=own[0].number)] if own and own[0].number else []
    words = "\n".join((line.text, *more))
    quantity = scaled_figure(line.quantity, lang)
    return PaperRow("article", str(place), words, quantity, unit_word(line.unit, lang))
