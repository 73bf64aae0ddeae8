"""Open items become payments: transfers to suppliers, direct debits from customers with a mandate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.open_items.queries.items import OpenItem, open_items
from app.modules.finance.open_items.queries.proposal import offers
from app.modules.finance.open_items.rules.paying import Offer
from app.modules.finance.payments.api import (
    DEBIT,
    TRANSFER,
    MandateRow,
    PaymentDraft,
    expired,
    mandates,
    party_of,
    planned_by_document,
    save_payment,
)


@command("finance.payment.change", locks=("finance.payments",))
def pay_items(unit: Unit, keys: Sequence[int], bank_account_id: int, best: bool = False) -> list[int]:
    """Prepare a payment for each open item: we pay suppliers by transfer and collect from customers by their mandate.

    With best a bill is paid on its best day, less the Skonto that can still be had.

    Raises Invalid, and prepares none, where one can't be: an item that stands the
    other way round, a customer without a mandate, a document that is being paid.
    """
    made = []
    items = open_items(unit.connection, keys)
    known = offers(unit.connection, [one for one in items if one.kind == "creditor"]) if best else {}
    for item in items:
        if (item.amount > 0) != (item.kind == "debtor"):
            raise Invalid(
                N_("{account} {document} stands on the other side; nothing is to be paid."),
                account=item.account,
                document=item.document,
            )
        made.append(save_payment(unit, _of_item(unit, item, bank_account_id, known.get(item.key))))
        planned = planned_by_document(unit.connection).get((item.account, item.document), 0)
        if planned > abs(item.amount):
            words = N_("{account} {document} is being paid already; cancel that payment first.")
            raise Invalid(words, field="document", account=item.account, document=item.document)
    return made


def _of_item(unit: Unit, item: OpenItem, bank_account_id: int, best: Offer | None = None) -> PaymentDraft:
    kind = DEBIT if item.kind == "debtor" else TRANSFER
    mandate = _mandate_of(unit, item.account) if kind == DEBIT else None
    text = item.document
    if kind == DEBIT:
        text += f" {mandate.reference if mandate else ''}"
    due = max(best.pay_on if best is not None else item.due, unit.today)
    party = party_of(unit.connection, item.account)
    if not party.name:
        party = replace(party, name=item.name[:70])
    return PaymentDraft(
        kind,
        bank_account_id,
        party,
        abs(item.amount) - (best.skonto if best is not None else 0),
        text[:140],
        due=due,
        account=item.account,
        document=item.document,
        mandate_id=mandate.id if mandate else None,
    )


def _mandate_of(unit: Unit, account: str) -> MandateRow:
    known = mandates(unit.connection, account)
    usable = [
        one
        for one in known
        if not (one.revoked or expired(one.signed, one.last_used, unit.today) or (one.once and one.last_used))
    ]
    if not usable:
        raise Invalid(N_("{account} has no mandate that can be used."), field="mandate", account=account)
    return usable[-1]
