"""Risks that the book itself suggests: suppliers without an alternative, customers the turnover hangs on, knowledge that one person has."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.manifest import allows
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.data.visibility import rights
from app.modules.finance.sales.api import SalesDocument
from app.modules.governance.risk.models import VIEW
from app.modules.governance.risk.rules.risks import Proposal, dependent, single
from app.modules.governance.risk.settings import SHARE
from app.modules.hr.people.api import Person
from app.modules.hr.training.api import Skill, SkillLevel
from app.modules.inventory.articles.api import ArticleSupplier
from app.modules.organisation.contacts.api import Contact

YEAR = datetime.timedelta(days=365)
EARNED, GIVEN_BACK = ("invoice", "final"), ("credit",)
ISSUED = ("issued", "accepted")


@query(VIEW)
def proposals(connection: Connection) -> list[Proposal]:
    """Return what the book suggests, of each kind the greatest first; what the person of the connection may not read suggests nothing."""
    granted = rights(connection)
    asked = ((SalesDocument, _customers), (ArticleSupplier, _suppliers), (SkillLevel, _knowledge))
    return [one for kind, found in asked if allows(granted, kind.__reads__) for one in found(connection)]


def _customers(connection: Connection) -> list[Proposal]:
    s, today = SalesDocument, clock.today(connection)
    query = (
        select(Contact.id, Contact.name, s.kind, func.sum(s.net))
        .join(Contact, Contact.id == s.contact_id)
        .where(s.state.in_(ISSUED), s.kind.in_((*EARNED, *GIVEN_BACK)), s.day > today - YEAR, s.day <= today)
        .group_by(Contact.id, Contact.name, s.kind)
    )
    sums: dict[tuple[int, str], int] = {}
    for key, name, kind, net in connection.execute(query):
        sums[key, name] = sums.get((key, name), 0) + (int(net) if kind in EARNED else -abs(int(net)))
    limit = int(setting(connection, SHARE))
    found = dependent([(key, name, cents) for (key, name), cents in sums.items()], limit)
    words = N_("{share} % of the net turnover of the last twelve months come from {name}.")
    return [
        Proposal(f"customer:{key}", _title(N_("Dependence on customer {name}"), name), "financial", Message(words, {"share": share, "name": name}), contact=key)
        for key, name, share in found
    ]  # fmt: skip


def _suppliers(connection: Connection) -> list[Proposal]:
    a = ArticleSupplier
    pairs = connection.execute(select(a.article_id, a.contact_id).where(a.active.is_(True)))
    only = single((int(row[0]), int(row[1])) for row in pairs)
    names = _names(connection, select(Contact.id, Contact.name), Contact.id, only)
    words = N_("{count} articles have no other supplier than {name}.")
    found = [
        Proposal(f"supplier:{key}", _title(N_("Single source {name}"), names[key]), "operation", Message(words, {"count": len(articles), "name": names[key]}), contact=key)
        for key, articles in only.items()
        if key in names
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-len(only[int(one.source.split(":")[1])]), one.title))


def _knowledge(connection: Connection) -> list[Proposal]:
    k, p, today = SkillLevel, Person, clock.today(connection)
    here = or_(p.leaving.is_(None), p.leaving >= today)
    pairs = connection.execute(select(k.skill_id, k.person_id).join(p, p.id == k.person_id).where(here))
    only = single((int(row[0]), int(row[1])) for row in pairs)
    skills = {int(key): str(name) for key, name in connection.execute(select(Skill.id, Skill.name))}
    name = func.trim(p.first_name + " " + p.last_name)
    names = _names(connection, select(p.id, name), p.id, only)
    words = N_("Only {name} has: {skills}.")
    return [
        Proposal(f"person:{key}", _title(N_("Knowledge that only {name} has"), names[key]), "people", Message(words, {"name": names[key], "skills": ", ".join(skills[one] for one in found)}), person=key)
        for key, found in only.items()
        if key in names
    ]  # fmt: skip


def _title(words: str, name: str) -> str:
    return str(Message(words, {"name": name}))[:160]


def _names(connection: Connection, query: Any, key: Any, wanted: Any) -> dict[int, str]:
    rows = connection.execute(query.where(key.in_(list(wanted))))
    return {int(row[0]): str(row[1]) for row in rows}
