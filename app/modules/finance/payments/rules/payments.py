"""The rules of payments: the letters SEPA knows, what a payment must have, when a mandate holds, and the text of a GiroCode."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

from app.core import identifiers
from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import plain
from app.core.paths import resources
from app.core.states import Machine

TRANSFER, DEBIT = "transfer", "debit"
SCHEMES = {"CORE": "CORE", "B2B": "B2B"}


@cache
def bounds() -> dict[str, Any]:
    """Return the bounds of the rulebooks (resources/bank/sepa.toml)."""
    return tomllib.loads((resources() / "bank" / "sepa.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Party:
    """Who is paid or pays: account holder, IBAN, and an address, structured or none."""

    name: str
    iban: str
    bic: str = ""
    street: str = ""
    house: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


@dataclass(frozen=True)
class MandateInfo:
    """A mandate as a collection names it."""

    reference: str
    signed: datetime.date
    scheme: str = "CORE"
    once: bool = False


@dataclass(frozen=True)
class Order:
    """A payment as it goes into a file; amount in cents."""

    end_to_end: str
    party: Party
    amount: int
    text: str
    due: datetime.date
    mandate: MandateInfo | None = None


def latin(text: str) -> str:
    """Return a text in the letters that every bank takes: ä becomes ae, é becomes e; what has no like becomes a point."""
    known = bounds()["charset"]
    found = []
    for letter in " ".join(text.split()):
        if letter in known["allowed"]:
            found.append(letter)
        elif letter in known["instead"]:
            found.append(known["instead"][letter])
        else:
            base = unicodedata.normalize("NFKD", letter)[0]
            found.append(base if base in known["allowed"] else ".")
    return "".join(found)


def fitting(text: str, what: str, field: str) -> str:
    """Return a text in SEPA's letters; raises Invalid where it is too long for its place."""
    clean, longest = latin(text), int(bounds()["length"][what])
    if len(clean) > longest:
        raise Invalid(
            N_("This is longer than the {longest} characters that banks take."), field=field, longest=longest
        )
    return clean


def checked_party(party: Party) -> Party:
    """Return a party as it is kept; raises Invalid for a wrong IBAN, a text that is too long, or an address without town and country.

    Since November 2026 banks refuse addresses that name neither; none at all is fine.
    """
    if not party.name.strip():
        raise Invalid(N_("Name the holder of the account; the bank compares it with the IBAN."), field="name")
    country = party.country.strip().upper()
    if any(part.strip() for part in (party.street, party.house, party.postcode, party.town)) and not (
        party.town.strip() and country
    ):
        raise Invalid(
            N_("An address needs town and country, such as DE."),
            field="country" if party.town.strip() else "town",
        )
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        raise Invalid(N_("Write the country with two letters, such as DE."), field="country")
    for part in ("name", "street", "house", "postcode", "town"):
        fitting(getattr(party, part), part, part)
    texts = {
        part: " ".join(getattr(party, part).split())
        for part in ("name", "street", "house", "postcode", "town")
    }
    iban = identifiers.iban(party.iban) if party.iban.strip() else ""
    return Party(
        iban=iban, bic=identifiers.bic(party.bic) if party.bic.strip() else "", country=country, **texts
    )


def checked_amount(amount: int) -> int:
    """Return an amount in cents; raises Invalid where no bank takes it."""
    if amount <= 0:
        raise Invalid(N_("A payment needs an amount above zero."), field="amount")
    if amount > int(bounds()["amount"]["largest"]):
        raise Invalid(N_("This is larger than any amount that banks take in one payment."), field="amount")
    return amount


def expired(signed: datetime.date, last_used: datetime.date | None, day: datetime.date) -> bool:
    """Say whether a mandate can't be used any more on a day: nothing was collected by it for 36 months."""
    return add_months(last_used or signed, int(bounds()["mandate"]["expires_after_months"])) < day


def due_day(document2: str, day: datetime.date, days: int) -> datetime.date:
    """Return when an item is due: Belegfeld 2 where it holds a day (TTMMJJ), else some days after its entry."""
    if re.fullmatch(r"\d{6}", document2):
        try:
            return datetime.date(2000 + int(document2[4:]), int(document2[2:4]), int(document2[:2]))
        except ValueError:
            pass  # six figures that are no day are a number of another kind
    return day + datetime.timedelta(days=days)


def girocode(party: Party, amount: int, text: str) -> str:
    """Return the content of a GiroCode (EPC069-12, version 2): who is paid, how much in cents, what for; raises Invalid."""
    clean = checked_party(party)
    if not clean.iban:
        raise Invalid(N_("The bank account has no IBAN."), field="iban")
    reference = identifiers.creditor_reference(text)
    words = "" if reference else " ".join(text.split())
    if len(words) > int(bounds()["length"]["text"]):
        raise Invalid(
            N_("This is longer than the {longest} characters that banks take."),
            field="text",
            longest=bounds()["length"]["text"],
        )
    lines = (
        "BCD",
        "002",
        "1",
        "SCT",
        clean.bic,
        clean.name,
        clean.iban,
        f"EUR{plain(checked_amount(amount))}",
        "",
        reference,
        words,
    )
    return "\n".join(lines).rstrip("\n")


def totals(orders: Sequence[Order]) -> tuple[int, int]:
    """Return how many orders there are and their sum in cents."""
    return len(orders), sum(one.amount for one in orders)


KINDS = {TRANSFER: N_("Transfer"), DEBIT: N_("Direct debit")}


STATES = {
    "open": N_("prepared"),
    "released": N_("released"),
    "written": N_("written"),
    "executed": N_("executed"),
    "returned": N_("returned"),
    "cancelled": N_("cancelled"),
}
TONES = {
    "open": "warn",
    "released": "open",
    "written": "open",
    "executed": "good",
    "returned": "bad",
    "cancelled": "quiet",
}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({"open"}), "open"),
        "release": (frozenset({"open"}), "released"),
        "take_back": (frozenset({"released"}), "open"),
        "cancel": (frozenset({"open", "released"}), "cancelled"),
        "write": (frozenset({"released"}), "written"),
        "execute": (
            frozenset({"written"}),
            "executed",
        ),  # this and the next are told by movements of the bank
        "return": (frozenset({"written", "executed"}), "returned"),
    },
)


SIDES = {"creditor": N_("we pay"), "debtor": N_("we get")}
