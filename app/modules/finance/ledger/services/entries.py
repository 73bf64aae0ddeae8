"""What can be done in the ledger: post, correct before finalising, finalise, reverse."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data import search
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.chart.api import Period, all_periods
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.allocations import settled_entries
from app.modules.finance.ledger.queries.entries import entry_key
from app.modules.finance.ledger.queries.locks import check_accounts, first_free_day, refuse_overdrawn
from app.modules.finance.ledger.rules.entries import EntryDraft, PlacedLine, reversed_lines
from app.modules.finance.ledger.services.balances import book_turnover
from app.modules.finance.ledger.services.entry_resolution import Placed, Placing
from app.modules.finance.ledger.services.finalising import seal_entries

FEW = 50
ENTRY_COLUMNS = (
    "id",
    "version",
    "fiscal_year_id",
    "period_id",
    "day",
    "document",
    "document2",
    "text",
    "origin",
    "stack_id",
    "captured",
    "login",
    "reversal_of",
    "reason",
)
LINE_COLUMNS = ("id", "entry_id", "account_id", "day", "amount", "role", "tax_id", "cost1", "cost2", "text")


@command("finance.entry.post", locks=())
def post(unit: Unit, draft: EntryDraft) -> int:
    """Post one entry and return its key; raises Invalid naming the field at fault."""
    return post_many(unit, (draft,))[0]


@command("finance.entry.post", locks=())
def post_many(
    unit: Unit,
    drafts: Sequence[EntryDraft],
    placing: Placing | None = None,
    placed: Sequence[Placed] | None = None,
) -> Sequence[int]:
    """Post entries, all or none, and return their keys in order; raises Invalid at the first that is refused.

    placed is what placing said of each, where it was asked already to name the one at fault.
    """
    placing = placing or Placing(unit, with_key=len(drafts) == 1)
    if placed is None:
        placed = [placing.place(draft) for draft in drafts]
    ready = [
        (draft, period.fiscal_year_id, period.id, lines, None, None)
        for draft, (period, lines) in zip(drafts, placed, strict=True)
    ]
    keys = write(unit, ready, placing.entry_key)
    if placing.spent:
        refuse_overdrawn(unit, placing.spent)
    return keys


_ADD_LINE = insert(Line)
Ready = tuple[EntryDraft, int, int, list[PlacedLine], int | None, str | None]


def write(unit: Unit, ready: Sequence[Ready], key: int | None = None) -> Sequence[int]:
    """Write placed entries with their lines, balances and search words; few get a trail row each, many one for the batch."""
    if len(ready) == 1:
        return _write_one(unit, ready[0], key or unit.read_many(unit.next_key(Entry))[0][0][0])
    keys = unit.reserve(Entry, len(ready))
    line_keys = iter(unit.reserve(Line, sum(len(item[3]) for item in ready)))
    captured = int(unit.now.timestamp())
    entries, lines, found = [], [], []
    for key, (draft, year, period, placed, reversal_of, reason) in zip(keys, ready, strict=True):
        day = draft.day.isoformat()
        entries.append(
            (
                key,
                1,
                year,
                period,
                day,
                draft.document,
                draft.document2,
                draft.text,
                draft.origin,
                draft.stack_id,
                captured,
                unit.login,
                reversal_of,
                reason,
            )
        )
        lines += [
            (next(line_keys), key, x.account_id, day, x.amount, x.role, x.tax_id, x.cost1, x.cost2, x.text)
            for x in placed
        ]
        found.append((key, f"{draft.document} {draft.text}"))
        book_turnover(unit, period, placed)
    unit.insert_batch(Entry, ENTRY_COLUMNS, entries)
    unit.insert_batch(Line, LINE_COLUMNS, lines)
    search.add_many(unit, Entry, found)
    return keys


def _write_one(unit: Unit, item: Ready, key: int) -> Sequence[int]:
    draft, year, period, placed, reversal_of, reason = item
    unit.insert_keyed(
        Entry,
        key,
        version=1,
        fiscal_year_id=year,
        period_id=period,
        day=draft.day,
        document=draft.document,
        document2=draft.document2,
        text=draft.text,
        origin=draft.origin,
        stack_id=draft.stack_id,
        captured=int(unit.now.timestamp()),
        login=unit.login,
        reversal_of=reversal_of,
        reason=reason,
    )
    rows = [_line_values(key, draft.day, line) for line in placed]
    unit.write_deferred(_ADD_LINE, rows)
    unit.log(Line, key, "insert", None, {"lines": [_brief(line) for line in placed]})
    search.add_many(unit, Entry, [(key, f"{draft.document} {draft.text}")])
    book_turnover(unit, period, placed)
    return [key]


def _line_values(entry: int, day: datetime.date, line: PlacedLine) -> dict[str, Any]:
    return {
        "entry_id": entry,
        "account_id": line.account_id,
        "day": day,
        "amount": line.amount,
        "role": line.role,
        "tax_id": line.tax_id,
        "cost1": line.cost1,
        "cost2": line.cost2,
        "text": line.text,
    }


def _brief(line: PlacedLine) -> list[Any]:
    return [line.account_id, line.amount, line.role, line.tax_id, line.cost1, line.cost2, line.text]


def placed_lines(unit: Unit, entry: int) -> list[PlacedLine]:
    """Return the written lines of an entry."""
    x = Line
    query = (
        select(x.account_id, x.amount, x.role, x.tax_id, x.cost1, x.cost2, x.text)
        .where(x.entry_id == entry)
        .order_by(x.id)
    )
    return [PlacedLine(*row) for row in unit.connection.execute(query)]


@command("finance.entry.post", locks=())
def correct(unit: Unit, key: int, version: int, draft: EntryDraft) -> None:
    """Change a posted entry that is not finalised; what stood there before is in the trail. Raises Conflict and Invalid."""
    before = unit.row(Entry, key, lock=True)
    if before["number"] is not None:
        raise Invalid(N_("This entry is finalised; reverse it instead."))
    _refuse_closed(unit, before["period_id"])
    placing = Placing(unit)
    period, placed = placing.place(draft)
    old = placed_lines(unit, key)
    if settled_entries(unit.connection, [key]) and _sums(old) != _sums(placed):
        raise Invalid(
            N_("This entry is settled with others; take the settlement back first."), field="amount"
        )
    cash = check_accounts(unit, old, before["day"])
    changed = unit.update(
        Entry,
        key,
        {
            "day": draft.day,
            "period_id": period.id,
            "fiscal_year_id": period.fiscal_year_id,
            "document": draft.document,
            "document2": draft.document2,
            "text": draft.text,
        },
        version,
    )
    if not changed:  # the lines alone: who still has the old ones on the screen must hear of it
        unit.raise_version(Entry, key)
    unit.connection.execute(delete(Line).where(Line.entry_id == key))
    unit.connection.execute(insert(Line), [_line_values(key, draft.day, line) for line in placed])
    unit.log(
        Line,
        key,
        "update",
        {"lines": [_brief(line) for line in old]},
        {"lines": [_brief(line) for line in placed]},
    )
    book_turnover(unit, before["period_id"], old, -1)
    book_turnover(unit, period.id, placed)
    refuse_overdrawn(unit, dict.fromkeys(cash, min(before["day"], draft.day)) | placing.spent)
    search.index(unit, Entry, key, f"{draft.document} {draft.text}")


def _sums(lines: Sequence[PlacedLine]) -> dict[int, int]:
    """Return what lines bring to each account, in cents."""
    found: dict[int, int] = {}
    for line in lines:
        found[line.account_id] = found.get(line.account_id, 0) + line.amount
    return found


def _refuse_closed(unit: Unit, period: int) -> None:
    if unit.row(Period, period)["state"] == "final":
        raise Invalid(N_("The period of this entry is closed."), field="day")


@command("finance.entry.finalise", locks=())
def finalise(unit: Unit, until: datetime.date, stack: int | None = None) -> int:
    """Finalise (festschreiben) all posted entries up to a day, or those of one stack, and return how many.

    Numbers are gapless within the fiscal year, in the order of day and posting.
    Periods that lie wholly before the day are closed for good (§ 146 (4) AO).
    """
    periods = all_periods(unit.connection)
    ids = sorted(period.id for period in periods if period.start <= until)
    unit.connection.execute(select(Period.id).where(Period.id.in_(ids)).order_by(Period.id).with_for_update())
    count = seal_entries(unit, until, stack)
    if stack is None:
        for period in periods:
            if period.end <= until and period.state != "final":
                unit.update(Period, period.id, {"state": "final"})
    return count


@command("finance.entry.reverse", locks=())
def reverse(unit: Unit, number: str, reason: str, day: datetime.date | None = None) -> int:
    """Take back a finalised entry by Generalumkehr and return the key of the reversal, which is finalised at once.

    Its day is the original's while that period is open and its accounts are not
    locked, else the first day that allows it; a day may be named. Raises Invalid without a reason,
    for what is reversed already or is a reversal itself.
    """
    if not reason.strip():
        raise Invalid(N_("Say why the entry is reversed."), field="reason")
    key = entry_key(unit.connection, number)
    before = unit.row(Entry, key, lock=True)
    if before["reversal_of"] is not None:
        raise Invalid(N_("{number} is itself a reversal."), field="number", number=number)
    if unit.connection.scalar(select(Entry.id).where(Entry.reversal_of == key)) is not None:
        raise Invalid(N_("{number} was reversed already."), field="number", number=number)
    lines = reversed_lines(placed_lines(unit, key))
    period, when = _reversal_period(unit, before, day, lines)
    cash = check_accounts(unit, lines, when)
    draft = EntryDraft(when, before["document"], before["text"], (), before["document2"], origin="reversal")
    made = write(unit, [(draft, period.fiscal_year_id, period.id, lines, key, reason.strip())])[0]
    refuse_overdrawn(unit, dict.fromkeys(cash, when))
    seal_entries(unit, when, None, [made])
    return int(made)


def _reversal_period(
    unit: Unit, before: dict[str, Any] | Any, day: datetime.date | None, lines: Sequence[PlacedLine]
) -> tuple[Any, datetime.date]:
    periods = [
        period for period in all_periods(unit.connection) if period.state != "final" and period.number > 0
    ]
    wanted = day or first_free_day(unit, lines, before["day"])
    for period in periods:
        if period.start <= wanted <= period.end:
            return period, wanted
    if day is not None:
        raise Invalid(N_("The {day} lies in no open period."), field="day", day=day)
    later = [period for period in periods if period.start > before["day"]]
    if not later:
        raise Missing(
            N_("There is no open period to reverse in; open the next fiscal year first."), field="day"
        )
    return later[0], later[0].start
