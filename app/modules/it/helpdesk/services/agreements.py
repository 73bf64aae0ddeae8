"""Calendars, agreements, articles and text modules: how they are kept; the clocks of open tickets follow."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import fulltext
from app.data.drafts import check_draft, must_be_unique, must_exist, required, save_draft
from app.data.office import command
from app.data.search import index
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Agreement, Article, Snippet, Ticket, WorkCalendar
from app.modules.it.helpdesk.rules.agreements import AgreementDraft, CalendarDraft, SnippetDraft, read_shares
from app.modules.it.helpdesk.rules.articles import ArticleDraft
from app.modules.it.helpdesk.rules.sla import read_closed, read_hours
from app.modules.it.helpdesk.rules.tickets import RUNNING
from app.modules.it.helpdesk.services.tickets import reckon


def _reckon_open(unit: Unit) -> None:
    for key in unit.connection.scalars(select(Ticket.id).where(Ticket.state.in_(RUNNING))).all():
        reckon(unit, int(key))


@command("it.agreements")
def save_calendar(
    unit: Unit, draft: CalendarDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a calendar; open tickets are reckoned anew. Raises Invalid for hours or closing days that are none, an unknown Bundesland or zone."""
    check_draft(WorkCalendar, draft)
    read_hours(draft.hours)
    read_closed(draft.closed)
    try:
        ZoneInfo(draft.zone.strip())
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Invalid(N_("There is no time zone {zone}."), field="zone", zone=draft.zone) from error
    must_be_unique(unit, WorkCalendar, draft.name, key)
    made = save_draft(unit, WorkCalendar, draft, key, version)
    if key is not None:
        _reckon_open(unit)
    return made


@command("it.agreements")
def save_agreement(
    unit: Unit, draft: AgreementDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an agreement; the standard one is that of new tickets. Raises Invalid for shares that are not six whole per cents."""
    check_draft(Agreement, draft)
    must_exist(unit, calendar=(WorkCalendar, draft.calendar))
    shares = " ".join(map(str, read_shares(draft.shares)))
    must_be_unique(unit, Agreement, draft.name, key)
    made = save_draft(unit, Agreement, replace(draft, shares=shares), key, version)
    if draft.standard:
        others = unit.connection.scalars(
            select(Agreement.id).where(Agreement.standard.is_(True), Agreement.id != made)
        ).all()
        for one in others:
            unit.update(Agreement, one, {"standard": False})
    if key is not None:
        _reckon_open(unit)
    return made


@command("it.tickets")
def save_article(unit: Unit, draft: ArticleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an article, found by its words at once; raises Invalid without title or text."""
    required(draft.body, "body", N_("Write something first."))
    required(draft.title, "title")
    made = save_draft(unit, Article, draft, key, version)
    fulltext.index(unit, Article, made, f"{draft.title}\n{draft.body}")
    index(unit, Article, made, f"{draft.title} {draft.body}", draft.title.strip())
    return made


@command("it.agreements")
def save_snippet(unit: Unit, draft: SnippetDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a text module; with a step ('wait' or 'solve') it is a macro. Raises Invalid without name or text."""
    required(draft.body, "body", N_("Write something first."))
    check_draft(Snippet, draft)
    must_be_unique(unit, Snippet, draft.name, key)
    return save_draft(unit, Snippet, draft, key, version)
