"""Journal, account sheet and trial balance as data, paper and tables."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid, Missing
from app.core.messages import N_, Message, _
from app.core.money import from_cents
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span, with_advice
from app.modules.finance.chart.api import Account, Period, PeriodInfo, account_name, all_periods
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.account_sheet import balance_before
from app.modules.finance.ledger.queries.balances import booked, openings_of, sides, trial_balance
from app.modules.finance.ledger.queries.entries import account_lines_source, lines_of
from app.modules.finance.ledger.rules.entries import turnover


@query("finance.view")
def trial_balance_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the trial balance (Summen- und Saldenliste)."""
    subtitle = span(since, until)
    found = trial_balance(connection, since, until)
    rows = [(row.number, row.name, row.opening, row.debit, row.credit, row.closing) for row in found]
    totals = {
        "opening": sum(r[2] for r in rows),
        "debit": sum(r[3] for r in rows),
        "credit": sum(r[4] for r in rows),
        "closing": sum(r[5] for r in rows),
    }
    columns = (
        ("account", N_("Account"), "text", 1.1),
        ("name", N_("Name"), "text", 4.2),
        ("opening", N_("Opening"), "money", 1.9),
        ("debit", N_("Debit"), "money", 1.9),
        ("credit", N_("Credit"), "money", 1.9),
        ("closing", N_("Closing"), "money", 1.9),
    )
    return Report(
        "trial-balance",
        _("Trial balance"),
        subtitle,
        columns,
        rows,
        totals=totals,
        carried=("opening", "debit", "credit", "closing"),
        notes=(*unequal(totals), *_beside_lines(connection, since, until, totals)),
    )


def unequal(totals: Mapping[str, int]) -> tuple[str, ...]:
    """Return what does not add up in the totals of a report, in words; nothing where all is well. Amounts in cents."""
    found = []
    if apart := totals["debit"] - totals["credit"]:
        found.append(Message(N_("Debit and credit differ by {amount}."), {"amount": from_cents(apart)}))
    for key in ("opening", "closing"):
        if over := totals.get(key, 0):
            words = N_("The balances of all accounts do not add up to zero but to {amount}.")
            found.append(Message(words, {"amount": from_cents(over)}))
    return with_advice(found)


def _beside_lines(
    connection: Connection, since: datetime.date, until: datetime.date, totals: Mapping[str, int]
) -> tuple[str, ...]:
    """Compare turnover from the balances that are kept with the lines themselves."""
    openings = select(Period.id).where(Period.number == 0)
    inside = (Line.day.between(since, until), Line.entry_id == Entry.id, Entry.period_id.not_in(openings))
    debit, credit = connection.execute(select(*sides()).where(*inside)).one()
    apart = (totals["debit"] - int(debit or 0)) or (totals["credit"] - int(credit or 0))
    if not apart:
        return ()
    words = N_("The balances that are kept and the entries differ by {amount}.")
    return with_advice([Message(words, {"amount": from_cents(apart)})])


@query("finance.view")
def account_sheet_report(
    connection: Connection, account: str, since: datetime.date, until: datetime.date
) -> Report:
    """Return the sheet of an account with contra accounts and running balance; raises Missing for an unknown account."""
    subtitle = span(since, until)
    key, name = account_head(connection, account)
    periods = all_periods(connection)
    source = account_lines_source(key, since, until, openings_of(periods))
    place = {column.key: i for i, column in enumerate(source.columns)}
    opening = balance_before(connection, key, since)
    rows: list[tuple[Any, ...]] = [(since, "", "", str(Message(N_("Opening balance"))), "", 0, 0, opening)]
    balance = opening
    keys = source.keys(connection, {})
    wanted = [
        place[key] for key in ("day", "number", "document", "text", "contra", "debit", "credit", "balance")
    ]
    anew: set[int] = set()
    for start in range(0, len(keys), 2000):
        for row in source.page(connection, keys[start : start + 2000]):
            day, number, document, text, contra, debit, credit, after = (row[i] for i in wanted)
            begins = after - debit + credit
            if begins != balance:  # income and expense are those of a year
                first = max(one.start for one in periods if one.number == 1 and one.start <= day)
                anew.add(len(rows))
                rows.append((first, "", "", str(Message(N_("A new fiscal year begins"))), "", 0, 0, begins))
            balance = after
            rows.append((day, number or "", document, text, contra, debit, credit, balance))
    totals = {
        "opening": opening,
        "debit": sum(r[5] for r in rows),
        "credit": sum(r[6] for r in rows),
        "closing": balance,
    }
    columns = (
        ("date", N_("Date"), "day", 1.5),
        ("number", N_("No."), "ordinal", 1),
        ("document", N_("Document"), "text", 1.7),
        ("text", N_("Text"), "text", 3.6),
        ("contra", N_("Contra account"), "text", 1.8),
        ("debit", N_("Debit"), "money", 1.7),
        ("credit", N_("Credit"), "money", 1.7),
        ("balance", N_("Balance"), "money", 1.8),
    )
    return Report(
        "account-sheet",
        f"{_('Account sheet')} {account} {name}",
        subtitle,
        columns,
        rows,
        totals=totals,
        carried=("debit", "credit"),
        lead=1,
        headings=frozenset(anew),
        notes=_against_kept(
            connection,
            key,
            rows[1:],
            [p for p in periods if p.number and since <= p.start and p.end <= until],
        ),
    )


