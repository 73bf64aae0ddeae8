"""Paper and files of data protection: what a person is told (PDF and JSON), the record of processing, the text on a breach."""

from __future__ import annotations

import datetime
import json
from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.manifest import permissions
from app.core.messages import N_, _
from app.core.people import person
from app.data import clock
from app.data.all_tables import load_models
from app.data.export import Sheet
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import setting
from app.data.system_tables import Role
from app.modules.governance.privacy.models import VIEW
from app.modules.governance.privacy.queries.answer import Answer, Kind, Told, answer
from app.modules.governance.privacy.queries.record import Entry, processors, record
from app.modules.governance.privacy.queries.requests import erasure, request, roots_of
from app.modules.governance.privacy.queries.subject import ANSWER, Root
from app.modules.governance.privacy.rules.erasing import GOES, VERDICTS
from app.modules.governance.privacy.rules.processing import (
    CONTRACTS,
    DPIA,
    ON_BEHALF,
    PARTS,
    SAFEGUARDS,
)
from app.modules.it.security.api import SecurityPoint
from app.paper.booklet import Booklet, Section, booklet_pdf

FEW = 3  # records of a kind that stand one below the other, each with all its fields
HEAD = (N_("What"), N_("Value"))
RIGHTS = N_(
    "You have the right to access, correction, erasure, restriction, portability and objection, and to complain to a supervisory authority (Art. 15 (1) e, f GDPR)."
)


# -- what a person is told -------------------------------------------------------
def _foot(now: datetime.datetime, who: str) -> str:
    return _("Printed {when} by {who}").format(when=formats.moment(now), who=who)


def answer_pdf(connection: Connection, told: Answer, now: datetime.datetime, who: str) -> bytes:
    """Return what a person is told as PDF: by topic each record with its fields, purpose, class and end (Art. 15 (1), (3) GDPR)."""
    sections = [Section(1, _("What this is"), _intro(connection, told))]
    for kind in told.kinds:
        sections.append(_kind_section(kind))
        if len(kind.rows) > FEW:
            sections.append(_rows_section(kind))
        else:
            sections += [_row_section(kind, place, row) for place, row in enumerate(kind.rows, 1)]
    if told.named:
        rows = tuple((one.title, one.column, formats.count(one.count)) for one in told.named)
        words = _("You are named there, or did it yourself; what it says is about others and stays out.")
        head = (_("Where"), _("As"), _("How many"))
        sections.append(Section(1, _("Named in records about others"), (words,), head, rows, (4, 4, 1)))
    title = _("What we store about you")
    return booklet_pdf(Booklet(title, told.name, letterhead(connection), sections, _foot(now, who)))


def _intro(connection: Connection, told: Answer) -> tuple[str, ...]:
    officer = str(setting(connection, "privacy.officer") or "")
    found = [
        _("{count} records in {kinds} kinds are about you.").format(
            count=formats.count(told.count), kinds=len(told.kinds)
        ),
        _("Data of other persons were left out (Art. 15 (4) GDPR)."),
        _("There is no automated decision-making and no profiling (Art. 22 GDPR)."),
        _(RIGHTS),
    ]
    if officer:
        found.append(_("Data protection officer: {officer}").format(officer=officer))
    return tuple(found)


def _kind_section(kind: Kind) -> Section:
    facts = [
        _("Processing: {activity}. Purpose: {purpose}.").format(activity=kind.activity, purpose=kind.purpose),
        _("Retention: {retention}.").format(retention=kind.retention),
    ]
    return Section(1, f"{kind.title} ({formats.count(kind.count)})", tuple(facts))


def _row_section(kind: Kind, place: int, row: Told) -> Section:
    rows = tuple((title, words) for _name, title, words, _raw in row.fields)
    until = formats.day(row.until) if row.until is not None else "–"
    last = (_("State"), f"{_(VERDICTS[row.verdict])}, {until}. {row.why}")
    return Section(2, f"{kind.title} {place}", (), (_(HEAD[0]), _(HEAD[1])), (*rows, last), (1, 3))


def _rows_section(kind: Kind) -> Section:
    """Return many rows as one table, so that a year of working time is pages and not a book."""
    head = (_("No."), _(HEAD[1]), _("Kept until"))
    rows = tuple(
        (str(place), " · ".join(f"{title}: {words}" for _name, title, words, _raw in row.fields), formats.day(row.until) if row.until is not None else "–")
        for place, row in enumerate(kind.rows, 1)
    )  # fmt: skip
    why = dict.fromkeys(f"{_(VERDICTS[row.verdict])}: {row.why}" for row in kind.rows)
    return Section(2, _("All records"), tuple(why), head, rows, (1, 12, 3))


def answer_json(told: Answer) -> bytes:
    """Return what a person is told as JSON: a structured, common, machine-readable format (Art. 20 (1) GDPR)."""
    kinds = [
        {
            "kind": kind.table,
            "title": kind.title,
            "processing": kind.activity,
            "purpose": kind.purpose,
            "retention": kind.retention,
            "records": [
                {name: _raw(value) for name, _title, _words, value in row.fields} for row in kind.rows
            ],
        }
        for kind in told.kinds
    ]
    return json.dumps({"name": told.name, "data": kinds}, ensure_ascii=False, indent=1).encode()


