"""What verify recomputes of the ledger: chain, debit = credit, balances; and what a month's end looks at."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Connection, case, func, select

from app.core import codec
from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.check import Check
from app.data.queries import query
from app.data.settings import setting
from app.data.system_tables import Attachment, NumberRange, TrailRow
from app.modules.finance.chart.api import Account, FiscalYear, Period, year_name
from app.modules.finance.ledger.models import Balance, Entry, Line
from app.modules.finance.ledger.queries.balances import TrialRow, trial_balance
from app.modules.finance.ledger.rules.account_roles import role_account
from app.modules.finance.ledger.services.finalising import NUMBER_KIND, check_chain


def checks(connection: Connection) -> list[Check]:
    """Run the checks of the ledger."""
    return [
        *check_chain(connection),
        _numbers(connection),
        _balanced(connection),
        _balances(connection),
        _sealed(connection),
    ]


def _numbers(connection: Connection) -> Check:
    """Compare the last number of each year with its counter, which says what the next one will be."""
    last = (
        select(FiscalYear.year, func.max(Entry.number))
        .join(Entry, Entry.fiscal_year_id == FiscalYear.id)
        .where(Entry.number.is_not(None))
        .group_by(FiscalYear.year)
    )
    given = {int(year): int(number or 0) for year, number in connection.execute(last)}
    counters = select(NumberRange.year, NumberRange.last).where(NumberRange.kind == NUMBER_KIND)
    kept = {int(year): int(number) for year, number in connection.execute(counters) if number}
    for year in sorted(set(given) | set(kept)):
        if given.get(year, 0) != kept.get(year, 0):
            words = N_("The last number of {year} is {given}, its counter says {kept}.")
            values = {"year": year_name(year), "given": given.get(year, 0), "kept": kept.get(year, 0)}
            return Check("numbers", False, Message(words, values))
    return Check(
        "numbers",
        True,
        Message(N_("The counters of {count} years fit their entries."), {"count": len(given)}),
    )


def _balanced(connection: Connection) -> Check:
    difference = func.sum(Line.amount)
    query = (
        select(Entry.id, Entry.document, Entry.day, difference)
        .join(Line, Line.entry_id == Entry.id)
        .group_by(Entry.id, Entry.document, Entry.day)
        .having(difference != 0)
        .limit(1)
    )
    found = connection.execute(query).first()
    if found is not None:
        values = {
            "document": found[1] or str(found[0]),
            "day": found[2],
            "amount": from_cents(abs(int(found[3]))),
        }
        return Check(
            "entries",
            False,
            Message(N_("Debit and credit of {document} on {day} differ by {amount}."), values),
        )
    empty = connection.execute(
        select(Entry.id, Entry.day).where(~select(Line.id).where(Line.entry_id == Entry.id).exists()).limit(1)
    ).first()
    if empty is not None:
        return Check("entries", False, Message(N_("An entry of {day} has no lines."), {"day": empty[1]}))
    beside = select(Entry.document, Entry.day).join(Line, Line.entry_id == Entry.id)
    apart = connection.execute(beside.where(Line.day != Entry.day).limit(1)).first()
    if apart is not None:
        words = N_("A line of {document} does not stand on the day of its entry, {day}.")
        return Check("entries", False, Message(words, {"document": apart[0], "day": apart[1]}))
    count = connection.scalar(select(func.count()).select_from(Line)) or 0
    return Check(
        "entries",
        True,
        Message(N_("Debit equals credit in every entry; {count} lines."), {"count": int(count)}),
    )


def _balances(connection: Connection) -> Check:
    on_debit = case((Line.role >= 8, Line.amount < 0), else_=Line.amount > 0)
    debit = func.sum(case((on_debit, Line.amount), else_=0))
    credit = func.sum(case((on_debit, 0), else_=-Line.amount))
    cost1, cost2 = func.coalesce(Line.cost1, 0), func.coalesce(Line.cost2, 0)
    query = (
        select(Line.account_id, Entry.period_id, cost1, cost2, debit, credit)
        .join(Entry, Entry.id == Line.entry_id)
        .group_by(Line.account_id, Entry.period_id, cost1, cost2)
    )
    reckoned = {tuple(row[:4]): (int(row[4]), int(row[5])) for row in connection.execute(query)}
    b = Balance
    kept = {
        tuple(row[:4]): (int(row[4]), int(row[5]))
        for row in connection.execute(select(b.account_id, b.period_id, b.cost1, b.cost2, b.debit, b.credit))
    }
    for key in sorted(set(reckoned) | set(kept)):
        if reckoned.get(key, (0, 0)) != kept.get(key, (0, 0)):
            number = connection.scalar(select(Account.number).where(Account.id == key[0]))
            month = connection.scalar(select(Period.start).where(Period.id == key[1]))
            lines, balance = reckoned.get(key, (0, 0)), kept.get(key, (0, 0))
            values = {
                "account": number,
                "month": month,
                "lines": from_cents(lines[0] - lines[1]),
                "kept": from_cents(balance[0] - balance[1]),
            }
            return Check(
                "balances",
                False,
                Message(
                    N_(
                        "The balance of account {account} in the period from {month} is {kept}, its lines give {lines}."
                    ),
                    values,
                ),
            )
    return Check("balances", True, Message(N_("{count} balances fit their lines."), {"count": len(kept)}))


def _sealed(connection: Connection) -> Check:
    """Compare what the trail says of each finalising (count, last number, hash at it) with the chain of the journal."""
    t = TrailRow
    said = connection.scalars(
        select(t.after).where(t.table_name == "finance_entry", t.kind == "seal").order_by(t.id)
    )
    chained = connection.execute(select(Entry.hash, Entry.number).where(Entry.hash.is_not(None)))
    numbers = {found.hex(): number for found, number in chained if found is not None}
    count = 0
    for after in said:
        step = codec.loads(after or "{}")
        count += step["count"]
        if numbers.get(step["sha256"]) != step["last"]:
            words = N_("The entries {first} to {last} are not those that were finalised.")
            return Check("finalised", False, Message(words, {"first": step["first"], "last": step["last"]}))
    if count != len(numbers):
        words = N_("{count} entries are finalised, the trail says {said}.")
        return Check("finalised", False, Message(words, {"count": len(numbers), "said": count}))
    words = N_("{count} finalised entries, each with its step in the trail.")
    return Check("finalised", True, Message(words, {"count": count}))


# -- the month's end -----------------------------------------------------------
OWN = (
    "opening",
    "assets",
    "vat",
    "closing",
)  # the program reckons these itself: the reckoning is their document
MOST = 200  # findings of a check that are listed one by one
ENTRY, SHEET = "finance.ledger.entry", "finance.ledger.account_sheet"


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what the end of a month looks at in the ledger, each finding with its entry or account."""
    inside = Entry.day.between(since, until)
    vouchers = select(Attachment.row_key).where(
        Attachment.table_name == "finance_entry", Attachment.hidden.is_(False)
    )
    result = Account.kind.in_(("income", "expense"))
    lines = (
        select(Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Line.day.between(since, until))
    )
    rows = trial_balance(connection, since, until)
    chart = setting(connection, "finance.chart")
    clearing = {role_account(chart, role) for role in ("transit", "clearing")}
    cash = role_account(chart, "cash")
    span = (since, until)
    return [
        MonthCheck(
            N_("Entries that are not finalised"), _entries(connection, [inside, Entry.number.is_(None)])
        ),
        MonthCheck(
            N_("Entries without a document"),
            _entries(connection, [inside, Entry.id.not_in(vouchers), Entry.origin.not_in(OWN)]),
        ),
        MonthCheck(
            N_("Income and expense without a cost centre"),
            _entries(
                connection,
                [Entry.id.in_(lines.where(result, Account.needs_cost_centre, Line.cost1.is_(None)))],
            ),
        ),
        MonthCheck(
            N_("Entries on blocked accounts"),
            _entries(connection, [Entry.id.in_(lines.where(Account.blocked))]),
        ),
        MonthCheck(
            N_("Clearing accounts that are not zero"),
            _accounts([r for r in rows if r.number in clearing and r.closing], span),
        ),
        MonthCheck(
            N_("Cash below zero"), _accounts([r for r in rows if r.number == cash and r.closing < 0], span)
        ),
        MonthCheck(
            N_("Customers in credit"),
            _accounts([r for r in rows if r.kind == "debtor" and r.closing < 0], span),
        ),
        MonthCheck(
            N_("Suppliers in debit"),
            _accounts([r for r in rows if r.kind == "creditor" and r.closing > 0], span),
        ),
    ]


def _entries(connection: Connection, where: list[ColumnElement[bool]]) -> tuple[Finding, ...]:
    """Return the entries that a condition finds; where there are many, the rest in one sentence."""
    query = (
        select(Entry.id, Entry.day, Entry.document, Entry.text).where(*where).order_by(Entry.day, Entry.id)
    )
    found = connection.execute(query.limit(MOST)).all()
    words = N_("{day}  {document}  {text}")
    listed = [
        Finding(Message(words, {"day": day, "document": document, "text": text}), ENTRY, key)
        for key, day, document, text in found
    ]
    if len(found) == MOST:
        more = int(connection.scalar(select(func.count()).select_from(Entry).where(*where)) or 0) - MOST
        if more:
            listed.append(
                Finding(Message(N_("… and {count} more"), {"count": more}), "finance.ledger.journal")
            )
    return tuple(listed)


def _accounts(rows: list[TrialRow], span: tuple[datetime.date, datetime.date]) -> tuple[Finding, ...]:
    words = N_("{number}  {name}: {amount}")
    return tuple(
        Finding(
            Message(words, {"number": row.number, "name": row.name, "amount": from_cents(row.closing)}),
            SHEET,
            (row.account_id, *span),
        )
        for row in rows
    )
