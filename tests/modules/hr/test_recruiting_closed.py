"""Applications to a vacancy that was called off: what is known of them is corrected, nobody else comes."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.recruiting.services.applicants import save_applicant
from app.modules.hr.recruiting.services.vacancies import step_vacancy
from tests.modules.hr.recruiting_cases import applied, draft, staffed, vacancy


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
