"""Payroll of the demo company: joins, exits, illness, maternity, mini and midi jobs, one-off pay; posted, told and paid as its raw rows say."""

from __future__ import annotations

import datetime
from decimal import Decimal

from app.core.dates import add_months, month_end
from app.data.office import Office
from app.modules.hr.payroll.services.portals import prepare_notices
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_posted import faults_of, file_of, left_open, owed, payouts_by_name, statements

D = datetime.date
MONTHS = 6  # of the demo company of the tests; a bench goes through all eighteen
FIRST = D(2025, 1, 1)


def test_each_month_is_posted_told_and_paid_as_its_slips_say(demo: Office) -> None:
    """Clearing ends at nothing, each fund has a line of what its people owe, sheets say the same, only wage tax is left for the next month."""
    runs = raw(
        demo,
        "SELECT id, month, entry_id, file_sha256 FROM hr_payroll_run WHERE state = 'released' ORDER BY month",
    )
    assert [one[1] for one in runs] == [add_months(FIRST, n).isoformat() for n in range(MONTHS)]
    assert raw(demo, "SELECT month FROM hr_payroll_run WHERE state = 'open'") == [("2025-07-01",)]
    for run, month, entry, _file in runs:
        assert faults_of(demo, run, entry) == []
        wanted, _paid = owed(demo, run)
        tax = wanted.pop("")
        assert left_open(demo, month_end(D.fromisoformat(month))) == {
            "3720": 0,
            "3730": -tax,
            "3740": 0,
            "3770": 0,
            "3790": 0,
        }
        del wanted["*"]
        if month in ("2025-04-01", "2025-06-01"):  # one with corrections, and the last
            demo.run(prepare_notices, run)
            assert statements(demo, run) == wanted
            assert len(wanted) == 4
    run, _month, _entry, sha256 = runs[-1]
    root, paid = file_of(demo, sha256), payouts_by_name(demo, run)
    amounts = [int(Decimal(one.text) * 100) for one in root.iter("{*}InstdAmt")]
    assert sorted(amounts) == sorted(amount for amount in paid.values() if amount > 0)
    assert root.findtext(".//{*}CtgyPurp/{*}Cd") == "SALA"
    assert root.findtext(".//{*}GrpHdr/{*}NbOfTxs") == str(len(amounts)) == "58"


def test_parts_of_months_come_of_the_days(demo: Office) -> None:
    """Who came, went, was ill for more than six weeks or is protected before a birth is paid by the calendar days of the month."""
    rows = raw(
        demo,
        "SELECT p.number, s.month, a.employee, y.amount FROM hr_payroll_amount a JOIN hr_payroll_slip s ON s.id = a.slip_id JOIN hr_person p ON p.id = s.person_id"
        " JOIN hr_pay y ON y.person_id = p.id AND y.since <= '2025-01-01' OR y.person_id = p.id AND y.since = p.entry"
        " WHERE a.part = 'pay' AND a.code = '100' AND a.employee > 0 AND s.month < '2025-07-01'",
    )
    numbers = [one[0] for one in raw(demo, "SELECT number FROM hr_person ORDER BY number")]
    found = {(numbers.index(number), month[:7]): (paid, whole) for number, month, paid, whole in rows}
    cases = {
        (41, "2025-03"): (15, 31),  # came on the 17th
        (47, "2025-04"): (15, 30),  # went on the 15th
        (20, "2025-02"): (23, 28),  # ill since 13 January: the 43rd day is 24 February
        (20, "2025-04"): (26, 30),  # back on the 5th
        (34, "2025-04"): (23, 30),  # six weeks before 5 June
    }
    for place, (days, of) in cases.items():
        paid, whole = found[place]
        assert paid == (whole * days * 2 + of) // (2 * of) < whole, place
    assert {(20, "2025-03"), (34, "2025-05"), (47, "2025-05"), (41, "2025-02")} & set(found) == set()
    subsidies = raw(demo, "SELECT count(*) FROM hr_payroll_amount WHERE code = '305' AND employee > 0")
    groups = raw(demo, "SELECT count(DISTINCT slip_id) FROM hr_payroll_amount WHERE code = 'flat_tax'")
    once = raw(
        demo, "SELECT count(*) FROM hr_payroll_amount WHERE part = 'tax' AND one_off AND code = 'wage_tax'"
    )
    late = raw(
        demo,
        "SELECT count(*) FROM hr_payroll_slip s JOIN hr_payroll_run r ON r.id = s.run_id WHERE s.month < r.month",
    )
    assert (subsidies[0][0], groups[0][0], late[0][0]) == (4, 14, 2)
    assert once[0][0] >= 8
