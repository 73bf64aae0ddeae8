"""Fields in templates: {name}, {salutation}, {date} and their kin are replaced; one that is not known is named."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.messages import N_

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


@dataclass(frozen=True)
class Draft:
    """A letter as typed; notes and enclosures a line each, template fields not yet replaced; area 0 is open to all who write letters."""

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


@dataclass(frozen=True)
class TemplateDraft:
    """A template or text block as typed."""

    name: str
    language: str = "de"
    block: bool = False
    subject: str = ""
    body: str = ""
    closing: str = ""


def unknown(text: str) -> list[str]:
    """Return the fields of a text that nobody can fill."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in KNOWN]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its fields filled; raises Invalid naming one that is not known, or that is empty for this contact."""
    for name in unknown(text):
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


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: parted by empty lines, breaks inside stay."""
    return tuple(part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip())


LANGUAGES = {"de": N_("German"), "en": N_("English")}
