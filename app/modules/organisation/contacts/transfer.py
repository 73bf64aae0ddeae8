"""Import and export of contacts: vCard, CSV and XLSX; what was written is read back as it was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from app.core.atomic_files import write_bytes
from app.core.errors import BadFile, Invalid
from app.core.messages import N_, _
from app.data.declarative import field_of
from app.data.export import Sheet, csv_bytes, xlsx_bytes
from app.data.import_columns import imported
from app.data.office import Office
from app.data.transfer import FieldSpec, bytes_of, read_table, records
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.cards import cards
from app.modules.organisation.contacts.readers.vcard import read_vcards, write_vcards
from app.modules.organisation.contacts.rules.cards import Card, WorksFor, cell_of, rows_of
from app.modules.organisation.contacts.rules.contact import ROLES, ContactDraft
from app.modules.organisation.contacts.rules.parts import (
    AddressDraft,
    BankDraft,
    ChannelDraft,
    OwnFieldDraft,
    tags_of,
)
from app.modules.organisation.contacts.services.importing import Imported, import_cards

SINGLE = {"mobile": N_("Mobile"), "fax": N_("Fax"), "web": N_("Website")}
LISTS: dict[str, tuple[str, type[Any]]] = {
    "channels": (N_("Phones and mails"), ChannelDraft),
    "addresses": (N_("Addresses"), AddressDraft),
    "banks": (N_("Bank details"), BankDraft),
    "works_for": (N_("Works for"), WorksFor),
    "own": (N_("Own fields"), OwnFieldDraft),
}
NAMES = tuple(one.name for one in fields(ContactDraft))


def _roles(cell: str) -> tuple[str, ...]:
    words = {_(title).lower(): role for role, title in ROLES.items()} | {role: role for role in ROLES}
    found = []
    for word in tags_of(cell):
        if word.lower() not in words:
            raise Invalid(N_("{word} is no role."), field="roles", word=word)
        found.append(words[word.lower()])
    return tuple(role for role in ROLES if role in found)


def specs() -> tuple[FieldSpec, ...]:
    """Return the columns of a file of contacts."""
    # a VAT ID or IBAN with blanks is longer than the column: what they and the country say is looked at when they are kept
    whole = dict.fromkeys(("vat_id", "iban", "country"), str.strip)
    plain = imported(Contact, " ".join(NAMES), **whole)
    text = [FieldSpec(name, title) for name, title in SINGLE.items()]
    lists = [
        FieldSpec(name, title, lambda cell, make=make: rows_of(make, cell))  # type: ignore[misc]
        for name, (title, make) in LISTS.items()
    ]
    return (*plain, *text, *lists, FieldSpec("roles", N_("Roles"), _roles))


def read_cards(path: Path) -> list[Card]:
    """Return the contacts of a file by its ending: .vcf, .csv or .xlsx; raises BadFile with every fault."""
    if path.suffix.lower() in (".vcf", ".vcard"):
        return read_vcards(bytes_of(path), path.name)
    good, faults = records(read_table(path), specs())
    if faults:
        raise BadFile(faults, path.name)
    return [_card(line, values) for line, values in good]


def _card(line: int, values: dict[str, Any]) -> Card:
    given = {name: values[name] for name in NAMES if values.get(name) is not None}
    person = "kind" not in given and not given.get("name") and given.get("last_name")
    draft = ContactDraft(**{"name": "", **({"kind": "person"} if person else {}), **given})
    channels = values.get("channels") or ()
    for kind in SINGLE:
        if values.get(kind):
            channels = (*channels, ChannelDraft(kind, values[kind]))
    lists = {name: values.get(name) or () for name in ("addresses", "banks", "works_for", "own", "roles")}
    return Card(draft, channels, line=line, **lists)


def sheet_of(found: Sequence[Card]) -> Sheet:
    """Return contacts as a table that read_cards() reads back."""
    names = (*NAMES, *LISTS, "roles")
    kinds = {name: "day" if field_of(getattr(Contact, name)).kind == "day" else "text" for name in NAMES}
    rows = []
    for card in found:
        row = [_plain(getattr(card.draft, name)) for name in NAMES]
        row += [cell_of(getattr(card, name)) for name in LISTS]
        rows.append((*row, ", ".join(card.roles)))
    return Sheet("contacts", tuple((name, kinds.get(name, "text")) for name in names), rows)


def _plain(value: Any) -> str | datetime.date | None:
    if isinstance(value, bool):
        return "1" if value else "0"
    found: str | datetime.date | None = value
    return found


def run_import(office: Office, path: Path, dry_run: bool = False) -> Imported:
    """Take in a file of contacts, all or nothing; a dry run checks it to the end and keeps nothing. Raises BadFile."""
    found = read_cards(path)
    done: Imported = (office.rehearse if dry_run else office.run)(import_cards, found, path.name)
    return done


def run_export(office: Office, path: Path, version: str = "4.0", keys: Sequence[int] | None = None) -> int:
    """Write contacts, without keys all in use, to a file by its ending: .vcf, .csv or .xlsx; return how many. Raises Invalid."""
    found = office.read(cards, keys)
    write_bytes(path, made(found, path.suffix, version))
    return len(found)


def made(found: Sequence[Card], suffix: str, version: str = "4.0") -> bytes:
    """Return contacts as the bytes of a file by its ending; raises Invalid for another one."""
    if suffix.lower() in (".vcf", ".vcard"):
        return write_vcards([replace(card, line=0) for card in found], version).encode()
    if suffix.lower() == ".csv":
        return csv_bytes(sheet_of(found))
    if suffix.lower() == ".xlsx":
        return xlsx_bytes(sheet_of(found))
    raise Invalid(N_("Name the file with .vcf, .csv or .xlsx at its end."), field="file")
