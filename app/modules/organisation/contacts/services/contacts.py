"""What is done with contacts themselves: kept, with roles and everything that follows from them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.errors import Invalid
from app.core.identifiers import iban, leitweg_id, vat_id
from app.core.messages import N_
from app.core.stemming import fold
from app.data.bulk import BulkCount, set_in_drafts
from app.data.drafts import Stored, columns_of, load_draft
from app.data.office import command
from app.data.search import index
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact, ContactChannel, ContactRole
from app.modules.organisation.contacts.rules.contact import ROLES, ContactDraft, ContactForm
from app.modules.organisation.contacts.rules.parts import holds_on, joined_tags, tags_of
from app.modules.organisation.contacts.services.accounts import check_accounts, name_accounts
from app.modules.organisation.contacts.services.preferred import flat_of, follow_flat

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 1000
SEARCHED = ("name", "extra", "first_name", "last_name", "street", "town", "mail", "tags")
OWN = tuple(one.name for one in fields(ContactDraft))


@command("organisation.contact.change")
def save_contact(unit: Unit, draft: ContactDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a contact, a new one under the next number; raises Invalid naming the field at fault.

    Address, phone, mail and IBAN become the preferred ones of its parts. A ContactForm says which roles it has from
    today on; a plain draft leaves them as they are.
    """
    before = unit.row(Contact, key) if key is not None else None
    if before is not None and before["merged_into_id"] is not None:
        raise Invalid(N_("This contact was merged into another one; change that one."), field="name")
    if before is not None and before["restricted"] is not None and draft.active:
        raise Invalid(N_("Its processing is restricted; lift that with the request first."), field="active")
    values = _checked(unit, draft, before)
    _refuse_same(unit, values, key)
    check_accounts(unit, values, key)
    if key is None:
        number = int(unit.connection.scalar(select(func.coalesce(func.max(Contact.number), FIRST) + 1)) or 0)
        key = unit.insert(
            Contact,
            number=number,
            folded=_folded(number, values),
            restricted=None,
            merged_into_id=None,
            **values,
        )
        follow_flat(unit, key, values)
    else:
        number = int(unit.row(Contact, key)["number"])
        follow_flat(unit, key, values)
        values |= flat_of(unit, key)
        unit.update(Contact, key, {**values, "folded": _folded(number, values)}, version)
    if isinstance(draft, ContactForm):
        set_roles(unit, key, draft.roles)
    name_accounts(unit, key)
    put_into_search(unit, key)
    return key


def set_restricted(unit: Unit, key: int, since: datetime.date | None) -> None:
    """Restrict a contact to being kept, from a day on, or lift that with None, within a command (Art. 18 GDPR).

    What is restricted is not in use, offered for nothing, on no campaign that begins, and gets no serial letter.
    """
    if unit.update(Contact, key, {"restricted": since, "active": since is None}):
        unit.log(Contact, key, "update", {}, {})  # the newest change, so that undo takes no restriction back


