"""Cash: never below zero whoever books, counted and closed day by day, corrected only with a trace."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report, pdf
from app.data.system_tables import NumberRange
from app.modules.finance.cash.checks import month_end
from app.modules.finance.cash.demo import in_pieces
from app.modules.finance.cash.queries import counts, held_at, register, registers, waiting
from app.modules.finance.cash.rules import PIECES, counted
from app.modules.finance.cash.services import (
    CashDraft,
    RegisterDraft,
    book,
    close_day,
    reopen_day,
    save_register,
)
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, post, post_many, reverse
from tests.data.test_counters import said as counter_fault

D = datetime.date
MARCH = (D(2026, 3, 1), D(2026, 3, 31))


def opened(office: Office, amount: int = 100_00) -> int:
    """Open a register that holds something since the first of March."""
    key = office.run(save_register, RegisterDraft("Kasse", "1600", "6300"))
    if amount:
        office.run(
            post,
            EntryDraft(
                D(2026, 3, 1), "KE-1", "Anfang", (LineDraft("1600", amount), LineDraft("1800", -amount))
            ),
        )
    return key


def out(day: int, amount: int, **more: Any) -> CashDraft:
    """Return money out on a day of March."""
    return CashDraft(D(2026, 3, day), "out", amount, "6800", "Porto", **more)


def entry_of(office: Office) -> int:
    """Return the newest entry."""
    return int(
        office.read(reads("")(lambda c: c.exec_driver_sql("SELECT max(id) FROM finance_entry").scalar())) or 0
    )


def test_a_voucher_number_written_by_hand_is_not_given_again(any_office: Office) -> None:
    """Through the cash book or as any entry; the counter that was set back or lost is named, what was written by hand is no reason."""
    key = opened(any_office)
    for number in ("K1-2026-0002", "K1-2026-0900"):
        any_office.run(book, key, out(2, 1_00, document=number))
    by_hand = (LineDraft("6800", 1_00), LineDraft("1600", -1_00))
    any_office.run(post, EntryDraft(D(2026, 3, 2), "K1-2026-0003", "Porto", by_hand))
    assert counter_fault(any_office) == ""
    for day in (2, 3):
        any_office.run(book, key, out(day, 10_00))
    any_office.run(close_day, key, D(2026, 3, 3), in_pieces(76_00), "fehlt")
    found = any_office.read(reads("")(lambda c: c.scalars(select(Entry.document).order_by(Entry.id)).all()))
    assert found[4:] == ["K1-2026-0001", "K1-2026-0004", "K1-2026-0005"]
    assert counter_fault(any_office) == ""
    mine = NumberRange.kind == "finance.cash.1"
    for change, kept in ((update(NumberRange).values(last=4), 4), (delete(NumberRange), 0)):
        with any_office.book.writing() as connection:
            connection.execute(change.where(mine))
        assert f"the counter says {kept}, 5 was given" in counter_fault(any_office)


def test_money_in_and_out(any_office: Office) -> None:
    """Numbers run by register and year, tax is taken out by the account or as typed, the book holds what is there."""
    key = opened(any_office)
    any_office.run(book, key, out(2, 10_00))
    any_office.run(book, key, CashDraft(D(2026, 3, 3), "in", 119_00, "4400", "Verkauf"))
    found = any_office.read(balances_at, D(2026, 3, 31))
    assert (found["1600"], found["4400"], found["3806"], found["6800"]) == (209_00, -100_00, -19_00, 10_00)
    made = any_office.read(make_report, "cash-book", *MARCH)
    assert [(row[1], row[4], row[5], row[6]) for row in made.rows[1:]] == [
        ("KE-1", 100_00, 0, 100_00),
        ("K1-2026-0001", 0, 10_00, 90_00),
        ("K1-2026-0002", 119_00, 0, 209_00),
    ]
    assert made.as_json()["totals"]["closing"] == "209.00"
    assert any_office.read(pdf, made, any_office.clock(), "x").startswith(b"%PDF")


@pytest.mark.parametrize("by", ["cash", "ledger", "many"])
def test_never_below_zero(any_office: Office, by: str) -> None:
    """Whoever books, on whichever day: what is missing is named with the first day it is; nothing is kept."""
    key = opened(any_office)
    any_office.run(book, key, out(10, 80_00))
    lines = (LineDraft("6800", 30_00), LineDraft("1600", -30_00))
    draft = EntryDraft(D(2026, 3, 5), "x", "x", lines)
    way: dict[str, tuple[Any, ...]] = {
        "cash": (book, key, out(5, 30_00)),
        "ledger": (post, draft),
        "many": (post_many, [draft]),
    }
    with pytest.raises(Invalid, match=r"10/03/2026.*1600 would be short by 10\.00"):
        any_office.run(*way[by])
    assert any_office.read(balances_at, D(2026, 3, 31))["1600"] == 20_00


def test_corrections_and_reversals_watch_the_cash_too(any_office: Office) -> None:
    """An entry can't be corrected or reversed so that cash would be short."""
    key = opened(any_office)
    first = entry_of(any_office)
    any_office.run(book, key, out(10, 80_00))
    less = EntryDraft(D(2026, 3, 1), "KE-1", "Anfang", (LineDraft("1600", 50_00), LineDraft("1800", -50_00)))
    with pytest.raises(Invalid, match="short by 30"):
        any_office.run(correct, first, 1, less)
    any_office.run(finalise, D(2026, 3, 31))
    with pytest.raises(Invalid, match="short by 80"):
        any_office.run(reverse, "2026-1", "falsch", D(2026, 4, 1))


