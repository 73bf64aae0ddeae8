"""Opportunities and campaigns: what may be expected, when they close, who is left out, and what a contact's page says."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import Conflict, Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.organisation.contacts.api import ConsentDraft, ContactDraft, save_consent, save_contact
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.front_desk import front_desk, timeline
from app.modules.organisation.contacts.services.merging import merge, undo_merge
from app.modules.organisation.opportunities.models import CampaignContact
from app.modules.organisation.opportunities.queries import (
    campaigns_source,
    members_source,
    opportunities_source,
    opportunity,
    pipeline,
    waiting,
)
from app.modules.organisation.opportunities.rules import (
    CHANCES,
    CLOSED,
    STAGES,
    CampaignDraft,
    OpportunityDraft,
    ReplyDraft,
    chance_of,
    weighted,
)
from app.modules.organisation.opportunities.services import (
    add_by_tag,
    add_contacts,
    leave,
    save_campaign,
    save_opportunity,
    save_reply,
    undo_opportunity,
)

D = datetime.date


def shown(office: Office, *, everything: bool = False) -> list[dict[str, object]]:
    """Return the rows of the list by column."""
    source = opportunities_source(everything)
    keys = office.read(source.keys, {})
    names = [column.key for column in source.columns]
    return [dict(zip(names, row, strict=True)) for row in office.read(source.page, keys)]


def members(office: Office, campaign: int) -> list[int]:
    """Return the contacts of a campaign in the order of their names."""
    m, c = CampaignContact, Contact
    rows = select(c.id).join(m, m.contact_id == c.id).where(m.campaign_id == campaign)
    return [*office.read(reads("")(lambda o: o.scalars(rows.order_by(c.name, c.id)).all()))]


def who(office: Office, name: str = "Weber GmbH", **more: str) -> int:
    """Return a contact."""
    return office.run(save_contact, ContactDraft(name, **more))


@given(st.integers(0, 10**12), st.sampled_from(sorted(STAGES)), st.none() | st.integers(0, 10_000))
def test_what_may_be_expected(value: int, stage: str, typed: int | None) -> None:
    """By decimals: value times chance, half up; what is won counts whole, what is lost nothing, whatever was typed."""
    chance = chance_of(stage, typed)
    assert chance == {"won": 10_000, "lost": 0}.get(stage, CHANCES[stage] if typed is None else typed)
    exact = (Decimal(value) * chance / 10_000).quantize(Decimal(1), ROUND_HALF_UP)
    assert weighted(value, chance) == int(exact)


def test_stages_and_closing(any_office: Office) -> None:
    """The list weighs by stage or by what was typed; won closes it today and takes it off the open ones, Undo brings it back."""
    contact = who(any_office)
    draft = OpportunityDraft(contact, "Fräse", "offered", 1_000_01, expected=D(2026, 12, 1), owner="admin")
    key = any_office.run(save_opportunity, draft)
    any_office.run(save_opportunity, OpportunityDraft(contact, "Wartung", "lead", 400_00, 3333))
    rows = shown(any_office)
    assert [(row["title"], row["chance"], row["worth"]) for row in rows] == [
        ("Fräse", 5000, 500_01),
        ("Wartung", 3333, 133_32),
    ]
    found = any_office.read(pipeline)
    assert (found.count, found.value, found.expected) == (2, 1_400_01, 633_33)
    won = OpportunityDraft(contact, "Fräse", "won", 1_000_01, expected=D(2026, 12, 1), owner="admin")
    any_office.run(save_opportunity, won, key, 1)
    assert [row["title"] for row in shown(any_office)] == ["Wartung"]
    closed = next(row for row in shown(any_office, everything=True) if row["title"] == "Fräse")
    assert (closed["closed"], closed["worth"]) == (any_office.clock().astimezone().date(), 1_000_01)
    happened = any_office.read(timeline, contact)
    assert any("Fräse · won" in one.title for one in happened)
    any_office.run(undo_opportunity, key, 2)
    assert [row["title"] for row in shown(any_office)] == ["Fräse", "Wartung"]
    block = next(one for one in any_office.read(front_desk, contact).blocks if one.title == "Opportunities")
    assert [line.text for line in block.lines] == ["Fräse · offer sent", "Wartung · first contact"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contact": None}, "contact"),
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"stage": "maybe"}, "stage"),
        ({"chance": 10_001}, "chance"),
        ({"chance": -1}, "chance"),
        ({"stage": "lost"}, "reason"),
        ({"source": "rumour"}, "source"),
    ],
)
def test_bad_input_marks_its_field(office: Office, changes: dict[str, object], field: str) -> None:
    """Nothing is kept, the sentence stands at the field."""
    whole = {"contact": who(office), "title": "Fräse", **changes}
    with pytest.raises(Invalid) as refused:
        office.run(save_opportunity, OpportunityDraft(**whole))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert shown(office, everything=True) == []


def test_what_should_be_decided_waits(office: Office) -> None:
    """Today says it from its day on, until it is closed; a second desk with the older version is told."""
    contact, today = who(office), office.clock().astimezone().date()
    assert office.read(waiting) == []
    key = office.run(save_opportunity, OpportunityDraft(contact, "Fräse", expected=today))
    assert [(one.count, one.late) for one in office.read(waiting)] == [(1, True)]
    lost = OpportunityDraft(contact, "Fräse", "lost", reason="zu teuer", expected=today)
    office.run(save_opportunity, lost, key, 1)
    assert office.read(waiting) == []
    with pytest.raises(Conflict):
        office.run(save_opportunity, lost, key, 1)
    assert office.read(opportunity, key).draft.stage in CLOSED


def test_campaigns_leave_out_who_may_not_be_told(any_office: Office) -> None:
    """Letters go to all but objectors, mails only to those who consented (§ 7 UWG); twice added is once there."""
    office = any_office
    yes, no, silent = (who(office, name, tags="Kunde, Nord") for name in ("Ja AG", "Nein AG", "Still AG"))
    day = D(2026, 5, 4)
    for channel in ("letter", "mail"):
        office.run(save_consent, yes, ConsentDraft(channel, "given", day, "Messe"))
        office.run(save_consent, no, ConsentDraft(channel, "objected", day, "Brief"))
    by_letter = office.run(save_campaign, CampaignDraft("Brief", day))
    by_mail = office.run(save_campaign, CampaignDraft("Mail", day, "mail"))
    assert office.run(add_by_tag, by_letter, "nord") == [no]
    assert office.run(add_by_tag, by_letter, " Nord ") == [no]
    assert members(office, by_letter) == [yes, silent]
    assert office.run(add_contacts, by_mail, [yes, no, silent, 999]) == [no, silent]
    assert members(office, by_mail) == [yes]
    for tag in ("", "Süd"):
        with pytest.raises(Invalid) as refused:
            office.run(add_by_tag, by_letter, tag)
        assert refused.value.field == "tag"
    rows = office.read(members_source().keys, {"campaign": "Brief"})
    office.run(save_reply, ReplyDraft("interested", "ruft an"), rows[0], 1)
    office.run(leave, rows[1])
    office.run(leave, rows[1])
    source = campaigns_source()
    at = [column.key for column in source.columns].index("contacts")
    rows = office.read(source.page, office.read(source.keys, {"name": "Brief"}))
    assert [row[at : at + 3] for row in rows] in ([[1, 1, 0]], [(1, 1, 0)])
    assert any("Brief" in one.title for one in office.read(timeline, yes))


def test_two_contacts_of_a_campaign_are_merged(any_office: Office) -> None:
    """Each is on the campaign; merged it is there once, and the merge can be taken back."""
    stays, goes = who(any_office), who(any_office, "Weber und Sohn")
    campaign = any_office.run(save_campaign, CampaignDraft("Brief", D(2026, 5, 4)))
    any_office.run(add_contacts, campaign, [stays, goes])
    merged = any_office.run(merge, stays, goes)
    assert stays in members(any_office, campaign)
    any_office.run(undo_merge, merged)
    assert members(any_office, campaign) == [stays, goes]
