"""Entries as rows of a stack: pairs of account and contra account, tax keys as the format wants them, and a receipt of what went out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.errors import BadFile, Fault, Invalid
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import AccountInfo, FiscalYear, all_accounts
from app.modules.finance.datev.rules import (
    ACCOUNT,
    AMOUNT,
    BU,
    CONTRA,
    DAY,
    DOCUMENT,
    DOCUMENT2,
    FINAL,
    GU,
    INFO,
    KOST1,
    KOST2,
    LIFT,
    SIDE,
    TEXT,
    StackHeader,
    amount_text,
    document_text,
)
from app.modules.finance.ledger.api import REVERSED, TAX_INSIDE, Entry, LineView, lines_of
from app.modules.finance.tax.api import Case, Cases, cases

KONTOR, ENTRY_TEXT, ACCOUNT_TEXT, CONTRA_TEXT, FULL_DOCUMENT, OTHER_CENTRE = (
    "Kontor",
    "Text",
    "Text Konto",
    "Text Gegenkonto",
    "Beleg",
    "KOST anderes",
)
Row = Mapping[int, str]


@dataclass
class Receipt:
    """What went into a stack: entries, rows, sums in cents, and the turnover of each account."""

    entries: int = 0
    rows: int = 0
    debit: int = 0
    credit: int = 0
    accounts: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stack:
    """A stack of one fiscal year, ready to be written, with its receipt."""

    header: StackHeader
    rows: tuple[Row, ...]
    receipt: Receipt


@dataclass
class _Leg:
    """A line with the tax that was in it folded back: signed gross cents, debit positive."""

    place: int
    line: LineView
    amount: int

    @property
    def taxed(self) -> bool:
        return bool(self.line.tax)


Pair = tuple[_Leg, _Leg, int]  # account, contra account (it carries the tax key), signed cents on the account


@query("finance.view")
def make_stacks(connection: Connection, since: datetime.date, until: datetime.date) -> list[Stack]:
    """Return a stack for each fiscal year of a span; raises BadFile naming every entry that the format can't hold."""
    years = connection.execute(select(FiscalYear.start, FiscalYear.end).order_by(FiscalYear.start)).all()
    faults: list[Fault] = []
    found = [
        _stack(connection, max(since, start), min(until, end), start, faults)
        for start, end in years
        if start <= until and end >= since
    ]
    if faults:
        raise BadFile(faults, "EXTF")
    if not any(stack.rows for stack in found):
        raise Invalid(N_("There are no entries in this span."), field="since")
    return [stack for stack in found if stack.rows]


def _stack(
    connection: Connection,
    since: datetime.date,
    until: datetime.date,
    start: datetime.date,
    faults: list[Fault],
) -> Stack:
    accounts, known = all_accounts(connection), cases(connection)
    query = (
        select(Entry.id, Entry.day, Entry.document, Entry.document2, Entry.text, Entry.number)
        .where(Entry.day.between(since, until))
        .order_by(Entry.day, Entry.id)
    )
    entries = connection.execute(query).all()
    receipt, rows = Receipt(), []
    for begin in range(0, len(entries), 2000):
        part = entries[begin : begin + 2000]
        lines = lines_of(connection, [entry.id for entry in part])
        for entry in part:
            try:
                pairs, made = _as_rows(entry, lines.get(entry.id, []), accounts, known)
            except Invalid as error:
                words = Message(
                    N_("Entry {document} of {day}: {reason}"),
                    {"document": entry.document, "day": entry.day, "reason": error.message},
                )
                faults.append(Fault("EXTF", 0, "", words))
                continue
            rows += made
            _count(receipt, pairs)
            receipt.entries += 1
    receipt.rows = len(rows)
    chart = "03" if setting(connection, "finance.chart") == "skr03" else "04"
    final = bool(entries) and all(entry.number is not None for entry in entries)
    consultant, client = (
        int(setting(connection, "datev.consultant")),
        int(setting(connection, "datev.client")),
    )
    header = StackHeader(
        consultant, client, start, 4, since, until=until, name="Kontor", final=final, chart=chart
    )
    return Stack(header, tuple(rows), receipt)


def _as_rows(
    entry: Any, lines: Sequence[LineView], accounts: Mapping[str, AccountInfo], known: Cases
) -> tuple[list[Pair], list[Row]]:
    """Return an entry as pairs and rows.

    Where no key says what a tax is, taxes are rows of their own and automatic accounts are lifted; so is what is
    finalised and can no longer be corrected. Raises Invalid for what can still be corrected.
    """
    legs = _legs(lines)
    keyless = any(_is_keyless(leg, accounts, known, entry.day) for leg in legs)
    try:
        if not keyless:
            pairs = pair(legs)
            return pairs, [_row(entry, one, accounts, known) for one in pairs]
    except Invalid:
        if entry.number is None:
            raise
    bare = [_Leg(place, replace(line, tax=""), line.amount) for place, line in enumerate(lines)]
    pairs = pair(bare)
    return pairs, [_row(entry, one, accounts, known, lifted=True) for one in pairs]


def _is_keyless(leg: _Leg, accounts: Mapping[str, AccountInfo], known: Cases, day: datetime.date) -> bool:
    """Say whether a line has a tax that neither its account nor any BU key says."""
    if not leg.line.tax or leg.line.tax == accounts[leg.line.account].tax:
        return False
    case = known.find(leg.line.tax, day)
    return bool(case.rate) and not _bu_of(case, known)


