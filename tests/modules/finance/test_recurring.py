"""Recurring invoices: periods and prices by hand and against a day-by-day reckoning, billed once, stepped, ended, seen from the command line."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.about_contact import AboutContact
from app.core.errors import Conflict, Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.data.search import search
from app.modules.finance.sales.queries.about_contacts import blocks
from app.modules.finance.sales.queries.documents import all_documents, document, documents_of
from app.modules.finance.sales.queries.recurring import due, outlook, recurring, recurring_source, waiting
from app.modules.finance.sales.rules.contract_periods import (
    Period,
    RecurringDraft,
    all_periods,
    due_periods,
    next_period,
    notice_day,
)
from app.modules.finance.sales.rules.contract_positions import priced
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.rules.price_steps import INDEX, StepDraft, in_words, stepped
from app.modules.finance.sales.services.drafts import delete_document, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.recurring import (
    bill,
    bill_all,
    delete_step,
    save_recurring,
    save_step,
)
from app.modules.finance.sales.services.taking_back import cancel
from tests.modules.finance.sales_cases import line, ready

D = datetime.date
TODAY = D(2026, 11, 23)


def contract(since: datetime.date, months: int = 1, **more: object) -> RecurringDraft:
    """Return a contract of the first customer."""
    return RecurringDraft(1, "Wartung", since, months, **more)  # type: ignore[arg-type]


# contract, day, first and last days of what is due
DUE = (
    (contract(D(2026, 1, 1)), D(2026, 1, 1), ["2026-01-01 2026-01-31"]),
    (contract(D(2026, 1, 1)), D(2025, 12, 31), []),
    (contract(D(2026, 1, 1), in_advance=False), D(2026, 1, 30), []),
    (contract(D(2026, 1, 1), in_advance=False), D(2026, 1, 31), ["2026-01-01 2026-01-31"]),
    (contract(D(2024, 1, 31)), D(2024, 3, 31), ["2024-01-31 2024-02-28", "2024-02-29 2024-03-30", "2024-03-31 2024-04-29"]),
    (contract(D(2026, 1, 15), 3), D(2026, 5, 1), ["2026-01-15 2026-04-14", "2026-04-15 2026-07-14"]),
    (contract(D(2024, 2, 29), 12), D(2025, 2, 28), ["2024-02-29 2025-02-27", "2025-02-28 2026-02-27"]),
    (contract(D(2026, 1, 1), until=D(2026, 2, 10), term_months=0), D(2026, 12, 31), ["2026-01-01 2026-01-31", "2026-02-01 2026-02-10"]),
    (contract(D(2026, 1, 1), until=D(2026, 1, 31), term_months=12), D(2026, 2, 1), ["2026-01-01 2026-01-31", "2026-02-01 2026-02-28"]),
    (contract(D(2026, 1, 1), cancelled=D(2025, 12, 31)), D(2026, 12, 31), []),
    (contract(D(2020, 1, 1), bill_from=D(2026, 11, 1)), TODAY, ["2026-11-01 2026-11-30"]),
)  # fmt: skip


def test_periods_that_are_due() -> None:
    """Month ends come back after a short month; a contract ends on its last day, in the middle of a period too."""
    for draft, day, wanted in DUE:
        assert [f"{one.start} {one.end}" for one in due_periods(draft, (), day)] == wanted, (draft, day)
    cut = due_periods(contract(D(2026, 1, 1), cancelled=D(2026, 2, 10)), {D(2026, 1, 1)}, TODAY)
    assert [one.share for one in cut] == [(10, 28)]
    assert next_period(contract(D(2026, 1, 1), cancelled=D(2026, 1, 31)), {D(2026, 1, 1)}) is None


@given(st.dates(D(2019, 1, 1), D(2026, 12, 31)), st.integers(1, 24), st.integers(0, 2500), st.booleans())
def test_periods_cover_each_day_once(since: datetime.date, months: int, days: int, cut: bool) -> None:
    """Walked day by day, every day of the contract lies in one period, and whole periods have so many months."""
    last = since + datetime.timedelta(days=days)
    draft = contract(since, months, cancelled=last if cut else None)
    covered: dict[datetime.date, int] = {}
    for one in all_periods(draft):
        if one.start > last:
            break
        day = one.start
        while day <= one.end:
            covered[day] = covered.get(day, 0) + 1
            day += datetime.timedelta(days=1)
        assert one.end == last if one.share[0] != one.share[1] else True
    walked = {since + datetime.timedelta(days=number) for number in range(days + 1)}
    assert walked <= covered.keys()
    assert set(covered.values()) == {1}
    assert not cut or max(covered) == last


NOTICE = (
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), notice_months=3), D(2025, 5, 1), D(2025, 9, 30)),
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), notice_months=3), D(2025, 9, 30), D(2025, 9, 30)),
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), notice_months=3), D(2025, 10, 1), D(2026, 9, 30)),
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), notice_months=3, term_months=1),
     D(2026, 2, 1), D(2026, 2, 28)),
    (contract(D(2025, 1, 1), until=D(2025, 2, 28), notice_months=0, term_months=12),
     D(2025, 1, 1), D(2025, 2, 28)),
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), term_months=0), D(2025, 5, 1), None),
    (contract(D(2025, 1, 1)), D(2025, 5, 1), None),
    (contract(D(2025, 1, 1), until=D(2025, 12, 31), cancelled=D(2025, 12, 31)), D(2025, 5, 1), None),
)  # fmt: skip


def test_days_of_notice() -> None:
    """The last day so many months before the end of the term, and of each term after it."""
    for draft, day, wanted in NOTICE:
        assert notice_day(draft, day) == wanted, (draft, day)


UP = StepDraft(D(2026, 1, 1), percent=250)
BY_INDEX = StepDraft(D(2026, 7, 1), INDEX, index_old=1_193_000, index_new=1_217_000)
PRICES = (
    (100_0000, (), D(2026, 1, 1), 100_0000),
    (100_0000, (UP,), D(2025, 12, 31), 100_0000),
    (100_0000, (UP,), D(2026, 1, 1), 102_5000),
    (19_9900, (UP,), D(2026, 1, 1), 20_4900),  # 20.48975
    (100_0000, (BY_INDEX,), D(2026, 7, 1), 102_0100),  # 100 × 121.7 / 119.3 = 102.0117
    (100_0000, (BY_INDEX, UP), D(2026, 7, 1), 104_5600),  # 102.50 first, × 121.7 / 119.3 = 104.5620
    (355, (UP,), D(2026, 1, 1), 364),  # a price in parts of a cent: 0.0355 × 1.025 = 0.03639
    (-50_0000, (UP,), D(2026, 1, 1), -51_2500),
)  # fmt: skip


def test_prices_after_steps() -> None:
    """Each step is rounded half up to the cent, in the order of the days, whatever the order they were typed in."""
    for price, steps, day, wanted in PRICES:
        assert stepped(price, steps, day) == wanted, (price, steps, day)
    use_language("de")
    assert in_words(dataclasses.replace(UP, reason="Lohn")) == "ab 01.01.2026: +2,5 % (Lohn)"
    assert in_words(BY_INDEX) == "ab 01.07.2026: Index 119,3 → 121,7"


def test_a_part_of_a_period_keeps_the_cents_of_its_price() -> None:
    """A price in whole cents stays one for ten days of a month, half up; one of parts of a cent keeps them."""
    part = Period(D(2026, 1, 1), D(2026, 1, 10), (10, 31))
    found = [
        priced(dataclasses.replace(line(100), price=price), (), part).price for price in (100_0000, 100_0050)
    ]
    assert found == [32_2600, 32_2597]
    assert priced(line(100), (), Period(D(2026, 1, 1), D(2026, 1, 31))).price == line(100).price


@given(st.integers(1, 10**8), st.lists(st.integers(-900, 3000).filter(bool), max_size=6))
def test_steps_follow_one_another(cents: int, percents: list[int]) -> None:
    """Reckoned with decimal fractions, step by step, the price is the same."""
    steps = [StepDraft(D(2020 + place, 1, 1), percent=one) for place, one in enumerate(percents)]
    price = Decimal(cents) / 100
    for one in percents:
        price = (price * (1 + Decimal(one) / 10_000)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert stepped(cents * 100, steps[::-1], D(2030, 1, 1)) == price * 10_000


def begun(office: Office, draft: RecurringDraft, *lines: LineDraft) -> int:
    """Keep a contract with its positions and return its key."""
    who = ready(office)
    key = office.run(save_recurring, dataclasses.replace(draft, contact=who))
    template = office.read(recurring, key).template
    view = office.read(document, template)
    office.run(save_document, dataclasses.replace(view.draft, lines=lines or (line(100_00),)), template)
    return key


def test_periods_become_invoices_once(any_office: Office) -> None:
    """Two periods are due; each becomes a draft with its days and price, and billing again gives the same one."""
    key = begun(any_office, contract(D(2026, 10, 1)))
    any_office.run(save_step, key, StepDraft(D(2026, 11, 1), percent=1000))
    wanted = any_office.read(due, TODAY)
    assert [(str(one.period.start), one.net) for one in wanted] == [
        ("2026-10-01", 100_00),
        ("2026-11-01", 110_00),
    ]
    first = bill_all(any_office, wanted)
    assert (len(first.made), first.refused) == (2, ())
    assert bill_all(any_office, wanted) == first
    assert any_office.read(due, TODAY) == []
    views = [any_office.read(document, one.document) for one in first.made]
    assert [(str(v.draft.supplied_from), str(v.draft.supplied_until), v.net, v.state) for v in views] == [
        ("2026-10-01", "2026-10-31", 100_00, "draft"),
        ("2026-11-01", "2026-11-30", 110_00, "draft"),
    ]
    with pytest.raises(Invalid, match="not due"):
        any_office.run(bill, key, D(2026, 12, 1))
    any_office.run(delete_document, views[0].id)  # what was thrown away is due again
    assert [one.period.start for one in any_office.read(due, TODAY)] == [D(2026, 10, 1)]
    issued = any_office.run(issue, views[1].id)
    any_office.run(cancel, issued.key, "Irrtum")
    assert len(any_office.read(due, TODAY)) == 2


def test_issued_at_once_and_a_part_of_a_period(office: Office) -> None:
    """A contract that ends in a period bills its days; what cannot be issued is told, and the others go on."""
    key = begun(
        office, contract(D(2026, 10, 1), cancelled=D(2026, 11, 10), issues=True), line(100_00), line(33_33)
    )
    other = office.run(save_recurring, dataclasses.replace(office.read(recurring, key).draft, title="Leer"))
    run = bill_all(office, office.read(due, TODAY))
    assert [one.number for one in run.made] == ["RE-2026-0001", "RE-2026-0002"]
    assert [who.rpartition(" ")[2] for who, _why in run.refused] == ["Leer", "Leer"]
    assert office.read(document, run.made[1].document).net == 33_33 + 11_11  # 10 of 30 days
    assert office.read(outlook, key).period is None
    assert {one.key for one in office.read(due, TODAY)} == {other}


def test_what_must_stay_as_it_was(office: Office) -> None:
    """Billed periods keep their first day, length and steps; wrong steps and days are refused at their field."""
    key = begun(office, contract(D(2026, 10, 1)))
    step = office.run(save_step, key, StepDraft(D(2026, 10, 1), percent=500))
    assert office.run(save_step, key, StepDraft(D(2026, 10, 1), percent=600)) == step
    view = office.read(recurring, key)
    office.run(bill, key, D(2026, 10, 1))
    for bad, field in (
        ({"since": D(2026, 9, 1)}, "since"),
        ({"months": 2}, "months"),
        ({"until": D(2026, 1, 1)}, "until"),
        ({"cancelled": D(2026, 1, 1)}, "cancelled"),
        ({"months": 0}, "months"),
        ({"contact": None}, "contact"),
        ({"title": " "}, "title"),
        ({"notice_months": 500}, "notice_months"),
    ):
        with pytest.raises(Invalid) as error:
            office.run(save_recurring, dataclasses.replace(view.draft, **bad), key)
        assert error.value.field == field
    with pytest.raises(Conflict):
        office.run(save_recurring, view.draft, key, view.version + 7)
    for bad, field in (
        ({"since": D(2026, 10, 1)}, "since"),
        ({"percent": 0}, "percent"),
        ({"percent": -10_000}, "percent"),
        ({"kind": INDEX}, "index_old"),
        ({"kind": INDEX, "index_old": 5, "index_new": 5}, "index_new"),
        ({"kind": "x"}, "kind"),
    ):
        with pytest.raises(Invalid) as error:
            office.run(save_step, key, dataclasses.replace(StepDraft(D(2026, 12, 1), percent=100), **bad))
        assert error.value.field == field
    with pytest.raises(Invalid, match="stays"):
        office.run(delete_step, step)
    office.run(delete_step, office.run(save_step, key, StepDraft(D(2026, 12, 1), percent=100)))
    with pytest.raises(Invalid, match="bill a period"):
        office.run(issue, view.template)


def test_seen_elsewhere(office: Office) -> None:
    """The positions of a contract are in no list; the contract is found, waits in Today, and stands at the front desk."""
    terms = {"until": D(2026, 12, 31), "notice_months": 1, "term_months": 12}
    key = begun(office, contract(D(2026, 10, 1), **terms))
    who = office.read(recurring, key).draft.contact
    assert office.read(all_documents) == []
    assert office.read(documents_of, who) == []
    hits = office.read(search, "Wartung", frozenset({"*"}))
    assert [hit.key for hit in hits if hit.table == "finance_sales_contract"] == [key]
    said = [str(one.words) for one in office.read(waiting)]
    assert said == [
        "2 periods are to be billed",
        "Notice of 1 contract with a customer is possible for 60 days or less",
    ]
    (block,) = [
        one
        for one in office.read(blocks, AboutContact(who, "", (), (), (), today=TODAY))
        if one.title == "Contracts"
    ]
    assert (block.lines[0].text, block.lines[0].right) == (
        "Wartung, every month, notice until 30/11/2026",
        "100.00",
    )
    moved = dataclasses.replace(office.read(recurring, key).draft, title="Pflege")
    office.run(save_recurring, moved, key)
    assert office.read(document, office.read(recurring, key).template).draft.title == "Pflege"


def test_the_list_says_what_the_invoice_will_come_to(office: Office) -> None:
    """Discounts are rounded for each tax case, in the list as on the paper."""
    key = begun(office, contract(D(2026, 11, 1)), line(1_01, tax="UST7"), line(1_01), line(3_33, 7))
    template = office.read(recurring, key).template
    view = office.read(document, template)
    office.run(save_document, dataclasses.replace(view.draft, discount=2500), template)
    (shown,) = office.read(due, TODAY)
    made = office.run(bill, key, D(2026, 11, 1))
    assert office.read(document, made.document).net == shown.net == office.read(outlook, key).net
    source = recurring_source()
    place = {one.key: number for number, one in enumerate(source.columns)}
    (row,) = office.read(source.page, [key])
    told = office.read(outlook, key)
    assert (row[place["next"]], row[place["net"]]) == (D(2026, 12, 1), told.net)
    assert row[place["notice"]] == notice_day(office.read(recurring, key).draft, TODAY)
