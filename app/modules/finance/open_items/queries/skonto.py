"""Which Skonto holds for an open item: what its own invoice says goes before what is agreed with its contact."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select

from app.core.manifest import resolve, topics
from app.data.settings import setting
from app.modules.finance.chart.api import accounts_by_number
from app.modules.finance.ledger.api import PLAIN, REVERSED, Difference, Entry, Line, Settlement, role_family
from app.modules.finance.open_items.rules.settling import SMALL
from app.modules.organisation.contacts.api import (
    SkontoStep,
    Terms,
    agreed_terms,
    find_by_account,
    terms_on,
)

MANY = 400  # documents in one statement
Place = tuple[str, str]  # account and document


def of_invoices(connection: Connection, accounts: Collection[str]) -> dict[Place, tuple[SkontoStep, ...]]:
    """Return what the invoices themselves say on some accounts, by account and document; those that say nothing are left out."""
    hooks = [resolve(one.item_skonto) for one in topics() if one.item_skonto]
    return {place: steps for hook in hooks for place, steps in hook(connection, accounts).items()}


def steps_of(
    connection: Connection, items: Iterable[tuple[str, str, datetime.date]]
) -> dict[Place, tuple[SkontoStep, ...]]:
    """Return the steps of Skonto of many items, given as account, document and day."""
    asked = list(items)
    accounts = {account for account, _document, _day in asked}
    own, agreed = of_invoices(connection, accounts), agreed_terms(connection, accounts)
    found = {}
    for account, document, day in asked:
        terms = [terms for start, terms in agreed.get(account, ()) if start <= day]
        usual = terms[-1].skonto if terms else ()
        found[account, document] = own.get((account, document), usual)
    return found


def agreed_skonto(
    connection: Connection,
    place: Place,
    side: int,
    gross: int,
    *,
    invoiced: datetime.date,
    paid: datetime.date,
) -> int:
    """Return the cents of Skonto that may be taken off an item for a payment on a day, with the days of grace of the book."""
    account, document = place
    steps = of_invoices(connection, [account]).get((account, document))
    if steps is None:
        key = find_by_account(connection, account)
        if key is None:
            return 0
        steps = terms_on(connection, key, invoiced, "customer" if side > 0 else "supplier").skonto
    grace = datetime.timedelta(days=int(setting(connection, "open_items.grace")))
    return Terms(0, steps).skonto_amount(gross, invoiced, paid - grace)


def skonto_taken(connection: Connection, account: str, document: str) -> int:
    """Return the cents before tax that were taken off what we owe a supplier under a document; see skonto_taken_of()."""
    return skonto_taken_of(connection, [(account, document)]).get((account, document), 0)


def skonto_taken_of(
    connection: Connection, wanted: Collection[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Return the cents before tax that were taken off what we owe suppliers, by account and document, in the period agreed or after it.

    It counts whether it was booked with the movement of the bank or by settling, and what was booked back counts against it;
    small rests are no Skonto. What had none is left out.
    """
    numbers = role_family(str(setting(connection, "finance.chart")), "received")
    accounts = sorted({account for account, _document in wanted})
    known = accounts_by_number(connection, [*accounts, *numbers])
    names = {known[one].id: one for one in accounts if one in known}
    own, back, d, s = Line.__table__.alias("own"), Entry.__table__.alias("back"), Difference, Settlement
    small = (
        select(d.id)
        .join(s, s.id == d.settlement_id)
        .where(d.entry_id == Entry.id, d.kind == SMALL, s.taken_back.is_(None))
        .where(~select(back.c.id).where(back.c.reversal_of == Entry.id).exists())
    )
    owed = (
        select(own.c.entry_id, own.c.account_id)
        .where(own.c.account_id.in_(list(names)))
        .distinct()
        .subquery()
    )
    taken = (
        select(owed.c.account_id, Entry.document, func.sum(Line.amount))
        .join_from(Line, Entry, Entry.id == Line.entry_id)
        .join(owed, owed.c.entry_id == Entry.id)
        .where(
            Line.role % REVERSED == PLAIN,
            Line.account_id.in_([known[one].id for one in numbers if one in known]),
            ~small.exists(),
        )
        .group_by(owed.c.account_id, Entry.document)
    )
    found: dict[tuple[str, str], int] = {}
    documents = sorted({document for _account, document in wanted})
    for start in range(0, len(documents), MANY):
        part = documents[start : start + MANY]
        for account, document, total in connection.execute(taken.where(Entry.document.in_(part))):
            found[names[account], document] = -int(total)
    return {pair: found[pair] for pair in wanted if found.get(pair)}
