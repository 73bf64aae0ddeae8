"""Tables of ideas: campaigns, the scheme by day, ideas, who supports them, opinions, and what a decision rests on."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.ideas.rules.ideas import STATES, TONES, USABLE, USABLE_TONES, VERDICTS
from app.modules.organisation.ideas.rules.radar import RING_TONES, RINGS, RISK_TONES, RISKS, SECTORS

RADAR_VIEW, RADAR_CHANGE = "organisation.radar.view", "organisation.radar.change"
VIEW, CHANGE = "organisation.idea.view", "organisation.idea.change"
WHOLE = 10_000


class Campaign(Versioned, Base):
    """A campaign for ideas: the challenge of a month, or a workshop whose notes become ideas."""

    __tablename__ = "organisation_idea_campaign"
    __title__ = N_("Campaign for ideas")
    __reads__ = VIEW
    __writes__ = CHANGE

    title: ColumnElement[str] = column(String(120), title=N_("Challenge"), required=True, width=280)
    since: ColumnElement[datetime.date] = column(title=N_("Begins on"), required=True, width=110)
    until: ColumnElement[datetime.date] = column(title=N_("Ends on"), required=True, width=110)
    text: ColumnElement[str] = column(String(2000), title=N_("What is looked for"), kind="long", width=320)


class Scheme(Versioned, Base):
    """The rules of the scheme from a day on, as agreed with the works council (§ 87 (1) no. 12 BetrVG)."""

    __tablename__ = "organisation_idea_scheme"
    __title__ = N_("Rules of the idea scheme")
    __reads__ = VIEW
    __writes__ = CHANGE

    since: ColumnElement[datetime.date] = column(
        unique=True, title=N_("Holds from"), required=True, width=110
    )
    rate: ColumnElement[int] = column(
        Integer, title=N_("Share of the net benefit"), kind="percent", minimum=0, maximum=WHOLE, width=150
    )
    years: ColumnElement[int] = column(
        Integer, title=N_("Years over which cost is spread"), minimum=1, maximum=30, width=120
    )
    least: ColumnElement[int] = column(title=N_("Least premium"), kind="money", width=120)
    most: ColumnElement[int] = column(title=N_("Highest premium"), kind="money", width=130)
    point: ColumnElement[int] = column(title=N_("Value of a point"), kind="money", width=120)
    step: ColumnElement[int] = column(title=N_("Rounded to"), kind="money", width=100)
    receipt_days: ColumnElement[int] = column(
        Integer, title=N_("Receipt within working days"), minimum=1, maximum=60, width=110
    )
    decision_days: ColumnElement[int] = column(
        Integer, title=N_("Decision within days"), minimum=1, maximum=730, width=110
    )
    appeal_days: ColumnElement[int] = column(
        Integer, title=N_("Appeal within days"), minimum=1, maximum=365, width=110
    )


class Idea(Versioned, Base):
    """An idea with its course; author_id is nobody where it was handed in without a name.

    code is the SHA-256 of what an unnamed author looks it up by; answer_by the day until which the scheme owes the next
    answer; news says that the author has not seen the newest state yet.
    """

    __tablename__ = "organisation_idea"
    __title__ = N_("Idea")
    __reads__ = VIEW
    __writes__ = VIEW

    number: ColumnElement[str] = column(
        String(12),
        unique=True,
        title=N_("Number"),
        width=100,
        counters=(Counter("organisation.idea", "I-{year}-{n:03}"),),
    )
    title: ColumnElement[str] = column(String(120), required=True, title=N_("Idea"), width=280)
    problem: ColumnElement[str] = column(
        String(4000), title=N_("What is not good today"), kind="long", required=True, personal="content"
    )
    solution: ColumnElement[str] = column(
        String(4000), title=N_("What would be better"), kind="long", personal="content"
    )
    area: ColumnElement[str] = column(String(80), title=N_("Area"), width=130)
    campaign_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_idea_campaign.id"), index=True, title=N_("Campaign for ideas"), width=170
    )
    author_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Handed in by"), personal="work"
    )
    code: ColumnElement[bytes | None] = column(title=N_("Fingerprint of the code"))
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=STATES, tones=TONES, required=True, width=175
    )
    received: ColumnElement[datetime.date] = column(title=N_("Handed in on"), width=120)
    answer_by: ColumnElement[datetime.date | None] = column(title=N_("Answer by"), width=150, ends="never")
    reasons: ColumnElement[str] = column(String(2000), title=N_("Reasons"), kind="long", personal="content")
    decided: ColumnElement[datetime.date | None] = column(title=N_("Decided on"), width=120)
    double_of_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_idea.id"), index=True, title=N_("Same as")
    )
    project_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_project.id"), index=True, title=N_("Project that carries it out")
    )
    done: ColumnElement[datetime.date | None] = column(title=N_("Carried out on"), width=120)
    appealed: ColumnElement[datetime.date | None] = column(title=N_("Appealed on"), width=120)
    appeal: ColumnElement[str] = column(
        String(2000), title=N_("Why the author appeals"), kind="long", personal="content"
    )
    news: ColumnElement[bool] = column(title=N_("Author has news"))

    __table_args__ = (Index("ix_organisation_idea_state", "state", "answer_by"),)


class Support(Keyed, Base):
    """Somebody supports an idea; how many do is shown, who does is not."""

    __tablename__ = "organisation_idea_support"
    __title__ = N_("Support of an idea")
    __reads__ = CHANGE
    __writes__ = VIEW

    idea_id: ColumnElement[int] = column(ForeignKey("organisation_idea.id"), title=N_("Idea"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Supported by"), personal="work")

    __table_args__ = (Index("uq_organisation_idea_support", "idea_id", "login", unique=True),)


class Opinion(Versioned, Base):
    """What an expert is asked and says of an idea."""

    __tablename__ = "organisation_idea_opinion"
    __title__ = N_("Opinion on an idea")
    __reads__ = VIEW
    __writes__ = VIEW

    idea_id: ColumnElement[int] = column(ForeignKey("organisation_idea.id"), title=N_("Idea"), required=True)
    login: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Expert"), personal="work", required=True, width=150
    )
    due: ColumnElement[datetime.date] = column(
        title=N_("Asked until"), required=True, width=150, ends="given"
    )
    usable: ColumnElement[str] = column(
        String(6), title=N_("Opinion"), choices=USABLE, tones=USABLE_TONES, width=190
    )
    text: ColumnElement[str] = column(
        String(2000), title=N_("Reasons"), kind="long", personal="content", width=300
    )
    given: ColumnElement[datetime.date | None] = column(title=N_("Given on"), width=110)

    __table_args__ = (Index("uq_organisation_idea_opinion", "idea_id", "login", unique=True),)


class Assessment(Versioned, Base):
    """What a decision on an idea rests on, and its premium; seen by who decides, and by the author in words."""

    __tablename__ = "organisation_idea_assessment"
    __title__ = N_("Assessment of an idea")
    __reads__ = CHANGE
    __writes__ = CHANGE

    idea_id: ColumnElement[int] = column(ForeignKey("organisation_idea.id"), unique=True, title=N_("Idea"))
    verdict: ColumnElement[str] = column(
        String(6), title=N_("Verdict"), choices=VERDICTS, required=True, width=130
    )
    reasons: ColumnElement[str] = column(
        String(2000), title=N_("Reasons for the author"), kind="long", required=True, personal="content"
    )
    saving: ColumnElement[int] = column(title=N_("Saved in the first year"), kind="money", width=130)
    cost: ColumnElement[int] = column(title=N_("Cost once"), kind="money", width=120)
    points: ColumnElement[int] = column(Integer, title=N_("Points"), minimum=0, maximum=1000, width=80)
    factor: ColumnElement[int] = column(
        Integer, title=N_("Share that is due"), kind="percent", minimum=0, maximum=WHOLE, width=110
    )
    premium: ColumnElement[int] = column(title=N_("Premium"), kind="money", width=110)
    net: ColumnElement[int] = column(title=N_("Net benefit of the first year"), kind="money", width=130)
    scheme_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_idea_scheme.id"), index=True, title=N_("Rules of the idea scheme")
    )
    proposed_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Proposed by"), personal="work", width=140
    )
    measured: ColumnElement[int | None] = column(title=N_("Really saved in a year"), kind="money", width=140)
    measured_on: ColumnElement[datetime.date | None] = column(title=N_("Measured on"), width=110)
    effect: ColumnElement[str] = column(String(1000), title=N_("Effect in words"), kind="long")
    paid_on: ColumnElement[datetime.date | None] = column(title=N_("Premium paid on"), width=120)


class Candidate(Versioned, Base):
    """A technology on the radar: use, cost, risk and data protection, its trial with end and criteria, and when it is looked at again.

    moved is 1 where it went inwards at the last decision, -1 outwards.
    """

    __tablename__ = "organisation_candidate"
    __title__ = N_("Technology")
    __reads__ = RADAR_VIEW
    __writes__ = RADAR_CHANGE

    name: ColumnElement[str] = column(String(80), required=True, width=240)
    sector: ColumnElement[str] = column(
        String(8), title=N_("Sector"), choices=SECTORS, required=True, width=190
    )
    ring: ColumnElement[str] = column(String(8), title=N_("Ring"), choices=RINGS, tones=RING_TONES, width=150)
    moved: ColumnElement[int] = column(Integer, title=N_("Moved"))
    purpose: ColumnElement[str] = column(
        String(1000), title=N_("What it is good for"), kind="long", required=True, width=260
    )
    cost: ColumnElement[int] = column(title=N_("Cost a year"), kind="money", width=120)
    risk: ColumnElement[str] = column(
        String(8), title=N_("Risk"), choices=RISKS, tones=RISK_TONES, required=True, width=100
    )
    risks: ColumnElement[str] = column(String(1000), title=N_("What it puts at risk"), kind="long")
    privacy: ColumnElement[str] = column(
        String(1000), title=N_("Data protection: which personal data, where, by which contract"), kind="long"
    )
    trial_until: ColumnElement[datetime.date | None] = column(
        title=N_("Trial until"), width=150, ends="never"
    )
    criteria: ColumnElement[str] = column(String(1000), title=N_("When the trial has succeeded"), kind="long")
    reasons: ColumnElement[str] = column(String(1000), title=N_("Reasons of the decision"), kind="long")
    decided: ColumnElement[datetime.date | None] = column(title=N_("Decided on"), width=120)
    project_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_project.id"), index=True, title=N_("Project that brings it in")
    )
    review: ColumnElement[datetime.date] = column(title=N_("Looked at again on"), width=170, ends="never")
