"""Working time in pay: hours by the hour, hours out of the balance, surcharges of § 3b EStG; by hand, by a second reckoning, in a book."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

import pytest

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.unit import Unit
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_absence
from app.modules.hr.payroll.queries.amounts import amounts_of
from app.modules.hr.payroll.queries.explaining import explained
from app.modules.hr.payroll.queries.grid import entry_grid
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.rules.hours import (
    Counted,
    Parts,
    PlannedDay,
    basic_hour,
    in_hours,
    minutes_of_pay,
    paid_out_hour,
    parts_of,
    with_surcharges,
)
from app.modules.hr.payroll.rules.kinds import ItemDraft, TypedItem
from app.modules.hr.payroll.rules.month import MonthInput, Surcharge, frozen, same_inputs
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.services.registers import enter_items, save_item
from app.modules.hr.worktime.models import TimeMonth, TimeRule
from app.modules.hr.worktime.rules.models import FLEX, TRUST, ModelDraft
from app.modules.hr.worktime.services.masters import save_model
from app.modules.hr.worktime.services.months import NOTHING
from tests.modules.hr.payroll_cases import ENTRY, FEBRUARY, JANUARY, MARCH, D, funds, hire, kind, month, slips

RUNS = 300  # random surcharges; more by hand
AMOUNTS = ("pay", "tax", "insurance")

# minutes, cents an hour, per cent paid, per cent free: free of both, only of tax, of neither (§ 3b Abs. 2 EStG, § 1 Abs. 1 Nr. 1 SvEV)
PARTS = (
    (600, 20_00, 25, 25, Parts(50_00, 0, 0)),  # 10 h × 20 × 25 %
    (600, 25_00, 25, 25, Parts(62_50, 0, 0)),
    (600, 25_01, 25, 25, Parts(62_50, 3, 0)),  # 62.525 is 62.53
    (600, 30_00, 25, 25, Parts(62_50, 12_50, 0)),
    (600, 50_00, 25, 25, Parts(62_50, 62_50, 0)),
    (600, 60_00, 25, 25, Parts(62_50, 62_50, 25_00)),
    (600, 20_00, 40, 40, Parts(80_00, 0, 0)),
    (600, 20_00, 50, 25, Parts(50_00, 0, 50_00)),  # more than the law leaves free
    (600, 20_00, 10, 25, Parts(20_00, 0, 0)),  # less
    (600, 60_00, 50, 25, Parts(62_50, 62_50, 175_00)),
    (480, 18_40, 50, 50, Parts(73_60, 0, 0)),
    (480, 18_40, 125, 125, Parts(184_00, 0, 0)),
    (480, 18_40, 150, 150, Parts(220_80, 0, 0)),
    (1, 13_90, 25, 25, Parts(6, 0, 0)),  # 5.79 cents
    (1, 1_00, 25, 25, Parts(0, 0, 0)),
    (0, 50_00, 25, 25, Parts(0, 0, 0)),
    (90, 14_00, 0, 25, Parts(0, 0, 0)),
)
HOLIDAY = PlannedDay(0, 480, 0, True)
# counted: account, target, worked, credit, paid; days that are not as usual; minutes of pay
HOURS = (
    (Counted(True, 9600, 9000, 480, 0), (), 9600),  # what is missing stands in the balance
    (Counted(True, 9600, 11000, 0, 600), (), 10200),  # ten hours go out of it
    (Counted(False, 9600, 9000, 480, 0), (), 9480),
    (Counted(False, 0, 1234, 0, 0), (), 1234),
    (Counted(True, 9120, 9120, 0, 0), (HOLIDAY,), 9600),  # § 2 EntgFG
    (Counted(True, 9120, 9600, 0, 0), (PlannedDay(0, 480, 480, True),), 9600),  # worked: in the balance
    (Counted(False, 9120, 9120, 0, 0), (HOLIDAY,), 9600),
    (Counted(False, 9120, 9600, 0, 0), (PlannedDay(0, 480, 480, True),), 9600),  # worked, not lost
    (Counted(False, 9120, 9240, 0, 0), (PlannedDay(0, 480, 120, True),), 9600),
    (Counted(True, 9600, 8640, 960, 0), (PlannedDay(480, 480, 0, False, 10_000),) * 2, 8640),  # not paid
    (Counted(False, 9600, 8640, 960, 0), (PlannedDay(480, 480, 0, False, 10_000),) * 2, 8640),
    (Counted(True, 9600, 9360, 240, 0), (PlannedDay(480, 480, 0, False, 5_000),), 9360),  # half a day
    (Counted(True, 9120, 0, 9120, 0), (PlannedDay(0, 480, 0, True, 10_000),), 9120),
    (Counted(False, 0, 0, 0, 0), (PlannedDay(480, 480, 0, False, 10_000),), 0),
)


@pytest.mark.parametrize(("minutes", "hour", "percent", "free", "wanted"), PARTS)
def test_parts_of_a_surcharge(minutes: int, hour: int, percent: int, free: int, wanted: Parts) -> None:
    """What is free of tax up to 50, of contributions up to 25 euros an hour."""
    assert parts_of(Surcharge(1, minutes, hour, percent, free), JANUARY) == wanted


@pytest.mark.parametrize(("counted", "days", "wanted"), HOURS)
def test_minutes_of_pay_by_the_hour(counted: Counted, days: tuple[PlannedDay, ...], wanted: int) -> None:
    """The target where there is a balance, else what was worked; holidays are paid, days without pay are not."""
    assert minutes_of_pay(counted, days) == wanted


def test_surcharges_against_a_second_reckoning() -> None:
    """In decimals, part by part: free, free of tax only, taxable; and more minutes are never less money."""
    chance = random.Random(3)
    cent = lambda value: int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))  # noqa: E731
    for _n in range(RUNS):
        minutes, hour = chance.randrange(1, 3000), chance.randrange(1000, 8000)
        free, percent = chance.choice((25, 40, 50, 125, 150)), chance.randrange(1, 200)
        found = parts_of(Surcharge(1, minutes, hour, percent, free), JANUARY)
        rate = Decimal(min(percent, free)) / 100
        with_cap = [cent(minutes * min(Decimal(hour) / 100, Decimal(cap)) * rate / 60) for cap in (25, 50)]
        whole = cent(Decimal(minutes * hour * percent) / 10_000 / 60)
        assert (found.free, found.free + found.partly, found.total) == (*with_cap, whole)
        more = parts_of(Surcharge(1, minutes + 1, hour, percent, free), JANUARY)
        assert more.free >= found.free
        assert more.total >= found.total


def test_the_pay_of_an_hour() -> None:
    """Surcharges take 4.35 weeks a month, hours out of the balance 13/3; halves of cents upwards."""
    assert basic_hour(3480_00, 2400, JANUARY) == 20_00  # 40 h × 4.35 = 174 h
    assert paid_out_hour(2409_33, 2400) == 13_90  # the minimum wage of a whole month
    assert [in_hours(minutes) for minutes in (0, 1, 20, 462)] == [0, 167, 3333, 77000]


def test_parts_without_a_pay_kind_are_refused_and_old_inputs_stay_the_same() -> None:
    """Nothing is paid under no kind; a month that was kept before surcharges were known is the same month."""
    given = MonthInput(JANUARY, surcharges=(Surcharge(160, 600, 60_00, 25, 25, partly=168, above=0),))
    with pytest.raises(Invalid, match="No pay kind"):
        with_surcharges(given)
    now = frozen(MonthInput(JANUARY))
    before = now.replace(',"surcharges":[]', "")
    assert before != now
    assert same_inputs(before, now)
    assert not same_inputs("", now)
    assert not same_inputs(before, frozen(given))


def _close(office: Office, person: int, day: D, **figures: object) -> None:
    """Close a month of somebody with figures, or close it anew."""

    @command("")
    def put(unit: Unit) -> None:
        values = {**NOTHING, "state": "closed", **figures}
        m = TimeMonth
        asked = unit.connection.execute(
            m.__table__.select().where(m.person_id == person, m.month == day)
        ).first()
        if asked is None:
            unit.insert(TimeMonth, person_id=person, month=day, **values)
        else:
            unit.update(TimeMonth, asked.id, values)

    office.run(put)


def _timed(office: Office, name: str, model: int, amount: int, **more: object) -> int:
    """Hire somebody with 40 hours a week whose time is counted."""
    person = hire(office, name, amount, **more)

    @command("")
    def rule(unit: Unit) -> None:
        unit.insert(TimeRule, person_id=person, since=ENTRY, model_id=model)

    office.run(rule)
    return person


def test_a_month_takes_its_working_time(office: Office) -> None:
    """Hours and surcharges come from closed months; what is not closed is named; what is closed later is paid with the next month."""
    funds(office)
    flex = office.run(save_model, ModelDraft("Flex", FLEX))
    trust = office.run(save_model, ModelDraft("Trust", TRUST))
    hourly = _timed(office, "H", flex, 20_00, kind="hour")
    worked = _timed(office, "W", trust, 20_00, kind="hour")
    night = _timed(office, "N", flex, 5220_00)
    late = _timed(office, "L", flex, 3480_00)
    _close(office, hourly, JANUARY, target=9600, worked=9000, paid=60, surcharges='{"night": 600}')
    _close(
        office, night, JANUARY, target=9600, worked=9600, paid=120, surcharges='{"sunday": 480, "night": 120}'
    )
    done = office.run(compute, JANUARY)
    assert done.refused == 1  # nobody closed the hours of who is paid by the hour
    step = next(one for one in office.read(guide).steps if one.key == "time")
    assert (step.done, step.words[:1]) == (None, "2")
    _close(office, worked, JANUARY, worked=5000, surcharges="{}")
    run = month(office, JANUARY)
    rows = {row.person_id: row for row in slips(office)}
    amounts = office.read(reads("")(amounts_of), [row.id for row in rows.values()])
    paid = {
        person: {one.code: one.employee for one in amounts[row.id] if one.part == "pay"}
        for person, row in rows.items()
    }
    week = 40 * 60  # New Year is paid too: eight hours
    assert paid[hourly] == {"110": (9600 + 60 + week // 5) * 20_00 // 60, "160": 50_00}
    assert paid[worked] == {"110": (5000 * 20_00 + week // 5 * 20_00 + 30) // 60}
    hour = 30_00  # 5,220 / 174
    assert paid[night] == {
        "100": 5220_00,
        "130": 2 * 30_12,  # 5,220 × 3 / (40 × 13)
        "160": 2 * 25_00 * 25 // 100,
        "162": 8 * 25_00 * 50 // 100,
        "168": (2 * 25 + 8 * 50) * (hour - 25_00) // 100,
    }
    assert paid[late] == {"100": 3480_00}
    taxed = sum(one.base for one in amounts[rows[night].id] if one.code == "taxed")
    assert taxed == 5220_00 + 60_24
    charged = {
        one.base for one in amounts[rows[night].id] if one.code == "pension" and one.part == "insurance"
    }
    assert charged == {5220_00 + 60_24 + paid[night]["168"]}
    told = office.read(explained, rows[night].id)
    assert told is not None
    assert told.same
    steps = {one.code: one.steps for one in told.lines if one.part == "pay"}
    assert "30.00 × 50 % = 120.00; 100.00 stands here" in steps["162"][0]
    assert len(steps["168"]) == 2
    assert run
    _close(office, late, JANUARY, surcharges='{"holiday": 480}')
    _close(office, night, JANUARY, surcharges='{"sunday": 480, "night": 120}', paid=120)
    for person in (hourly, worked, night, late):
        _close(office, person, FEBRUARY, target=9600, worked=9600)
    second = month(office, FEBRUARY)
    fixed = [row for row in slips(office) if row.run_id == second and row.month == JANUARY]
    assert [row.person_id for row in fixed] == [
        late
    ]  # nothing of the others changed, though one was closed anew
    assert fixed[0].gross == 3480_00 + 8 * 20_00 * 125 // 100


def test_days_without_pay_are_left_out_of_the_hours(office: Office) -> None:
    """Unpaid leave on a Monday and half of the Tuesday: twelve hours less than the month's, the rest of the month is as it was."""
    funds(office)
    person = _timed(office, "U", office.run(save_model, ModelDraft("Flex", FLEX)), 20_00, kind="hour")
    office.run(note_absence, AbsenceDraft(person, "unpaid", D(2026, 1, 12), D(2026, 1, 13), half_last=True))
    _close(office, person, JANUARY, target=9600, worked=8880, surcharges="{}")
    month(office, JANUARY)
    (slip,) = slips(office)
    (paid,) = (one for one in office.read(reads("")(amounts_of), [slip.id])[slip.id] if one.code == "110")
    assert paid.employee == (160 + 8 - 12) * 20_00  # New Year is paid too


