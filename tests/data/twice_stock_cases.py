"""What two desks may try at once with stock: the last piece, a reversal, a reservation, a posting, a place, the receipt of a serial number."""

from __future__ import annotations

from typing import Any

from app.data.office import Office
from app.modules.inventory.articles.api import ArticleDraft, save_article
from app.modules.inventory.articles.rules import CategoryDraft
from app.modules.inventory.articles.services.masters import save_category
from app.modules.inventory.stock.rules.words import MoveDraft, PlaceDraft, ReservationDraft
from app.modules.inventory.stock.services.moves import book, reverse
from app.modules.inventory.stock.services.places import lock_stock, release, reserve, save_place
from app.modules.inventory.stock.services.planned import book_planned
from app.modules.inventory.stock.services.values import post_values
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.inventory.stock_cases import DAY, ONE, D, move, stocked, store

MOVES = "SELECT count(*) FROM inventory_move"


def _one_piece(office: Office) -> tuple[int, int]:
    article = stocked(office)
    move(office, "receive", article, 1, value=100)
    return article, store(office)


def _receipt(office: Office) -> int:
    return move(office, "receive", stocked(office), 1, value=100)


def _kept(office: Office) -> int:
    article, _place = _one_piece(office)
    return office.run(reserve, ReservationDraft(article, ONE))


def _issue(office: Office, made: Any) -> int:
    return office.run(book, MoveDraft("issue", made[0], ONE, DAY, made[1]))


def _serial(office: Office, made: Any) -> int:
    draft = MoveDraft("receive", made[0], ONE, DAY, made[1], serial="X1", value=1)
    return office.run(book, draft)


def _tracked(office: Office) -> tuple[int, int]:
    return stocked(office, tracking="serial"), store(office)


CASES = (
    Case(
        "inventory.stock.book of the last piece",
        _one_piece,
        _issue,
        counting(f"{MOVES} WHERE kind = 'issue'"),
    ),
    Case("inventory.stock.book of a serial number", _tracked, _serial, counting(MOVES)),
    Case(
        "inventory.stock.reverse",
        _receipt,
        lambda office, key: office.run(reverse, key, "Irrtum"),
        counting(f"{MOVES} WHERE kind = 'reversal'"),
    ),
    Case(
        "inventory.stock.reserve",
        _one_piece,
        lambda office, made: office.run(reserve, ReservationDraft(made[0], ONE)),
        counting("SELECT count(*) FROM inventory_reservation"),
    ),
    Case(
        "inventory.stock.release",
        _kept,
        lambda office, key: office.run(release, key, "entfiel"),
        counting("SELECT count(*) FROM inventory_reservation WHERE state = 'released'"),
        succeed=(2,),
    ),
    Case(
        "inventory.stock.book_planned",
        _kept,
        lambda office, key: office.run(book_planned, key),
        counting(f"{MOVES} WHERE kind = 'issue'"),
        succeed=(2,),
    ),
    Case(
        "inventory.stock.post_values",
        _receipt,
        lambda office, _key: office.run(post_values, DAY),
        counting("SELECT count(*) FROM finance_entry WHERE origin = 'stock'"),
        succeed=(2,),
    ),
    Case(
        "inventory.stock.lock_stock",
        lambda _office: None,
        lambda office, _none: office.run(lock_stock, D(2026, 10, 31), "Inventur"),
        counting("SELECT count(*) FROM inventory_lock"),
    ),
    Case(
        "inventory.stock.save_place",
        lambda _office: None,
        lambda office, _none: office.run(save_place, PlaceDraft("Halle")),
        counting("SELECT count(*) FROM inventory_place WHERE name = 'Halle'"),
    ),
    Case(
        "inventory.articles.save_category",
        lambda _office: None,
        lambda office, _none: office.run(save_category, CategoryDraft("Holz")),
        counting("SELECT count(*) FROM inventory_category"),
    ),
    Case(
        "inventory.articles.save_article of a GTIN",
        lambda _office: iter(("G-1", "G-2")),
        lambda office, numbers: office.run(
            save_article, ArticleDraft(next(numbers), "Artikel", gtin="4006381333931")
        ),
        counting("SELECT count(*) FROM inventory_article"),
        keyed=False,
    ),
)
