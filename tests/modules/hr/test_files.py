"""Personnel files: what holds on which day, what is refused, and who learns of pay."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from app.core.errors import Forbidden, Invalid, KontorError
from app.data.office import Office
from app.data.queries import query
from app.data.search import search
from app.data.trail import history
from app.modules.hr.people.api import calendars, file_of, person, team_of
from app.modules.hr.people.queries.file import (
    chart,
    looks,
    own_file,
    own_health,
    own_pay,
    pay_parts,
    sealed_pay,
)
from app.modules.hr.people.queries.masters import deadlines, posts_source
from app.modules.hr.people.rules.file import (
    AssignmentDraft,
    BankDraft,
    ContractDraft,
    InsuranceDraft,
    PayDraft,
    PersonalDraft,
    PostDraft,
    QualificationDraft,
    SiteDraft,
    TaxDraft,
    tree,
)
from app.modules.hr.people.rules.hours import (
    Calendar,
    Place,
    PlaceFrom,
    WeekFrom,
    read_week,
    read_weeks,
    weeks_words,
)
from app.modules.hr.people.rules.payroll import insurance_number, tax_id
from app.modules.hr.people.services.day import do_day
from app.modules.hr.people.services.file import (
    save_assignment,
    save_bank,
    save_contract,
    save_insurance,
    save_pay,
    save_personal,
    save_post,
    save_qualification,
    save_site,
    save_tax,
)
from app.modules.hr.people.services.looking import look_at_pay
from tests.modules.hr.company import ROLES, company

D = datetime.date
CALENDARS, TEAM = query("")(calendars), query("")(team_of)
CANARY = "E99 Zwergdommel"


def test_check_digits() -> None:
    """Numbers of samples pass, one wrong digit does not."""
    assert insurance_number("15 070649 C 103") == "15070649C103"
    assert insurance_number("15070649C103", D(1949, 6, 7)) == "15070649C103"
    assert tax_id("86 095 742 719") == "86095742719"
    for wrong in ("15070649C104", "15070648C103", "1507064C103", ""):
        with pytest.raises(Invalid):
            insurance_number(wrong)
    with pytest.raises(Invalid, match="born in"):
        insurance_number("15070649C103", D(1950, 6, 7))
    for wrong in ("86095742718", "06095742719", "11111111111", "8609574271", "12345678901"):
        with pytest.raises(Invalid):
            tax_id(wrong)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 8 8 8 6,5", "8:00 8:00 8:00 8:00 6:30 – –"),
        ("8 8 8 8 6.5", "8:00 8:00 8:00 8:00 6:30 – –"),
        ("5x7:42", "7:42 7:42 7:42 7:42 7:42 – –"),
        ("8 - 8 – 8", "8:00 – 8:00 – 8:00 – –"),
        ("0 0 0 0 0 6 6", "– – – – – 6:00 6:00"),
        ("7,7 7,75", "7:42 7:45 – – – – –"),
        ("5x8/3x8", "8:00 8:00 8:00 8:00 8:00 – – / 8:00 8:00 8:00 – – – –"),
        ("8 / 0 8 / -", "8:00 – – – – – – / – 8:00 – – – – – / – – – – – – –"),
    ],
)
def test_hours_of_a_week(typed: str, kept: str) -> None:
    """What is typed is kept in one way of writing, and reads the same again."""
    assert weeks_words(read_weeks(typed)) == kept
    assert read_weeks(kept) == read_weeks(typed)


@pytest.mark.parametrize(
    "typed", ["", "8 8 8 8 8 8 8 8", "8:75", "25", "acht", "8x8", "8 /", " / ".join("123456789")]
)
def test_what_are_no_hours(typed: str) -> None:
    """What can't be read is refused at its field."""
    with pytest.raises(Invalid) as caught:
        read_weeks(typed)
    assert caught.value.field == "week"


