"""What a contact is: its kinds and roles, how it is addressed, and the address as it stands on a letter."""

from __future__ import annotations

import datetime
import json
from functools import cache

from app.core.dataclass import dataclass
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
ROLES = {
    "customer": N_("Customer"),
    "supplier": N_("Supplier"),
    "member": N_("Member"),
    "applicant": N_("Applicant"),
    "partner": N_("Partner"),
}
TREATMENTS = {
    "": N_("Follows from country and VAT ID"),
    "domestic": N_("Domestic"),
    "domestic_private": N_("Domestic, private person"),
    "reverse_charge": N_("Domestic, recipient owes the tax (§ 13b UStG)"),
    "eu_business": N_("EU business with VAT ID"),
    "eu_private": N_("EU, private person or without VAT ID"),
    "third_country": N_("Third country"),
}
FORMATS = {
    "": N_("Follows from the kind of contact"),
    "zugferd": "ZUGFeRD (PDF)",
    "xrechnung_ubl": "XRechnung (UBL)",
    "xrechnung_cii": "XRechnung (CII)",
    "pdf": "PDF",
    "paper": N_("Paper"),
}


@dataclass(frozen=True)
class ContactDraft:
    """A contact as typed; the country is its ISO 3166 code, IBAN and VAT ID as written.

    Address, mail, phone and IBAN are the preferred ones of those it has; tags are words with commas between. debtor and
    creditor are its personal accounts, '' for none yet; our_number is the number that it knows the company by.
    """

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
    language: str = "de"
    active: bool = True
    degree: str = ""
    tags: str = ""
    debtor: str = ""
    creditor: str = ""
    in_charge: str = ""
    our_number: str = ""
    source: str = ""
    notes: str = ""
    tax_number: str = ""
    register_number: str = ""
    vat_id_confirmed: datetime.date | None = None
    tax_treatment: str = ""
    leitweg_id: str = ""
    buyer_reference: str = ""
    invoice_format: str = ""
    dunning_block: bool = False
    dunning_block_reason: str = ""


@dataclass(frozen=True)
class ContactForm(ContactDraft):
    """A contact as its form shows it: with the roles it has today."""

    customer: bool = False
    supplier: bool = False
    member: bool = False
    applicant: bool = False
    partner: bool = False

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that are ticked."""
        return tuple(role for role in ROLES if getattr(self, role))


@dataclass(frozen=True)
class ContactView:
    """A contact as it is read."""

    id: int
    version: int
    number: int
    draft: ContactDraft
    merged_into: int | None = None

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


def salutation(contact: ContactDraft, language: str = "") -> str:
    """Return how a letter in a language, else in that of the contact, greets: 'Sehr geehrte Frau Petersen,'; who has no name in general."""
    spoken = language or contact.language
    if contact.title in FORMAL and contact.last_name:
        named = " ".join(filter(None, (contact.degree, contact.last_name)))
        return f"{in_language(FORMAL[contact.title], spoken)} {named},"
    return f"{in_language(NOBODY, spoken)},"


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
                                    contact.degree, contact.first_name, contact.last_name)))  # fmt: skip
    first = (contact.name, contact.extra, person if contact.last_name else "")
    if contact.kind == "person":
        first = (person or contact.name, contact.extra, "")
    place = " ".join(filter(None, (contact.postcode, contact.town)))
    abroad = country_name(contact.country) if contact.country and contact.country.upper() != home else ""
    return tuple(filter(None, (*first, contact.street, place, abroad)))
