"""Setting up a new book: company, first person, and what every topic brings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.identifiers import tax_number, vat_id
from app.core.manifest import Topic, resolve, topics
from app.core.messages import N_
from app.core.people import knowing
from app.data.basics import bring_basics
from app.data.books import Book
from app.data.making import making, opened
from app.data.office import Actor, Office, command
from app.data.settings import put
from app.data.standard_roles import administrator, bring_new_rights
from app.data.unit import Unit
from app.data.users import UserDraft, save_user
from app.modules.office.settings import LANDS, NO_LAND


@dataclass(frozen=True)
class NewBook:
    """What the first page asks; days of the fiscal year default to the calendar year."""

    company: str
    fiscal_year: int
    chart: str = "skr04"
    fiscal_start: datetime.date | None = None
    fiscal_end: datetime.date | None = None
    form: str = "gmbh"
    street: str = ""
    postcode: str = ""
    town: str = ""
    land: str = ""
    tax_number: str = ""
    vat_id: str = ""
    vat_scheme: str = "accrual"
    vat_period: str = "month"
    vat_extension: bool = False
    small_business: bool = False
    login: str = "admin"
    person: str = ""
    password: str = ""
    language: str = "de"
    extra: dict[str, Any] = field(default_factory=dict)


def check(answers: NewBook) -> NewBook:
    """Check the answers and return them with numbers in their canonical form; raises Invalid naming the field."""
    if not answers.company.strip():
        raise Invalid(N_("Enter the company's name."), field="company")
    if not answers.land:
        raise Invalid(NO_LAND, field="land")
    if answers.land not in dict(LANDS):
        raise Invalid(N_("There is no Bundesland {land}; write it as SH."), field="land", land=answers.land)
    if not 1990 <= answers.fiscal_year <= 2199:
        raise Invalid(N_("Enter a fiscal year such as 2026."), field="fiscal_year")
    values = asdict(answers)
    if answers.tax_number:
        values["tax_number"] = tax_number(answers.tax_number, answers.land)
    if answers.vat_id:
        values["vat_id"] = vat_id(answers.vat_id)
    return NewBook(**values)


@command("")
def set_up(unit: Unit, answers: NewBook) -> None:
    """Fill an empty book from the answers, all in one transaction."""
    given = {
        "name": answers.company,
        "form": answers.form,
        "street": answers.street,
        "postcode": answers.postcode,
        "town": answers.town,
        "land": answers.land,
        "tax_number": answers.tax_number,
        "vat_id": answers.vat_id,
    }
    for key, value in given.items():
        put(unit, f"company.{key}", value)
    for topic in topics():
        if topic.setup:
            resolve(topic.setup)(unit, asdict(answers))
    vat: tuple[tuple[str, Any], ...] = (
        ("vat_scheme", answers.vat_scheme),
        ("vat_period", answers.vat_period),
        ("vat_extension", answers.vat_extension),
        ("small_business", answers.small_business),
    )
    for key, choice in vat:
        put(unit, f"finance.{key}", choice)
    bring_basics(unit)
    bring_new_rights(unit)
    save_user(
        unit,
        UserDraft(
            answers.login,
            answers.person or answers.login.capitalize(),
            (administrator(),),
            password=answers.password or None,
        ),
    )
    put(unit, "user.language", answers.language, answers.login)


Tell = Callable[[int, int], object]  # (steps done, all of them); raises Cancelled when the person stopped it


def untold(_done: int, _of: int) -> None:
    """Tell nobody."""


def new_book(place: str, answers: NewBook, tell: Tell = untold) -> Book:
    """Make a book with tables, chart, first year and administrator; a refusal, Cancel or a power cut leaves nothing behind."""
    checked = check(answers)
    tell(0, 3)
    with making(place) as book:
        tell(1, 3)
        Office(book).run(set_up, checked)
        tell(2, 3)
    return opened(place)


class _Told(Office):
    """Tells how far the making is before each command, so that it can be stopped there."""

    tell: Callable[[], object]

    def run_as(self, *args: Any, **kwargs: Any) -> Any:
        """Tell, then run."""
        self.tell()
        return super().run_as(*args, **kwargs)


DEMO = NewBook(
    company="Nordlicht Werkzeug GmbH",
    chart="skr04",
    fiscal_year=2025,
    street="Hafenstraße 12",
    postcode="24103",
    town="Kiel",
    land="SH",
    tax_number="19 293 41234",
    vat_id="DE136695976",
    login="anna",
    person="Anna Petersen",
)
DEMO_ENDS = datetime.datetime(DEMO.fiscal_year + 1, 12, 31, 12, tzinfo=datetime.UTC)


def _in_turn(late: list[Topic]) -> list[Topic]:
    """Return topics in their order, but each after those that it comes after."""
    found: list[Topic] = []
    while late:
        waited = {one.name for one in late}
        ready = next(one for one in late if not waited & set(one.demo_after))
        late = [one for one in late if one is not ready]
        found.append(ready)
    return found


def demo_book(
    place: str, months: int = 18, tell: Tell = untold, clock: Callable[[], datetime.datetime] | None = None
) -> Book:
    """Make the demo company: the same book every time, with the business of so many months up to June 2026.

    It is made by the clock, but on the last day of its story at the latest: its licences, contracts and terms end some day.
    """
    parts = [topic.demo for topic in topics() if topic.demo]
    parts += [topic.demo_late for topic in _in_turn([one for one in topics() if one.demo_late])]
    tell(0, len(parts))
    with making(place) as book, knowing({DEMO.login: DEMO.person}):
        begun = min((clock or Office(book).clock)(), DEMO_ENDS)
        Office(book, clock=lambda: begun).run(set_up, check(DEMO))
        office = _Told(book, Actor(DEMO.login, DEMO.person, frozenset({"*"})), lambda: begun)
        for number, part in enumerate(parts):
            office.tell = partial(tell, number, len(parts))
            resolve(part)(office, months)
        tell(len(parts), len(parts))
    return opened(place)
