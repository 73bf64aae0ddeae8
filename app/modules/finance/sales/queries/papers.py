"""A document as it stands on paper: letterhead, address, positions, sums by rate, the sentences of the law, terms, and the GiroCode."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import Text
from app.data import archive
from app.data.books import Book
from app.data.settings import setting
from app.modules.documents.letters.api import head
from app.modules.finance.payments.api import Party, girocode
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.reckoning import Reckoned, company, due_day
from app.modules.finance.sales.rules import texts
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    ALTERNATIVE,
    ARTICLE,
    CANCEL,
    CREDIT,
    DELIVERY,
    DRAFT,
    FINAL,
    HEADING,
    INVOICES,
    OFFER,
    ORDER,
    PROFORMA,
    SUBTOTAL,
    TITLES,
    DocumentDraft,
    DocumentView,
    LineDraft,
)
from app.modules.finance.sales.rules.tax import EU_SERVICE, WITHIN_EU
from app.modules.finance.sales.rules.texts import say
from app.modules.finance.sales.rules.totals import LineSum
from app.modules.inventory.articles.api import unit_word
from app.modules.organisation.contacts.api import address_lines, contact_of
from app.paper.archival import to_pdfa
from app.paper.sales import sales_pdf
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper, figure, scaled_figure

NUMBER, DATE, CUSTOMER, REFERENCE, ORDERED, OUR, CLERK, THEIR_ID = (
    Text("Nummer", "Number"),
    Text("Datum", "Date"),
    Text("Kundennummer", "Customer no."),
    Text("Ihr Zeichen", "Your reference"),
    Text("Ihre Bestellung", "Your order"),
    Text("Unsere USt-IdNr.", "Our VAT ID"),
    Text("Bearbeitet von", "Contact person"),
    Text("Ihre USt-IdNr.", "Your VAT ID"),
)
SUM, DISCOUNT, NET, TAX_OF, TOTAL, PAYABLE, SET_OFF, CREDITED = (
    Text("Summe der Positionen", "Sum of positions"),
    Text("Rabatt {rate} %", "Discount {rate} %"),
    Text("Netto", "Net"),
    Text("Umsatzsteuer {rate} % auf {net} €", "VAT {rate} % on {net} €"),
    Text("Gesamtbetrag €", "Total €"),
    Text("Noch zu zahlen €", "Left to pay €"),
    Text("Erhaltene Abschlagszahlungen", "Advances received"),
    Text("Gutgeschriebener Betrag €", "Amount credited €"),
)
EXEMPT = Text("Ohne Umsatzsteuer: {net} €", "Without VAT: {net} €")
LEFT_TAX = Text("darin Umsatzsteuer", "including VAT of")
TABLE = (
    Text("Abschlag", "Advance"),
    Text("vom", "of"),
    Text("Netto €", "Net €"),
    Text("USt. €", "VAT €"),
    Text("Brutto €", "Gross €"),
)
STAMP = Text("ENTWURF", "DRAFT")
ALL = Text("Summe", "Sum")


def _percent(basis_points: int, language: str) -> str:
    return scaled_figure(basis_points * 100, language)


def paper(connection: Connection, view: DocumentView, found: Reckoned, book: Book) -> SalesPaper:
    """Return a document as it stands on paper."""
    draft, lang = view.draft, view.draft.language
    sign = -1 if draft.kind == CANCEL else 1
    title = say(TITLES[draft.kind], lang)
    heading = f"{title} {view.number}".strip() + (f" – {draft.title}" if draft.title else "")
    key = str(setting(connection, "letters.logo") or "")
    logo = archive.load(book, bytes.fromhex(key)) if key else b""
    prices = draft.kind != DELIVERY
    own = company(connection)
    return SalesPaper(
        head(connection, logo, lang),
        address_lines(found.customer) if found.customer else (),
        _info(connection, view, own, found),
        heading,
        tuple(filter(None, (draft.intro, *_opening(connection, draft)))),
        rows=_rows(draft, found.totals.lines, sign, prices=prices),
        sums=_sums(draft, found, sign) if prices else (),
        notes=tuple(_notes(view, found, own)),
        closing=tuple(filter(None, (draft.closing,))),
        table=_table(found, lang),
        prices=prices,
        code=_code(view, found, own),
        stamp=say(STAMP, lang) if view.state == DRAFT else "",
        language=lang,
    )


def pdf_of(made: SalesPaper) -> bytes:
    """Return a paper as PDF/A."""
    return to_pdfa(sales_pdf(made), made.title)


def _info(
    connection: Connection, view: DocumentView, own: dict[str, str], found: Reckoned
) -> tuple[tuple[str, str], ...]:
    draft, lang = view.draft, view.draft.language
    who = contact_of(connection, draft.contact) if draft.contact else None
    supplied = ""
    if draft.supplied_from is not None:
        supplied = formats.day(draft.supplied_from, lang)
        if draft.supplied_until not in (None, draft.supplied_from):
            supplied = f"{supplied} – {formats.day(draft.supplied_until, lang)}"
    period = draft.supplied_until not in (None, draft.supplied_from)
    foreign = any(one.tax in (WITHIN_EU, EU_SERVICE) for one in found.totals.groups)
    pairs = (
        (say(NUMBER, lang), view.number),
        (say(DATE, lang), formats.day(draft.day, lang)),
        (say(texts.PERIOD if period else texts.SUPPLIED, lang), supplied),
        (say(CUSTOMER, lang), str(who.number) if who else ""),
        (say(REFERENCE, lang), draft.reference or found.profile.reference),
        (say(ORDERED, lang), draft.ordered),
        (say(OUR, lang), own["vat_id"] if foreign else ""),
        (say(THEIR_ID, lang), found.profile.vat_id if foreign else ""),
    )
    return tuple((words, value) for words, value in pairs if value)


def _opening(connection: Connection, draft: DocumentDraft) -> list[str]:
    """Return the sentences that stand before the positions: what is corrected, or on which order an advance is asked."""
    if draft.origin is None or draft.kind not in (CREDIT, CANCEL, ADVANCE):
        return []
    d = SalesDocument
    row = connection.execute(select(d.number, d.day).where(d.id == draft.origin)).one()
    lang = draft.language
    if draft.kind == ADVANCE:
        return []
    text = texts.CORRECTION if draft.kind == CREDIT else texts.CANCELLED
    return [say(text, lang, number=row.number, day=formats.day(row.day, lang), reason=draft.reason)]


def _rows(
    draft: DocumentDraft, sums: Sequence[LineSum | None], sign: int, *, prices: bool
) -> tuple[PaperRow, ...]:
    lang, rows, number, since = draft.language, [], 0, 0
    for line, one in zip(draft.lines, sums, strict=True):
        if line.kind in (ARTICLE, ALTERNATIVE) and one is not None:
            number += 1
            since += one.net * sign if line.kind == ARTICLE else 0
            rows.append(_position(line, one, number, lang, sign))
            continue
        if line.kind == HEADING:
            since = 0
        amount = since if line.kind == SUBTOTAL and prices else None
        words = line.text or (say(SUM, lang) if line.kind == SUBTOTAL else "")
        if line.kind != SUBTOTAL or prices:
            rows.append(PaperRow(line.kind, "", words, amount=amount))
        if line.kind == SUBTOTAL:
            since = 0
    return tuple(rows)


def _position(line: LineDraft, one: LineSum, number: int, lang: str, sign: int) -> PaperRow:
    return PaperRow(
        line.kind,
        str(number),
        line.text,
        scaled_figure(line.quantity * sign, lang),
        unit_word(line.unit, lang),
        price=scaled_figure(line.price, lang, 2),
        discount=f"{_percent(line.discount, lang)} %" if line.discount else "",
        amount=one.net * sign,
    )


def _sums(draft: DocumentDraft, found: Reckoned, sign: int) -> tuple[PaperSum, ...]:
    lang, totals = draft.language, found.totals
    sums = []
    if totals.discount:
        sums.append(PaperSum(say(SUM, lang), totals.positions * sign))
        words = say(DISCOUNT, lang, rate=_percent(draft.discount, lang))
        sums.append(PaperSum(words, -totals.discount * sign))
    sums.append(PaperSum(say(NET, lang), totals.net * sign))
    for one in totals.groups:
        net = figure(one.net * sign, lang)
        if one.rate:
            words = say(TAX_OF, lang, rate=_percent(one.rate, lang), net=net)
            sums.append(PaperSum(words, one.amount * sign))
        elif len(totals.groups) > 1:
            sums.append(PaperSum(say(EXEMPT, lang, net=net), None))
    if draft.kind == CREDIT:
        return (*sums, PaperSum(say(CREDITED, lang), totals.gross, "total"))
    sums.append(PaperSum(say(TOTAL, lang), totals.gross * sign, "total"))
    if found.set_off:
        paid = sum(one.gross for one in found.set_off)
        tax = totals.tax - sum(one.amount for one in found.set_off)
        sums.append(PaperSum(say(SET_OFF, lang), -paid * sign))
        sums.append(PaperSum(say(PAYABLE, lang), (totals.gross - paid) * sign, "total"))
        sums.append(PaperSum(say(LEFT_TAX, lang), tax * sign))
    return tuple(sums)


def _table(found: Reckoned, lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the advances set off, one row for each and tax case, with their sum (§ 14 (5) UStG)."""
    if not found.set_off:
        return ()
    rows = [
        (
            one.number,
            formats.day(one.day, lang),
            *(figure(part, lang) for part in (one.net, one.amount, one.gross)),
        )
        for one in found.set_off
    ]
    sums = (
        sum(one.net for one in found.set_off),
        sum(one.amount for one in found.set_off),
        sum(one.gross for one in found.set_off),
    )
    top = tuple(say(text, lang) for text in TABLE)
    return (top, *rows, (say(ALL, lang), "", *(figure(part, lang) for part in sums)))


