"""Opportunities and campaigns as their lists and forms show them, what they come to, and what a contact's page says of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data.clock import today
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.opportunities.models import VIEW, Campaign, CampaignContact, Opportunity
from app.modules.organisation.opportunities.rules import (
    CHANCES,
    CHANNELS,
    CLOSED,
    RESULTS,
    STAGES,
    CampaignDraft,
    OpportunityDraft,
    ReplyDraft,
    chance_of,
    weighted,
)

PAGE = "organisation.opportunities.opportunities"
CAMPAIGNS = "organisation.opportunities.campaigns"
NEWEST = 50


@dataclass(frozen=True)
class Pipeline:
    """What is open: how many, their value and expected value in cents, and both by stage in its order."""

    count: int
    value: int
    expected: int
    stages: tuple[tuple[str, int, int], ...]


def opportunities_source(everything: bool = False) -> ListSource:
    """Return the list of opportunities, open ones or all, what is decided first on top."""
    o, c = Opportunity, Contact
    columns = (
        shown_as(o.title, width=210),
        shown_as(c.name, "contact", title=N_("Contact"), width=160),
        shown_as(o.stage, width=160),
        shown_as(o.value, width=100, total=True),
        Column("worth", N_("Expected value"), "money", None, 120),
        *listed(o, "chance expected owner"),
        shown_as(o.source, shown=False),
        shown_as(o.reason, shown=everything),
        shown_as(o.closed, shown=everything),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(_connection: Connection, _keys: object, rows: list[list[object]]) -> None:
        for row in rows:
            stage, value, typed = (row[place[name]] for name in ("stage", "value", "chance"))
            if stage is not None:
                chance = chance_of(str(stage), int(str(typed)) if typed is not None else None)
                row[place["chance"]], row[place["worth"]] = chance, weighted(int(str(value)), chance)

    return ListSource(
        "organisation.opportunities" + (".all" if everything else ""),
        o,
        columns,
        (o.expected.is_(None).asc(), o.expected.asc(), o.id.asc()),
        joins=((c.__table__, c.id == o.contact_id),),
        where=() if everything else (o.stage.not_in(CLOSED),),
        finish=fill,
    )


@query(VIEW)
def opportunity(connection: Connection, key: int) -> Stored[OpportunityDraft] | None:
    """Return an opportunity as its form shows it."""
    return load_draft(connection, Opportunity, OpportunityDraft, key)


@query(VIEW)
def pipeline(connection: Connection) -> Pipeline:
    """Return what is open, and what of it may be expected."""
    o = Opportunity
    rows = connection.execute(select(o.stage, o.value, o.chance).where(o.stage.not_in(CLOSED))).all()
    stages = []
    for stage in (one for one in CHANCES if one not in CLOSED):
        mine = [row for row in rows if row.stage == stage]
        worth = sum(weighted(row.value, chance_of(stage, row.chance)) for row in mine)
        stages.append((stage, sum(row.value for row in mine), worth))
    value, expected = sum(one[1] for one in stages), sum(one[2] for one in stages)
    return Pipeline(len(rows), value, expected, tuple(stages))


def campaigns_source() -> ListSource:
    """Return the campaigns, the newest first, with how many they address and how many were reached or are interested."""
    g, m = Campaign, CampaignContact
    reached = select(func.count()).where(m.campaign_id == g.id)
    columns = (
        *listed(g, "name day channel"),
        Column("contacts", N_("Contacts"), "number", reached.scalar_subquery(), 100),
        Column(
            "interested",
            N_("interested"),
            "number",
            reached.where(m.result == "interested").scalar_subquery(),
            110,
        ),
        Column("open", N_("not yet"), "number", reached.where(m.result == "open").scalar_subquery(), 100),
    )
    return ListSource("organisation.campaigns", g, columns, (g.day.desc(), g.id.desc()))


def members_source() -> ListSource:
    """Return the contacts of all campaigns with what came of it, those that wait first."""
    g, m, c = Campaign, CampaignContact, Contact
    columns = (
        shown_as(g.name, "campaign", title=N_("Campaign"), width=220),
        shown_as(c.name, "contact", title=N_("Contact"), width=220),
        shown_as(c.phone),
        shown_as(c.mail),
        *listed(m, "result note"),
    )
    joins = ((g.__table__, g.id == m.campaign_id), (c.__table__, c.id == m.contact_id))
    order = (g.day.desc(), (m.result != "open").asc(), c.name.asc(), m.id.asc())
    return ListSource("organisation.campaign_contacts", m, columns, order, joins=joins)


@query(VIEW)
def campaign(connection: Connection, key: int) -> Stored[CampaignDraft] | None:
    """Return a campaign as its form shows it."""
    return load_draft(connection, Campaign, CampaignDraft, key)


@query(VIEW)
def reply(connection: Connection, key: int) -> Stored[ReplyDraft] | None:
    """Return what came of a campaign with a contact."""
    return load_draft(connection, CampaignContact, ReplyDraft, key)


@query(VIEW)
def contact_names(connection: Connection, keys: Sequence[int]) -> list[str]:
    """Return the names of contacts in their order."""
    chosen = select(Contact.name).where(Contact.id.in_(keys)).order_by(Contact.name)
    return [str(name) for name in connection.scalars(chosen)]


# -- what others show ----------------------------------------------------------
@query(VIEW)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return opportunities that were closed, and campaigns that a contact is part of, the newest first."""
    o, g, m = Opportunity, Campaign, CampaignContact
    closed = select(o.id, o.closed, o.title, o.stage, o.reason).where(
        o.contact_id == about.key, o.closed.is_not(None)
    )
    addressed = (
        select(g.id, g.day, g.name, g.channel, m.result)
        .join(m, m.campaign_id == g.id)
        .where(m.contact_id == about.key, g.day <= about.today)
    )
    found = [
        Happening(
            row.closed,
            _("Opportunity"),
            f"{row.title} · {_(STAGES[row.stage])}",
            row.reason,
            PAGE,
            request=row.id,
        )
        for row in connection.execute(closed.order_by(o.closed.desc()).limit(limit))
    ]
    found += [
        Happening(
            row.day,
            _("Campaign"),
            f"{row.name} · {_(CHANNELS[row.channel])}",
            _(RESULTS[row.result]),
            CAMPAIGNS,
            request=row.id,
        )
        for row in connection.execute(addressed.order_by(g.day.desc()).limit(limit))
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)[:limit]


