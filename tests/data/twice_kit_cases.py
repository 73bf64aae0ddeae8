"""What two desks may try at once with kits and own fields: the same part, the same field, the parts of the last kit."""

from __future__ import annotations

from typing import Any

from app.core.own_fields import FieldDraft
from app.data.office import Office
from app.modules.inventory.articles.rules import CategoryDraft, KitPartDraft
from app.modules.inventory.articles.services.kits import remove_kit_part, save_field, save_kit_part
from app.modules.inventory.articles.services.masters import save_category
from app.modules.inventory.stock.rules.words import MakingDraft
from app.modules.inventory.stock.services.making import make_kits
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.inventory.stock_cases import DAY, ONE, move, stocked, store

PARTS = "SELECT count(*) FROM inventory_kit_part"


def _two(office: Office) -> tuple[int, int]:
    return stocked(office, "K-1"), stocked(office, "P-1")


def _kit(office: Office) -> tuple[int, int]:
    kit, part = _two(office)
    return kit, office.run(save_kit_part, KitPartDraft(kit, part, 2 * ONE))


def _for_one(office: Office) -> int:
    kit, part = _two(office)
    office.run(save_kit_part, KitPartDraft(kit, part, 2 * ONE))
    move(office, "receive", part, 3, value=300)
    return kit


def _make(office: Office, kit: Any) -> str:
    return office.run(make_kits, MakingDraft(kit, ONE, DAY, store(office)))


CASES = (
    Case(
        "inventory.articles.save_kit_part",
        _two,
        lambda office, made: office.run(save_kit_part, KitPartDraft(made[0], made[1], ONE)),
        counting(PARTS),
    ),
    Case(
        "inventory.articles.remove_kit_part",
        _kit,
        lambda office, made: office.run(remove_kit_part, made[1]),
        counting(PARTS),
        wanted=0,
        succeed=(2,),
    ),
    Case(
        "inventory.articles.save_field",
        lambda office: office.run(save_category, CategoryDraft("Sägen")),
        lambda office, made: office.run(save_field, FieldDraft(made, "Zähne", "numeric")),
        counting("SELECT count(*) FROM inventory_category_field"),
    ),
    Case(
        "inventory.stock.make_kits of the last parts",
        _for_one,
        _make,
        counting("SELECT count(*) FROM inventory_move WHERE kind = 'make'"),
    ),
)
