"""The record of processing as it is printed and exported, with processors and measures."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.manifest import permissions
from app.core.messages import N_, _
from app.data import clock
from app.data.export import Sheet
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import setting
from app.data.system_tables import Role
from app.modules.governance.privacy.models import VIEW
from app.modules.governance.privacy.queries.record import Entry, processors, record
from app.modules.governance.privacy.reports.parts import HEAD, foot
from app.modules.governance.privacy.rules.processing import (
    CONTRACTS,
    DPIA,
    ON_BEHALF,
    PARTS,
    SAFEGUARDS,
)
from app.modules.it.security.api import SecurityPoint
from app.paper.booklet import Booklet, Section, booklet_pdf

FIELDS = (
    ("purpose", N_("Purposes")),
    ("unit", N_("Responsible unit")),
    ("controller", N_("On behalf of")),
    ("persons", N_("Categories of persons")),
    ("content", N_("Categories of data")),
    ("recipients", N_("Recipients")),
    ("transfers", N_("Transfers to third countries")),
    ("terms", N_("Time limits for erasure")),
    ("basis", N_("Legal basis")),
)


@query(VIEW)
def record_pdf(connection: Connection, now: datetime.datetime, who: str) -> bytes:
    """Return the record of processing as PDF in the order of Art. 30 (1) and (2) GDPR, with processors and measures."""
    company = letterhead(connection)
    officer = str(setting(connection, "privacy.officer") or "") or _("none appointed")
    authority = str(setting(connection, "privacy.authority") or "") or "–"
    head = (_(HEAD[0]), _(HEAD[1]))
    names = ((_("Controller"), f"{company.company}, {company.address}"), (_("Managers"), str(setting(connection, "company.managers") or "–")),
             (_("Data protection officer"), officer), (_("Supervisory authority"), authority))  # fmt: skip
    sections = [Section(1, _("Names and contacts"), (), head, names, shares=(1, 3))]
    for part in PARTS:
        entries = record(connection, part)
        if entries or part != ON_BEHALF:
            sections.append(Section(1, _("Processing activities {part}").format(part=_(PARTS[part]))))
        sections += [_entry_section(place, one) for place, one in enumerate(entries, 1)]
    sections += [_processors(connection), *_measures(connection)]
    day = formats.day(clock.today(connection))
    title = _("Record of processing activities")
    subtitle = _("Art. 30 GDPR, as of {day}").format(day=day)
    return booklet_pdf(Booklet(title, subtitle, company, sections, foot(now, who)))


def _entry_section(place: int, one: Entry) -> Section:
    rows = [(_(title), getattr(one, name)) for name, title in FIELDS if getattr(one, name)]
    rows.append((_("Impact assessment"), ". ".join(filter(None, (_(DPIA[one.dpia]), one.dpia_reason)))))
    if one.reviewed is not None:
        rows.append((_("Looked through on"), formats.day(one.reviewed)))
    return Section(2, f"{place}. {one.title}", (), (_(HEAD[0]), _(HEAD[1])), tuple(rows), shares=(1, 3))


def _processors(connection: Connection) -> Section:
    head = (_("Processor"), _("What they process"), _("Contract"), _("Place"), _("Points of Art. 28 (3)"))
    rows = tuple(
        (one.name, one.service, _contract(one.state, one.signed), f"{one.country or '–'}, {_(SAFEGUARDS[one.safeguard])}", f"{len(one.points)}/9")
        for one in processors(connection)
    )  # fmt: skip
    words = () if rows else (_("None entered."),)
    return Section(
        1, _("Processors (Art. 28 GDPR)"), words, head if rows else (), rows, shares=(3, 4, 3, 3, 2)
    )


def _contract(state: str, signed: datetime.date | None) -> str:
    words = _(CONTRACTS[state])
    return f"{words}, {formats.day(signed)}" if signed is not None else words


def _measures(connection: Connection) -> list[Section]:
    """Return the technical and organisational measures (Art. 32 GDPR): rights in force, and the points of data security that are fulfilled."""
    s = SecurityPoint
    points = connection.execute(
        select(s.area, s.title, s.evidence).where(s.state.in_(("done", "partly"))).order_by(s.area, s.code)
    ).all()
    roles = connection.execute(select(Role.name, Role.permissions).order_by(Role.name)).all()
    access = tuple(
        (_(str(row.name)), _("everything") if row.permissions == "*" else _("{count} of {all} rights").format(count=len(str(row.permissions).split()), all=len(permissions())))
        for row in roles
    )  # fmt: skip
    built_in = (
        _("Every person signs in with a name of their own; each reading and each change needs a right of a role."),
        _("Each change stands in a trail that can't be altered, with who, when, before and after; personal data in it are sealed and can be erased."),
        _("Documents are kept by their fingerprint and checked each day; backups are whole or not there."),
    )  # fmt: skip
    found = [
        Section(1, _("Technical and organisational measures (Art. 32 GDPR)"), built_in),
        Section(
            2,
            _("Control of access: roles and rights in force"),
            (),
            (_("Role"), _("Rights")),
            access,
            shares=(2, 3),
        ),
    ]
    if points:
        head = (_("Area"), _("Measure"), _("Evidence"))
        rows = tuple((str(row.area), str(row.title), str(row.evidence)) for row in points)
        found.append(Section(2, _("Data security of IT"), (), head, rows, shares=(2, 4, 4)))
    return found


@query(VIEW)
def record_sheet(connection: Connection) -> Sheet:
    """Return the record of processing as a table."""
    columns = (
        (_("Part"), "text"),
        (_("Processing"), "text"),
        *((_(title), "text") for _name, title in FIELDS),
        (_("Impact assessment"), "text"),
        (_("Looked through on"), "day"),
    )
    rows = [
        (
            _(PARTS[part]),
            one.title,
            *(getattr(one, name) for name, _title in FIELDS),
            _(DPIA[one.dpia]),
            one.reviewed,
        )
        for part in PARTS
        for one in record(connection, part)
    ]
    return Sheet(_("Record of processing activities"), columns, rows)
