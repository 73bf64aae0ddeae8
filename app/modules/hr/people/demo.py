"""The staff of the demo company: sixty people at two sites with their files, some of whom leave."""

from __future__ import annotations

import datetime

from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.models import (
    Assignment,
    Contract,
    Disability,
    Insurance,
    Pay,
    PayBank,
    Personal,
    Qualification,
    TaxData,
)
from app.modules.hr.people.rules.file import FULL_WEEK, PostDraft
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.file import place_named, save_post
from app.modules.hr.people.services.people import save_person

FIRST = ("Anna", "Jonas", "Birte", "Malte", "Svenja", "Hauke", "Emine", "Piotr", "Silke", "Ole", "Wiebke", "Mehmet", "Kirsten", "Torben",
         "Leyla", "Finn", "Gesa", "Igor", "Meike", "Bernd")  # fmt: skip
LAST = ("Petersen", "Hansen", "Jürgensen", "Müller", "Yılmaz", "Kowalski", "Thomsen", "Weiß", "Claußen", "Bruhn", "Lorenzen", "Schröder",
        "Nissen", "Öztürk", "Paulsen", "Groß", "Carstens", "Ivanov", "Friedrichsen", "Behrens")  # fmt: skip
CENTRES = {
    "Leitung": "200",
    "Verkauf": "300",
    "Lager": "100",
    "Buchhaltung": "200",
    "Werkstatt": "100",
    "Einkauf": "100",
    "EDV": "200",
}
PLACES = (("Verkauf", "Kiel", "Verkäufer/in"), ("Lager", "Kiel", "Lagerist/in"), ("Buchhaltung", "Kiel", "Sachbearbeitung"),
          ("Werkstatt", "Flensburg", "Mechaniker/in"), ("Einkauf", "Kiel", "Einkäufer/in"), ("EDV", "Kiel", "Administrator/in"))  # fmt: skip
COUNT = 60
D = datetime.date
CAME = {
    41: D(2025, 3, 17),
    52: D(2025, 9, 1),
}  # who came and went while the company's payroll runs, some in the middle of a month
LEFT = {28: D(2025, 12, 31), 47: D(2025, 4, 15), 57: D(2025, 12, 31)}
WEEKS = (
    FULL_WEEK,
    FULL_WEEK,
    FULL_WEEK,
    "7:42 7:42 7:42 7:42 7:42 – –",
    "8:00 8:00 8:00 – – – –",
    "6:00 6:00 6:00 6:00 – – –",
)
FEW_HOURS = {
    11: "4:30 – 4:30 – – – –",
    23: "– 4:30 – 4:30 – – –",
    35: WEEKS[5],
}  # mini-jobs, and one in the transition range
PROOFS = (("Ersthelfer/in", 24), ("Staplerschein", 0), ("Brandschutzhelfer/in", 36))


def demo(office: Office, _months: int) -> None:
    """Keep the staff with their files; the first is who signs in and leads the others."""
    keys = [office.run(save_person, _person(n)) for n in range(COUNT)]
    office.run(fill_files, keys)


