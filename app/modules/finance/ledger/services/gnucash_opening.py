"""What a GnuCash book begins with: the accounts it needs, and the entry that opens the year."""

from __future__ import annotations

from collections import Counter

from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_, Message, _
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import (
    RESULT_KINDS,
    AccountDraft,
    all_accounts,
    all_periods,
    nature,
    save_account,
    year_name,
)
from app.modules.finance.ledger.queries.balances import turn_of_year
from app.modules.finance.ledger.queries.gnucash import opening_lines
from app.modules.finance.ledger.rules.account_roles import against
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.rules.gnucash import (
    RESULT_TYPES,
    Chosen,
    GnuBook,
    Plan,
    mapping_faults,
    needed,
)


def ensure_mapped(unit: Unit, book: GnuBook, plan: Plan, chosen: Chosen) -> list[str]:
    """Check the accounts chosen and make those that are missing, with their names in GnuCash; raises BadFile."""
    accounts = needed(book, chosen)
    held = all_accounts(unit.connection)
    kinds = {number: about.kind for number, about in held.items()}
    chart = str(setting(unit.connection, "finance.chart"))
    missing: dict[str, str] = {}
    faults: list[Fault] = []
    for one in accounts:
        number = plan.accounts.get(one.guid, "")
        if not number or number in kinds:
            continue
        try:
            kinds[number] = nature(number, chart).kind
            missing[number] = one.name
        except KontorError as error:
            faults.append(Fault(book.name, 0, "account", error.message))
            continue
        if not plan.create:
            words = N_(
                "There is no account {number} for {name}. Please choose another, or let missing accounts be made."
            )
            faults.append(
                Fault(
                    book.name, 0, "account", Message(words, {"number": number, "name": book.path(one.guid)})
                )
            )
    faults += mapping_faults(book, accounts, plan.accounts, kinds)
    faults += [
        Fault(book.name, 0, "account", Message(N_("Account {number} is blocked."), {"number": number}))
        for number in sorted({plan.accounts.get(one.guid, "") for one in accounts})
        if number in held and held[number].blocked
    ]
    if faults:
        raise BadFile(faults, book.name)
    for number, name in sorted(missing.items()):
        save_account(unit, AccountDraft(number, name, name))
    return sorted(missing)


def opening_entry(unit: Unit, book: GnuBook, plan: Plan, chosen: Chosen) -> EntryDraft | None:
    """Return the entry that opens the year, less what such an entry opened before; None where nothing is missing.

    Results and, where it belongs to persons, what they drew go where the turn of the year carries them. Raises
    Invalid where somebody else opened balances on that day.
    """
    if not chosen.opening:
        return None
    chart = str(setting(unit.connection, "finance.chart"))
    accounts = all_accounts(unit.connection)
    period = next(p for p in all_periods(unit.connection) if p.number == 0 and p.start == plan.day)
    document = f"EB-{year_name(period.year)}"
    held, foreign = opening_lines(
        unit.connection, period, document, {one.mark for one in chosen.transactions}
    )
    if foreign:
        words = N_(
            "Opening balances stand on {day} already. Please take them back first, or bring only the entries."
        )
        raise Invalid(words, field="way", day=plan.day)
    turn, types = turn_of_year(unit.connection), {one.guid: one.type for one in book.accounts}
    wanted: Counter[str] = Counter()
    result = 0
    for guid, amount in chosen.opening.items():
        if types[guid] in RESULT_TYPES:
            result += amount
        else:
            wanted[turn.target(plan.accounts[guid])] += amount
    if result:
        wanted[turn.result(result)] += result
    keys = {about.id: number for number, about in accounts.items()}
    for key, amount in held.items():
        wanted[keys[key]] -= amount
    gaps = {
        number: amount
        for number, amount in sorted(wanted.items())
        if amount and accounts[number].kind not in {"statistic", *RESULT_KINDS}
    }
    if not gaps:
        return None
    lines = [LineDraft(number, amount) for number, amount in gaps.items()]
    counter: Counter[str] = Counter()
    for number, amount in gaps.items():
        counter[against(chart, accounts[number].kind)] -= amount
    lines += [LineDraft(number, amount) for number, amount in sorted(counter.items()) if amount]
    return EntryDraft(
        plan.day, document, _("Balances taken over from GnuCash"), tuple(lines), origin="import", opening=True
    )
