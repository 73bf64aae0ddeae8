"""Issuing: number, entry, and frozen paper in one transaction; what the law demands is checked before."""

from __future__ import annotations

import dataclasses
import datetime

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data import archive, numbering
from app.data.heads import must_be_trusted
from app.data.office import command
from app.data.record_extras import Target
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.documents.archive.api import DocumentDraft as Filing
from app.modules.documents.archive.api import add, classify, link, made_pdf
from app.modules.documents.einvoice.api import check_before_issue, write_invoice, zugferd_pdf
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.finance.sales.models import SalesAdvance, SalesDocument
from app.modules.finance.sales.queries.chain import (
    advances_of,
    is_recorded,
)
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.einvoice import BREAKS, form_of, invoice_of
from app.modules.finance.sales.queries.enclosures import supporting
from app.modules.finance.sales.queries.papers import paper, pdf_of
from app.modules.finance.sales.queries.reckoning import (
    Reckoned,
    due_day,
    lacking,
    reckoned,
)
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    CANCEL,
    CREDIT,
    DRAFT,
    FINAL,
    INVOICE,
    INVOICES,
    ISSUED,
    MACHINE,
    POSTED,
    PREFIXES,
    TEMPLATE,
    TITLES,
    DocumentView,
    sign_of,
)
from app.modules.finance.sales.rules.posting import (
    SetOff,
    asked_account,
    entry_lines,
    prepaid_lines,
)
from app.modules.finance.sales.services.advances import LOCKS, ORIGIN, RIGHT, record_receipt
from app.modules.finance.sales.services.drafts import index
from app.modules.finance.sales.services.goods import send_goods
from app.modules.organisation.contacts.api import debtor_account
from app.paper.sales import sales_pdf

FILED = {
    "offer": ("quotation", "40"),
    "order": ("order", "40"),
    "delivery": ("delivery_note", "41"),
    "proforma": ("letter_out", "50"),
}
INVOICE_FILED = ("invoice_out", "31")


@dataclass(frozen=True)
class Issued:
    """What issuing gave: the document, its number, its entry (None where nothing is booked), the filed paper, what is left to do."""

    key: int
    number: str
    entry: int | None
    file: int
    left: tuple[Message, ...] = ()


codec.register("sales.issued", Issued)


@command(RIGHT, locks=LOCKS)
def issue(unit: Unit, key: int, version: int | None = None) -> Issued:
    """Issue a document: it gets its number, is booked where it is an invoice, and its paper is frozen and filed.

    Raises Invalid, naming the field, for what the law demands and is missing, for what was issued already, and where the ledger refuses;
    Forbidden where the book is not to be trusted.
    """
    must_be_trusted(unit.book)
    row = unit.row(SalesDocument, key, lock=True)
    MACHINE.after(row["state"], "issue")
    if row["kind"] == TEMPLATE:
        raise Invalid(
            N_("These are the positions of a recurring invoice; bill a period of it."), field="kind"
        )
    if version is not None:
        unit.update(SalesDocument, key, {"state": DRAFT}, version)
    view = view_of(unit, key)
    for one in lacking(unit.connection, view.draft):
        raise Invalid(one.words.template, field=one.field)
    found = reckoned(unit.connection, view.draft, strict=view.draft.kind in POSTED)
    if view.draft.kind == FINAL:
        found = _with_advances(unit, view, found)
    _check_sums(unit, view, found)
    return finish(unit, view, found, sign_of(view.draft.kind))


