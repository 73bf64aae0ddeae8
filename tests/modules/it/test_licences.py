"""Licences and contracts: seats, keys, what agents found, days of notice."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.dates import is_working_day
from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.record_extras import Target, follow_ups
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.discovery.services import read_file
from app.modules.it.licences.queries import (
    contract,
    contracts_source,
    licence,
    licences_of,
    licences_source,
    secret_of,
)
from app.modules.it.licences.rules import ContractDraft, LicenceDraft, Terms, notice_day, runs_until
from app.modules.it.licences.services import cover, give_seat, save_contract, save_licence, take_seat
from app.modules.it.licences.todo import waiting
from tests.conftest import NOW
from tests.modules.it.conftest import device, member

TODAY = NOW.astimezone().date()


def test_seats_are_given_and_counted(any_office: Office) -> None:
    """No seat twice, none too many, none below those given; what agents find counts too; leavers' lists name them."""
    o = any_office
    use_language("en")
    key = o.run(save_licence, LicenceDraft("Office", 2, program="office"))
    who, other, thing = member(o), member(o, "Hansen"), device(o)
    for arguments in ((None, None), (who, thing)):
        with pytest.raises(Invalid, match="person or a device"):
            o.run(give_seat, key, *arguments)
    seat = o.run(give_seat, key, who)
    with pytest.raises(Invalid, match="already"):
        o.run(give_seat, key, who)
    o.run(give_seat, key, None, thing)
    with pytest.raises(Invalid, match="All 2 seats"):
        o.run(give_seat, key, other)
    with pytest.raises(Invalid, match="take some back"):
        o.run(save_licence, LicenceDraft("Office", 1), key)
    assert o.read(licences_of, who) == ["Office"]
    assert o.read(holdings, [who])[0][2] == ["Licence: Office"]
    for n in range(3):
        content = {
            "hardware": {"name": f"pc{n}", "uuid": f"u{n}"},
            "bios": {"ssn": f"s{n}"},
            "softwares": [{"name": "OFFICE 2024", "version": str(n)}],
        }
        read_file(o, json.dumps({"deviceid": f"pc{n}", "content": content}).encode())
    one = o.read(licence, key)
    assert one is not None
    assert (one.balance.given, one.balance.installed, one.balance.short) == (2, 3, 1)
    assert o.read(licences_source().page, [key])[0][3:6] == [2, 2, 3]
    assert [row.request for row in o.read(waiting)] == ["short"]
    o.run(take_seat, seat)
    assert o.read(licences_of, who) == []


def test_keys_are_kept_locked(any_office: Office) -> None:
    """Neither the row nor the trail shows it; who may reads it; an empty one stays, a given empty one is taken away."""
    o = any_office
    key = o.run(save_licence, LicenceDraft("Office", 1, key="AAAA-BBBB"))
    assert o.read(secret_of, key) == "AAAA-BBBB"
    o.run(save_licence, LicenceDraft("Office", 3), key)
    assert o.read(secret_of, key) == "AAAA-BBBB"
    with o.book.engine.connect() as connection:
        for table in ("it_licence", "trail"):
            assert not [
                row for row in connection.execute(text(f"SELECT * FROM {table}")) if "AAAA" in str(row)
            ]
    reader = Office(o.book, Actor("eva", "Eva", frozenset({"it.licences"})))
    with pytest.raises(Forbidden):
        reader.read(secret_of, key)
    o.run(save_licence, LicenceDraft("Office", 3, key=""), key)
    assert o.read(secret_of, key) == ""


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 400))
def test_notice_is_given_on_a_working_day_in_time(end: datetime.date, days: int) -> None:
    """Never later than the terms say, and never more than a long weekend earlier."""
    found = notice_day(end, days)
    assert found is not None
    assert is_working_day(found)
    assert 0 <= (end - datetime.timedelta(days=days) - found).days <= 6


