"""A list of staff (CSV, XLSX) becomes people with first day, address, hours and leave; the same list again changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from app.core.errors import BadFile, Invalid
from app.core.fields import Field
from app.core.messages import N_, _, counted
from app.core.money import read_typed, to_scaled
from app.data.column_mapping import Places
from app.data.declarative import Base, field_of
from app.data.export import unsafe
from app.data.office import Office
from app.data.transfer import FieldSpec, read_day, read_table, records
from app.modules.hr.people.models import Contract, Person, Personal
from app.modules.hr.people.rules.hours import read_week, week_words
from app.modules.hr.people.services.importing import FileRow, Imported, import_people

WORKDAYS, LONGEST_WEEK = 5, 60  # days over which the hours of a week are spread; more hours a week are a slip
_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2})|:([0-5]\d))?")
PERSON = {
    "first_name": ("vorname", "given name", "rufname"),
    "last_name": ("nachname", "name", "familienname", "surname"),
    "department": ("abteilung", "bereich", "team"),
    "site": ("standort", "betriebsstätte", "niederlassung", "ort der arbeit"),
    "job": ("stelle", "funktion", "tätigkeit", "beruf", "position", "job title"),
    "mail": ("email", "e-mail", "e-mail-adresse", "dienstliche e-mail"),
    "phone": ("tel", "telefon", "telefonnummer", "durchwahl"),
    "login": ("benutzername", "anmeldename", "username"),
    "entry": ("eintritt", "eintrittsdatum", "beginn", "start date", "entry date"),
    "leaving": ("austritt", "austrittsdatum", "ende", "end date"),
}
PERSONAL = {
    "birth": ("geburtsdatum", "geboren am", "geburtstag", "birthday"),
    "nationality": ("staatsangehörigkeit", "nationalität"),
    "street": ("strasse", "straße", "straße und hausnummer", "anschrift"),
    "postcode": ("plz", "postleitzahl", "zip"),
    "town": ("ort", "wohnort", "stadt", "city"),
    "home_phone": ("mobil", "telefon privat", "handy", "mobile"),
    "home_mail": ("e-mail privat", "private e-mail"),
}
CONTRACT = {
    "kind": ("art", "vertragsart", "beschäftigungsart"),
    "week": ("wochenstunden", "stunden", "arbeitszeit", "weekly hours", "hours"),
    "leave": ("urlaub", "urlaubstage", "urlaubsanspruch", "leave days"),
}
PARTS: tuple[tuple[str, type[Base], dict[str, tuple[str, ...]]], ...] = (
    ("person", Person, PERSON),
    ("personal", Personal, PERSONAL),
    ("contract", Contract, CONTRACT),
)


def read_hours(cell: str) -> str:
    """Return the hours of a week as a contract keeps them: of 38,5 a fifth on each working day, or as typed, 8 8 8 8 6,5.

    Minutes that do not divide go to the first days. Raises Invalid.
    """
    found = _HOURS.fullmatch(cell.strip())
    if found is None:
        return week_words(read_week(cell))
    part = Decimal(found[3] or 0) / 60 if found[3] else Decimal(f"0.{found[2] or 0}")
    minutes = int(((int(found[1]) + part) * 60).to_integral_value(ROUND_HALF_UP))
    if not 0 < minutes <= LONGEST_WEEK * 60:
        raise Invalid(N_("Enter the hours of a week, such as 38,5."), field="week")
    each, rest = divmod(minutes, WORKDAYS)
    return week_words([each + (day < rest) for day in range(WORKDAYS)] + [0, 0])


def _number(cell: str) -> int:
    text = cell.strip().lstrip("0")
    if not text.isdecimal() or len(text) > 9:
        raise Invalid(N_("Enter a personnel number of digits."), field="number")
    return int(text)


def _reader(about: Field) -> Callable[[str], Any]:
    def read(cell: str) -> Any:
        text = unsafe(cell).strip()
        if about.name == "week":
            return read_hours(text)
        if about.name == "leave":
            return to_scaled(read_typed(text))
        if about.kind == "day":
            return read_day(text)
        if about.choices:
            words = {_(word).lower(): code for code, word in about.choices.items()}
            if text.lower() not in words and text not in about.choices:
                offered = ", ".join(_(word) for word in about.choices.values())
                raise Invalid(N_("Choose one of: {offered}."), field=about.name, offered=offered)
            return words.get(text.lower(), text)
        if about.length and len(text) > about.length:
            raise Invalid(N_("At most {limit} characters."), field=about.name, limit=about.length)
        return text

    return read


def specs() -> tuple[FieldSpec, ...]:
    """Return the columns of a list of staff."""
    found = [FieldSpec("number", N_("No."), _number, synonyms=("personalnummer", "pers.-nr.", "persnr"))]
    for _part, kind, names in PARTS:
        for name, synonyms in names.items():
            about = field_of(getattr(kind, name))
            must = name == "last_name"
            found.append(FieldSpec(name, about.title, _reader(about), must, synonyms=synonyms))
    return tuple(found)


def run_import(office: Office, path: Path, dry_run: bool = False, places: Places | None = None) -> Imported:
    """Take in a list of staff, all or nothing; raises BadFile with every fault by line and field.

    places says which column holds what, where their titles do not. A dry run checks the list to the end and keeps nothing.
    """
    good, faults = records(read_table(path), specs(), places)
    if faults:
        raise BadFile(faults, path.name)
    rows = [FileRow(line, values.get("number"), **_parts(values)) for line, values in good]
    done: Imported = (office.rehearse if dry_run else office.run)(import_people, rows, path.name)
    return done


def _parts(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        part: {name: values[name] for name in names if values.get(name) is not None}
        for part, _kind, names in PARTS
    }


def words(done: Imported) -> str:
    """Return what came of a list in words."""
    told = [counted(done.new, N_("1 new"), N_("{count} new"))]
    if done.changed:
        told.append(counted(done.changed, N_("1 changed"), N_("{count} changed")))
    if done.same:
        told.append(counted(done.same, N_("1 as before"), N_("{count} as before")))
    return ", ".join(told)
