"""Contacts from files: new ones are made, known ones get what they lack; nothing is taken from them and nothing comes twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import func, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.identifiers import iban as checked_iban
from app.core.identifiers import squeeze
from app.core.messages import N_
from app.data.office import command
from app.data.rows import build
from app.data.unit import Unit
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.contacts import find_by_name, find_by_vat_id, roles_of
from app.modules.organisation.contacts.queries.parts import parts
from app.modules.organisation.contacts.rules.cards import Card
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.parts import (
    GROUPS,
    PersonDraft,
    RoleDraft,
    best,
    folded_channel,
)
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.contacts.services.parts import (
    save_address,
    save_bank,
    save_channel,
    save_own_field,
    save_person_of,
    save_role,
)

RIGHT = "organisation.contact.change"
FLAT = ("street", "postcode", "town", "country", "phone", "mail", "iban")
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True)
class Imported:
    """How many contacts of a file are new, got something, and were there as they are."""

    new: int
    changed: int
    same: int


codec.register("contacts.imported", Imported, "app.modules.organisation.contacts.services.importing:Imported")


@command(RIGHT)
def import_cards(unit: Unit, cards: Sequence[Card], name: str) -> Imported:
    """Take in the contacts of a file, all or none; name is the file's. Raises BadFile with every fault by line and field.

    A contact is known by its VAT ID, else by name and town. Known ones get the fields that are empty and the parts that they lack.
    """
    faults, keys = list[Fault](), list[int]()
    counts = dict.fromkeys((NEW, CHANGED, SAME), 0)
    states: list[str] = []
    for card in cards:
        try:
            key, state = _take(unit, card)
        except KontorError as error:
            faults.append(Fault(name, card.line, error.field, error.message))
            key, state = 0, SAME
        keys.append(key)
        states.append(state)
    for place, (card, key) in enumerate(zip(cards, keys, strict=True)):
        try:
            if key and _links(unit, card, key) and states[place] == SAME:
                states[place] = CHANGED
        except KontorError as error:
            faults.append(Fault(name, card.line, error.field, error.message))
    if faults:
        raise BadFile(faults, name)
    for state in states:
        counts[state] += 1
    return Imported(counts[NEW], counts[CHANGED], counts[SAME])


def _preferred(card: Card) -> ContactDraft:
    """Return the draft of a card with address, phone, mail and IBAN: those marked as preferred, its own, else the first of its parts."""
    found: dict[str, Any] = {}
    at = best(card.addresses)
    if at is not None and (at.preferred or not (card.draft.street or card.draft.town)):
        found |= {name: getattr(at, name) for name in FLAT[:4]}
    for group in ("phone", "mail"):
        way = best([one for one in card.channels if one.kind in GROUPS[group]])
        if way is not None and (way.preferred or not getattr(card.draft, group)):
            found[group] = way.value
    bank = best(card.banks)
    if bank is not None and (bank.preferred or not card.draft.iban):
        found["iban"] = bank.iban
    return replace(card.draft, **found)


def _known(unit: Unit, draft: ContactDraft) -> int | None:
    """Return the contact that a card is about, None for a new one."""
    if draft.vat_id:
        key = find_by_vat_id(unit.connection, squeeze(draft.vat_id))
        if key is not None:
            return key
    name = draft.name.strip() or f"{draft.first_name} {draft.last_name}".strip()
    c = Contact
    query = select(c.id).where(
        func.lower(c.name) == name.lower(), c.town == draft.town.strip(), c.merged_into_id.is_(None)
    )
    found = unit.connection.scalar(query.limit(1))
    return int(found) if found is not None else None


def _take(unit: Unit, card: Card) -> tuple[int, str]:
    draft = _preferred(card)
    key = _known(unit, draft)
    before = len(unit.changes)
    if key is None:
        made = save_contact(unit, draft)
        _parts(unit, card, made)
        return made, NEW
    row = unit.row(Contact, key)
    now = build(ContactDraft, dict(row))
    lacking = {
        one.name: getattr(draft, one.name)
        for one in fields(ContactDraft)
        if one.name not in FLAT and getattr(now, one.name) in ("", None) and getattr(draft, one.name)
    }
    if lacking:
        save_contact(unit, replace(now, **lacking), key, int(row["version"]))
    _parts(unit, card, key)
    return key, CHANGED if len(unit.changes) > before else SAME


def _parts(unit: Unit, card: Card, key: int) -> None:
    """Give a contact the parts that it lacks; one of its own stays the preferred one."""
    there = parts(unit.connection, key)
    ways = {(one.kind, folded_channel(one.kind, one.value), one.purpose) for one in there.channels}
    general = {(kind, folded) for kind, folded, purpose in ways if not purpose}
    for way in card.channels:
        folded = folded_channel(way.kind, way.value)
        if (way.kind, folded, way.purpose) in ways:
            continue
        same = next((o for o in there.channels if way.purpose and (o.kind, folded_channel(o.kind, o.value)) == (way.kind, folded)), None)  # fmt: skip
        if same is not None and (way.kind, folded) in general:
            preferred = same.preferred  # the flat field was kept without a purpose a moment ago
            save_channel(unit, key, replace(way, preferred=preferred), same.id, same.version)
        else:
            save_channel(unit, key, replace(way, preferred=False))
    _addresses_and_banks(unit, card, key)
    own = {(one.name, one.value) for one in there.fields}
    for field in card.own:
        if (field.name, field.value) not in own:
            save_own_field(unit, key, field)
    held = roles_of(unit.connection, key)
    for role in card.roles:
        if role not in held:
            save_role(unit, key, RoleDraft(role, unit.today))


def _addresses_and_banks(unit: Unit, card: Card, key: int) -> None:
    there = parts(unit.connection, key)
    for at in card.addresses:
        same = [one for one in there.addresses if (one.street, one.postcode, one.town, one.country) == (at.street, at.postcode, at.town, at.country)]  # fmt: skip
        if any((one.purpose, one.extra) == (at.purpose, at.extra) for one in same):
            continue
        bare = next((one for one in same if not one.purpose and not one.extra), None)
        if bare is not None:
            save_address(unit, key, replace(at, preferred=bare.preferred), bare.id, bare.version)
        elif at.street or at.town:
            save_address(unit, key, replace(at, preferred=False))
    for bank in card.banks:
        iban = checked_iban(bank.iban)
        known = next((one for one in there.banks if one.iban == iban), None)
        if known is None:
            save_bank(unit, key, replace(bank, preferred=False))
        elif not (known.bic or known.holder or known.purpose) and (bank.bic or bank.holder or bank.purpose):
            save_bank(unit, key, replace(bank, preferred=known.preferred), known.id, known.version)


def _links(unit: Unit, card: Card, key: int) -> bool:
    """Let a person work where a card says, and say whether anything is new; an organisation that is not there is made."""
    before = len(unit.changes)
    known = {(one.name.lower(), one.function, one.since) for one in parts(unit.connection, key).organisations}
    for one in card.works_for:
        if not one.organisation or (one.organisation.lower(), one.function, one.since) in known:
            continue
        firm = find_by_name(unit.connection, one.organisation)
        if firm is None:
            firm = _made_or_refused(unit, one.organisation)
        save_person_of(unit, firm, PersonDraft(key, one.function, one.department, one.since, one.until))
    return len(unit.changes) > before


def _made_or_refused(unit: Unit, name: str) -> int:
    """Make an organisation of a name that nobody has; raises Invalid where several have it."""
    query = select(Contact.id).where(
        func.lower(Contact.name) == name.lower(), Contact.merged_into_id.is_(None)
    )
    if unit.connection.scalar(query.limit(1)) is not None:
        raise Invalid(
            N_("Several contacts are called {name}; please say which is meant."),
            field="organisation",
            name=name,
        )
    return save_contact(unit, ContactDraft(name))
