"""A talk on paper: what was said and agreed, with lines for both signatures."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.core.people import person
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.talks import OWN
from app.modules.hr.talks.queries import TalkView, talk_view
from app.modules.hr.talks.rules import COURSE_STATES, GOAL_STATES, KINDS
from app.paper.protocol import ProtocolPaper, protocols_pdf

SHARES = (1.1, 4.2, 1.3, 1.8)


@query(OWN)
def talk_paper(connection: Connection, key: int) -> bytes:
    """Return a talk as PDF; raises Missing for one that may not be known."""
    one = talk_view(connection, key)
    if one is None or one.draft.day is None:
        raise Missing(N_("This record is no longer there."), table="hr_talk", key=key)
    pairs = [
        (_("Member of staff"), one.name),
        (_("Led by"), one.lead),
        (_("Day of the talk"), formats.day(one.draft.day)),
        (_("Next talk until"), formats.day(one.draft.next_day) if one.draft.next_day else ""),
    ]
    paper = ProtocolPaper(
        _(KINDS[one.draft.kind]).capitalize(),
        str(setting(connection, "company.name")),
        tuple(pair for pair in pairs if pair[1]),
        (_("Kind"), _("What"), _("Until"), _("How far")),
        tuple(_rows(one)),
        shares=SHARES,
        text=one.draft.text,
        left=_("Member of staff"),
        right=_("Led by"),
    )
    return protocols_pdf([paper])


def _rows(one: TalkView) -> Iterator[tuple[str, str, str, str]]:
    for title, due, state, text in one.goals:
        words = f"{title}\n{text}" if text else title
        yield _("Goal"), words, formats.day(due) if due else "", _(GOAL_STATES[state])
    for name, due, state in one.courses:
        yield _("Course"), name, formats.day(due) if due else "", _(COURSE_STATES[state])
    for day, text, login in one.follows:
        yield _("To do"), text, formats.day(day), person(login)
