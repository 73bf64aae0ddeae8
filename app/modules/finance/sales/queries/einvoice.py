"""An issued document as an electronic invoice (EN 16931): what its paper says, for programs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.messages import N_, Text
from app.modules.documents.einvoice.api import (
    Allowance,
    Attachment,
    CashDiscount,
    Invoice,
    Line,
    Party,
    Preceding,
    TaxGroup,
    cash_discount_terms,
)
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.reckoning import Reckoned, company, due_day
from app.modules.finance.sales.rules import texts
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    CANCEL,
    CREDIT,
    INVOICES,
    POSTED,
    DocumentDraft,
    DocumentView,
    LineDraft,
)
from app.modules.finance.sales.rules.texts import say
from app.modules.finance.sales.rules.totals import LineSum
from app.modules.organisation.contacts.api import contact_of, delivery_address

FORMS = {"zugferd": "zugferd", "xrechnung_ubl": "xrechnung-ubl", "xrechnung_cii": "xrechnung-cii"}
"""What is written for a format of the contact; PDF and paper alone have none."""

KINDS = {ADVANCE: "326", CREDIT: "381", CANCEL: "384"}  # UNTDID 1001; everything else is 380
TRANSFER, CASH, STANDING = "58", "10", "57"  # UNTDID 4461
MEANS = {
    "cash": CASH,
    "debit": STANDING,
}  # a collection is agreed beside the invoice: its mandate is not kept here
DISCOUNT = Text("Rabatt", "Discount")
BREAKS = N_("As an e-invoice this breaks a rule: {words} ({rule}).")
HUNDRED, SCALE = Decimal(100), Decimal(10_000)


def form_of(view: DocumentView, found: Reckoned) -> str:
    """Return how a document is written for its customer, '' where it is paper or PDF alone."""
    return FORMS.get(found.profile.invoice_format, "") if view.draft.kind in POSTED else ""


def invoice_of(
    connection: Connection, view: DocumentView, found: Reckoned, attached: tuple[Attachment, ...] = ()
) -> Invoice:
    """Return a document with its number and what leaves with it as electronic invoice; amounts are those of the paper, in euro."""
    draft, own = view.draft, company(connection)
    sign = -1 if draft.kind == CANCEL else 1
    lang, totals = draft.language, found.totals
    paid = sum(one.gross for one in found.set_off)
    supplied_from, until = draft.supplied_from, draft.supplied_until or draft.supplied_from
    one_day = supplied_from is not None and until == supplied_from
    payable = draft.kind in INVOICES and bool(own["iban"])
    return Invoice(
        format="",
        profile="",
        guideline="",
        number=view.number,
        date=draft.day,
        kind=KINDS.get(draft.kind, "380"),
        currency="EUR",
        seller=_seller(own),
        buyer=_buyer(connection, draft, found),
        net=_euro(totals.net * sign),
        tax=_euro(totals.tax * sign),
        gross=_euro(totals.gross * sign),
        due=_euro((totals.gross - paid) * sign),
        prepaid=_euro(paid * sign) if paid else None,
        due_date=view.due,
        delivered=supplied_from if one_day else None,
        start=None if one_day else supplied_from,
        end=None if one_day else until,
        order=draft.ordered,
        buyer_reference=draft.reference or found.profile.reference,
        terms=_terms(draft, found) if draft.kind in INVOICES else "",
        notes=tuple(filter(None, (draft.intro, draft.reason, draft.closing))),
        ibans=(own["iban"],) if payable else (),
        bic=own["bic"] if payable else "",
        account_holder=own["name"] if payable else "",
        payment_code=MEANS.get(found.terms.payment, TRANSFER if payable else "1"),
        payment_reference=view.number,
        lines=tuple(_lines(draft, found, sign)),
        taxes=tuple(_taxes(found, sign, lang)),
        allowances=tuple(_allowances(draft, found, sign)),
        preceding=_preceding(connection, draft, found),
        deliver_to=_delivered_to(connection, draft),
        attachments=attached,
    )


def _euro(cents: int) -> Decimal:
    return Decimal(cents) / HUNDRED


def _rate(basis_points: int) -> Decimal:
    return Decimal(basis_points) / HUNDRED


def _seller(own: dict[str, str]) -> Party:
    return Party(
        own["name"],
        own["street"],
        own["postcode"],
        own["town"],
        "DE",
        vat_id=own["vat_id"],
        tax_number=own["tax_number"],
        mail=own["mail"],
        contact=own["managers"] or own["name"],
        phone=own["phone"],
    )


def _buyer(connection: Connection, draft: DocumentDraft, found: Reckoned) -> Party:
    customer, profile = found.customer, found.profile
    who = contact_of(connection, draft.contact) if draft.contact else None
    assert customer is not None
    return Party(
        customer.name,
        customer.street,
        customer.postcode,
        customer.town,
        customer.country or "DE",
        vat_id=profile.vat_id,
        mail=customer.mail,
        endpoint=profile.e_address or customer.mail,
        endpoint_scheme=(profile.e_address_scheme if profile.e_address else "") or "EM",
        identifier=str(who.number) if who else "",
    )


def _delivered_to(connection: Connection, draft: DocumentDraft) -> Party | None:
    """Return where goods went (BG-13), None for services: their place is not a place of delivery."""
    to = delivery_address(connection, draft.contact) if draft.contact and draft.supply == "goods" else None
    if to is None:
        return None
    return Party(to.name, to.street, to.postcode, to.town, to.country or "DE")


def _lines(draft: DocumentDraft, found: Reckoned, sign: int) -> Iterator[Line]:
    cases = iter(found.totals.cases)
    number = 0
    for line, one in zip(draft.lines, found.totals.lines, strict=True):
        if not line.counts or one is None:
            continue
        number += 1
        case = next(cases)
        off = Allowance(False, _euro(one.discount * sign), say(DISCOUNT, draft.language), "95")
        made = _line(line, one, number, (case.category, _rate(case.rate)), sign)
        yield replace(made, allowances=(off,)) if one.discount else made


def _line(line: LineDraft, one: LineSum, number: int, taxed: tuple[str, Decimal], sign: int) -> Line:
    name, _break, text = line.text.partition("\n")
    return Line(
        str(number),
        name,
        text.strip(),
        Decimal(line.quantity * sign) / SCALE,
        line.unit,
        price=Decimal(line.price) / SCALE,
        net=_euro(one.net * sign),
        category=taxed[0],
        rate=None if taxed[0] == "O" else taxed[1],
    )


def _taxes(found: Reckoned, sign: int, lang: str) -> Iterator[TaxGroup]:
    for one in found.totals.groups:
        note = texts.NOTES.get(one.tax)
        reason = say(note, lang) if note is not None and not one.rate else ""
        code = CODES.get(one.category, "")
        yield TaxGroup(
            one.category,
            _rate(one.rate),
            _euro(one.net * sign),
            _euro(one.amount * sign),
            reason,
            reason_code=code,
        )


CODES = {"AE": "VATEX-EU-AE", "K": "VATEX-EU-IC", "G": "VATEX-EU-G", "O": "VATEX-EU-O"}


def _allowances(draft: DocumentDraft, found: Reckoned, sign: int) -> Iterator[Allowance]:
    """Yield the whole discount, in parts by what is taxed alike."""
    for one in found.totals.groups:
        if one.discount:
            yield Allowance(
                False,
                _euro(one.discount * sign),
                say(DISCOUNT, draft.language),
                "95",
                category=one.category,
                rate=_rate(one.rate),
            )


def _terms(draft: DocumentDraft, found: Reckoned) -> str:
    """Return the payment terms in the writing that programs read, with the day it is due for people."""
    steps = [CashDiscount(step.days, _rate(step.rate), None) for step in found.terms.skonto]
    due: datetime.date = due_day(draft, found.terms)
    day = formats.day(due, draft.language)
    words = f"Zahlbar bis {day}." if draft.language == "de" else f"Payable by {day}."
    return cash_discount_terms(steps, words)


def _preceding(connection: Connection, draft: DocumentDraft, found: Reckoned) -> tuple[Preceding, ...]:
    """Return the invoices that a correction refers to, or the advances that a final invoice sets off (BG-3)."""
    if draft.kind in (CREDIT, CANCEL) and draft.origin is not None:
        d = SalesDocument
        row = connection.execute(select(d.number, d.day).where(d.id == draft.origin)).one()
        return (Preceding(row.number, row.day),)
    return tuple({one.number: Preceding(one.number, one.day) for one in found.set_off}.values())
