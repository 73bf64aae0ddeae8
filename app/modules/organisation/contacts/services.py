"""What is done with contacts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.identifiers import iban, vat_id
from app.core.messages import N_
from app.core.stemming import fold
from app.data.drafts import columns_of
from app.data.office import command
from app.data.search import index
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.rules import ContactDraft

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 1000
SEARCHED = ("name", "extra", "first_name", "last_name", "street", "town", "mail")


@command("organisation.contact.change")
def save_contact(unit: Unit, draft: ContactDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a contact, a new one under the next number; raises Invalid naming the field at fault."""
    written = iban(draft.iban) if draft.iban.strip() else ""
    values = columns_of(Contact, replace(draft, iban=written))
    if not values["name"]:
        values["name"] = " ".join(filter(None, (values["first_name"], values["last_name"])))
    if not values["name"]:
        raise Invalid(N_("Enter a name."), field="name")
    if values["mail"] and not _MAIL.fullmatch(values["mail"]):
        raise Invalid(N_("{mail} is not a mail address."), field="mail", mail=values["mail"])
    if len(values["country"]) != 2 or not values["country"].isalpha():
        raise Invalid(N_("Write the country as two letters, such as DE or DK."), field="country")
    values["country"] = values["country"].upper()
    if values["vat_id"]:
        values["vat_id"] = vat_id(values["vat_id"])
    same = select(Contact.id).where(
        func.lower(Contact.name) == values["name"].lower(),
        Contact.town == values["town"],
        Contact.id != (key or 0),
    )
    if unit.connection.scalar(same) is not None:
        raise Invalid(
            N_("There is a contact {name} in this place already."), field="name", name=values["name"]
        )
    if key is None:
        number = int(unit.connection.scalar(select(func.coalesce(func.max(Contact.number), FIRST) + 1)) or 0)
        key = unit.insert(Contact, number=number, folded=_folded(number, values), **values)
    else:
        number = int(unit.row(Contact, key)["number"])
        unit.update(Contact, key, {**values, "folded": _folded(number, values)}, version)
    _put_into_search(unit, key)
    return key


def _folded(number: int, values: Mapping[str, Any]) -> str:
    """Return the words by which a contact is found while typing."""
    words = (str(number), *(values[name] for name in ("name", "last_name", "town", "vat_id")))
    return fold(" ".join(words))[:260]


def _put_into_search(unit: Unit, key: int) -> None:
    row = unit.row(Contact, key)
    words = " ".join(str(row[name]) for name in SEARCHED)
    index(unit, Contact, key, words, f"{row['number']} {row['name']} {row['vat_id']}")


undo_contact = undoing(Contact, _put_into_search)
