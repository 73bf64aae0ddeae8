"""Payment plans as they are read: which are kept on a day, and the list of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.settings import setting
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.dunning.models import PaymentPlan, PlanItem, PlanPart
from app.modules.finance.dunning.rules.plans import (
    ENDED,
    KEPT,
    STATES,
    TONES,
    Part,
    Standing,
    left_by_item,
    standing,
)
from app.modules.finance.open_items.api import open_on

Place = tuple[str, str]


def kept_plans(
    connection: Connection, open_now: Mapping[Place, int], day: datetime.date, grace: int
) -> dict[Place, datetime.date]:
    """Return by account and document the day of the next part, for items whose payment plan is kept on a day."""
    p, i = PaymentPlan, PlanItem
    rows = connection.execute(
        select(p.id, p.account, i.document).join(i, i.plan_id == p.id).where(p.ended.is_(None))
    ).all()
    if not rows:
        return {}
    stands = standings(connection, sorted({row.id for row in rows}), open_now, day, grace)
    return {
        (row.account, row.document): stands[row.id].next_day or day
        for row in rows
        if stands[row.id].state == KEPT
    }


def agreed_days(
    connection: Connection, open_now: Mapping[Place, int], day: datetime.date
) -> dict[Place, list[Part]]:
    """Return by account and document on which days it comes, for items whose payment plan is kept on a day."""
    p, i, q = PaymentPlan, PlanItem, PlanPart
    kept = kept_plans(connection, open_now, day, int(setting(connection, "dunning.grace")))
    rows = connection.execute(
        select(p.id, p.account, i.document, i.amount)
        .join(i, i.plan_id == p.id)
        .where(p.ended.is_(None))
        .order_by(p.id, i.id)
    ).all()
    plans: dict[int, list[tuple[str, str, int]]] = {}
    for key, account, document, amount in rows:
        if (account, document) in kept:
            plans.setdefault(key, []).append((account, document, int(amount)))
    parts: dict[int, list[Part]] = {}
    for key, due, amount in connection.execute(select(q.plan_id, q.day, q.amount)):
        parts.setdefault(key, []).append((due, int(amount)))
    found: dict[Place, list[Part]] = {}
    for key, items in plans.items():
        still = [
            (document, min(amount, max(0, open_now.get((account, document), 0))))
            for account, document, amount in items
        ]
        paid = sum(amount for _a, _d, amount in items) - sum(amount for _document, amount in still)
        for document, days in left_by_item(parts.get(key, ()), paid, still).items():
            found[items[0][0], document] = days
    return found


def standings(
    connection: Connection,
    keys: Sequence[int],
    open_now: Mapping[Place, int],
    day: datetime.date,
    grace: int,
) -> dict[int, Standing]:
    """Return how payment plans stand on a day; open_now holds what is open by account and document."""
    p, i, q = PaymentPlan, PlanItem, PlanPart
    items = connection.execute(
        select(p.id, p.account, i.document, i.amount).join(i, i.plan_id == p.id).where(p.id.in_(keys))
    )
    paid: dict[int, int] = {}
    for row in items:
        still = max(0, open_now.get((row.account, row.document), 0))
        paid[row.id] = paid.get(row.id, 0) + row.amount - min(still, row.amount)
    agreed: dict[int, list[Part]] = {}
    rows = connection.execute(select(q.plan_id, q.day, q.amount).where(q.plan_id.in_(keys)))
    for plan, due, amount in rows:
        agreed.setdefault(plan, []).append((due, int(amount)))
    return {key: standing(agreed.get(key, ()), paid.get(key, 0), day, grace) for key in keys}


def plans_source() -> ListSource:
    """Return the list of payment plans, the newest first, with how each stands today."""
    p = PaymentPlan
    columns = (
        *listed(p, "day"),
        shown_as(p.account),
        Column("name", N_("Name"), "text", account_name(), 220),
        *listed(p, "total"),
        Column("state", N_("State"), "text", None, 160, choices=STATES, tones=TONES),
        Column("next_day", N_("Next part"), "day", None, 196, ends="state"),
        Column("next_amount", N_("Amount of it"), "money", None, 120),
        *listed(p, "note ended"),
        *listed(p, "login", shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        accounts = sorted({row[place["account"]] for row in rows if row[place["account"]]})
        now = {(one.account, one.document): one.amount for one in open_on(connection, accounts)}
        grace = int(setting(connection, "dunning.grace"))
        found = standings(connection, list(keys), now, today(connection), grace)
        for key, row in zip(keys, rows, strict=True):
            if row[place["account"]] is None:
                continue
            one, over = found[key], row[place["ended"]] is not None
            row[place["state"]] = ENDED if over else one.state
            if not over:
                row[place["next_day"]], row[place["next_amount"]] = one.next_day, one.next_amount or None

    return ListSource(
        "finance.payment_plans",
        p,
        columns,
        (p.day.desc(), p.id.desc()),
        joins=((Account.__table__, Account.number == p.account),),
        finish=fill,
    )
