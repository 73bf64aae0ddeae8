"""Payroll of the demo company: its months with mini-jobs, a job in the transition range, bonuses, benefits, a loan and a correction; the last month is open.

Wages stand in the journal of the demo company already, so that its months are not posted.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import select

from app.core.dates import add_months
from app.data.office import Actor, Office, command
from app.data.unit import Unit
from app.modules.hr.payroll.models import FundRate, PayItem, PayKind
from app.modules.hr.payroll.rules.kinds import CHANGE, BenefitDraft, ClaimDraft
from app.modules.hr.payroll.services.beside import save_benefit, save_claim
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import InsuranceDraft, PayDraft, pay_parts, people, save_insurance, save_pay

D = datetime.date
LAST = D(2026, 6, 1)
FUNDS = (("AOK NordWest", 279, 210, 39), ("Techniker", 245, 160, 44), ("Barmer", 329, 180, 43))
MINI, MIDI = (11, 23), 35
BEGIN = D(2025, 1, 1)
RAISED, RAISED_FROM = 8, D(2026, 2, 1)
BENEFITS = (
    (1, BenefitDraft(code="car", amount=38_900_00, km=14, note="Servicewagen")),
    (2, BenefitDraft(code="ticket", amount=63_00)),
    (3, BenefitDraft(code="goods", amount=48_00, note="Gutscheinkarte")),
    (5, BenefitDraft(code="plan", amount=150_00, payee="Nordversorgung Pensionskasse", reference="PK 20417")),
    (6, BenefitDraft(code="vl", amount=26_59, own=13_41, payee="Bausparkasse Kiel", reference="BS 7781")),
)
LOAN = ClaimDraft(kind="loan", amount=2_400_00, rate=150_00, note="Umzug")
BONUSES = ((D(2025, 11, 1), 200, 900_00), (D(2026, 4, 1), 220, 1_500_00))


def demo(office: Office, months: int) -> None:
    """Compute and release the months, the last one stays open; somebody gets a raise too late and is paid the difference."""
    first = add_months(LAST, 1 - months)
    keys = [one.id for one in sorted(office.read(people), key=lambda one: one.number)]
    if len(keys) <= MIDI or first < BEGIN:
        return
    office.run(fill_registers, keys, first)
    second = Office(office.book, Actor("birte", "Birte Paulsen", frozenset({"*"})), office.clock)
    office.run(fill_beside, keys, first)
    month = first
    while month < LAST:
        run = office.run(compute, month).run
        second.run(release, run)
        if month == add_months(LAST, -1):
            office.run(prepare_notices, run)
        if month == add_months(RAISED_FROM, 1):
            office.run(
                save_pay, PayDraft(keys[RAISED], RAISED_FROM, "month", 4_150_00, note="Höhergruppierung")
            )
        month = add_months(month, 1)
    office.run(compute, LAST)


@command(CHANGE)
def fill_registers(unit: Unit, keys: list[int], first: D) -> None:
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
        if first <= month.replace(month=1) and place not in (*MINI, MIDI)
    ]
    unit.insert_rows(PayItem, rows)


@command(CHANGE)
def fill_beside(unit: Unit, keys: list[int], first: D) -> None:
    """Give the demo company a car, tickets, vouchers near their limit, a pension plan and a loan."""
    for place, draft in BENEFITS:
        save_benefit(unit, replace(draft, person=keys[place], since=first))
    save_claim(unit, replace(LOAN, person=keys[9], since=first))


def _change(unit: Unit, draft: PayDraft) -> None:
    """Change the pay that holds from a day on already."""
    rows = pay_parts(unit.connection, draft.person)["pay"]
    held = next(one for one in rows if one.since == draft.since)
    save_pay(unit, draft, held.id, held.version)
