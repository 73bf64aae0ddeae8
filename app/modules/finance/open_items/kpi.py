"""Figures that come of open items on a day: what customers owe, what we owe, what of it is late, and for how long it stands."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.figures import (
    DAYS,
    LOWER,
    MONEY,
    NEITHER,
    PERCENT,
    Figure,
    FigureRow,
    FigureSource,
    Value,
    shared,
)
from app.core.messages import N_, Message, _
from app.data.queries import query
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, account_name, account_places_on
from app.modules.finance.ledger.api import REVERSED, TAX_INSIDE, Line, standing
from app.modules.finance.open_items.queries.items import due_days

REVENUE = "G.1"  # the position of revenue in the income statement
SHEET = "finance.ledger.account_sheet"
TABLES = frozenset(
    {
        "finance_entry",
        "finance_account",
        "finance_settlement",
        "finance_allocation",
        "contact_terms",
        "setting",
    }
)
DEBTOR, CREDITOR = "debtor", "creditor"
NOTHING_OPEN = N_("Nothing is owed to us on this day.")
NO_REVENUE = N_("There is no turnover in the twelve months up to this day.")


@dataclass(frozen=True)
class Item:
    """An item that was open at the end of a day: what is owed, in cents above zero, and when it was due."""

    account: str
    name: str
    kind: str
    document: str
    due: datetime.date
    amount: int


def items_on(connection: Connection, day: datetime.date) -> list[Item]:
    """Return what customers owed and what we owed at the end of a day, the oldest first; credit balances are no items."""
    stands = standing(Account.kind.in_(PERSONAL_KINDS))
    amount = func.sum(stands.c.amount)
    rows = connection.execute(
        select(Account.number, account_name(), Account.kind, stands.c.document)
        .add_columns(func.min(stands.c.day), func.max(stands.c.document2), amount)
        .join(Account, Account.id == stands.c.account_id)
        .where(stands.c.paid_on <= day)
        .group_by(Account.id, Account.number, account_name(), Account.kind, stands.c.document)
        .having(amount != 0)
        .order_by(func.min(stands.c.day), Account.number, stands.c.document)
    ).all()
    due = due_days(connection, [row[0] for row in rows])
    found = []
    for number, name, kind, document, first, document2, cents in rows:
        owed = int(cents) if kind == DEBTOR else -int(cents)
        if owed > 0:
            found.append(Item(number, name, kind, document, due(number, document2 or "", first), amount=owed))
    return found


def gross_turnover(connection: Connection, until: datetime.date) -> tuple[int, int]:
    """Return turnover with VAT of the twelve months up to a day in cents, and how many days they have.

    It is what stands on revenue accounts with the tax of the same entries, so that Skonto and credit notes lower it.
    """
    since = add_months(until + ONE_DAY, -12)
    places = account_places_on(connection, [until])[until]
    revenue = [key for key, place in places.items() if place.hgb == REVENUE]
    inside = Line.day.between(since, until)
    entries = select(Line.entry_id).where(inside, Line.account_id.in_(revenue))
    net = select(func.sum(Line.amount)).where(inside, Line.account_id.in_(revenue))
    tax = select(func.sum(Line.amount)).where(
        Line.role.in_((TAX_INSIDE, TAX_INSIDE | REVERSED)), Line.entry_id.in_(entries)
    )
    whole = int(connection.scalar(net) or 0) + int(connection.scalar(tax) or 0)
    return -whole, (until - since).days + 1


@query("finance.view")
def item_figures(connection: Connection, _since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what was open on the last day of a span."""
    items = items_on(connection, until)
    claims = sum(one.amount for one in items if one.kind == DEBTOR)
    debts = sum(one.amount for one in items if one.kind == CREDITOR)
    late = sum(one.amount for one in items if one.kind == DEBTOR and one.due < until)
    turnover, days = gross_turnover(connection, until)
    return {
        "receivables": Value(claims),
        "receivables_overdue": Value(late),
        "overdue_share": shared(late, claims, PERCENT, NOTHING_OPEN),
        "payables": Value(debts),
        "payables_overdue": Value(
            sum(one.amount for one in items if one.kind == CREDITOR and one.due < until)
        ),
        "days_sales_outstanding": shared(claims * days, turnover, DAYS, NO_REVENUE),
    }


@query("finance.view")
def item_rows(
    connection: Connection, key: str, _since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the items behind a figure, the oldest first."""
    kind = CREDITOR if key.startswith("payables") else DEBTOR
    found = [
        FigureRow(
            f"{one.name}  {one.document}",
            str(Message(N_("due {day}"), {"day": one.due})),
            one.amount,
            MONEY,
            SHEET,
            request=one.account,
        )
        for one in items_on(connection, until)
        if one.kind == kind and (not key.endswith("_overdue") or one.due < until)
    ]
    if key == "days_sales_outstanding":
        turnover, days = gross_turnover(connection, until)
        words = Message(N_("in {count} days"), {"count": days})
        found.append(FigureRow(_("Turnover with VAT"), str(words), turnover))
    return found


AREA = "finance"
FIGURES = (
    FigureSource(
        read=item_figures,
        rows=item_rows,
        tables=TABLES,
        figures=(
            Figure(key="receivables", title=N_("Receivables"), unit=MONEY, better=NEITHER, area=AREA, at_day=True, meaning=N_("What customers owe us."), formula=N_("Sum of the open items of customers")),
            Figure(key="receivables_overdue", title=N_("Overdue receivables"), unit=MONEY, better=LOWER, area=AREA, at_day=True, meaning=N_("What customers should have paid already."), formula=N_("Sum of the open items of customers whose due day is before the day")),
            Figure(key="overdue_share", title=N_("Overdue share"), unit=PERCENT, better=LOWER, area=AREA, at_day=True, meaning=N_("How much of what customers owe us is late."), formula=N_("Overdue receivables ÷ receivables")),
            Figure(key="payables", title=N_("Payables"), unit=MONEY, better=NEITHER, area=AREA, at_day=True, meaning=N_("What we owe suppliers."), formula=N_("Sum of the open items of suppliers")),
            Figure(key="payables_overdue", title=N_("Overdue payables"), unit=MONEY, better=LOWER, area=AREA, at_day=True, meaning=N_("What we should have paid already."), formula=N_("Sum of the open items of suppliers whose due day is before the day")),
            Figure(key="days_sales_outstanding", title=N_("Days sales outstanding"), unit=DAYS, better=LOWER, area=AREA, at_day=True, meaning=N_("How many days of turnover customers have not paid yet."), formula=N_("Receivables ÷ turnover with VAT of the twelve months up to the day × their days")),
        ),
    ),
)  # fmt: skip