def _person(n: int) -> PersonDraft:
    first, last = FIRST[n % 20], LAST[(n * 7 + n // 20) % 20]
    department, site, job = PLACES[n % 6] if n else ("Leitung", "Kiel", "Geschäftsführung")
    return PersonDraft(
        first,
        last,
        department,
        site,
        job,
        mail=f"{first[0].lower()}.{last.lower().encode('ascii', 'ignore').decode()}{n}@nordlicht.example",
        phone=f"0431 5550{200 + n}",
        login="anna" if n == 0 else "",
        entry=CAME.get(n, D(2012 + n % 13, 1 + n % 12, 1)),
        leaving=LEFT.get(n),
    )


@command("hr.file.change")
def fill_files(unit: Unit, keys: list[int]) -> None:
    """Give the people of the demo company contracts, managers, pay and what else a file holds."""
    heads = {PLACES[n % 6][0]: keys[n] for n in range(6, 0, -1)}
    posts = _posts(unit)
    assignments = {
        row["person_id"]: row
        for row in unit.connection.execute(Assignment.__table__.select()).mappings().all()
        if row["person_id"] in keys
    }
    contracts, pays, taxes, insured, banks, personal, proofs = [], [], [], [], [], [], []
    disabled = [
        {"person_id": key, "since": D(2024, 5, 1), "until": D(2027, 4, 30), "degree": 50}
        for n, key in enumerate(keys)
        if n % 31 == 8
    ]
    for n, key in enumerate(keys):
        entry, department = _person(n).entry or D(2012, 1, 1), PLACES[n % 6][0]
        head = keys[0] if n <= 6 else heads[department]
        values = {
            "manager_id": head if n else None,
            "post_id": posts.get((department, n // 6)) if n else None,
            "cost_centre": CENTRES[department if n else "Leitung"],
        }
        unit.update(Assignment, assignments[key]["id"], values)
        contracts += _contracts(n, key, entry)
        pays += _pays(n, key, entry)
        same = {"person_id": key, "since": entry}
        taxes.append(
            {
                **same,
                "tax_id": "",
                "tax_class": str(1 + n % 4),
                "factor": None,
                "children": n % 3,
                "church": ("none", "ev", "rk")[n % 3],
                "land": "SH",
                "allowance": 0,
                "secondary": False,
            }
        )
        insured.append(
            {
                **same,
                "number": "",
                "fund": ("AOK NordWest", "Techniker", "Barmer")[n % 3],
                "fund_number": "",
                "health": "statutory",
                "person_group": "101",
                "groups": "1111",
                "parent": n % 3 > 0,
                "young_children": n % 3,
            }
        )
        banks.append({**same, "iban": "DE02120300000000202051", "bic": "", "holder": ""})
        personal.append(_personal(n, key))
        if n % 4 == 0:
            title, months = PROOFS[n // 4 % 3]
            until = D(2026, 1 + n % 12, 15) if months else None
            proofs.append(
                {
                    "person_id": key,
                    "title": title,
                    "since": D(2024, 1 + n % 12, 15),
                    "until": until,
                    "note": "",
                }
            )
    for kind, rows in (
        (Contract, contracts),
        (Pay, pays),
        (TaxData, taxes),
        (Insurance, insured),
        (PayBank, banks),
        (Personal, personal),
        (Qualification, proofs),
        (Disability, disabled),
    ):
        unit.insert_rows(kind, rows)


def _posts(unit: Unit) -> dict[tuple[str, int], int]:
    """Return the keys of posts by department and place in it; some are vacant, later people of a department have none."""
    found = {}
    for department, site, job in PLACES:
        for place in range(5):
            draft = PostDraft(
                f"{job} {place + 1}", department, place_named(unit, site), 40_0000, D(2020, 1, 1)
            )
            found[department, place + 1] = save_post(unit, draft)
    return found


def _contracts(n: int, key: int, entry: D) -> list[dict[str, object]]:
    week = FEW_HOURS.get(n) or (WEEKS[n % 6] if n % 5 else FULL_WEEK)
    base = {
        "person_id": key, "since": entry, "kind": "open", "week": week, "leave": 30_0000 if n % 3 else 28_0000, "twelfths": n % 2 == 0,
        "fixed_until": None, "fixed_reason": "", "probation_until": None, "notice": "§ 622 BGB", "note": "Eintritt",
    }  # fmt: skip
    found = [base]
    if n % 11 == 3:  # fewer hours since spring
        found.append(
            {**base, "since": max(D(2026, 4, 1), entry), "week": WEEKS[4], "note": "Teilzeit auf Wunsch"}
        )
    if n % 13 == 5:  # more hours from next year on
        found.append({**base, "since": D(2027, 1, 1), "week": FULL_WEEK, "note": "Aufstockung ab 2027"})
    if n % 17 == 7:
        found[0] = {
            **base,
            "kind": "fixed",
            "fixed_until": D(2027, 1, 31),
            "fixed_reason": "Vertretung in Elternzeit",
        }
    return found


def _pays(n: int, key: int, entry: D) -> list[dict[str, object]]:
    base = {
        "person_id": key,
        "since": entry,
        "kind": "month",
        "amount": (2600 + 45 * (n * 7 % 40)) * 100,
        "pay_group": f"E{5 + n % 6}",
        "note": "",
    }
    if entry >= D(2026, 1, 1):
        return [base]
    return [
        base,
        {
            **base,
            "since": D(2026, 1, 1),
            "amount": (2700 + 46 * (n * 7 % 40)) * 100,
            "note": "Tarifrunde 2026",
        },
    ]


def _personal(n: int, key: int) -> dict[str, object]:
    return {
        "person_id": key, "birth": D(1962 + n * 3 % 40, 1 + n * 5 % 12, 1 + n * 7 % 28), "birth_name": "", "birth_place": "Kiel", "nationality": "deutsch",
        "permit_until": D(2027, 1, 15) if n % 23 == 17 else None, "street": f"Feldstraße {n + 1}", "postcode": "24105", "town": "Kiel",
        "home_phone": "", "home_mail": "", "emergency_name": f"{FIRST[(n + 5) % 20]} {LAST[(n * 7 + n // 20) % 20]}",
        "emergency_phone": f"0431 7770{100 + n}",
    }  # fmt: skip
