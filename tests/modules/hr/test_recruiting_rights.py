"""Nobody outside learns who applied: what each standard role can read of an applicant, through every list, query and the search."""

from __future__ import annotations

from typing import Any

from app.core.errors import KontorError
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target, follow_up, follow_ups
from app.data.search import search
from app.data.trail import history
from app.data.visibility import may_know
from app.modules.hr.recruiting.queries.applicants import (
    board,
    interviews_ics,
    recruiting_figures,
    similar,
    waiting,
)
from app.modules.hr.recruiting.queries.lists import (
    applicant,
    applicants_source,
    appointment,
    appointments_source,
    due_source,
    offered_applicants,
    pool_source,
    score,
    scores_source,
)
from app.modules.hr.recruiting.rules.stages import AppointmentDraft, ScoreDraft
from app.modules.hr.recruiting.services.applicants import save_appointment, save_score
from tests.modules.hr.company import ROLES
from tests.modules.hr.recruiting_cases import CANARY, D, applied, staffed, vacancy

ALL = {"administrator", "hr"}
SOURCES = (applicants_source, pool_source, due_source, appointments_source, scores_source)


def _told(office: Office, key: int, talk: int, points: int) -> str:
    """Return all that somebody can read of applicants."""
    found = []

    def read(*asked: Any) -> None:
        try:
            found.append(repr(office.read(*asked)))
        except KontorError as error:
            found.append(type(error).__name__)

    for make in SOURCES:
        source = make()
        try:
            found.append(repr(office.read(source.page, list(office.read(source.keys, {})))))
            found.append(repr(office.read(source.page, [key, talk, points])))
        except KontorError as error:
            found.append(type(error).__name__)
    for one, row in ((applicant, key), (appointment, talk), (score, points), (similar, key), (board, 1)):
        read(one, row)
    read(interviews_ics)
    read(waiting)
    read(recruiting_figures, D(2026, 1, 1), D(2026, 12, 31))
    read(offered_applicants, CANARY, None)
    read(offered_applicants, "", key)
    read(search, CANARY, office.actor.permissions)
    read(follow_ups)
    read(history, "hr_applicant", key)
    read(history, "hr_appointment", talk)
    return "\n".join(found)


def test_nobody_outside_learns_who_applied(any_office: Office) -> None:
    """Hanna leads the choice, Olaf interviews: as managers they know this applicant; others know only by the right to all."""
    o, c = any_office, staffed(any_office)
    key = applied(o, vacancy(o, c))
    talk = o.run(
        save_appointment, AppointmentDraft(key, D(2026, 12, 1), "09:30", 45, CANARY, person=c.keys["olaf"])
    )
    points = o.run(save_score, ScoreDraft(key, c.keys["olaf"], 4, 4, 4, remark=CANARY))
    o.run(follow_up, Target("hr_applicant", key), D(2026, 12, 1), f"{CANARY} antworten")
    for role in ROLES:
        for login in ("hanna", "olaf", "lina"):
            office = c.as_role(login, role)
            knows = role in ALL or (role == "manager" and login in ("hanna", "olaf"))
            assert (CANARY in _told(office, key, talk, points)) is knows, (role, login)
            for table, row in (
                ("hr_applicant", key),
                ("hr_appointment", talk),
                ("hr_applicant_score", points),
            ):
                known = office.read(query("")(lambda one, t=table, r=row: may_know(one, t, r)))
                assert known is knows, (role, login, table)


def test_the_list_and_the_board_have_one_mean(any_office: Office) -> None:
    """Points that do not divide are rounded half up to tenths on both databases: 4.67 is 4.7 in the list and on the card."""
    o, c = any_office, staffed(any_office)
    place = vacancy(o, c)
    key = applied(o, place)
    o.run(
        save_appointment, AppointmentDraft(key, D(2026, 12, 1), "09:30", 45, "Raum 1", person=c.keys["hanna"])
    )
    o.run(save_score, ScoreDraft(key, c.keys["olaf"], 5, 5, 4))
    listed = [one.key for one in applicants_source().columns].index("score")
    (card,) = o.read(board, place)
    assert (card.score, o.read(applicants_source().page, [key])[0][listed]) == (47, 47_000)
