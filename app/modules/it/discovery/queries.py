"""What is read of what agents found."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.it.assets.api import AssetModel, ItAsset, model_words
from app.modules.it.discovery.models import Facts, Program

LAST = "\U0010ffff"  # comes after every letter


@dataclass(frozen=True)
class ProgramRow:
    """A program on a device."""

    name: str
    release: str
    publisher: str
    installed: datetime.date | None


def facts_source() -> ListSource:
    """Return what agents found, device by device, the newest first."""
    f, a, m = Facts, ItAsset, AssetModel
    programs = (
        select(func.count())
        .select_from(Program)
        .where(Program.asset_id == f.asset_id)
        .correlate(f.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(a, "tag"),
        *listed(f, "hostname"),
        Column("model", N_("Model"), "text", model_words(), 190),
        *listed(f, "system memory discs encrypted"),
        Column("programs", N_("Programs"), "number", programs, 100),
        *listed(f, "address seen"),
        shown_as(f.mac, shown=False),
        shown_as(f.processor, shown=False),
        shown_as(f.firmware, shown=False),
        shown_as(f.last_user, shown=False),
        shown_as(f.pages, shown=False),
        shown_as(f.agent, shown=False),
    )
    joins = ((a.__table__, a.id == f.asset_id), (m.__table__, m.id == a.model_id))

    return ListSource("it.facts", f, columns, (f.seen.desc(), f.id.desc()), joins=joins)


def programs_source() -> ListSource:
    """Return programs and on how many devices each is; the key is that of the first of its rows."""
    p = Program
    first = select(
        func.min(p.id).label("id"),
        func.count(p.asset_id.distinct()).label("devices"),
        func.count(p.release.distinct()).label("releases"),
    )
    grouped: Any = first.group_by(p.name).subquery("programs")
    columns = (
        shown_as(p.name, title=N_("Program")),
        *listed(p, "publisher"),
        Column("devices", N_("Devices"), "number", grouped.c.devices, 100),
        Column("releases", N_("Versions"), "number", grouped.c.releases, 100),
    )
    return ListSource("it.programs", grouped, columns, (grouped.c.devices.desc(), grouped.c.id.asc()), joins=((p.__table__, p.id == grouped.c.id),), right="it.view")  # fmt: skip


@query("it.view")
def programs_of(connection: Connection, asset: int) -> list[ProgramRow]:
    """Return the programs of a device by name."""
    p = Program
    query_ = select(p.__table__).where(p.asset_id == asset).order_by(func.lower(p.name), p.release)
    return read_all(connection, query_, ProgramRow)


@query("it.view")
def programs_on(connection: Connection, facts: int) -> list[ProgramRow]:
    """Return the programs of the device that a row of facts is of, by name."""
    return programs_of(connection, asset_of(connection, facts))


@query("it.view")
def devices_with(connection: Connection, row: int) -> list[tuple[int, str, str]]:
    """Return the devices that have the program of a row: key, tag and version."""
    name = select(Program.name).where(Program.id == row).scalar_subquery()
    query = (
        select(ItAsset.id, ItAsset.tag, Program.release)
        .join(ItAsset, ItAsset.id == Program.asset_id)
        .where(Program.name == name)
    )
    return [
        (int(key), tag, release)
        for key, tag, release in connection.execute(query.order_by(ItAsset.tag, Program.release))
    ]


def begins_with(start: Any) -> Any:
    """Return the condition that the name of a program begins as a text or column in small letters says, so that the index answers it."""
    return and_(Program.begins >= start, Program.begins < start + LAST)


@query("it.view")
def asset_of(connection: Connection, facts: int) -> int:
    """Return the device that a row of facts is of, 0 where there is none."""
    return int(connection.scalar(select(Facts.asset_id).where(Facts.id == facts)) or 0)
