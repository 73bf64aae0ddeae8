"""Trips are written, handed in, decided by somebody else, posted with the right tax cases, paid; nobody outside learns of them."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Missing
from app.data import archive
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target, attach
from app.data.workflow import decide, undo_decision, waiting_for
from app.modules.finance.chart.api import Account
from app.modules.finance.ledger.api import Line
from app.modules.finance.open_items.queries.items import all_open
from app.modules.finance.payments.api import party_of
from app.modules.hr.people.api import BankDraft
from app.modules.hr.people.services.file import save_bank
from app.modules.hr.travel.queries.trips import (
    own_trip_sum,
    trip,
)
from app.modules.hr.travel.reports import trip_paper
from app.modules.hr.travel.rules.trips import (
    AdvanceDraft,
    DayDraft,
    LegDraft,
    RateDraft,
    ReceiptDraft,
    TripDraft,
)
from app.modules.hr.travel.services.posting import post_advance, post_trip
from app.modules.hr.travel.services.trips import (
    ask_advance,
    delete_receipt,
    delete_trip,
    hand_in,
    save_rate,
    save_receipt,
    save_trip,
    withdraw_trip,
)
from app.modules.hr.travel.todo import waiting
from tests.modules.hr.company import company

D = datetime.date
CANARY = "Zwergtaucher"
IBAN = "DE02120300000000202051"


def hamburg(day: D, purpose: str = "Messe", **more: Any) -> TripDraft:
    """Return a trip of two days with 100 km there and back: 14 + 14 less a breakfast 5.60, and 60.00 for the way."""
    after = day + datetime.timedelta(days=1)
    legs = (LegDraft(day, 480, 600, "Hamburg", km=100), LegDraft(after, 960, 1080, "Kiel", km=100))
    return TripDraft(purpose=purpose, legs=legs, days=(DayDraft(after, breakfast=True),), **more)


def step_of(office: Office, key: int, kind: str = "trip") -> int:
    """Return the step that waits for who signs in."""
    found: int = next(one.id for one in office.read(waiting_for, office.actor.login, kind) if one.key == key)
    return found


def lines_of(office: Office, entry: int) -> dict[str, int]:
    """Return what stands on the accounts of an entry, tax lines among them."""

    def read(connection: Any) -> dict[str, int]:
        found: dict[str, int] = {}
        chosen = select(Account.number, Line.amount).join(Account, Account.id == Line.account_id)
        for number, amount in connection.execute(chosen.where(Line.entry_id == entry)):
            found[number] = found.get(number, 0) + amount
        return found

    return office.read(query("")(read))


def paper(office: Office, receipt_key: int) -> None:
    """Put a paper on a receipt."""
    data = b"%PDF-1.4 receipt"
    office.run(
        attach, Target("hr_trip_receipt", receipt_key), archive.store(office.book, data), "r.pdf", len(data)
    )


def state(office: Office, key: int) -> str:
    """Return where a trip stands."""
    found = office.read(trip, key)
    assert found is not None
    return found.state


def test_a_trip_goes_its_way(any_office: Office) -> None:
    """Written, handed in, decided by the head, posted with input tax from papers only, owed on the personal account."""
    c = company(any_office)
    o, karla, hanna = c.office, c.as_role("karla", "staff"), c.as_role("hanna", "staff", "manager")
    books = c.as_role("olaf", "bookkeeper")
    o.run(save_bank, BankDraft(c.keys["karla"], D(2020, 1, 1), IBAN))
    key = karla.run(save_trip, hamburg(D(2026, 11, 10)))
    dinner = ReceiptDraft(
        key, D(2026, 11, 10), "guests", 119_00, "VST19", tax=19_00, text="Gasthaus, Hamburg", guests="Ida Voss (Kundin), Karla Muster", occasion="Angebot 12",
    )  # fmt: skip
    for lacks in ("text", "guests", "occasion"):
        with pytest.raises(Invalid) as caught:
            karla.run(save_receipt, replace(dinner, **{lacks: "" if lacks != "guests" else "Ida Voss, "}))
        assert caught.value.field == lacks
    with pytest.raises(Invalid, match="Only a meal"):
        karla.run(save_receipt, replace(dinner, kind="costs"))
    bill = karla.run(save_receipt, dinner)
    hotel = karla.run(
        save_receipt, ReceiptDraft(key, D(2026, 11, 11), "lodging", 107_00, "VST7", tax=7_00, text="Hotel")
    )
    karla.run(save_receipt, ReceiptDraft(key, D(2026, 11, 11), "costs", 6_00, text="Parken"))
    mine = karla.read(own_trip_sum, key)
    assert mine is not None
    assert mine.found is not None
    assert (mine.found.meals, mine.found.kilometres, mine.view.spent) == (22_40, 60_00, 232_00)
    assert mine.total == 314_40
    karla.run(hand_in, key)
    assert [one.key for one in hanna.read(waiting_for, "hanna", "trip")] == [key]
    assert [one.count for one in hanna.read(waiting)] == [1]
    with pytest.raises(Invalid):
        karla.run(save_trip, hamburg(D(2026, 11, 12)), key, 3)
    with pytest.raises(Forbidden):
        c.as_role("karla", "staff", "manager").run(decide, step_of(hanna, key), True, "")
    step = step_of(hanna, key)
    hanna.run(decide, step, False, "Beleg fehlt")
    assert state(o, key) == "open"
    hanna.run(undo_decision, step)
    hanna.run(decide, step, True, "")
    assert state(o, key) == "approved"
    assert [one.count for one in books.read(waiting)] == [1]
    with pytest.raises(Forbidden):
        hanna.run(post_trip, key)
    with pytest.raises(Invalid, match="paper"):
        books.run(post_trip, key)
    paper(o, hotel)
    with pytest.raises(Invalid, match="meal"):
        books.run(post_trip, key)
    paper(o, bill)
    entry = books.run(post_trip, key)
    assert entry is not None
    assert books.run(post_trip, key) == entry
    account = next(one.account for one in o.read(all_open, "creditor"))
    assert lines_of(o, entry) == {
        "6664": 22_40, "6668": 60_00, "6660": 100_00, "1401": 7_00, "6650": 6_00, account: -314_40,
        "6640": 70_00, "6644": 30_00, "1406": 19_00,  # 70 % of the meal lower the profit, its input tax is whole
    }  # fmt: skip
    assert o.read(query("")(party_of), account).iban == IBAN
    assert [(one.document, one.amount) for one in o.read(all_open, "creditor")] == [("R2026-0001", -314_40)]
    again = karla.run(save_trip, hamburg(D(2026, 11, 16), "Noch einmal"))
    karla.run(hand_in, again)
    hanna.run(decide, step_of(hanna, again), True, "")
    books.run(post_trip, again)
    assert {one.account for one in o.read(all_open, "creditor")} == {account}  # one personal account a person


def test_an_advance_is_decided_paid_and_set_off(any_office: Office) -> None:
    """The advance is owed first; the trip sets it off in its entry, also where it was more than the trip cost."""
    c = company(any_office)
    o, karla, hanna = c.office, c.as_role("karla", "staff"), c.as_role("hanna", "staff", "manager")
    for first, amount, rest in ((D(2026, 11, 3), 50_00, -32_40), (D(2026, 11, 9), 100_00, 17_60)):
        key = karla.run(save_trip, hamburg(first))
        with pytest.raises(Invalid):
            karla.run(ask_advance, AdvanceDraft(key, 0))
        asked = karla.run(ask_advance, AdvanceDraft(key, amount))
        with pytest.raises(Invalid):
            karla.run(ask_advance, AdvanceDraft(key, amount))
        with pytest.raises(Invalid):
            karla.run(delete_trip, key)
        karla.run(hand_in, key)
        hanna.run(decide, step_of(hanna, key), True, "")
        with pytest.raises(Invalid, match="advance"):
            o.run(post_trip, key)
        hanna.run(decide, step_of(hanna, asked, "travel_advance"), True, "")
        paid = o.run(post_advance, asked)
        assert o.run(post_advance, asked) == paid
        entry = o.run(post_trip, key)
        assert entry is not None
        lines = lines_of(o, entry)
        assert (lines.pop("6664"), lines.pop("6668"), lines.pop("1340")) == (22_40, 60_00, -amount)
        assert list(lines.values()) == [rest]
        assert lines_of(o, paid)["1340"] == amount
    refused = karla.run(save_trip, hamburg(D(2026, 11, 17)))
    asked = karla.run(ask_advance, AdvanceDraft(refused, 10_00))
    hanna.run(decide, step_of(hanna, asked, "travel_advance"), False, "Zu spät")
    assert karla.run(ask_advance, AdvanceDraft(refused, 20_00)) == asked
    hanna.run(decide, step_of(hanna, asked, "travel_advance"), False, "Nein")
    karla.run(hand_in, refused)
    hanna.run(decide, step_of(hanna, refused), True, "")
    assert o.run(post_trip, refused) is not None


def test_what_a_trip_refuses(any_office: Office) -> None:
    """Each refusal names its field, and what was refused leaves nothing."""
    c = company(any_office)
    o, karla, hanna = c.office, c.as_role("karla", "staff"), c.as_role("hanna", "staff", "manager")
    key = karla.run(save_trip, hamburg(D(2026, 11, 10)))
    good, day = hamburg(D(2026, 11, 12)), D(2026, 11, 10)
    abroad = TripDraft(
        purpose="x", legs=(LegDraft(day, 481, 900, "Oslo", "NO"), LegDraft(day, 960, 1380, "Kiel"))
    )
    for bad, field in (
        (TripDraft(purpose="x"), "legs"),
        (TripDraft(legs=good.legs), "purpose"),
        (TripDraft(purpose="x", legs=good.legs, night="x"), "night"),
        (TripDraft(purpose="x", legs=good.legs, days=(DayDraft(day),)), "days"),
        (TripDraft(person=99, purpose="x", legs=good.legs), "person"),
        (abroad, "legs"),
    ):
        with pytest.raises(Invalid) as caught:
            karla.run(save_trip, bad)
        assert caught.value.field == field, bad
    for bill, field in (
        (ReceiptDraft(None, day, "costs", 1_00), "trip"),
        (ReceiptDraft(key, None, "costs", 1_00), "day"),
        (ReceiptDraft(key, day, "x", 1_00), "kind"),
        (ReceiptDraft(key, day, "costs", -1), "gross"),
        (ReceiptDraft(key, day, "costs", 1_00, "", tax=19), "tax_case"),
        (ReceiptDraft(key, day, "costs", 1_00, "UST19", tax=19), "tax_case"),
        (ReceiptDraft(key, day, "costs", 119_00, "VST19", tax=9_00), "tax"),
        (ReceiptDraft(key, day, "lodging", 250_01, "VST7"), "in_name"),
    ):
        with pytest.raises(Invalid) as caught:
            karla.run(save_receipt, bill)
        assert caught.value.field == field, bill
    kept = karla.run(save_receipt, ReceiptDraft(key, day, "lodging", 250_01, "VST7", in_name=True))
    with pytest.raises(Missing):
        c.as_role("lina", "staff").run(delete_receipt, kept)
    karla.run(delete_receipt, kept)
    for other in (c.as_role("olaf", "staff"), c.as_role("olaf", "manager", "staff")):
        with pytest.raises(Missing):
            other.run(hand_in, key)
        with pytest.raises(Missing):
            other.run(save_trip, TripDraft(c.keys["karla"], "x", legs=good.legs))
    with pytest.raises(Invalid, match="signs in"):
        c.as_role("nemo", "staff").run(save_trip, good)
    later = karla.run(save_trip, hamburg(D(2026, 12, 10)))
    with pytest.raises(Invalid, match="not over"):
        karla.run(hand_in, later)
    karla.run(delete_trip, later)
    assert o.read(trip, later) is None
    # written by who decides for herself: the traveller never approves
    made = c.as_role("lina", "hr").run(save_trip, TripDraft(c.keys["hanna"], "Reise", legs=good.legs))
    with pytest.raises(Invalid, match="No rule"):
        c.as_role("lina", "hr").run(hand_in, made)
    # a rate that comes later changes what was approved: it has to be decided anew
    rate = RateDraft("NO", "Norwegen", D(2026, 1, 1), None, 75_00, part=50_00, night=0, source="BMF 2026")
    for bad_rate, field in (
        (RateDraft("AT", "Österreich", D(2026, 6, 1), None, 1, part=1, night=0, source="x"), "since"),
        (RateDraft("NO", "Norwegen", D(2026, 6, 1), D(2026, 5, 1), 2, part=1, night=0, source="x"), "until"),
        (RateDraft("NO", "Norwegen", D(2026, 6, 1), None, 1, part=2, night=0, source="x"), "part"),
        (RateDraft("NO", "Norwegen", D(2026, 6, 1), None, 2, part=1, night=0, source=""), "source"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_rate, bad_rate)
        assert caught.value.field == field
    made_rate = o.run(save_rate, rate)
    oslo = karla.run(save_trip, abroad)
    karla.run(hand_in, oslo)
    hanna.run(decide, step_of(hanna, oslo), True, "")
    o.run(
        save_rate,
        RateDraft("NO", "Norwegen", D(2026, 1, 1), None, 75_00, part=51_00, night=0, source="BMF 2026"),
        made_rate,
        1,
    )
    with pytest.raises(Invalid, match="something else"):
        o.run(post_trip, oslo)


def test_days_are_paid_once_and_three_months_are_counted(any_office: Office) -> None:
    """A day that another trip pays is not paid again, in the order of handing in; a withdrawn trip frees its days."""
    c = company(any_office)
    karla = c.as_role("karla", "staff")
    day = D(2026, 11, 10)
    first = karla.run(save_trip, hamburg(day))
    second = karla.run(save_trip, hamburg(day + datetime.timedelta(days=1), "Gleich weiter"))

    def paid(key: int) -> list[str]:
        found = karla.read(own_trip_sum, key)
        assert found is not None
        assert found.found is not None
        return [one.reason for one in found.found.days]

    karla.run(hand_in, first)
    assert (paid(first), paid(second)) == (["travel", "travel"], ["taken", "travel"])
    karla.run(hand_in, second)
    assert (paid(first), paid(second)) == (["travel", "travel"], ["taken", "travel"])
    karla.run(withdraw_trip, first)
    assert (paid(first), paid(second)) == (["travel", "taken"], ["travel", "travel"])
    monday, site = D(2026, 3, 2), []
    for week in range(16):
        start = monday + datetime.timedelta(weeks=week)
        legs = (
            LegDraft(start, 480, 600, "Bremen"),
            LegDraft(start + datetime.timedelta(days=4), 960, 1080, "Kiel"),
        )
        site.append(karla.run(save_trip, TripDraft(purpose="Baustelle", legs=legs)))
        karla.run(hand_in, site[-1])
    assert paid(site[12]) == ["travel", "full", "full", "full", "travel"]  # until 29 May
    assert paid(site[13]) == ["travel", "long", "long", "long", "long"]  # 2 June: three months are over
    assert paid(site[15]) == ["long"] * 5


def test_the_report_and_what_comes_without_cost(any_office: Office) -> None:
    """The paper says each day with its reason; a trip that costs nothing is closed without an entry."""
    c = company(any_office)
    karla, hanna = c.as_role("karla", "staff"), c.as_role("hanna", "staff", "manager")
    key = karla.run(save_trip, hamburg(D(2026, 11, 10)))
    karla.run(save_receipt, ReceiptDraft(key, D(2026, 11, 11), "costs", 6_00, text="Parken"))
    found = karla.read(own_trip_sum, key)
    pages = PdfReader(io.BytesIO(karla.read(trip_paper, found))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ("R2026-0001", "Karla", "day of arrival or departure", "meals provided", "Parken", "88.40"):
        assert words in text, words
    day = D(2026, 11, 16)
    short = TripDraft(
        purpose="Kurz",
        legs=(
            LegDraft(day, 540, 600, "Eckernförde", means="company"),
            LegDraft(day, 660, 720, "Kiel", means="company"),
        ),
    )
    free = karla.run(save_trip, short)
    karla.run(hand_in, free)
    hanna.run(decide, step_of(hanna, free), True, "")
    assert c.office.run(post_trip, free) is None
    assert c.office.run(post_trip, free) is None
    assert state(c.office, free) == "posted"