def test_entries_of_many_people_are_typed_in_a_grid(office: Office) -> None:
    """Cells are kept all or none, change, and go; what was changed meanwhile is refused; what comes each month is shown apart."""
    people = [hire(office, name) for name in "AB"]
    gone = hire(office, "C", entry=MARCH)
    hours, bonus = kind(office, 110), kind(office, 220)
    office.run(save_item, ItemDraft(people[0], kind(office, 150), D(2025, 12, 1), D(2026, 6, 1), 50_00))
    cells = [TypedItem(people[0], hours, JANUARY, 7_5000), TypedItem(people[1], bonus, JANUARY, 300_00)]
    assert office.run(enter_items, cells) == 2
    assert office.run(enter_items, cells) == 0
    found = office.read(entry_grid, D(2026, 1, 17))
    places = {one.number: at for at, one in enumerate(found.kinds)}
    assert not {100, 120, 160, 169} & places.keys()
    assert [row.person for row in found.rows] == people  # who begins in March is not there yet
    first, second = found.rows
    assert (first.cells[places[110]], second.cells[places[220]]) == (7_5000, 300_00)
    assert first.steady[places[150]] == 50_00
    change = [
        TypedItem(people[0], hours, JANUARY, None, 7_5000),
        TypedItem(people[1], bonus, JANUARY, 1_00, 2_00),
    ]
    with pytest.raises(Invalid, match="meanwhile"):
        office.run(enter_items, change)
    assert office.read(entry_grid, JANUARY).rows[0].cells[places[110]] == 7_5000
    with pytest.raises(Invalid, match="below zero"):
        office.run(enter_items, [TypedItem(people[1], bonus, JANUARY, -1, 300_00)])
    assert office.run(enter_items, [change[0], TypedItem(people[1], bonus, JANUARY, 1_00, 300_00)]) == 2
    rows = office.read(entry_grid, JANUARY).rows
    assert (rows[0].cells[places[110]], rows[1].cells[places[220]]) == (None, 1_00)
    assert gone
