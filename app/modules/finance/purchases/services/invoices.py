"""What is done with an incoming invoice: entered, changed, given for approval, posted, held as disputed, discarded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.identifiers import iban, vat_id
from app.core.messages import N_
from app.data.drafts import check_draft, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.data.workflow import call_off, differs, start
from app.modules.documents.archive.api import document, link
from app.modules.finance.chart.api import account_key
from app.modules.finance.ledger.api import post
from app.modules.finance.purchases.models import Position, Purchase
from app.modules.finance.purchases.queries.invoices import doubles, positions, purchase
from app.modules.finance.purchases.rules.invoices import (
    ASKED,
    MACHINE,
    OPEN,
    PositionDraft,
    PurchaseDraft,
    PurchaseForm,
    Supplier,
    check_sums,
    check_tax,
    entry_of,
)
from app.modules.finance.purchases.services.approving import KIND, is_needed
from app.modules.finance.tax.api import cases
from app.modules.organisation.contacts.api import (
    ContactDraft,
    accounts_of,
    contact_of,
    creditor_account,
    named,
    save_contact,
)

CHANGE, POST = "finance.purchase.change", "finance.purchase.post"


@command(CHANGE)
def save_purchase(unit: Unit, typed: PurchaseForm, key: int | None = None, version: int | None = None) -> int:
    """Enter an incoming invoice or change one that is to be checked; a supplier that is not known yet is made.

    The same paper entered twice is one invoice. Raises Invalid, naming the field, for sums that differ, a tax case that does not fit, and
    for a double, which is told by its number, day and amount.
    """
    draft, parts = typed.head, typed.positions
    if key is not None:
        MACHINE.after(unit.row(Purchase, key, lock=True)["state"], "change")
    elif (same := _of_paper(unit, draft.document)) is not None:
        return same
    draft = replace(draft, contact=_supplier(unit, draft, typed.supplier))
    check_draft(Purchase, draft)
    check_sums(draft, parts)
    for place, one in enumerate(parts, 1):
        if not one.account:
            raise Invalid(N_("Choose the account."), field=f"account{place}")
        account_key(unit, one.account)
        check_draft(Position, one)
    if draft.day is not None:
        check_tax(cases(unit.connection), draft.day, parts)
    _refuse_double(unit, draft, key, typed.another)
    if draft.document is not None and document(unit.connection, draft.document) is None:
        raise Invalid(N_("This document is no longer there."), field="document")
    made = save_draft(
        unit, Purchase, draft, key, version, state=OPEN, reason="", login=unit.login, **_first(key)
    )
    _write_positions(unit, made, parts)
    if draft.document is not None:
        link(unit, draft.document, Target("finance_purchase", made))
    return made


def _first(key: int | None) -> dict[str, None]:
    return {"entry_id": None} if key is None else {}


def _of_paper(unit: Unit, paper: int | None) -> int | None:
    """Return the invoice that a paper was entered as."""
    p = Purchase
    chosen = select(p.id).where(p.document_id == paper, p.state != "discarded")
    return unit.connection.scalar(chosen) if paper is not None else None


def _supplier(unit: Unit, draft: PurchaseDraft, new: Supplier | None) -> int:
    """Return the supplier of an invoice: the one chosen, the one that came in meanwhile, or one made from what the invoice says."""
    if draft.contact is not None:
        one = contact_of(unit.connection, draft.contact)
        if one is None:
            raise Invalid(N_("Choose the supplier."), field="contact")
        return one.id
    if new is None or not new.name:
        raise Invalid(N_("Choose the supplier."), field="contact")
    known = named(unit.connection, vat_id=new.vat_id, iban=new.iban, name=new.name)
    if known is not None:
        return known
    draft_of = ContactDraft(
        new.name[:120],
        street=new.street,
        postcode=new.postcode,
        town=new.town,
        country=new.country,
        mail=new.mail if "@" in new.mail else "",
        vat_id=_valid(vat_id, new.vat_id),
        iban=_valid(iban, new.iban),
    )
    try:
        return save_contact(unit, draft_of)
    except Invalid as error:
        words = N_("The supplier can't be made from the invoice: {reason} Choose one.")
        raise Invalid(words, field="contact", reason=str(error)) from error


def _valid(check: Callable[[str], str], written: str) -> str:
    """Return a number of the invoice where its check digits are right; a wrong one does not stand with the supplier."""
    try:
        return check(written) if written else ""
    except Invalid:
        return ""


def _refuse_double(unit: Unit, draft: PurchaseDraft, key: int | None, another: bool) -> None:
    """Raise Invalid where an invoice is there already, with the other one in words."""
    accounts = accounts_of(unit.connection, int(draft.contact or 0))
    for one in doubles(unit.connection, draft, key, accounts):
        same = one.reference.upper() == draft.reference.upper()
        if same or not another:
            words = N_("Invoice {number} of {day} over {amount} is there already.")
            if not same:
                words = N_(
                    "Invoice {number} of {day} over {amount} has the same day and amount; say that this is another one."
                )
            raise Invalid(
                words,
                field="reference" if same else "another",
                number=one.reference,
                day=formats.day(one.day),
                amount=formats.cents(one.gross),
            )


def _write_positions(unit: Unit, key: int, parts: Sequence[PositionDraft]) -> None:
    """Write the parts of an invoice in place of those it had; what stays the same stays untouched."""
    if positions(unit.connection, key) == list(parts):
        return
    q = Position
    for old in unit.connection.scalars(select(q.id).where(q.purchase_id == key)).all():
        unit.delete(Position, int(old))
    for place, one in enumerate(parts, 1):
        unit.insert(
            Position,
            purchase_id=key,
            place=place,
            account=one.account,
            net=one.net,
            tax=one.tax,
            case_key=one.case_key,
            cost1=one.cost1,
            text=one.text,
        )


@command(CHANGE)
def ask_approval(unit: Unit, key: int) -> None:
    """Give an invoice for approval by the rules of its amount; raises Invalid where no rule wants one."""
    row = unit.row(Purchase, key, lock=True)
    state = MACHINE.after(row["state"], "ask")
    unit.update(Purchase, key, {"state": state, "reason": ""})
    start(unit, KIND, key, int(row["gross"]))


@command(POST)
def post_purchase(unit: Unit, key: int) -> int:
    """Post an incoming invoice and return the key of its entry; a second time returns the same entry.

    Raises Invalid where a rule wants an approval first, where what was approved was changed, and for what the ledger refuses.
    """
    row = unit.row(Purchase, key, lock=True)
    if row["entry_id"] is not None and row["state"] != "held":
        return int(row["entry_id"])
    state = MACHINE.after(row["state"], "post")
    if is_needed(unit, int(row["gross"])) and (row["state"] == OPEN or differs(unit, KIND, key)):
        raise Invalid(N_("This invoice needs an approval before it is posted."), field="state")
    view = purchase(unit.connection, key)
    if view is None or view.draft.contact is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    creditor = creditor_account(unit, view.draft.contact)
    draft = entry_of(view.draft, positions(unit.connection, key), creditor, view.supplier)
    entry = post(unit, draft)
    unit.update(Purchase, key, {"state": state, "entry_id": entry, "reason": ""})
    return entry


@command(CHANGE)
def hold(unit: Unit, key: int, reason: str) -> None:
    """Hold an invoice as disputed with its reason: it is neither posted nor paid until it is released."""
    if not reason.strip():
        raise Invalid(N_("Say why the invoice is disputed."), field="reason")
    row = unit.row(Purchase, key, lock=True)
    state = MACHINE.after(row["state"], "hold")
    if row["state"] == ASKED:
        call_off(unit, KIND, key)
    unit.update(Purchase, key, {"state": state, "reason": reason.strip()[:400]})


@command(CHANGE)
def release_hold(unit: Unit, key: int) -> None:
    """Release a disputed invoice: one that is posted can be paid again, any other is checked anew."""
    row = unit.row(Purchase, key, lock=True)
    step = "release_posted" if row["entry_id"] is not None else "release"
    unit.update(Purchase, key, {"state": MACHINE.after(row["state"], step), "reason": ""})


@command(CHANGE)
def discard(unit: Unit, key: int) -> None:
    """Discard an invoice that is not posted; its paper can be entered anew."""
    row = unit.row(Purchase, key, lock=True)
    if row["entry_id"] is not None:
        raise Invalid(N_("This invoice is posted; reverse its entry instead."), field="state")
    unit.update(Purchase, key, {"state": MACHINE.after(row["state"], "discard")})
