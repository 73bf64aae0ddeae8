"""What two desks may try at once with opportunities and campaigns."""

from __future__ import annotations

from app.data.office import Office
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.modules.organisation.opportunities.rules import CampaignDraft, OpportunityDraft, ReplyDraft
from app.modules.organisation.opportunities.services import (
    add_by_tag,
    add_contacts,
    leave,
    save_campaign,
    save_opportunity,
    save_reply,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting, number


def _deal(office: Office) -> int:
    who = office.run(save_contact, ContactDraft("Weber GmbH", tags="Kunde"))
    return office.run(save_opportunity, OpportunityDraft(who, "Fräse", value=1_000_00))


def _campaign(office: Office) -> int:
    _deal(office)
    return office.run(save_campaign, CampaignDraft("Herbst", D(2026, 11, 2)))


def _member(office: Office) -> int:
    office.run(add_by_tag, _campaign(office), "kunde")
    return number(office, "SELECT id FROM organisation_campaign_contact")


MEMBERS = "SELECT count(*) FROM organisation_campaign_contact"
CASES = (
    Case(
        "organisation.opportunities.save_opportunity won",
        _deal,
        lambda office, key: office.run(
            save_opportunity, OpportunityDraft(1, "Fräse", "won", 1_000_00), key, 1
        ),
        counting("SELECT version FROM organisation_opportunity WHERE closed IS NOT NULL"),
        wanted=2,
    ),
    Case(
        "organisation.opportunities.save_campaign changed",
        _campaign,
        lambda office, key: office.run(save_campaign, CampaignDraft("Winter", D(2026, 12, 1)), key, 1),
        counting("SELECT version FROM organisation_campaign"),
        wanted=2,
    ),
    Case(
        "organisation.opportunities.add_contacts",
        _campaign,
        lambda office, key: office.run(add_contacts, key, [1]),
        counting(MEMBERS),
        succeed=(2,),
    ),
    Case(
        "organisation.opportunities.add_by_tag",
        _campaign,
        lambda office, key: office.run(add_by_tag, key, "Kunde"),
        counting(MEMBERS),
        succeed=(2,),
    ),
    Case(
        "organisation.opportunities.save_reply",
        _member,
        lambda office, key: office.run(save_reply, ReplyDraft("reached"), key, 1),
        counting("SELECT version FROM organisation_campaign_contact"),
        wanted=2,
    ),
    Case(
        "organisation.opportunities.leave",
        _member,
        lambda office, key: office.run(leave, key),
        counting("SELECT 1 - count(*) FROM organisation_campaign_contact"),
        succeed=(2,),
    ),
)
