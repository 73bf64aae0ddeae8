"""Ideas as they are read: for everybody without names, for their authors, for who decides; what is alike, what waits, figures."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, Condition, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.data.visibility import login, not_hidden, rights
from app.modules.hr.people.api import Person, full_name, is_here, own_person
from app.modules.organisation.ideas.models import (
    CHANGE,
    VIEW,
    Assessment,
    Campaign,
    Idea,
    Opinion,
    Scheme,
    Support,
)
from app.modules.organisation.ideas.rules.ideas import (
    CLOSED,
    ENDED,
    CampaignDraft,
    Figures,
    Handed,
    IdeaDraft,
    SchemeDraft,
    VerdictDraft,
    figures,
    most_alike,
)
from app.modules.organisation.ideas.rules.premium import Premium, premium
from app.modules.organisation.projects.api import Project

PAGE = "organisation.ideas.ideas"


@dataclass(frozen=True)
class IdeaView:
    """An idea as it is read; author and premium only by who may know them."""

    id: int
    version: int
    number: str
    draft: IdeaDraft
    state: str
    received: datetime.date
    answer_by: datetime.date | None
    reasons: str
    decided: datetime.date | None
    done: datetime.date | None
    appealed: datetime.date | None
    appeal: str
    supporters: int
    mine: bool
    supported: bool
    author: str
    project: str
    premium: Premium | None
    opinions: tuple[tuple[str, str, str], ...]
    paid: datetime.date | None = None
    named: bool = True

    @property
    def owed(self) -> bool:
        """Whether the course ended, and a premium that somebody is known for is not paid yet."""
        has = self.premium is not None and self.premium.amount > 0
        return self.state == CLOSED and has and self.named and self.paid is None


def _supporters() -> ColumnElement[int]:
    return select(func.count()).where(Support.idea_id == Idea.id).scalar_subquery()


def _owed() -> ColumnElement[bool]:
    """Say of an idea joined with its assessment what IdeaView.owed says."""
    i, a = Idea, Assessment
    return (i.state == CLOSED) & i.author_id.is_not(None) & (a.premium > 0) & a.paid_on.is_(None)


def ideas_source(everything: bool = True, mine: bool = False) -> ListSource:
    """Return all ideas, those whose course goes on (not everything), or one's own; no names, the newest on top."""
    i, c = Idea, Campaign
    columns = (
        *listed(i, "number title state area received decided"),
        Column("supporters", N_("Supporters"), "number", _supporters(), 100),
        shown_as(c.title, "campaign", title=N_("Campaign for ideas"), width=170),
    )

    def own(connection: Connection) -> list[Condition]:
        return [i.author_id == (own_person(connection) or 0)]

    name = "organisation.ideas" + (".own" if mine else "") + ("" if everything or mine else ".open")
    where = () if everything or mine else (i.state.not_in(ENDED),)
    return ListSource(
        name,
        i,
        columns,
        (i.received.desc(), i.id.desc()),
        joins=((c.__table__, c.id == i.campaign_id),),
        where=where,
        visible=own if mine else None,
    )


def desk_source() -> ListSource:
    """Return the ideas whose course goes on for who decides: the next answer that is due on top, with author and premium."""
    i, a = Idea, Assessment
    columns = (
        *listed(i, "number title state answer_by"),
        Column("author", N_("Handed in by"), "text", full_name(), 150),
        Column("supporters", N_("Supporters"), "number", _supporters(), 100),
        *listed(a, "net premium"),
        shown_as(i.received, shown=False),
    )
    joins = ((Person.__table__, Person.id == i.author_id), (a.__table__, a.idea_id == i.id))
    order = (i.answer_by.is_(None).asc(), i.answer_by.asc(), i.id.asc())
    goes_on = i.state.not_in(ENDED) | _owed()
    return ListSource("organisation.idea_desk", i, columns, order, joins=joins, where=(goes_on,),
                      right=CHANGE)  # fmt: skip


def opinions_source() -> ListSource:
    """Return the opinions that were asked for: one's own, or all for who decides."""
    o, i = Opinion, Idea
    columns = (
        shown_as(i.number),
        shown_as(i.title, "idea", width=240),
        *listed(o, "login due usable text given"),
    )

    def seen(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, o.__tablename__, o.id.expression)
        return found

    order = (o.given.is_not(None).asc(), o.due.asc(), o.id.asc())
    joins = ((i.__table__, i.id == o.idea_id),)
    return ListSource("organisation.idea_opinions", o, columns, order, joins=joins, visible=seen)