def _against_kept(
    connection: Connection, account: int, rows: Sequence[tuple[Any, ...]], whole: Sequence[PeriodInfo]
) -> tuple[str, ...]:
    """Return what is said where the lines of whole periods are not what is kept of them; debit and credit stand in place 5 and 6."""
    days = [(one.start, one.end) for one in whole]
    lines = sum(row[5] - row[6] for row in rows if any(start <= row[0] <= end for start, end in days))
    apart = booked(connection, account, [one.id for one in whole]) - lines
    if not apart:
        return ()
    words = N_("The balances that are kept and the entries differ by {amount}.")
    return with_advice([Message(words, {"amount": from_cents(apart)})])


def account_head(connection: Connection, account: str) -> tuple[int, str]:
    """Return key and name of an account; raises Missing."""
    row = connection.execute(select(Account.id, account_name()).where(Account.number == account)).first()
    if row is None:
        raise Missing(N_("There is no account {number}."), field="account", number=account)
    return int(row[0]), str(row[1])


@query("finance.view")
def journal_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the journal: every line of every entry in the order of day and posting."""
    subtitle = span(since, until)
    query = (
        select(Entry.id, Entry.day, Entry.number, Entry.document, Entry.text)
        .where(Entry.day.between(since, until))
        .order_by(Entry.day, Entry.id)
    )
    entries = connection.execute(query).all()
    rows: list[tuple[Any, ...]] = []
    for start in range(0, len(entries), 2000):
        part = entries[start : start + 2000]
        lines = lines_of(connection, [row[0] for row in part])
        for key, day, number, document, text in part:
            for line in lines.get(key, []):
                debit, credit = turnover(line.amount, line.role)
                rows.append(
                    (
                        day,
                        number or "",
                        document,
                        line.text or text,
                        line.account,
                        line.account_name,
                        line.tax,
                        debit,
                        credit,
                    )
                )
    totals = {"debit": sum(r[7] for r in rows), "credit": sum(r[8] for r in rows)}
    columns = (
        ("date", N_("Date"), "day", 1.3),
        ("number", N_("No."), "ordinal", 0.8),
        ("document", N_("Document"), "text", 1.6),
        ("text", N_("Text"), "text", 3.4),
        ("account", N_("Account"), "text", 0.9),
        ("name", N_("Name"), "text", 2.8),
        ("tax", N_("Tax"), "text", 1),
        ("debit", N_("Debit"), "money", 1.5),
        ("credit", N_("Credit"), "money", 1.5),
    )
    return Report(
        "journal",
        _("Journal"),
        subtitle,
        columns,
        rows,
        totals=totals,
        carried=("debit", "credit"),
        landscape=True,
        notes=unequal(totals),
    )


@query("finance.view")
def _sheet_of(connection: Connection, since: datetime.date, until: datetime.date, account: str) -> Report:
    if not account:
        raise Invalid(N_("Name the account."), field="account")
    return account_sheet_report(connection, account, since, until)


REPORTS: dict[str, Maker] = {
    "trial-balance": by_span(trial_balance_report),
    "account-sheet": _sheet_of,
    "journal": by_span(journal_report),
}