def test_target_hours() -> None:
    """Holidays of the site, eves, change of hours and of site, entry and exit, all in one calendar."""
    week = read_week("8 8 8 8 4")
    plan = Calendar(
        D(2026, 1, 2),
        D(2026, 12, 31),
        (WeekFrom(D(2026, 1, 2), week), WeekFrom(D(2026, 7, 1), read_week("6 6"))),
        (
            PlaceFrom(D(2026, 1, 2), Place("SH")),
            PlaceFrom(D(2026, 5, 1), Place("BY", assumption=True, eves="half")),
        ),
    )
    wanted = {
        D(2026, 1, 1): 0, D(2026, 1, 2): 240, D(2026, 1, 5): 480, D(2026, 4, 3): 0, D(2026, 6, 4): 0,
        D(2026, 6, 3): 480,
        D(2026, 7, 1): 0, D(2026, 7, 6): 360, D(2026, 8, 15): 0, D(2027, 1, 4): 0,
    }  # fmt: skip
    assert {day: plan.target(day).minutes for day in wanted} == wanted
    eve = Calendar(
        D(2026, 1, 1), None, (WeekFrom(D(2026, 1, 1), read_week("5x8")),), (), Place("SH", eves="half")
    )
    assert eve.target(D(2026, 12, 24)).minutes == 240
    assert Calendar(None, None, (), ()).target(D(2026, 6, 3)).minutes == 0
    assert sum(one.minutes for one in plan.days(D(2026, 6, 1), D(2026, 6, 7))) == 28 * 60


def test_a_chart_leaves_nobody_out() -> None:
    """Who has no head stands at the top, a circle begins with its first."""
    found = tree(
        [
            (1, "A", "", "", None),
            (2, "B", "", "", 1),
            (3, "C", "", "", 4),
            (4, "D", "", "", 3),
            (5, "E", "", "", 9),
        ]
    )
    assert [one.key for one in found] == [1, 5, 3]
    assert sum(one.count for one in found) == 5


