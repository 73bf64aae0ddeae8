"""Leave is asked for, decided by somebody else, counted while it is open; what is about health nobody without the right learns."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest

from app.core.errors import Forbidden, Invalid, KontorError, Missing
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target, write_note
from app.data.search import search
from app.data.trail import history
from app.data.visibility import may_know
from app.data.workflow import decide, undo_decision, waiting_for
from app.modules.hr.absence.queries.absences import (
    absence,
    absences_source,
    child_days_around,
    leave_unproven,
    own_absences_source,
    sick_pay_around,
    sickness_source,
    team_away,
)
from app.modules.hr.absence.queries.accounts import all_accounts, own_accounts, person_accounts
from app.modules.hr.absence.queries.calendar import AWAY, person_year, team_calendar
from app.modules.hr.absence.queries.days import department_figures, missed_days
from app.modules.hr.absence.queries.ics import own_ics, team_ics
from app.modules.hr.absence.rules.absences import AbsenceDraft, OpeningDraft, RequestDraft, ShutdownDraft
from app.modules.hr.absence.rules.accounts import DISABILITY
from app.modules.hr.absence.rules.family import ChildDays
from app.modules.hr.absence.services.absences import (
    cancel,
    cancel_illness,
    note_absence,
    note_illness,
    request,
    save_opening,
    save_shutdown,
    withdraw,
)
from app.modules.hr.absence.services.notices import due_notices, prove_notices, write_notices
from app.modules.hr.absence.services.shutdowns import enter_shutdown
from app.modules.hr.people.api import DisabilityDraft, save_disability
from tests.conftest import NOW
from tests.modules.hr.company import ROLES, Company, company

D = datetime.date
MISSED = query("")(missed_days)
CANARY = "Zwergdommel"


def state(office: Office, key: int) -> str:
    """Return where a request stands."""
    rows = office.read(absences_source().page, [key])
    return str(rows[0][[column.key for column in absences_source().columns].index("state")])


def left(office: Office) -> Fraction:
    """Return what is left of the own leave this year."""
    found = office.read(own_accounts)
    assert found is not None
    assert found.newest is not None
    return found.newest.left


def step_of(office: Office, key: int) -> int:
    """Return the step of a request that waits for who signs in."""
    found: int = next(
        one.id for one in office.read(waiting_for, office.actor.login, "absence") if one.key == key
    )
    return found


def test_a_request_goes_its_way(any_office: Office) -> None:
    """Open requests count; the head decides, nobody their own; what is rejected, withdrawn or cancelled is left again."""
    c = company(any_office)
    karla, hanna = c.as_role("karla", "staff"), c.as_role("hanna", "staff", "manager")
    key = karla.run(request, RequestDraft(since=D(2026, 12, 7), until=D(2026, 12, 11)))
    assert (left(karla), state(c.office, key)) == (25, "asked")
    assert [one.key for one in hanna.read(waiting_for, "hanna", "absence")] == [key]
    with pytest.raises(Forbidden):
        c.as_role("karla", "staff", "manager").run(decide, step_of(hanna, key), True, "")
    step = step_of(hanna, key)
    hanna.run(decide, step, True, "")
    assert (left(karla), state(c.office, key)) == (25, "approved")
    hanna.run(undo_decision, step)
    hanna.run(decide, step, False, "Inventur")
    assert (left(karla), state(c.office, key)) == (30, "rejected")
    again = karla.run(request, RequestDraft(since=D(2026, 12, 7), half_first=True))
    assert left(karla) == Fraction("29.5")
    with pytest.raises(Missing):
        c.as_role("olaf", "staff").run(withdraw, again)
    karla.run(withdraw, again)
    with pytest.raises(Invalid):
        karla.run(withdraw, again)
    assert (left(karla), state(c.office, again)) == (30, "withdrawn")
    mine = c.as_role("hanna", "hr")
    with pytest.raises(Forbidden, match="somebody else"):
        mine.run(note_absence, AbsenceDraft(c.keys["hanna"], since=D(2026, 12, 7)))
    noted = mine.run(note_absence, AbsenceDraft(c.keys["karla"], since=D(2026, 12, 7), until=D(2026, 12, 8)))
    assert left(karla) == 28
    mine.run(cancel, noted)
    assert left(karla) == 30
    for bad, field in (
        (RequestDraft(since=D(2026, 12, 12)), "since"),  # a Saturday
        (RequestDraft(since=D(2026, 11, 2), until=D(2026, 12, 31)), "until"),  # more than is left
        (RequestDraft(since=D(2026, 12, 9), until=D(2026, 12, 1)), "until"),
        (RequestDraft("sick", D(2026, 12, 9)), "kind"),
        (RequestDraft(since=D(2019, 12, 9)), "since"),  # not employed yet
        (RequestDraft(since=D(2026, 12, 9), substitute=c.keys["karla"]), "substitute"),
    ):
        with pytest.raises(Invalid) as caught:
            karla.run(request, bad)
        assert caught.value.field == field, bad
    assert left(karla) == 30  # a refused request leaves nothing
    with pytest.raises(Invalid, match="No rule"):
        c.as_role("lina", "staff").run(request, RequestDraft(since=D(2026, 12, 9)))  # nobody leads her
    with pytest.raises(Invalid, match="signs in"):
        c.as_role("nemo", "staff").run(request, RequestDraft(since=D(2026, 12, 9)))


def test_days_for_sick_children_are_counted_by_year(any_office: Office) -> None:
    """Working days of the year of the absence, halves too, beside what the law gives; those of an illness say nothing."""
    c = company(any_office)
    o, person = c.office, c.keys["karla"]
    child = [
        o.run(note_illness, AbsenceDraft(person, "child", since, until, half_first=half))
        for since, until, half in (
            (D(2026, 3, 5), D(2026, 3, 9), True),  # Thursday to Monday, the first one half
            (D(2026, 12, 31), D(2027, 1, 4), False),  # one day of each year
        )
    ]
    ill = o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 4, 1)))
    assert o.read(child_days_around, child[0]) == ChildDays(
        2026, Fraction(7, 2), each=15, most=35, alone_each=30, alone_most=70
    )
    assert o.read(child_days_around, child[1]) == ChildDays(
        2026, Fraction(7, 2), each=15, most=35, alone_each=30, alone_most=70
    )
    assert o.read(child_days_around, ill) is None
    with pytest.raises(Forbidden):
        c.as_role("karla", "staff").read(child_days_around, child[0])


def test_illness_in_leave_and_what_follows(any_office: Office) -> None:
    """Days with a certificate come back (§ 9 BUrlG), the rest stay taken; illness of one cause is counted together."""
    c = company(any_office)
    o, karla, person = c.office, c.as_role("karla", "staff"), c.keys["karla"]
    o.run(
        note_absence, AbsenceDraft(person, since=D(2026, 6, 1), until=D(2026, 6, 12))
    )  # Corpus Christi is none in Berlin
    assert left(karla) == 20
    ill = o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 6, 3), D(2026, 6, 5)))
    assert left(karla) == 20
    assert o.read(leave_unproven, ill)
    proven = AbsenceDraft(
        person, "sick", D(2026, 6, 3), D(2026, 6, 5), certificate="here", proven_until=D(2026, 6, 4)
    )
    o.run(note_illness, proven, ill, 1)
    assert left(karla) == 22
    assert not o.read(leave_unproven, ill)
    more = o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 7, 1), D(2026, 8, 31), cause=ill))
    paid = o.read(sick_pay_around, more)
    assert paid is not None
    assert (paid.days, paid.before, paid.until, paid.why) == (39, 3, D(2026, 8, 8), "same")
    with pytest.raises(Invalid) as caught:
        o.run(cancel_illness, ill)
    assert caught.value.field == "cause"
    with pytest.raises(Invalid):
        o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 7, 5)))
    with pytest.raises(Forbidden):
        o.run(note_absence, AbsenceDraft(person, "sick", D(2026, 9, 1)))
    born = o.run(
        note_illness, AbsenceDraft(c.keys["lina"], "maternity", due=D(2026, 6, 15), born=D(2026, 6, 5))
    )
    found = o.read(absence, born)
    assert found is not None
    assert (found.draft.since, found.draft.until) == (D(2026, 5, 4), D(2026, 8, 10))
    days = o.read(MISSED, [person], D(2026, 6, 1), D(2026, 6, 30))[person]
    assert sum(one.part for one in days if one.kind == "leave") == 10
    assert o.run(note_illness, AbsenceDraft(c.keys["olaf"], "sick", D(2026, 6, 1), half_first=True))
    half = o.read(MISSED, [c.keys["olaf"]], D(2026, 6, 1), D(2026, 6, 30))[c.keys["olaf"]]
    assert [one.part for one in half] == [Fraction(1, 2)]
    assert left(c.as_role("olaf", "staff")) == 30  # half a day of illness changes no leave


def test_company_holidays_and_leave_brought_in(any_office: Office) -> None:
    """Company holidays are leave of everybody, once; leave that was brought in is there."""
    c = company(any_office)
    o = c.office
    key = o.run(save_shutdown, ShutdownDraft("Zwischen den Jahren", D(2026, 12, 24), D(2026, 12, 31)))
    o.run(note_absence, AbsenceDraft(c.keys["lina"], since=D(2026, 12, 30)))
    assert [o.run(enter_shutdown, key), o.run(enter_shutdown, key)] == [3, 0]
    assert left(c.as_role("karla", "staff")) == 25  # 24, 28, 29, 30, 31
    o.run(save_opening, OpeningDraft(c.keys["karla"], 2025, "statutory", 4_5000))
    assert left(c.as_role("karla", "staff")) == Fraction("29.5")
    with pytest.raises(Invalid):
        o.run(save_opening, OpeningDraft(c.keys["karla"], 2025, "statutory", 0))


def test_notices_are_written_filed_and_proven(any_office: Office) -> None:
    """Everyone with leave left gets one letter, once; only a proof lets leave lapse."""
    c = company(any_office)
    o = c.office
    assert len(o.read(due_notices, 2026)) == 4
    assert write_notices(o, 2026).startswith(b"%PDF")
    assert o.read(due_notices, 2026) == []
    with pytest.raises(Invalid):
        write_notices(o, 2026)

    def until() -> set[D | None]:
        found = o.read(person_accounts, c.keys["karla"])
        assert found is not None
        assert found.newest is not None
        return {one.expires for one in found.newest.buckets}

    assert until() == {None}
    from app.modules.hr.absence.queries.absences import notices_source

    keys = list(o.read(notices_source().keys, {}))
    with pytest.raises(Invalid):
        o.run(prove_notices, keys, "hand", D(2026, 11, 1))
    assert o.run(prove_notices, keys, "hand", NOW.astimezone().date()) == 4
    assert until() == {D(2027, 3, 31)}


def _told(office: Office, c: Company) -> str:
    """Return all that somebody may read of absences, as one text."""
    found: list[Any] = []

    def read(function: Any, *args: Any) -> None:
        try:
            found.append(repr(office.read(function, *args)))
        except KontorError:
            found.append("refused")

    for source in (absences_source(), sickness_source()):
        try:
            keys = list(office.read(source.keys, {}))
            found.append(repr(office.read(source.page, list(range(1, 20)))))
            found.append(repr(keys))
        except KontorError:
            found.append("refused")
    for key in range(1, 20):
        read(absence, key)
        read(history, "hr_absence", key)
    for login in c.keys:
        read(person_accounts, c.keys[login])
        read(person_year, c.keys[login], 2026)
    read(all_accounts, 2026)
    read(team_calendar, D(2026, 1, 1), D(2026, 12, 31))
    read(team_away, D(2026, 1, 1), D(2026, 12, 31))
    read(team_ics, D(2026, 1, 1), D(2026, 12, 31))
    read(department_figures, D(2026, 1, 1), D(2026, 12, 31))
    read(search, CANARY, office.actor.permissions)
    return "\n".join(found)


def test_no_role_without_the_right_learns_of_health(any_office: Office) -> None:
    """Illness, its remark and a disability stand in nothing that a role without the right can read; absence as such may."""
    c = company(any_office)
    o, person = c.office, c.keys["karla"]
    ill = o.run(
        note_illness,
        AbsenceDraft(person, "sick", D(2026, 5, 4), D(2026, 5, 8), note=CANARY, certificate="here"),
    )
    o.run(save_disability, DisabilityDraft(person, ENTRY_OF_DISABILITY))
    o.run(write_note, Target("hr_absence", ill), CANARY)
    marks = (CANARY, "'sick'", "Sickness", "'disability'", "certificate='here'")
    allowed = {role for role, rights in ROLES.items() if "hr.health.view" in rights or "*" in rights}
    assert allowed == {"administrator", "hr"}
    for role in ROLES:
        for login in ("hanna", "olaf"):
            told = _told(c.as_role(login, role), c)
            if role in allowed:
                assert CANARY in told
                assert "'disability'" in told
            else:
                assert [mark for mark in marks if mark in told] == [], (role, login)
                assert not c.as_role(login, role).read(
                    query("")(lambda one: may_know(one, "hr_absence", ill))
                )
    shown = c.as_role("hanna", "manager").read(team_calendar, D(2026, 5, 1), D(2026, 5, 31))
    assert [one.kind for one in shown.gone] == [AWAY]
    sums = c.as_role("hanna", "manager").read(person_accounts, person)
    assert sums is not None
    assert sums.newest is not None
    assert sums.newest.sum("given") == 35
    assert DISABILITY not in {one.kind for one in sums.newest.buckets}
    mine = c.as_role("karla", "staff")
    assert list(mine.read(own_absences_source().keys, {})) == [ill]  # one's own is one's own
    assert b"Sickness" in mine.read(own_ics)
    assert (
        c.as_role("lina", "staff").read(team_away, D(2026, 5, 1), D(2026, 5, 31)) == []
    )  # another department
    assert len(c.as_role("olaf", "staff").read(team_away, D(2026, 5, 1), D(2026, 5, 31))) == 1


ENTRY_OF_DISABILITY = D(2020, 1, 1)