def test_a_counted_day_is_closed(any_office: Office) -> None:
    """Nothing is posted on it, corrected in it, or counted again; a reversal goes to the next day by itself."""
    key = opened(any_office)
    any_office.run(book, key, out(2, 10_00))
    spent = entry_of(any_office)
    any_office.run(close_day, key, D(2026, 3, 2), in_pieces(90_00))
    assert any_office.read(register, key).closed == D(2026, 3, 2)
    with pytest.raises(Invalid, match="closed up to"):
        any_office.run(book, key, out(2, 1_00))
    with pytest.raises(Invalid, match="closed up to"):
        any_office.run(close_day, key, D(2026, 3, 2), {})
    with pytest.raises(Invalid, match="closed up to"):
        any_office.run(
            correct,
            spent,
            1,
            EntryDraft(D(2026, 3, 9), "x", "x", (LineDraft("6800", 5_00), LineDraft("1600", -5_00))),
        )
    any_office.run(finalise, D(2026, 2, 28))
    from app.modules.finance.ledger.services.finalising import seal_entries

    any_office.run(_seal(seal_entries, spent))
    any_office.run(reverse, "2026-1", "doppelt")
    assert any_office.read(held_at, any_office.read(register, key).account_id, D(2026, 3, 2)) == 90_00
    assert any_office.read(held_at, any_office.read(register, key).account_id, D(2026, 3, 3)) == 100_00


def _seal(seal_entries: Any, key: int) -> Any:
    from app.data.office import command

    @command("")
    def seal(unit: Any) -> int:
        return int(seal_entries(unit, D(2026, 3, 31), None, [key]))

    return seal


def test_a_difference_is_booked_with_its_reason(any_office: Office) -> None:
    """Two euro short: refused without a note, then booked on the account for differences; the count says both figures."""
    key = opened(any_office)
    with pytest.raises(Invalid, match=r"differs from the book by .2\.00"):
        any_office.run(close_day, key, D(2026, 3, 1), in_pieces(98_00))
    any_office.run(close_day, key, D(2026, 3, 1), in_pieces(98_00), "Wechselgeld falsch")
    found = any_office.read(balances_at, D(2026, 3, 1))
    assert (found["1600"], found["6300"]) == (98_00, 2_00)
    (one,) = any_office.read(counts, key, *MARCH)
    assert (one.counted, one.expected, one.entry_id is not None) == (98_00, 100_00, True)
    with pytest.raises(Invalid, match="booked a difference"):
        any_office.run(reopen_day, key, "verzählt")
    made = any_office.read(make_report, "cash-book", *MARCH)
    assert "Wechselgeld falsch" in made.notes[0]
    assert "1×50.00" in made.notes[0]


