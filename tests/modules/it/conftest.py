"""Hands for the tests of IT: a person, a model, a device."""

from __future__ import annotations

import datetime

import pypdfium2

from app.data.office import Office
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.rules import AssetDraft
from app.modules.it.assets.services.assets import save_asset
from app.modules.it.assets.services.masters import make_model, make_place


def member(
    office: Office, last: str = "Petersen", first: str = "Anna", leaving: datetime.date | None = None
) -> int:
    """Keep a member of staff."""
    return office.run(save_person, PersonDraft(first, last, "Verkauf", leaving=leaving))


def device(
    office: Office, category: str = "Laptop", name: str = "T14", place: str = "", **more: object
) -> int:
    """Keep a device of a model, at a place."""
    model = office.run(make_model, category, "Lenovo", name)
    home = office.run(make_place, place) if place else None
    return office.run(save_asset, AssetDraft(model, home=home, **more))  # type: ignore[arg-type]


def pdf_text(data: bytes) -> str:
    """Return the words of a PDF, parted by single blanks."""
    document = pypdfium2.PdfDocument(data)
    return " ".join(
        " ".join(document[place].get_textpage().get_text_range() for place in range(len(document))).split()
    )