def _notes(view: DocumentView, found: Reckoned, own: dict[str, str]) -> list[str]:
    """Return the sentences below the sums: tax, what the law demands, how to pay."""
    draft, lang = view.draft, view.draft.language
    notes = []
    if draft.kind != DELIVERY:
        for one in found.totals.groups:
            text = texts.NOTES.get(one.tax)
            if text is not None:
                notes.append(say(text, lang))
            if one.tax in (WITHIN_EU, EU_SERVICE):
                notes.append(say(texts.VAT_IDS, lang, ours=own["vat_id"], theirs=found.profile.vat_id))
    if draft.kind == ADVANCE:
        on = say(texts.ON_ORDER, lang, number=draft.ordered) if draft.ordered else ""
        notes.append(say(texts.ADVANCE, lang, on=f" {on}" if on else ""))
    if draft.kind == PROFORMA:
        notes.append(say(texts.PROFORMA, lang))
    if draft.kind == OFFER and draft.valid_until is not None:
        notes.append(say(texts.OFFER, lang, day=formats.day(draft.valid_until, lang)))
    if draft.on_land and found.profile.private and draft.kind in INVOICES:
        notes.append(say(texts.LAND, lang))
    if draft.kind in (*INVOICES, ORDER):
        notes += _terms(draft, found)
    if draft.kind in INVOICES and found.profile.private and found.payable:
        notes.append(say(texts.CONSUMER, lang))
    return notes


