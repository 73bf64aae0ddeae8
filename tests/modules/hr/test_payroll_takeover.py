"""Figures of another program in mid-year: what can't be right, the year as if it had been reckoned here throughout, twice, and changed later."""

from __future__ import annotations

import csv
import datetime
import io
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import BadFile, Forbidden, Invalid
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.reports import make_report
from app.modules.hr.payroll.models import PayNotice
from app.modules.hr.payroll.queries.amounts import amounts_of
from app.modules.hr.payroll.queries.facts import standing_slips
from app.modules.hr.payroll.queries.openings import openings
from app.modules.hr.payroll.queries.portals import copy_sheet
from app.modules.hr.payroll.queries.sheets import slip_sheets
from app.modules.hr.payroll.reports.lists import taken_over
from app.modules.hr.payroll.rules.kinds import BenefitDraft, OpeningDraft
from app.modules.hr.payroll.rules.portals import CERTIFICATE
from app.modules.hr.payroll.rules.reckoning import Amount
from app.modules.hr.payroll.rules.taking_over import About, faults
from app.modules.hr.payroll.services.beside import save_benefit
from app.modules.hr.payroll.services.computing import compute, leave_out
from app.modules.hr.payroll.services.portals import prepare_notices
from app.modules.hr.payroll.services.releasing import release
from app.modules.hr.payroll.services.taking_over import save_opening
from app.modules.hr.payroll.transfer.taken_over import import_openings
from tests.modules.hr.payroll_cases import D, enter, funds, hire, second_person, slips

RUNS = 3  # pairs of people of the property; more by hand
MONTHS = [D(2026, n, 1) for n in range(1, 7)]
# 2,000 a month for three months in 2026, group 1111, one child, 2.9 %: 18.6, 2.6, 17.5 and 3.6 % of 6,000, halves to both sides.
RIGHT = OpeningDraft(
    1, 2026, 90, 6000_00, 6000_00, pension=6000_00, fund_rate=290, first_month=1, last_month=3,
    gross=6000_00, once=0, wage_tax=240_00,
    soli=0, church=21_60, health_own=525_00, health_other=525_00,
    care_own=108_00, care_other=108_00, pension_own=558_00, pension_other=558_00,
    unemployment_own=78_00, unemployment_other=78_00, levies=100_00, payout=4475_40,
)  # fmt: skip
ABOUT = About(D(2020, 1, 1), None, "1111")


@pytest.mark.parametrize(
    ("changed", "about", "field"),
    [
        ({}, {}, ""),
        ({"wage_tax": -1}, {}, "wage_tax"),
        ({"first_month": None}, {}, "first_month"),
        ({"last_month": None}, {}, "last_month"),
        ({"first_month": 4}, {}, "last_month"),
        ({}, {"entry": D(2026, 2, 1)}, "first_month"),
        ({}, {"entry": D(2026, 1, 15)}, ""),
        ({}, {"leaving": D(2026, 2, 28)}, "last_month"),
        ({}, {"leaving": D(2026, 3, 1)}, ""),
        ({"days": 91}, {}, "days"),
        ({"days": 0}, {}, "days"),
        ({"once": 6000_01}, {}, "once"),
        ({"wage_tax": 2700_07}, {}, "wage_tax"),  # 45 % of 6,000 and two cents a month
        ({"soli": 13_26}, {}, ""),  # 5.5 % of 240 and six cents
        ({"soli": 13_27}, {}, "soli"),
        ({"church": 21_67}, {}, "church"),
        ({"health": 17437_50, "health_own": 2600_00}, {"groups": ""}, ""),  # three months at the ceiling
        ({"health": 17437_75}, {"groups": ""}, "health"),
        ({"pension": 25350_25}, {"groups": ""}, "pension"),
        ({"pension_other": 558_06}, {}, ""),
        ({"pension_other": 558_07}, {}, "pension_own"),
        ({"pension_own": 0}, {}, "pension_own"),
        (
            {"once": 500_00, "pension_own": 604_50, "pension_other": 604_50},
            {},
            "",
        ),  # one-off pay that December was charged with
        ({"once": 500_00, "pension_own": 604_50, "pension_other": 604_57}, {}, "pension_own"),
        ({"pension_own": 0}, {"groups": ""}, ""),  # groups changed meanwhile: not compared
        ({"unemployment_own": 0}, {}, "unemployment_own"),
        ({"health_own": 300_00, "health_other": 300_00}, {}, "health_own"),
        ({"care_own": 144_00}, {}, ""),  # childless: 4.2 %
        ({"care_own": 144_07}, {}, "care_own"),
        ({"year": 2019, "pension_own": 0}, {"entry": D(2019, 1, 1)}, ""),  # no law of that year is known
    ],
)
def test_what_cant_be_right(changed: dict[str, object], about: dict[str, object], field: str) -> None:
    """Each figure is held against months, days, ceilings (§§ 1, 2 BVV), rates and the others; the expected limits were reckoned by hand."""
    found = [one.field for one in faults(replace(RIGHT, **changed), replace(ABOUT, **about))]  # type: ignore[arg-type]
    assert (found[0] if found else "") == field


