"""What can be done with payments: keep bank details and mandates, prepare, release by another person, write the file for the bank."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive, heads
from app.data.numbering import give
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.finance.banking.api import BankAccount
from app.modules.finance.chart.api import account_key
from app.modules.finance.payments.models import Mandate, Partner, Payment, PaymentFile
from app.modules.finance.payments.queries.held import refuse_held
from app.modules.finance.payments.queries.payments import (
    MandateRow,
    PaymentView,
    mandates,
    payment_views,
    released,
    sender,
)
from app.modules.finance.payments.rules import pain
from app.modules.finance.payments.rules.payments import (
    DEBIT,
    MACHINE,
    SCHEMES,
    TRANSFER,
    MandateInfo,
    Order,
    Party,
    checked_amount,
    checked_party,
    expired,
    fitting,
)
from app.modules.organisation.contacts.api import Payee, keep_payee


@dataclass(frozen=True)
class PaymentDraft:
    """A payment as typed; amount in cents above zero; mandate is the key of one, for a direct debit."""

    kind: str
    bank_account_id: int
    party: Party
    amount: int
    text: str
    due: datetime.date
    account: str = ""
    document: str = ""
    mandate_id: int | None = None


@dataclass(frozen=True)
class Written:
    """A file for the bank: its key, name, bytes' fingerprint, how many payments, and their sum in cents."""

    file_id: int
    name: str
    sha256: bytes
    count: int
    total: int


codec.register("payments.file_written", Written, "app.modules.finance.payments.services:Written")


# -- bank details and mandates -------------------------------------------------
@command("finance.payment.change")
def save_partner(unit: Unit, account: str, party: Party) -> int:
    """Keep the bank details of a personal account, with its contact where it has one; raises Invalid."""
    account_key(unit, account)
    values = asdict(checked_party(party))
    if (who := keep_payee(unit, account, Payee(**values))) is not None:
        return who
    known = unit.connection.scalar(select(Partner.id).where(Partner.account == account))
    if known is None:
        return unit.insert(Partner, account=account, **values)
    unit.update(Partner, known, values)
    return int(known)


@command("finance.payment.change")
def save_mandate(
    unit: Unit, account: str, reference: str, signed: datetime.date, scheme: str = "CORE", once: bool = False
) -> int:
    """Keep a mandate of a debtor; raises Invalid for a reference that is in use, an unknown scheme, or a signature in the future."""
    account_key(unit, account)
    clean = fitting(reference, "mandate", "reference")
    if not clean:
        raise Invalid(N_("Give the mandate a reference."), field="reference")
    if scheme not in SCHEMES:
        raise Invalid(N_("Choose one of the values offered."), field="scheme")
    if signed > unit.today:
        raise Invalid(N_("A mandate is not signed in the future."), field="signed")
    if unit.connection.scalar(select(Mandate.id).where(Mandate.reference == clean)) is not None:
        raise Invalid(N_("There is a mandate {reference} already."), field="reference", reference=clean)
    return unit.insert(
        Mandate, account=account, reference=clean, signed=signed, scheme=scheme, once=once, revoked=False
    )


@command("finance.payment.change")
def revoke_mandate(unit: Unit, key: int) -> None:
    """Take note that a debtor revoked a mandate: nothing is collected by it any more."""
    unit.update(Mandate, key, {"revoked": True})


@command("finance.payment.change")
def save_payment(unit: Unit, draft: PaymentDraft, key: int | None = None, version: int | None = None) -> int:
    """Prepare a payment or change one that is not released yet; raises Invalid naming the field at fault."""
    values = _values(unit, draft)
    refuse_held(unit.connection, [(draft.account, draft.document)])
    _once_only(unit, draft, key)
    if key is None:
        number = give(unit, Payment.number, unit.today.year)
        return unit.insert(
            Payment, number=number, state="open", login=unit.login, released_by="", file_id=None, **values
        )
    _for_step(unit, [key], "change")
    unit.update(Payment, key, values | {"login": unit.login}, version)
    return key


def _values(unit: Unit, draft: PaymentDraft) -> dict[str, object]:
    if draft.kind not in (TRANSFER, DEBIT):
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if unit.connection.scalar(select(BankAccount.id).where(BankAccount.id == draft.bank_account_id)) is None:
        raise Invalid(N_("Choose the bank account."), field="bank")
    if draft.account:
        account_key(unit, draft.account)
    party = checked_party(draft.party)
    fitting(draft.text, "text", "text")
    mandate = draft.mandate_id if draft.kind == DEBIT else None
    if mandate is not None and unit.row(Mandate, mandate)["account"] != draft.account:
        raise Invalid(N_("This mandate is of another account."), field="mandate")
    return {
        "kind": draft.kind,
        "bank_account_id": draft.bank_account_id,
        "account": draft.account,
        "document": draft.document.strip()[:36],
        **asdict(party),
        "amount": checked_amount(draft.amount),
        "text": " ".join(draft.text.split()),
        "due": draft.due,
        "mandate_id": mandate,
    }


