"""The technology radar as it is read: candidates as a list, on the radar, and on paper; what waits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.data.settings import setting
from app.modules.organisation.ideas.models import RADAR_VIEW, Candidate
from app.modules.organisation.ideas.rules.radar import (
    HOLD,
    RINGS,
    RISKS,
    SECTORS,
    Blip,
    CandidateDraft,
    spots,
)
from app.modules.organisation.projects.api import Project
from app.paper.archival import to_pdfa
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead

PAGE = "organisation.ideas.radar"


@dataclass(frozen=True)
class CandidateView:
    """A candidate with what was decided of it."""

    id: int
    draft: CandidateDraft
    ring: str
    trial: str
    criteria: str
    reasons: str
    review: str
    project: str


def candidates_source() -> ListSource:
    """Return the candidates, what is looked at next on top."""
    c, p = Candidate, Project
    columns = (
        *listed(c, "name ring sector cost risk trial_until review"),
        shown_as(p.number, "project", title=N_("Project")),
        shown_as(c.purpose, shown=False),
        shown_as(c.decided, shown=False),
    )
    return ListSource(
        "organisation.radar",
        c,
        columns,
        (c.review.asc(), c.id.asc()),
        joins=((p.__table__, p.id == c.project_id),),
    )


@query(RADAR_VIEW)
def candidate(connection: Connection, key: int) -> Stored[CandidateDraft] | None:
    """Return a candidate as its form shows it."""
    return load_draft(connection, Candidate, CandidateDraft, key)


@query(RADAR_VIEW)
def blips(connection: Connection) -> list[Blip]:
    """Return the candidates as they stand on the radar."""
    c = Candidate
    return read_all(connection, select(c.__table__, c.id.label("key")).order_by(c.id), Blip)


@query(RADAR_VIEW)
def candidate_view(connection: Connection, key: int) -> CandidateView | None:
    """Return a candidate with what was decided of it."""
    stored, c = load_draft(connection, Candidate, CandidateDraft, key), Candidate
    if stored is None:
        return None
    row = connection.execute(
        select(c.ring, c.trial_until, c.criteria, c.reasons, c.review, Project.number)
        .outerjoin(Project, Project.id == c.project_id)
        .where(c.id == key)
    ).one()
    trial = formats.day(row.trial_until) if row.trial_until else ""
    return CandidateView(
        key,
        stored.draft,
        row.ring,
        trial,
        row.criteria,
        reasons=row.reasons,
        review=formats.day(row.review),
        project=row.number or "",
    )


@query(RADAR_VIEW)
def radar_pdf(connection: Connection) -> bytes:
    """Return the radar as PDF/A: a table for each sector, in the numbers of the drawing."""
    numbers = {spot.blip.key: spot.number for spot in spots(blips(connection))}
    c = Candidate
    rows = connection.execute(select(c.__table__)).mappings().all()
    head = (
        _("No."),
        _("Technology"),
        _("Ring"),
        _("What it is good for"),
        _("Cost a year"),
        _("Risk"),
        _("Looked at again on"),
    )
    sections = []
    for sector, title in SECTORS.items():
        here = sorted((row for row in rows if row["sector"] == sector), key=lambda row: numbers[row["id"]])
        lines = tuple(
            (str(numbers[row["id"]]), row["name"], _(RINGS[row["ring"]]), row["purpose"], formats.cents(row["cost"]),
             _(RISKS[row["risk"]]), formats.day(row["review"]))
            for row in here
        )  # fmt: skip
        empty = () if lines else (_("Nothing here yet."),)
        sections.append(
            Section(
                1,
                _(title),
                empty,
                head if lines else (),
                lines,
                shares=(0.6, 2, 1.2, 4, 1.4, 1, 1.5) if lines else (),
            )
        )
    company, day = str(setting(connection, "company.name") or ""), formats.day(clock.today(connection))
    return to_pdfa(
        booklet_pdf(Booklet(_("Technology radar"), day, Letterhead(company), sections)), _("Technology radar")
    )


@query(RADAR_VIEW)
def radar_waiting(connection: Connection) -> list[Waiting]:
    """Return how many trials have ended without a decision, and how many candidates are to be looked at again."""
    c, today = Candidate, clock.today(connection)
    ended = connection.scalar(select(func.count()).where(c.trial_until < today, c.ring == "trial")) or 0
    again = connection.scalar(select(func.count()).where(c.review <= today, c.ring != HOLD)) or 0
    found = [
        Waiting(ended, Message(N_("{count} trials have ended"), {"count": ended}, N_("1 trial has ended")), PAGE, late=True),
        Waiting(again, Message(N_("{count} technologies to look at again"), {"count": again}, N_("1 technology to look at again")), PAGE),
    ]  # fmt: skip
    return [one for one in found if one.count]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Candidate.id, Candidate.name, Candidate.ring).where(Candidate.id.in_(list(keys)))
    return [(row.id, row.name, _(RINGS[row.ring])) for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Technology"), Candidate.__tablename__, PAGE, RADAR_VIEW, _show),)
