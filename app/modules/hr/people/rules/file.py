"""The personnel file: its drafts, rows that hold from a day on, what differs between two of them in words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.modules.office.settings import LANDS as STATES

LANDS = dict(STATES)
CONTRACTS = {
    "open": N_("open-ended"),
    "fixed": N_("fixed term"),
    "mini": N_("mini-job"),
    "short": N_("short-term"),
    "trainee": N_("trainee"),
    "student": N_("working student"),
    "intern": N_("intern"),
    "director": N_("managing director"),
}
MAY_END = frozenset(CONTRACTS) - {"open"}
PAY_KINDS = {"month": N_("a month"), "hour": N_("an hour")}
STATES_OF_EVE = {
    "work": N_("working days"),
    "half": N_("half working days"),
    "free": N_("free"),
}
LOOKED = {"pay": N_("pay, tax and insurance"), "health": N_("health")}
FULL_WEEK = "8:00 8:00 8:00 8:00 8:00 – –"


class Dated(Protocol):
    """A row that holds from a day on."""

    @property
    def since(self) -> datetime.date:
        """The first day it holds."""


T = TypeVar("T", bound=Dated)


def on_day(rows: Sequence[T], day: datetime.date) -> T | None:
    """Return the row that holds on a day, None before the first; rows may come in any order."""
    return max((one for one in rows if one.since <= day), key=lambda one: one.since, default=None)


@dataclass(frozen=True)
class SiteDraft:
    """A site as typed."""

    name: str = ""
    land: str = "BE"
    assumption: bool = False
    corpus_christi: bool = False
    peace: bool = False
    eves: str = "work"


@dataclass(frozen=True)
class PostDraft:
    """A post of the list of posts as typed; hours in ten-thousandths."""

    title: str = ""
    department: str = ""
    site: int | None = None
    hours: int = 40_0000
    since: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True)
class PersonalDraft:
    """What a file says of the person, as typed."""

    person: int
    birth: datetime.date | None = None
    birth_name: str = ""
    birth_place: str = ""
    nationality: str = ""
    permit_until: datetime.date | None = None
    street: str = ""
    postcode: str = ""
    town: str = ""
    home_phone: str = ""
    home_mail: str = ""
    emergency_name: str = ""
    emergency_phone: str = ""


@dataclass(frozen=True)
class ContractDraft:
    """A contract from a day on, as typed; week as '8 8 8 8 6.5' or '5×7:42', leave in ten-thousandths of days at a five-day week."""

    person: int
    since: datetime.date
    kind: str = "open"
    week: str = FULL_WEEK
    leave: int = 30_0000
    twelfths: bool = False
    fixed_until: datetime.date | None = None
    fixed_reason: str = ""
    probation_until: datetime.date | None = None
    notice: str = ""
    note: str = ""


@dataclass(frozen=True)
class AssignmentDraft:
    """A position from a day on, as typed."""

    person: int
    since: datetime.date
    department: str = ""
    job: str = ""
    site: int | None = None
    manager: int | None = None
    post: int | None = None
    cost_centre: str = ""


@dataclass(frozen=True)
class PayDraft:
    """Pay from a day on, as typed: cents a month or an hour."""

    person: int
    since: datetime.date
    kind: str = "month"
    amount: int = 0
    pay_group: str = ""
    note: str = ""


@dataclass(frozen=True)
class TaxDraft:
    """Tax data from a day on, as typed: the factor in thousandths, child allowances in halves, the allowance in cents a month."""

    person: int
    since: datetime.date
    tax_id: str = ""
    tax_class: str = "1"
    factor: int | None = None
    children: int = 0
    church: str = "none"
    land: str = "BE"
    allowance: int = 0
    secondary: bool = False


@dataclass(frozen=True)
class InsuranceDraft:
    """Data of social insurance from a day on, as typed."""

    person: int
    since: datetime.date
    number: str = ""
    fund: str = ""
    fund_number: str = ""
    health: str = "statutory"
    person_group: str = "101"
    groups: str = "1111"
    parent: bool = False
    young_children: int = 0


@dataclass(frozen=True)
class BankDraft:
    """The account for pay from a day on, as typed."""

    person: int
    since: datetime.date
    iban: str = ""
    bic: str = ""
    holder: str = ""


@dataclass(frozen=True)
class DisabilityDraft:
    """A severe disability as it is proven, as typed."""

    person: int
    since: datetime.date
    until: datetime.date | None = None
    degree: int = 50


@dataclass(frozen=True)
class QualificationDraft:
    """A qualification as typed."""

    person: int | None = None
    title: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""


def differences(
    before: Any, after: Any, leave_out: Sequence[str] = ("person", "since")
) -> dict[str, tuple[Any, Any]]:
    """Return by field what differs between two drafts of one kind; all that is filled where there is none before."""
    found = {}
    for one in fields(after):
        if one.name in leave_out:
            continue
        was, now = getattr(before, one.name) if before is not None else None, getattr(after, one.name)
        if was != now and not (was is None and now in ("", None, False, 0)):
            found[one.name] = (was, now)
    return found


@dataclass(frozen=True)
class Node:
    """A member of staff in the organisation chart with whom they lead."""

    key: int
    name: str
    job: str
    department: str
    below: tuple[Node, ...] = ()

    @property
    def count(self) -> int:
        """How many people stand in this part of the chart, this one included."""
        return 1 + sum(one.count for one in self.below)


def tree(people: Sequence[tuple[int, str, str, str, int | None]]) -> list[Node]:
    """Return the chart of (key, name, job, department, manager): who has no manager among them stands at the top.

    Where managers stand in a circle, the first of it by name is taken as its top, so that nobody is left out.
    """
    below: dict[int | None, list[tuple[int, str, str, str, int | None]]] = {}
    keys = {one[0] for one in people}
    for one in sorted(people, key=lambda one: one[1]):
        below.setdefault(one[4] if one[4] in keys and one[4] != one[0] else None, []).append(one)
    placed: set[int] = set()

    def made(one: tuple[int, str, str, str, int | None]) -> Node:
        placed.add(one[0])
        inner = [made(other) for other in below.get(one[0], ()) if other[0] not in placed]
        return Node(*one[:4], tuple(inner))

    found = [made(one) for one in below.get(None, ())]
    circles = (one for one in sorted(people, key=lambda one: one[1]) if one[0] not in placed)
    return [*found, *map(made, circles)]


def managers_of(managers: Mapping[int, int | None], person: int) -> list[int]:
    """Return those above a person from the nearest on; a circle ends where it closes."""
    found: list[int] = []
    above = managers.get(person)
    while above is not None and above not in found and above != person:
        found.append(above)
        above = managers.get(above)
    return found
