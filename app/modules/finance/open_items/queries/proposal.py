"""The payment proposal: which bills are to be paid, when at best and with which Skonto, and whether the bank accounts cover it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, _
from app.data.clock import today
from app.data.lists import Column, ListSource
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.banking.api import bank_accounts
from app.modules.finance.ledger.api import balances_at
from app.modules.finance.open_items.queries.items import OpenItem, all_open, bills, open_items
from app.modules.finance.open_items.queries.skonto import steps_of
from app.modules.finance.open_items.rules.paying import Offer, offer, short_on
from app.modules.finance.payments.api import planned_by_document


@dataclass(frozen=True)
class Outlook:
    """What the bills that are not in payment yet come to: cents on the bank accounts, to be paid, of that late, Skonto to be had.

    short is the first day on which the bank accounts do not cover it, with the cents that lack, None where they do.
    """

    money: int
    total: int
    late: int
    skonto: int
    short: tuple[datetime.date, int] | None


def offers(connection: Connection, items: Sequence[OpenItem]) -> dict[int, Offer]:
    """Return by the keys of open bills how each is best paid today."""
    now, land = today(connection), str(setting(connection, "company.land"))
    known = steps_of(connection, ((one.account, one.document, one.day) for one in items))
    return {
        one.key: offer(
            abs(one.amount),
            one.day,
            one.due,
            [(step.days, step.rate) for step in known[one.account, one.document]],
            now,
            land=land,
        )
        for one in items
    }


def proposal_source() -> ListSource:
    """Return the list of bills that wait to be paid, the oldest first, each with its best day and Skonto."""
    more = (
        Column("pay_on", N_("Pay on"), "day", None, 196, ends="never"),
        Column("skonto", N_("Skonto"), "money", None, 100),
        Column("advice", N_("Advice"), "text", None, 330),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        items = {one.key: one for one in open_items(connection, keys)}
        best = offers(connection, list(items.values()))
        paying = planned_by_document(connection)
        for key, row in zip(keys, rows, strict=True):
            if (item := items.get(key)) is not None:
                one = best[key]
                words = (
                    advice(one) if (item.account, item.document) not in paying else _("in payment already")
                )
                row[-3:] = [one.pay_on, one.skonto or None, words]

    return bills("finance.payment_proposal", more, fill)


def advice(one: Offer) -> str:
    """Return in words what Skonto is to be had and what it is worth a year, '' without any."""
    if one.until is None:
        return ""
    words = _("{rate} until {day}; worth {yearly} interest a year")
    return words.format(rate=_percent(one.rate), day=formats.day(one.until), yearly=_percent(one.yearly))


def _percent(points: int) -> str:
    return f"{formats.cents(points)} %"


@query("finance.view")
def outlook(connection: Connection) -> Outlook:
    """Return what all bills that are not in payment yet come to, and whether the bank accounts cover them on their best days.

    Payments that are under way are taken off the money first.
    """
    paying = planned_by_document(connection)
    waiting = [one for one in all_open(connection, "creditor") if one.amount < 0]
    waiting = [one for one in waiting if (one.account, one.document) not in paying]
    best = offers(connection, waiting)
    now = today(connection)
    held = balances_at(connection, now)
    accounts = {row.account for row in bank_accounts(connection)}
    money = sum(held.get(account, 0) for account in accounts)
    due = [(best[one.key].pay_on, -one.amount - best[one.key].skonto) for one in waiting]
    under_way = [(now, sum(paying.values()))] if paying else []
    return Outlook(
        money,
        sum(amount for _day, amount in due),
        -sum(one.amount for one in waiting if one.due < now),
        sum(one.skonto for one in best.values()),
        short_on(money, [*under_way, *due]),
    )
