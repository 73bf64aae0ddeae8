"""What a month's end looks at in the register: additions without an asset, depreciation not posted, and values that the ledger does not hold."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.fixed_assets.queries.assets import asset_views, due, spans, unregistered
from app.modules.finance.fixed_assets.rules import NONE, POOL, asset_accounts, in_force, kind_of, spans_over
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
    checks.append(MonthCheck(N_("Assets beside a pool"), tuple(beside_pool(connection, since, until))))
    checks.append(MonthCheck(N_("Register and ledger differ"), tuple(differences(connection, until))))
    return checks


@query("finance.view")
def beside_pool(connection: Connection, since: datetime.date, until: datetime.date) -> list[Finding]:
    """Return the assets bought in fiscal years of a span that a pool of the same year would take (§ 6 (2a) S. 5 EStG)."""
    chart = str(setting(connection, "finance.chart"))
    found = []
    for first, last in spans_over(spans(connection), since, until):
        if first > until or last < since:
            continue
        bought = [
            one
            for one in asset_views(connection)
            if first <= one.acquired <= last and kind_of(chart, one.account).movable
        ]
        words = N_("{number}  {name}: beside a pool only if it can't be used by itself")
        found += [
            Finding(
                Message(words, {"number": bought[place].number, "name": bought[place].name}),
                PAGE,
                bought[place].id,
            )
            for place in mixed_pool([(one.info.method, one.info.cost, one.acquired) for one in bought])
        ]
    return found


def mixed_pool(assets: Sequence[tuple[str, int, datetime.date]]) -> list[int]:
    """Return the places of assets of one fiscal year that stand beside a pool and could belong to it (§ 6 (2a) S. 5 EStG).

    assets are method, cost and day of purchase of what is movable. An asset that can't be used by itself is no fault:
    it has a method of its own (§ 6 (2) S. 2 EStG), which only a person can tell.
    """
    reach = []
    for place, (method, cost, day) in enumerate(assets):
        bounds = in_force(POOL, day)
        if bounds is not None and int(bounds["above"]) < cost <= int(bounds["most"]):
            reach.append((place, method))
    if all(method != POOL for _place, method in reach):
        return []
    return [place for place, method in reach if method not in (POOL, NONE)]


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
