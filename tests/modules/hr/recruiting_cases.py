"""What tests of recruiting need: an approved vacancy and applicants of the small company, as a clerk would make them."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.daily import do_day
from app.data.office import SYSTEM, Actor, Office
from app.data.workflow import decide, waiting_for
from app.modules.hr.recruiting.rules.stages import ApplicantDraft, VacancyDraft
from app.modules.hr.recruiting.services.applicants import save_applicant
from app.modules.hr.recruiting.services.hiring import HireDraft
from app.modules.hr.recruiting.services.vacancies import ask_vacancy, save_vacancy
from tests.modules.hr.company import Company, company

D = datetime.date
CANARY = "Zwergtaucher"
FIRST = D(2027, 1, 4)
HIRE = HireDraft(FIRST, pay=3_200_00, job="Verkauf", probation_until=D(2027, 7, 3))


def at(office: Office, day: D, login: str = "admin") -> Office:
    """Return an office on the same book on another day, of somebody who may everything."""
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    return Office(office.book, Actor(login, login.title(), frozenset({"*"})), lambda: noon)


def night(office: Office) -> None:
    """Let the program do what it does once a day."""
    Office(office.book, SYSTEM, office.clock).run(do_day, "hr.recruiting")


def staffed(office: Office) -> Company:
    """Return the small company on a book."""
    return company(office)


def vacancy(office: Office, made: Company, **more: Any) -> int:
    """Write a vacancy that hanna leads and decides on, and have it approved; return its key."""
    given: dict[str, Any] = {
        "title": "Verkäufer/in (m/w/d)", "department": "Verkauf", "lead": made.keys["hanna"],
        "pay_from": 2_800_00, "pay_to": 3_400_00, "since": FIRST, **more,
    }  # fmt: skip
    key: int = office.run(save_vacancy, VacancyDraft(**given))
    office.run(ask_vacancy, key, "hanna")
    hanna = Office(office.book, made.as_role("hanna", "manager", "staff").actor, office.clock)
    hanna.run(decide, next(one.id for one in hanna.read(waiting_for, "hanna", "vacancy")), True, "")
    return key


def draft(place: int, **more: Any) -> ApplicantDraft:
    """Return an applicant by name, unlike all others."""
    given: dict[str, Any] = {
        "vacancy": place, "first_name": "Ida", "last_name": CANARY, "mail": f"ida@{CANARY.lower()}.de",
        "street": "Weg 1", "postcode": "24103", "town": "Kiel", "phone": "0431 1", "note": f"{CANARY} liest gern",
        "source": "portal", "received": D(2026, 1, 5), **more,
    }  # fmt: skip
    return ApplicantDraft(**given)


def applied(office: Office, place: int, **more: Any) -> int:
    """Keep an applicant; return the key."""
    key: int = office.run(save_applicant, draft(place, **more))
    return key
