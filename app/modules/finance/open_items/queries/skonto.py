"""Which Skonto holds for an open item: what its own invoice says goes before what is agreed with its contact."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from app.core.manifest import resolve, topics
from app.data.settings import setting
from app.modules.organisation.contacts.api import (
    SkontoStep,
    Terms,
    agreed_terms,
    find_by_account,
    terms_on,
)

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
    connection: Connection, place: Place, side: int, gross: int, *, invoiced: datetime.date, paid: datetime.date
) -> int:  # fmt: skip
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
