"""Training of the demo company: a catalogue, eighteen months of courses, instructions with gaps, a course at the desk, skills, money."""

from __future__ import annotations

import datetime
import random
from typing import Any

from sqlalchemy import select

from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.api import Person, is_here
from app.modules.hr.training.models import (
    Attempt,
    Clause,
    Course,
    CourseEvent,
    Instruction,
    Participant,
    Proof,
    Question,
    Skill,
    SkillLevel,
    SkillNeed,
    Slide,
    TrainingBudget,
)
from app.modules.hr.training.queries.desk import questions_of, slides_of
from app.modules.hr.training.rules.due import valid_until
from app.modules.hr.training.rules.quiz import fingerprint

D, SEED = datetime.date, 31
DESK_DAYS = 200  # since when the course is taken at the desk
LEAST = 12  # people without whom there is nothing to train
COURSES = (  # name, kind, given by, months, fee in cents
    ("Unterweisung Arbeitssicherheit", "job", "Fachkraft für Arbeitssicherheit", 12, 0),
    ("Datenschutz am Arbeitsplatz", "desk", "", 12, 0),
    ("Ersthelfer-Ausbildung", "seminar", "DRK Kiel", 24, 0),
    ("Brandschutzhelfer", "seminar", "Feuerwehr Kiel", 36, 95_00),
    ("Staplerunterweisung", "job", "Lagerleitung", 12, 0),
    ("Umsatzsteuer aktuell", "seminar", "IHK Kiel", 0, 390_00),
    ("Verkaufsgespräche führen", "seminar", "Akademie Nord", 0, 640_00),
)
SAFETY, PRIVACY, FIRST_AID, FIRE, FORKLIFT, VAT, SALES = range(7)
INSTRUCTIONS = (  # name, kind, course, department, law
    ("Arbeitssicherheit", "safety", SAFETY, "", "§ 12 ArbSchG"),
    ("Datenschutz", "privacy", PRIVACY, "", "Art. 39 DSGVO"),
    ("Stapler", "safety", FORKLIFT, "Lager", ""),
)
SLIDES = (
    ("Worum es geht", "Personenbezogene Daten sind alle Angaben, die sich auf einen Menschen beziehen lassen: Name, Anschrift, Kundennummer, Krankmeldung."),
    ("Was erlaubt ist", "Daten dürfen nur für den Zweck verwendet werden, für den sie erhoben wurden. Wer sie nicht braucht, sieht sie nicht."),
    ("Wenn etwas schiefgeht", "Eine verlorene Liste oder eine Mail an den falschen Empfänger melden Sie sofort; die Firma hat 72 Stunden Zeit."),
)  # fmt: skip
QUESTIONS = (
    (
        "Was sind personenbezogene Daten?",
        "Der Name eines Kunden\nDer Preis eines Artikels\nEine Krankmeldung",
        "1 3",
    ),
    (
        "Eine Mail ging an den falschen Empfänger. Was tun Sie?",
        "Nichts\nSofort melden\nBis zum Monatsende warten",
        "2",
    ),
    ("Wie viel Zeit hat die Firma für die Meldung?", "72 Stunden\nEinen Monat", "1"),
)
SKILLS = (
    ("Buchführung", "Büro"),
    ("Tabellenkalkulation", "Büro"),
    ("Stapler fahren", "Lager"),
    ("Beratung", "Verkauf"),
)
NEEDS = (
    ("Sachbearbeitung", 0, "3"),
    ("Sachbearbeitung", 1, "3"),
    ("Lagerist/in", 2, "3"),
    ("Verkäufer/in", 3, "3"),
    ("Verkäufer/in", 1, "2"),
)


def demo(office: Office, _months: int) -> None:
    """Fill the training of the demo company."""
    office.run(fill_training)


@command("hr.training.change")
def fill_training(unit: Unit) -> None:
    """Write the same training into every demo company."""
    chance, p = random.Random(SEED), Person  # noqa: S311  the same days each time, no secret
    people = unit.connection.execute(
        select(p.id, p.department, p.job).where(*is_here(unit.today)).order_by(p.id)
    ).all()
    if len(people) < LEAST:
        return
    courses = [
        unit.insert(Course, name=name, kind=kind, provider=by, months=months, fee=fee, passing=60, about="")
        for name, kind, by, months, fee in COURSES
    ]
    for name, kind, course, department, law in INSTRUCTIONS:
        unit.insert(
            Instruction, name=name, kind=kind, course_id=courses[course], department=department, job="",
            since=D(2020, 1, 1), law=law,
        )  # fmt: skip
    about = {"course_id": courses[PRIVACY]}
    unit.insert_rows(
        Slide,
        [{**about, "place": n, "title": title, "text": text} for n, (title, text) in enumerate(SLIDES, 1)],
    )
    asked = [
        {**about, "place": n, "question": q, "answers": a, "right": r}
        for n, (q, a, r) in enumerate(QUESTIONS, 1)
    ]
    unit.insert_rows(Question, asked)
    proofs = _instructed(unit, chance, people, courses)
    proofs += _events(unit, chance, people, courses)
    unit.insert_rows(Proof, proofs)
    _skills(unit, chance, people)
    unit.insert_rows(
        Clause,
        [
            {
                "person_id": people[place].id,
                "text": "Verkaufsgespräche führen",
                "amount": 640_00,
                "months": 24,
                "since": since,
            }
            for place, since in ((5, D(2025, 10, 1)), (11, D(2026, 3, 1)))
        ],
    )
    unit.insert_rows(
        TrainingBudget,
        [
            {"year": year, "cost1": cost, "amount": 3_000_00}
            for year in (2025, 2026)
            for cost in ("100", "200")
        ],
    )


