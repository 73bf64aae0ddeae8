"""Payroll of the demo company: its months with mini-jobs, a job in the transition range, bonuses, benefits, a loan and a correction.

Each month is released, posted and paid from the bank; the one after them is open. Of the last that was released the bank got its file.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import Connection, select

from app.core.dates import add_months, month_end
from app.data.demo_people import WRITER, as_colleague
from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.finance.banking.api import BankAccount
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post_many
from app.modules.hr.payroll.models import FundRate, PayItem, PayKind
from app.modules.hr.payroll.queries.amounts import payouts
from app.modules.hr.payroll.queries.paying import owed_to, owed_to_thirds
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import CHANGE, RELEASE, BenefitDraft, ClaimDraft, accounts
from app.modules.hr.payroll.services.beside import save_benefit, save_claim
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.paying import document_of, post_run, write_pay_file
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import InsuranceDraft, PayDraft, pay_parts, people, save_insurance, save_pay

D = datetime.date
LAND, BANK = "SH", "1800"
FUNDS = (("AOK NordWest", 279, 210, 39), ("Techniker", 245, 160, 44), ("Barmer", 329, 180, 43))
MINI, MIDI = (11, 23), 35
BEGIN = D(2025, 1, 1)  # of the business
RAISED, RAISED_FROM = 8, D(2025, 2, 1)
BENEFITS = (
    (1, BenefitDraft(code="car", amount=38_900_00, km=14, note="Servicewagen")),
    (2, BenefitDraft(code="ticket", amount=63_00)),
    (3, BenefitDraft(code="goods", amount=48_00, note="Gutscheinkarte")),
    (5, BenefitDraft(code="plan", amount=150_00, payee="Nordversorgung Pensionskasse", reference="PK 20417")),
    (6, BenefitDraft(code="vl", amount=26_59, own=13_41, payee="Bausparkasse Kiel", reference="BS 7781")),
)
LOAN = ClaimDraft(kind="loan", amount=2_400_00, rate=150_00, note="Umzug")
BONUSES = (
    (D(2025, 4, 1), 220, 1_200_00),
    (D(2025, 11, 1), 200, 900_00),
    (D(2026, 4, 1), 220, 1_500_00),
)


def demo(office: Office, months: int) -> None:
    """Compute, release, post and pay the months, the next one stays open; somebody gets a raise too late and is paid the difference."""
    last = add_months(BEGIN, months - 1)
    keys = [one.id for one in sorted(office.read(people), key=lambda one: one.number)]
    if len(keys) <= MIDI:
        return
    office.run(fill_registers, keys)
    second = as_colleague(office, WRITER)
    office.run(fill_beside, keys)
    month = BEGIN
    while month <= last:
        run = office.run(compute, month).run
        second.run(release, run)
        second.run(post_and_pay, run, month, month_end(last))
        if month == last:
            second.run(write_pay_file, run, office.read(bank_accounts)[0], month_end(month))
            office.run(prepare_notices, run)
        if month == add_months(RAISED_FROM, 1):
            office.run(
                save_pay, PayDraft(keys[RAISED], RAISED_FROM, "month", 3_950_00, note="Höhergruppierung")
            )
        month = add_months(month, 1)
    office.run(compute, month)


@query(RELEASE)
def bank_accounts(connection: Connection) -> list[int]:
    """Return the keys of the company's bank accounts."""
    return list(connection.scalars(select(BankAccount.id).order_by(BankAccount.id)))


@command(RELEASE)
def post_and_pay(unit: Unit, run: int, month: D, until: D) -> None:
    """Post a month, and what the bank paid of it on its days, as far as they lie in the company's business."""
    post_run(unit, run)
    known, days = accounts("skr04"), dues(month, LAND)
    owed, text = owed_to(unit.connection, run), f"{month:%m/%Y}"
    tax = owed.pop("", 0)
    plans = sum(one.amount for one in owed_to_thirds(unit.connection, run).values() if one.name)
    pay = sum(payouts(unit.connection, run).values())
    paid = [
        (days.contributions, f"Beiträge {text}", known["insurance"], sum(owed.values())),
        (month_end(month), f"Lohnzahlung {text}", known["net"], pay),
        (month_end(month), f"Altersvorsorge und Vermögensbildung {text}", known["plan"], plans),
        (days.wage_tax, f"Lohnsteuer {text}", known["tax"], tax),
    ]
    drafts = [
        EntryDraft(day, document_of(month), words, (LineDraft(account, amount), LineDraft(BANK, -amount)))
        for day, words, account, amount in paid
        if amount and day <= until
    ]
    post_many(unit, drafts)


@command(CHANGE)
def fill_registers(unit: Unit, keys: list[int]) -> None:
    """Give the demo company rates of its funds, mini-jobs, a job in the transition range, and bonuses."""
    unit.insert_rows(
        FundRate,
        [
            {
                "name": name,
                "number": "",
                "since": D(2020, 1, 1),
                "extra": extra,
                "u1": u1,
                "u2": u2,
                "iban": "",
            }
            for name, extra, u1, u2 in FUNDS
        ],
    )
    for place in MINI:
        save_pay(unit, PayDraft(keys[place], BEGIN, "month", 520_00, note="Minijob"))
        _change(unit, PayDraft(keys[place], D(2026, 1, 1), "month", 560_00, note="Minijob"))
        save_insurance(unit, InsuranceDraft(keys[place], BEGIN, person_group="109", groups="6500"))
    save_pay(unit, PayDraft(keys[MIDI], BEGIN, "month", 1_450_00, note="Teilzeit"))
    _change(unit, PayDraft(keys[MIDI], D(2026, 1, 1), "month", 1_500_00, note="Teilzeit"))
    kinds = dict(unit.connection.execute(select(PayKind.number, PayKind.id)).all())
    rows = [
        {
            "person_id": keys[place],
            "kind_id": kinds[number],
            "month": month,
            "until": None,
            "amount": amount,
            "hours": None,
            "note": "",
        }
        for month, number, amount in BONUSES
        for place in range(0, len(keys), 1 if number == 200 else 6)
        if place not in (*MINI, MIDI)
    ]
    unit.insert_rows(PayItem, rows)


@command(CHANGE)
def fill_beside(unit: Unit, keys: list[int]) -> None:
    """Give the demo company a car, tickets, vouchers near their limit, a pension plan and a loan."""
    for place, draft in BENEFITS:
        save_benefit(unit, replace(draft, person=keys[place], since=BEGIN))
    save_claim(unit, replace(LOAN, person=keys[9], since=BEGIN))


def _change(unit: Unit, draft: PayDraft) -> None:
    """Change the pay that holds from a day on already."""
    rows = pay_parts(unit.connection, draft.person)["pay"]
    held = next(one for one in rows if one.since == draft.since)
    save_pay(unit, draft, held.id, held.version)
