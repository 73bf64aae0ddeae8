"""What a column says of itself, once: its words, kind, limits, and what history, lists, forms, files and registers make of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from app.core import codec
from app.core import format as formats
from app.core.counters import Counter
from app.core.dataclass import dataclass, field
from app.core.messages import N_, _
from app.core.people import person

WIDTHS = {"day": 106, "moment": 140, "money": 110, "number": 90, "ordinal": 90, "percent": 90, "flag": 90}
NARROW, WIDE = 120, 240


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a table.

    kind says what its values mean: 'text', 'long' (several lines), 'number' (a whole number that counts or measures), 'ordinal' (one that
    names or places something: a year, a running number, a version; see core/ordinals.py), 'money' (cents),
    'percent' (basis points), 'quantity' and 'price' (ten-thousandths), 'day', 'moment' (UTC), 'seconds' (since 1970,
    UTC), 'flag', 'record' (the key of a row of another table), 'login' (who signs in so, shown by name),
    'secret' (never shown), 'bytes', and in
    histories 'lines' (lines of an entry), 'table', 'setting' and 'message' (as JSON). choices are the words
    of a closed list by its values, tones those that a list paints as pills, by their values: 'good' or 'quiet'
    for what is settled, 'warn', 'bad' or 'open' for what is not. ends is for a day until which something must be
    done: the column of the table that ends the term by its tone or by being filled, 'never' for none. required
    says that a form must give a value, optional that the column may hold none. length is in characters, width in logical pixels of a list. personal is
    the category of personal data (see PERSONAL), sealed says that histories keep it locked with the key of
    its record (see data/sealed_fields.py), retention is the class after which it must go. code_of names the
    table of the record whose code a text holds (the number of an account), among the kinds of its rows it may mean. counters say how
    it is numbered. once is for who did something or when, which another one must not write over: it is filled or emptied
    (data/once.py). written names the function ('package.module:function') that returns a text as it is kept, whatever way it was typed in.
    """

    name: str
    title: str = ""
    kind: str = "text"
    choices: Mapping[Any, str] = field(default_factory=dict)
    tones: Mapping[Any, str] = field(default_factory=dict)
    ends: str = ""
    length: int | None = None
    width: int = 0
    synonyms: tuple[str, ...] = ()
    required: bool = False
    optional: bool = False
    minimum: int | None = None
    maximum: int | None = None
    personal: str = ""
    sealed: bool = False
    retention: str = ""
    record: str = ""
    code_of: str = ""
    among: tuple[str, ...] = ()
    counters: tuple[Counter, ...] = ()
    once: bool = False
    written: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The words that files of other programs have for it: its own synonyms, and what columns of its name are called everywhere."""
        return (*self.synonyms, *ELSEWHERE.get(self.name, ()))

    @property
    def list_width(self) -> int:
        """The width of its column in a list where nobody gives another one."""
        if self.width:
            return self.width
        return WIDTHS.get(self.kind, WIDE if (self.length or 0) > 100 else NARROW)

    def choice(self, value: object) -> str:
        """Return the words of a value of a closed list, the value itself where it is none of them."""
        found = self.choices.get(value)
        if found is None:
            found = self.choices.get(str(value), str(value))
        return _(found)

    def said(self, value: Any) -> str:
        """Return a value in words, as a history shows it."""
        if value is None or value == "":
            return "–"
        if isinstance(value, codec.Sealed):
            return _("(erased)")
        if self.choices:
            return self.choice(value)
        if self.kind in _WRITERS:
            return _WRITERS[self.kind](value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime.datetime):
            return formats.moment(value)
        return formats.day(value) if isinstance(value, datetime.date) else str(value)


PERSONAL = {
    "identity": N_("Name and identity"),
    "contact": N_("Contact data"),
    "bank": N_("Bank details"),
    "work": N_("Work and its history"),
    "pay": N_("Pay"),
    "health": N_("Health"),
    "use": N_("Use of devices and systems"),
    "content": N_("Content that people wrote"),
}
"""Categories of personal data (Art. 30 (1) c GDPR), as columns declare them."""

COMMON = {
    one.name: one
    for one in (
        Field(name="id", title=N_("Key"), kind="record"),
        Field(name="version", title=N_("Version"), kind="ordinal"),
        Field(name="name", title=N_("Name")),
        Field(name="text", title=N_("Text")),
        Field(name="day", title=N_("Date"), kind="day"),
        Field(name="login", title=N_("Person"), kind="login"),
        Field(name="table_name", title=N_("Kind of record"), kind="table"),
        Field(name="row_key", title=N_("Record"), kind="record"),
        Field(name="count", title=N_("How many"), kind="number"),
        Field(name="sha256", title=N_("Fingerprint"), kind="secret"),
    )
}
"""What columns of these names mean where their table says nothing else."""

ELSEWHERE = {
    "first_name": ("vorname", "given name"),
    "last_name": ("nachname", "familienname", "surname", "family name"),
    "street": ("strasse", "straße", "straße und hausnummer", "anschrift", "adresse", "address"),
    "postcode": ("postleitzahl", "plz", "zip", "postal code"),
    "town": ("ort", "stadt", "city"),
    "mail": ("email", "e-mail", "e-mail-adresse", "e-mail address"),
    "phone": ("tel", "telefon", "telefonnummer"),
    "department": ("abteilung", "bereich", "team"),
    "job": ("stelle", "funktion", "tätigkeit", "beruf", "position", "job title"),
    "login": ("benutzername", "anmeldename", "username"),
    "entry": ("eintritt", "eintrittsdatum", "beginn", "start date", "entry date"),
    "leaving": ("austritt", "austrittsdatum", "ende", "end date"),
    "birth": ("geburtsdatum", "geboren am", "geburtstag", "birthday"),
    "nationality": ("staatsangehörigkeit", "nationalität"),
    "home_phone": ("mobil", "telefon privat", "handy", "mobile"),
    "home_mail": ("e-mail privat", "private e-mail"),
    "note": ("bemerkung", "anmerkung", "notiz"),
    "notes": ("bemerkungen", "bemerkung", "anmerkung", "notiz"),
}
"""What files of other programs call columns of these names, folded to small letters."""

BATCH = {
    one.name: one
    for one in (
        Field(name="first", title=N_("First key"), kind="record"),
        Field(name="last", title=N_("Last key"), kind="record"),
        Field(name="lines", title=N_("Lines"), kind="lines"),
    )
}
"""What a history keeps of a change of many rows beside their columns."""

_WRITERS: dict[str, Callable[[Any], str]] = {
    "secret": lambda _value: "•••",
    "bytes": lambda _value: "•••",
    "number": formats.whole,
    "money": lambda value: formats.cents(int(value)),
    "login": lambda value: person(str(value)),
    "percent": lambda value: f"{formats.cents(int(value))} %",
    "quantity": lambda value: formats.scaled(int(value)),
    "price": lambda value: formats.scaled(int(value), 2),
    "record": lambda value: f"#{value}",
    "seconds": lambda value: formats.moment(datetime.datetime.fromtimestamp(int(value), datetime.UTC)),
    "message": lambda value: str(codec.loads(value)),
    "lines": lambda value: "  ".join(formats.cents(line[1]) for line in value),
}
