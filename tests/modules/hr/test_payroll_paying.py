"""A released month in journal, file for the bank and payments: sums fit, each is made once, corrections count as differences."""

from __future__ import annotations

import pytest
from lxml import etree
from sqlalchemy import select

from app.core.errors import Invalid
from app.data import archive
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.chart.api import Account, CostCentreDraft, save_cost_centre
from app.modules.finance.ledger.api import Line, finalise, reverse
from app.modules.finance.payments.api import Payment
from app.modules.hr.payroll.queries.amounts import payouts, run_amounts
from app.modules.hr.payroll.queries.paying import owed_to, pay_file
from app.modules.hr.payroll.rules.dues import Dues, dues
from app.modules.hr.payroll.rules.kinds import accounts
from app.modules.hr.payroll.rules.posting import Booked, lines_of
from app.modules.hr.payroll.rules.reckoning import Amount
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.paying import post_run, prepare_payments, write_pay_file
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.people.api import AssignmentDraft, PayDraft, save_assignment
from app.modules.hr.people.models import Pay
from app.modules.hr.people.services.file import delete_pay_part, save_pay
from tests.modules.finance.payment_cases import ready
from tests.modules.hr.payroll_cases import (
    ENTRY,
    FEBRUARY,
    FUND,
    JANUARY,
    D,
    enter,
    funds,
    hire,
    month,
    second_person,
)


def booked(office: Office, entry: int) -> dict[str, list[int]]:
    """Return the amounts of an entry by account."""
    asked = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
    rows = office.read(
        reads("")(lambda connection: connection.execute(asked.where(Line.entry_id == entry)).all())
    )
    found: dict[str, list[int]] = {}
    for number, amount in rows:
        found.setdefault(number, []).append(amount)
    return found


def test_a_month_is_posted_by_clearing_account(office: Office) -> None:
    """Costs by cost centre, one line a fund and a tax; clearing ends at nothing; contributions are those of the slips."""
    ready(office)
    funds(office)
    people = [hire(office, name, 3000_00 + place * 500_00, church="ev") for place, name in enumerate("ABC")]
    office.run(save_cost_centre, CostCentreDraft(1, "100", "Verkauf"))
    office.run(save_assignment, AssignmentDraft(people[0], D(2021, 1, 1), cost_centre="100"))
    mini = hire(office, "M", 500_00, person_group="109", groups="6500", parent=False, young_children=0)
    enter(office, people[1], 900, JANUARY, -200_00)
    run = month(office, JANUARY)
    entry = office.run(post_run, run)
    lines = booked(office, entry)
    assert sum(lines["3790"]) == 0
    assert len(lines["3790"]) == 2
    assert sorted(lines["6020"]) == [3000_00, 3500_00 + 4000_00]
    assert lines["6030"] == [500_00]
    assert lines["6069"] == [10_00]  # 2 % of 500
    owed = office.read(owed_to, run)
    assert sorted(-one for one in lines["3740"]) == sorted(amount for name, amount in owed.items() if name)
    assert -sum(lines["3730"]) == owed[""]
    paid = office.read(reads("")(payouts), run)
    assert sum(lines["3720"]) == -sum(paid.values()) - 200_00  # the advance was a claim, and is set off
    assert paid[mini] == 500_00
    with pytest.raises(Invalid, match="already"):
        office.run(post_run, run)
    office.run(finalise, D(2026, 1, 31))
    office.run(reverse, "2026-1", "Wrong account")
    with pytest.raises(Invalid, match="closed"):
        office.run(post_run, run)
    assert office.run(post_run, run, D(2026, 2, 28)) != entry


def test_the_file_for_the_bank_is_one_amount_of_salary(office: Office) -> None:
    """Category purpose SALA, batch booking, every payout once; without an account nothing is written."""
    bank = ready(office)
    funds(office)
    people = [hire(office, name) for name in "AB"]
    run = office.run(compute, JANUARY).run
    with pytest.raises(Invalid, match="release"):
        office.run(write_pay_file, run, bank, D(2026, 11, 27))
    second_person(office).run(release, run)
    sha256 = office.run(write_pay_file, run, bank, D(2026, 11, 27))
    root = etree.fromstring(archive.load(office.book, sha256))
    found = lambda name: [one.text for one in root.iter(f"{{*}}{name}")]  # noqa: E731
    paid = office.read(reads("")(payouts), run)
    assert root.findtext(".//{*}CtgyPurp/{*}Cd") == "SALA"
    assert found("BtchBookg") == ["true"]
    assert found("InstdAmt") == [f"{paid[one] / 100:.2f}" for one in people]
    assert found("CtrlSum")[0] == f"{sum(paid.values()) / 100:.2f}"
    assert office.read(pay_file, run)[1] == sha256  # type: ignore[index]
    with pytest.raises(Invalid, match="already"):
        office.run(write_pay_file, run, bank, D(2026, 11, 27))
    rows = office.read(reads("")(lambda connection: list(connection.scalars(select(Payment.id)))))
    assert rows == []  # nobody who sees payments learns of pay


