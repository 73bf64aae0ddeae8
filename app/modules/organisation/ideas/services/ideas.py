"""Handing in ideas, with or without a name, supporting them, experts' opinions, campaigns and workshop notes."""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid, Settled
from app.core.messages import N_
from app.data import numbering, search
from app.data.declarative import field_of
from app.data.drafts import check, check_draft, must_exist, one_of, save_draft
from app.data.office import SYSTEM, Office, command
from app.data.settings import setting
from app.data.system_tables import User
from app.data.unit import Unit, table_of
from app.modules.hr.people.api import own_person
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
from app.modules.organisation.ideas.queries.ideas import code_print, scheme_on
from app.modules.organisation.ideas.rules.ideas import (
    COURSE_ENDED,
    ENDED,
    NEW,
    USABLE,
    CampaignDraft,
    IdeaDraft,
    SchemeDraft,
    notes_of,
    working_days_after,
)

LETTERS, LONG = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 12  # of a code: none that is taken for another
EMPTY = dict.fromkeys(("decided", "double_of_id", "project_id", "done", "appealed"))


def _hand_in(unit: Unit, draft: IdeaDraft, author: int | None, code: bytes | None) -> int:
    """Insert an idea with its number and the day until which its receipt is owed."""
    must_exist(unit, campaign=(Campaign, draft.campaign))
    check_draft(Idea, draft)
    _key, rules = scheme_on(unit.connection, unit.today)
    land = str(setting(unit.connection, "company.land") or "")
    number = numbering.give(unit, Idea.number, unit.today.year)
    key = save_draft(
        unit, Idea, draft, number=number, author_id=author, code=code, state=NEW, received=unit.today, reasons="",
        answer_by=working_days_after(unit.today, rules.receipt_days, land), appeal="", news=False, **EMPTY,
    )  # fmt: skip
    search.index(unit, Idea, key, f"{number} {draft.title} {draft.problem} {draft.solution}"[:2000])
    return key


@command(VIEW)
def hand_in(unit: Unit, draft: IdeaDraft, key: int | None = None, version: int | None = None) -> int:
    """Hand an idea in under one's own name, or change an own one until it was received; return its key.

    Raises Forbidden for an idea of somebody else, Invalid naming the field, and Conflict.
    """
    me = own_person(unit.connection)
    if key is None:
        return _hand_in(unit, draft, me, None)
    row = unit.row(Idea, key, lock=True)
    if me is None or row["author_id"] != me:
        raise Forbidden(N_("Only who handed an idea in changes it."))
    if row["state"] != NEW:
        raise Invalid(N_("It was received already; write a note on it instead."), field="title")
    return save_draft(unit, Idea, draft, key, version)


@command(VIEW)
def keep_unnamed(unit: Unit, draft: IdeaDraft, code: bytes) -> int:
    """Keep an idea without an author, with the fingerprint of its code; with the same code it is kept once.

    Given by the program itself: see hand_in_unnamed(). Raises Invalid naming the field.
    """
    known = unit.connection.scalar(select(Idea.id).where(Idea.code == code))
    return int(known) if known is not None else _hand_in(unit, draft, None, code)


def hand_in_unnamed(office: Office, draft: IdeaDraft) -> str:
    """Hand an idea in without a name, and return the code by which its author looks it up.

    The trail names who gives a command, so the program itself gives this one: neither the idea nor the trail names the author.
    The code is made here and kept as a fingerprint alone. Raises Forbidden without the right to ideas, and Invalid.
    """
    office.require(VIEW)
    code = "".join(secrets.choice(LETTERS) for _letter in range(LONG))
    Office(office.book, SYSTEM, office.clock).run(keep_unnamed, draft, code_print(code))
    office.news()  # the pages of this desk did not see it
    return code


@command(VIEW)
def claim(unit: Unit, code: str) -> int:
    """Give one's name to an idea that was handed in without one, by its code, and return its key; given already, nothing happens.

    Raises Invalid at the field `code` where no idea has it, or it has an author, and for who is no member of staff.
    """
    found = unit.connection.execute(
        select(Idea.id, Idea.author_id).where(Idea.code == code_print(code))
    ).first()
    me = own_person(unit.connection)
    if found is None or found.author_id not in (None, me):
        raise Invalid(N_("There is no idea with this code."), field="code")
    if me is None:
        raise Invalid(N_("Only a member of staff can be an author; ask the personnel office."), field="code")
    unit.update(Idea, found.id, {"author_id": me})
    return int(found.id)


