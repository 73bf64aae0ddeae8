"""The report of an incident on paper: its course minute by minute as it was noted, how long it took, what came of it."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.core.people import person
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.governance.emergency.models import VIEW, Incident
from app.modules.governance.emergency.queries.lists import log_of
from app.modules.governance.emergency.rules.emergency import SCENARIOS
from app.paper.booklet import Booklet, Section, booklet_pdf

MINUTE = datetime.timedelta(minutes=1)


def since(began: datetime.datetime, at: datetime.datetime) -> str:
    """Return how long after its begin something was, in words; '' for the first minute."""
    return formats.span((at - began) // MINUTE or None)


@query(VIEW)
def incident_pdf(connection: Connection, key: int, now: datetime.datetime, who: str) -> bytes:
    """Return the report of an incident as PDF, also of one that is not closed yet; raises Missing."""
    i = Incident
    row = connection.execute(
        select(i.title, i.scenario, i.began, i.closed, i.report).where(i.id == key)
    ).first()
    if row is None:
        raise Missing(N_("This record is no longer there."))
    closed = formats.moment(row.closed) if row.closed is not None else _("not closed yet")
    facts = [(_("Scenario"), _(SCENARIOS[row.scenario])), (_("Began"), formats.moment(row.began)), (_("Closed"), closed)]  # fmt: skip
    if row.closed is not None:
        facts.append((_("Took"), since(row.began, row.closed) or "–"))
    log = tuple(
        (formats.moment(one.at), since(row.began, one.at), one.words, person(one.login))
        for one in log_of(connection, key)
    )
    head = (_("When"), _("After the begin"), _("What happened or was decided"), _("Noted by"))
    said = tuple(filter(None, row.report.splitlines())) or (_("Not written yet."),)
    sections = [
        Section(1, _("Summary"), (), (_("What"), _("Value")), tuple(facts), shares=(1, 3)),
        Section(1, _("Course"), () if log else (_("Nothing was noted."),), head if log else (), log, shares=(3, 2.4, 8, 3)),
        Section(1, _("Report and lessons"), said),
    ]  # fmt: skip
    foot = _("Printed {when} by {who}").format(when=formats.moment(now), who=who)
    return booklet_pdf(Booklet(_("Incident report"), row.title, letterhead(connection), sections, foot))
