"""What is done with the parts of a contact: addresses, channels, bank details, people, roles, own fields and conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.identifiers import bic, iban
from app.core.messages import N_
from app.data.declarative import Base
from app.data.drafts import columns_of, must_differ
from app.data.office import command
from app.data.undo import undo_deletion
from app.data.unit import Unit, table_of
from app.modules.organisation.contacts.models import (
    Contact,
    ContactAddress,
    ContactBank,
    ContactChannel,
    ContactConsent,
    ContactField,
    ContactPerson,
    ContactRole,
    ContactTerms,
)
from app.modules.organisation.contacts.rules.parts import (
    AddressDraft,
    BankDraft,
    ChannelDraft,
    OwnFieldDraft,
    PersonDraft,
    RoleDraft,
    folded_channel,
    holds_on,
)
from app.modules.organisation.contacts.rules.terms import TermsDraft, check_terms
from app.modules.organisation.contacts.services.contacts import check_mail, checked_country, put_into_search
from app.modules.organisation.contacts.services.preferred import PREFERABLE, keep_one_preferred, settle

RIGHT = "organisation.contact.change"
PARTS: dict[str, type[Base]] = {
    table_of(kind).name: kind
    for kind in (
        ContactAddress,
        ContactChannel,
        ContactBank,
        ContactPerson,
        ContactRole,
        ContactField,
        ContactTerms,
        ContactConsent,
    )
}


def _keep(
    unit: Unit,
    kind: type[Base],
    contact: int,
    values: Mapping[str, Any],
    key: int | None,
    version: int | None,
) -> int:
    """Insert or change a part; the same once more is the one that is there. Raises Missing for no contact, Invalid and Conflict."""
    if unit.row(Contact, contact)["merged_into_id"] is not None:
        raise Invalid(N_("This contact was merged into another one; change that one."))
    table = table_of(kind)
    if key is None:
        what = {name: value for name, value in values.items() if name != "preferred"}
        same = select(table.c.id).where(
            table.c.contact_id == contact, *(table.c[name] == value for name, value in what.items())
        )
        key = unit.connection.scalar(same.order_by(table.c.id).limit(1))
        version = None
    elif int(unit.row(kind, key)["contact_id"]) != contact:
        raise Invalid(N_("This record is no longer there."))
    if key is None:
        key = unit.insert(kind, contact_id=contact, **values)
    else:
        unit.update(kind, key, values, version)
    if kind in PREFERABLE:
        keep_one_preferred(unit, kind, contact, int(key))
        settle(unit, contact)
        put_into_search(unit, contact)
    return int(key)


@command(RIGHT)
def save_address(
    unit: Unit, contact: int, draft: AddressDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an address of a contact; raises Invalid naming the field at fault, and Conflict."""
    values = columns_of(ContactAddress, draft)
    if not (values["street"] or values["town"]):
        raise Invalid(N_("Enter a street or a town."), field="street")
    values["country"] = checked_country(values["country"])
    return _keep(unit, ContactAddress, contact, values, key, version=version)


