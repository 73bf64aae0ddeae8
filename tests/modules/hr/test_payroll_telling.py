"""What payroll tells of its months: each amount explained, why it differs, trial runs, the command line, pay account, demo company."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, text, update

from app.cli import commands, kontor
from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office, command
from app.data.queries import query as reads
from app.data.reports import make_report
from app.data.unit import Unit
from app.modules.hr.payroll.checks import checks
from app.modules.hr.payroll.models import PayRun, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.amounts import payouts, run_amounts
from app.modules.hr.payroll.queries.expected import expected
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.queries.figures import kept_figures, trial
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.paying import owed_to
from app.modules.hr.payroll.services.computing import compute, leave_out
from app.modules.hr.payroll.services.paying import post_run
from app.modules.hr.payroll.todo import waiting
from app.modules.hr.people.api import PayDraft, PersonDraft, TaxDraft, save_person
from app.modules.hr.people.services.file import save_pay, save_tax
from tests.conftest import office_at
from tests.modules.finance.payment_cases import ready
from tests.modules.hr.payroll_cases import (
    ENTRY,
    FEBRUARY,
    JANUARY,
    D,
    enter,
    funds,
    hire,
    month,
    slips,
)


def test_every_amount_explains_itself(office: Office) -> None:
    """Base, rate, ceiling, rounding and paragraph stand below each amount; the last step is the amount; what changed is told."""
    funds(office)
    person = hire(office, "A", 7000_00, entry=JANUARY, church="ev")
    enter(office, person, 220, JANUARY, 500_00)
    month(office, JANUARY)
    office.run(save_pay, PayDraft(person, D(2026, 2, 15), "month", 7600_00))
    office.run(save_tax, TaxDraft(person, FEBRUARY, tax_class="3", church="ev", land="SH"))
    office.run(compute, FEBRUARY)
    first, second = (office.read(explained, row.id) for row in slips(office))
    assert first is not None
    assert second is not None
    assert first.same
    assert second.same
    assert first.changes == ()
    lines = {(one.part, one.code, "one-off" in one.title): one for one in first.lines}
    pension = lines["insurance", "pension", False]
    assert any("9.3 % of 7,500.00" in step and "SGB VI" in step for step in pension.steps)
    health = lines["insurance", "health", False]
    assert any("limit 5,812.50" in step for step in health.steps)
    for one in first.lines:
        if one.part in ("tax", "insurance") and (one.employee or one.employer):
            assert one.steps, one
    wage_tax = lines["tax", "wage_tax", False]
    assert f"{wage_tax.employee / 100:,.2f}" in wage_tax.steps[-1]
    assert any("year with the one-off pay" in step for step in lines["tax", "wage_tax", True].steps)
    assert {one.field for one in second.changes} == {"pay", "entries", "tax_class"}
    told = next(one for one in second.changes if one.field == "tax_class")
    assert (told.before, told.now) == ("1", "3")
    assert any("14 of 28 days" in step for one in second.lines for step in one.steps)
    begun = time.process_time()
    for _n in range(5):
        office.read(explained, first.id)
    assert (time.process_time() - begun) / 5 < 0.25  # 50 ms on a machine of its own


def test_a_trial_keeps_nothing(office: Office) -> None:
    """A trial gives what computing gives, of one or of all, and leaves no row; who may not see payroll has none."""
    funds(office)
    people = [hire(office, name, 3000_00 + place) for place, name in enumerate("AB")]
    bare = office.run(save_person, PersonDraft("Bar", "Muster", entry=ENTRY))
    tried = office.read(trial, JANUARY)
    assert [one.state for one in tried] == ["reckoned", "reckoned", "refused"]
    assert slips(office) == []
    assert [one.gross for one in office.read(trial, JANUARY, [people[1]])] == [3000_01]
    run = office.run(compute, JANUARY).run
    kept = office.read(kept_figures, JANUARY)
    assert [(one.name, one.gross, one.payout, list(one.amounts)) for one in kept] == [
        (one.name, one.gross, one.payout, list(one.amounts)) for one in tried
    ]
    office.run(leave_out, run, bare, "Freelancer")
    assert office.read(kept_figures, JANUARY)[2].reason == "Freelancer"
    with pytest.raises(Invalid, match="not computed"):
        office.read(kept_figures, FEBRUARY)
    with pytest.raises(Forbidden):
        Office(office.book, Actor("x", "x", frozenset({"hr.view"})), office.clock).read(trial, JANUARY)


def test_the_command_line_tells_each_person(place: str, tmp_path: Path) -> None:
    """`payroll compute` keeps a month or tries it, and prints amounts in euros."""
    office = office_at(place)
    funds(office)
    hire(office, "A", 3500_00)
    commands()
    asked = ["payroll", "compute", place, "--month", "2026-01", "--json"]
    tried = json.loads(CliRunner().invoke(kontor, [*asked, "--trial"]).stdout)
    assert slips(office) == []
    found = json.loads(CliRunner().invoke(kontor, asked).stdout)
    assert found == tried
    one = found[0]
    assert (one["gross"], one["state"], one["church_tax"]) == ("3500.00", "reckoned", "0.00")
    assert one["contributions"]["pension"] == {"employee": "325.50", "employer": "325.50"}
    both = sum(float(side["employee"]) for side in one["contributions"].values())
    assert both == 740.25  # 3,500 with one child at 2.9 %
    wrong = CliRunner().invoke(kontor, ["payroll", "compute", place, "--month", "Mai"])
    assert wrong.exit_code
    plain = CliRunner().invoke(kontor, ["payroll", "compute", place, "--month", "2026-01"])
    assert "Muster, A" in plain.stdout
    old = tmp_path / "alt.csv"
    old.write_text(
        f"Personalnummer;Brutto;LSt\n{one['number']};3500,00;{float(one['wage_tax']) + 0.01:.2f}\n"
    )
    assert CliRunner().invoke(kontor, ["payroll", "compare", place, str(old)]).exit_code
    told = CliRunner().invoke(kontor, ["payroll", "compare", place, str(old), "--month", "2026-01", "--json"])
    rows = json.loads(told.stdout)["rows"]
    assert (rows[0]["by"], rows[0]["cause"]) == ("-0.01", "a cent of rounding")
    old.write_text(f"Personalnummer;Jahr;SV-Tage;Steuerbrutto\n{one['number']};2025;360;42000,00\n")
    for new in (1, 0):
        done = CliRunner().invoke(kontor, ["payroll", "take-over", place, str(old), "--json"])
        assert json.loads(done.stdout) == {"new": new, "changed": 0, "same": 1 - new}


def test_the_pay_account_of_a_year(office: Office) -> None:
    """Corrections stand in their own months; the sums are those of all runs."""
    funds(office)
    person = hire(office, "A", 3000_00)
    runs = [month(office, JANUARY)]
    office.run(save_pay, PayDraft(person, D(2026, 1, 15), "month", 3600_00))
    runs.append(month(office, FEBRUARY))
    year = (D(2026, 1, 1), D(2026, 12, 31))
    found = office.read(make_report, "pay_account", *year)
    rows = [row for row in found.rows if row[1] is not None]
    assert [row[0] for row in rows] == ["01/2026", "02/2026", "Sum"]
    assert rows[1][2] == 3600_00
    amounts = [one for run in runs for one in office.read(reads("")(run_amounts), run)]
    assert rows[2][2] == sum(one.amount.employee for one in amounts if one.amount.part == "pay")
    assert rows[2][-1] == sum(office.read(reads("")(payouts), run)[person] for run in runs)
    assert office.read(make_report, "pay_account", *year, "999").rows == []


def test_contributions_by_fund_and_person(office: Office) -> None:
    """The sums of each fund are what the month owes to it and what stands in the ledger; a correction is a marked row of its own."""
    ready(office)
    funds(office)
    person = hire(office, "A", 3000_00)
    hire(office, "M", 500_00, person_group="109", groups="6500", parent=False, young_children=0)
    first = month(office, JANUARY)
    office.run(save_pay, PayDraft(person, D(2026, 1, 15), "month", 3600_00))
    second = month(office, FEBRUARY)
    for run, day, rows in ((first, JANUARY, 2), (second, FEBRUARY, 3)):
        found = office.read(make_report, "contributions", day, D(2026, day.month, 28))
        owed = {name: amount for name, amount in office.read(owed_to, run).items() if name}
        sums = [row[-1] for place, row in enumerate(found.rows) if found.kinds.get(place) == "total"]
        assert sorted(sums) == sorted(owed.values())
        assert found.totals["total"] == sum(owed.values())
        plain = [row for place, row in enumerate(found.rows) if place not in found.kinds]
        assert len(plain) == rows
        assert all(sum(row[6:12]) == row[12] + row[13] == row[14] for row in plain)
        asked = text(
            "SELECT sum(l.amount) FROM finance_line l JOIN finance_account a ON a.id = l.account_id "
            "WHERE a.number = '3740' AND l.entry_id = :entry"
        ).bindparams(entry=office.run(post_run, run))
        assert -office.read(reads("")(lambda c, q=asked: c.scalar(q))) == sum(owed.values())
    fixed = next(row for row in plain if "corr." in row[1])
    assert (fixed[1], fixed[3]) == ("01/2026 corr.", 0)
    assert fixed[4] == 329_03  # 600 × 17 of 31 days
    one = office.read(make_report, "contributions", JANUARY, D(2026, 2, 28), "Minijob-Zentrale")
    assert {row[2] for place, row in enumerate(one.rows) if place not in one.kinds} == {"109 / 6500"}


def test_the_guide_says_what_comes_next(office: Office) -> None:
    """Nothing yet, then each step in its turn; liquidity hears of sums on their days."""
    assert office.read(guide).next == "compute"
    assert office.read(waiting) == []
    funds(office)
    person = hire(office, "A")
    office.run(save_person, PersonDraft("Bar", "Muster", entry=ENTRY))
    run = office.run(compute, D(2026, 11, 1)).run
    found = office.read(guide)
    assert (found.next, found.coming, found.state) == ("missing", D(2026, 11, 1), "open")
    bare = next(row.person_id for row in slips(office) if row.state == "refused")
    office.run(leave_out, run, bare, "x")
    assert office.read(guide).next == "release"
    month(office, D(2026, 11, 1), [person])
    found = office.read(guide)
    assert (found.next, found.coming, found.state) == ("file", D(2026, 12, 1), "released")
    assert [str(one.words) for one in office.read(waiting)] == [
        "Payroll 11/2026 is not finished",
        "Contribution statements 11/2026 are due on 24/11/2026",
    ]
    told = office.read(expected, D(2026, 11, 23), D(2026, 12, 31))
    owed, paid = office.read(owed_to, run), office.read(reads("")(payouts), run)
    assert sorted((one.day, one.amount) for one in told) == [
        (D(2026, 11, 26), -owed["AOK NordWest"]),
        (D(2026, 11, 30), -paid[person]),
        (D(2026, 12, 10), -owed[""]),
    ]


def test_verify_finds_a_changed_amount(office: Office) -> None:
    """An amount that was changed, or taken away, outside the program does not fit its slip."""
    funds(office)
    hire(office, "A")
    month(office, JANUARY)

    def holds() -> list[bool]:
        return [one.ok for one in office.read(reads("")(checks))]

    assert holds() == [True]

    @command("")
    def change(unit: Unit, statement: object) -> None:
        unit.connection.execute(statement)  # type: ignore[call-overload]

    amount = update(SlipAmount).where(SlipAmount.code == "pension").values(employer=1)
    for statement in (amount, delete(SlipAmount), update(PaySlip).values(gross=1), delete(PayRun)):
        with pytest.raises(Forbidden):
            office.run(change, statement)
    for name in ("update", "delete"):
        office.run(change, text(f"DROP TRIGGER guard_hr_payroll_amount_{name}"))
    office.run(change, update(SlipAmount).where(SlipAmount.code == "pension").values(employer=1))
    assert holds() == [False]
    office.run(change, delete(SlipAmount))
    assert holds() == [False]


def test_the_demo_company_has_months(demo: Office) -> None:
    """Its months are released, the last one is open; a raise that came too late was corrected; all amounts hold."""
    use_language("de")
    states = demo.read(
        reads("")(
            lambda connection: connection.execute(
                text("SELECT month, state FROM hr_payroll_run ORDER BY month")
            ).all()
        )
    )
    assert [state for _month, state in states] == ["released"] * 6 + ["open"]
    rows = demo.read(kept_figures, datetime.date(2025, 4, 1))
    assert {one.state for one in rows} == {"reckoned"}
    assert [one.month for one in rows if one.month < datetime.date(2025, 4, 1)] == [
        datetime.date(2025, 2, 1),
        datetime.date(2025, 3, 1),
    ]
    assert {one.gross for one in rows} >= {520_00, 1_450_00}
    assert [one.ok for one in demo.read(reads("")(checks))] == [True]