def _checked(unit: Unit, draft: ContactDraft, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the columns of a draft; raises Invalid naming the field at fault."""
    plain = ContactDraft(**{name: getattr(draft, name) for name in OWN})
    written = iban(plain.iban) if plain.iban.strip() else ""
    values = columns_of(Contact, replace(plain, iban=written))
    if not values["name"]:
        values["name"] = " ".join(filter(None, (values["first_name"], values["last_name"])))
    if not values["name"]:
        raise Invalid(N_("Enter a name."), field="name")
    check_mail(values["mail"], "mail")
    values["country"] = checked_country(values["country"])
    values["tags"] = joined_tags(tags_of(values["tags"]))
    if values["vat_id"]:
        values["vat_id"] = vat_id(values["vat_id"])
    if values["leitweg_id"]:
        values["leitweg_id"] = leitweg_id(values["leitweg_id"])
    if values["tax_treatment"] == "eu_business" and not values["vat_id"]:
        raise Invalid(N_("Enter the VAT ID: without it no delivery is tax-free."), field="vat_id")
    confirmed: datetime.date | None = values["vat_id_confirmed"]
    if confirmed is not None and confirmed > unit.today:
        raise Invalid(N_("This day is still to come."), field="vat_id_confirmed")
    if (
        before is not None
        and before["vat_id"] != values["vat_id"]
        and confirmed == before["vat_id_confirmed"]
    ):
        values["vat_id_confirmed"] = None  # what was confirmed was another number
    if not values["dunning_block"]:
        values["dunning_block_reason"] = ""
    return values


def check_mail(text: str, field: str) -> None:
    """Raise Invalid for what is no mail address; an empty one is none."""
    if text and not _MAIL.fullmatch(text):
        raise Invalid(N_("{mail} is not a mail address."), field=field, mail=text)


def checked_country(text: str) -> str:
    """Return a country as its ISO 3166 code in capitals; raises Invalid for what can't be one."""
    if len(text) != 2 or not text.isalpha():
        raise Invalid(N_("Write the country as two letters, such as DE or DK."), field="country")
    return text.upper()


def _refuse_same(unit: Unit, values: Mapping[str, Any], key: int | None) -> None:
    same = select(Contact.id).where(
        func.lower(Contact.name) == values["name"].lower(),
        Contact.town == values["town"],
        Contact.id != (key or 0),
        Contact.merged_into_id.is_(None),
    )
    if unit.connection.scalar(same.limit(1)) is not None:
        words = N_("There is a contact {name} in this place already.")
        raise Invalid(words, field="name", name=values["name"])


def set_roles(unit: Unit, key: int, wanted: tuple[str, ...]) -> None:
    """Let a contact have these roles from today on: new ones begin today, others end yesterday."""
    query = select(ContactRole.id, ContactRole.role, ContactRole.since, ContactRole.until)
    rows = unit.connection.execute(query.where(ContactRole.contact_id == key)).all()
    now = {row.role: row for row in rows if holds_on(row, unit.today)}
    for role in ROLES:
        if role in wanted and role not in now:
            unit.insert(ContactRole, contact_id=key, role=role, since=unit.today, until=None)
        elif role not in wanted and role in now:
            row = now[role]
            if row.since == unit.today:
                unit.delete(ContactRole, row.id)
            else:
                unit.update(ContactRole, row.id, {"until": unit.today - datetime.timedelta(days=1)})


def _folded(number: int, values: Mapping[str, Any]) -> str:
    """Return the words by which a contact is found while typing."""
    words = (str(number), *(values[name] for name in ("name", "last_name", "town", "vat_id")))
    return fold(" ".join(words))[:260]


def put_into_search(unit: Unit, key: int) -> None:
    """Let the search find a contact by its words, phones, mails, tags and accounts as they are now."""
    row = unit.row(Contact, key)
    c = ContactChannel
    ways = unit.connection.scalars(select(c.value).where(c.contact_id == key).order_by(c.id)).all()
    words = " ".join((*(str(row[name]) for name in SEARCHED), *ways))
    numbers = (row["number"], row["name"], row["vat_id"], row["phone"], row["debtor"], row["creditor"])
    index(unit, Contact, key, words, " ".join(str(one) for one in numbers if one))


def _in_step(unit: Unit, key: int) -> None:
    """Bring what follows from a contact in step with it after its last change was taken back."""
    row = unit.row(Contact, key)
    follow_flat(unit, key, row)
    name_accounts(unit, key)
    put_into_search(unit, key)


SET = ("active", "language", "tags", "source")


@command("organisation.contact.change")
def set_contacts(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False) -> BulkCount:
    """Set a field of many contacts; with preview only count. Raises Invalid naming the field at fault."""

    def read(connection: Connection, key: int) -> Stored[ContactDraft] | None:
        return load_draft(connection, Contact, ContactDraft, key)

    return set_in_drafts(unit, keys, field, value, preview, allowed=SET, read=read, keep=save_contact)


undo_contact = undoing(Contact, _in_step)


@command("organisation.contact.change")
def save_named(unit: Unit, name: str) -> int:
    """Keep a contact of which only the name is known, and return its key; raises Invalid for one that is there already."""
    return save_contact(unit, ContactDraft(name))
