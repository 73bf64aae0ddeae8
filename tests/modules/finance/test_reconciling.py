"""Reconciliation: bank and ledger day by day, every cent of the difference named; a movement is matched with the entry it was booked by."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.queries import open_lines
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services.movements import accept, save_bank_account
from app.modules.finance.banking.services.reconciliation import match, reconcile, same
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.booking.queries import open_stacks
from app.modules.finance.booking.services import post_stack
from app.modules.finance.ledger.models import Entry
from tests.modules.finance.test_statements import book

IBAN = "DE02120300000000202051"
END = datetime.date(2026, 5, 31)


def day(number: int) -> datetime.date:
    """Return a day of May 2026."""
    return datetime.date(2026, 5, number)


def statement(office: Office, folder: Path, *moves: tuple[int, int, str]) -> None:
    """Bring a statement of May in, opening at 1,000 euro."""
    movements = [Movement(amount, "EUR", day(at), day(at), name) for at, amount, name in moves]
    (folder / "m.xml").write_bytes(camt_file(IBAN, "5", 1000_00, movements, END))
    office.run(bring_in, read_files([folder / "m.xml"]))


def test_the_difference_is_named_to_the_line(any_office: Office, tmp_path: Path) -> None:
    """Open movements and entries without a movement make up the difference; what was accepted and posted is gone from both."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    book(any_office, datetime.date(2026, 4, 1), ("1800", 1000_00), ("2900", -1000_00))
    statement(any_office, tmp_path, (4, 50_00, "Kunde"), (6, -30_00, "Laden"))
    book(any_office, day(7), ("6815", 30_00), ("1800", -30_00))
    book(any_office, day(20), ("1800", 7_00), ("2900", -7_00))
    (found,) = any_office.read(reconcile, END)
    assert found.days[-1].stated == 1020_00
    assert found.days[-1].held == 977_00
    assert found.difference == 43_00
    assert (found.start, found.unexplained) == (0, 0)
    assert [line.amount for line in found.movements] == [50_00, -30_00]
    assert [line.amount for line in found.lines] == [-30_00, 7_00]
    movement = found.movements[1]
    candidate = same(movement, found.lines)
    assert candidate is not None
    any_office.run(match, movement.id, candidate.entry)
    any_office.run(accept, found.movements[0].id, "2900")
    any_office.run(post_stack, any_office.read(open_stacks)[0][0])
    (found,) = any_office.read(reconcile, END)
    assert found.movements == ()
    assert [line.amount for line in found.lines] == [7_00]
    assert (found.difference, found.unexplained) == (-7_00, 0)


def test_the_start_counts(any_office: Office, tmp_path: Path) -> None:
    """What bank and ledger differ by before the first statement is a line of its own."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    statement(any_office, tmp_path, (4, 50_00, "Kunde"))
    (found,) = any_office.read(reconcile, END)
    assert (found.start, found.unexplained, found.difference) == (1000_00, 0, 1050_00)
    assert any_office.read(reconcile, datetime.date(2026, 5, 30)) == []


def test_movements_of_another_account_and_month_explain_nothing(any_office: Office, tmp_path: Path) -> None:
    """Each account names its own open movements, within its statements; those of June wait for June."""
    other = "DE02100500000054540402"
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    any_office.run(save_bank_account, other, "Zweite", "1810")
    statement(any_office, tmp_path, (4, 50_00, "Kunde"))
    late = datetime.date(2026, 6, 3)
    for iban, number, when, amount in ((other, "5", day(8), 7_00), (IBAN, "6", late, 9_00)):
        until = END if when < END else datetime.date(2026, 6, 30)
        opening = 1000_00 if iban == other else 1050_00
        moves = [Movement(amount, "EUR", when, when, "Zahler")]
        (tmp_path / "n.xml").write_bytes(camt_file(iban, number, opening, moves, until))
        any_office.run(bring_in, read_files([tmp_path / "n.xml"]))
    found = {one.account: [line.amount for line in one.movements] for one in any_office.read(reconcile, END)}
    assert found == {"1800": [50_00], "1810": [7_00]}
    later = any_office.read(reconcile, datetime.date(2026, 6, 30))
    assert {one.account: [line.amount for line in one.movements] for one in later}["1800"] == [50_00, 9_00]


def test_a_match_must_fit(any_office: Office, tmp_path: Path) -> None:
    """Another amount, a booked movement, or an entry that another movement has: refused, nothing changed."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    statement(any_office, tmp_path, (4, 50_00, "Kunde"), (5, 50_00, "Kunde"), (6, 9_00, "Kunde"))
    book(any_office, day(4), ("1800", 50_00), ("2900", -50_00))
    entry = any_office.read(
        reads("")(lambda c: c.exec_driver_sql(f"SELECT max(id) FROM {Entry.__tablename__}").scalar())
    )
    first, second, third = any_office.read(open_lines)
    with pytest.raises(Invalid, match="another amount"):
        any_office.run(match, third.id, entry)
    any_office.run(match, first.id, entry)
    with pytest.raises(Invalid, match="Another movement"):
        any_office.run(match, second.id, entry)
    with pytest.raises(Invalid, match="booked already"):
        any_office.run(match, first.id, entry)
    assert [line.id for line in any_office.read(open_lines)] == [second.id, third.id]