def view_of(unit: Unit, key: int) -> DocumentView:
    """Return a document; raises Missing."""
    view = document(unit.connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    return view


def _with_advances(unit: Unit, view: DocumentView, found: Reckoned) -> Reckoned:
    """Return what a final invoice comes to; receipts of advances are recorded first. Raises Invalid for an advance that is not paid."""
    for one in advances_of(unit.connection, view.draft.origin):
        if one.set_off:
            continue
        if one.unpaid:
            words = N_("{number} is not paid yet ({amount} open). Wait for the payment, or cancel it first.")
            raise Invalid(words, field="origin", number=one.number, amount=from_cents(one.unpaid))
        record_receipt(unit, one.id)
    return reckoned(unit.connection, view.draft, strict=True) or found


def _check_sums(unit: Unit, view: DocumentView, found: Reckoned) -> None:
    """Raise Invalid for sums that no document of this kind may have."""
    draft = view.draft
    if draft.kind not in POSTED:
        return
    if found.totals.gross <= 0:
        raise Invalid(N_("The sum must be above zero; what is given back is a credit note."), field="lines")
    if found.payable < 0:
        raise Invalid(
            N_("The advances are higher than the final invoice; correct one of them."), field="lines"
        )
    if draft.kind == INVOICE and draft.origin is not None:
        waiting = [one.number for one in advances_of(unit.connection, draft.origin) if not one.set_off]
        if waiting:
            words = N_(
                "There are advance invoices for this order ({numbers}); make its final invoice, which sets them off."
            )
            raise Invalid(words, field="kind", numbers=", ".join(waiting))
    if draft.kind == CREDIT:
        _check_credit(unit, view, found)


def _check_credit(unit: Unit, view: DocumentView, found: Reckoned) -> None:
    """Raise Invalid for a credit note beyond what is left of its invoice, as a whole and in each tax case."""
    invoice = view_of(unit, view.draft.origin or 0)
    if invoice.state != ISSUED or invoice.draft.kind not in INVOICES:
        raise Invalid(N_("A credit note is made from the invoice that it corrects."), field="origin")
    left = {one.tax: one.net + one.amount for one in reckoned(unit.connection, invoice.draft).totals.groups}
    d = SalesDocument
    others = select(d.id).where(
        d.kind == CREDIT, d.origin_id == invoice.id, d.state == ISSUED, d.id != view.id
    )
    for other in unit.connection.scalars(others).all():
        for one in reckoned(unit.connection, view_of(unit, int(other)).draft).totals.groups:
            left[one.tax] = left.get(one.tax, 0) - one.net - one.amount
    for one in found.totals.groups:
        if one.net + one.amount > left.get(one.tax, 0):
            words = N_("Of {number} only {amount} are left to be credited in this tax case.")
            raise Invalid(
                words, field="lines", number=invoice.number, amount=from_cents(max(0, left.get(one.tax, 0)))
            )


def finish(
    unit: Unit,
    view: DocumentView,
    found: Reckoned,
    sign: int,
    original: DocumentView | None = None,
) -> Issued:
    """Give the number, post, freeze the paper, file it, and write it all into the document."""
    draft, key = view.draft, view.id
    if original is None and draft.origin is not None and draft.kind == CREDIT:
        original = view_of(unit, draft.origin)
    number = numbering.give(unit, SalesDocument.number, draft.day.year, part=PREFIXES[draft.kind])
    due = due_day(draft, found.terms) if draft.kind in INVOICES else None
    account, entry = "", None
    if draft.kind in POSTED:
        account = debtor_account(unit, draft.contact or 0)
        entry = _post(
            unit, dataclasses.replace(view, number=number, due=due, account=account), found, sign, original
        )
    if draft.kind == FINAL:
        for one in found.set_off:
            unit.insert(
                SalesAdvance,
                final_id=key,
                advance_id=one.advance,
                tax=one.tax,
                net=one.net,
                amount=one.amount,
            )
    ready = dataclasses.replace(
        view, number=number, state=ISSUED, due=due, account=account, entry=entry, payable=found.payable
    )
    left = send_goods(unit, ready)
    data, xml = _frozen(unit, ready, found)
    file = _file(unit, ready, data, found)
    values = {
        "state": ISSUED,
        "number": number,
        "due": due,
        "account": account,
        "entry_id": entry,
        "file_id": file,
        "pdf": archive.store(unit.book, data),
        "xml": archive.store(unit.book, xml) if xml else None,
        "net": found.totals.net,
        "tax": found.totals.tax,
        "gross": found.totals.gross,
        "payable": found.payable,
    }
    unit.update(SalesDocument, key, values)
    index(unit, key, number, draft)
    return Issued(key, number, entry, file, left)


def _frozen(unit: Unit, view: DocumentView, found: Reckoned) -> tuple[bytes, bytes]:
    """Return the paper of a document, and its e-invoice where the customer gets one beside it.

    Raises Invalid with the rule in words where the e-invoice would break one.
    """
    made, form = paper(unit.connection, view, found, unit.book), form_of(view, found)
    if not form:
        return pdf_of(made), b""
    attached = supporting(unit.connection, unit.book, view.id)
    invoice = invoice_of(unit.connection, view, found, attached)
    xml = write_invoice(invoice, form)
    for one in check_before_issue(xml):
        raise Invalid(BREAKS, field="contact", words=one.message, rule=one.rule)
    if form == "zugferd":
        return zugferd_pdf(sales_pdf(made), invoice), b""
    return pdf_of(made), xml


def _post(
    unit: Unit, view: DocumentView, found: Reckoned, sign: int, original: DocumentView | None
) -> int | None:
    """Post a document and return its entry; a correction stands under the number of what it corrects, so that the item is even."""
    chart = str(setting(unit.connection, "finance.chart"))
    kind = original.draft.kind if view.draft.kind == CANCEL and original is not None else view.draft.kind
    lines = entry_lines(kind, found.totals, view.account, chart, sign, set_off=found.set_off)
    if (
        original is not None
        and kind == ADVANCE
        and is_recorded(unit.connection, asked_account(chart), original.number)
    ):
        lines = _turned_receipt(view.account, chart, found)
    if not lines:
        return None
    title = TITLES[view.draft.kind].de
    name = found.customer.name if found.customer else ""
    words = f"{title} {view.number} {name}" if original is not None else f"{title} {name}"
    cancels = original is not None and view.draft.kind == CANCEL
    draft = EntryDraft(
        view.draft.day,
        _item(unit, original) if original is not None else view.number,
        words[:120],
        lines,
        document2=f"{view.due:%d%m%y}" if view.due else "",
        origin=ORIGIN,
        back=cancels,
    )
    return post(unit, draft)


def _item(unit: Unit, original: DocumentView) -> str:
    """Return the number that a document's open item stands under: a credit note lessens that of its invoice."""
    if original.draft.kind == CREDIT:
        return str(unit.row(SalesDocument, original.draft.origin or 0)["number"])
    return original.number


def _turned_receipt(debtor: str, chart: str, found: Reckoned) -> tuple[LineDraft, ...]:
    """Return the lines that take back an advance whose receipt was recorded: the money is the customer's again."""
    parts = [
        SetOff(0, "", datetime.date.min, one.tax, one.net, amount=one.amount) for one in found.totals.groups
    ]
    return (LineDraft(debtor, -found.totals.gross), *prepaid_lines(chart, parts, 1))


def _file(unit: Unit, view: DocumentView, data: bytes, found: Reckoned) -> int:
    """File the frozen paper with its contact and the document; return the key of the filed document."""
    draft = view.draft
    title = f"{TITLES[draft.kind].de} {view.number}"
    kind, node = FILED.get(draft.kind, INVOICE_FILED)
    text = "\n".join((title, draft.title, *(line.text for line in draft.lines)))
    sha = archive.store(unit.book, data)
    arrival = made_pdf(sha, len(data), f"{view.number}.pdf", text, kind)
    key = add(unit, arrival)
    filing = Filing(
        f"{title} {found.customer.name if found.customer else ''}"[:200],
        kind,
        node,
        draft.contact,
        doc_date=draft.day,
        received=min(draft.day, unit.today),
        amount=found.totals.gross if draft.kind in POSTED else None,
        reference=view.number,
    )
    classify(unit, key, filing, None, True)
    link(unit, key, Target(SalesDocument.__tablename__, view.id))
    return key
