"""Groups, levels and base rates as their lists and forms show them."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.modules.finance.dunning.models import BaseRate, DunningGroup, DunningLevel
from app.modules.finance.dunning.rules.dunning import GroupDraft, LevelDraft, RateDraft
from app.modules.finance.dunning.rules.interest import announced

VIEW = "finance.view"


def groups_source() -> ListSource:
    """Return the list of groups."""
    g = DunningGroup
    return ListSource("finance.dunning_groups", g, listed(g, "name kind tag"), (g.id.asc(),))


def levels_source() -> ListSource:
    """Return the list of levels, by group."""
    d, g = DunningLevel, DunningGroup
    columns = (
        shown_as(g.name, "group", title=N_("Group"), width=190),
        *listed(d, "level"),
        shown_as(d.subject_de, width=150),
        *listed(d, "days fee interest lump term minimum posts"),
    )
    joins = ((g.__table__, g.id == d.group_id),)
    return ListSource("finance.dunning_levels", d, columns, (d.group_id.asc(), d.level.asc()), joins=joins)


def rates_source() -> ListSource:
    """Return the list of base rates that the office entered, the newest first."""
    b = BaseRate
    return ListSource("finance.base_rates", b, listed(b, "valid_from rate source"), (b.valid_from.desc(),))


@query(VIEW)
def group(connection: Connection, key: int) -> Stored[GroupDraft] | None:
    """Return a group as its form shows it."""
    return load_draft(connection, DunningGroup, GroupDraft, key)


@query(VIEW)
def level(connection: Connection, key: int) -> Stored[LevelDraft] | None:
    """Return a level as its form shows it."""
    return load_draft(connection, DunningLevel, LevelDraft, key)


@query(VIEW)
def rate(connection: Connection, key: int) -> Stored[RateDraft] | None:
    """Return a base rate as its form shows it."""
    return load_draft(connection, BaseRate, RateDraft, key)


@query(VIEW)
def group_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the groups with their names."""
    g = DunningGroup
    return [(int(row.id), row.name) for row in connection.execute(select(g.id, g.name).order_by(g.id))]


@query(VIEW)
def last_rate(connection: Connection) -> datetime.date:
    """Return the first day of the last half-year whose base rate is known, from the program or the book."""
    days: list[datetime.date] = [*announced(), *connection.scalars(select(BaseRate.valid_from))]
    return max(days)
