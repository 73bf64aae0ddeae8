"""What of recruiting waits in Today, and that nothing opens a vacancy but its approval."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.recruiting.queries.applicants import waiting
from app.modules.hr.recruiting.rules.stages import VacancyDraft
from app.modules.hr.recruiting.services.applicants import move
from app.modules.hr.recruiting.services.vacancies import save_vacancy, step_vacancy
from tests.modules.hr.recruiting_cases import FIRST, applied, staffed, vacancy


def test_today_counts_what_nobody_looked_at(office: Office) -> None:
    """Applications that came in wait until they stand at a later stage."""
    place = vacancy(office, staffed(office))
    told = []
    keys = [applied(office, place, mail=f"a{n}@example.de") for n in range(3)]
    for key in keys:
        told.append([str(one.words) for one in office.read(waiting)])
        office.run(move, key, "review")
    told.append([str(one.words) for one in office.read(waiting)])
    assert told == [
        ["3 applications wait to be looked at"], ["2 applications wait to be looked at"], ["1 application waits to be looked at"], [],
    ]  # fmt: skip


def test_a_cancelled_vacancy_opens_again_only_where_it_was_approved(office: Office) -> None:
    """One that was never approved stays cancelled; an approved one is resumed, from hold too."""
    bare = office.run(save_vacancy, VacancyDraft("Leitung", since=FIRST))
    office.run(step_vacancy, bare, "cancel")
    with pytest.raises(Invalid, match="never approved"):
        office.run(step_vacancy, bare, "resume")
    approved = vacancy(office, staffed(office))
    for step in ("hold", "resume", "cancel", "resume"):
        office.run(step_vacancy, approved, step)
    assert applied(office, approved)
