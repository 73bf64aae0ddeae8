"""What is done with contacts."""

from __future__ import annotations

import re
from dataclasses import asdict

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.identifiers import iban, vat_id
from app.core.messages import N_
from app.core.words import fold
from app.data.office import command
from app.data.search import index
from app.data.undo import undo_last
from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries import NUMBER
from app.modules.organisation.contacts.rules import KINDS, LANGUAGES, TITLES, ContactDraft

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 1000


@command("organisation.contact.change")
def save_contact(unit: Unit, draft: ContactDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a contact, a new one under the next number; raises Invalid naming the field at fault."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(draft).items()}
    if not values["name"]:
        values["name"] = " ".join(filter(None, (values["first_name"], values["last_name"])))
    if not values["name"]:
        raise Invalid(N_("Enter a name."), field="name")
    if values["kind"] not in KINDS or values["language"] not in LANGUAGES or values["title"] not in ("", *TITLES):
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if values["mail"] and not _MAIL.fullmatch(values["mail"]):
        raise Invalid(N_("{mail} is not a mail address."), field="mail", mail=values["mail"])
    if len(values["country"]) != 2 or not values["country"].isalpha():
        raise Invalid(N_("Write the country as two letters, such as DE or DK."), field="country")
    values["country"] = values["country"].upper()
    if values["vat_id"]:
        values["vat_id"] = vat_id(values["vat_id"])
    if values["iban"]:
        values["iban"] = iban(values["iban"])
    for name, value in values.items():
        limit = getattr(Contact.__table__.c[name].type, "length", None)
        if isinstance(value, str) and limit and len(value) > limit:
            raise Invalid(N_("At most {limit} characters."), field=name, limit=limit)
    same = select(Contact.id).where(
        func.lower(Contact.name) == values["name"].lower(), Contact.town == values["town"], Contact.id != (key or 0)
    )
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("There is a contact {name} in this place already."), field="name", name=values["name"])
    number = unit.connection.scalar(select(func.coalesce(func.max(Contact.number), FIRST) + 1))
    if key is None:
        folded = fold(f"{number} {values['name']} {values['last_name']} {values['town']} {values['vat_id']}")
        key = unit.insert(Contact, number=number, folded=folded[:260], **values)
    else:
        number = unit.row(Contact, key)["number"]
        folded = fold(f"{number} {values['name']} {values['last_name']} {values['town']} {values['vat_id']}")
        unit.update(Contact, key, {**values, "folded": folded[:260]}, version)
    words = " ".join(str(values[name]) for name in ("name", "extra", "first_name", "last_name", "street", "town", "mail"))
    index(unit, NUMBER, key, words, f"{number} {values['name']} {values['vat_id']}")
    return key


@command("organisation.contact.change")
def undo_contact(unit: Unit, key: int, version: int) -> int:
    """Take back the last change of a contact; raises Invalid and Conflict."""
    undo_last(unit, Contact, key, version)
    return key