def campaigns_source() -> ListSource:
    """Return the campaigns for ideas, the newest on top."""
    c, i = Campaign, Idea
    count = select(func.count()).where(i.campaign_id == c.id).scalar_subquery()
    columns = (
        *listed(c, "title since until"),
        Column("ideas", N_("Ideas"), "number", count, 80),
        shown_as(c.text),
    )
    order = (c.since.desc(), c.id.desc())
    return ListSource("organisation.idea_campaigns", c, columns, order)


def schemes_source() -> ListSource:
    """Return the rules of the scheme by day, the newest on top."""
    s = Scheme
    columns = listed(s, "since rate years least most point step receipt_days decision_days appeal_days")
    return ListSource("organisation.idea_scheme", s, columns, (s.since.desc(), s.id.desc()))


def scheme_on(connection: Connection, day: datetime.date) -> tuple[int | None, SchemeDraft]:
    """Return the rules of the scheme that hold on a day with their key; None and the program's proposal before any is set."""
    s = Scheme
    row = connection.execute(
        select(s.__table__).where(s.since <= day).order_by(s.since.desc()).limit(1)
    ).mappings().first()  # fmt: skip
    return (row["id"], build(SchemeDraft, dict(row))) if row is not None else (None, SchemeDraft(day))


@query(VIEW)
def campaign(connection: Connection, key: int) -> Stored[CampaignDraft] | None:
    """Return a campaign as its form shows it."""
    return load_draft(connection, Campaign, CampaignDraft, key)


@query(CHANGE)
def scheme(connection: Connection, key: int) -> Stored[SchemeDraft] | None:
    """Return rules of the scheme as their form shows them."""
    return load_draft(connection, Scheme, SchemeDraft, key)