@query(VIEW)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the open opportunities of a contact; nothing where there are none."""
    o = Opportunity
    rows = connection.execute(
        select(o.__table__)
        .where(o.contact_id == about.key, o.stage.not_in(CLOSED))
        .order_by(o.expected.is_(None), o.expected, o.id)
    ).all()
    lines = tuple(
        BlockLine(
            f"{row.title} · {_(STAGES[row.stage])}",
            formats.cents(row.value),
            PAGE,
            row.id,
            row.expected is not None and row.expected < about.today,
        )
        for row in rows
    )
    return [Block(_("Opportunities"), lines, 30)] if lines else []


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what is to be done: opportunities whose day has come."""
    o = Opportunity
    query_ = select(func.count()).where(o.stage.not_in(CLOSED), o.expected <= today(connection))
    count = int(connection.scalar(query_) or 0)
    words = Message(
        N_("{count} opportunities were to be decided by now"),
        {"count": count},
        N_("1 opportunity was to be decided by now"),
    )
    return [Waiting(count, words, PAGE, late=True)] if count else []


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    o, c = Opportunity, Contact
    rows = select(o.id, o.title, c.name, o.stage).join(c, c.id == o.contact_id).where(o.id.in_(keys))
    return [(row.id, row.title, f"{row.name} · {_(STAGES[row.stage])}") for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Opportunity"), Opportunity.__tablename__, PAGE, VIEW, _show),)
