"""Fields in templates: {name}, {salutation}, {date} and their kin are replaced; one that is not known is named."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Text

_FIELD = re.compile(r"\{([^{}\n]{1,40})\}")
KNOWN = (
    "salutation",
    "name",
    "first_name",
    "last_name",
    "street",
    "postcode",
    "town",
    "mail",
    "number",
    "account",
    "vat_id",
    "iban",
    "date",
    "case",
    "reference",
    "company",
    "signer",
)
DE = "Mit freundlichen Grüßen"
"""How a German letter closes."""

COMMON = (
    *("salutation", "name", "first_name", "last_name", "street", "postcode", "town", "number"),
    *("date", "case", "reference", "company", "signer"),
)
"""The fields that every letter knows, whoever it goes to."""

COMPANY = (
    *("name", "form", "street", "postcode", "town", "phone", "mail", "managers", "court", "register"),
    *("bank", "iban", "bic", "tax_number", "vat_id"),
)
"""What a letter says of the company, by the names of its settings."""

MANAGERS = {
    **dict.fromkeys(("gmbh", "ug", "gmbhcokg"), Text("Geschäftsführung", "Managing directors")),
    **dict.fromkeys(("ag", "eg", "ev"), Text("Vorstand", "Board")),
    **dict.fromkeys(("ek", "sole", "free"), Text("Inhaber", "Owner")),
}
PARTNERS = Text("Vertreten durch", "Represented by")
FOOT = {
    "phone": Text("Telefon", "Telephone"),
    "mail": Text("E-Mail", "E-mail"),
    "court": Text("Registergericht", "Register court"),
    "register": Text("Registernummer", "Register number"),
    "iban": Text("IBAN", "IBAN"),
    "bic": Text("BIC", "BIC"),
    "tax_number": Text("Steuernummer", "Tax number"),
    "vat_id": Text("USt-IdNr.", "VAT ID"),
}


def foot_columns(company: Mapping[str, str], lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the columns at the foot of a letter with a label on each figure; what the company did not give is left out.

    company has texts by the names of COMPANY; lang is 'de' or 'en'.
    """

    def said(text: Text) -> str:
        return text.de if lang == "de" else text.en

    def line(name: str) -> str:
        value = formats.iban(company[name]) if name == "iban" else company[name]
        return f"{said(FOOT[name])} {value}" if value else ""

    place = f"{company['postcode']} {company['town']}".strip()
    managers = said(MANAGERS.get(company["form"], PARTNERS))
    columns = (
        (company["name"], company["street"], place),
        (line("phone"), line("mail")),
        (
            line("court"),
            line("register"),
            f"{managers} {company['managers']}" if company["managers"] else "",
        ),
        (company["bank"], line("iban"), line("bic"), line("tax_number"), line("vat_id")),
    )
    return tuple(kept for column in columns if (kept := tuple(filter(None, column))))


@dataclass(frozen=True)
class Draft:
    """A letter as typed; notes and enclosures a line each, template fields not yet replaced; area 0 is open to all who write letters.

    It goes to a contact, or to the row receiver_key of receiver_table for one of the purposes of such receivers.
    """

    contact: int | None
    language: str
    day: datetime.date
    subject: str
    body: str
    closing: str = ""
    signer: str = ""
    notes: str = ""
    attached: str = ""
    reference: str = ""
    case: int | None = None
    area: int = 0
    receiver_table: str = ""
    receiver_key: int | None = None
    purpose: str = ""


@dataclass(frozen=True)
class TemplateDraft:
    """A template or text block as typed."""

    name: str
    language: str = "de"
    block: bool = False
    subject: str = ""
    body: str = ""
    closing: str = ""
    receiver: str = ""
    purpose: str = ""


def fields_in(text: str) -> frozenset[str]:
    """Return the names of the fields of a text."""
    return frozenset(_FIELD.findall(text))


def unknown(text: str, known: Collection[str] = KNOWN) -> list[str]:
    """Return the fields of a text that nobody can fill; known are those that somebody can."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in known]


def filled(text: str, values: Mapping[str, str], known: Collection[str] = KNOWN) -> str:
    """Return a text with its fields filled; raises Invalid naming one that is not known, or that is empty for this receiver."""
    for name in unknown(text, known):
        raise Invalid(N_("There is no field {name}."), field="body", name="{" + name + "}")
    for name in _FIELD.findall(text):
        if not values.get(name):
            raise Invalid(
                N_("The field {name} is empty for {who}."),
                field="body",
                name="{" + name + "}",
                who=values.get("name", ""),
            )
    return _FIELD.sub(lambda found: values[found[1]], text)


def letter_day(day: datetime.date | None, lang: str) -> str:
    """Write a day in the language of a letter, whatever the desk speaks: 23.11.2026 or 23/11/2026; '' for None."""
    return formats.day(day, lang)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: parted by empty lines, breaks inside stay."""
    return tuple(part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip())


LANGUAGES = {"de": N_("German"), "en": N_("English")}
