"""Tables of what agents found: one row of facts for a device, and its programs."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Letters, Versioned, column
from app.modules.it.discovery.rules import ENCRYPTED


class Facts(Versioned, Base):
    """What an agent found on a device last: memory in MB, discs in GB, pages a printer has printed; deviceid is the agent's own key."""

    __tablename__ = "it_facts"
    __title__ = N_("Facts of a device")
    __reads__ = "it.view"
    __writes__ = "it.discovery.import"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), unique=True, title=N_("Device"))
    deviceid: ColumnElement[str] = column(String(200), index=True, title=N_("Key of the agent"))
    seen: ColumnElement[datetime.datetime] = column(title=N_("Seen"), width=150)
    hostname: ColumnElement[str] = column(String(120), title=N_("Name in the network"), width=150)
    system: ColumnElement[str] = column(String(160), title=N_("System"), width=210)
    processor: ColumnElement[str] = column(String(160), title=N_("Processor"), width=220)
    memory: ColumnElement[int | None] = column(Integer, title=N_("Memory (MB)"), width=110)
    discs: ColumnElement[int | None] = column(Integer, title=N_("Discs (GB)"), width=100)
    encrypted: ColumnElement[str] = column(String(20), title=N_("Encrypted"), choices=ENCRYPTED, width=110)
    mac: ColumnElement[str] = column(String(17), index=True, title=N_("MAC address"), width=150)
    address: ColumnElement[str] = column(String(45), title=N_("IP address"), width=130)
    firmware: ColumnElement[str] = column(String(80), title=N_("Firmware"))
    last_user: ColumnElement[str] = column(
        String(80), title=N_("Last signed in"), personal="use", sealed=True
    )
    pages: ColumnElement[int | None] = column(Integer, title=N_("Pages printed"), width=120)
    agent: ColumnElement[str] = column(String(80), title=N_("Agent"), width=180)
    sha256: ColumnElement[bytes] = column(LargeBinary(32))


class Program(Keyed, Base):
    """A program on a device; begins is its name in small letters, for what is asked by the beginning of a name."""

    __tablename__ = "it_program"
    __title__ = N_("Program")
    __reads__ = "it.view"
    __writes__ = "it.discovery.import"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), title=N_("Device"))
    name: ColumnElement[str] = column(String(200), width=340)
    begins: ColumnElement[str] = column(
        Letters(200), default="", server_default="", title=N_("Program in small letters")
    )
    release: ColumnElement[str] = column(String(80), title=N_("Version"))
    publisher: ColumnElement[str] = column(String(120), title=N_("Publisher"), width=220)
    installed: ColumnElement[datetime.date | None] = column(title=N_("Installed on"))

    __table_args__ = (
        Index("ix_it_program_asset_id_name", "asset_id", "name"),
        Index("ix_it_program_name", "name"),
        Index("ix_it_program_begins", "begins", "asset_id"),
    )
