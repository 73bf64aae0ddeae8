"""Counters of numbers against the numbers themselves: behind, ahead, gone, with a gap; and what people gave by hand."""

from __future__ import annotations

import datetime
import random

import pytest
from sqlalchemy import delete, select, text, update

from app.data import counters
from app.data.numbering import give, last, reserve, take
from app.data.office import Office, command
from app.data.system_tables import NumberRange
from app.data.unit import Unit
from app.modules.documents.archive.services.documents import give_asn, reserve_asn
from app.modules.finance.cash.models import CashRegister
from app.modules.finance.fixed_assets.models import Asset
from app.modules.finance.fixed_assets.queries.forms import AssetDraft
from app.modules.finance.fixed_assets.services import save_asset
from app.modules.finance.sales.models import SalesDocument
from app.modules.hr.travel.models import Trip
from tests.data.tampering import unguarded
from tests.modules.documents.conftest import filed

D = datetime.date


def said(office: Office) -> str:
    """Return what verify says of the counters, '' where all are well."""
    with office.book.engine.connect() as connection, connection.begin():
        (found,) = counters.checks(connection)
    return "" if found.ok else str(found.detail)


def test_each_counter_of_the_demo_company_is_named(demo: Office) -> None:
    """One further, one back or gone: each is noticed, those of numbers that people may write themselves too."""
    assert said(demo) == ""
    n = NumberRange
    declared = [one for _column, one in counters.numbered()]
    with demo.book.writing() as connection:
        kept = connection.execute(select(n.kind, n.year, n.last)).all()
        silent = []
        for kind, year, number in kept:
            (counter,) = [one for one in declared if one.holds(kind)]
            if counter.own_check:  # of the journal
                continue
            here = ((n.kind == kind), (n.year == year))
            ways = {
                "ahead": update(n).where(*here).values(last=number + 1),
                "behind": update(n).where(*here).values(last=number - 1),
                "gone": delete(n).where(*here),
            }
            for way, statement in ways.items():
                with connection.begin_nested() as point:
                    connection.execute(statement)
                    (check,) = counters.checks(connection)
                    if check.ok:
                        silent.append((kind, way))
                    point.rollback()
        connection.rollback()
    assert set(silent) == {("asn", "ahead")}


def test_a_number_that_nobody_counts_is_named(office: Office) -> None:
    """A range that no column declares."""
    with office.book.writing() as connection:
        connection.execute(text("INSERT INTO number_range VALUES ('finance.other', 2026, 3)"))
    assert said(office) == "Counters do not fit: Nothing is counted by “finance.other”."


def test_a_gap_in_invoices_is_named(demo: Office) -> None:
    """Where numbers have no gaps, one in the middle is missed even though the counter is right."""
    d = SalesDocument
    with demo.book.writing() as connection:
        unguarded(connection)
        number = connection.scalar(select(d.number).where(d.number.like("RE-%")).order_by(d.number).limit(1))
        assert number
        connection.execute(delete(d).where(d.number == number))
        (found,) = counters.checks(connection)
        connection.rollback()
    assert str(found.detail).endswith(f": number {int(number[-4:])} is missing.")


@command("")
def _number(unit: Unit, year: int) -> str:
    return give(unit, Trip.number, year)


def test_a_number_that_is_gone_was_given_all_the_same(any_office: Office) -> None:
    """The newest row is taken away by the program: its number stays given, and the trail says so; each year counts by itself."""
    day = D(2026, 3, 10)
    draft = AssetDraft("Schrank", "0650", day, 12_000_00, months=120)
    assert any_office.run(save_asset, draft)
    key = any_office.run(save_asset, AssetDraft(**{**vars(draft), "name": "Schrank 2"}))

    @command("")
    def take_away(unit: Unit) -> None:
        unit.delete(Asset, key)

    any_office.run(take_away)
    assert said(any_office) == ""
    with any_office.book.writing() as connection:
        connection.execute(update(NumberRange).values(last=3).where(NumberRange.kind == "finance.asset"))
    assert "that was never given" in said(any_office)
    assert [any_office.run(_number, year) for year in (2026, 2026, 2025)] == [
        "R2026-0001",
        "R2026-0002",
        "R2025-0001",
    ]


def test_what_was_numbered_by_hand_is_stepped_over(any_office: Office) -> None:
    """Somebody gave A00002 and A00003 themselves: the next numbers are A00001 and A00004."""
    day = D(2026, 3, 10)
    draft = AssetDraft("Schrank", "0650", day, 12_000_00, months=120)
    for place, number in enumerate(("A00002", "A00003", "", "")):
        own = {"number": number, "name": f"Schrank {place}"}
        any_office.run(save_asset, AssetDraft(**{**vars(draft), **own}))
    with any_office.book.engine.connect() as connection:
        found = connection.scalars(select(Asset.number).order_by(Asset.id)).all()
    assert found == ["A00002", "A00003", "A00001", "A00004"]
    assert said(any_office) == ""


def test_archive_numbers_that_were_stuck_on_are_stepped_over(any_office: Office) -> None:
    """A sheet of labels was stuck on by hand: the number that comes next is a free one; what was set aside stands in the trail."""
    keys = [filed(any_office, f"Text {n}") for n in range(4)]
    assert any_office.run(give_asn, keys[0], 2) == 2
    assert any_office.run(give_asn, keys[1]) == 1
    assert any_office.run(give_asn, keys[2]) == 3
    assert any_office.run(reserve_asn, 10) == 4
    assert said(any_office) == ""
    assert any_office.run(give_asn, keys[3]) == 14
    with any_office.book.writing() as connection:
        connection.execute(update(NumberRange).values(last=15).where(NumberRange.kind == "asn"))
    assert "that was never given" in said(any_office)


def test_a_column_without_a_range_gives_no_number(office: Office) -> None:
    """It is a mistake of the program, said at once."""

    @command("")
    def wrong(unit: Unit) -> None:
        with pytest.raises(TypeError, match="not numbered"):
            give(unit, CashRegister.name)
        with pytest.raises(TypeError, match="sets no numbers aside"):
            reserve(unit, Trip.number, 3)

    office.run(wrong)


def test_counters_against_a_count_of_ones_own(any_office: Office) -> None:
    """Numbers of drawn kinds and years, taken in drawn order: what was counted by hand is what the counters say, and verify is content."""
    dice = random.Random(14)
    mine: dict[tuple[str, int], int] = {}

    @command("")
    def numbers(unit: Unit) -> None:
        for _turn in range(40):
            column, counter = dice.choice([one for one in counters.numbered() if not one[1].own_check])
            year = dice.randint(2020, 2027)
            said = give(unit, column, year, part="7", kind=counter.kind, day=D(year, 5, 4))
            read = counter.read(said)
            assert read is not None
            kind, year, number = read
            if counter.kind != "it.asset":
                mine[kind, year] = mine.get((kind, year), 0) + 1
                assert number == mine[kind, year]
                assert last(unit, kind, year) == number
            count = dice.randint(1, 4)
            assert take(unit, "drawn", year, count) == mine.get(("drawn", year), 0) + 1
            mine["drawn", year] = mine.get(("drawn", year), 0) + count

    any_office.run(numbers)


def test_a_counter_of_keys_that_fell_behind_is_named(any_office: Office) -> None:
    """On a server the next key is counted beside the table: set back, it would be one that is there."""
    if any_office.book.local:
        assert said(any_office) == ""
        return
    with any_office.book.writing() as connection:
        connection.execute(text("SELECT setval('finance_account_id_seq', 5)"))
    found = said(any_office)
    assert "Account: the next key" in found or "the next key would be one that is there" in found
