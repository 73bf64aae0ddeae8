"""Keeping opportunities and campaigns: what is won or lost is closed on its day, who objected is never addressed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import search
from app.data.bulk import BulkCount, counted_by
from app.data.declarative import field_of
from app.data.drafts import check, one_of, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit, table_of
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
    _check_reason(draft.stage, draft.reason)
    before = unit.row(Opportunity, key, lock=True)["closed"] if key is not None else None
    closed = _closed(unit, draft.stage, before)
    kept = save_draft(unit, Opportunity, draft, key, version, closed=closed)
    search.index(unit, Opportunity, kept, f"{draft.title} {draft.reason} {draft.notes}"[:2000])
    return kept


def _check_reason(stage: str, reason: str) -> None:
    if stage == LOST and not reason.strip():
        raise Invalid(N_("Say why it was lost; it is what the next offer learns from."), field="reason")


def _closed(unit: Unit, stage: str, before: datetime.date | None) -> datetime.date | None:
    """Return the day on which an opportunity of a stage was closed: it keeps the one it has."""
    return (before or unit.today) if stage in CLOSED else None


SET = ("stage", "expected", "owner", "source")


@command(CHANGE)
def set_opportunities(
    unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False
) -> BulkCount:
    """Set a field of opportunities, as their form would; with preview only count. Raises Invalid naming the field at fault."""
    one_of(field, SET, "field")
    check(field_of(table_of(Opportunity).c[field]), value, field)
    before = unit.rows(Opportunity, list(keys))
    changed = {key: row for key, row in before.items() if row[field] != value}
    if field == "stage":
        for row in changed.values():
            _check_reason(value, row["reason"])
    groups: dict[datetime.date | None, dict[int, Mapping[str, Any]]] = {}
    for key, row in changed.items():
        closed = _closed(unit, value, row["closed"]) if field == "stage" else row["closed"]
        groups.setdefault(closed, {})[key] = row
    for closed, rows in groups.items() if not preview else ():
        unit.set_many(Opportunity, rows, {field: value, **({"closed": closed} if field == "stage" else {})})
    return counted_by([(key, row[field]) for key, row in changed.items()], len(before))


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