def told(amounts: list[list[Amount]]) -> Counter[str]:
    """Return the sums of months under the titles that a sheet of another program has, reckoned from their amounts."""
    found: Counter[str] = Counter()
    for one in (one for month in amounts for one in month):
        branch = {"health_extra": "health", "care_childless": "care"}.get(one.code, one.code)
        if one.part == "pay":
            found["Gesamtbrutto"] += one.employee
        elif one.part == "tax":
            found[{"wage_tax": "LSt", "soli": "SolZ", "church": "KiSt"}[one.code]] += one.employee
        elif one.part == "insurance":
            short = {"health": "KV", "care": "PV", "pension": "RV", "unemployment": "AV"}.get(branch)
            found[f"{short} AN" if short else "Umlagen"] += one.employee
            found[f"{short} AG" if short else "Umlagen"] += one.employer
        elif one.part == "base" and not one.last_year:
            names = {
                "taxed": "Steuerbrutto",
                "taxed_once": "Sonstige Bezüge",
                "days": "SV-Tage",
                "health": "KV-Brutto",
            }
            names |= {"pension": "RV-Brutto", "used.rebate": "Personalrabatt"}
            found[names.get(one.code, "")] += one.base
    found["Steuerbrutto"] += found["Sonstige Bezüge"]
    return found


def sheet(folder: Path, rows: list[dict[str, object]], name: str = "alt.csv") -> Path:
    """Write a sheet as a German spreadsheet program does, amounts with a comma."""
    heads = list(dict.fromkeys(name for row in rows for name in row if name))
    written = io.StringIO()
    table = csv.writer(written, delimiter=";")
    table.writerow(heads)
    whole = ("Personalnummer", "Jahr", "Bis Monat", "SV-Tage", "Grund")
    for row in rows:
        cells = [(one, row.get(one, 0)) for one in heads]
        table.writerow([v if one in whole else f"{int(v) // 100},{int(v) % 100:02}" for one, v in cells])  # type: ignore[call-overload]
    path = folder / name
    path.write_text(written.getvalue(), encoding="cp1252")
    return path


def standing(office: Office, person: int) -> dict[datetime.date, list[Amount]]:
    """Return the amounts of the slips that stand for somebody, by month."""

    def ask(connection: object) -> dict[datetime.date, list[Amount]]:
        found = standing_slips(connection, [person]).get(person, {})  # type: ignore[arg-type]
        kept = {day: one.id for day, one in found.items() if one.state == "reckoned"}
        amounts = amounts_of(connection, list(kept.values()))  # type: ignore[arg-type]
        return {day: amounts[key] for day, key in kept.items()}

    return office.read(reads("")(ask))


