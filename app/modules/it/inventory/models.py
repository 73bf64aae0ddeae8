"""Tables of what agents found: one row of facts for a device, and its programs."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.data.tables import Base, Keyed, Letters, Versioned, column


class Facts(Versioned, Base):
    """What an agent found on a device last: memory in MB, discs in GB, pages a printer has printed; deviceid is the agent's own key."""

    __tablename__ = "it_facts"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), unique=True)
    deviceid: ColumnElement[str] = column(String(200), index=True)
    seen: ColumnElement[datetime.datetime]
    hostname: ColumnElement[str] = column(String(120))
    system: ColumnElement[str] = column(String(160))
    processor: ColumnElement[str] = column(String(160))
    memory: ColumnElement[int | None] = column(Integer)
    discs: ColumnElement[int | None] = column(Integer)
    encrypted: ColumnElement[str] = column(String(20))
    mac: ColumnElement[str] = column(String(17), index=True)
    address: ColumnElement[str] = column(String(45))
    firmware: ColumnElement[str] = column(String(80))
    last_user: ColumnElement[str] = column(String(80))
    pages: ColumnElement[int | None] = column(Integer)
    agent: ColumnElement[str] = column(String(80))
    sha256: ColumnElement[bytes] = column(LargeBinary(32))

    __sealed__ = frozenset({"last_user"})


class Program(Keyed, Base):
    """A program on a device; begins is its name in small letters, for what is asked by the beginning of a name."""

    __tablename__ = "it_program"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"))
    name: ColumnElement[str] = column(String(200))
    begins: ColumnElement[str] = column(Letters(200), default="", server_default="")
    release: ColumnElement[str] = column(String(80))
    publisher: ColumnElement[str] = column(String(120))
    installed: ColumnElement[datetime.date | None]

    __table_args__ = (
        Index("ix_it_program_asset_id_name", "asset_id", "name"),
        Index("ix_it_program_name", "name"),
        Index("ix_it_program_begins", "begins", "asset_id"),
    )
