"""The ageing of open items by account: receivables and payables apart, what is not due and how late the rest is."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report
from app.modules.finance.open_items.queries.items import OpenItem, all_open
from app.modules.finance.open_items.rules.ageing import AGES, aged

SIDES = {"debtor": N_("Receivables"), "creditor": N_("Payables")}


@query("finance.view")
def ageing_report(
    connection: Connection, _since: datetime.date, until: datetime.date, side: str = ""
) -> Report:
    """Return the open items of now by account and by how late they are on a day; side debtor or creditor, both without.

    Amounts stand as they are owed: above zero what customers owe us and what we owe suppliers.
    """
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    headings: set[int] = set()
    totals: dict[str, int] = {}
    for kind, title in SIDES.items():
        if side not in ("", kind):
            continue
        headings.add(len(rows))
        kinds[len(rows)] = "group"
        rows.append(("", _(title), *[None] * (len(AGES) + 1)))
        sign = 1 if kind == "debtor" else -1
        items = all_open(connection, kind)
        for account, own in _by_account(items).items():
            rows.append((account, own[0].name, *_columns(own, until, sign)))
        kinds[len(rows)] = "total"
        sums = _columns(items, until, sign)
        rows.append(("", _("Sum"), *sums))
        totals |= {f"{kind}_{key}": amount for key, amount in zip((*AGES, "sum"), sums, strict=True)}
    columns = (
        ("account", N_("Account"), "text", 1.0),
        ("name", N_("Name"), "text", 3.0),
        *((f"age_{key}", title, "money", 1.3) for key, title in AGES.items()),
        ("sum", N_("Sum"), "money", 1.4),
    )
    title = _("Ageing of open items")
    return Report(
        "ageing", title, formats.day(until), columns, rows, totals=totals, landscape=True, kinds=kinds,
        headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _by_account(items: list[OpenItem]) -> dict[str, list[OpenItem]]:
    found: dict[str, list[OpenItem]] = {}
    for one in sorted(items, key=lambda item: item.account):
        found.setdefault(one.account, []).append(one)
    return found


def _columns(items: list[OpenItem], day: datetime.date, sign: int) -> tuple[int, ...]:
    parts = aged(((one.due, sign * one.amount) for one in items), day)
    return (*parts.values(), sum(parts.values()))


REPORTS: dict[str, Maker] = {"ageing": ageing_report}
