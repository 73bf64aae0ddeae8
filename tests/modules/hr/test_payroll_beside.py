"""Benefits and deductions: tables by two ways, properties, and months of a book where net, deductions, journal and payments agree."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.payments.api import Payment
from app.modules.hr.payroll.checks import checks
from app.modules.hr.payroll.models import PayKind
from app.modules.hr.payroll.queries.expected import expected
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.paying import owed_to, owed_to_thirds
from app.modules.hr.payroll.queries.sheets import slip_sheets
from app.modules.hr.payroll.reports.slips import slip_paper
from app.modules.hr.payroll.rules import self_test
from app.modules.hr.payroll.rules.benefit_results import counters
from app.modules.hr.payroll.rules.claims import attachable, christmas
from app.modules.hr.payroll.rules.kinds import BenefitDraft, ClaimDraft
from app.modules.hr.payroll.rules.month import DAY, Benefit, Claim, Item, MonthInput, Section, TaxInput
from app.modules.hr.payroll.rules.reckoning import (
    APART,
    BASE,
    CLAIM,
    INSURANCE,
    NET,
    PLANNED,
    TAX,
    Reckoned,
    reckon_month,
)
from app.modules.hr.payroll.rules.self_test_beside import BESIDE, COVER, benefit_of
from app.modules.hr.payroll.services.beside import save_benefit, save_claim
from app.modules.hr.payroll.services.paying import post_run, prepare_payments
from tests.modules.finance.payment_cases import ready
from tests.modules.hr.payroll_cases import IBAN, D, enter, funds, hire, month, slips
from tests.modules.hr.payroll_second_age import second as of_age
from tests.modules.hr.payroll_second_beside import attached
from tests.modules.hr.payroll_second_beside import month as second

JULY, AUGUST, SEPTEMBER = D(2026, 7, 1), D(2026, 8, 1), D(2026, 9, 1)
RUNS = 40  # random months of a property


def made(pay: int, benefits: tuple[Benefit, ...] = (), **more: object) -> MonthInput:
    """Return a month of somebody in tax class I in July 2026."""
    given = MonthInput(
        JULY, (Section(100, pay, 30 * DAY, 30 * DAY),), tax=TaxInput(1, land="NW"), cover=COVER
    )
    return replace(given, benefits=benefits, **more)  # type: ignore[arg-type]


def test_tables_of_benefits_and_attachments_by_two_ways() -> None:
    """Each case comes out as its table says, and the second reckoning says the same; the four published examples are among them."""
    report = self_test.run()
    assert not report.differences
    assert report.cases["benefits"] >= 60
    assert report.cases["attachment"] >= 40
    for _line, row in self_test.rows("benefits"):
        benefits = [
            vars(benefit_of(1, text)) | {"plus": 0}
            if "plus=0" in text
            else {k: v for k, v in vars(benefit_of(1, text)).items() if v is not None}
            for text in row["benefits"].split("|")
        ]
        found = second(int(row["month"][:4]), row["state"], Fraction(row["running"]), benefits)
        assert {name: str(value) for name, value in found.items()} == self_test.expectations(row), row["name"]
    for _line, row in self_test.rows("attachment"):
        assert str(attached(Fraction(row["net"]), int(row["dependants"]))) == row["=attachable"]
    for _line, row in self_test.rows("pension_age"):
        assert {name: value for name, value in of_age(row).items() if value} == self_test.expectations(row)
    assert report.cases["pension_age"] >= 30
    published = {(2000_00, 0): 288_82, (2500_00, 1): 157_59, (3000_00, 2): 192_94, (5000_00, 0): 2424_52}
    assert {place: attachable(D(2026, 7, 31), *place) for place in published} == published
    assert (
        BESIDE["attachment"]({"month": "2026-06", "net": "2000", "dependants": "0"}) == {}
    )  # not known for then
    assert christmas(JULY) == 795


def _totals(found: Reckoned) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in found.amounts:
        sums[one.part] = sums.get(one.part, 0) + one.employee
    return sums


def test_net_and_deductions_reconcile_and_attachments_rise_with_pay() -> None:
    """Random months: gross less taxes, contributions, what was had, plans and claims is the payout; more pay never attaches less."""
    chance = random.Random(20)
    texts = [row["benefits"] for _line, row in self_test.rows("benefits") if row["month"] == "2026-08"]
    before = 0
    for pay in sorted(chance.randrange(2500_00, 9000_00) for _ in range(RUNS)):
        benefits = tuple(benefit_of(key, text) for key, text in enumerate(chance.choice(texts).split("|"), 1))
        claims = (
            Claim(
                1, "attach", 920, D(2026, 7, 9), chance.choice((None, 300_00)), dependants=chance.randrange(4)
            ),
            Claim(2, "keep", 921, D(2026, 7, 3), free=1400_00, rate=200_00),
            Claim(3, "loan", 930, D(2026, 1, 1), 900_00, rate=150_00),
        )
        found = reckon_month(made(pay, benefits, claims=claims))
        sums = _totals(found)
        assert found.net == found.gross - sums[TAX] - sums[INSURANCE]
        assert found.payout == found.net + sum(sums.get(one, 0) for one in (APART, NET, PLANNED, CLAIM))
        assert found.payout >= 0
        plain = reckon_month(made(pay, claims=(Claim(1, "attach", 920, JULY),)))
        assert plain.kept[0].amount >= before
        assert plain.kept[0].amount == attached(Fraction(plain.net, 100), 0)
        before = plain.kept[0].amount


def test_creditors_in_the_order_of_service_and_what_is_spared() -> None:
    """The earlier one gets all that can be attached, the later the rest; half of overtime, holiday pay and part of Christmas pay are left out."""
    whole = reckon_month(made(4000_00)).net
    limit = attachable(D(2026, 7, 31), whole, 0)
    first, later = Claim(7, "attach", 920, D(2026, 7, 2), 500_00), Claim(3, "attach", 920, D(2026, 7, 5))
    kept = reckon_month(made(4000_00, claims=(later, first))).kept
    assert [(one.claim.key, one.amount) for one in kept] == [(7, 500_00), (3, limit - 500_00)]
    assert any("500.00" in str(step) for step in kept[1].steps)
    maintenance = Claim(8, "keep", 921, D(2026, 7, 9), free=1200_00)
    kept = reckon_month(made(4000_00, claims=(first, maintenance))).kept
    assert kept[1].amount == whole - 1200_00 - 500_00
    claim = (Claim(1, "attach", 920, JULY),)
    overtime = (Item(130, 0, 10 * DAY, 30_00, spare="half"),)
    half = reckon_month(made(4150_00)).net
    assert reckon_month(made(4000_00, items=overtime, claims=claim)).kept[0].base == half
    holiday = made(
        4000_00, items=(Item(210, 300_00, taxable=False, insured=False, spare="all"),), claims=claim
    )
    assert reckon_month(holiday).kept[0].amount == limit
    gift = made(4000_00, items=(Item(200, 900_00, spare="christmas"),), claims=claim)
    assert reckon_month(gift).kept[0].base == reckon_month(made(4105_00)).net
    with pytest.raises(Invalid, match="There are no figures"):
        reckon_month(replace(made(4000_00, claims=claim), month=D(2026, 6, 1)))
    with pytest.raises(Invalid, match="court"):
        reckon_month(made(4000_00, claims=(Claim(1, "keep", 921, JULY),)))


def test_single_days_of_the_way_to_work_by_car_are_180_at_most() -> None:
    """The limit itself may be entered, a day more is refused at its field."""
    by_days = lambda trips: made(3000_00, (Benefit(1, "car", 300, 30_000_00, km=20, trips=trips),))  # noqa: E731
    least, most = (reckon_month(by_days(trips)).gross for trips in (179, 180))
    assert most - least == 12_00  # 0.002 % of 30,000 for each of 20 km
    with pytest.raises(Invalid) as refused:
        reckon_month(by_days(181))
    assert refused.value.field == "trips"


def test_limits_warn_before_they_break() -> None:
    """48 of 50 euros warn, 40 do not; a limit of the year warns where another month like this one would break it."""
    told = lambda *benefits: [one.warns for one in counters(made(3000_00, benefits))]  # noqa: E731
    assert told(Benefit(1, "goods", 310, 40_00)) == [False]
    assert told(Benefit(1, "goods", 310, 48_00)) == [True]
    assert told(Benefit(1, "health", 322, 250_00, used=250_00)) == [True]
    assert told(Benefit(1, "health", 322, 100_00, used=100_00)) == [False]
    assert counters(made(3000_00, (Benefit(1, "goods", 310, 50_01),)))[0].left == -1
    with pytest.raises(Invalid, match="given up"):
        reckon_month(made(100_00, (Benefit(1, "bike", 317, 300_00, own=101_00),)))


def test_months_with_benefits_and_deductions_in_a_book(office: Office) -> None:
    """Three months: limits of the year count on, a claim ends, clearing is nothing, third parties are paid, slips and verify agree."""
    bank = ready(office)
    funds(office)
    driver, debtor = hire(office, "A", 3800_00), hire(office, "B", 3200_00)
    office.run(save_benefit, BenefitDraft(driver, "car", JULY, None, 40_123_00, km=10))
    office.run(save_benefit, BenefitDraft(driver, "goods", JULY, None, 49_00))
    office.run(
        save_benefit, BenefitDraft(driver, "plan", JULY, None, 2000_00, payee="Versorgung AG", iban=IBAN)
    )
    office.run(save_benefit, BenefitDraft(driver, "web", JULY, None, 50_00))
    office.run(
        save_benefit,
        BenefitDraft(debtor, "vl", JULY, None, 20_00, own=20_00, payee="Bausparkasse", reference="B-7"),
    )
    late = ClaimDraft(
        debtor, "attach", D(2026, 7, 9), None, 600_00, creditor="Inkasso", iban=IBAN, reference="1 M 1/26"
    )
    claim = office.run(save_claim, late)
    office.run(save_claim, ClaimDraft(debtor, "loan", JULY, None, 250_00, rate=100_00))
    enter(office, debtor, 150, JULY, 100_00)
    runs = [month(office, day) for day in (JULY, AUGUST, SEPTEMBER)]
    rows = {(row.person_id, row.month): row for row in slips(office)}
    kept = {
        day: {
            one.code.partition(".")[0]: one
            for one in _amounts(office, rows[debtor, day].id)
            if one.part == CLAIM
        }
        for day in (JULY, AUGUST, SEPTEMBER)
    }
    first = -kept[JULY]["920"].employee
    assert 0 < first < 600_00
    assert -kept[AUGUST]["920"].employee == 600_00 - first
    assert "920" not in kept[SEPTEMBER]
    assert [-kept[day]["930"].employee for day in kept] == [100_00, 100_00, 50_00]
    used = [
        one.base
        for one in _amounts(office, rows[driver, SEPTEMBER].id)
        if one.part == BASE and one.code == "used.plan"
    ]
    assert used == [2300_00]
    for run in runs:
        entry = office.run(post_run, run)
        lines = _lines(office, entry)
        assert sum(lines["3790"]) == 0
        assert sum(sum(one) for one in lines.values()) == 0
        assert -sum(lines["3730"]) == office.read(owed_to, run)[""]
    assert "4949" in lines
    thirds = office.read(owed_to_thirds, runs[0])
    assert {one.name: one.amount for one in thirds.values() if one.name} == {
        "Versorgung AG": 2300_00, "Bausparkasse": 40_00, "Inkasso": first,
    }  # fmt: skip
    year = (JULY, D(2026, 12, 31))
    before = {one.text for one in office.read(expected, *year)}
    assert office.run(prepare_payments, runs[0], bank) == 5
    gone = before - {one.text for one in office.read(expected, *year)}
    assert gone == {
        "Contributions 07/2026",
        "Wage tax 07/2026",
    }  # told as payments by now; other months' are not
    assert office.run(prepare_payments, runs[0], bank) == 0
    asked = select(Payment.name, Payment.amount)
    paid = dict(office.read(reads("")(lambda connection: connection.execute(asked).all())))
    assert paid["Inkasso"] == first
    told = office.read(explained, rows[driver, SEPTEMBER].id)
    assert told is not None
    steps = [step for line in told.lines for step in line.steps]
    assert any("contributions: 6,900.00 of 4,056.00 used – the limit is broken" in step for step in steps)
    assert any("nearly at the limit" in step for step in steps)
    limits = next(one for one in office.read(guide).steps if one.key == "limits")
    assert limits.words == "1 broken, 2 nearly reached"
    papers = [slip_paper(one) for one in office.read(slip_sheets, runs[0])]
    text = str([row.words.en for paper in papers for block in paper.blocks for row in block.rows])
    left = f"{(600_00 - first) / 100:.2f}".replace(".", ",")  # figures of a payslip are German
    assert f"Attachment of pay, left {left}" in text
    assert "Company car (had already)" in text
    assert all(one.ok for one in office.read(reads("")(checks)))
    office.run(
        save_claim, replace(late, amount=first), claim, 1
    )  # the creditor asks for less: August is corrected
    run = month(office, D(2026, 10, 1))
    assert office.read(owed_to_thirds, run)[kept[AUGUST]["920"].code].amount == -(600_00 - first)


def _amounts(office: Office, slip: int) -> list[object]:
    from app.modules.hr.payroll.queries.amounts import amounts_of

    return office.read(reads("")(lambda connection: amounts_of(connection, [slip])[slip]))


def _lines(office: Office, entry: int) -> dict[str, list[int]]:
    from tests.modules.hr.test_payroll_paying import booked

    return booked(office, entry)


def test_bad_input_of_benefits_and_deductions(office: Office) -> None:
    """Each fault is a sentence at its field, and nothing is kept; a book without the pay kind gets the standard one."""
    person = hire(office, "Z")
    good = BenefitDraft(person, "car", JULY, None, 30_000_00)
    debt = ClaimDraft(person, "attach", JULY, None, 100_00, creditor="X")
    bad: tuple[tuple[object, object, str], ...] = (
        (save_benefit, replace(good, person=None), "person"),
        (save_benefit, replace(good, code=""), "code"),
        (save_benefit, replace(good, since=None), "since"),
        (save_benefit, replace(good, until=D(2026, 6, 30)), "until"),
        (save_benefit, replace(good, amount=0), "amount"),
        (save_benefit, replace(good, own=-1), "own"),
        (save_benefit, replace(good, code="meals"), "meals"),
        (save_benefit, replace(good, code="ride"), "km"),
        (save_benefit, replace(good, code="plan"), "payee"),
        (save_benefit, replace(good, iban="DE00"), "iban"),
        (save_claim, replace(debt, kind=""), "kind"),
        (save_claim, replace(debt, creditor=" "), "creditor"),
        (save_claim, replace(debt, settled=100_01), "settled"),
        (save_claim, replace(debt, kind="keep"), "free"),
        (save_claim, replace(debt, kind="loan", amount=None), "amount"),
        (save_claim, replace(debt, kind="loan"), "rate"),
        (save_claim, replace(debt, rate=-1), "rate"),
    )
    for command, draft, field in bad:
        with pytest.raises(Invalid) as refused:
            office.run(command, draft)  # type: ignore[arg-type]
        assert refused.value.field == field, draft
    office.run(save_benefit, good)
    with pytest.raises(Invalid, match="already"):
        office.run(save_benefit, good)
    asked = select(PayKind.number).where(PayKind.use == "car")
    assert office.read(reads("")(lambda connection: connection.scalar(asked))) == 313