def _proof(
    person: int, course: int, day: datetime.date, months: int, way: str, participant: int | None = None
) -> dict[str, Any]:
    return {
        "person_id": person, "course_id": course, "day": day, "until": valid_until(day, months), "way": way, "note": "",
        "participant_id": participant, "attempt_id": None,
    }  # fmt: skip


def _instructed(unit: Unit, chance: random.Random, people: Any, courses: list[int]) -> list[dict[str, Any]]:
    """Return the yearly instructions; some are missing, some have expired."""
    found = []
    for row in people:
        for course in (SAFETY, PRIVACY, *((FORKLIFT,) if row.department == "Lager" else ())):
            if chance.random() < 0.12:
                continue
            ago = chance.randrange(20, 400 if chance.random() < 0.2 else 330)
            day = unit.today - datetime.timedelta(days=ago)
            found.append(_proof(row.id, courses[course], day, 12, "paper"))
            if course == PRIVACY and ago < DESK_DAYS:
                found[-1] |= _taken(unit, row.id, courses[course], day)
    return found


def _taken(unit: Unit, person: int, course: int, day: datetime.date) -> dict[str, Any]:
    """Note that somebody took the course at the desk on a day, and return what its proof says of it."""
    right, of = len(QUESTIONS) - person % 2, len(QUESTIONS)
    at = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    shown = fingerprint(slides_of(unit.connection, course), questions_of(unit.connection, course))
    attempt = unit.insert(
        Attempt, person_id=person, course_id=course, at=at, right=right, of=of, passed=True, content=shown
    )
    return {"way": "desk", "note": f"{right}/{of}", "attempt_id": attempt}


def _events(unit: Unit, chance: random.Random, people: Any, courses: list[int]) -> list[dict[str, Any]]:
    """Hold a course every second month, plan one, and return the proofs of who attended."""
    found = []
    kinds = (FIRST_AID, FIRE, VAT, SALES)
    for n in range(10):
        day = (
            unit.today - datetime.timedelta(days=30 + 56 * (9 - n))
            if n < 9
            else unit.today + datetime.timedelta(days=25)
        )
        course, held = kinds[n % 4], n < 9
        months, fee = COURSES[course][3], COURSES[course][4]
        event = unit.insert(
            CourseEvent, course_id=courses[course], since=day, until=day, town="Kiel", seats=8, fee=fee,
            state="held" if held else "planned", note="",
        )  # fmt: skip
        for row in chance.sample(people, 5):
            there = held and chance.random() < 0.9
            state = "attended" if there else "absent"
            if not held:
                state = "confirmed"
            key = unit.insert(
                Participant, event_id=event, person_id=row.id, state=state, result="", fee=fee,
                cost1="100" if row.department == "Lager" else "200",
                rating=chance.randrange(1, 4) if there else None, comment="",
            )  # fmt: skip
            if there:
                found.append(_proof(row.id, courses[course], day, months, "event", participant=key))
    seen: dict[tuple[int, int, datetime.date], dict[str, Any]] = {}
    for one in found:
        seen.setdefault((one["person_id"], one["course_id"], one["day"]), one)
    return list(seen.values())


def _skills(unit: Unit, chance: random.Random, people: Any) -> None:
    skills = [unit.insert(Skill, name=name, group=group) for name, group in SKILLS]
    unit.insert_rows(
        SkillNeed, [{"job": job, "skill_id": skills[skill], "level": level} for job, skill, level in NEEDS]
    )
    levels = [
        {
            "person_id": row.id,
            "skill_id": skills[skill],
            "level": str(chance.randrange(1, 5)),
            "day": unit.today,
            "note": "Jahresgespräch",
        }
        for row in people
        for job, skill, _level in NEEDS
        if row.job == job and chance.random() < 0.8
    ]
    unit.insert_rows(SkillLevel, levels)