def _terms(draft: DocumentDraft, found: Reckoned) -> list[str]:
    """Return how a document is paid: Skonto with day and amount, the day it is due, collection by direct debit."""
    lang, terms, amount = draft.language, found.terms, found.payable
    if draft.kind == FINAL and not amount:
        return [say(texts.NOTHING_DUE, lang)]
    due = due_day(draft, terms)
    said = figure(amount, lang)
    if terms.payment == "debit":
        return [say(texts.DEBIT, lang, amount=said, day=formats.day(due, lang))]
    found_steps = []
    for step in terms.skonto:
        until = draft.day + datetime.timedelta(days=step.days)
        off = terms.skonto_amount(amount, draft.day, until)
        found_steps.append(
            say(
                texts.SKONTO,
                lang,
                day=formats.day(until, lang),
                rate=_percent(step.rate, lang),
                amount=figure(off, lang),
                rest=figure(amount - off, lang),
            )
        )
    last = texts.DUE if terms.net_days else texts.AT_ONCE
    return [*found_steps, say(last, lang, amount=said, day=formats.day(due, lang))]


def _code(view: DocumentView, found: Reckoned, own: dict[str, str]) -> str:
    """Return the text of the GiroCode where an issued invoice is paid by transfer to the account on letters, '' else."""
    if view.draft.kind not in INVOICES or not view.number or found.payable <= 0 or not own["iban"]:
        return ""
    if found.terms.payment in ("debit", "cash"):
        return ""
    try:
        return girocode(Party(own["name"][:70], own["iban"], own["bic"]), found.payable, view.number)
    except Invalid:  # what no GiroCode can say: the paper names account and amount in words
        return ""
