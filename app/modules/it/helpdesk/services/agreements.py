"""Calendars, agreements, articles and text modules: how they are kept; the clocks of open tickets follow."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import fulltext
from app.data.declarative import Base
from app.data.drafts import must_be_unique, required, save_draft
from app.data.office import command
from app.data.search import index
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Agreement, Article, Snippet, Ticket, WorkCalendar
from app.modules.it.helpdesk.rules.articles import ArticleDraft
from app.modules.it.helpdesk.rules.sla import read_closed, read_hours
from app.modules.it.helpdesk.rules.tickets import RUNNING, Target
from app.modules.it.helpdesk.services.tickets import reckon

LANDS = ("", "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
LONGEST = 525_600  # minutes of a year


def _keep(unit: Unit, kind: type[Base], values: dict[str, Any], key: int | None, version: int | None) -> int:
    title = "title" if "title" in values else "name"
    required(str(values[title]), title)
    if title == "name":
        must_be_unique(unit, kind, str(values["name"]), key)
    if key is None:
        return unit.insert(kind, **values)
    unit.update(kind, key, values, version)
    return key


def _reckon_open(unit: Unit) -> None:
    for key in unit.connection.scalars(select(Ticket.id).where(Ticket.state.in_(RUNNING))).all():
        reckon(unit, int(key))


@command("it.agreements")
def save_calendar(
    unit: Unit,
    name: str,
    hours: str,
    land: str,
    zone: str,
    key: int | None = None,
    version: int | None = None,
    closed: str = "",
) -> int:
    """Keep a calendar; open tickets are reckoned anew. Raises Invalid for hours or closing days that are none, an unknown Bundesland or zone."""
    read_hours(hours)
    read_closed(closed)
    if land not in LANDS:
        raise Invalid(N_("Choose one of the values offered."), field="land")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Invalid(N_("There is no time zone {zone}."), field="zone", zone=zone) from error
    values = {
        "name": name.strip()[:60],
        "hours": hours.strip()[:400],
        "land": land,
        "zone": zone,
        "closed": closed.strip(),
    }
    made = _keep(unit, WorkCalendar, values, key, version)
    if key is not None:
        _reckon_open(unit)
    return made


@command("it.agreements")
def save_agreement(
    unit: Unit,
    name: str,
    calendar: int,
    target: Target,
    shares: tuple[int, ...],
    standard: bool,
    key: int | None = None,
    version: int | None = None,
) -> int:
    """Keep an agreement; the standard one is that of new tickets. Raises Invalid for shares that are not six whole per cents."""
    unit.row(WorkCalendar, calendar)
    if len(shares) != 6 or not all(1 <= one <= 1000 for one in shares):
        raise Invalid(
            N_("Six shares in per cent, one for each priority, such as 300 200 100 50 25 10."), field="shares"
        )
    for field in ("first", "update", "solution"):
        if not 0 <= getattr(target, field) <= LONGEST:
            raise Invalid(
                N_("Enter a whole number from {minimum} to {maximum}."),
                field=field,
                minimum=0,
                maximum=LONGEST,
            )
    values = {"name": name.strip()[:60], "calendar_id": calendar, "first": target.first, "update": target.update, "solution": target.solution,
              "shares": " ".join(map(str, shares)), "standard": standard}  # fmt: skip
    made = _keep(unit, Agreement, values, key, version)
    if standard:
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
def save_snippet(
    unit: Unit, name: str, body: str, step: str, key: int | None = None, version: int | None = None
) -> int:
    """Keep a text module; with a step ('wait' or 'solve') it is a macro. Raises Invalid without name or text."""
    if not body.strip():
        raise Invalid(N_("Write something first."), field="body")
    if step not in ("", "wait", "solve"):
        raise Invalid(N_("Choose one of the values offered."), field="step")
    return _keep(unit, Snippet, {"name": name.strip()[:80], "body": body.strip(), "step": step}, key, version)
