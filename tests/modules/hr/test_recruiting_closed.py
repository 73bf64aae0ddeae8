"""Applications to a vacancy that was called off: what is known of them is corrected, nobody else comes; what letters bring about."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.recruiting.queries.letters import told_of
from app.modules.hr.recruiting.services.applicants import save_applicant
from app.modules.hr.recruiting.services.vacancies import step_vacancy
from app.modules.hr.recruiting.settings import INVITATION, REFUSAL
from tests.modules.hr.recruiting_cases import FIRST, applied, draft, staffed, vacancy


def test_who_applied_stays_with_a_vacancy_that_is_filled_and_nobody_else_comes(office: Office) -> None:
    """What is known of an applicant can be corrected after the vacancy was called off; moving another one there is refused."""
    made = staffed(office)
    place, other = vacancy(office, made), vacancy(office, made, title="Lager (m/w/d)")
    key = applied(office, place)
    second = office.run(save_applicant, draft(other, first_name="Uwe", mail="uwe@watt.de"))
    office.run(step_vacancy, place, "cancel")
    assert office.run(save_applicant, draft(place, town="Plön"), key, None) == key
    with pytest.raises(Invalid) as refused:
        office.run(save_applicant, draft(place, first_name="Uwe", mail="uwe@watt.de"), second, None)
    assert refused.value.field == "vacancy"


def test_each_letter_is_told_by_what_follows_from_it(office: Office) -> None:
    """A refusal begins the term of deletion, an invitation brings its calendar file, other letters bring nothing."""
    told = [office.read(told_of, 1, purpose, FIRST) for purpose in (REFUSAL, INVITATION, "")]
    assert ["§ 15" in told[0], "calendar" in told[1], told[2]] == [True, True, ""]
