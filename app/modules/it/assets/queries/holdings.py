"""Who holds what: the people with their devices counted, those who leave first, and lists of what each must return."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.modules.hr.people.api import Person, PersonView, full_name, person
from app.modules.it.assets.models import ItAsset
from app.modules.it.assets.queries.assets import AssetView, held_by
from app.modules.it.assets.queries.supplies import held_words as accessory_words

OWN = "it.assets"


def holders_source(leaving_until: datetime.date | None = None) -> ListSource:
    """Return people with how many devices they hold; with a day only those who leave until then and still have anything: devices,
    accessories, accesses, seats of licences.
    """
    p, a = Person, ItAsset
    count = (
        select(func.count())
        .select_from(a)
        .where(a.person_id == p.id)
        .correlate(p.__table__)
        .scalar_subquery()
    )
    soonest = select(func.min(a.expected)).where(a.person_id == p.id).correlate(p.__table__).scalar_subquery()
    columns = (
        Column("person", N_("Person"), "text", full_name(), 220),
        shown_as(p.department, width=160),
        *listed(p, "site"),
        Column("count", N_("Devices"), "number", count, 90),
        Column("expected", N_("Expected back"), "day", soonest, 130),
        shown_as(p.leaving, width=110),
    )
    where = (count > 0,) if leaving_until is None else (with_anything(), p.leaving <= leaving_until)
    order = (p.leaving.is_(None), p.leaving.asc(), func.lower(p.last_name), p.id.expression)
    name = "it.holders" if leaving_until is None else "it.leavers"
    return ListSource(name, p, columns, order, where=where, right="it.view")


def with_anything() -> Any:
    """Return the condition that a person still has something, of this topic or of another one."""
    held = select(ItAsset.person_id).where(ItAsset.person_id.is_not(None))
    others = [resolve(topic.holders)() for topic in topics() if topic.holders]
    return or_(*(Person.id.in_(found) for found in (held, *others)))


def held_words(connection: Connection, person: int) -> list[str]:
    """Return the devices and accessories that a person has, in words."""
    devices = [
        f"{one.draft.tag}  {one.model} {one.draft.name}".strip() for one in held_by(connection, person)
    ]
    return [*devices, *accessory_words(connection, person)]


@query("it.view")
def holdings(
    connection: Connection, keys: Sequence[int]
) -> list[tuple[PersonView, list[AssetView], list[str]]]:
    """Return people with the devices each holds now, and what they have of other topics, in words."""
    others = [
        accessory_words,
        *(resolve(topic.holds) for topic in topics() if topic.holds and topic.name != OWN),
    ]
    found = [
        (one, held_by(connection, key), [words for ask in others for words in ask(connection, key)])
        for key in keys
        if (one := person(connection, key)) is not None
    ]
    return sorted(found, key=lambda part: part[0].name)
