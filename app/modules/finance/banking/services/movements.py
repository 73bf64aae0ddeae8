"""What can be done in banking: bring statements in, accept movements into the bank stack, split, park, make rules, post by rule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import select

from app.core.dates import month_end, month_start
from app.core.errors import Invalid
from app.core.identifiers import iban as checked_iban
from app.core.messages import N_
from app.core.money import from_cents
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.banking.models import BankAccount, BankLine, BankRule
from app.modules.finance.banking.queries import LineView, line_view, open_bank_stack, open_lines, rules
from app.modules.finance.banking.rules import Part, Proposal, Rule, booking_text
from app.modules.finance.banking.services.reconciliation import match
from app.modules.finance.booking.api import (
    LineRow,
    MaskLine,
    StackLine,
    entry_of,
    open_stack,
    save_line,
    save_split,
)
from app.modules.finance.chart.api import account_key, all_accounts
from app.modules.finance.ledger.api import Placing, post_many, role_account
from app.modules.finance.tax.api import cases


@command("finance.bank.change")
def save_bank_account(
    unit: Unit,
    iban: str,
    name: str,
    account: str,
    key: int | None = None,
    version: int | None = None,
    split: bool = False,
) -> int:
    """Make or change a bank account; split takes batches apart when they come in. Raises Invalid for a wrong IBAN, one in use, or an unknown ledger account."""
    number = checked_iban(iban)
    account_key(unit, account)
    known = unit.connection.scalar(select(BankAccount.id).where(BankAccount.iban == number))
    if known is not None and known != key:
        raise Invalid(N_("This IBAN is known already."), field="iban")
    values = {"iban": number, "name": name.strip() or number, "account": account, "split": split}
    if key is None:
        return unit.insert(BankAccount, **values)
    unit.update(BankAccount, key, values, version)
    return key


def _stack(unit: Unit, line: LineView) -> int:
    """Return the open bank stack of the movement's account and month; it is opened with the first movement."""
    name = f"Bank {line.ledger_account} {line.day:%m/%Y}"
    return open_bank_stack(unit.connection, name) or open_stack(
        unit, name, month_start(line.day), month_end(line.day)
    )


def _open_line(unit: Unit, key: int) -> LineView:
    line = line_view(unit.connection, key)
    if line.state in ("stack", "booked"):
        raise Invalid(N_("This movement is booked already."))
    return line


@command("finance.bank.accept")
def accept(
    unit: Unit,
    key: int,
    account: str,
    tax: str = "",
    cost1: str = "",
    text: str = "",
    document: str = "",
    other: int | None = None,
) -> int:
    """Accept a movement into the bank stack; other is the movement on another account of ours that is the same transfer.

    Raises Invalid for an unknown account, a movement that is booked, or another one that is not its other side.
    """
    line = _open_line(unit, key)
    account_key(unit, account)
    if other is not None:
        _other_side(unit, line, other, account)
    words = text.strip()[:120] or booking_text(line.name, line.text)
    side = "S" if line.amount > 0 else "H"
    mask = _mask(line, account, abs(line.amount), side, words, document=document, tax=tax, cost1=cost1)
    row = _kept_line(unit, _stack(unit, line), mask)
    unit.update(BankLine, key, {"stack_line_id": row, "contra": account, "parked": False})
    if other is not None:
        unit.update(BankLine, other, {"stack_line_id": row, "contra": line.ledger_account, "parked": False})
    return row


def _other_side(unit: Unit, line: LineView, other: int, account: str) -> None:
    there = _open_line(unit, other)
    if (
        there.bank_account_id == line.bank_account_id
        or there.amount != -line.amount
        or there.ledger_account != account
    ):
        raise Invalid(N_("This is not the other side of the transfer."))


def _document(line: LineView) -> str:
    return (line.reference or line.end_to_end or f"{line.day:%d%m}")[:36]


def _mask(
    line: LineView,
    contra: str,
    amount: int,
    side: str,
    text: str,
    document: str = "",
    tax: str = "",
    cost1: str = "",
) -> MaskLine:
    """Return a movement, or a part of it, as a line of the stack: the bank account against another one."""
    return MaskLine(
        amount,
        side,
        tax,
        contra,
        document[:36] or _document(line),
        document2="",
        day=line.day,
        account=line.ledger_account,
        cost1=cost1,
        cost2="",
        text=text,
    )