def _raw(value: Any) -> Any:
    return value if isinstance(value, (str, int, bool)) else str(value)


@query(ANSWER)
def answer_file(
    connection: Connection, roots: list[Root], suffix: str, now: datetime.datetime, who: str
) -> bytes:
    """Return everything that the book knows of a person as a file: 'pdf' to be read, 'json' for machines."""
    told = answer(connection, roots)
    return answer_json(told) if suffix == "json" else answer_pdf(connection, told, now, who)


@query(VIEW)
def roots_and_name(connection: Connection, key: int) -> tuple[list[Root], str]:
    """Return the records that are the person of a request, and its number, for the names of files."""
    found = request(connection, key)
    return roots_of(connection, key), found.number if found is not None else ""


@query(VIEW)
def erasure_pdf(connection: Connection, key: int, now: datetime.datetime, who: str) -> bytes:
    """Return the certificate of the erasure of a request: what went, what stayed with its law and end; nothing of what it said. Raises Invalid without one."""
    one = erasure(connection, key)
    if one is None:
        raise Invalid(N_("No erasure of this request was released yet."))
    facts = (
        (_("Proposed"), f"{formats.moment(one.proposed_at)}, {person(one.proposed_by)}"),
        (
            _("Released"),
            f"{formats.moment(one.released_at) if one.released_at else '–'}, {person(one.released_by)}",
        ),
    )
    tables = load_models().tables
    rows = tuple(
        (_(str(tables[row.table].info["title"]) or N_("Trail of changes")), formats.count(row.count), _(VERDICTS[row.verdict]) if row.verdict != GOES else _("erased"), formats.day(row.until) if row.until is not None else "–", str(row.why))
        for row in one.outcomes
    )  # fmt: skip
    head = (_("What"), _("How many"), _("What became of it"), _("Kept until"), _("Why"))
    sections = [
        Section(1, _("Who decided"), (), (_(HEAD[0]), _(HEAD[1])), facts, (1, 3)),
        Section(1, _("What went and what stayed"), (), head, rows, (4, 2, 3, 2, 6)),
    ]
    title = _("Certificate of erasure {number}").format(number=one.number)
    return booklet_pdf(Booklet(title, _("Art. 17 GDPR"), letterhead(connection), sections, _foot(now, who)))


# -- the record of processing ----------------------------------------------------
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
    sections = [Section(1, _("Names and contacts"), (), head, names, (1, 3))]
    for part in PARTS:
        entries = record(connection, part)
        if entries or part != ON_BEHALF:
            sections.append(Section(1, _("Processing activities {part}").format(part=_(PARTS[part]))))
        sections += [_entry_section(place, one) for place, one in enumerate(entries, 1)]
    sections += [_processors(connection), *_measures(connection)]
    day = formats.day(clock.today(connection))
    title = _("Record of processing activities")
    subtitle = _("Art. 30 GDPR, as of {day}").format(day=day)
    return booklet_pdf(Booklet(title, subtitle, company, sections, _foot(now, who)))


def _entry_section(place: int, one: Entry) -> Section:
    rows = [(_(title), getattr(one, name)) for name, title in FIELDS if getattr(one, name)]
    rows.append((_("Impact assessment"), ". ".join(filter(None, (_(DPIA[one.dpia]), one.dpia_reason)))))
    if one.reviewed is not None:
        rows.append((_("Looked through on"), formats.day(one.reviewed)))
    return Section(2, f"{place}. {one.title}", (), (_(HEAD[0]), _(HEAD[1])), tuple(rows), (1, 3))


def _processors(connection: Connection) -> Section:
    head = (_("Processor"), _("What they process"), _("Contract"), _("Place"), _("Points of Art. 28 (3)"))
    rows = tuple(
        (one.name, one.service, _contract(one.state, one.signed), f"{one.country or '–'}, {_(SAFEGUARDS[one.safeguard])}", f"{len(one.points)}/9")
        for one in processors(connection)
    )  # fmt: skip
    words = () if rows else (_("None entered."),)
    return Section(1, _("Processors (Art. 28 GDPR)"), words, head if rows else (), rows, (3, 4, 3, 3, 2))


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
            2, _("Control of access: roles and rights in force"), (), (_("Role"), _("Rights")), access, (2, 3)
        ),
    ]
    if points:
        head = (_("Area"), _("Measure"), _("Evidence"))
        rows = tuple((str(row.area), str(row.title), str(row.evidence)) for row in points)
        found.append(Section(2, _("Data security of IT"), (), head, rows, (2, 4, 4)))
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
        (_(PARTS[part]), one.title, *(getattr(one, name) for name, _title in FIELDS), _(DPIA[one.dpia]), one.reviewed)
        for part in PARTS
        for one in record(connection, part)
    ]  # fmt: skip
    return Sheet(_("Record of processing activities"), columns, rows)
