"""Payslips on paper and in the archive, and that nobody without the right learns of pay anywhere."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import select, text

from app.core.errors import Forbidden, Invalid
from app.core.manifest import standard_roles
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.record_extras import Target, attachments
from app.data.system_tables import TrailRow, TrailRun
from app.data.users import roles
from app.modules.hr.payroll.services.computing import compute
from app.modules.hr.payroll.transfer import file_slips, run_pdf
from app.modules.hr.people.api import PayDraft
from app.modules.hr.people.services.file import save_pay
from tests.modules.hr.company import ROLES
from tests.modules.hr.payroll_cases import (
    FEBRUARY,
    JANUARY,
    D,
    enter,
    funds,
    hire,
    month,
    second_person,
    slips,
)

CANARY = 4321_23  # no other figure of the book
WRITTEN = ("4321.23", "4321,23", "4.321,23", "432123")


def words(data: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_slip_says_what_the_ordinance_asks(office: Office) -> None:
    """One page with both languages: person, period, marks, each amount, year; a correction stands before and now."""
    use_language("de")
    funds(office)
    person = hire(office, "Anna", 3500_00, church="ev")
    enter(office, person, 220, JANUARY, 250_00)
    month(office, JANUARY)
    office.run(save_pay, PayDraft(person, D(2026, 1, 15), "month", 4000_00))
    run = month(office, FEBRUARY)
    first, *more = words(run_pdf(office, slips(office)[0].run_id))
    assert more == []
    for said in (
        "Entgeltabrechnung 01/2026", "Payslip 01/2026", "§ 108 Abs. 3 GewO", "Anna Muster", "14.03.1985", "101 / 1111",
        "AOK NordWest", "Gehalt", "Salary", "3.500,00", "E St SV", "Einmalzahlung", "Krankenversicherung", "3.750,00",
        "Auszahlung", "DE02 … 2051", "Summen des Jahres 2026",
    ):  # fmt: skip
        assert said in first, said
    second = "\n".join(words(run_pdf(office, run)))
    for said in ("Korrektur 01/2026", "bisher", "Unterschied", "8.024,20"):  # 1580.65 + 2193.55 + 250 + 4000
        assert said in second, said
    assert run_pdf(office, run) == run_pdf(office, run)


def test_slips_are_filed_once_with_their_person(office: Office) -> None:
    """Each slip lies with its person; filing again files nothing; an open month files nothing."""
    funds(office)
    people = [hire(office, name) for name in "AB"]
    run = office.run(compute, JANUARY).run
    with pytest.raises(Invalid, match="release"):
        file_slips(office, run)
    month(office, JANUARY)
    told: list[tuple[int, int]] = []
    assert file_slips(office, run, lambda done, total: told.append((done, total))) == 2
    assert told == [(2, 2)]
    assert file_slips(office, run) == 0
    for person in people:
        found = office.read(attachments, Target("hr_person", person))
        assert [one.name for one in found] == [
            f"Entgeltabrechnung 2026-01 {'AB'[person - people[0]]} Muster.pdf"
        ]
    clerk = Office(office.book, Actor("hr", "hr", ROLES["hr"]), office.clock)
    person = hire(office, "C")
    second = month(office, FEBRUARY)
    with pytest.raises(Forbidden, match="area"):
        file_slips(clerk, second)
    assert person


def test_nobody_else_learns_of_pay(office: Office) -> None:
    """No standard role without the right reads a figure or a paper of payroll; the trail holds no pay in the clear."""
    funds(office)
    person = hire(office, "Kanarie", CANARY)
    run = month(office, JANUARY)
    file_slips(office, run)
    office.run(save_pay, PayDraft(person, D(2026, 1, 2), "month", CANARY + 1_00))
    office.run(compute, FEBRUARY)
    for role, rights in ROLES.items():
        other = Office(office.book, Actor(role, role, rights), office.clock)
        if not other.may("hr.payroll.view"):
            for call in (
                lambda other=other: run_pdf(other, run),
                lambda other=other: other.run(compute, FEBRUARY),
            ):
                with pytest.raises(Forbidden):
                    call()
        if not other.may("*"):
            assert other.read(attachments, Target("hr_person", person)) == [], role
            assert other.read(attachments, Target("hr_payroll_slip", slips(office)[0].id)) == [], role
    rows = office.read(
        reads("")(
            lambda connection: [
                *connection.execute(select(TrailRow.before, TrailRow.after)),
                *connection.execute(select(TrailRun.result, TrailRun.command)),
            ]
        )
    )
    kept = "\n".join(str(row) for row in rows)
    assert "hr_payroll_slip" in str(
        office.read(reads("")(lambda c: c.execute(text("SELECT tables FROM trail_run")).all()))
    )
    for written in WRITTEN:
        assert written not in kept


def test_who_pays_files_payslips_in_a_new_book(office: Office) -> None:
    """The standard role for staff knows of the area of pay from the first day; the other ones don't."""
    funds(office)
    hire(office, "A")
    run = month(office, JANUARY)
    held = {one.name: one.permissions for one in office.read(roles)}
    name = next(role.title for role in standard_roles() if role.key == "hr")
    for other, rights in held.items():
        if other != name and "*" not in rights:
            assert not any(right.startswith("area.") for right in rights), other
    clerk = Office(office.book, Actor("hr", "hr", held[name]), office.clock)
    assert file_slips(clerk, run) == 1
    assert slips(office)[0].document_id


def test_the_second_person_needs_the_right(office: Office) -> None:
    """Computing and releasing are rights of their own."""
    funds(office)
    hire(office, "A")
    run = office.run(compute, JANUARY).run
    from app.modules.hr.payroll.services.releasing import release

    viewer = Office(office.book, Actor("v", "v", frozenset({"hr.payroll.view", "hr.pay.view"})), office.clock)
    for call in (lambda: viewer.run(compute, JANUARY), lambda: viewer.run(release, run)):
        with pytest.raises(Forbidden):
            call()
    second_person(office).run(release, run)