@query(VIEW)
def campaign_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the campaigns that run today: key and title."""
    c, today = Campaign, clock.today(connection)
    rows = select(c.id, c.title).where(c.since <= today, c.until >= today).order_by(c.until, c.id)
    return [(row.id, row.title) for row in connection.execute(rows)]


@query(VIEW)
def alike(connection: Connection, words: str) -> list[tuple[int, str]]:
    """Return up to three ideas that may be the same as what is typed: key, and number with title."""
    rows = connection.execute(select(Idea.id, Idea.number, Idea.title, Idea.problem)).all()
    shown = {row.id: f"{row.number} {row.title}" for row in rows}
    return [
        (key, shown[key])
        for key in most_alike(words, [(row.id, f"{row.title} {row.problem}") for row in rows])
    ]


@query(VIEW)
def idea_view(connection: Connection, key: int) -> IdeaView | None:
    """Return an idea; its author and the opinions only to who decides, the premium to them and to the author."""
    i = Idea
    row = connection.execute(
        select(i.__table__, full_name().label("author"), Project.number.label("project"))
        .outerjoin(Person, Person.id == i.author_id)
        .outerjoin(Project, Project.id == i.project_id)
        .where(i.id == key)
    ).mappings().first()  # fmt: skip
    return None if row is None else _view(connection, dict(row))


def _view(connection: Connection, row: dict[str, Any]) -> IdeaView:
    decides = allows(rights(connection), CHANGE)
    mine = row["author_id"] is not None and row["author_id"] == own_person(connection)
    supporters = set(connection.scalars(select(Support.login).where(Support.idea_id == row["id"])))
    o = Opinion
    asked = connection.execute(select(o.login, o.usable, o.text).where(o.idea_id == row["id"]).order_by(o.id))
    names = (
        "id",
        "version",
        "number",
        "state",
        "received",
        "answer_by",
        "reasons",
        "decided",
        "done",
        "appealed",
        "appeal",
    )
    known = premium_of(connection, row["id"]) if decides or (mine and row["decided"]) else None
    return IdeaView(
        **{name: row[name] for name in names},
        draft=build(IdeaDraft, row),
        supporters=len(supporters),
        mine=mine,
        supported=login(connection) in supporters,
        author=(row["author"] or "") if decides else "",
        project=row["project"] or "",
        premium=known,
        opinions=tuple((one.login, one.usable, one.text) for one in asked) if decides else (),
        paid=connection.scalar(select(Assessment.paid_on).where(Assessment.idea_id == row["id"]))
        if known is not None
        else None,
        named=row["author_id"] is not None,
    )


def premium_of(connection: Connection, idea: int) -> Premium | None:
    """Return the premium of an idea with its steps, reckoned anew by the rules it was decided by; None before an assessment."""
    a = Assessment
    row = connection.execute(select(a.__table__).where(a.idea_id == idea)).mappings().first()
    if row is None:
        return None
    rules = load_draft(connection, Scheme, SchemeDraft, row["scheme_id"]) if row["scheme_id"] else None
    return premium(build(VerdictDraft, dict(row)), rules.draft if rules is not None else SchemeDraft())


@query(CHANGE)
def verdict(connection: Connection, idea: int) -> VerdictDraft | None:
    """Return the decision on an idea as it was proposed last, None before."""
    a = Assessment
    row = connection.execute(select(a.__table__).where(a.idea_id == idea)).mappings().first()
    return build(VerdictDraft, dict(row)) if row is not None else None


@query(VIEW)
def by_code(connection: Connection, code: str) -> int | None:
    """Return the idea that was handed in without a name and whose author got this code."""
    sha = code_print(code)
    return connection.scalar(select(Idea.id).where(Idea.code == sha))


def code_print(code: str) -> bytes:
    """Return the fingerprint of a code; spaces and small letters do not matter."""
    return hashlib.sha256("".join(code.split()).upper().encode()).digest()


@query(CHANGE)
def scheme_figures(connection: Connection, since: datetime.date, until: datetime.date) -> Figures:
    """Return the figures of the ideas that were handed in between two days, both included."""
    i, a = Idea, Assessment
    shown = (i.author_id, i.state, i.received, i.decided, func.coalesce(a.net, 0).label("net"))
    paid = case((i.decided.is_not(None), func.coalesce(a.premium, 0)), else_=0).label("premium")
    asked = select(*shown, paid).outerjoin(a, a.idea_id == i.id).where(i.received.between(since, until))
    ideas = read_all(connection, asked, Handed)
    staff = connection.scalar(select(func.count()).select_from(Person.__table__).where(*is_here(until)))
    return figures(ideas, int(staff or 0))


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits of ideas: answers that are due, opinions that are asked of the person, news for authors."""
    today, i, o = clock.today(connection), Idea, Opinion
    found = []
    if allows(rights(connection), CHANGE):
        due = connection.scalar(select(func.count()).where(i.state.not_in(ENDED), i.answer_by <= today)) or 0
        words = Message(
            N_("{count} ideas wait for an answer that is due"),
            {"count": due},
            N_("1 idea waits for an answer that is due"),
        )
        found.append(Waiting(due, words, PAGE, "desk", late=True))
        a = Assessment
        owed = connection.scalar(select(func.count()).join_from(i, a, a.idea_id == i.id).where(_owed())) or 0
        words = Message(N_("{count} premiums are to be paid"), {"count": owed}, N_("1 premium is to be paid"))
        found.append(Waiting(owed, words, PAGE, "desk"))
    asked = (
        connection.scalar(select(func.count()).where(o.login == login(connection), o.given.is_(None))) or 0
    )
    words = Message(
        N_("{count} opinions on ideas are asked of you"),
        {"count": asked},
        N_("1 opinion on an idea is asked of you"),
    )
    found.append(Waiting(asked, words, PAGE, "opinions"))
    news = (
        connection.scalar(
            select(func.count()).where(i.author_id == (own_person(connection) or 0), i.news.is_(True))
        )
        or 0
    )
    words = Message(N_("News on {count} of your ideas"), {"count": news}, N_("News on 1 of your ideas"))
    found.append(Waiting(news, words, PAGE, "own"))
    return [one for one in found if one.count]


def _show(connection: Connection, keys: Any) -> list[tuple[int, str, str]]:
    rows = select(Idea.id, Idea.title, Idea.number).where(Idea.id.in_(list(keys)))
    return [(row.id, row.title, row.number) for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Idea"), Idea.__tablename__, PAGE, VIEW, _show),)