def _kept_line(unit: Unit, stack: int, mask: MaskLine) -> int:
    return _sound(save_line(unit, stack, mask))


def _kept_split(unit: Unit, stack: int, masks: Sequence[MaskLine]) -> int:
    """Keep lines that make one entry and return the key of the first."""
    keys = [_sound(row) for row in save_split(unit, stack, masks)]
    return keys[0]


def _sound(row: LineRow) -> int:
    if row.fault:
        raise Invalid(N_("{reason}"), field="account", reason=row.fault)
    return row.id


@command("finance.bank.accept")
def accept_split(unit: Unit, key: int, parts: Sequence[Part]) -> None:
    """Accept a movement in parts, any number, also against its direction; raises Invalid where they do not add up to it.

    Parts of one document, or of none, become one entry. With several documents (one payment for some invoices, a batch)
    each becomes an entry of its own from the transit account, and settles its open item.
    """
    line = _open_line(unit, key)
    _check_parts(unit, line, parts)
    stack = _stack(unit, line)
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.document.strip(), []).append(part)
    if len(groups) > 1:
        transit = role_account(setting(unit.connection, "finance.chart"), "transit")
        bank = _kept_line(unit, stack, _whole(line, transit, ""))
        for document, group in groups.items():
            _book_group(unit, stack, line, document, group, transit=transit)
    else:
        (document,) = groups
        bank = _kept_split(unit, stack, [_whole(line, "", document), *_part_lines(line, document, parts)])
    contra = parts[0].account if len({part.account for part in parts}) == 1 else ""
    unit.update(BankLine, key, {"stack_line_id": bank, "contra": contra, "parked": False})


def _book_group(
    unit: Unit, stack: int, line: LineView, document: str, group: Sequence[Part], transit: str
) -> None:
    """Book the parts of one document against what stands for them on the transit account."""
    total = sum(part.amount for part in group)
    lines = _part_lines(line, document, group)
    if len(lines) == 1:
        _kept_line(unit, stack, replace(lines[0], contra=transit))
        return
    share = replace(_whole(line, "", document), account=transit, **_sided(line, total))
    _kept_split(unit, stack, [share, *lines] if total else lines)


def _sided(line: LineView, amount: int, back: bool = False) -> dict[str, Any]:
    """Return amount and side of what goes with a movement (above zero) or against it; back is the side of the contra accounts."""
    debit = (line.amount > 0) == (amount > 0)
    return {"amount": abs(amount), "side": "S" if debit != back else "H"}


def _whole(line: LineView, contra: str, document: str) -> MaskLine:
    """Return the line of the bank account for a whole movement."""
    side = "S" if line.amount > 0 else "H"
    return _mask(line, contra, abs(line.amount), side, booking_text(line.name, line.text), document=document)


def _part_lines(line: LineView, document: str, parts: Sequence[Part]) -> list[MaskLine]:
    """Return the lines of the accounts that a movement is split to."""
    text = booking_text(line.name, line.text)
    made = []
    for part in parts:
        about = {"document": document, "tax": part.tax, "cost1": part.cost1}
        mask = _mask(line, "", abs(part.amount), "S", part.text.strip() or text, **about)
        made.append(replace(mask, account=part.account, **_sided(line, part.amount, back=True)))
    return made


def _check_parts(unit: Unit, line: LineView, parts: Sequence[Part]) -> None:
    missing = abs(line.amount) - sum(part.amount for part in parts)
    if missing or not parts:
        raise Invalid(N_("The parts lack {amount}."), field="amount", amount=from_cents(missing))
    for part in parts:
        if not part.amount:
            raise Invalid(N_("An amount of zero books nothing."), field="amount")
        account_key(unit, part.account)


@command("finance.bank.accept")
def take(unit: Unit, key: int, proposal: Proposal) -> None:
    """Book a movement as a proposal says: on an account, in parts, or with what books it already; raises Invalid."""
    if proposal.entry is not None:
        match(unit, key, proposal.entry)
    elif proposal.stack_line is not None:
        line = _open_line(unit, key)
        row = unit.row(StackLine, proposal.stack_line)
        if row["amount"] != abs(line.amount) or line.ledger_account not in (row["account"], row["contra"]):
            raise Invalid(N_("This is not the other side of the transfer."))
        unit.update(
            BankLine, key, {"stack_line_id": proposal.stack_line, "contra": proposal.account, "parked": False}
        )
    elif proposal.parts:
        accept_split(unit, key, proposal.parts)
    else:
        accept(
            unit,
            key,
            proposal.account,
            proposal.tax,
            proposal.cost1,
            text=proposal.text,
            document=proposal.document,
            other=proposal.other,
        )


