"""What follows a release: one entry in the journal, one file for the bank, payments to funds, the tax office, plans and creditors; each once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data import archive, heads
from app.data.numbering import give
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.banking.api import BankAccount
from app.modules.finance.ledger.api import Entry, EntryDraft, LineDraft, post
from app.modules.finance.payments.api import (
    TRANSFER,
    Message,
    Order,
    Party,
    PaymentDraft,
    save_payment,
    sender,
    transfer_file,
)
from app.modules.hr.payroll.models import PayKind, PayRun, RunPayment
from app.modules.hr.payroll.queries.amounts import payouts, run_amounts
from app.modules.hr.payroll.queries.paying import (
    Payee,
    Third,
    fund_ibans,
    owed_to,
    owed_to_thirds,
    payees,
)
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import ENTRY_ORIGIN, RELEASE, RELEASED, accounts
from app.modules.hr.payroll.rules.posting import Booked, lines_of
from app.modules.hr.payroll.rules.words import TAXES

Day = datetime.date
FUND_LENGTH, TEXT_LENGTH = 80, 140


def _released(unit: Unit, key: int) -> Mapping[str, Any]:
    run = unit.row(PayRun, key, lock=True)
    if run["state"] != RELEASED:
        raise Invalid(N_("Please release the month first."), field="state")
    return run


def document_of(month: Day) -> str:
    """Return the document number of a month in journal and payments."""
    return f"LG-{month:%Y-%m}"


FILE = "pain.001.001.09_"  # how the name of a file for the bank begins


@command(RELEASE)
def post_run(unit: Unit, key: int, day: Day | None = None) -> int:
    """Post a released month as one entry on its last day, or another one where that is closed, and return the entry's key.

    Raises Invalid where it is posted already (reversing the entry opens it again), and what the ledger refuses.
    """
    run = _released(unit, key)
    if run["entry_id"] is not None and not _is_reversed(unit, run["entry_id"]):
        raise Invalid(N_("This month is posted already."), field="state")
    month: Day = run["month"]
    text = _("Payroll {month}").format(month=f"{month:%m/%Y}")
    chart = str(setting(unit.connection, "finance.chart"))
    k = PayKind
    kinds = {
        str(number): account
        for number, account in unit.connection.execute(select(k.number, getattr(k, chart)))
    }
    booked = [Booked(one.cost_centre, one.fund, one.amount) for one in run_amounts(unit.connection, key)]
    if lacking := sorted(
        {one.amount.code for one in booked if not kinds.get(one.amount.code.partition(".")[0], "?")}
    ):
        raise Invalid(
            N_("Pay kind {number} has no account of this chart; please enter it."),
            field="kind",
            number=lacking[0].partition(".")[0],
        )
    thirds = {code: one.text[:60] for code, one in owed_to_thirds(unit.connection, key).items()}
    lines = tuple(
        LineDraft(
            one.account,
            one.amount,
            cost1=one.cost_centre,
            text=_(TAXES[one.about]) if one.about in TAXES else thirds.get(one.about, one.about),
        )
        for one in lines_of(booked, accounts(chart), kinds)
    )
    if not lines:
        raise Invalid(N_("There is nothing to post in this month."), field="state")
    entry = post(
        unit, EntryDraft(day or month_end(month), document_of(month), text, lines, origin=ENTRY_ORIGIN)
    )
    unit.update(PayRun, key, {"entry_id": entry})
    return entry


def _is_reversed(unit: Unit, entry: int) -> bool:
    found = select(Entry.id).where(Entry.reversal_of == entry)
    return unit.connection.scalar(found.limit(1)) is not None


@command(RELEASE)
def write_pay_file(unit: Unit, key: int, bank: int, day: Day) -> bytes:
    """Write what a released month pays to its people into one file for the bank and return its fingerprint in the archive.

    The purpose of the file is salary (SALA), and the statement shows one amount. Raises Invalid where it was written already,
    for somebody without an account, and for what the schema refuses.
    """
    heads.must_be_trusted(unit.book)
    run = _released(unit, key)
    if run["file_sha256"] is not None:
        raise Invalid(N_("The file of this month is written already; save it once more."), field="state")
    account = unit.connection.execute(select(BankAccount.iban).where(BankAccount.id == bank)).first()
    if account is None:
        raise Invalid(N_("Choose the bank account."), field="bank")
    amounts = {who: amount for who, amount in payouts(unit.connection, key).items() if amount > 0}
    if not amounts:
        raise Invalid(N_("There is nothing to pay in this month."), field="state")
    pay_day = max(day, unit.today)
    known = payees(unit.connection, sorted(amounts), pay_day)
    _need_accounts(known)
    text = _("Pay {month}").format(month=f"{run['month']:%m/%Y}")
    orders = [
        Order(
            f"LG{run['month']:%Y%m}-{known[who].number}",
            Party(known[who].holder[:70], known[who].iban, known[who].bic),
            amount,
            text,
            pay_day,
        )
        for who, amount in amounts.items()
    ]
    name = give(unit, PayRun.file_name, day=unit.today)
    number = name.removeprefix(FILE).removesuffix(".xml")
    message = Message(number, unit.now, sender(unit.connection, str(account.iban)), True, purpose="SALA")
    sha256 = archive.store(unit.book, transfer_file(message, orders))
    unit.update(PayRun, key, {"file_name": name, "file_sha256": sha256, "pay_day": pay_day})
    return sha256


def _need_accounts(known: Mapping[int, Payee]) -> None:
    lacking = [one.name for one in known.values() if not one.iban]
    if lacking:
        raise Invalid(
            N_("{name} has no account for pay in the file; please enter it ({count} without one)."),
            field="bank",
            name=lacking[0],
            count=len(lacking),
        )


@command(RELEASE)
def prepare_payments(unit: Unit, key: int, bank: int) -> int:
    """Prepare the payments of a released month to health funds and the tax office on their days, to plans and creditors; return how many are new.

    What is prepared already stays; who gets nothing, or gives back, gets no payment.
    """
    run = _released(unit, key)
    p = RunPayment
    there = set(unit.connection.scalars(select(p.fund).where(p.run_id == key)))
    days = dues(run["month"], str(setting(unit.connection, "company.land") or ""))
    ibans = fund_ibans(unit.connection, run["month"])
    made = 0
    for name, amount in sorted(owed_to(unit.connection, key).items()):
        if name in there or amount <= 0:
            continue
        party = Party(name, ibans.get(name, ""))
        text = _("Contributions {month}")
        due = days.contributions
        if not name:
            office = str(setting(unit.connection, "payroll.tax_office") or _("Tax office"))
            party = Party(office, str(setting(unit.connection, "payroll.tax_iban") or ""))
            text, due = _("Wage tax {month}"), days.wage_tax
        draft = PaymentDraft(
            TRANSFER,
            bank,
            party,
            amount,
            text.format(month=f"{run['month']:%m/%Y}"),
            due=due,
            document=document_of(run["month"]),
        )
        unit.insert(RunPayment, run_id=key, fund=name, payment_id=save_payment(unit, draft))
        made += 1
    for code, third in sorted(owed_to_thirds(unit.connection, key).items()):
        made += _pay_third(unit, run, bank, code, third)
    return made


def _pay_third(unit: Unit, run: Mapping[str, Any], bank: int, code: str, third: Third) -> bool:
    """Prepare the payment to a creditor or a plan, once; who gets nothing, or is no other than the employer, gets none."""
    name = f"{third.name} {code}"[-FUND_LENGTH:]
    p = RunPayment
    there = select(p.id).where(p.run_id == run["id"], p.fund == name)
    if third.amount <= 0 or not third.name or unit.connection.scalar(there) is not None:
        return False
    draft = PaymentDraft(
        TRANSFER,
        bank,
        Party(third.name, third.iban),
        third.amount,
        third.text[:TEXT_LENGTH],
        due=max(run["pay_day"] or month_end(run["month"]), unit.today),
        document=document_of(run["month"]),
    )
    unit.insert(RunPayment, run_id=run["id"], fund=name, payment_id=save_payment(unit, draft))
    return True
