"""A GnuCash book comes in: opening balances, or every entry from a day on, all or nothing and never twice.

Amounts are taken as they are: finished entries, so no tax is split from them, on accounts with a tax of their own either.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.few_collections import few_collections
from app.core.messages import N_, Message, _, counted
from app.data.imported_files import keep_file
from app.data.office import Office, Unit, command
from app.data.transfer import MOST_FAULTS
from app.modules.finance.chart.api import (
    all_periods,
)
from app.modules.finance.ledger.queries.gnucash import booked_before, imported_marks
from app.modules.finance.ledger.queries.locks import refuse_overdrawn
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.rules.gnucash import (
    ENTRIES,
    LONGEST_TEXT,
    Chosen,
    GnuBook,
    GnuTransaction,
    Plan,
    choose,
    faults_of,
)
from app.modules.finance.ledger.services.entries import Ready, write
from app.modules.finance.ledger.services.entry_resolution import Placing
from app.modules.finance.ledger.services.gnucash_opening import ensure_mapped, opening_entry

KIND = "gnucash"
CHUNK = 1000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TakenOver:
    """What came in: accounts opened, entries, their debit in cents, what was there already, and what stays out by its reason.

    file is the key it can be taken back by, 0 where nothing was new.
    """

    opened: int
    entries: int
    debit_total: int
    known: int
    file: int
    created_accounts: tuple[str, ...]
    closings: int
    empty: int
    scheduled: int
    templates: int
    shortened: int


codec.register("ledger.gnucash_taken", TakenOver)


@command("finance.entry.post")
def take_over_gnucash(unit: Unit, book: GnuBook, plan: Plan, progress: Progress | None = None) -> TakenOver:
    """Bring a GnuCash book as planned; what stands in the book already, by day, document, text and sum, is not brought again.

    Raises BadFile with every fault of the file and of the accounts chosen, Invalid for a day that can't be the first.
    """
    _check_day(unit, plan)
    faults = faults_of(book, plan.way, plan.day)
    if faults:
        raise BadFile(faults[:MOST_FAULTS], book.name)
    chosen = choose(book, plan.way, plan.day)
    if not chosen.opening and not chosen.transactions:
        words = N_("On this way nothing comes in from {day} on. Please choose another day or way.")
        raise Invalid(words, field="day", day=plan.day)
    made = ensure_mapped(unit, book, plan, chosen)
    _check_years(unit, book, chosen)
    placing = Placing(unit, everything=True)
    opening = opening_entry(unit, book, plan, chosen)
    fresh, known = _fresh(unit, plan, chosen)
    work: list[tuple[GnuTransaction | None, EntryDraft]] = [(one, _draft(one, plan)) for one in fresh]
    if opening is not None:
        work.insert(0, (None, opening))
    lines, total = _write(unit, book, placing, work, progress)
    file = 0
    if lines:
        file = keep_file(unit, KIND, book.sha256, book.name, lines)
    return TakenOver(
        opened=len(opening.lines) if opening is not None else 0,
        entries=len(fresh),
        debit_total=total,
        known=known,
        file=file,
        created_accounts=tuple(made),
        closings=chosen.closings,
        empty=chosen.empty,
        scheduled=book.scheduled,
        templates=book.templates,
        shortened=sum(one.is_cut for one in fresh),
    )


def run_take_over(
    office: Office, book: GnuBook, plan: Plan, rehearsal: bool = False, progress: Progress | None = None
) -> TakenOver:
    """Bring a book in one transaction, or only rehearse it."""
    run = office.rehearse if rehearsal else office.run
    with few_collections():
        return run(take_over_gnucash, book, plan, progress)


def _check_day(unit: Unit, plan: Plan) -> None:
    if plan.way == ENTRIES:
        return
    if not any(p.number == 0 and p.start == plan.day for p in all_periods(unit.connection)):
        words = N_(
            "Opening balances stand on the first day of a fiscal year, and {day} is none. Please choose such a day, or open the fiscal year first."
        )
        raise Invalid(words, field="day", day=plan.day)
    if booked_before(unit.connection, plan.day):
        words = N_(
            "The book holds entries before {day}; opening balances would count them twice. Please bring only the entries."
        )
        raise Invalid(words, field="way", day=plan.day)


def _check_years(unit: Unit, book: GnuBook, chosen: Chosen) -> None:
    """Refuse entries outside of the fiscal years at once, by their count: raises BadFile."""
    spans = [(p.start, p.end) for p in all_periods(unit.connection) if p.number > 0]
    outside = [
        one.day for one in chosen.transactions if not any(start <= one.day <= end for start, end in spans)
    ]
    if outside:
        words = N_(
            "{count} entries between {first} and {last} lie in no fiscal year. Please open it first, or begin on a later day."
        )
        values = {"count": len(outside), "first": min(outside), "last": max(outside)}
        message = Message(
            words,
            values,
            N_("1 entry on {first} lies in no fiscal year. Please open it first, or begin on a later day."),
        )
        raise BadFile([Fault(book.name, 0, "day", message)], book.name)


def _fresh(unit: Unit, plan: Plan, chosen: Chosen) -> tuple[list[GnuTransaction], int]:
    """Return the transactions that the book doesn't hold yet, and how many it does."""
    present = imported_marks(unit.connection, plan.day)
    fresh: list[GnuTransaction] = []
    for one in chosen.transactions:
        if present[one.mark] > 0:
            present[one.mark] -= 1
        else:
            fresh.append(one)
    return fresh, len(chosen.transactions) - len(fresh)