@command(VIEW)
def support(unit: Unit, idea: int, on: bool = True) -> None:
    """Support an idea, or no longer; so already, nothing happens. Raises Forbidden for an own one, Invalid once it has ended."""
    row = unit.row(Idea, idea, lock=True)
    if row["author_id"] is not None and row["author_id"] == own_person(unit.connection):
        raise Forbidden(N_("Your own idea has your support already."))
    if row["state"] in ENDED:
        raise Invalid(COURSE_ENDED, field="state")
    s = Support
    known = unit.connection.scalar(select(s.id).where(s.idea_id == idea, s.login == unit.login))
    if on and known is None:
        unit.insert(s, idea_id=idea, login=unit.login)
    elif not on and known is not None:
        unit.delete(s, int(known))


@command(VIEW)
def read_news(unit: Unit, idea: int) -> None:
    """Keep that the author has seen the newest state of an idea; for anybody else nothing happens."""
    row = unit.row(Idea, idea, lock=True)
    if row["news"] and row["author_id"] is not None and row["author_id"] == own_person(unit.connection):
        unit.update(Idea, idea, {"news": False})


@command(CHANGE)
def ask_expert(unit: Unit, idea: int, login: str, due: datetime.date) -> int:
    """Ask somebody for an opinion on an idea until a day, and return its key; asked already, the day counts anew. Raises Invalid."""
    row = unit.row(Idea, idea, lock=True)
    if row["state"] in ENDED:
        raise Invalid(COURSE_ENDED, field="state")
    if unit.connection.scalar(select(User.id).where(User.login == login, User.active.is_(True))) is None:
        raise Invalid(N_("Choose somebody who may sign in."), field="login")
    o = Opinion
    known = unit.connection.scalar(select(o.id).where(o.idea_id == idea, o.login == login))
    if known is not None:
        unit.update(o, int(known), {"due": due})
        return int(known)
    return unit.insert(o, idea_id=idea, login=login, due=due, usable="", text="", given=None)


@command(VIEW)
def give_opinion(unit: Unit, key: int, usable: str, text: str, version: int | None = None) -> None:
    """Give the opinion that was asked of oneself, or change it. Raises Forbidden for that of others, Invalid naming the field."""
    row = unit.row(Opinion, key, lock=True)
    if row["login"] != unit.login:
        raise Forbidden(N_("This opinion is asked of somebody else."))
    one_of(usable, USABLE, "usable")
    if not text.strip():
        raise Invalid(N_("This field is needed."), field="text")
    check(field_of(table_of(Opinion).c.text), text.strip(), "text")
    unit.update(
        Opinion, key, {"usable": usable, "text": text.strip(), "given": row["given"] or unit.today}, version
    )


@command(CHANGE)
def save_campaign(
    unit: Unit, draft: CampaignDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a campaign and return its key. Raises Invalid naming the field, and Conflict."""
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("It ends before it begins."), field="until")
    return save_draft(unit, Campaign, draft, key, version)


@command(CHANGE)
def ideas_from_notes(unit: Unit, campaign: int, text: str) -> int:
    """Make an idea of each line of workshop notes, and return how many; a line that the campaign holds already makes none.

    They are of the workshop, not of one author. Raises Invalid at the field `text`.
    """
    unit.row(Campaign, campaign, lock=True)
    limit = field_of(table_of(Idea).c.title).length or 120
    wanted = notes_of(text)
    if not wanted:
        raise Invalid(N_("Write one idea a line."), field="text")
    there = set(unit.connection.scalars(select(func.lower(Idea.title)).where(Idea.campaign_id == campaign)))
    fresh = [line for line in wanted if line[:limit].lower() not in there]
    for line in fresh:
        _hand_in(unit, IdeaDraft(line[:limit], line, campaign=campaign), None, None)
    return len(fresh)


@command(CHANGE)
def save_scheme(unit: Unit, draft: SchemeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the rules of the scheme from a day on and return their key; rules by which something was decided stay.

    Raises Invalid naming the field, and Conflict.
    """
    values: dict[str, Any] = {name: getattr(draft, name) for name in ("least", "most", "point", "step")}
    for name, value in values.items():
        if value < 0:
            raise Invalid(N_("This is not below zero."), field=name)
    if draft.most < draft.least:
        raise Invalid(N_("The highest premium is not below the least one."), field="most")
    s = Scheme
    twice = select(s.id).where(s.since == draft.since, s.id != (key or 0))
    if draft.since is not None and unit.connection.scalar(twice) is not None:
        raise Invalid(N_("There are rules from this day on already."), field="since")
    if key is not None and _was_used(unit, key):
        raise Settled(
            N_("Ideas were decided by these rules; enter new ones from a later day."), field="since"
        )
    return save_draft(unit, s, draft, key, version)


def _was_used(unit: Unit, key: int) -> bool:
    return (
        unit.connection.scalar(select(Assessment.id).where(Assessment.scheme_id == key).limit(1)) is not None
    )