def _bu_of(case: Case, known: Cases) -> str:
    """Return the BU key of a case, or of one that does the same to the same accounts; empty where there is none."""
    same = [
        one.bu
        for one in known.all
        if one.bu and (one.kind, one.rate, one.output_account, one.input_account)
        == (case.kind, case.rate, case.output_account, case.input_account)
    ]  # fmt: skip
    return case.bu or (same[0] if same and case.rate else "")


def _legs(lines: Sequence[LineView]) -> list[_Leg]:
    """Return the lines of an entry as they were typed: taxes that were taken out go back in, those on top are left out."""
    legs: list[_Leg] = []
    for line in lines:
        role = line.role % REVERSED
        if role == TAX_INSIDE:
            legs[-1].amount += line.amount
        elif not role:
            legs.append(_Leg(len(legs), line, line.amount))
    return legs


def pair(legs: Sequence[_Leg]) -> list[Pair]:
    """Return account and contra account for every part of an entry; a taxed line is the contra account. Raises Invalid where two taxed lines meet."""
    left = {leg.place: leg.amount for leg in legs}
    found: list[Pair] = []
    for leg in sorted(legs, key=lambda one: not one.taxed):
        for other in legs:
            if other.place == leg.place or other.taxed or not left[leg.place]:
                continue
            if (left[leg.place] > 0) == (left[other.place] > 0) or not left[other.place]:
                continue
            part = min(abs(left[leg.place]), abs(left[other.place]))
            signed = part if left[other.place] > 0 else -part
            found.append((other, leg, signed))
            left[other.place] -= signed
            left[leg.place] += signed
    if any(left.values()):
        raise Invalid(N_("two lines with tax stand against each other; DATEV has one tax key for a row."))
    return found


def _row(
    entry: Any, one: Pair, accounts: Mapping[str, AccountInfo], known: Cases, lifted: bool = False
) -> Row:
    """Return a pair as a row; what its columns can't hold goes into the additional information, so that it comes back whole."""
    account, contra, amount = one
    text: str = contra.line.text or account.line.text or entry.text
    back = contra.line.role >= REVERSED
    costed, other = (contra, account) if contra.line.cost1 or contra.line.cost2 else (account, contra)
    document = document_text(entry.document)
    more = [
        (
            KONTOR,
            f"{entry.id}/{account.place}/{contra.place}/{contra.line.tax}/{'G' if costed is contra else 'K'}",
        ),
        (ENTRY_TEXT, entry.text if entry.text != text[:60] else ""),
        (ACCOUNT_TEXT, account.line.text),
        (CONTRA_TEXT, contra.line.text),
        (FULL_DOCUMENT, entry.document if entry.document != document else ""),
        (
            OTHER_CENTRE,
            f"{other.line.cost1}/{other.line.cost2}" if other.line.cost1 or other.line.cost2 else "",
        ),
    ]
    values = {
        AMOUNT: amount_text(amount),
        SIDE: "S" if (amount > 0) != back else "H",
        ACCOUNT: account.line.account,
        CONTRA: contra.line.account,
        BU: _lift(account, contra, accounts) if lifted else _key(account, contra, accounts, known, entry.day),
        DAY: f"{entry.day:%d%m}",
        DOCUMENT: document,
        DOCUMENT2: entry.document2,
        TEXT: text[:60],
        KOST1: costed.line.cost1,
        KOST2: costed.line.cost2,
        FINAL: "1" if entry.number is not None else "0",
        GU: "1" if back else "",
    }
    for place, (kind, content) in enumerate(pair for pair in more if pair[1]):
        values |= {INFO + 2 * place: kind, INFO + 2 * place + 1: content}
    return values


def _lift(account: _Leg, contra: _Leg, accounts: Mapping[str, AccountInfo]) -> str:
    """Return the key of a row without tax: 40 where one of its accounts would add one by itself."""
    return LIFT if any(accounts[leg.line.account].tax for leg in (account, contra)) else ""


def _key(
    account: _Leg, contra: _Leg, accounts: Mapping[str, AccountInfo], known: Cases, day: datetime.date
) -> str:
    """Return the BU key of a row: none where the account's own tax applies, 40 where it must not; raises Invalid where no key says it."""
    automatic = {leg.line.account: accounts[leg.line.account].tax for leg in (account, contra)}
    wanted, own = contra.line.tax, automatic[contra.line.account]
    if automatic[account.line.account] and account.line.account != contra.line.account:
        if wanted:
            raise Invalid(N_("two accounts with a tax of their own stand against each other."))
        return LIFT
    if wanted == own:
        return ""
    if not wanted:
        return LIFT
    if own:
        raise Invalid(
            N_("account {number} has a tax of its own; DATEV refuses another key there."),
            number=contra.line.account,
        )
    return _bu_of(known.find(wanted, day), known)


def _count(receipt: Receipt, pairs: Sequence[Pair]) -> None:
    for account, contra, amount in pairs:
        receipt.debit += abs(amount)
        receipt.credit += abs(amount)
        for leg, signed in ((account, amount), (contra, -amount)):
            sums = receipt.accounts.setdefault(leg.line.account, [0, 0])
            sums[0 if signed > 0 else 1] += abs(signed)
            receipt.names[leg.line.account] = leg.line.account_name
