"""What a contact is: its kinds, how it is addressed, and the address as it stands on a letter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from app.core.messages import N_, Text
from app.core.paths import resources

KINDS = {
    "company": N_("Company"),
    "person": N_("Person"),
    "authority": N_("Authority"),
    "club": N_("Association"),
}
ADDRESSED = {"": "–", "mr": N_("Mr"), "ms": N_("Ms")}
LANGUAGES = {"de": N_("German"), "en": N_("English")}


@dataclass(frozen=True)
class ContactDraft:
    """A contact as typed; the country is its ISO 3166 code, IBAN and VAT ID as written."""

    name: str
    kind: str = "company"
    extra: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "DE"
    mail: str = ""
    phone: str = ""
    vat_id: str = ""
    iban: str = ""
    account: str = ""
    language: str = "de"
    active: bool = True


@dataclass(frozen=True)
class ContactView:
    """A contact as it is read."""

    id: int
    version: int
    number: int
    draft: ContactDraft

    @property
    def name(self) -> str:
        """The name."""
        return self.draft.name


TITLES = {"mr": Text("Herr", "Mr"), "ms": Text("Frau", "Ms")}
FORMAL = {"mr": Text("Sehr geehrter Herr", "Dear Mr"), "ms": Text("Sehr geehrte Frau", "Dear Ms")}
NOBODY = Text("Sehr geehrte Damen und Herren", "Dear Sir or Madam")


def in_language(text: Text, language: str) -> str:
    """Return a text in the language of a letter, whatever the desk speaks."""
    return text.de if language == "de" else text.en


def salutation(contact: ContactDraft) -> str:
    """Return how a letter greets: 'Sehr geehrte Frau Petersen,'; who has no name of a person is greeted in general."""
    if contact.title in FORMAL and contact.last_name:
        return f"{in_language(FORMAL[contact.title], contact.language)} {contact.last_name},"
    return f"{in_language(NOBODY, contact.language)},"


@cache
def _countries() -> dict[str, str]:
    rows: dict[str, str] = json.loads(
        (resources() / "documents" / "countries.json").read_text(encoding="utf-8")
    )["countries"]
    return rows


def country_name(code: str) -> str:
    """Return a country as it stands in the last line of an address, in capitals; a code that is not listed stays."""
    return _countries().get(code.upper(), code.upper())


def address_lines(contact: ContactDraft, home: str = "DE") -> tuple[str, ...]:
    """Return the lines of the address field (DIN 5008): name, addition, person, street, place, country in capitals where abroad."""
    person = " ".join(filter(None, (in_language(TITLES[contact.title], contact.language) if contact.title in TITLES else "",
                                    contact.first_name, contact.last_name)))  # fmt: skip
    first = (contact.name, contact.extra, person if contact.last_name else "")
    if contact.kind == "person":
        first = (person or contact.name, contact.extra, "")
    place = " ".join(filter(None, (contact.postcode, contact.town)))
    abroad = country_name(contact.country) if contact.country and contact.country.upper() != home else ""
    return tuple(filter(None, (*first, contact.street, place, abroad)))
