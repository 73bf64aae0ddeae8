"""Reports for the portals: which are due when, figures that are those of the slips and the ledger, entered once, changed ones named."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.unit import Unit
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_absence, note_illness
from app.modules.hr.payroll.models import PayNotice, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.contributions import contribution_rows
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.queries.paying import owed_to
from app.modules.hr.payroll.queries.portals import copy_sheet
from app.modules.hr.payroll.rules.kinds import BenefitDraft, FundDraft, TermsDraft
from app.modules.hr.payroll.rules.month import Cover, MonthInput
from app.modules.hr.payroll.rules.portals import Event, due_of, events, year_events
from app.modules.hr.payroll.services import portals
from app.modules.hr.payroll.services.beside import save_benefit
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.portals import enter_notice, prepare_notices, reopen_notice
from app.modules.hr.payroll.services.registers import save_fund, save_terms
from app.modules.hr.payroll.todo import waiting
from app.modules.hr.people.api import InsuranceDraft, PayDraft, PersonDraft, pay_parts, save_person
from app.modules.hr.people.services.file import save_insurance, save_pay
from tests.modules.hr.company import company
from tests.modules.hr.payroll_cases import (
    ENTRY,
    FEBRUARY,
    FUND,
    IBAN,
    JANUARY,
    D,
    enter,
    funds,
    hire,
    month,
    reasons,
    slips,
)

MAY = D(2026, 5, 1)
KNOWN = MonthInput(MAY, cover=Cover(fund="AOK"))
BEFORE = replace(KNOWN, month=D(2026, 4, 1))
# name, month, month before, entry, leaving, last day before a break, and what is to be reported (DEÜV)
CASES: tuple[tuple[str, MonthInput, MonthInput | None, Any, Any, Any, list[Event]], ...] = (
    ("nothing", KNOWN, BEFORE, ENTRY, None, None, []),
    ("first month of the book", KNOWN, None, ENTRY, None, None, []),
    ("begin", KNOWN, None, D(2026, 5, 4), None, None, [Event("10", D(2026, 5, 4))]),
    ("end", KNOWN, BEFORE, ENTRY, D(2026, 5, 20), None, [Event("30", D(2026, 1, 1), D(2026, 5, 20))]),
    ("both", KNOWN, None, D(2026, 5, 4), D(2026, 5, 8), None, [Event("40", D(2026, 5, 4), D(2026, 5, 8))]),
    ("fund", replace(KNOWN, cover=Cover(fund="TK")), BEFORE, ENTRY, None, None, [Event("31", D(2026, 1, 1), D(2026, 4, 30)), Event("11", MAY)]),
    ("group", replace(KNOWN, cover=Cover("109", "6500", "Minijob")), BEFORE, ENTRY, None, None, [Event("32", D(2026, 1, 1), D(2026, 4, 30)), Event("12", MAY)]),
    ("sick pay", replace(KNOWN, insured_days=0, unpaid=(("sick", 1),)), BEFORE, ENTRY, None, D(2026, 4, 12), [Event("51", D(2026, 1, 1), D(2026, 4, 12))]),
    ("maternity", replace(KNOWN, insured_days=0, unpaid=(("maternity", 1),)), BEFORE, ENTRY, None, None, [Event("51", D(2026, 1, 1), D(2026, 4, 30))]),
    ("parental", replace(KNOWN, insured_days=0, unpaid=(("parental", 1),)), BEFORE, ENTRY, None, None, [Event("52", D(2026, 1, 1), D(2026, 4, 30))]),
    ("unpaid", replace(KNOWN, insured_days=0, unpaid=(("unpaid", 1),)), BEFORE, ENTRY, None, D(2026, 4, 15), [Event("34", D(2026, 1, 1), D(2026, 4, 15))]),
    ("back from unpaid leave", KNOWN, replace(BEFORE, insured_days=0, unpaid=(("unpaid", 1),)), ENTRY, None, None, [Event("13", MAY)]),
    ("back from sickness", KNOWN, replace(BEFORE, insured_days=0, unpaid=(("sick", 1),)), ENTRY, None, None, []),
)  # fmt: skip


def test_which_reports_a_month_brings_about_and_when_they_are_due() -> None:
    """Each event has its key; six weeks, two weeks after a full month without pay, 15 and 16 February."""
    for name, now, before, entry, leaving, until, wanted in CASES:
        found = events(now, before, entry=entry, leaving=leaving, paid_until=until)
        assert found == wanted, name
    assert due_of("10", MAY, D(2026, 5, 4)) == D(2026, 6, 15)
    assert due_of("51", MAY, D(2026, 4, 12)) == D(2026, 6, 14)
    assert [due_of(code, JANUARY, D(2025, 12, 31)) for code in ("50", "92")] == [
        D(2026, 2, 15),
        D(2026, 2, 16),
    ]
    year = D(2025, 12, 31)
    assert [one.code for one in year_events(KNOWN, year, ENTRY, None)] == ["50", "92"]
    assert [one.code for one in year_events(KNOWN, year, ENTRY, D(2025, 6, 30))] == ["92"]
    assert [
        one.code for one in year_events(replace(KNOWN, cover=Cover("110", "0000")), year, ENTRY, None)
    ] == ["92"]


def _notices(office: Office) -> dict[str, int]:
    n = PayNotice
    asked = select(n.mark, n.id).order_by(n.id)
    return dict(office.read(reads("")(lambda connection: connection.execute(asked).all())))


def _values(office: Office, key: int) -> dict[str, str]:
    found = office.read(copy_sheet, key)
    assert found is not None
    return {one.key or one.title.en: one.value for one in found.fields}


def _kept(office: Office, person: int, code: str) -> int:
    """Return what all slips of somebody kept back under a code and its addition, in cents."""
    a, s = SlipAmount, PaySlip
    asked = select(func.sum(a.employee)).join(s, s.id == a.slip_id)
    asked = asked.where(
        s.person_id == person, a.code.in_((code, f"{code}_extra")), a.part.in_(("tax", "insurance"))
    )
    return int(office.read(reads("")(lambda connection: connection.scalar(asked))))


def _cents(text: str) -> int:
    return int(Decimal(text.replace(",", "")) * 100)


def test_sheets_are_those_of_slips_and_ledger(office: Office) -> None:
    """Statements add up to what is owed, the return to what the tax office gets; reports of people carry the pay of their days."""
    funds(office)
    lead = hire(office, "A", 4000_00, church="ev")
    hire(office, "B", 3500_00, church="rk", groups="9111")
    mini = hire(office, "M", 500_00, person_group="109", groups="6100", parent=False, young_children=0)
    guest = hire(office, "G", 3000_00, entry=D(2026, 1, 12))
    office.run(save_benefit, BenefitDraft(lead, "web", JANUARY, None, 50_00))
    office.run(save_benefit, BenefitDraft(lead, "ticket", JANUARY, None, 63_00))
    office.run(save_terms, TermsDraft(lead, ENTRY, occupation="713022110"))
    with pytest.raises(Invalid) as refused:
        office.run(save_terms, TermsDraft(mini, ENTRY, occupation="123"))
    assert refused.value.field == "occupation"
    office.run(compute, JANUARY)
    with pytest.raises(Invalid, match="release"):
        office.run(prepare_notices, slips(office)[0].run_id)
    run = month(office, JANUARY)
    made = office.run(prepare_notices, run)
    assert office.run(prepare_notices, run) == 0
    found = _notices(office)
    assert made == len(found) == 4
    owed = office.read(owed_to, run)
    for fund in (FUND, "Minijob-Zentrale"):
        values = _values(office, found[f"statement 2026-01 {fund}"])
        assert _cents(values["Total"]) == owed[fund]
        lines = [
            _cents(value)
            for key, value in values.items()
            if value.endswith(tuple("0123456789")) and "." in value and key != "Total"
        ]
        assert sum(lines) == owed[fund]
    values = _values(office, found["statement 2026-01 Minijob-Zentrale"])
    assert values["6000"] == "65.00"  # 13 % of 500
    assert values["0100"] == "93.00"  # 18.6 % of 500, the person pays 3.6 % of it
    assert {"1000", "KVF", "ZBP", "ZBF", "0001"} <= set(_values(office, found[f"statement 2026-01 {FUND}"]))
    values = _values(office, found["tax 2026-01"])
    assert values["86"] == "4"
    assert _cents(values["83"]) == owed[""]
    assert values["41"] == "12.50"  # 25 % of 50
    assert {"61", "62"} <= set(values)
    begin = _values(office, found[f"report {guest} 10 2026-01-12"])
    assert begin["Reason of the report"] == "10"
    assert begin["Contribution groups"] == "1111"
    assert "Pay charged, in euros" not in begin
    assert (begin["From"], "Until" in begin) == ("12/01/2026", False)
    people = {one: PersonDraft(one, "Muster", "Verkauf", "Kiel", "Stelle", entry=ENTRY) for one in "A"}
    office.run(save_person, replace(people["A"], leaving=D(2026, 2, 28)), lead, 1)
    office.run(note_illness, AbsenceDraft(guest, "sick", D(2026, 2, 16), D(2026, 2, 22)))
    second = month(office, FEBRUARY)
    office.run(prepare_notices, second)
    found = _notices(office)
    end = _values(office, found[f"report {lead} 30 2026-01-01 2026-02-28"])
    assert end["Pay charged, in euros"] == "8000"
    assert (end["From"], end["Until"]) == ("01/01/2026", "28/02/2026")
    assert end["Occupation key"] == "713022110"
    paper = _values(office, found[f"certif {lead}  2026-01-01 2026-02-28"])
    assert paper["3"] == "8,000.00"
    assert paper["17"] == "126.00"
    assert _cents(paper["23a"]) == _cents(paper["22a"]) == 2 * 372_00
    for number, code in (
        ("4", "wage_tax"),
        ("6", "church"),
        ("25", "health"),
        ("26", "care"),
        ("27", "unemployment"),
    ):
        assert _cents(paper[number]) == _kept(office, lead, code), code
    told = [str(one.words) for one in office.read(waiting)]
    assert any("contribution statement: still to be entered" in one for one in told)
    key = _notices(office)[f"u1 {guest}  2026-02-16 2026-02-22"]
    sick = _values(office, key)
    assert (sick["Calendar days"], sick["Pay that went on, gross"], sick["Refund"]) == ("7", "750.00", "")
    with pytest.raises(Invalid, match="80 %"):
        office.run(save_fund, FundDraft(FUND, "", JANUARY, 290, 160, u2=44, iban=IBAN, back=8001))
    office.run(save_fund, FundDraft(FUND, "", JANUARY, 290, 160, u2=44, iban=IBAN, back=6550))
    assert _values(office, key)["Refund"] == "491.25"  # 65.5 % of 3,000 × 7 / 28
    # entered once; what is corrected later is named
    key = found[f"report {guest} 10 2026-01-12"]
    office.run(enter_notice, key, D(2026, 2, 2), "R-1")
    sheet = office.read(copy_sheet, key)
    assert sheet is not None
    assert not sheet.changed
    office.run(save_terms, TermsDraft(guest, ENTRY, occupation="713022119"))
    sheet = office.read(copy_sheet, key)
    assert sheet is not None
    assert sheet.changed
    office.run(reopen_notice, key)
    office.run(reopen_notice, key)
    with pytest.raises(Invalid, match="to come"):
        office.run(enter_notice, key, D(2030, 1, 1))
    with pytest.raises(Invalid, match="before"):
        office.run(enter_notice, found["tax 2026-01"], D(2025, 12, 31))


def test_what_is_taken_back_stands_under_the_keys_it_stood_under(office: Office) -> None:
    """A group that was wrong, and somebody who was never here: the fund gets back line by line what it had, in statement, list and return."""
    funds(office)
    was = hire(office, "A", 500_00)
    never = hire(office, "B", 3500_00, church="ev")
    first = month(office, JANUARY)
    office.run(prepare_notices, first)
    told = _values(office, _notices(office)[f"statement 2026-01 {FUND}"])
    back = _values(office, _notices(office)["tax 2026-01"])
    held = office.read(reads("")(lambda connection: pay_parts(connection, was)))["insurance"][0]
    draft = InsuranceDraft(was, ENTRY, person_group="109", groups="6500")
    office.run(save_insurance, draft, held.id, held.version)
    leaving = PersonDraft("B", "Muster", "Verkauf", "Kiel", "Stelle", entry=ENTRY, leaving=D(2025, 12, 31))
    office.run(save_person, leaving, never, 1)
    second = month(office, FEBRUARY)
    office.run(prepare_notices, second)
    found, owed, lines = _notices(office), office.read(owed_to, second), 0
    for key, value in _values(office, found[f"statement 2026-02 {FUND}"]).items():
        if key in told and key != "From" and len(key) <= 4:  # keys of the form, no words
            assert _cents(value) == -_cents(told[key]), key
            lines += 1
    assert lines == 8
    assert _cents(_values(office, found[f"statement 2026-02 {FUND}"])["Total"]) == owed[FUND] < 0
    mini = _values(office, found["statement 2026-02 Minijob-Zentrale"])
    assert _cents(mini["Total"]) == owed["Minijob-Zentrale"] > 0
    assert mini["6000"] == "130.00"  # 13 % of 500, for January and for February
    now = _values(office, found["tax 2026-02"])
    assert (_cents(now["61"]), now["86"]) == (-_cents(back["61"]), "1")
    listed = office.read(reads("")(lambda connection: contribution_rows(connection, FEBRUARY, FEBRUARY)))
    assert {one.groups for one in listed if one.fund == FUND} == {"101 / 1111"}
    assert sum(one.total for one in listed) == sum(owed[name] for name in owed if name)


def test_reports_of_the_year_come_with_january(office: Office) -> None:
    """December gives certificates, January the reports of the year before, with a raise in it and one-off pay of the March clause."""
    funds(office)
    person = hire(office, "A", 5500_00, entry=D(2025, 11, 1))
    for day in (D(2025, 11, 1), D(2025, 12, 1)):
        run = month(office, day)
        if day.month == 12:
            office.run(save_pay, PayDraft(person, JANUARY, "month", 5600_00))
        office.run(prepare_notices, run)
    enter(office, person, 220, JANUARY, 4000_00)
    run = month(office, JANUARY)
    office.run(prepare_notices, run)
    found = _notices(office)
    year = _values(office, found[f"report {person} 50 2025-11-01 2025-12-31"])
    assert year["Pay charged, in euros"] == "11000"
    assert f"certif {person}  2025-11-01 2025-12-31" in found
    assert f"report {person} 92 2025-11-01 2025-12-31" in found
    assert [mark for mark in found if f"{person} 54 " in mark] == [
        f"report {person} 54 2025-12-01 2025-12-31"
    ]


def test_subsidy_to_maternity_pay_is_reckoned_and_claimed(office: Office) -> None:
    """Three months' net pay / 90 days less 13 euros, for each day of protection, without bonuses; by hand it is as typed; U2 refunds all."""
    funds(office)
    mother, other = hire(office, "A", 3000_00), hire(office, "B", 3000_00)
    enter(office, mother, 220, FEBRUARY, 1000_00)
    for day in (JANUARY, FEBRUARY, D(2026, 3, 1)):
        month(office, day)
    net = slips(office)[0].net
    for person in (mother, other):
        office.run(note_illness, AbsenceDraft(person, "maternity", D(2026, 4, 13), D(2026, 7, 20)))
    enter(office, other, 305, D(2026, 4, 1), 500_00)
    run = month(office, D(2026, 4, 1))
    april = {row.person_id: row for row in slips(office) if row.month == D(2026, 4, 1)}
    day = (Decimal(3 * net) / 100 / 90).quantize(Decimal("0.01"), ROUND_HALF_UP)
    wanted = int((day - 13) * 18 * 100)
    assert april[mother].gross == 1200_00 + wanted  # 12 of 30 days
    assert april[other].gross == 1200_00 + 500_00
    told = office.read(explained, april[mother].id)
    assert told is not None
    steps = [step for line in told.lines if line.code == "305" for step in line.steps]
    assert len(steps) == 1
    assert f"= {day}, less 13.00 of the fund, × 18 calendar days" in steps[0]
    office.run(prepare_notices, run)
    claim = _values(
        office, next(key for mark, key in _notices(office).items() if mark.startswith(f"u2 {mother} "))
    )
    assert _cents(claim["Refund (100 %)"]) == wanted
    assert not any(mark.startswith(f"u2 {other} ") for mark in _notices(office))
    month(office, MAY)
    may = {row.person_id: row for row in slips(office) if row.month == MAY}
    assert may[mother].gross == may[mother].net == int((day - 13) * 31 * 100)
    late = hire(office, "C", 3000_00, entry=MAY)
    office.run(note_illness, AbsenceDraft(late, "maternity", D(2026, 6, 1), D(2026, 8, 1)))
    office.run(compute, D(2026, 6, 1))
    assert any("months before maternity protection" in one for one in reasons(office))


@command("", locks=())
def _asked_until(unit: Unit, person: int, month: D) -> D | None:
    """Ask until when somebody was paid before a break."""
    return portals._paid_until(unit, person, month)


@pytest.mark.parametrize(
    ("kind", "since", "until", "paid"),
    [
        ("sick", D(2026, 5, 1), D(2026, 6, 20), D(2026, 4, 30)),  # from the very first of the month
        ("sick", D(2026, 4, 13), D(2026, 5, 1), D(2026, 4, 12)),  # until the very first
        ("sick", D(2026, 5, 2), D(2026, 6, 20), None),
        ("sick", D(2026, 4, 13), D(2026, 4, 30), None),
        ("unpaid", D(2026, 4, 13), D(2026, 6, 20), D(2026, 5, 12)),  # a month later, § 7 Abs. 3 SGB IV
    ],
)
def test_the_last_day_before_a_break(office: Office, kind: str, since: D, until: D, paid: D | None) -> None:
    """The absence that covers the first day of a month, its own first and last day among them."""
    karla = company(office).keys["karla"]
    note = note_illness if kind == "sick" else note_absence
    office.run(note, AbsenceDraft(karla, kind, since, until))
    assert office.run(_asked_until, karla, D(2026, 5, 1)) == paid