def _once_only(unit: Unit, draft: PaymentDraft, key: int | None) -> None:
    """Refuse to pay the same document of an account twice with the same amount."""
    if not (draft.account and draft.document):
        return
    p = Payment
    same = (
        p.account == draft.account,
        p.document == draft.document,
        p.amount == draft.amount,
        p.state != "cancelled",
    )
    for other, number in unit.connection.execute(select(p.id, p.number).where(*same)):
        if other != key:
            raise Invalid(
                N_("Payment {number} pays this document already; cancel it first."),
                field="document",
                number=number,
            )


# -- releasing and writing -------------------------------------------------------
@command("finance.payment.release")
def release(unit: Unit, keys: Sequence[int]) -> int:
    """Release payments for the bank; return how many. Raises Invalid, and releases none, where one lacks its IBAN or mandate.

    With four eyes in the settings nobody releases what they prepared or changed themselves.
    """
    views = _for_step(unit, keys, "release")
    refuse_held(unit.connection, [(one.account, one.document) for one in views])
    four_eyes = setting(unit.connection, "payments.four_eyes")
    for one in views:
        if four_eyes:
            words = N_("{number} was prepared by you: another person releases it.")
            by_another(unit, one.login, words, number=one.number)
        if not one.party.iban:
            words = N_("{number} {name} has no IBAN yet.")
            raise Invalid(words, field="iban", number=one.number, name=one.party.name)
        if one.kind == DEBIT:
            _check_mandate(unit, one)
    for one in views:
        unit.update(Payment, one.id, {"state": "released", "released_by": unit.login}, one.version)
    return len(views)


def _check_mandate(unit: Unit, one: PaymentView) -> None:
    known = next((m for m in mandates(unit.connection, one.account) if m.id == one.mandate_id), None)
    if known is None or known.revoked:
        raise Invalid(N_("{number} has no mandate."), field="mandate", number=one.number)
    if known.once and known.last_used:
        words = N_("The mandate {reference} was for one collection and is used.")
        raise Invalid(words, field="mandate", reference=known.reference)
    if expired(known.signed, known.last_used, one.due):
        words = N_("The mandate {reference} was not used for 36 months; have it signed again.")
        raise Invalid(words, field="mandate", reference=known.reference)


@command("finance.payment.release")
def take_back(unit: Unit, keys: Sequence[int]) -> int:
    """Take a release back, as long as the payment is in no file; return how many."""
    views = _for_step(unit, keys, "take_back")
    for one in views:
        unit.update(Payment, one.id, {"state": "open", "released_by": ""}, one.version)
    return len(views)


@command("finance.payment.change")
def cancel(unit: Unit, keys: Sequence[int]) -> int:
    """Cancel payments that are not written to a file; return how many. Their numbers stay taken."""
    views = _for_step(unit, keys, "cancel")
    for one in views:
        unit.update(Payment, one.id, {"state": "cancelled", "released_by": ""}, one.version)
    return len(views)


def _for_step(unit: Unit, keys: Sequence[int], step: str) -> list[PaymentView]:
    """Return payments for a step; raises Invalid where one is in a state that allows it no more, or not yet."""
    views = payment_views(unit.connection, keys)
    for one in views:
        if not MACHINE.may(one.state, step):
            words = N_("{number}: {reason}")
            raise Invalid(words, number=one.number, reason=MACHINE.refusal(one.state).message)
    if not views:
        raise Invalid(N_("Choose payments first."))
    return views


@command("finance.payment.release")
def write_file(unit: Unit, bank_account_id: int, kind: str) -> Written:
    """Write the released payments of a bank account into a file for the bank; its bytes go to the archive.

    Raises Invalid where nothing is released, and for what the schema of the message refuses.
    """
    heads.must_be_trusted(unit.book)
    keys = released(unit.connection, kind).get(bank_account_id, [])
    if not keys:
        raise Invalid(N_("No released payment waits for a file."))
    views = payment_views(unit.connection, keys)
    refuse_held(unit.connection, [(one.account, one.document) for one in views])
    known = {one.id: one for one in mandates(unit.connection)}
    orders = [_order(unit, view, known) for view in views]
    reference = give(unit, PaymentFile.message, day=unit.today)
    message = pain.Message(
        reference,
        unit.now,
        sender(unit.connection, str(unit.row(BankAccount, bank_account_id)["iban"])),
        bool(setting(unit.connection, "payments.batch")),
        str(setting(unit.connection, "payments.creditor_id")),
    )
    data = pain.transfer_file(message, orders) if kind == TRANSFER else pain.debit_file(message, orders)
    sha256 = archive.store(unit.book, data)
    total = sum(one.amount for one in orders)
    key = unit.insert(
        PaymentFile,
        message=reference,
        kind=kind,
        bank_account_id=bank_account_id,
        day=unit.today,
        login=unit.login,
        count=len(orders),
        total=total,
        sha256=sha256,
    )
    for view, order in zip(views, orders, strict=True):
        unit.update(Payment, view.id, {"state": "written", "file_id": key, "due": order.due}, view.version)
    return Written(key, f"{pain.MESSAGES[kind]}_{reference}.xml", sha256, len(orders), total)


def _order(unit: Unit, view: PaymentView, known: dict[int, MandateRow]) -> Order:
    mandate = None
    if view.kind == DEBIT:
        _check_mandate(unit, view)
        row = known[view.mandate_id or 0]
        mandate = MandateInfo(row.reference, row.signed, row.scheme, row.once)
    return Order(view.number, view.party, view.amount, view.text, max(view.due, unit.today), mandate=mandate)
