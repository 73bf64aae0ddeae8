"""Who is paid from a month: accounts of people, sums of funds and the tax office, files that must be kept."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.hr.payroll.models import FundRate, PayBenefit, PayClaim, PayNotice, PayRun
from app.modules.hr.payroll.queries.amounts import run_amounts
from app.modules.hr.payroll.rules.kinds import RELEASE
from app.modules.hr.payroll.rules.portals import BUREAU
from app.modules.hr.payroll.rules.reckoning import CLAIM, FLAT, INSURANCE, PLANNED, TAX
from app.modules.hr.people.api import Person, on_day, pay_parts

Day = datetime.date


@dataclass(frozen=True)
class Payee:
    """Where the pay of a person goes: number and name, holder of the account, IBAN and BIC; an empty IBAN where there is none."""

    number: int
    name: str
    holder: str
    iban: str
    bic: str


def payees(connection: Connection, people: Collection[int], day: Day) -> dict[int, Payee]:
    """Return the accounts of people on a day."""
    p = Person
    rows = connection.execute(
        select(p.id, p.number, p.first_name, p.last_name).where(p.id.in_(list(people))).order_by(p.number)
    ).all()
    held = pay_parts(connection, next(iter(people)) if len(people) == 1 else None)["bank"]
    found = {}
    for row in rows:
        name = f"{row.first_name} {row.last_name}".strip()
        one = on_day([part for part in held if part.draft.person == row.id], day)
        holder, iban, bic = (one.draft.holder, one.draft.iban, one.draft.bic) if one else ("", "", "")
        found[int(row.id)] = Payee(row.number, name, holder or name, iban, bic)
    return found


@query(RELEASE)
def owed_to(connection: Connection, run: int) -> dict[str, int]:
    """Return what a month owes in cents by health fund, and to the tax office under ''; below zero what comes back."""
    found: dict[str, int] = {}
    for one in run_amounts(connection, run):
        if one.amount.part == INSURANCE:
            found[one.fund] = found.get(one.fund, 0) + one.amount.employee + one.amount.employer
        elif one.amount.part in (TAX, FLAT):
            found[""] = found.get("", 0) + one.amount.employee + one.amount.employer
    return found


@dataclass(frozen=True)
class Third:
    """Somebody else who is paid from a month: a plan or a creditor (no name: the employer's own loan), with what is paid in cents."""

    name: str
    iban: str
    text: str
    amount: int


@query(RELEASE)
def owed_to_thirds(connection: Connection, run: int) -> dict[str, Third]:
    """Return what a month owes to plans and creditors, by the code of the amounts; below zero what comes back."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for one in run_amounts(connection, run):
        row = one.amount
        if row.part in (PLANNED, CLAIM):
            before = sums.get((row.part, row.code), (0, 0))[1]
            sums[row.part, row.code] = (one.person, before + row.employer - row.employee)
    p, b, c = Person, PayBenefit, PayClaim
    names = {row.id: f"{row.first_name} {row.last_name}".strip() for row in connection.execute(select(p.id, p.first_name, p.last_name))} if sums else {}  # fmt: skip
    plans = {
        row.id: row for row in connection.execute(select(b.id, b.payee.label("name"), b.iban, b.reference))
    }
    claims = {row.id: row for row in connection.execute(select(c.id, c.creditor.label("name"), c.iban, c.reference))}  # fmt: skip
    found = {}
    for (part, code), (person, amount) in sums.items():
        payee = (plans if part == PLANNED else claims).get(int(code.partition(".")[2]))
        if payee is not None:
            text = " ".join(filter(None, (payee.reference, names[person])))
            found[code] = Third(payee.name, payee.iban, text, amount)
    return found


def fund_ibans(connection: Connection, day: Day) -> dict[str, str]:
    """Return the IBAN of each health fund that has one, the newest that holds."""
    f = FundRate
    rows = connection.execute(select(f.name, f.iban).where(f.since <= day, f.iban != "").order_by(f.since))
    return {str(name): str(iban) for name, iban in rows}


@query(RELEASE)
def pay_file(connection: Connection, run: int) -> tuple[str, bytes] | None:
    """Return name and fingerprint of the file for the bank of a month, None before it is written."""
    r = PayRun
    row = connection.execute(select(r.file_name, r.file_sha256).where(r.id == run)).first()
    return (row.file_name, bytes(row.file_sha256)) if row is not None and row.file_sha256 else None


def kept(connection: Connection) -> dict[bytes, str]:
    """Return the files for the bank and the bureau that must be in the archive store, by fingerprint."""
    r, n = PayRun, PayNotice
    bank = connection.execute(select(r.file_sha256, r.file_name).where(r.file_sha256.is_not(None)))
    bureau = connection.execute(select(n.digest, n.receipt).where(n.kind == BUREAU))
    return {bytes(sha256): str(name) for sha256, name in (*bank, *bureau) if sha256 is not None}
