"""What a month's end looks at in the register: additions without an asset, depreciation not posted, and values that the ledger does not hold."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.fixed_assets.queries.assets import asset_views, due, unregistered
from app.modules.finance.fixed_assets.rules import asset_accounts
from app.modules.finance.ledger.api import balances_at

PAGE, ENTRY, SHEET = "finance.fixed_assets.assets", "finance.ledger.entry", "finance.ledger.account_sheet"


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what is missing in the register or the ledger at the end of a span; a book without assets in its register is only told of additions."""
    words = N_("{day}  {document}  {text}: {amount}")
    missing = [
        Finding(
            Message(
                words, {"day": x.day, "document": x.document, "text": x.text, "amount": from_cents(x.amount)}
            ),
            ENTRY,
            x.entry,
        )
        for x in unregistered(connection, since, until)
    ]
    checks = [MonthCheck(N_("Additions to fixed assets that the register lacks"), tuple(missing))]
    if not asset_views(connection, None):
        return checks
    words = N_("{number}  {name}: {amount}")
    waiting = [
        Finding(
            Message(
                words, {"number": one.asset.number, "name": one.asset.name, "amount": from_cents(one.amount)}
            ),
            PAGE,
            one.asset.id,
        )
        for one in due(connection, until)
    ]
    checks.append(MonthCheck(N_("Depreciation that is not posted"), tuple(waiting)))
    checks.append(MonthCheck(N_("Register and ledger differ"), tuple(differences(connection, until))))
    return checks


@query("finance.view")
def differences(connection: Connection, day: datetime.date) -> list[Finding]:
    """Return the accounts of fixed assets whose balance at the end of a day is not what the register holds, the difference named."""
    held: dict[str, int] = {}
    for asset in asset_views(connection):
        account = asset.account_at(day)
        held[account] = held.get(account, 0) + asset.book_value(day)
    ranges = asset_accounts(str(setting(connection, "finance.chart")))
    booked = {
        number: amount
        for number, amount in balances_at(connection, day).items()
        if any(len(number) == len(first) and first <= number <= last for first, last in ranges)
    }
    words = N_("Account {number}: the register holds {register}, the ledger {ledger}.")
    return [
        Finding(
            Message(
                words,
                {
                    "number": number,
                    "register": from_cents(held.get(number, 0)),
                    "ledger": from_cents(booked.get(number, 0)),
                },
            ),
            SHEET,
            number,
        )
        for number in sorted(set(held) | set(booked))
        if held.get(number, 0) != booked.get(number, 0)
    ]