def test_payments_go_to_funds_and_tax_office_on_their_days(office: Office) -> None:
    """One payment a fund and one to the tax office, once; a correction below zero is paid by nobody and stays a claim."""
    bank = ready(office)
    funds(office)
    person = hire(office, "A", 4000_00)
    run = month(office, JANUARY)
    assert office.run(prepare_payments, run, bank) == 2
    assert office.run(prepare_payments, run, bank) == 0
    p = Payment
    rows = office.read(
        reads("")(
            lambda connection: connection.execute(select(p.name, p.amount, p.due).order_by(p.name)).all()
        )
    )
    owed = office.read(owed_to, run)
    assert [tuple(row) for row in rows] == [
        (FUND, owed[FUND], D(2026, 1, 28)),
        ("Tax office", owed[""], D(2026, 2, 10)),
    ]
    asked = select(Pay.id)
    key = office.read(reads("")(lambda connection: connection.scalar(asked)))
    office.run(delete_pay_part, "pay", key)
    office.run(save_pay, PayDraft(person, ENTRY, "month", 3000_00))
    enter(office, person, 910, FEBRUARY, -1900_00)
    second = month(office, FEBRUARY)
    paid = office.read(reads("")(payouts), second)
    assert paid[person] < 0
    with pytest.raises(Invalid, match="nothing to pay"):
        office.run(write_pay_file, second, bank, D(2026, 11, 27))
    lines = booked(office, office.run(post_run, second))
    assert sum(lines["3790"]) == 0
    amounts = office.read(reads("")(run_amounts), second)
    assert sum(one.amount.employee for one in amounts if one.amount.part == "pay") == 2 * 3000_00 - 4000_00


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (D(2026, 1, 1), Dues(D(2026, 1, 28), D(2026, 1, 26), D(2026, 2, 10))),
        (D(2026, 5, 1), Dues(D(2026, 5, 27), D(2026, 5, 22), D(2026, 6, 10))),  # Whit Monday is 25 May
        (
            D(2026, 12, 1),
            Dues(D(2026, 12, 28), D(2026, 12, 22), D(2027, 1, 11)),
        ),  # neither 24 nor 31 December
        (D(2025, 12, 1), Dues(D(2025, 12, 23), D(2025, 12, 19), D(2026, 1, 12))),
        (D(2026, 4, 1), Dues(D(2026, 4, 28), D(2026, 4, 24), D(2026, 5, 11))),
    ],
)
def test_days_that_are_due(day: D, wanted: Dues) -> None:
    """The third-last banking day, the statement two working days before, wage tax on the 10th or the working day after it."""
    assert dues(day) == wanted


def test_both_charts_balance() -> None:
    """Every chart has all accounts; costs are what is owed, whatever its sign."""
    amounts = [
        Amount("pay", "100", 3000_00),
        Amount("tax", "wage_tax", 300_00),
        Amount("insurance", "health", 200_00, 210_00),
        Amount("insurance", "flat_tax", 0, 10_00),
        Amount("subsidy", "health", 50_00, 50_00),
        Amount("net", "900", -100_00),
        Amount("base", "taxed", 0, base=3000_00),
    ]
    for chart in ("skr03", "skr04"):
        lines = lines_of(
            [Booked("1", "F", one) for one in amounts], accounts(chart), {"100": "A", "900": "V"}
        )
        assert sum(one.amount for one in lines) == 0
        found = {(one.account, one.about): one.amount for one in lines}
        assert found[accounts(chart)["insurance"], "F"] == -420_00
        assert found["V", ""] == -100_00
        assert found[accounts(chart)["net"], ""] == -(3000_00 - 300_00 - 200_00 + 50_00 - 100_00)
