"""What a contact has several of: addresses, ways to reach it, bank details, people, roles, own fields; which of them is preferred."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from app.core.dataclass import dataclass
from app.core.messages import N_

PURPOSES = {
    "": N_("General"),
    "invoice": N_("Invoices"),
    "delivery": N_("Deliveries"),
    "order": N_("Orders"),
    "dunning": N_("Reminders"),
    "support": N_("Support"),
    "work": N_("Work"),
    "private": N_("Private"),
}
CHANNELS = {
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "fax": N_("Fax"),
    "mail": N_("Mail"),
    "web": N_("Website"),
}
GROUPS = {"phone": ("phone", "mobile"), "mail": ("mail",), "fax": ("fax",), "web": ("web",)}
PHONES = ("phone", "mobile", "fax")


@dataclass(frozen=True)
class AddressDraft:
    """An address of a contact; the country is its ISO 3166 code."""

    purpose: str = ""
    extra: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "DE"
    preferred: bool = False


@dataclass(frozen=True)
class ChannelDraft:
    """A way to reach a contact: phone, mail and their kin, as written."""

    kind: str = "phone"
    value: str = ""
    purpose: str = ""
    preferred: bool = False


@dataclass(frozen=True)
class BankDraft:
    """Bank details; without a holder the contact itself is meant."""

    iban: str = ""
    bic: str = ""
    holder: str = ""
    purpose: str = ""
    preferred: bool = False


@dataclass(frozen=True)
class PersonDraft:
    """That a person works for an organisation: function, department, first and last day (None: open)."""

    person: int | None = None
    function: str = ""
    department: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class RoleDraft:
    """A role of a contact with its first and last day (None: open)."""

    role: str = "customer"
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class OwnFieldDraft:
    """A field of the house's own: its name and what stands in it."""

    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class PartView:
    """What all parts have when they are read."""

    id: int
    version: int


@dataclass(frozen=True)
class Address(PartView):
    """An address as it is read."""

    purpose: str
    extra: str
    street: str
    postcode: str
    town: str
    country: str
    preferred: bool


@dataclass(frozen=True)
class Channel(PartView):
    """A way to reach a contact as it is read."""

    kind: str
    value: str
    purpose: str
    preferred: bool


@dataclass(frozen=True)
class BankDetail(PartView):
    """Bank details as they are read."""

    iban: str
    bic: str
    holder: str
    purpose: str
    preferred: bool


@dataclass(frozen=True)
class PersonOf(PartView):
    """A person of an organisation, or an organisation of a person: the other one's key, number and name."""

    other: int
    number: int
    name: str
    function: str
    department: str
    since: datetime.date | None
    until: datetime.date | None
    phone: str
    mail: str


@dataclass(frozen=True)
class RoleOf(PartView):
    """A role as it is read."""

    role: str
    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True)
class OwnField(PartView):
    """A field of the house's own as it is read."""

    name: str
    value: str


@dataclass(frozen=True)
class Parts:
    """Everything that a contact has several of, in the order it was kept."""

    addresses: tuple[Address, ...] = ()
    channels: tuple[Channel, ...] = ()
    banks: tuple[BankDetail, ...] = ()
    people: tuple[PersonOf, ...] = ()
    organisations: tuple[PersonOf, ...] = ()
    roles: tuple[RoleOf, ...] = ()
    fields: tuple[OwnField, ...] = ()


class Dated(Protocol):
    """What has a first and a last day."""

    @property
    def since(self) -> datetime.date | None:
        """The first day."""

    @property
    def until(self) -> datetime.date | None:
        """The last day."""


def holds_on(one: Dated, day: datetime.date) -> bool:
    """Say whether a day is within a span, both ends included; an open end has no limit."""
    return (one.since is None or one.since <= day) and (one.until is None or day <= one.until)


class Purposed(Protocol):
    """What has a purpose and may be preferred."""

    @property
    def purpose(self) -> str:
        """What it is for."""

    @property
    def preferred(self) -> bool:
        """Whether it is the preferred one."""


P = TypeVar("P", bound=Purposed)


def best(rows: Sequence[P], *purposes: str) -> P | None:
    """Return the row for the first purpose that any has, the preferred one of several; else the preferred one of all, None of none."""
    for purpose in purposes:
        fitting = [one for one in rows if one.purpose == purpose]
        if fitting:
            return next((one for one in fitting if one.preferred), fitting[0])
    return next((one for one in rows if one.preferred), rows[0] if rows else None)


def group_of(kind: str) -> str:
    """Return the group of a kind of channel among which one is preferred: phone and mobile are one."""
    return next(group for group, kinds in GROUPS.items() if kind in kinds)


def digits(phone: str, home: str = "49") -> str:
    """Return the digits of a phone number with the country in front: '0431 555' and '+49 (0)431 555' are the same; '' without any."""
    clean = re.sub(r"\(0\)", "", phone)
    plus = clean.strip().startswith("+")
    found = re.sub(r"\D", "", clean)
    if plus or not found:
        return found
    if found.startswith("00"):
        return found[2:]
    return home + found[1:] if found.startswith("0") else found


def folded_channel(kind: str, value: str) -> str:
    """Return a channel as it is compared: digits of phones, the rest in small letters."""
    return digits(value) if kind in PHONES else value.strip().lower()


def tags_of(text: str) -> tuple[str, ...]:
    """Return the words of a text with commas or semicolons between them, each once, in the order of the alphabet."""
    found: dict[str, str] = {}
    for word in re.split(r"[,;\n]", text):
        clean = " ".join(word.split())
        if clean:
            found.setdefault(clean.lower(), clean)
    return tuple(found[key] for key in sorted(found))


def joined_tags(words: Iterable[str]) -> str:
    """Return tags as they are kept."""
    return ", ".join(tags_of(",".join(words)))


@dataclass(frozen=True)
class Payee:
    """Who is paid: account holder, IBAN and the address with its house number apart, as payments write it."""

    name: str
    iban: str
    bic: str = ""
    street: str = ""
    house: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


def house_apart(street: str) -> tuple[str, str]:
    """Return street and house number: 'Am Kanal 7 a' is ('Am Kanal', '7 a'); without a number at the end the street alone."""
    found = re.fullmatch(r"(\D+?)\s+(\d+\s?[a-zA-Z]?(?:\s?[-/]\s?\d+\s?[a-zA-Z]?)?)", street.strip())
    return (found[1], found[2]) if found else (street.strip(), "")