def test_what_holds_on_which_day(any_office: Office) -> None:
    """A change of tomorrow is typed today; lists show today, the file any day; the day brings it into the lists."""
    c = company(any_office)
    o, karla = c.office, c.keys["karla"]
    site = o.run(save_site, SiteDraft("München", "BY"))
    o.run(
        save_assignment,
        AssignmentDraft(karla, D(2026, 11, 24), "Einkauf", "Leitung", site, manager=c.keys["hanna"]),
    )
    o.run(save_contract, ContractDraft(karla, D(2027, 1, 1), week="8 8 8"))
    file = o.read(file_of, karla)
    now, soon = file.contract(D(2026, 12, 31)), file.contract(D(2027, 1, 1))
    assert now is not None
    assert soon is not None
    assert (now.draft.week, soon.draft.week) == ("8:00 8:00 8:00 8:00 8:00 – –", "8:00 8:00 8:00 – – – –")
    view = o.read(person, karla)
    assert view is not None
    assert view.draft.department == "Verkauf"
    later = Office(o.book, o.actor, lambda: o.clock() + datetime.timedelta(days=1))
    from app.data.daily import do_all

    assert "hr.people" in do_all(later)
    view = o.read(person, karla)
    assert view is not None
    assert (view.draft.department, view.draft.site, view.draft.job) == ("Einkauf", "München", "Leitung")
    plan = o.read(CALENDARS, [karla])[karla]
    assert plan.target(D(2027, 1, 6)).holiday is not None  # Epiphany in Bavaria
    assert plan.target(D(2027, 1, 8)).minutes == 0
    assert o.read(TEAM, c.keys["hanna"], D(2026, 12, 1)) == sorted((karla, c.keys["olaf"]))
    assert [one.count for one in o.read(chart, D(2026, 12, 1))] == [3, 1]
    with pytest.raises(Invalid, match="led by"):
        o.run(save_assignment, AssignmentDraft(c.keys["hanna"], D(2026, 12, 1), manager=karla))
    with pytest.raises(Invalid) as caught:
        o.run(save_contract, ContractDraft(karla, D(2027, 1, 1)))
    assert caught.value.field == "since"
    for wrong, field in (
        (ContractDraft(karla, D(2027, 2, 1), kind="fixed"), "fixed_until"),
        (ContractDraft(karla, D(2027, 2, 1), week="–"), "week"),
        (ContractDraft(karla, D(2027, 2, 1), fixed_until=D(2027, 1, 1)), "fixed_until"),
        (ContractDraft(karla, D(2027, 2, 1), leave=-1), "leave"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_contract, wrong)
        assert caught.value.field == field
    assert do_day.__doc__


def test_deadlines_and_posts(any_office: Office) -> None:
    """What ends soon is told, with the person; a post is vacant until somebody fills it."""
    c = company(any_office)
    o, karla = c.office, c.keys["karla"]
    day = D(2026, 11, 23)
    o.run(
        save_contract,
        ContractDraft(
            karla, D(2026, 10, 1), "fixed", fixed_until=D(2027, 1, 31), probation_until=D(2026, 12, 31)
        ),
    )
    o.run(save_personal, PersonalDraft(karla, D(1990, 11, 25), permit_until=D(2027, 1, 1)))
    o.run(save_qualification, QualificationDraft(karla, "Ersthelferin", until=D(2026, 12, 24)))
    assert [(one.kind, one.day) for one in o.read(deadlines, day)] == [
        ("proof", D(2026, 12, 24)),
        ("probation", D(2026, 12, 31)),
        ("permit", D(2027, 1, 1)),
        ("fixed", D(2027, 1, 31)),
    ]
    post = o.run(save_post, PostDraft("Verkauf 1", "Verkauf", since=D(2020, 1, 1)))

    def vacancy() -> str:
        source = posts_source()
        return str(o.read(source.page, [post])[0][[one.key for one in source.columns].index("state")])

    assert vacancy() == "vacant"
    o.run(save_assignment, AssignmentDraft(karla, D(2026, 11, 1), "Verkauf", "Stelle", post=post))
    assert vacancy() == "filled"


def sealed(office: Office, person: int) -> object:
    """Return what somebody is shown of the pay of a person, None where it is refused."""
    try:
        return office.read(sealed_pay, person)
    except Forbidden:
        return None


def test_no_role_without_the_right_learns_of_pay(any_office: Office) -> None:
    """Pay, tax and insurance stand in nothing that another role can read; who looks is kept; one's own is one's own."""
    c = company(any_office)
    o, karla = c.office, c.keys["karla"]
    pay = o.run(save_pay, PayDraft(karla, D(2026, 1, 1), amount=7654_32, pay_group=CANARY))
    o.run(save_tax, TaxDraft(karla, D(2026, 1, 1), "86095742719", "4", 987))
    o.run(save_insurance, InsuranceDraft(karla, D(2026, 1, 1), "15070649C103", fund=CANARY))
    o.run(save_bank, BankDraft(karla, D(2026, 1, 1), "DE02120300000000202051"))
    for wrong in (
        TaxDraft(karla, D(2026, 2, 1), tax_class="3", factor=900),
        TaxDraft(karla, D(2026, 2, 1), tax_class="6"),
    ):
        with pytest.raises(Invalid):
            o.run(save_tax, wrong)
    with pytest.raises(Invalid):
        o.run(save_pay, PayDraft(karla, D(2026, 2, 1), amount=-1))
    marks = (CANARY, "765432", "86095742719", "15070649C103", "DE02120300000000202051")
    allowed = {role for role, rights in ROLES.items() if "hr.pay.view" in rights or "*" in rights}
    assert allowed == {"administrator", "hr"}
    for role in ROLES:
        someone, found = c.as_role(role, role), []
        calls: list[tuple[Any, ...]] = [
            (pay_parts, karla),
            (file_of, karla),
            (search, CANARY, someone.actor.permissions),
            (own_file,),
            (own_pay,),
            (own_health,),
        ]
        calls += [(history, table, pay) for table in ("hr_pay", "hr_tax", "hr_insurance", "hr_bank")]
        for function, *args in calls:
            try:
                found.append(repr(someone.read(function, *args)))
            except KontorError:
                found.append("refused")
        told = "\n".join(found)
        if role in allowed:
            assert CANARY in told
            assert sealed(someone, karla) is None  # before it is kept who looks
            someone.run(look_at_pay, karla)
            assert CANARY in repr(sealed(someone, karla))
            someone.clock = lambda: o.clock() + datetime.timedelta(hours=1)
            assert sealed(someone, karla) is None
        else:
            assert [mark for mark in marks if mark in told] == [], role
            with pytest.raises(Forbidden):
                someone.run(look_at_pay, karla)
    assert {(one.login, one.part) for one in o.read(looks, karla)} == {(role, "pay") for role in allowed}
    runs = o.read(query("")(lambda one: repr(one.exec_driver_sql("SELECT * FROM trail_run").all())))
    assert CANARY not in runs  # what commands return stands there in the clear
    mine = c.as_role("karla", "staff").read(own_pay)
    assert dataclasses.astuple(mine["pay"][0].draft)[3] == 7654_32
