"""Sixty licences of the demo company with their seats, and four contracts."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.people.api import people
from app.modules.it.assets.api import by_code
from app.modules.it.licences.rules import ContractDraft, LicenceDraft
from app.modules.it.licences.services import cover, give_seat, save_contract, save_licence

NAMES = (
    ("Microsoft Office LTSC 2024", "Microsoft", "Microsoft Office", 30, 22900),
    ("Adobe Acrobat Pro", "Adobe", "Adobe Acrobat", 6, 28500),
    ("Lexoffice L", "Haufe", "", 4, 35000),
    ("SolidWorks Standard", "Dassault", "SolidWorks", 2, 599000),
    ("Antivirus Business", "G DATA", "", 60, 4200),
)
SMALL = ("Schriftenpaket", "Bildbibliothek", "Lagerscanner", "Etikettendruck", "PDF-Drucker", "Zeiterfassung", "Fernwartung", "Datensicherung",
         "Mailarchiv", "Routenplaner", "Kassenprogramm")  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep them, and give seats."""
    staff = [
        one.id for one in office.read(people, office.clock().astimezone().date())
    ]  # who left has no seat
    for place, (name, publisher, program, seats, cost) in enumerate(NAMES):
        draft = LicenceDraft(
            name,
            seats,
            "person",
            publisher,
            program,
            key=f"NL-{place}-XXXX-0001",
            purchased=datetime.date(2024, 3, 1),
            expires=datetime.date(2027, 2, 28) if place else None,
            notice_days=90,
            cost=cost,
        )
        key = office.run(save_licence, draft)
        for person in staff[: min(seats, 20 + place)]:
            office.run(give_seat, key, person)
    for n in range(55):
        name = f"{SMALL[n % len(SMALL)]} {n // len(SMALL) + 1}"
        office.run(
            save_licence,
            LicenceDraft(
                name,
                1 + n % 5,
                "device",
                "Förde Software",
                "",
                key=None,
                purchased=datetime.date(2023 + n % 3, 1 + n % 12, 1),
                expires=None,
                notice_days=0,
                cost=4900 + 1000 * n,
            ),
        )
    for place, (title, until, notice, renews, cost) in enumerate(
        (("Internet Kiel", datetime.date(2026, 12, 31), 90, 12, 4990), ("Telefonanlage", datetime.date(2027, 6, 30), 90, 12, 8900),
         ("Leasing Notebooks", datetime.date(2027, 3, 31), 0, 0, 119000), ("Wartung Server", datetime.date(2026, 9, 30), 30, 12, 24000))
    ):  # fmt: skip
        terms = ContractDraft(
            title,
            datetime.date(2023 + place % 2, 1, 1),
            f"V-{1000 + place}",
            None,
            until,
            notice_days=notice,
            renews=renews,
            period=1 if place < 2 else 12,
            cost=cost,
        )
        key = office.run(save_contract, terms)
        one = office.read(by_code, f"IT-{130 + place:05d}")
        if one is not None and place == 3:
            office.run(cover, key, one.id)
