"""An order as it stands on paper: letterhead, the supplier's address, lines with their numbers and days, the sum before tax."""

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
from app.modules.inventory.purchasing.models import VIEW
from app.modules.inventory.purchasing.queries.orders import LineView, OrderView
from app.modules.inventory.purchasing.rules.orders import DRAFT
from app.modules.organisation.contacts.api import address_lines, contact_of
from app.paper.archival import to_pdfa
from app.paper.sales import sales_pdf
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper, scaled_figure

TITLE = Text("Bestellung", "Purchase order")
NUMBER, DATE, SUPPLIER, OFFER, WANTED = (
    Text("Nummer", "Number"),
    Text("Datum", "Date"),
    Text("Lieferantennummer", "Supplier no."),
    Text("Ihr Angebot", "Your offer"),
    Text("Liefertermin", "Delivery by"),
)
NET = Text("Summe ohne Umsatzsteuer €", "Sum before VAT €")
OURS = Text("Unsere Artikelnummer: {number}", "Our article no.: {number}")
THEIRS = Text("Ihre Artikelnummer: {number}", "Your article no.: {number}")
UNTIL = Text("Liefertermin: {day}", "Delivery by: {day}")
STAMP = Text("ENTWURF", "DRAFT")
NOTE = Text(
    "Bitte bestätigen Sie den Auftrag mit Ihrem Liefertermin und nennen Sie die Nummer der Bestellung auf Lieferschein und Rechnung.",
    "Please confirm this order with your date of delivery, and state its number on delivery note and invoice.",
)


def say(text: Text, lang: str, **values: object) -> str:
    """Return a text of the paper in its language."""
    return (text.de if lang == "de" else text.en).format(**values)


@query(VIEW)
def pdf_of(connection: Connection, view: OrderView, book: Book) -> bytes:
    """Return an order as PDF/A; a draft bears the stamp of one."""
    who = contact_of(connection, view.draft.contact or 0)
    lang = who.draft.language if who is not None else "de"
    key = str(setting(connection, "letters.logo") or "")
    title = f"{say(TITLE, lang)} {view.number}".strip()
    info = (
        (say(NUMBER, lang), view.number),
        (say(DATE, lang), formats.day(view.day, lang)),
        (say(SUPPLIER, lang), str(who.number) if who else ""),
        (say(OFFER, lang), view.draft.reference),
        (say(WANTED, lang), formats.day(view.draft.wanted, lang)),
    )
    made = SalesPaper(
        head(connection, archive.load(book, bytes.fromhex(key)) if key else b"", lang),
        address_lines(who.draft) if who else (),
        tuple((words, value) for words, value in info if value),
        title,
        (),
        rows=tuple(_row(connection, view, line, place, lang) for place, line in enumerate(view.lines, 1)),
        sums=(PaperSum(say(NET, lang), view.net, "total"),),
        notes=(say(NOTE, lang),),
        closing=tuple(filter(None, (view.draft.text,))),
        stamp=say(STAMP, lang) if view.state == DRAFT else "",
        language=lang,
    )
    return to_pdfa(sales_pdf(made), title)


def _row(connection: Connection, view: OrderView, line: LineView, place: int, lang: str) -> PaperRow:
    more = []
    if line.article is not None:
        own = [one for one in suppliers_of(connection, line.article) if one.contact == view.draft.contact]
        more += [say(THEIRS, lang, number=own[0].number)] if own and own[0].number else []
        more.append(say(OURS, lang, number=line.number))
    if line.wanted not in (None, view.draft.wanted):
        more.append(say(UNTIL, lang, day=formats.day(line.wanted, lang)))
    return PaperRow(
        "article",
        str(place),
        "\n".join((line.text, *more)),
        scaled_figure(line.quantity, lang),
        unit_word(line.unit, lang),
        price=scaled_figure(line.price, lang, 2),
        discount="",
        amount=line.net,
    )