def _draft(one: GnuTransaction, plan: Plan) -> EntryDraft:
    lines = tuple(
        LineDraft(plan.accounts[split.account], split.amount, text=split.memo[:LONGEST_TEXT])
        for split in one.splits
        if split.amount
    )
    return EntryDraft(one.day, one.document, one.words, lines, origin="import")


def _write(
    unit: Unit,
    book: GnuBook,
    placing: Placing,
    work: Iterable[tuple[GnuTransaction | None, EntryDraft]],
    progress: Progress | None,
) -> tuple[int, int]:
    """Place and write entries; return how many lines and their debit. Raises BadFile with every entry that can't be posted."""
    faults: list[Fault] = []
    ready: list[Ready] = []
    count = total = 0
    for one, draft in work:
        try:
            period, placed = placing.place(draft)
        except KontorError as error:
            faults.append(_fault(book, one, draft.day, error))
            if len(faults) >= MOST_FAULTS:
                break
            continue
        count += len(placed)
        total += sum(line.amount for line in placed if line.amount > 0)
        ready.append((draft, period.fiscal_year_id, period.id, placed, None, None))
        if len(ready) >= CHUNK and not faults:
            _put(unit, ready)
            if progress is not None:
                progress(count, 0)
    if faults:
        raise BadFile(faults, book.name)
    _put(unit, ready)
    if placing.spent:
        refuse_overdrawn(unit, placing.spent)
    return count, total


def _put(unit: Unit, ready: list[Ready]) -> None:
    if ready:
        write(unit, ready)
        ready.clear()


def _fault(book: GnuBook, one: GnuTransaction | None, day: datetime.date, error: KontorError) -> Fault:
    if one is None:
        return Fault(book.name, 0, error.field, error.message)
    words = N_("{day} “{text}”: {reason}")
    values = {"day": day, "text": one.words, "reason": error.message}
    return Fault(book.name, one.line, error.field, Message(words, values))


def chosen_numbers(
    book: GnuBook, proposed: dict[str, str], said: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return account numbers by key: what is proposed, and over it what was said by the full name in GnuCash; raises Invalid for no such name."""
    by_path = {book.path(one.guid): one.guid for one in book.accounts}
    found = dict(proposed)
    for name, number in said:
        if name not in by_path:
            raise Invalid(N_("The GnuCash book has no account {name}."), field="account", name=name)
        found[by_path[name]] = number
    return found


def words_of(done: TakenOver) -> str:
    """Return what came in as people read it, and what didn't with its count."""
    parts = [
        counted(done.opened, N_("1 line of opening balances"), N_("{count} lines of opening balances")),
        counted(done.entries, N_("1 entry"), N_("{count} entries")),
        _("debit {total}").format(total=formats.cents(done.debit_total)),
    ]
    if not done.file:
        parts = [_("nothing new")]
    left = (
        (done.known, N_("1 entry was there already"), N_("{count} entries were there already")),
        (done.closings, N_("1 closing entry left out"), N_("{count} closing entries left out")),
        (
            done.empty,
            N_("1 transaction without an amount left out"),
            N_("{count} transactions without an amount left out"),
        ),
        (
            done.scheduled,
            N_("1 scheduled transaction left out"),
            N_("{count} scheduled transactions left out"),
        ),
        (done.templates, N_("1 template left out"), N_("{count} templates left out")),
        (done.shortened, N_("1 entry with a text cut short"), N_("{count} entries with a text cut short")),
    )
    parts += [counted(count, one, many) for count, one, many in left if count]
    parts += (
        [counted(len(done.created_accounts), N_("1 account made"), N_("{count} accounts made"))]
        if done.created_accounts
        else []
    )
    return ", ".join(parts)
