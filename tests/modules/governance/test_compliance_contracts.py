"""Contracts of the office: the day of notice as a table and against a second reckoning, moved on when it is missed, beside those of others."""

from __future__ import annotations

import calendar
import datetime
import random
from dataclasses import replace

import pytest

from app.core.dates import is_working_day
from app.core.errors import Invalid
from app.data.daily import do_all
from app.data.office import Actor, Office
from app.modules.governance.compliance.queries.contracts import (
    contract_draft,
    contracts_of_others,
    contracts_source,
    waiting_contracts,
)
from app.modules.governance.compliance.rules.contracts import ContractDraft, last_notice, standing
from app.modules.governance.compliance.services.contracts import save_contract
from app.modules.it.licences.rules import ContractDraft as ItDraft
from app.modules.it.licences.services import save_contract as save_it_contract
from app.modules.organisation.contacts.api import ContactDraft, save_contact

D = datetime.date
RUNS = 200
LEASE = ContractDraft("Halle", "rent", start=D(2024, 1, 1), until=D(2024, 12, 31), renews=12, notice_months=3)


@pytest.mark.parametrize(
    ("end", "months", "land", "wanted"),
    [
        (D(2026, 12, 31), 3, "SH", D(2026, 9, 30)),
        (D(2026, 12, 31), 6, "SH", D(2026, 6, 30)),
        (D(2027, 2, 28), 3, "SH", D(2026, 11, 30)),  # ends with a month: so does the notice
        (D(2026, 8, 31), 6, "SH", D(2026, 2, 27)),  # 28 February is a Saturday
        (D(2026, 11, 14), 1, "SH", D(2026, 10, 14)),
        (D(2026, 6, 30), 1, "SH", D(2026, 5, 29)),  # 31 May is a Sunday
        (D(2026, 12, 31), 2, "SH", D(2026, 10, 30)),  # 31 October: a holiday there, and a Saturday
        (D(2026, 12, 31), 0, "SH", D(2026, 12, 31)),
    ],
)
def test_the_last_day_of_notice(end: D, months: int, land: str, wanted: D) -> None:
    """So many months before the end, and never a later day than that (§ 193 BGB does not help who gives notice)."""
    assert last_notice(end, months, land) == wanted


def test_terms_that_follow_each_other() -> None:
    """A second reckoning walks by single months: the end stays with its day of the month, and the first notice not yet over is the next."""
    chance = random.Random(22)
    for _run in range(RUNS):
        year, month = chance.randint(2018, 2026), chance.randint(1, 12)
        last = calendar.monthrange(year, month)[1]
        until = D(year, month, chance.choice((last, chance.randint(1, 27))))
        renews, notice = chance.randint(1, 24), chance.randint(0, 12)
        today = D(2026, 1, 1) + datetime.timedelta(days=chance.randint(0, 700))
        found = standing(replace(LEASE, until=until, renews=renews, notice_months=notice), today, "NW")

        def walked(count: int, first: D = until) -> D:
            number = first.year * 12 + first.month - 1 + count
            at, of = divmod(number, 12)
            days = calendar.monthrange(at, of + 1)[1]
            whole = first.day == calendar.monthrange(first.year, first.month)[1]
            return D(at, of + 1, days if whole else min(first.day, days))

        terms = 0
        while True:
            end = walked(terms * renews)
            day = walked(-notice, end)
            while not is_working_day(day, "NW"):
                day -= datetime.timedelta(days=1)
            if day >= today:
                break
            terms += 1
        assert (found.ends, found.notice) == (end, day), (until, renews, notice, today)


def test_kept_missed_and_beside_those_of_others(any_office: Office) -> None:
    """A missed notice moves the contract on by a day's work, told of sixty days before; IT's contract stands beside, for who may read it."""
    office = any_office
    partner = office.run(save_contact, ContactDraft(name="Vermieter Nord"))
    for changes, field in (
        ({"until": D(2023, 1, 1)}, "until"),
        ({"until": None}, "until"),
        ({"cost": -1}, "cost"),
        ({"partner": None}, "partner"),
        ({"title": ""}, "title"),
        ({"kind": "moon"}, "kind"),
        ({"renews": 121}, "renews"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(save_contract, replace(LEASE, **{"partner": partner, **changes}))
        assert refused.value.field == field
    today = office.clock().astimezone().date()
    until = D(today.year, 12, 31)
    key = office.run(save_contract, replace(LEASE, partner=partner, until=until, notice_months=1, cost=12_00))
    place = [column.key for column in contracts_source().columns].index("notice")

    def notice() -> D:
        return office.read(contracts_source().page, office.read(contracts_source().keys, {}))[0][place]

    first = last_notice(until, 1, "")
    assert notice() == first
    assert [one.count for one in office.read(waiting_contracts)] == [1]
    moment = office.clock()
    office.clock = lambda: moment + datetime.timedelta(days=45)
    for _twice in range(2):
        do_all(office)
    assert notice() == last_notice(D(today.year + 1, 12, 31), 1, "")
    assert office.read(waiting_contracts) == []
    stored = office.read(contract_draft, key)
    office.run(save_contract, replace(stored.draft, cancelled=D(today.year + 1, 6, 30)), key, stored.version)
    assert notice() is None
    office.run(
        save_it_contract,
        ItDraft(
            "Internet",
            D(2026, 1, 1),
            "",
            partner,
            D(2030, 12, 31),
            notice_days=90,
            renews=12,
            period=1,
            cost=5000,
        ),
    )
    assert [(one.title, one.partner) for one in office.read(contracts_of_others)] == [
        ("Internet", "Vermieter Nord")
    ]
    blind = Office(office.book, Actor("eva", "Eva", frozenset({"governance.contract.view"})), office.clock)
    assert blind.read(contracts_of_others) == []
