"""What is proposed for a paper of the archive, from its e-invoice or from what was read of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.core.errors import Invalid
from app.core.identifiers import vat_id, vat_states
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.documents.archive.api import DocumentView
from app.modules.documents.einvoice.api import cash_discounts
from app.modules.finance.chart.api import accounts_by_number
from app.modules.finance.purchases.queries.invoices import habits, remembered
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft
from app.modules.finance.purchases.rules.proposing import (
    Proposal,
    Remembered,
    case_for,
    head_of,
    parts_of,
    positions_of,
    recall,
    supplier_of,
)
from app.modules.finance.tax.api import apply, cases
from app.modules.organisation.contacts.api import accounts_of, contact_of, named, terms_on

GREECE = {"GR": "EL"}  # VAT IDs of Greece begin with EL
EURO = "EUR"


@query("finance.view")
def proposal(
    connection: Connection, paper: DocumentView, record: Mapping[str, Any] | None, today: datetime.date
) -> Proposal:
    """Return what is proposed for a paper; record holds the data of its e-invoice as the reader gives them, None for none.

    A paper that can't be proposed says why: another currency, no amounts, or tax that does not add up.
    """
    if record is None:
        return _of_paper(connection, paper, today)
    head, supplier = replace(head_of(record), document=paper.id), supplier_of(record)
    if reason := _refusal(record, head):
        return Proposal(head, (), supplier, supplier.name, (), missing=reason)
    key, why = _who(connection, paper, record)
    day = head.day or today
    head = _with_terms(connection, replace(head, contact=key, day=day), record)
    european = GREECE.get(supplier.country, supplier.country) in vat_states()
    known_cases = cases(connection).all
    chosen = {
        (category, rate): case_for(known_cases, day, category, rate, supplier.country, european=european)
        for category, rate, *_rest in parts_of(record)
    }
    known = _memory(connection, key)
    positions, reasons = positions_of(record, known, key, chosen)
    return Proposal(head, tuple(positions), supplier if key is None else None, supplier.name, (why, *reasons))


def _refusal(record: Mapping[str, Any], head: PurchaseDraft) -> str:
    """Return why an invoice can't be proposed, '' where it can."""
    if record["currency"] != EURO:
        return N_("This invoice is in {currency}; enter it by hand in euros, at the rate of its day.")
    if not record["taxes"] or not head.gross:
        return N_("This invoice states no tax by rate; enter it by hand from the paper.")
    if sum(net + tax for _c, _r, net, tax, _lines in parts_of(record)) not in (head.gross, -head.gross):
        return N_("The amounts of this invoice do not add up; ask the supplier for a corrected one.")
    return ""


def _who(
    connection: Connection, paper: DocumentView, record: Mapping[str, Any]
) -> tuple[int | None, Message]:
    """Return the supplier of an invoice and by what it was known: VAT ID, IBAN, name, or how the paper was filed."""
    ibans = record["iban"]
    for words, value in (
        (N_("Supplier by the VAT ID {value}"), {"vat_id": _clean(record["seller_vat_id"])}),
        (N_("Supplier by the IBAN {value}"), {"iban": str(ibans[0]) if ibans else ""}),
        (N_("Supplier by the name {value}"), {"name": str(record["seller"])}),
    ):
        text = next(iter(value.values()))
        if text and (key := named(connection, **value)) is not None:
            return key, Message(words, {"value": text})
    if paper.contact_id is not None and (one := contact_of(connection, paper.contact_id)) is not None:
        return one.id, Message(N_("Supplier as the paper was filed: {value}"), {"value": paper.contact})
    return None, Message(N_("New supplier, made from the invoice: {value}"), {"value": str(record["seller"])})


def _clean(text: str) -> str:
    try:
        return vat_id(text) if text else ""
    except Invalid:  # what is no VAT ID finds nobody
        return ""


def _memory(connection: Connection, contact: int | None) -> list[Remembered]:
    if contact is None:
        return remembered(connection)
    return [*remembered(connection), *habits(connection, contact, accounts_of(connection, contact))]


def _with_terms(connection: Connection, head: PurchaseDraft, record: Mapping[str, Any]) -> PurchaseDraft:
    """Return a head with Skonto and due day: as the invoice states them, else as agreed with the supplier."""
    steps, _beside = cash_discounts(str(record["terms"]))
    if steps:
        step = max(steps, key=lambda one: one.percent)
        head = replace(head, skonto_days=step.days, skonto=int(step.percent * 100))
    return _as_agreed(connection, head)


def _as_agreed(connection: Connection, head: PurchaseDraft) -> PurchaseDraft:
    """Return a head with the due day and the Skonto that are agreed with its supplier, where it says none of its own."""
    day = head.day
    if head.contact is None or day is None:
        return head
    terms = terms_on(connection, head.contact, day, "supplier")
    if not head.skonto and terms.skonto:
        head = replace(head, skonto_days=terms.skonto[0].days, skonto=terms.skonto[0].rate)
    return replace(head, due=head.due or terms.due(day))


def _of_paper(connection: Connection, paper: DocumentView, today: datetime.date) -> Proposal:
    """Return what is proposed for a paper without data: what was read when it was filed, and the supplier's habit."""
    key = paper.contact_id
    head = PurchaseDraft(
        contact=key,
        reference=paper.reference[:36],
        day=paper.doc_date or today,
        gross=abs(paper.amount or 0),
        document=paper.id,
    )
    if paper.currency not in ("", EURO):
        return Proposal(
            head, (), None, paper.contact, (), missing=_refusal({"currency": paper.currency}, head)
        )
    found, why = recall(_memory(connection, key), key, paper.title)
    account, case, cost1 = (found.account, found.case, found.cost1) if found else ("", "", "")
    one = PositionDraft(account, 0, 0, case, cost1, text=paper.title[:120])
    positions = _whole(connection, head, head.day or today, one)
    return Proposal(
        _as_agreed(connection, head), positions, None, paper.contact, (why,) if why is not None else ()
    )


def _whole(
    connection: Connection, head: PurchaseDraft, day: datetime.date, one: PositionDraft
) -> tuple[PositionDraft, ...]:
    """Return the one position that makes up an invoice, its tax as its tax case has it on a day; none of nothing."""
    net, tax = head.gross, 0
    if one.case_key and (case := cases(connection).find(one.case_key, day)).kind == "input":
        tax = sum(line.amount for line in apply(case, head.gross)[1])
        net -= tax
    return (replace(one, net=net, tax=tax),) if head.gross else ()


@query("finance.view")
def by_hand(connection: Connection, head: PurchaseDraft, account: str, case: str) -> Proposal:
    """Return what follows from what was typed of an invoice so far: what is agreed with the supplier, and the one position it is booked on.

    An account or a tax case that was typed stands; the case is the account's own, else that of the supplier's habit. A case
    that is none, or not yet one on the day, makes no position: saving says so.
    """
    found, why = recall(_memory(connection, head.contact), head.contact, head.text)
    if found is not None and account in ("", found.account):
        account, case, cost1 = found.account, case or found.case, found.cost1
    else:
        own = accounts_by_number(connection, [account]).get(account) if account else None
        case, cost1 = case or (own.tax if own else ""), ""
    head = _as_agreed(connection, head)
    try:
        one = PositionDraft(account, 0, 0, case, cost1)
        positions = _whole(connection, head, head.day, one) if case and head.day else ()
    except Invalid:
        positions = ()
    return Proposal(head, positions, None, "", (why,) if why is not None else ())