def test_contracts_go_on_by_themselves(any_office: Office) -> None:
    """Whose notice was missed runs on by its months, a cancelled one ends, an open one has no end; wrong terms are refused at their field."""
    o = any_office
    day = datetime.date
    yearly = Terms(day(2025, 1, 1), day(2025, 12, 31), 12, 90)
    assert runs_until(yearly, day(2025, 9, 1)) == day(2025, 12, 31)
    assert runs_until(yearly, day(2025, 10, 3)) == day(2026, 12, 31)
    assert runs_until(Terms(day(2025, 1, 1), day(2025, 1, 31), 1, 0), day(2025, 3, 30)) == day(2025, 3, 31)
    assert runs_until(replace(yearly, cancelled=day(2026, 6, 30)), day(2027, 1, 1)) == day(2026, 6, 30)
    assert runs_until(replace(yearly, until=None), day(2027, 1, 1)) is None
    thing = device(o)
    key = o.run(
        save_contract,
        ContractDraft(
            "Internet",
            day(2024, 1, 1),
            until=TODAY + datetime.timedelta(days=100),
            notice_days=60,
            renews=12,
            cost=4990,
        ),
    )
    one = o.read(contract, key)
    assert one is not None
    assert one.notice is not None
    assert one.notice <= TODAY + datetime.timedelta(days=40)
    device(o)  # of no contract
    o.run(cover, key, thing)
    o.run(cover, key, thing)
    assert [asset for asset, _tag in o.read(contract, key).assets] == [thing]  # type: ignore[union-attr]
    assert o.read(contracts_source().page, [key])[0][9] == 1
    o.run(cover, key, thing, False)
    assert o.read(contract, key).assets == ()  # type: ignore[union-attr]
    assert [row.page for row in o.read(waiting)] == ["it.licences.contracts"]
    for draft, field in (
        (ContractDraft(" ", TODAY), "title"),
        (ContractDraft("x", TODAY, until=day(2020, 1, 1)), "until"),
        (ContractDraft("x", TODAY, cancelled=day(2020, 1, 1)), "cancelled"),
        (ContractDraft("x", TODAY, renews=500), "renews"),
    ):
        with pytest.raises(Invalid) as refused:
            o.run(save_contract, draft)
        assert refused.value.field == field
    for wrong, field in (
        (LicenceDraft(" "), "name"),
        (LicenceDraft("x", 0), "seats"),
        (LicenceDraft("x", kind="moon"), "kind"),
    ):
        with pytest.raises(Invalid) as refused:
            o.run(save_licence, wrong)
        assert refused.value.field == field


def test_notice_is_a_follow_up_that_moves_with_the_terms(any_office: Office) -> None:
    """Two weeks before the last day of notice; a new end moves it, a cancelled contract settles it, a past day reminds of nothing."""
    o = any_office
    today = o.clock().astimezone().date()
    terms = ContractDraft("Leasing", today, until=today + datetime.timedelta(days=300), notice_days=30)
    key = o.run(save_contract, terms)
    target = Target("it_contract", key)
    one = o.read(contract, key)
    assert one is not None
    assert one.notice is not None
    assert [found.day for found in o.read(follow_ups, target)] == [one.notice - datetime.timedelta(days=14)]
    o.run(save_contract, replace(terms, until=today + datetime.timedelta(days=400)), key)
    assert len(o.read(follow_ups, target)) == 1
    assert o.read(follow_ups, target)[0].day > one.notice
    o.run(save_contract, replace(terms, cancelled=today + datetime.timedelta(days=10)), key)
    assert o.read(follow_ups, target) == []
    draft = LicenceDraft("Office", expires=today + datetime.timedelta(days=5), notice_days=0)
    soon = o.run(save_licence, draft)
    assert [found.day for found in o.read(follow_ups, Target("it_licence", soon))] == [today]
    o.run(save_licence, replace(draft, expires=today - datetime.timedelta(days=5)), soon)
    assert o.read(follow_ups, Target("it_licence", soon)) == []


@pytest.mark.parametrize(
    ("typed", "found"), [("übung", 1), ("ÜBUNG", 1), ("Übungs-Pro", 1), ("bung", 0), ("übung%", 0), ("", 0)]
)
def test_programs_are_found_by_how_they_begin(any_office: Office, typed: str, found: int) -> None:
    """Whatever case and letters, never inside a name, and signs of patterns are letters."""
    content = {
        "hardware": {"name": "pc", "uuid": "u"},
        "bios": {"ssn": "s"},
        "softwares": [{"name": "Übungs-Programm", "version": "1"}],
    }
    read_file(any_office, json.dumps({"deviceid": "pc", "content": content}).encode())
    key = any_office.run(save_licence, LicenceDraft("Lizenz", program=typed.replace("Pro", "Programm")))
    one = any_office.read(licence, key)
    assert one is not None
    assert one.balance.installed == found


def months_on(day: datetime.date, months: int) -> datetime.date:
    """Return the last day of a term of months that begins on a day, counted by stepping through the calendar."""
    month, year = day.month, day.year
    for _n in range(months):
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
    while True:
        try:
            return datetime.date(year, month, day.day) - datetime.timedelta(days=1)
        except ValueError:  # no such day: the term ends with the last day of the month (§ 188 (3) BGB)
            return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


@given(
    st.dates(datetime.date(2023, 1, 1), datetime.date(2025, 12, 31)),
    st.integers(1, 24),
    st.integers(1, 24),
    st.integers(0, 200),
)
def test_a_contract_rolls_the_same_by_days_and_at_once(
    start: datetime.date, first: int, renews: int, notice: int
) -> None:
    """Rolled each day of four years, or once at their end: the end is the same, a whole count of terms from the first day."""
    ends = [months_on(start, first + renews * n) for n in range(400)]
    terms = Terms(start, ends[0], renews, notice)
    stored = terms
    for n in range(0, 1461, 7):
        today = start + datetime.timedelta(days=n)
        stored = replace(stored, until=runs_until(stored, today))
        wanted = next(end for end in ends if end - datetime.timedelta(days=notice) >= today)
        assert stored.until == wanted
        assert runs_until(terms, today) == wanted
