"""Tables of what may become business: opportunities, campaigns, and the contacts of a campaign with what came of it."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.organisation.opportunities.rules import (
    CHANNELS,
    RESULT_TONES,
    RESULTS,
    SOURCES,
    STAGE_TONES,
    STAGES,
)

VIEW, CHANGE = "organisation.opportunity.view", "organisation.opportunity.change"


class Opportunity(Versioned, Base):
    """Business that may come of a contact: value in cents, chance in basis points; closed is the day on which it was won or lost."""

    __tablename__ = "organisation_opportunity"
    __title__ = N_("Opportunity")
    __reads__ = VIEW
    __writes__ = CHANGE

    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Contact"), required=True
    )
    title: ColumnElement[str] = column(String(120), title=N_("What it is about"), required=True, width=260)
    stage: ColumnElement[str] = column(
        String(10), title=N_("Stage"), choices=STAGES, tones=STAGE_TONES, required=True, width=130
    )
    value: ColumnElement[int] = column(title=N_("Value"), kind="money", width=120)
    chance: ColumnElement[int | None] = column(
        Integer, title=N_("Chance"), kind="percent", minimum=0, maximum=10_000, width=90
    )
    expected: ColumnElement[datetime.date | None] = column(title=N_("Decided on"), width=196, ends="closed")
    owner: ColumnElement[str] = column(String(80), kind="login", title=N_("In charge"), width=130)
    source: ColumnElement[str] = column(String(12), title=N_("Came by"), choices=SOURCES, width=120)
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), width=200)
    notes: ColumnElement[str] = column(
        String(1000), title=N_("Remark"), kind="long", personal="content", sealed=True
    )
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed on"), width=110)


class Campaign(Versioned, Base):
    """Contacts that are addressed together, by one channel, from a day on."""

    __tablename__ = "organisation_campaign"
    __title__ = N_("Campaign")
    __reads__ = VIEW
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(80), required=True, width=240)
    day: ColumnElement[datetime.date] = column(title=N_("From"), required=True, width=110)
    channel: ColumnElement[str] = column(
        String(8), title=N_("Channel"), choices=CHANNELS, required=True, width=110
    )
    text: ColumnElement[str] = column(String(1000), title=N_("What is said"), kind="long")


class CampaignContact(Versioned, Base):
    """A contact of a campaign and what came of it."""

    __tablename__ = "organisation_campaign_contact"
    __title__ = N_("Contact of a campaign")
    __reads__ = VIEW
    __writes__ = CHANGE

    campaign_id: ColumnElement[int] = column(
        ForeignKey("organisation_campaign.id"), index=True, title=N_("Campaign")
    )
    contact_id: ColumnElement[int] = column(ForeignKey("contact.id"), index=True, title=N_("Contact"))
    result: ColumnElement[str] = column(
        String(10), title=N_("Result"), choices=RESULTS, tones=RESULT_TONES, required=True, width=130
    )
    note: ColumnElement[str] = column(
        String(200), title=N_("Remark"), width=240, personal="content", sealed=True
    )

    __table_args__ = (Index("uq_organisation_campaign_contact", "campaign_id", "contact_id", unique=True),)