def test_the_last_day_opens_again_with_a_reason(any_office: Office) -> None:
    """The lock goes back to the count before; the reason stays in the trail."""
    key = opened(any_office)
    any_office.run(close_day, key, D(2026, 3, 1), in_pieces(100_00))
    any_office.run(close_day, key, D(2026, 3, 5), in_pieces(100_00))
    with pytest.raises(Invalid, match="Say why"):
        any_office.run(reopen_day, key, " ")
    any_office.run(reopen_day, key, "verzählt")
    assert any_office.read(register, key).closed == D(2026, 3, 1)
    kept = any_office.read(
        reads("")(
            lambda c: (
                c.exec_driver_sql("SELECT after FROM trail WHERE table_name = 'finance_cash_count'")
                .scalars()
                .all()
            )
        )
    )
    assert any("verz" in (row or "") for row in kept)
    any_office.run(reopen_day, key, "noch einmal")
    with pytest.raises(Invalid, match="No day"):
        any_office.run(reopen_day, key, "und noch einmal")


def test_the_month_end_names_days(office: Office) -> None:
    """A day with money moving and no count, and one below zero from before the register was opened."""
    key = opened(office)
    office.run(book, key, out(4, 10_00))
    checks = office.read(month_end, *MARCH)
    assert [len(one.findings) for one in checks] == [2, 0]
    assert [one.count for one in office.read(waiting)] == [1]
    office.run(close_day, key, D(2026, 3, 4), in_pieces(90_00))
    assert [len(one.findings) for one in office.read(month_end, *MARCH)] == [0, 0]
    assert office.read(waiting) == []


def test_what_is_refused(office: Office) -> None:
    """A sentence each."""
    key = opened(office)
    for draft, words in (
        (out(2, 0), "above zero"),
        (CashDraft(D(2026, 3, 2), "up", 1, "6800", "x"), "offered"),
        (CashDraft(D(2027, 1, 2), "out", 1, "6800", "x"), "future"),
        (CashDraft(D(2026, 3, 2), "out", 1, "6800", " "), "what the money was for"),
        (CashDraft(D(2026, 3, 2), "out", 1, "0000", "x"), "account"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(book, key, draft)
    for pieces, words in (({3: 1}, "no coin"), ({5: -1}, "zero or more")):
        with pytest.raises(Invalid, match=words):
            office.run(close_day, key, D(2026, 3, 2), pieces)
    with pytest.raises(Invalid, match="not before"):
        office.run(close_day, key, D(2027, 3, 2), {})
    for args, words in (
        (("", "1610", "6300"), "name"),
        (("Zwei", "6800", "6300"), "assets"),
        (("Zwei", "1610", "1800"), "income or expense"),
        (("Kasse", "1610", "6300"), "already"),
        (("Zwei", "1600", "6300"), "already"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(save_register, RegisterDraft(*args))
    with pytest.raises(Invalid, match="stays"):
        office.run(save_register, RegisterDraft("Kasse", "1610", "6300"), key)
    with pytest.raises(Invalid, match="register"):
        office.read(make_report, "cash-book", *MARCH, "1800")
    assert [one.name for one in office.read(registers)] == ["Kasse"]


def test_a_register_can_not_be_opened_below_zero(office: Office) -> None:
    """An account that was below zero on some day is refused with the day."""
    office.run(post, EntryDraft(D(2026, 3, 1), "x", "x", (LineDraft("6800", 5_00), LineDraft("1600", -5_00))))
    with pytest.raises(Invalid, match="short by 5"):
        opened(office, 0)
    assert office.read(registers) == []


def test_counting() -> None:
    """Pieces come to their sum; an amount in the fewest pieces comes back."""
    assert counted({200_00: 1, 50: 3, 1: 2}) == 201_52
    for amount in (0, 1, 99, 388_88, 1234_56):
        assert counted(in_pieces(amount)) == amount
    assert max(PIECES) == 500_00
