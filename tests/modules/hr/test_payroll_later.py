"""What comes to books later: pay kinds in books made before, and months that another program reckoned without saying which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete, text

from app.core.errors import Invalid
from app.data.basics import MET, bring_if_new, met
from app.data.office import Office, command
from app.data.system_tables import About
from app.data.unit import Unit
from app.data.verify import verify
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_illness
from app.modules.hr.payroll.models import PayKind
from app.modules.hr.payroll.queries.portals import copy_sheet
from app.modules.hr.payroll.rules.kinds import ClaimDraft, OpeningDraft
from app.modules.hr.payroll.services.beside import save_claim
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.taking_over import save_opening
from app.modules.hr.people.api import InsuranceDraft, PersonDraft, save_person
from app.modules.hr.people.services.file import save_insurance
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import ENTRY, FUND, JANUARY, D, enter, funds, hire, month, reasons

KINDS = (
    "SELECT number, use, spare FROM hr_payroll_kind WHERE use IN ('mother', 'low', 'old', 'crash') OR number IN (200, 210) "
    "ORDER BY number"
)


@command("")
def make_old(unit: Unit) -> None:
    """Take away what came later: kinds of the subsidy and of three benefits, what can't be attached, and that the book has met them."""
    later = "SELECT id FROM hr_payroll_kind WHERE use IN ('mother', 'low', 'old', 'crash')"
    for (key,) in unit.connection.execute(text(later)).all():
        unit.delete(PayKind, key)
    for (key,) in unit.connection.execute(text("SELECT id FROM hr_payroll_kind WHERE spare <> ''")).all():
        unit.update(PayKind, key, {"spare": ""})
    known = " ".join(sorted(one for one in met(unit.connection) if "+" not in one))
    unit.connection.execute(delete(About).where(About.name == MET))
    unit.connection.execute(
        text("INSERT INTO about (name, value) VALUES (:name, :value)"), {"name": MET, "value": known}
    )


def test_an_old_book_gets_the_kinds_once(office: Office) -> None:
    """The subsidy to maternity pay, pensions and what can't be attached come with the upgrade, once; who takes them away keeps it so."""
    before = raw(office, KINDS)
    assert [row[1] for row in before] == ["", "", "mother", "low", "old", "crash"]
    office.run(make_old)
    assert raw(office, KINDS) == [(200, "", ""), (210, "", "")]
    bring_if_new(office.book)
    assert raw(office, KINDS) == before
    bring_if_new(office.book)
    assert raw(office, KINDS) == before
    assert [one for one in verify(office.book) if not one.ok] == []


def test_nothing_is_brought_that_would_change_a_released_month(office: Office) -> None:
    """Where months with maternity protection are released, or something is kept back, the old book stays as it is."""
    office.run(make_old)
    funds(office)
    person = hire(office, "A", 3500_00)
    office.run(note_illness, AbsenceDraft(person, "maternity", D(2026, 1, 12), D(2026, 4, 19)))
    office.run(save_claim, ClaimDraft(person, "attach", D(2026, 7, 9), None, 900_00, creditor="Inkasso"))
    month(office, JANUARY)
    bring_if_new(office.book)
    benefits = [(331, "low", ""), (332, "old", ""), (333, "crash", "")]  # nobody can have had them
    assert raw(office, KINDS) == [(200, "", ""), (210, "", ""), *benefits]


@pytest.mark.parametrize(
    ("days", "refused"),
    [(90, 0), (60, 1)],
)
def test_months_that_are_not_said_are_those_before_the_book(office: Office, days: int, refused: int) -> None:
    """Ninety days are January to March before April; sixty leave a gap, and one-off pay is refused."""
    funds(office)
    person = hire(office, "A", 3500_00)
    held = OpeningDraft(person, 2026, days, 10500_00, 10500_00, pension=10500_00, fund_rate=290)
    office.run(save_opening, held)
    enter(office, person, 220, D(2026, 4, 1), 500_00)
    assert office.run(compute, D(2026, 4, 1)).refused == refused
    if refused:
        assert any("year" in one for one in reasons(office))


def test_a_subsidy_brought_forward_counts_by_the_insurance_of_then(office: Office) -> None:
    """Privately insured until June, in the fund since July: the certificate shows the subsidy of the first half; an own part is refused."""
    funds(office)
    july = D(2026, 7, 1)
    person = hire(office, "A", 7000_00, groups="0110")
    office.run(save_insurance, InsuranceDraft(person, july, fund=FUND, parent=True, young_children=1))
    figures = {
        "health_other": 3051_54,
        "care_other": 627_78,
        "pension_own": 3906_00,
        "pension_other": 3906_00,
    }
    half = OpeningDraft(
        person,
        2026,
        180,
        42000_00,
        34875_00,
        pension=42000_00,
        fund_rate=290,
        first_month=1,
        last_month=6,
        unemployment_own=546_00,
        unemployment_other=546_00,
        **figures,
    )
    with pytest.raises(Invalid, match="privately") as refused:
        office.run(save_opening, replace(half, health_own=10_00))
    assert refused.value.field == "health_own"
    office.run(save_opening, half)
    office.run(
        save_person,
        PersonDraft("A", "Muster", "Verkauf", "Kiel", "Stelle", entry=ENTRY, leaving=D(2026, 7, 31)),
        person,
        1,
    )
    office.run(prepare_notices, month(office, july))
    ((key,),) = raw(office, "SELECT id FROM hr_payroll_notice WHERE kind = 'certif'")
    sheet = office.read(copy_sheet, key)
    assert sheet is not None
    told = {one.key: one.value for one in sheet.fields}
    assert (told["24b"], told["24c"]) == ("3,051.54", "627.78")
    assert told["25"] not in ("", "0.00")  # of July
