"""How many decimals the quantities of an article have holds wherever one is entered, converted, proposed or counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query
from app.modules.inventory.articles.api import ArticleDraft, article, save_article
from app.modules.inventory.articles.rules import KitPartDraft, SupplierDraft, must_fit, step_of
from app.modules.inventory.articles.services.kits import save_kit_part
from app.modules.inventory.articles.services.masters import save_supplier
from app.modules.inventory.counting.models import CountLine
from app.modules.inventory.counting.rules.words import CountDraft, Entry
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.entries import enter
from app.modules.inventory.planning.queries.proposals import reorders
from app.modules.inventory.purchasing.rules.frames import FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.rules.orders import LineDraft, OrderDraft
from app.modules.inventory.purchasing.services.frames import save_frame, save_frame_line
from app.modules.inventory.purchasing.services.orders import save_line, save_order
from app.modules.inventory.sourcing.rules.needs import NeedDraft
from app.modules.inventory.sourcing.services.needs import save_need
from app.modules.inventory.stock.rules.words import MinimumDraft, MoveDraft, ReservationDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.inventory.stock.services.places import reserve, save_minimum
from tests.modules.inventory.buying_cases import SOON, supplier, today
from tests.modules.inventory.stock_cases import DAY, ONE, held, move, stocked, store

HALF = ONE // 2


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_a_step_is_what_the_decimals_write(quantity: int, decimals: int) -> None:
    """What fits is what is written with so many decimals, and the next that fits is a step away."""
    written = f"{quantity // ONE}.{quantity % ONE:04d}"
    fits = set(written.split(".")[1][decimals:]) <= {"0"}
    try:
        must_fit(quantity, decimals, "A-1")
        fitted = True
    except Invalid:
        fitted = False
    assert fitted == fits
    must_fit(quantity - quantity % step_of(decimals) + step_of(decimals), decimals, "A-1")


def test_half_a_piece_is_refused_everywhere(any_office: Office) -> None:
    """Each place where a quantity is entered says so at its field; whole ones pass."""
    office = any_office
    whole, kit, who, place = (
        stocked(office, "W-1", decimals=0),
        stocked(office, "K-1"),
        supplier(office),
        store(office),
    )
    move(office, "receive", whole, 4)
    order = office.run(save_order, OrderDraft(who, SOON))
    frame = office.run(save_frame, FrameDraft(who, "R-1", "", today(office), SOON))
    count = office.run(begin, CountDraft("Inventur", today(office)))
    line = office.read(
        query("")(lambda c: c.scalar(select(CountLine.id).where(CountLine.article_id == whole)))
    )
    asked: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
        (book, (MoveDraft("receive", whole, HALF, DAY, place),), "quantity"),
        (book, (MoveDraft("count", whole, -HALF, DAY, place),), "quantity"),
        (reserve, (ReservationDraft(whole, HALF),), "quantity"),
        (save_minimum, (MinimumDraft(whole, place, ONE, 3 * HALF),), "target"),
        (save_line, (LineDraft(order, whole, "", 3 * HALF, price=ONE),), "quantity"),
        (save_frame_line, (FrameLineDraft(frame, whole, "", HALF, price=ONE),), "quantity"),
        (save_need, (NeedDraft(whole, quantity=HALF),), "quantity"),
        (save_kit_part, (KitPartDraft(kit, whole, HALF),), "quantity"),
        (save_supplier, (SupplierDraft(whole, who, pack=25_000),), "pack"),
        (save_supplier, (SupplierDraft(whole, who, multiple=HALF),), "multiple"),
        (enter, (count, [Entry(line, HALF)]), "quantity"),
        (save_article, (ArticleDraft("N-1", "Neu", decimals=0, minimum=HALF),), "minimum"),
        (save_article, (ArticleDraft("N-1", "Neu", decimals=0, unit2="XCT", factor=HALF),), "factor"),
        (save_article, (ArticleDraft("N-1", "Neu", decimals=5),), "decimals"),
    ]
    for command, arguments, field in asked:
        with pytest.raises(Invalid) as refused:
            office.run(command, *arguments)
        assert refused.value.field == field, command
    fine = stocked(office, "F-1", decimals=3)
    with pytest.raises(Invalid, match="at most 3 decimals"):
        office.run(book, MoveDraft("receive", fine, 12_345, DAY, place))
    office.run(book, MoveDraft("receive", fine, 12_340, DAY, place))
    office.run(enter, count, [Entry(line, 3 * ONE)])
    assert held(office, whole)[0] == 4


def test_proposals_fit_and_what_moved_gets_no_fewer(office: Office) -> None:
    """An order is proposed in whole packs; once something moved there may be more decimals, not fewer."""
    key, who = stocked(office, "W-1", decimals=0, minimum=7 * ONE), supplier(office)
    office.run(save_supplier, SupplierDraft(key, who, price=ONE, pack=3 * ONE, minimum=4 * ONE))
    assert [one.proposal.quantity for one in office.read(reorders)] == [9 * ONE]
    move(office, "receive", key, 1)
    stored = office.read(article, key)
    assert stored is not None
    more = ArticleDraft(**{**vars(stored.draft), "decimals": 2})
    office.run(save_article, more, key, stored.version)
    fewer = ArticleDraft(**{**vars(stored.draft), "decimals": 1})
    with pytest.raises(Invalid, match="not fewer"):
        office.run(save_article, fewer, key, stored.version + 1)
