"""The own team on one page: where its people stand, what waits and what ends; nothing of pay or health, and nobody outside the team."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Forbidden
from app.data.office import Office
from app.data.workflow import decide, waiting_for
from app.modules.hr.absence.rules.absences import AbsenceDraft, RequestDraft
from app.modules.hr.absence.services.absences import note_absence, note_illness, request
from app.modules.hr.people.api import (
    ContractDraft,
    DisabilityDraft,
    PayDraft,
    save_contract,
    save_disability,
    save_pay,
)
from app.modules.hr.team.queries.returning import waiting
from app.modules.hr.team.queries.team import Team, own_team
from app.modules.hr.team.rules import Gone, state_on
from app.modules.hr.training.rules.training import CourseDraft, InstructionDraft
from app.modules.hr.training.services.training import save_course, save_instruction
from tests.conftest import NOW
from tests.modules.hr.company import ROLES, company
from tests.modules.hr.recruiting_cases import at

D = datetime.date
TODAY = NOW.astimezone().date()
CANARY = "Zwergsumpfhuhn"
DAY = D(2026, 6, 10)
AWAY = Gone(
    1, "Muster", D(2026, 6, 8), D(2026, 6, 12), half_first=False, half_last=False, hours=False, asked=False
)


@pytest.mark.parametrize(
    ("away", "to_work", "holiday", "begun", "state"),
    [
        ([], True, False, False, "planned"),
        ([], True, False, True, "here"),
        ([], False, False, False, "free"),
        ([], False, True, False, "holiday"),
        ([], False, False, True, "here"),  # somebody works on a free day
        ([AWAY], True, False, False, "away"),
        ([AWAY], True, False, True, "here"),  # called back from leave
        ([AWAY], False, True, False, "away"),
        ([replace(AWAY, asked=True)], True, False, False, "planned"),
        ([replace(AWAY, hours=True, since=DAY, until=DAY)], True, False, False, "partly"),
        ([replace(AWAY, hours=True, since=DAY, until=DAY)], False, False, False, "free"),
        ([replace(AWAY, half_last=True, until=DAY)], True, False, False, "partly"),
        ([replace(AWAY, half_first=True, since=DAY)], True, False, False, "partly"),
        ([replace(AWAY, half_first=True)], True, False, False, "away"),  # half of another day
        ([replace(AWAY, since=D(2026, 6, 11))], True, False, False, "planned"),
        ([replace(AWAY, until=D(2026, 6, 9))], True, False, False, "planned"),
        ([replace(AWAY, hours=True, since=DAY, until=DAY), AWAY], True, False, False, "away"),
    ],
)
def test_where_somebody_stands_today(
    away: list[Gone], to_work: bool, holiday: bool, begun: bool, state: str
) -> None:
    """What is granted goes before the own week, a day that was begun before all."""
    assert state_on(DAY, away, to_work=to_work, holiday=holiday, begun=begun) == state


def test_a_long_absence_has_a_return() -> None:
    """From 21 days on the first day back is a deadline, once it is granted."""
    long = replace(AWAY, since=D(2026, 6, 1), until=D(2026, 6, 21))
    assert (long.is_long, long.back) == (True, D(2026, 6, 22))
    assert not replace(long, until=D(2026, 6, 20)).is_long
    assert not replace(long, asked=True).is_long


def test_the_team_shows_no_pay_no_health_and_nobody_else(any_office: Office) -> None:
    """Every standard role sees its own team at most: no reason of an absence, no pay, no disability, none of another team."""
    o, c = any_office, company(any_office)
    k = c.keys
    o.run(save_pay, PayDraft(k["karla"], TODAY, "month", 4321_00, CANARY))
    o.run(save_disability, DisabilityDraft(k["karla"], D(2024, 1, 1), None, 60))
    ill = AbsenceDraft(k["karla"], "sick", TODAY, TODAY + datetime.timedelta(days=25), note=CANARY)
    o.run(note_illness, ill)
    o.run(note_absence, AbsenceDraft(k["lina"], "leave", TODAY, TODAY))
    probation = ContractDraft(k["olaf"], D(2021, 1, 1), probation_until=TODAY + datetime.timedelta(days=20))
    o.run(save_contract, probation)
    course = o.run(save_course, CourseDraft("Datenschutz", "desk", months=12))
    o.run(save_instruction, InstructionDraft("Datenschutz", "privacy", course, since=D(2021, 1, 1)))
    asks = RequestDraft("leave", TODAY + datetime.timedelta(days=7), TODAY + datetime.timedelta(days=8))
    key = c.as_role("olaf", "staff").run(request, asks)

    led: Team = c.as_role("hanna", "manager").read(own_team)
    assert [one.name for one in led.members] == ["Muster, Karla", "Muster, Olaf"]
    assert [one.state for one in led.members] == ["away", "planned"]
    assert [(one.person, one.asked) for one in led.gone] == [(k["karla"], False), (k["olaf"], True)]
    assert [(one.kind, one.person) for one in led.deadlines] == [
        ("probation", k["olaf"]),
        ("back", k["karla"]),
    ]
    assert [one.missing for one in led.members] == [1, 1]
    (waits,) = led.requests
    assert (waits.table, waits.key, waits.name) == ("hr_absence", key, "Muster, Olaf")
    assert waits.page == "hr.absence.requests"

    assert [one.count for one in at(o, TODAY + datetime.timedelta(days=20)).read(waiting)] == [
        1
    ]  # karla, ill for 26 days
    assert o.read(waiting) == []  # not within two weeks yet
    for role in ROLES:
        for login in ("hanna", "olaf", "lina"):
            office = c.as_role(login, role)
            if role not in ("manager", "hr", "administrator"):
                with pytest.raises(Forbidden):
                    office.read(own_team)
                continue
            told = repr(office.read(own_team))
            assert ("Karla" in told) is (login == "hanna"), (role, login)
            for secret in (CANARY, "Lina", "Hanna", "sick", "4321", "432100", "degree"):
                assert secret not in told, (role, login, secret)
    head = c.as_role("hanna", "manager")
    (step,) = head.read(waiting_for, "hanna", "absence")
    head.run(decide, step.id, True, "")
    assert head.read(own_team).requests == ()
    assert [one.asked for one in head.read(own_team).gone] == [False, False]
