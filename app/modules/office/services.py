"""Setting up a new book: company, first person, and what every topic brings."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field
from typing import Any

from app.core.errors import Invalid
from app.core.identifiers import tax_number, vat_id
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.basics import bring_basics
from app.data.books import Book
from app.data.making import making, opened
from app.data.office import Actor, Office, command
from app.data.settings import put
from app.data.standard_roles import administrator, bring_new_rights
from app.data.unit import Unit
from app.data.users import UserDraft, save_user


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
    land: str = "BE"
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


def new_book(place: str, answers: NewBook) -> Book:
    """Make a book with tables, chart, first year and administrator; a refusal or a power cut leaves nothing behind."""
    checked = check(answers)
    with making(place) as book:
        Office(book).run(set_up, checked)
    return opened(place)


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


def demo_book(place: str, months: int = 18) -> Book:
    """Make the demo company: the same book every time, with the business of so many months up to June 2026."""
    with making(place) as book:
        Office(book).run(set_up, check(DEMO))
        office = Office(book, Actor(DEMO.login, DEMO.person, frozenset({"*"})))
        for topic in topics():
            if topic.demo:
                resolve(topic.demo)(office, months)
    return opened(place)
