"""Breaches as they are listed and read, with the hours that are left to report them, and the text for the authority."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.drafts import Stored
from app.data.lists import ListSource, listed
from app.data.queries import query
from app.data.rows import build, read_all, read_one
from app.data.settings import setting
from app.modules.governance.privacy.models import VIEW, Breach, BreachStep
from app.modules.governance.privacy.rules.breaches import (
    EXCEPTIONS,
    HIGH,
    KINDS,
    NO_RISK,
    RISKS,
    STEPS_OF,
    AssessmentDraft,
    BreachDraft,
)
from app.modules.governance.privacy.rules.deadlines import report_until

PAGE = "governance.privacy.breaches"


@dataclass(frozen=True)
class BreachView:
    """A breach as its page shows it."""

    id: int
    number: str
    title: str
    kind: str
    known: datetime.datetime
    happened: str
    concerned: str
    people: int | None
    records: int | None
    consequences: str
    measures: str
    likelihood: int | None
    severity: int | None
    risk: str
    reason: str
    late: str
    exception: str
    state: str


@dataclass(frozen=True)
class Event:
    """What was decided or done about a breach."""

    event: str
    at: datetime.datetime
    login: str


def breaches_source() -> ListSource:
    """Return the breaches, the newest first."""
    b = Breach
    columns = listed(b, "title known risk state kind number people concerned login")
    return ListSource("governance.breaches", b, columns, (b.known.desc(), b.id.desc()))


def events_source() -> ListSource:
    """Return the log of breaches (Art. 33 (5) GDPR), the newest entry first."""
    b, s = Breach, BreachStep
    columns = (*listed(b, "number title"), *listed(s, "event at login"))
    return ListSource(
        "governance.breach_steps", s, columns, (s.id.desc(),), joins=((b, b.id == s.breach_id),)
    )


@query(VIEW)
def breach_draft(connection: Connection, key: int) -> Stored[BreachDraft] | None:
    """Return a breach as its form shows it, day and time local."""
    row = connection.execute(select(Breach.__table__).where(Breach.id == key)).mappings().first()
    if row is None:
        return None
    here = row["known"].astimezone()
    known = {"known_on": here.date(), "known_at": formats.clock(row["known"])}
    return Stored(key, int(row["version"]), build(BreachDraft, {**row, **known}))


@query(VIEW)
def assessment_draft(connection: Connection, key: int) -> AssessmentDraft:
    """Return the assessment of a breach as its form shows it."""
    b = Breach
    row = connection.execute(select(b.likelihood, b.severity, b.reason).where(b.id == key)).first()
    return AssessmentDraft(row.likelihood or 0, row.severity or 0, row.reason) if row else AssessmentDraft()


@query(VIEW)
def breach(connection: Connection, key: int) -> BreachView | None:
    """Return a breach, None where there is none."""
    return read_one(connection, select(Breach.__table__).where(Breach.id == key), BreachView)


@query(VIEW)
def events(connection: Connection, key: int) -> list[Event]:
    """Return what was decided and done about a breach, in order."""
    s = BreachStep
    query = select(s.event, s.at, s.login).where(s.breach_id == key).order_by(s.id)
    return read_all(connection, query, Event)


@query(VIEW)
def next_until(connection: Connection) -> tuple[str, datetime.datetime] | None:
    """Return number and end of the hours of the breach that must be reported next, None where none must."""
    b = Breach
    rows = (
        select(b.number, b.known)
        .where(b.state.in_(("open", "assessed")), b.risk != NO_RISK)
        .order_by(b.known)
    )
    row = connection.execute(rows.limit(1)).first()
    return (row.number, report_until(row.known)) if row is not None else None


@query(VIEW)
def form_text(connection: Connection, key: int) -> str:
    """Return what the authority is told, in the order of Art. 33 (3) GDPR, to be copied into its form."""
    one = breach(connection, key)
    if one is None:
        return ""
    company = ", ".join(filter(None, (str(setting(connection, f"company.{name}") or "") for name in ("name", "street", "postcode", "town", "mail", "phone"))))  # fmt: skip
    officer = str(setting(connection, "privacy.officer") or "") or _("none appointed")
    rows = [
        (_("Controller"), company),
        (_("Data protection officer (Art. 33 (3) b)"), officer),
        (_("Our number"), one.number),
        (_("Became known"), formats.moment(one.known)),
        (_("What happened"), "\n".join(filter(None, (one.title, one.happened)))),
        (_("Nature of the breach (Art. 33 (3) a)"), _(KINDS[one.kind])),
        (_("Categories of persons and data"), one.concerned),
        (_("Persons, about"), _count(one.people)),
        (_("Records, about"), _count(one.records)),
        (_("Likely consequences (Art. 33 (3) c)"), one.consequences),
        (_("Measures taken and planned (Art. 33 (3) d)"), one.measures),
        (_("Assessment"), _assessment(one)),
    ]
    if one.risk == HIGH:
        told = _(EXCEPTIONS[one.exception]) if one.exception else _("are told or were told")
        rows.append((_("The people (Art. 34)"), told))
    if one.late:
        rows.append((_("Reason of the delay (Art. 33 (1))"), one.late))
    return "\n\n".join(f"{title}:\n{words or '–'}" for title, words in rows)


def _count(number: int | None) -> str:
    return formats.count(number) if number is not None else _("not known yet")


def _assessment(one: BreachView) -> str:
    if one.likelihood is None or one.severity is None:
        return _("not assessed")
    words = _("Likelihood {likelihood}, severity {severity}: {risk}").format(
        likelihood=_(STEPS_OF[one.likelihood]), severity=_(STEPS_OF[one.severity]), risk=_(RISKS[one.risk])
    )
    return f"{words}\n{one.reason}"


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return the breach whose hours run, with what is left of them."""
    found = next_until(connection)
    if found is None:
        return []
    number, until = found
    now = clock.now(connection)
    words = Message(
        N_("Breach {number}: tell the authority until {until}"), {"number": number, "until": until}
    )
    return [Waiting(1, words, PAGE, late=now > until)]
