"""The front desk: what is said of a contact by all topics, who may hear it, and how a number or word leads to the contact."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace

import pytest

from app.core.about_contact import AboutContact
from app.core.errors import Invalid
from app.data import record_extras
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import save_letter
from app.modules.finance.ledger.queries.about_contacts import turnover_by_year
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.open_items.queries.about_contacts import blocks as open_blocks
from app.modules.finance.open_items.queries.items import open_on
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import ActivityDraft, ConsentDraft, ContactDraft
from app.modules.organisation.contacts.queries.activities import activities, activity, consents
from app.modules.organisation.contacts.queries.front_desk import FrontDesk, front_desk, reached, timeline
from app.modules.organisation.contacts.services.activities import (
    delete_activity,
    save_activity,
    save_consent,
    undo_delete_activity,
)
from app.modules.organisation.contacts.services.merging import merge
from tests.conftest import NOW, close, office_at
from tests.modules.documents.conftest import filed
from tests.modules.organisation.test_contacts import HOLZ, debtor

TODAY = NOW.astimezone().date()


def desk_of(office: Office, key: int) -> FrontDesk:
    found = office.read(front_desk, key)
    assert found is not None
    return found


def sale(office: Office, account: str, cents: int, day: datetime.date, document: str) -> None:
    lines = (LineDraft(account, cents), LineDraft("4400", -cents))
    office.run(post, EntryDraft(day, document, "Verkauf", lines))


def test_an_activity_brings_its_follow_up(any_office: Office) -> None:
    key = any_office.run(api.save_contact, HOLZ)
    draft = ActivityDraft(
        "call", TODAY, "in", "Fragt nach Liefertermin", next_day=TODAY, next_text="Zurückrufen"
    )
    made = any_office.run(save_activity, key, draft)
    assert [f.text for f in any_office.read(record_extras.follow_ups, Target("contact", key))] == [
        "Zurückrufen"
    ]
    shown = any_office.read(activity, made)
    assert shown is not None
    assert shown.draft == draft
    any_office.run(save_activity, key, replace(draft, next_day=None), made, shown.version)
    assert any_office.read(record_extras.follow_ups, Target("contact", key)) == []
    any_office.run(delete_activity, made)
    assert any_office.read(activities, key) == []
    any_office.run(undo_delete_activity, made)
    assert len(any_office.read(activities, key)) == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ActivityDraft(subject="x"), "day"),
        (ActivityDraft(day=TODAY + datetime.timedelta(days=1), subject="x"), "day"),
        (ActivityDraft(day=TODAY), "subject"),
        (ActivityDraft(day=TODAY, subject="x", kind="dream"), "kind"),
        (ActivityDraft(day=TODAY, subject="x", next_day=TODAY - datetime.timedelta(days=1)), "next_day"),
    ],
)
def test_a_wrong_activity_is_marked(office: Office, draft: ActivityDraft, field: str) -> None:
    key = office.run(api.save_contact, HOLZ)
    with pytest.raises(Invalid) as refused:
        office.run(save_activity, key, draft)
    assert refused.value.field == field


def test_who_objected_is_known_until_they_consent(any_office: Office) -> None:
    one, two = any_office.run(api.save_contact, HOLZ), any_office.run(api.save_contact, ContactDraft("Zwei"))
    said = ConsentDraft("letter", "objected", TODAY, "Brief vom 3. Mai")
    assert any_office.run(save_consent, one, said) == any_office.run(save_consent, one, said)
    assert any_office.read(api.objectors, [one, two]) == [(one, "Holz KG")]
    assert any_office.read(api.objectors, [one, two], "mail") == []
    assert not any_office.read(api.may_be_told, one, "letter")
    assert any_office.read(api.may_be_told, two, "letter")
    assert not any_office.read(api.may_be_told, two, "mail")  # nothing but letters without consent
    any_office.run(save_consent, one, replace(said, state="given"))
    assert any_office.read(api.objectors, [one, two]) == []
    any_office.run(save_consent, two, replace(said, channel="mail"))
    told = [
        [(view.draft.channel, view.draft.state) for view in any_office.read(consents, key)]
        for key in (one, two)
    ]
    assert told == [
        [("letter", "given"), ("letter", "objected")],
        [("mail", "objected")],
    ]  # each contact's own, the newest first


def test_one_timeline_from_all_topics(any_office: Office) -> None:
    o = any_office
    key = o.run(api.save_contact, HOLZ)
    account = o.run(debtor, key)
    sale(o, account, 11900, datetime.date(2026, 5, 4), "RE-1")
    o.run(save_letter, Draft(key, "de", datetime.date(2026, 5, 5), "Angebot", "Text", closing="Gruß"))
    o.run(save_activity, key, ActivityDraft("call", datetime.date(2026, 5, 6), "in", "Rückfrage"))
    filed(o, "Vertrag", "contract", contact=key)
    o.run(record_extras.write_note, Target("contact", key), "Ruft lieber an")
    found = o.read(timeline, key)
    assert {one.kind for one in found} == {"Entry", "Letter", "Call", "Document", "Note"}
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)


def test_what_is_open_and_overdue_stands_first(any_office: Office) -> None:
    o = any_office
    key = o.run(api.save_contact, HOLZ)
    account = o.run(debtor, key)
    sale(o, account, 11900, datetime.date(2026, 1, 5), "RE-1")
    sale(o, account, 5000, TODAY, "RE-2")
    open_items = next(one for one in desk_of(o, key).blocks if one.title == "Open items")
    assert [(line.text.split()[0], line.late) for line in open_items.lines] == [
        ("RE-1", True),
        ("RE-2", False),
    ]
    assert open_items.sum == "169.00 D, overdue 119.00 D"
    turnover = next(one for one in desk_of(o, key).blocks if one.title.startswith("Turnover"))
    assert [(line.text, line.right) for line in turnover.lines] == [("2026", "169.00")]


def test_many_open_items_are_counted_and_added_up(office: Office) -> None:
    """The oldest stand there, the others are counted, the sum holds all of them; the due day itself is not overdue."""
    key = office.run(api.save_contact, HOLZ)
    account = office.run(debtor, key)
    for number in range(11):
        sale(office, account, 100 * (number + 1), TODAY, f"RE-{number}")
    items = office.read(query("")(lambda c: open_on(c, [account])))
    for past, late in ((0, False), (1, True)):
        about = AboutContact(key, "", (account,), (), (), today=items[0].due + datetime.timedelta(days=past))
        (block,) = office.read(open_blocks, about)
        *shown, more = block.lines
        assert more.text == f"and {11 - len(shown)} more"
        assert {one.late for one in shown} == {late}
        assert block.sum.startswith("66.00 D")
        assert ("overdue 66.00 D" in block.sum) is late


def test_turnover_is_what_was_booked_on_income(any_office: Office) -> None:
    """A second reckoning by hand over random sales, returns and purchases of several customers."""
    dice, o = random.Random(7), any_office
    keys = [o.run(api.save_contact, ContactDraft(f"Kunde {n}")) for n in range(3)]
    accounts = [o.run(debtor, key) for key in keys]
    wanted = dict.fromkeys(accounts, 0)
    for n in range(40):
        account, cents = dice.choice(accounts), dice.randint(-5000, 20000) or 1
        sale(o, account, cents, datetime.date(2026, dice.randint(1, 5), dice.randint(1, 28)), f"RE-{n}")
        wanted[account] += cents
        if n % 5 == 0:  # money that comes is no turnover
            lines = (LineDraft("1800", abs(cents)), LineDraft(account, -abs(cents)))
            o.run(post, EntryDraft(datetime.date(2026, 5, 3), f"RE-{n}", "Zahlung", lines))
    for account in accounts:
        assert o.read(turnover_by_year, (account,), "debtor") == [(2026, wanted[account])]


@pytest.mark.parametrize(
    "typed",
    ["holz", "1001", "0431 5550101", "+49 431 555 01 01", "5550101", "info@holz", "RE-77", "re-77", "10000", "Eichenbohlen"],
)  # fmt: skip
def test_any_name_number_or_word_leads_to_the_contact(any_office: Office, typed: str) -> None:
    o = any_office
    key = o.run(api.save_contact, HOLZ)
    o.run(api.save_contact, ContactDraft("Jemand", phone="040 123456"))
    sale(o, o.run(debtor, key), 11900, datetime.date(2026, 5, 4), "RE-77")
    filed(o, "Lieferung Eichenbohlen", "contract", contact=key)
    assert [one.id for one in o.read(reached, typed)] == [key]


def test_nobody_is_reached_by_nothing(office: Office) -> None:
    office.run(api.save_contact, HOLZ)
    assert office.read(reached, " ") == []
    assert office.read(reached, "Zzz") == []


def test_only_what_one_may_read_is_told(any_office: Office) -> None:
    o = any_office
    key = o.run(api.save_contact, HOLZ)
    sale(o, o.run(debtor, key), 11900, datetime.date(2026, 5, 4), "RE-1")
    clerk = office_at(o.book.place, frozenset({"organisation.view"}))
    found = desk_of(clerk, key)
    assert "Open items" not in {one.title for one in found.blocks}
    assert {one.kind for one in found.happened} == set()
    assert clerk.read(reached, "RE-1") == []
    close(clerk.book)


def test_a_merged_contact_brings_its_open_items(any_office: Office) -> None:
    o = any_office
    one, two = o.run(api.save_contact, HOLZ), o.run(api.save_contact, replace(HOLZ, town="Bonn"))
    for key, document in ((one, "RE-1"), (two, "RE-2")):
        sale(o, o.run(debtor, key), 1000, TODAY, document)
    o.run(merge, one, two)
    items = next(block for block in desk_of(o, two).blocks if block.title == "Open items")
    assert len(items.lines) == 2
