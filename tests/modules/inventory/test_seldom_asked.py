"""Queries that pages alone ask of the stock: worth at the end of a day, what waits too long, breaks of prices to the last one, codes of suppliers."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.modules.inventory.articles.queries.articles import article_by_code
from app.modules.inventory.articles.queries.related import belonging
from app.modules.inventory.articles.rules import MOST_BREAKS, ArticleDraft, SupplierDraft, read_breaks
from app.modules.inventory.articles.services.articles import save_article
from app.modules.inventory.articles.services.masters import save_supplier
from app.modules.inventory.counting.queries.counts import abc_of
from app.modules.inventory.counting.reports import proof_report
from app.modules.inventory.counting.services.entries import Entry, check_entry
from app.modules.inventory.purchasing.queries.papers import pdf_of
from app.modules.inventory.stock.queries.valuation import values_on
from app.modules.inventory.stock.queries.watch import below_nothing, kept_too_long
from app.modules.inventory.stock.reports import values_report
from app.modules.inventory.stock.rules.words import ReservationDraft
from app.modules.inventory.stock.services.places import reserve
from tests.modules.inventory.buying_cases import supplier, view, written
from tests.modules.inventory.stock_cases import DAY, ONE, move, stocked

ONE_DAY = datetime.timedelta(days=1)


def test_the_end_of_a_day_holds_what_moved_on_it(office: Office) -> None:
    """Ten pieces come for 20 euro; the day before nothing is worth anything, on the day they are."""
    article = stocked(office)
    move(office, "receive", article, 10, value=2000)
    worth = [
        [(one.quantity, one.cost) for one in office.read(values_on, day)] for day in (DAY - ONE_DAY, DAY)
    ]
    assert worth == [[], [(10 * ONE, 2000)]]


def test_what_lies_below_nothing_and_what_is_kept_too_long(office: Office) -> None:
    """A place with four pieces too few; a reservation is too old from the day after its last one."""
    assert office.read(below_nothing) == 0
    office.run(change_setting, "inventory.negative", "allow")
    article = stocked(office)
    move(office, "receive", article, 10, value=2000)
    assert office.read(below_nothing) == 0
    move(office, "issue", article, 14)
    assert office.read(below_nothing) == 1
    move(office, "receive", article, 10, value=2000)
    today = office.clock().astimezone().date()
    office.run(reserve, ReservationDraft(article, ONE, until=today))
    found = [
        Office(office.book, office.actor, lambda d=d: office.clock() + d * ONE_DAY).read(kept_too_long)
        for d in (0, 1)
    ]
    assert found == [0, 1]


def test_as_many_breaks_as_there_may_be() -> None:
    """Twenty are kept, twenty-one are refused."""
    rows = [f"{place}: {place},50" for place in range(1, MOST_BREAKS + 2)]
    assert len(read_breaks("; ".join(rows[:-1]))) == MOST_BREAKS
    with pytest.raises(Invalid, match=str(MOST_BREAKS)):
        read_breaks("; ".join(rows))


def test_a_code_of_a_supplier_means_its_one_article(office: Office) -> None:
    """A supplier's number finds the article; one that two articles have finds none."""
    who, one, other = supplier(office), stocked(office, "A-1"), stocked(office, "A-2")
    office.run(save_supplier, SupplierDraft(one, who, number="H-7"))
    office.run(save_supplier, SupplierDraft(other, who, number="H-8"))
    assert [office.read(article_by_code, code) for code in ("H-7", " H-8 ", "H-9", "")] == [
        one,
        other,
        None,
        None,
    ]


def test_a_variant_names_its_main_article(office: Office) -> None:
    """Both ways."""
    main = stocked(office, "S-1")
    fine = office.run(
        save_article, ArticleDraft("S-2", "Artikel S-1", stocked=True, variant_of=main, variant="fein")
    )
    assert [(one.kind, one.number) for one in office.read(belonging, fine).articles] == [("main", "S-1")]
    assert [(one.kind, one.number) for one in office.read(belonging, main).articles] == [("variant", "S-2")]


def test_a_piece_with_a_serial_number_is_there_or_not() -> None:
    """Half a piece and two pieces are no answer; nothing, none and one are."""
    row = {"serial": "SN-1", "first": None, "first_by": "", "second": None, "second_by": ""}
    for quantity in (None, 0, ONE):
        check_entry({}, row, Entry(1, quantity), "first", "eva")
    for quantity in (ONE // 2, 2 * ONE):
        with pytest.raises(Invalid) as refused:
            check_entry({}, row, Entry(1, quantity), "first", "eva")
        assert refused.value.field == "quantity"


def test_an_order_is_written_in_the_language_of_its_supplier(office: Office) -> None:
    """German for one at home, English for one abroad."""
    import io

    from pypdf import PdfReader

    for language, said in (("de", "Bestellung"), ("en", "order")):
        key = written(
            office,
            supplier(office, f"Far {language}", language=language),
            (stocked(office, f"X-{language}"), 2, 3.0),
        )
        data = office.read(pdf_of, view(office, key), office.book)
        words = PdfReader(io.BytesIO(data)).pages[0].extract_text()
        assert (said in words, "Lieferant" in words) == (True, language == "de")


def test_what_an_article_is_worth_in_use_is_what_left(office: Office) -> None:
    """Of two articles one was used for 15 of 20 euro; what came in is no use."""
    used, kept = stocked(office, "A-1"), stocked(office, "A-2")
    move(office, "receive", used, 10, value=2000)
    move(office, "receive", kept, 10, value=9000)
    move(office, "issue", used, 8)
    classes = office.read(reads("")(lambda connection: abc_of(connection, DAY)))
    assert classes == {used: "A"}


def test_a_report_of_values_that_does_not_add_up_says_so(office: Office) -> None:
    """With its own sums untouched: what is kept was changed past the program; stock below nothing is no fault."""
    office.run(change_setting, "inventory.negative", "allow")
    article, other = stocked(office), stocked(office, "A-2")
    move(office, "receive", article, 10, value=2000)
    move(office, "receive", other, 3, value=333)
    move(office, "issue", other, 7)
    assert office.read(values_report, DAY, DAY).notes == ()
    with office.book.engine.begin() as connection:
        connection.execute(
            text("UPDATE inventory_held SET value = value + 5 WHERE article_id = :a"), {"a": article}
        )
    notes = office.read(values_report, DAY, DAY).notes
    assert "1 article " in notes[0]
    assert "0.05" in notes[0]
    assert "does not add up" in notes[1]
    assert notes[1] in office.read(proof_report, DAY, DAY).notes
