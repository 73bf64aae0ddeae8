"""What can be done with open items: settle payments with items, with their differences, and take a settlement back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import from_cents
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import PERSONAL_KINDS, account_key, all_accounts, all_periods
from app.modules.finance.ledger.api import (
    DIFFERENCES,
    PLAIN,
    REVERSED,
    TAX_INSIDE,
    Allocation,
    Difference,
    Entry,
    EntryDraft,
    LineDraft,
    Settlement,
    lines_of,
    post,
    role_account,
)
from app.modules.finance.open_items.queries.differences import difference_account
from app.modules.finance.open_items.queries.settling import (
    Standing,
    incoming,
    settlement_view,
    standing_entries,
    tax_shares,
)
from app.modules.finance.open_items.queries.skonto import agreed_skonto
from app.modules.finance.open_items.rules.settling import (
    FEE,
    SKONTO,
    Settled,
    SettlementDraft,
    by_tax,
    check,
)

POST = "finance.entry.post"


@command(POST)
def settle(unit: Unit, draft: SettlementDraft) -> int:
    """Settle payments with items of a personal account and book what items lack; return the key of the settlement.

    Skonto beyond what is agreed is refused unless it is taken as outside the period, with a reason. Tax is corrected by the
    rates of the invoice on the day of the settlement (§ 17 (1) UStG). Raises Invalid where less is open than is settled.
    """
    account = account_key(unit, draft.account)
    if all_accounts(unit.connection)[draft.account].kind not in PERSONAL_KINDS:
        raise Invalid(N_("Only accounts of customers and suppliers have open items."), field="account")
    documents = draft.documents
    keys = [one.entry for one in standing_entries(unit.connection, account, documents)]
    hold = select(Entry.id).where(Entry.id.in_(keys)).order_by(Entry.id).with_for_update()
    unit.connection.execute(hold)  # nobody corrects meanwhile what is settled here
    entries = standing_entries(unit.connection, account, documents)
    check(
        draft,
        _open(unit, account, documents, entries),
        100 * int(setting(unit.connection, "open_items.small")),
    )
    for item in draft.items:
        if item.kind == SKONTO:
            _check_skonto(unit, draft, item, entries)
    key = unit.insert(
        Settlement,
        account_id=account,
        day=draft.day,
        reason=draft.reason.strip()[:200],
        login=unit.login,
        taken_back=None,
        taken_reason="",
    )
    _assign(unit, key, draft, entries)
    for item in draft.items:
        if item.difference:
            shares = tax_shares(unit.connection, account, item.document, draft.side)
            amount = item.difference
            for made in _difference(unit, draft, item, shares):
                entry = post(unit, made)
                unit.insert(Difference, settlement_id=key, entry_id=entry, kind=item.kind, amount=amount)
                amount = 0
    return key


def _open(unit: Unit, account: int, documents: Sequence[str], entries: Sequence[Standing]) -> dict[str, int]:
    """Return what is open under documents: what stands there, and what was assigned to it from elsewhere."""
    found = dict.fromkeys(documents, 0)
    for one in entries:
        found[one.document] += one.amount
    for document, amount in incoming(unit.connection, account, [one.entry for one in entries]):
        found[document] += amount
    return found


def _check_skonto(unit: Unit, draft: SettlementDraft, item: Settled, entries: Sequence[Standing]) -> None:
    bills = [one for one in entries if one.document == item.document and one.amount * draft.side > 0]
    gross, first = sum(abs(one.amount) for one in bills), min(one.day for one in bills)
    paid = max((one.day for one in entries if one.document in {p.document for p in draft.payments}), default=draft.day)  # fmt: skip
    agreed = agreed_skonto(
        unit.connection, (draft.account, item.document), draft.side, gross, invoiced=first, paid=paid
    )
    if item.difference > agreed:
        words = N_(
            "For a payment on {day} Skonto of {agreed} is agreed; take more as outside the period, with a reason."
        )
        raise Invalid(words, field="kind", day=paid, agreed=from_cents(agreed))


def _assign(unit: Unit, key: int, draft: SettlementDraft, entries: Sequence[Standing]) -> None:
    """Write which entries of the payments are for which entries of the items, in the order of the draft."""
    needs = [(one.document, one.amount) for one in draft.items if one.amount]
    for payment in draft.payments:
        left = payment.amount
        own = [e for e in entries if e.document == payment.document and e.amount * draft.side < 0]
        for entry in own:
            room = min(left, abs(entry.amount))
            left -= room
            while room:
                document, wanted = needs[0]
                part = min(room, wanted)
                bill = next(e.entry for e in entries if e.document == document and e.amount * draft.side > 0)
                unit.insert(
                    Allocation,
                    settlement_id=key,
                    payment_id=entry.entry,
                    item_id=bill,
                    amount=-draft.side * part,
                )
                room -= part
                needs[:1] = [(document, wanted - part)] if wanted > part else []
        if left:
            words = N_("{document} can't be taken apart; settle it by its document number.")
            raise Invalid(words, field="payments", document=payment.document)


def _difference(
    unit: Unit, draft: SettlementDraft, item: Settled, shares: dict[str, int]
) -> list[EntryDraft]:
    """Return the entries that book what an item lacks, under its document, on the accounts of its tax cases.

    Bank charges lower no price: the claim is paid in full, over the transit account, and the charges are a cost of their own.
    """
    text = f"{_(DIFFERENCES[item.kind])} {item.document}"[:120]
    amount = draft.side * item.difference
    own = LineDraft(draft.account, -amount)

    def entry(*lines: LineDraft) -> EntryDraft:
        return EntryDraft(draft.day, item.document, text, lines)

    chart = str(setting(unit.connection, "finance.chart"))
    if item.kind == FEE:
        fees, transit = role_account(chart, "bank_fees"), role_account(chart, "transit")
        return [
            entry(LineDraft(fees, amount), LineDraft(transit, -amount)),
            entry(LineDraft(transit, amount), own),
        ]
    parts = by_tax(item.difference, shares)
    lines = [
        LineDraft(difference_account(chart, item.kind, draft.side, tax), draft.side * cents, tax)
        for tax, cents in parts.items()
    ]
    return [entry(*lines, own)]


@command(POST)
def take_back(unit: Unit, key: int, reason: str, version: int | None = None) -> None:
    """Take a settlement back: its assignments count no more, and what it booked is booked back as it was, tax too.

    The differences go back on their own day while its period is open, else today. Raises Invalid without a reason and for
    what was taken back already.
    """
    if not reason.strip():
        raise Invalid(N_("Say why."), field="taken_reason")
    unit.row(Settlement, key, lock=True)
    view = settlement_view(unit.connection, key)
    assert view is not None
    if view.taken_back is not None:
        raise Invalid(N_("This settlement was taken back already."))
    for _kind, _amount, entry in view.differences:
        post(unit, _mirror(unit, entry))
    unit.update(Settlement, key, {"taken_back": unit.today, "taken_reason": reason.strip()[:200]}, version)


def _mirror(unit: Unit, entry: int) -> EntryDraft:
    """Return the Generalumkehr of a difference as a draft: gross amounts and tax cases as they were typed."""
    head = unit.row(Entry, entry)
    lines: list[LineDraft] = []
    for line in lines_of(unit.connection, [entry])[entry]:
        role = line.role % REVERSED
        if role == PLAIN:
            lines.append(LineDraft(line.account, -line.amount, line.tax))
        elif role == TAX_INSIDE:
            before = lines.pop()
            lines.append(LineDraft(before.account, before.amount - line.amount, before.tax))
    day = _free_day(unit, head["day"])
    return EntryDraft(day, head["document"], head["text"], tuple(lines), head["document2"], back=True)


def _free_day(unit: Unit, day: datetime.date) -> datetime.date:
    periods = all_periods(unit.connection)
    still = any(p.number > 0 and p.state == "open" and p.start <= day <= p.end for p in periods)
    return day if still else unit.today
