"""Placing a draft: account numbers, tax keys and cost centre codes become keys, tax lines are added, the period is found."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.unit import Unit
from app.modules.finance.chart.api import (
    AccountInfo,
    PeriodInfo,
    accounts_by_number,
    all_accounts,
    all_periods,
    ask_accounts,
    ask_period,
    cost_centres,
    hold_periods,
)
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.queries.locks import hold_cash, refuse_locked
from app.modules.finance.ledger.rules.account_roles import opening_accounts
from app.modules.finance.ledger.rules.entries import (
    PLAIN,
    REVERSED,
    TAX_IN,
    TAX_INSIDE,
    TAX_OUT,
    EntryDraft,
    LineDraft,
    PlacedLine,
    check_form,
)
from app.modules.finance.tax.api import Case, Cases, apply, cases, tax_mark

Placed = tuple[PeriodInfo, list[PlacedLine]]


class Placing:
    """What placing looks up, read once for a transaction; accounts one by one, or all at once for a large import."""

    def __init__(self, unit: Unit, everything: bool = False, with_key: bool = False) -> None:
        self._unit, self._with_key = unit, with_key
        self.entry_key: int | None = None
        if everything:
            hold_periods(unit.connection)
            unit.book.cache.pop("finance.tax_cases", None)
        self._accounts: dict[str, AccountInfo] = all_accounts(unit.connection) if everything else {}
        self._periods: list[PeriodInfo] = all_periods(unit.connection) if everything else []
        self._by_day: dict[datetime.date, PeriodInfo] = {}
        self._known: dict[datetime.date, PeriodInfo | None] = {}
        self._cases: Cases | None = None
        self._found: dict[tuple[str, datetime.date], Case] = {}  # of these cases, by key and day
        self._centres: dict[tuple[int, str], tuple[int, bool]] | None = None
        self._held: set[int] = set()  # cash accounts that nobody else moves until the end
        self.spent: dict[
            int, datetime.date
        ] = {}  # cash accounts that something was taken from, with the first day

    def forget(self) -> None:
        """Read accounts and cost centres again: new ones were made in this transaction."""
        self._accounts = all_accounts(self._unit.connection)
        self._centres = None

    def place(self, draft: EntryDraft) -> Placed:
        """Return the period and the lines of a draft; raises Invalid naming the field at fault."""
        check_form(draft)
        self._look_up(draft)
        opening = draft.opening or self._opens(draft)
        period = self.opening_period(draft.day) if opening else self.period(draft.day)
        placed: list[PlacedLine] = []
        if not opening:
            self._check_keys(draft)
        for line in draft.lines:
            self._place_line(draft, line, placed)
        if draft.back:
            for one in placed:
                one.role |= REVERSED
        return period, placed

    def _check_keys(self, draft: EntryDraft) -> None:
        """Refuse what DATEV refuses: another key on an account with a tax of its own, and a tax between nothing but such accounts.

        What § 19 UStG excludes is refused too: input tax on an account that holds nothing else. Raises Invalid.
        """
        own = [self.account(line.account).tax for line in draft.lines]
        held = self.cases.direct()
        for line, given in zip(draft.lines, own, strict=True):
            if line.tax and given and self.case(line.tax, draft.day).key != self._key_of(given, draft.day):
                words = N_(
                    "Account {number} has a tax of its own ({key}); leave the key empty, or lift it by 40."
                )
                raise Invalid(words, field="tax", number=line.account, key=given)
            direct = held.get(line.account)
            if direct is not None and direct.input_account and self.cases.history.is_small(draft.day):
                words = N_(
                    "Under § 19 UStG no input tax is deducted; book it on the account of the purchase."
                )
                raise Invalid(words, field="account")
        if all(own) and any(line.tax for line in draft.lines):
            raise Invalid(
                N_(
                    "Two accounts with a tax of their own can't stand against each other; lift both by 40, or book over a third account."
                ),
                field="tax",
            )

    def _key_of(self, key: str, day: datetime.date) -> str:
        try:
            return self.cases.find(key, day).key
        except Invalid:  # the account's own case does not apply on this day
            return key

    def _opens(self, draft: EntryDraft) -> bool:
        """Say whether an entry carries balances forward: against 9000 ff. on the first day of a fiscal year."""
        if opening_accounts().isdisjoint([line.account for line in draft.lines]):
            return False
        return any(
            p.number == 0 and p.start == draft.day
            for p in self._periods or all_periods(self._unit.connection)
        )

    def _look_up(self, draft: EntryDraft) -> None:
        """Read what the draft touches in one round trip: accounts, tax accounts too, its period, and a key for the entry."""
        if self._periods:  # everything was read at the start
            return
        missing = [number for number in self._wanted(draft) if number not in self._accounts]
        if not missing and draft.day in self._known:
            return
        questions = [ask_accounts(missing), ask_period(draft.day), tax_mark()]
        if self._with_key and self.entry_key is None:
            questions.append(self._unit.next_key(Entry))
        accounts, periods, mark, *keys = self._unit.read_many(*questions)
        self._accounts |= {row[1]: AccountInfo(*row) for row in accounts}
        self._know_period(draft.day, periods)
        self.entry_key = keys[0][0][0] if keys else self.entry_key
        if tuple(mark[0]) != self.cases.mark:  # another desk added a case, or changed the taxation
            self._read_cases()
            self._wanted(draft)

    def _wanted(self, draft: EntryDraft) -> set[str]:
        """Return the accounts that a draft touches, those of its taxes too; raises Invalid for a tax key that is not there."""
        wanted = {line.account for line in draft.lines}
        for line in draft.lines:
            if line.tax:
                case = self.case(line.tax, draft.day)
                wanted |= {case.output_account, case.input_account}
        return wanted - {""}

    def case(self, key: str, day: datetime.date) -> Case:
        """Return the tax case of a key on a day; raises Invalid."""
        found = self._found.get((key, day))
        if found is None:
            try:
                found = self.cases.find(key, day)
            except Invalid:
                self._read_cases()  # another desk may have added it
                found = self.cases.find(key, day)
            self._found[key, day] = found
        return found

    def _read_cases(self) -> None:
        self._cases = self._unit.book.cache["finance.tax_cases"] = cases(self._unit.connection)
        self._found.clear()

    def _know_period(self, day: datetime.date, rows: Sequence[Any]) -> None:
        self._known[day] = PeriodInfo(*rows[0]) if rows else None

    def _place_line(self, draft: EntryDraft, line: LineDraft, placed: list[PlacedLine]) -> None:
        account = self.account(line.account)
        if account.cash and account.id not in self._held:
            self._held.add(account.id)
            account = replace(account, locked_until=hold_cash(self._unit, account.id))
            self._accounts[account.number] = account
        if account.locked_until is not None:
            refuse_locked(account.number, account.locked_until, draft.day)
        if account.cash and line.amount < 0:
            self.spent[account.id] = min(draft.day, self.spent.get(account.id, draft.day))
        cost1 = self.centre(1, line.cost1) if line.cost1 else None
        cost2 = self.centre(2, line.cost2) if line.cost2 else None
        text = line.text if line.text and line.text != draft.text else None
        if not line.tax:
            placed.append(PlacedLine(account.id, line.amount, PLAIN, None, cost1, cost2=cost2, text=text))
            return
        case = self.case(line.tax, draft.day)
        if case.kind == "tax" and line.account not in (case.output_account, case.input_account):
            raise Invalid(
                N_("The tax case {key} belongs on account {account} alone."),
                field="tax",
                key=case.key,
                account=case.input_account or case.output_account,
            )
        base, taxes = apply(case, line.amount, line.stated)
        placed.append(PlacedLine(account.id, base, PLAIN, case.id, cost1, cost2=cost2, text=text))
        for position, tax in enumerate(taxes):
            role = TAX_INSIDE if tax.inside else (TAX_IN, TAX_OUT)[position]
            centres = (None, None) if tax.account else (cost1, cost2)  # a tax that can't be deducted is cost
            on = self.account(tax.account or line.account)
            placed.append(PlacedLine(on.id, tax.amount, role, case.id, *centres, None))

    @property
    def cases(self) -> Cases:
        """The tax cases of the book."""
        if self._cases is None:
            self._cases = self._unit.book.cache.get("finance.tax_cases")
        if self._cases is None:
            self._read_cases()
        assert self._cases is not None
        return self._cases

    def account(self, number: str) -> AccountInfo:
        """Return an account; raises Invalid where there is none or it is blocked."""
        found = self._accounts.get(number)
        if found is None:
            self._accounts |= accounts_by_number(self._unit.connection, [number])
            found = self._accounts.get(number)
        if found is None:
            raise Invalid(N_("There is no account {number}."), field="account", number=number or "–")
        if found.blocked:
            raise Invalid(N_("Account {number} is blocked."), field="account", number=number)
        return found

    def centre(self, dimension: int, code: str) -> int:
        """Return the key of a cost centre; raises Invalid."""
        if self._centres is None:
            self._centres = {
                (c.dimension, c.code): (c.id, c.blocked) for c in cost_centres(self._unit.connection)
            }
        found = self._centres.get((dimension, code))
        if found is None:
            raise Invalid(N_("There is no cost centre {code}."), field=f"cost{dimension}", code=code)
        if found[1]:
            raise Invalid(N_("Cost centre {code} is blocked."), field=f"cost{dimension}", code=code)
        return found[0]

    def knows_centre(self, dimension: int, code: str) -> bool:
        """Say whether a cost centre exists."""
        if self._centres is None:
            self._centres = {
                (c.dimension, c.code): (c.id, c.blocked) for c in cost_centres(self._unit.connection)
            }
        return (dimension, code) in self._centres

    def period(self, day: datetime.date) -> PeriodInfo:
        """Return the open period of a day; raises Invalid where it is closed or no fiscal year covers it."""
        known = self._by_day.get(day)
        if known is not None:
            return known
        if self._periods:
            period = next((p for p in self._periods if p.number > 0 and p.start <= day <= p.end), None)
        else:
            if day not in self._known:
                self._know_period(day, self._unit.read_many(ask_period(day))[0])
            period = self._known[day]
        if period is None:
            raise Invalid(N_("No fiscal year covers the {day}."), field="day", day=day)
        if period.state != "open":
            raise Invalid(
                N_("The period {month} of {year} is closed."),
                field="day",
                month=f"{period.number:02d}",
                year=period.year_name,
            )
        self._by_day[day] = period
        return period

    def opening_period(self, day: datetime.date) -> PeriodInfo:
        """Return period 0 of the fiscal year that begins on a day; raises Invalid."""
        for period in self._periods or all_periods(self._unit.connection):
            if period.number == 0 and period.start == day:
                if period.state == "final":
                    raise Invalid(
                        N_("The opening of {year} is finalised."), field="day", year=period.year_name
                    )
                return period
        raise Invalid(N_("Opening balances stand on the first day of a fiscal year."), field="day")