def test_a_year_taken_over_is_the_year_reckoned_here(office: Office, tmp_path: Path) -> None:
    """Who was brought forward comes out in each later month as who was here all year; both together are the year; a change is corrected."""
    funds(office)
    chance = random.Random(20)
    pairs = []
    for n in range(RUNS):
        about = {
            "tax_class": str(chance.choice((1, 3, 5))),
            "church": "ev",
            "young_children": chance.randrange(4),
        }
        amount = chance.choice((3400_00, 5700_00, 8300_00)) + chance.randrange(100_00)
        pair = [hire(office, f"{name}{n}", amount, **about) for name in "AB"]
        for person in pair:
            office.run(
                save_opening,
                OpeningDraft(person, 2025, 360, 66000_00, 66000_00, pension=66000_00, fund_rate=290),
            )
            office.run(save_benefit, BenefitDraft(person, "rebate", MONTHS[0], MONTHS[-1], 400_00))
            enter(office, person, 220, MONTHS[1], chance.randrange(900_00) if person == pair[0] else 1_00)
            enter(office, person, 220, MONTHS[4], 4000_00)
        pairs.append(pair)
    numbers = office.read(
        reads("")(lambda c: dict(c.execute(text("SELECT id, number FROM hr_person")).all()))
    )
    for month in MONTHS[:3]:
        run = office.run(compute, month, [first for first, _second in pairs]).run
        for _first, second in pairs:
            office.run(leave_out, run, second, "The other program")
        second_person(office).run(release, run)
    rows = []
    for first, second in pairs:
        sums = told(list(standing(office, first).values()))
        rows.append({"Personalnummer": numbers[second], "Jahr": 2026, "Bis Monat": 3, **sums})
    path = sheet(tmp_path, rows)
    assert import_openings(office, path, dry_run=True).new == RUNS
    assert 2026 not in {year for _person, year in office.read(reads("")(openings))}
    done = import_openings(office, path)
    assert (done.new, done.changed, done.same) == (RUNS, 0, 0)
    done = import_openings(office, path)
    assert (done.new, done.changed, done.same) == (0, 0, RUNS)
    for month in MONTHS[3:]:
        run = office.run(compute, month).run
        second_person(office).run(release, run)
    for first, second in pairs:
        one, other = standing(office, first), standing(office, second)
        assert set(other) == set(MONTHS[3:])
        for month in MONTHS[3:]:
            assert other[month] == one[month]
        year = office.read(reads("")(openings))[second, 2026]
        both = told(list(other.values()))
        whole = told(list(one.values()))
        assert year.taxed + both["Steuerbrutto"] == whole["Steuerbrutto"]
        assert year.wage_tax + both["LSt"] == whole["LSt"]
    _year_of_both(office, pairs, run)
    _changed_later(office, tmp_path, rows, pairs[0][1])