@command(RIGHT)
def save_channel(
    unit: Unit, contact: int, draft: ChannelDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a phone, mail, fax or website of a contact; raises Invalid naming the field at fault, and Conflict."""
    values = columns_of(ContactChannel, draft)
    if values["kind"] == "mail":
        check_mail(values["value"], "value")
    folded = folded_channel(values["kind"], values["value"])
    if not folded:
        raise Invalid(N_("A phone number has digits."), field="value")
    return _keep(unit, ContactChannel, contact, values | {"folded": folded}, key, version=version)


@command(RIGHT)
def save_bank(
    unit: Unit, contact: int, draft: BankDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep bank details of a contact; raises Invalid naming the field at fault, and Conflict."""
    if not draft.iban.strip():
        raise Invalid(N_("Enter an IBAN."), field="iban")
    written = replace(draft, iban=iban(draft.iban), bic=bic(draft.bic) if draft.bic.strip() else "")
    return _keep(unit, ContactBank, contact, columns_of(ContactBank, written), key, version=version)


@command(RIGHT)
def save_person_of(
    unit: Unit, contact: int, draft: PersonDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep that a person works for an organisation; contact is the organisation. Raises Invalid naming the field, and Conflict."""
    values = columns_of(ContactPerson, draft)
    if values["person_id"] is None:
        raise Invalid(N_("Choose a person."), field="person")
    if values["person_id"] == contact:
        raise Invalid(N_("Nobody works for themselves; choose another contact."), field="person")
    unit.row(Contact, values["person_id"])
    _check_span(draft)
    return _keep(unit, ContactPerson, contact, values, key, version=version)


@command(RIGHT)
def save_role(
    unit: Unit, contact: int, draft: RoleDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a role of a contact; a role that it has on the first day already is that one. Raises Invalid and Conflict."""
    values = columns_of(ContactRole, draft)
    _check_span(draft)
    if key is None:
        r = ContactRole
        query = select(r.id, r.since, r.until).where(r.contact_id == contact, r.role == draft.role)
        day = draft.since or unit.today
        key = next((row.id for row in unit.connection.execute(query) if holds_on(row, day)), None)
    return _keep(unit, ContactRole, contact, values, key, version=version)


def _check_span(draft: PersonDraft | RoleDraft) -> None:
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("The last day is not before the first."), field="until")


@command(RIGHT)
def save_own_field(
    unit: Unit, contact: int, draft: OwnFieldDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a field of the house's own; raises Invalid naming the field at fault, and Conflict."""
    must_differ(unit, ContactField, key, draft, "name value", at="name", contact_id=contact)
    return _keep(unit, ContactField, contact, columns_of(ContactField, draft), key, version=version)


@command(RIGHT)
def save_terms(
    unit: Unit, contact: int, draft: TermsDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep conditions from a day on; those of the same side and day are changed. Raises Invalid naming the field, and Conflict."""
    check_terms(draft)
    t = ContactTerms
    same = select(t.id).where(
        t.contact_id == contact, t.side == draft.side, t.valid_from == draft.valid_from, t.id != (key or 0)
    )
    other = unit.connection.scalar(same)
    if other is not None and key is not None:
        raise Invalid(N_("There are conditions from this day on already."), field="valid_from")
    return _keep(
        unit, t, contact, columns_of(t, draft), key if other is None else int(other), version=version
    )


@command(RIGHT)
def delete_part(unit: Unit, table: str, key: int) -> int:
    """Take a part of a contact away; the next of its kind becomes the preferred one. Returns the contact; raises Invalid and Missing."""
    kind = _kind(table)
    contact = int(unit.row(kind, key)["contact_id"])
    unit.delete(kind, key)
    return _after(unit, kind, contact)


@command(RIGHT)
def undo_delete_part(unit: Unit, table: str, key: int) -> int:
    """Bring a part that was taken away back; returns the contact, raises Invalid."""
    kind = _kind(table)
    undo_deletion(unit, kind, key)
    contact = int(unit.row(kind, key)["contact_id"])
    if kind in PREFERABLE and unit.row(kind, key)["preferred"]:
        keep_one_preferred(unit, kind, contact, key)
    return _after(unit, kind, contact)


def _kind(table: str) -> type[Base]:
    if table not in PARTS:
        raise Invalid(N_("This record is no longer there."))
    return PARTS[table]


def _after(unit: Unit, kind: type[Base], contact: int) -> int:
    if kind in PREFERABLE:
        settle(unit, contact)
        put_into_search(unit, contact)
    return contact


SAVE: dict[str, Callable[..., int]] = {
    "contact_address": save_address,
    "contact_channel": save_channel,
    "contact_bank": save_bank,
    "contact_person": save_person_of,
    "contact_role": save_role,
    "contact_field": save_own_field,
    "contact_terms": save_terms,
}
