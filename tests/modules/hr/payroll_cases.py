"""People with pay for tests of payroll: hired with a whole file in one call, months computed and released by two people."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select

from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.modules.hr.payroll.models import PayKind, PaySlip
from app.modules.hr.payroll.rules.kinds import FundDraft, ItemDraft
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.registers import save_fund, save_item
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import (
    BankDraft,
    ContractDraft,
    InsuranceDraft,
    PayDraft,
    PersonalDraft,
    PersonDraft,
    TaxDraft,
    save_contract,
    save_person,
    save_personal,
)
from app.modules.hr.people.rules.file import FULL_WEEK
from app.modules.hr.people.services.file import save_bank, save_insurance, save_pay, save_tax

D = datetime.date
ENTRY = D(2020, 1, 1)
JANUARY, FEBRUARY, MARCH = D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1)
FUND = "AOK NordWest"
IBAN = "DE02120300000000202051"


def funds(office: Office) -> None:
    """Keep the rates of one fund."""
    office.run(save_fund, FundDraft(FUND, "", ENTRY, 290, 160, u2=44, iban=IBAN))


def week_for(amount: int) -> str:
    """Return a week of five days that pay of a month in cents reaches by the minimum wage of 2026, at most the usual one."""
    minutes = min(amount * 3 * 60 // (1390 * 13 * 5), 8 * 60)
    return " ".join([f"{minutes // 60}:{minutes % 60:02}"] * 5) + " – –"


def hire(office: Office, name: str, amount: int = 3500_00, entry: D = ENTRY, **more: Any) -> int:
    """Hire somebody in tax class I with one child and return the key; more are fields of pay, tax and insurance by their names."""
    key = office.run(save_person, PersonDraft(name, "Muster", "Verkauf", "Kiel", "Stelle", entry=entry))
    by_month = more.get("kind", "month") == "month"
    office.run(save_contract, ContractDraft(key, entry, week=week_for(amount) if by_month else FULL_WEEK))
    office.run(save_personal, PersonalDraft(key, D(1985, 3, 14)))
    office.run(save_pay, PayDraft(key, entry, more.pop("kind", "month"), amount))
    tax = {name: more.pop(name) for name in ("tax_class", "church", "children", "factor") if name in more}
    office.run(save_tax, TaxDraft(key, entry, land="SH", **tax))
    office.run(
        save_insurance, InsuranceDraft(key, entry, fund=FUND, **{"parent": True, "young_children": 1} | more)
    )
    office.run(save_bank, BankDraft(key, entry, IBAN))
    return key


def kind(office: Office, number: int) -> int:
    """Return the key of a pay kind."""
    asked = select(PayKind.id).where(PayKind.number == number)
    return int(office.read(reads("")(lambda connection: connection.scalar(asked))))


def enter(office: Office, person: int, number: int, month: D, amount: int) -> int:
    """Enter an amount for a month; hours where the kind is 110."""
    hours = amount if number == 110 else None
    draft = ItemDraft(person, kind(office, number), month, None, None if hours else amount, hours=hours)
    return office.run(save_item, draft)


def second_person(office: Office) -> Office:
    """Return the office of another person who may release."""
    return Office(office.book, Actor("zweite", "Zweite", frozenset({"*"})), office.clock)


def month(office: Office, day: D, people: list[int] | None = None) -> int:
    """Compute and release a month and return its key."""
    done = office.run(compute, day, people)
    assert not done.refused, reasons(office)
    second_person(office).run(release, done.run)
    return done.run


def reasons(office: Office) -> list[str]:
    """Return why people are not reckoned."""
    asked = select(PaySlip.reason).where(PaySlip.reason != "")
    return office.read(reads("")(lambda connection: list(connection.scalars(asked))))


def slips(office: Office) -> list[Any]:
    """Return all slips by run, person and month."""
    s = PaySlip
    asked = select(s.__table__).order_by(s.run_id, s.person_id, s.month)
    return office.read(reads("")(lambda connection: list(connection.execute(asked))))