def _year_of_both(office: Office, pairs: list[list[int]], run: int) -> None:
    """Pay account, report and payslip of who was brought forward have the sums of who was here all year."""
    span = (D(2026, 1, 1), D(2026, 6, 30))
    account = office.read(make_report, "pay_account", *span).rows
    sums = [row[1:9] for row in account if row[0] == "Sum"]
    assert sums[0::2] == sums[1::2]
    assert [row[0] for row in account].count("01 to 03/2026, brought forward") == RUNS
    found = office.read(taken_over, *span)
    assert len(found.rows) == 4 * RUNS
    for place in range(0, len(found.rows), 4):
        _head, before, here, year = found.rows[place : place + 4]
        assert [a + b for a, b in zip(before[1:], here[1:], strict=True)] == list(year[1:])
        assert year[2] == sums[place // 2][1]
    papers = {one.slip.person: one.year for one in office.read(slip_sheets, run)}
    for first, second in pairs:
        for place in (("tax", "wage_tax"), ("insurance", "pension")):
            assert papers[first][place] == papers[second][place]
    with pytest.raises(Forbidden):
        Office(office.book, Actor("x", "x", frozenset({"hr.view"})), office.clock).read(taken_over, *span)


def _changed_later(office: Office, folder: Path, rows: list[dict[str, object]], person: int) -> None:
    """With released months on it a change needs a reason; the next month corrects what follows from it, and nobody else."""
    row = rows[0] | {
        "LSt": int(str(rows[0]["LSt"])) + 100,
        "Steuerbrutto": int(str(rows[0]["Steuerbrutto"])) - 300_00,
    }
    before = office.read(reads("")(openings))[person, 2026]
    with pytest.raises(BadFile) as refused:
        import_openings(office, sheet(folder, [row], "neu.csv"))
    assert [one.field for one in refused.value.faults] == ["reason"]
    assert office.read(reads("")(openings))[person, 2026] == before
    assert (
        import_openings(office, sheet(folder, [row | {"Grund": "Fehler im Altprogramm"}], "neu.csv")).changed
        == 1
    )
    assert (
        import_openings(office, sheet(folder, [row | {"Grund": "Fehler im Altprogramm"}], "neu.csv")).same
        == 1
    )
    with pytest.raises(Invalid, match="released in this book"):
        office.run(save_opening, replace(before, last_month=4, days=120, reason="x"), *_key(office, person))
    office.run(compute, D(2026, 7, 1))
    late = [one for one in slips(office) if one.month < D(2026, 7, 1) and one.replaces_id is not None]
    assert [(one.person_id, one.month) for one in late] == [
        (person, D(2026, 5, 1))
    ]  # the month of the one-off pay


def _key(office: Office, person: int) -> tuple[int, int]:
    """Return key and version of what was brought forward of somebody."""
    asked = text("SELECT id, version FROM hr_payroll_opening WHERE year = 2026 AND person_id = :person")
    row = office.read(reads("")(lambda c: c.execute(asked, {"person": person}).one()))
    return row.id, row.version


def test_the_certificate_counts_what_was_brought_forward(office: Office, tmp_path: Path) -> None:
    """December's certificate has both; every fault of a sheet is named by line and field; a month that is brought forward is not reckoned again."""
    funds(office)
    person, other = hire(office, "A", 4000_00), hire(office, "B", 3000_00, entry=D(2026, 3, 15))
    first, second = office.read(
        reads("")(lambda c: list(c.scalars(text("SELECT number FROM hr_person ORDER BY id"))))
    )
    wrong = [
        {"Personalnummer": first, "Jahr": 2026, "Bis Monat": 11, "SV-Tage": 331, "Steuerbrutto": 1_00},
        {"Personalnummer": second, "Jahr": 2026, "Bis Monat": 11, "SV-Tage": 90, "Steuerbrutto": 1_00},
        {"Personalnummer": 9999999, "Jahr": 2026, "Bis Monat": 11, "SV-Tage": 90, "Steuerbrutto": 1_00},
    ]
    with pytest.raises(BadFile) as refused:
        import_openings(office, sheet(tmp_path, wrong))
    assert [(one.line, one.field) for one in refused.value.faults] == [
        (2, "days"),
        (3, "first_month"),
        (4, "number"),
    ]
    with pytest.raises(BadFile) as refused:
        import_openings(office, sheet(tmp_path, [wrong[0] | {"Jahr": "26", "Bis Monat": "13"}]))
    assert [one.field for one in refused.value.faults] == ["year", "last_month"]
    with pytest.raises(BadFile) as refused:
        import_openings(office, sheet(tmp_path, [wrong[0] | {"SV-Tage": 330, "Netto": 2_00}]))
    assert [one.field for one in refused.value.faults] == ["net"]
    told = OpeningDraft(person, 2026, 330, 44000_00, 44000_00, pension=44000_00, fund_rate=290,
                        first_month=1, last_month=11, wage_tax=5500_00, pension_own=4092_00,
                        pension_other=4092_00, health_own=3850_00, health_other=3850_00,
                        care_own=792_00, care_other=792_00,
                        unemployment_own=572_00, unemployment_other=572_00, ticket=630_00)  # fmt: skip
    office.run(save_opening, told)
    assert office.run(compute, D(2026, 11, 1), [person]).refused == 1
    assert "brought forward" in slips(office)[0].reason
    office.run(leave_out, slips(office)[0].run_id, person, "x")
    office.run(compute, D(2026, 11, 1), [other])
    second_person(office).run(release, slips(office)[0].run_id)
    run = office.run(compute, D(2026, 12, 1)).run
    second_person(office).run(release, run)
    office.run(prepare_notices, run)
    asked = reads("")(
        lambda c: c.execute(PayNotice.__table__.select().where(PayNotice.kind == CERTIFICATE)).all()
    )
    key = next(one.id for one in office.read(asked) if one.person_id == person)
    fields = {one.key: one.value for one in office.read(copy_sheet, key).fields if one.key}
    assert (fields["3"], fields["22a"], fields["17"]) == ("48,000.00", "4,464.00", "630.00")
    assert not any("before" in one.value for one in office.read(copy_sheet, key).fields)
