"""Recurring invoices as they are read: the list, one of them, what is due, and what the next invoice will say."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.modules.finance.sales.models import BilledPeriod, PriceStep, RecurringInvoice, SalesDocument
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.reckoning import reckoned
from app.modules.finance.sales.rules.contract_periods import (
    Period,
    RecurringDraft,
    due_periods,
    next_period,
    notice_day,
)
from app.modules.finance.sales.rules.contract_positions import priced
from app.modules.finance.sales.rules.documents import CANCELLED, INVOICE
from app.modules.finance.sales.rules.price_steps import StepDraft, held, in_words
from app.modules.organisation.contacts.api import Contact

RIGHT, PAGE = "finance.sales.view", "finance.sales.recurring"
AHEAD = datetime.timedelta(days=60)


@dataclass(frozen=True)
class RecurringView:
    """A recurring invoice as it is read; template is the document that holds its positions."""

    id: int
    version: int
    template: int
    draft: RecurringDraft


@dataclass(frozen=True)
class Due:
    """A period that is due: its contract, customer, days, and the sum before tax in cents; issued says whether it leaves at once."""

    key: int
    title: str
    customer: str
    period: Period
    net: int
    issued: bool


@dataclass(frozen=True)
class Outlook:
    """What the next invoice of a contract will be, with what its price came to be by; notice is the last day to give notice."""

    period: Period | None
    net: int
    steps: tuple[Stored[StepDraft], ...]
    holding: tuple[str, ...]
    notice: datetime.date | None
    billed: tuple[tuple[datetime.date, int, str], ...]


def recurring_source() -> ListSource:
    """Return the list of recurring invoices by customer; the next period and notice are reckoned."""
    r, c = RecurringInvoice, Contact
    columns = (
        shown_as(c.name, "contact", title=N_("Customer"), width=210),
        *listed(r, "title"),
        Column("next", N_("Next period from"), "day", None, 130),
        Column("net", N_("Net a period"), "money", None, 130),
        *listed(r, "months since until cancelled"),
        Column("notice", N_("Notice until"), "day", None, 116),
        *listed(r, "term_months notice_months notes", shown=False),
    )
    place = {one.key: number for number, one in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        today = clock.today(connection)
        known, billed = _contracts(connection, keys), _starts(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            found = known.get(key)
            if found is None:
                continue
            one = next_period(found.draft, billed.get(key, {}))
            row[place["next"]] = one.start if one is not None else None
            row[place["net"]] = net_of(connection, found, one) if one is not None else None
            row[place["notice"]] = notice_day(found.draft, today)

    return ListSource(
        "finance.sales.recurring",
        r,
        columns,
        (func.lower(c.name).asc(), r.id.asc()),
        joins=((c.__table__, c.id == r.contact_id),),
        finish=fill,
    )


@query(RIGHT)
def recurring(connection: Connection, key: int) -> RecurringView | None:
    """Return a recurring invoice, None where there is none."""
    return _contracts(connection, [key]).get(key)


def _contracts(connection: Connection, keys: Sequence[int]) -> dict[int, RecurringView]:
    """Return recurring invoices by their keys."""
    r = RecurringInvoice
    rows = connection.execute(select(r.__table__).where(r.id.in_(keys))).mappings()
    return {
        row["id"]: RecurringView(
            row["id"], row["version"], row["template_id"], build(RecurringDraft, dict(row))
        )
        for row in rows
    }


@query(RIGHT)
def billed_starts(connection: Connection, key: int) -> dict[datetime.date, int]:
    """Return the first days of the periods that are billed, with the document of each; thrown away or cancelled ones count no more."""
    return _starts(connection, [key]).get(key, {})


def _starts(connection: Connection, keys: Sequence[int]) -> dict[int, dict[datetime.date, int]]:
    b, d = BilledPeriod, SalesDocument
    rows = (
        select(b.recurring_id, b.start, d.id)
        .join(d, d.id == b.document_id)
        .where(b.recurring_id.in_(keys), d.state != CANCELLED)
        .order_by(b.start)
    )
    found: dict[int, dict[datetime.date, int]] = {}
    for key, start, paper in connection.execute(rows):
        found.setdefault(int(key), {})[start] = int(paper)
    return found


@query(RIGHT)
def steps_of(connection: Connection, key: int) -> list[Stored[StepDraft]]:
    """Return the price steps of a contract by day."""
    s = PriceStep
    rows = connection.execute(select(s.__table__).where(s.recurring_id == key).order_by(s.since)).mappings()
    return [Stored(int(row["id"]), 0, build(StepDraft, dict(row))) for row in rows]


def net_of(connection: Connection, contract: RecurringView, period: Period) -> int:
    """Return what a period comes to before tax, in cents."""
    view = document(connection, contract.template)
    if view is None:
        return 0
    steps = [one.draft for one in steps_of(connection, contract.id)]
    lines = tuple(priced(line, steps, period) for line in view.draft.lines)
    found = dataclasses.replace(
        view.draft, kind=INVOICE, lines=lines, supplied_from=period.start, supplied_until=period.end
    )
    return reckoned(connection, found).totals.net


@query(RIGHT)
def due(connection: Connection, until: datetime.date, key: int | None = None) -> list[Due]:
    """Return the periods of all contracts, or of one, that are due on a day, by customer and day."""
    return [
        Due(
            one.id,
            one.draft.title,
            customer,
            period,
            net_of(connection, one, period),
            issued=one.draft.issues,
        )
        for one, customer, period in _due(connection, until, key)
    ]


def _due(
    connection: Connection, until: datetime.date, key: int | None = None
) -> list[tuple[RecurringView, str, Period]]:
    """Return contract, customer and period of what is due, without its sums."""
    r, c = RecurringInvoice, Contact
    rows = select(r.id, c.name).join(c, c.id == r.contact_id).order_by(func.lower(c.name), r.id)
    asked = connection.execute(rows.where(r.id == key) if key is not None else rows).all()
    keys = [int(row.id) for row in asked]
    known, billed = _contracts(connection, keys), _starts(connection, keys)
    return [
        (known[row.id], row.name, period)
        for row in asked
        for period in due_periods(known[row.id].draft, billed.get(row.id, {}), until)
    ]


@query(RIGHT)
def outlook(connection: Connection, key: int) -> Outlook | None:
    """Return what the next invoice of a contract will be, None where there is no such contract."""
    contract = recurring(connection, key)
    if contract is None:
        return None
    billed = billed_starts(connection, key)
    period = next_period(contract.draft, billed)
    steps = steps_of(connection, key)
    day = period.start if period is not None else clock.today(connection)
    holding = tuple(in_words(one) for one in held([one.draft for one in steps], day))
    d = SalesDocument
    numbers = {
        int(row.id): row.number
        for row in connection.execute(select(d.id, d.number).where(d.id.in_(list(billed.values()))))
    }
    return Outlook(
        period,
        net_of(connection, contract, period) if period is not None else 0,
        tuple(steps),
        holding,
        notice_day(contract.draft, clock.today(connection)),
        billed=tuple((start, paper, numbers[paper]) for start, paper in sorted(billed.items(), reverse=True)),
    )


@query(RIGHT)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many periods are due, and how many contracts come to the day of notice soon."""
    today = clock.today(connection)
    found = []
    count = len(_due(connection, today))
    if count:
        words = Message(
            N_("{count} periods are to be billed"), {"count": count}, N_("1 period is to be billed")
        )
        found.append(Waiting(count, words, PAGE))
    r = RecurringInvoice
    ending = select(r.id).where(r.cancelled.is_(None), r.until.is_not(None))
    views = _contracts(connection, connection.scalars(ending).all())
    days = [notice_day(one.draft, today) for one in views.values()]
    soon = sum(1 for day in days if day is not None and day <= today + AHEAD)
    if soon:
        many = N_("Notice of {count} contracts with customers is possible for 60 days or less")
        single = N_("Notice of 1 contract with a customer is possible for 60 days or less")
        found.append(Waiting(soon, Message(many, {"count": soon}, single), PAGE))
    return found


def contracts_of(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the running contracts of a contact with their terms, for the front desk."""
    r = RecurringInvoice
    keys = connection.scalars(select(r.id).where(r.contact_id == about.key).order_by(r.since)).all()
    lines = []
    for key in keys:
        contract = recurring(connection, int(key))
        period = next_period(contract.draft, billed_starts(connection, int(key))) if contract else None
        if contract is None or period is None:
            continue
        notice = notice_day(contract.draft, about.today)
        words = _("{title}, every {months} months").format(
            title=contract.draft.title, months=contract.draft.months
        )
        if contract.draft.months == 1:
            words = _("{title}, every month").format(title=contract.draft.title)
        if notice is not None:
            words += ", " + _("notice until {day}").format(day=formats.day(notice))
        net = formats.cents(net_of(connection, contract, period))
        lines.append(BlockLine(words, net, PAGE, int(key)))
    return [Block(_("Contracts"), tuple(lines), 35)] if lines else []


def show_contracts(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return contracts as a search shows them."""
    r, c = RecurringInvoice, Contact
    rows = select(r.id, r.title, c.name).join(c, c.id == r.contact_id).where(r.id.in_(list(keys)))
    return [(int(row.id), row.title, row.name) for row in connection.execute(rows)]
