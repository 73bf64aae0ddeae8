"""The staff of the demo company: sixty people at two sites, some of whom leave."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.people.rules import PersonDraft
from app.modules.hr.people.services import save_person

FIRST = ("Anna", "Jonas", "Birte", "Malte", "Svenja", "Hauke", "Emine", "Piotr", "Silke", "Ole", "Wiebke", "Mehmet", "Kirsten", "Torben",
         "Leyla", "Finn", "Gesa", "Igor", "Meike", "Bernd")  # fmt: skip
LAST = ("Petersen", "Hansen", "Jürgensen", "Müller", "Yılmaz", "Kowalski", "Thomsen", "Weiß", "Claußen", "Bruhn", "Lorenzen", "Schröder",
        "Nissen", "Öztürk", "Paulsen", "Groß", "Carstens", "Ivanov", "Friedrichsen", "Behrens")  # fmt: skip
PLACES = (("Verkauf", "Kiel", "Verkäufer/in"), ("Lager", "Kiel", "Lagerist/in"), ("Buchhaltung", "Kiel", "Sachbearbeitung"),
          ("Werkstatt", "Flensburg", "Mechaniker/in"), ("Einkauf", "Kiel", "Einkäufer/in"), ("EDV", "Kiel", "Administrator/in"))  # fmt: skip
COUNT = 60


def demo(office: Office, _months: int) -> None:
    """Keep the staff; the first is who signs in."""
    for n in range(COUNT):
        first, last = FIRST[n % 20], LAST[(n * 7 + n // 20) % 20]
        department, site, job = PLACES[n % 6] if n else ("Leitung", "Kiel", "Geschäftsführung")
        leaving = datetime.date(2025, 12, 31) if n % 29 == 28 else None
        office.run(
            save_person,
            PersonDraft(
                first,
                last,
                department,
                site,
                job,
                f"{first[0].lower()}.{last.lower().encode('ascii', 'ignore').decode()}{n}@nordlicht.example",
                f"0431 5550{200 + n}",
                "anna" if n == 0 else "",
                datetime.date(2012 + n % 13, 1 + n % 12, 1),
                leaving,
            ),
        )
