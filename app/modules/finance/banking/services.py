"""What can be done in banking: bring statements in, accept movements into the bank stack, split, park, make rules, post by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import select

from app.core.dates import month_end, month_start
from app.core.errors import Invalid
from app.core.identifiers import iban as checked_iban
from app.core.messages import N_
from app.core.money import from_cents
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.banking.models import BankAccount, BankLine, BankRule
from app.modules.finance.banking.queries import LineView, line_view, open_bank_stack, open_lines, rules
from app.modules.finance.banking.rules import Rule, booking_text
from app.modules.finance.booking.api import MaskLine, entry_of, open_stack, save_line
from app.modules.finance.chart.api import account_key, all_accounts
from app.modules.finance.ledger.api import Placing, post_many
from app.modules.finance.tax.api import cases


@dataclass(frozen=True)
class Part:
    """One part of a split movement: account, cents above zero in the direction of the movement, tax, cost centre, text."""

    account: str
    amount: int
    tax: str = ""
    cost1: str = ""
    text: str = ""


@command("finance.bank.change")
def save_bank_account(
    unit: Unit, iban: str, name: str, account: str, key: int | None = None, version: int | None = None, split: bool = False
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
    return open_bank_stack(unit.connection, name) or open_stack(unit, name, month_start(line.day), month_end(line.day))


def _open_line(unit: Unit, key: int) -> LineView:
    line = line_view(unit.connection, key)
    if line.state in ("stack", "booked"):
        raise Invalid(N_("This movement is booked already."))
    return line


@command("finance.bank.accept")
def accept(unit: Unit, key: int, account: str, tax: str = "", cost1: str = "", text: str = "") -> int:
    """Accept a movement into the bank stack; raises Invalid for an unknown account or a movement that is booked."""
    line = _open_line(unit, key)
    account_key(unit, account)
    side = "S" if line.amount > 0 else "H"
    document = (line.reference or line.end_to_end or f"{line.day:%d%m}")[:36]
    mask = MaskLine(
        abs(line.amount),
        side,
        tax,
        account,
        document,
        "",
        line.day,
        line.ledger_account,
        cost1,
        "",
        text.strip()[:120] or booking_text(line.name, line.text),
    )
    row = save_line(unit, _stack(unit, line), mask)
    if row.fault:
        raise Invalid(N_("{reason}"), field="account", reason=row.fault)
    unit.update(BankLine, key, {"stack_line_id": row.id, "contra": account, "parked": False})
    return row.id


@command("finance.bank.accept")
def accept_split(unit: Unit, key: int, parts: Sequence[Part]) -> None:
    """Accept a movement in parts; raises Invalid where they do not add up to it."""
    line = _open_line(unit, key)
    missing = abs(line.amount) - sum(part.amount for part in parts)
    if missing:
        raise Invalid(N_("The parts lack {amount}."), field="amount", amount=from_cents(missing))
    stack = _stack(unit, line)
    side, other = ("S", "H") if line.amount > 0 else ("H", "S")
    document = (line.reference or line.end_to_end or f"{line.day:%d%m}")[:36]
    text = booking_text(line.name, line.text)
    bank = save_line(unit, stack, MaskLine(abs(line.amount), side, "", "", document, "", line.day, line.ledger_account, "", "", text))
    for part in parts:
        account_key(unit, part.account)
        mask = MaskLine(part.amount, other, part.tax, "", document, "", line.day, part.account, part.cost1, "", part.text.strip() or text)
        row = save_line(unit, stack, mask)
        if row.fault:
            raise Invalid(N_("{reason}"), field="account", reason=row.fault)
    unit.update(BankLine, key, {"stack_line_id": bank.id, "contra": parts[0].account if len(parts) == 1 else "", "parked": False})


@command("finance.bank.accept")
def park(unit: Unit, key: int, parked: bool = True) -> None:
    """Put a movement aside, or take it back."""
    line = _open_line(unit, key)
    unit.update(BankLine, line.id, {"parked": parked})


@command("finance.bank.change")
def save_rule(unit: Unit, rule: Rule) -> int:
    """Make a rule or change the one of its name; raises Invalid without a condition or with an unknown account or tax case."""
    if not rule.name.strip():
        raise Invalid(N_("Give the rule a name."), field="name")
    if not rule.words.strip() and not rule.iban:
        raise Invalid(N_("A rule needs words or an IBAN."), field="words")
    account_key(unit, rule.account)
    if rule.tax and rule.tax not in ("40", "0"):
        cases(unit.connection).find(rule.tax, unit.today)
    known = unit.connection.scalar(select(BankRule.id).where(BankRule.name == rule.name))
    if known is None:
        return unit.insert(BankRule, **asdict(rule))
    unit.update(BankRule, known, asdict(rule))
    return int(known)


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
        mask = MaskLine(
            abs(line.amount),
            "S" if line.amount > 0 else "H",
            rule.tax,
            rule.account,
            (line.reference or line.end_to_end)[:36],
            "",
            line.day,
            line.ledger_account,
            rule.cost1,
            "",
            rule.text or booking_text(line.name, line.text),
        )
        kinds = {rule.tax: placing.cases.find(rule.tax, line.day).kind} if rule.tax and rule.tax not in ("40", "0") else {}
        draft = entry_of([mask], accounts, kinds)
        drafts.append(replace(draft, origin="bank"))
        chosen.append((line.id, rule.account))
    for (key, account), entry in zip(chosen, post_many(unit, drafts, placing) if drafts else (), strict=True):
        unit.update(BankLine, key, {"entry_id": entry, "contra": account})
    return len(chosen), len(waiting) - len(chosen)
