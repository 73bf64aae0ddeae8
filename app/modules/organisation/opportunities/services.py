"""Keeping opportunities and campaigns: what is won or lost is closed on its day, who objected is never addressed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import search
from app.data.drafts import save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.organisation.contacts.api import Contact, contact_of, not_to_be_told
from app.modules.organisation.opportunities.models import CHANGE, Campaign, CampaignContact, Opportunity
from app.modules.organisation.opportunities.rules import (
    CLOSED,
    LOST,
    CampaignDraft,
    OpportunityDraft,
    ReplyDraft,
)

undo_opportunity = undoing(Opportunity)
undo_campaign = undoing(Campaign)


@command(CHANGE)
def save_opportunity(
    unit: Unit, draft: OpportunityDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an opportunity and return its key; won or lost closes it today, another stage opens it again.

    Raises Invalid naming the field (what is lost has its reason), and Conflict.
    """
    if draft.stage == LOST and not draft.reason.strip():
        raise Invalid(N_("Say why it was lost; it is what the next offer learns from."), field="reason")
    before = unit.row(Opportunity, key, lock=True)["closed"] if key is not None else None
    closed = (before or unit.today) if draft.stage in CLOSED else None
    kept = save_draft(unit, Opportunity, draft, key, version, closed=closed)
    search.index(unit, Opportunity, kept, f"{draft.title} {draft.reason} {draft.notes}"[:2000])
    return kept


@command(CHANGE)
def save_campaign(
    unit: Unit, draft: CampaignDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a campaign and return its key; raises Invalid naming the field, and Conflict."""
    return save_draft(unit, Campaign, draft, key, version)


@command(CHANGE)
def add_contacts(unit: Unit, campaign: int, contacts: Sequence[int]) -> list[int]:
    """Add contacts to a campaign and return the keys of those who may not be told by its channel (§ 7 UWG): they are left out.

    Who is on it already stays as it is. Raises Missing.
    """
    row = unit.row(Campaign, campaign, lock=True)
    found = {one.id for key in contacts if (one := contact_of(unit.connection, key)) is not None}
    objected = not_to_be_told(unit.connection, sorted(found), row["channel"])
    m = CampaignContact
    there = set(unit.connection.scalars(select(m.contact_id).where(m.campaign_id == campaign)))
    for contact in sorted(found - there - objected):
        unit.insert(CampaignContact, campaign_id=campaign, contact_id=contact, result="open", note="")
    return sorted(objected - there)


@command(CHANGE)
def add_by_tag(unit: Unit, campaign: int, tag: str) -> list[int]:
    """Add every contact in use that bears a tag; return the keys of those left out. Raises Invalid where nobody bears it."""
    wanted = tag.strip().lower()
    c = Contact
    rows = unit.connection.execute(
        select(c.id, c.tags).where(c.active.is_(True), c.merged_into_id.is_(None), c.tags != "")
    )
    keys = [row.id for row in rows if wanted in (one.strip().lower() for one in row.tags.split(","))]
    if not wanted or not keys:
        raise Invalid(N_("No contact bears this tag."), field="tag")
    return add_contacts(unit, campaign, keys)


@command(CHANGE)
def save_reply(unit: Unit, draft: ReplyDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what came of a campaign with a contact; raises Invalid, Missing and Conflict."""
    if key is None:
        raise Invalid(N_("Add the contact to the campaign first."), field="result")
    return save_draft(unit, CampaignContact, draft, key, version)


@command(CHANGE)
def leave(unit: Unit, key: int) -> None:
    """Take a contact off a campaign; nothing happens where it is off already."""
    m = CampaignContact
    if unit.connection.scalar(select(m.id).where(m.id == key)) is not None:
        unit.delete(CampaignContact, key)