@command("finance.bank.accept")
def park(unit: Unit, key: int, parked: bool = True) -> None:
    """Put a movement aside, or take it back."""
    line = _open_line(unit, key)
    unit.update(BankLine, line.id, {"parked": parked})


@command("finance.bank.change")
def save_rule(unit: Unit, rule: Rule, key: int | None = None) -> int:
    """Make a rule, or change one by its key or name; raises Invalid without a condition, with an unknown account or tax case, or parts beyond all there is."""
    if not rule.name.strip():
        raise Invalid(N_("Give the rule a name."), field="name")
    if not rule.words.strip() and not rule.iban:
        raise Invalid(N_("A rule needs words or an IBAN."), field="words")
    for account, tax in ((rule.account, rule.tax), *((part.account, part.tax) for part in rule.parts)):
        account_key(unit, account)
        if tax and tax not in ("40", "0"):
            cases(unit.connection).find(tax, unit.today)
    if sum(part.points for part in rule.parts) > 10_000:
        raise Invalid(N_("The parts take more than 100 %."), field="share0")
    known = unit.connection.scalar(select(BankRule.id).where(BankRule.name == rule.name))
    if key is not None and known not in (None, key):
        raise Invalid(N_("There is a rule of this name already."), field="name")
    values = asdict(rule) | {"parts": json.dumps([asdict(part) for part in rule.parts]) if rule.parts else ""}
    if key is None and known is None:
        return unit.insert(BankRule, **values)
    place = int(key if key is not None else known or 0)
    unit.update(BankRule, place, values)
    return place


@command("finance.bank.change")
def delete_rule(unit: Unit, key: int) -> None:
    """Take a rule away; what it booked stays, its values are in the trail."""
    unit.delete(BankRule, key)


@command("finance.bank.accept")
def post_by_rules(unit: Unit, extra: Sequence[Rule] = ()) -> tuple[int, int]:
    """Post the open movements that confirmed rules cover, in one transaction; return how many were posted and how many stay open.

    Rules that are handed over count as confirmed; those of the book only when they are automatic.
    """
    active = [*extra, *(rule for rule in rules(unit.connection) if rule.automatic)]
    waiting = open_lines(unit.connection)
    accounts = all_accounts(unit.connection)
    placing = Placing(unit, everything=True)
    chosen, drafts = [], []
    for line in waiting:
        rule = next((one for one in active if one.fits(line.name, line.iban, line.text, line.amount)), None)
        if rule is None:
            continue
        masks = _by_rule(line, rule)
        keys = {mask.bu for mask in masks if mask.bu and mask.bu not in ("40", "0")}
        kinds = {tax: placing.cases.find(tax, line.day).kind for tax in keys}
        drafts.append(replace(entry_of(masks, accounts, kinds), origin="bank"))
        chosen.append((line.id, "" if rule.parts else rule.account))
    for (key, account), entry in zip(chosen, post_many(unit, drafts, placing) if drafts else (), strict=True):
        unit.update(BankLine, key, {"entry_id": entry, "contra": account})
    return len(chosen), len(waiting) - len(chosen)


def _by_rule(line: LineView, rule: Rule) -> list[MaskLine]:
    """Return the lines that a rule books a movement with: one, or the bank and each part."""
    text, document = rule.text or booking_text(line.name, line.text), (line.reference or line.end_to_end)[:36]
    side, other = ("S", "H") if line.amount > 0 else ("H", "S")
    whole = replace(
        _mask(line, rule.account, abs(line.amount), side, text, tax=rule.tax, cost1=rule.cost1),
        document=document,
    )
    if not rule.parts:
        return [whole]
    parts = rule.split(line.amount)
    masks = [
        replace(
            _mask(line, "", one.amount, other, text, tax=one.tax, cost1=one.cost1),
            account=one.account,
            document=document,
        )
        for one in parts
    ]
    return [replace(whole, contra="", bu="", cost1=""), *masks]
