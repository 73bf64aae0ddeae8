"""Recruiting of the demo company: a filled, an open and a written vacancy, applicants in all stages, interviews, scores, a checklist."""

from __future__ import annotations

import datetime
import random

from sqlalchemy import select

from app.core.stemming import fold
from app.data.numbering import give
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.api import Person, Site, is_here
from app.modules.hr.recruiting.models import (
    Applicant,
    ApplicantStep,
    Appointment,
    ContractTerm,
    Score,
    Vacancy,
)
from app.modules.hr.recruiting.rules.checklists import BEGIN
from app.modules.hr.recruiting.rules.stages import (
    BOARD,
    DRAFT,
    FILLED,
    HIRED,
    INTERVIEW,
    OFFER,
    OPEN,
    RECEIVED,
    REFUSED,
    REVIEW,
    WITHDRAWN,
    kept_until,
)
from app.modules.hr.recruiting.services.applicants import months_kept, put_into_search
from app.modules.hr.recruiting.services.checklists import start_checklist

SEED, LEAST = 37, 12
VACANCIES = (  # title, department, pay from, pay to, state, opened days ago
    ("Fachkraft für Lagerlogistik (m/w/d)", "Lager", 2_600_00, 3_000_00, FILLED, 200),
    ("Sachbearbeitung Einkauf (m/w/d)", "Einkauf", 3_100_00, 3_700_00, OPEN, 34),
    ("Kundendienst Außendienst (m/w/d)", "Verkauf", 3_200_00, 4_000_00, DRAFT, 0),
)
NAMES = (
    "Mira Albers", "Jonas Brandt", "Elif Candan", "Tom Dierks", "Nele Ebert", "Pavel Fiala", "Greta Hinrichs",
    "Amir Jafari", "Lea Kröger", "Sven Lorenz", "Marta Nowak", "Finn Petersen", "Rika Quast", "Ole Ritter",
)  # fmt: skip
OLD_STAGES = (REFUSED, HIRED, REFUSED, WITHDRAWN, REFUSED, REFUSED)
NEW_STAGES = (RECEIVED, RECEIVED, REVIEW, REVIEW, INTERVIEW, INTERVIEW, OFFER, REFUSED)
PENSION = "Betriebliche Altersversorgung: Nordland Lebensversicherung AG, Ostring 5, 24143 Kiel."
SOURCES = ("portal", "site", "agency", "portal", "staff", "site")


def demo(office: Office, _months: int) -> None:
    """Make the vacancies with who applied, and the checklist of whoever began last."""
    office.run(_make)


@command("hr.recruiting.change")
def _make(unit: Unit) -> int:
    people = list(unit.connection.scalars(select(Person.id).where(*is_here(unit.today)).order_by(Person.id)))
    if len(people) < LEAST:
        return 0
    dice, names = random.Random(SEED), iter(NAMES)  # noqa: S311 -- made-up people
    site = unit.connection.scalar(select(Site.id).order_by(Site.id).limit(1))
    unit.insert(ContractTerm, point="13", words=PENSION)
    for place, (title, department, low, high, state, ago) in enumerate(VACANCIES):
        opened = unit.today - datetime.timedelta(days=ago) if ago else None
        key = unit.insert(
            Vacancy,
            number=give(unit, Vacancy.number, unit.today.year),
            title=title,
            department=department,
            site_id=site,
            post_id=None,
            lead_id=people[place],
            hours=38_5000,
            pay_from=low,
            pay_to=high,
            places=1,
            since=unit.today + datetime.timedelta(days=60 - ago),
            reason="Nachfolge" if place == 0 else "mehr Aufträge",
            about="",
            state=state,
            refusal="",
            login="anna",
            opened=opened,
            closed=opened + datetime.timedelta(days=60) if opened and state == FILLED else None,
        )
        if opened is not None:
            for stage in OLD_STAGES if state == FILLED else NEW_STAGES:
                _apply(unit, key, next(names), stage, opened, dice=dice, people=people)
    newest = unit.connection.scalar(
        select(Person.id).where(*is_here(unit.today), Person.entry.is_not(None)).order_by(Person.entry.desc())
    )
    return start_checklist(unit, int(newest), BEGIN) if newest else 0


def _apply(
    unit: Unit,
    vacancy: int,
    name: str,
    stage: str,
    opened: datetime.date,
    dice: random.Random,
    people: list[int],
) -> None:
    first, last = name.split()
    received = opened + datetime.timedelta(days=dice.randrange(1, 20))
    ended = stage in (REFUSED, WITHDRAWN, HIRED)
    closed = received + datetime.timedelta(days=14) if ended else None
    mail = f"{first}.{last}@example.org".lower()
    key = unit.insert(
        Applicant,
        vacancy_id=vacancy,
        first_name=first,
        last_name=last,
        street=f"Holtenauer Straße {dice.randrange(2, 90)}",
        postcode="24105",
        town="Kiel",
        mail=mail,
        phone="",
        source=dice.choice(SOURCES),
        received=received,
        starts=None,
        note="",
        stage=stage,
        closed=closed,
        consent=None,
        pool_until=None,
        kept_until=kept_until(closed, months_kept(closed)) if closed else None,
        proposed=None,
        erased=None,
        person_id=None,
        folded=fold(f"{name} {mail} Kiel"),
    )
    put_into_search(unit, key)
    reached = BOARD[: BOARD.index(stage) + 1] if stage in BOARD else BOARD[: dice.randrange(1, 4)]
    for place, step in enumerate(reached):
        day = min(received + datetime.timedelta(days=4 * place), closed or unit.today)
        unit.insert(ApplicantStep, applicant_id=key, stage=step, day=day)
    if closed is not None:
        unit.insert(ApplicantStep, applicant_id=key, stage=stage, day=closed)
    if stage in (INTERVIEW, OFFER):
        ahead = 2 if stage == INTERVIEW else -5
        unit.insert(
            Appointment,
            applicant_id=key,
            day=unit.today + datetime.timedelta(days=ahead),
            at=dice.choice(("09:30", "11:00", "14:00")),
            minutes=60,
            place="Besprechungsraum",
            person_id=people[1],
            second_id=people[3],
        )
    if stage == OFFER:
        for person, points in ((people[1], 4), (people[3], 5)):
            unit.insert(
                Score,
                applicant_id=key,
                person_id=person,
                knowledge=points,
                experience=4,
                together=5,
                remark="",
            )
