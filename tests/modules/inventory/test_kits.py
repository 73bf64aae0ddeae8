"""Articles with own fields, variants and parts; kits made of their parts with their value; use for projects; prices paid."""

from __future__ import annotations

import contextlib
import datetime
import random
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Forbidden, Invalid
from app.core.goods import GoodsIssue
from app.core.own_fields import FieldDraft
from app.data.office import Office, command
from app.data.queries import query
from app.data.settings import change_setting
from app.data.unit import Unit
from app.modules.inventory.articles.api import (
    ArticleDraft,
    SupplierDraft,
    article,
    save_article,
    save_supplier,
)
from app.modules.inventory.articles.queries.masters import prices_of
from app.modules.inventory.articles.queries.related import belonging
from app.modules.inventory.articles.rules import CategoryDraft, KitPartDraft
from app.modules.inventory.articles.services.kits import save_field, save_kit_part
from app.modules.inventory.articles.services.masters import save_category
from app.modules.inventory.stock.rules.words import MakingDraft, MoveDraft
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.inventory.stock.services.making import make_kits
from app.modules.inventory.stock.services.moves import book, reverse
from app.modules.inventory.stock.services.shipping import issue_goods
from app.modules.organisation.projects.rules.projects import ProjectDraft
from app.modules.organisation.projects.services.projects import save_project
from tests.data.test_counters import said as counter_fault
from tests.modules.inventory.buying_cases import come, ordered, supplier
from tests.modules.inventory.stock_cases import DAY, ONE, D, faults, held, move, stocked, store

STORE = "Store"  # the place that a new book begins with, in English
RUNS = 1  # random sequences of makings for each database


def refused(office: Office, command: Any, *args: Any) -> str:
    """Return the field at which a command is refused."""
    with pytest.raises(Invalid) as error:
        office.run(command, *args)
    return error.value.field


@command("")
def meddle(unit: Unit, sql: str) -> None:
    """Change what never changes."""
    unit.connection.execute(text(sql))


@command("inventory.stock.book")
def ship(unit: Unit, goods: GoodsIssue) -> None:
    """Let goods of a document leave, as sales do."""
    issue_goods(unit, goods)


def test_own_fields_and_variants(any_office: Office) -> None:
    """A category gives its articles and those below it fields, each checked; a variant differs in one thing from its article."""
    office = any_office
    tools = office.run(save_category, CategoryDraft("Werkzeug"))
    saws = office.run(save_category, CategoryDraft("Sägen", tools))
    other = office.run(save_category, CategoryDraft("Werkzeugkisten"))
    teeth = office.run(save_field, FieldDraft(saws, "Zähne", "numeric", required=True))
    colour = office.run(save_field, FieldDraft(tools, "Farbe", "choice", "rot\nblau"))
    assert refused(office, save_field, FieldDraft(saws, "zähne")) == "title"
    assert refused(office, save_field, FieldDraft(saws, "Maß", "choice", "eins")) == "options"
    draft = ArticleDraft("S-1", "Sägeblatt", category=saws)
    assert refused(office, save_article, draft) == f"field{teeth}"
    assert refused(office, save_article, replace(draft, values={teeth: "viele"})) == f"field{teeth}"
    assert (
        refused(office, save_article, replace(draft, values={teeth: "24", colour: "grün"}))
        == f"field{colour}"
    )
    main = office.run(save_article, replace(draft, values={teeth: "24", colour: "rot"}))
    office.run(
        save_article, ArticleDraft("K-1", "Kiste", category=other)
    )  # a name that only begins alike has no such fields
    stored = office.read(article, main)
    assert stored is not None
    assert stored.draft.values == {teeth: "24", colour: "rot"}
    assert [one[2] for one in office.read(belonging, main).values] == ["rot", "24"]
    office.run(
        save_article, replace(draft, name_de="Blatt"), main, stored.version
    )  # a list that knows no fields leaves them
    again = office.read(article, main)
    assert again is not None
    assert again.draft.values == {teeth: "24", colour: "rot"}
    finer = replace(again.draft, number="S-1-48", values={teeth: "48"}, variant_of=main, variant="fein")
    variant = office.run(save_article, finer)
    for wrong, field in (
        (replace(finer, number="S-2", variant=" Fein "), "variant"),
        (replace(finer, number="S-2", variant=""), "variant"),
        (replace(finer, number="S-2", variant="grob", unit="MTR"), "unit"),
        (replace(finer, number="S-2", variant="grob", variant_of=variant), "variant_of"),
        (replace(finer, number="S-2", variant="grob", variant_of=None), "variant_of"),
    ):
        assert refused(office, save_article, wrong) == field
    assert (
        refused(
            office, save_article, replace(again.draft, variant_of=variant, variant="x"), main, again.version
        )
        == "variant_of"
    )
    newer = office.run(save_article, ArticleDraft("S-9", "Neues Blatt", replaced_by=None))
    office.run(save_article, replace(again.draft, replaced_by=newer), main, again.version)
    about = {one.kind: one.number for one in office.read(belonging, main).articles}
    assert about == {"after": "S-9", "variant": "S-1-48"}
    assert [(one.kind, one.number) for one in office.read(belonging, newer).articles] == [("before", "S-1")]
    assert faults(office) == []


def test_a_kit_is_worth_its_parts(any_office: Office) -> None:
    """Two kits of one board and three screws each, by hand: 2 x 5.00 + 6 of 100 screws worth 10.01, 0.60, are 10.60."""
    office = any_office
    kit, board, screw, work = stocked(office, "K"), stocked(office, "B"), stocked(office, "S"), 0
    work = office.run(save_article, ArticleDraft("W", "Arbeit"))
    for part, quantity in ((board, 1), (screw, 3), (work, 1)):
        office.run(save_kit_part, KitPartDraft(kit, part, quantity * ONE))
    assert refused(office, save_kit_part, KitPartDraft(kit, board, ONE)) == "part"
    assert refused(office, save_kit_part, KitPartDraft(board, kit, ONE)) == "part"
    assert refused(office, save_kit_part, KitPartDraft(kit, kit, ONE)) == "part"
    assert refused(office, save_kit_part, KitPartDraft(kit, stocked(office, "X"), 0)) == "quantity"
    move(office, "receive", board, 4, value=20_00)
    move(office, "receive", screw, 100, value=10_01)
    making = MakingDraft(kit, 2 * ONE, DAY, store(office))
    assert refused(office, make_kits, replace(making, quantity=9 * ONE)) == "quantity"
    assert refused(office, make_kits, replace(making, kit=board)) == "kit"
    assert held(office, screw) == (100, 10_01)
    assert office.run(make_kits, making) == f"FE-{DAY.year}-0001"
    assert (held(office, kit), held(office, board), held(office, screw)) == (
        (2, 10_60),
        (2, 10_00),
        (94, 9_41),
    )
    made = office.read(
        query("")(lambda c: c.scalar(text("SELECT id FROM inventory_move WHERE kind = 'make'")))
    )
    used = office.read(
        query("")(lambda c: c.scalar(text("SELECT max(id) FROM inventory_move WHERE kind = 'use'")))
    )
    office.run(reverse, int(used), "falsche Teile")  # any of its moves takes the whole making back
    assert (held(office, kit), held(office, board), held(office, screw)) == ((0, 0), (4, 20_00), (100, 10_01))
    assert refused(office, reverse, int(made), "noch einmal") == "reason"
    office.run(make_kits, making)
    move(office, "issue", kit, 1, D(2026, 11, 3))
    last = office.read(
        query("")(lambda c: c.scalar(text("SELECT max(id) FROM inventory_move WHERE kind = 'make'")))
    )
    with pytest.raises(Invalid, match="only 1"):
        office.run(reverse, int(last), "schon verkauft")
    assert held(office, kit) == (1, 5_30)
    bundle = office.run(
        save_article, ArticleDraft("BU", "Bündel")
    )  # not kept in stock: it leaves as its parts
    for part, quantity in ((kit, 1), (screw, 2)):
        office.run(save_kit_part, KitPartDraft(bundle, part, quantity * ONE))
    office.run(change_setting, "inventory.ships_from", STORE)
    office.run(ship, GoodsIssue("LS-1", DAY, None, ((bundle, ONE), (screw, 3 * ONE))))
    assert (held(office, kit)[0], held(office, screw)[0]) == (0, 94 - 5)
    assert faults(office) == []
    move(office, "receive", board, 1, value=5_00)
    move(office, "receive", screw, 10, value=1_00, document=f"FE-{DAY.year}-0003")
    assert office.run(make_kits, replace(making, quantity=ONE)) == f"FE-{DAY.year}-0004"
    assert counter_fault(office) == ""
    with office.book.writing() as connection:
        connection.execute(text("UPDATE number_range SET last = 3 WHERE kind = 'inventory.making'"))
    assert "the counter says 3, 4 was given" in counter_fault(office)


@pytest.mark.parametrize("seed", range(RUNS))
def test_makings_keep_the_value(any_office: Office, seed: int) -> None:
    """Whatever is made or taken back, on whatever day, whatever it cost later: since nothing is sold, all stock is worth all that was paid, to the cent."""
    office, chance = any_office, random.Random(seed)
    parts = [stocked(office, f"P-{number}", valuation=("average", "fifo")[number % 2]) for number in range(3)]
    kits = [stocked(office, f"K-{number}") for number in range(2)]
    for part in parts:
        office.run(save_kit_part, KitPartDraft(kits[0], part, chance.randint(1, 3) * ONE))
    office.run(save_kit_part, KitPartDraft(kits[1], kits[0], ONE))
    office.run(save_kit_part, KitPartDraft(kits[1], parts[0], 5000))
    expected, newest, made, receipts = 0, "", 0, list[int]()
    for step in range(40):
        day = D(2026, 10, 1) + datetime.timedelta(step)
        if chance.random() < 0.4:
            day -= datetime.timedelta(chance.randint(1, 25))
        if step < 6 or chance.random() < 0.3:
            value = chance.randint(1, 9999)
            receipts.append(
                move(office, "receive", chance.choice(parts), chance.randint(3, 9), day, value=value)
            )
            expected, newest = expected + value, ""
        elif chance.random() < 0.4:
            amount = chance.randint(1, 400)
            with contextlib.suppress(Invalid):  # its receipt came later
                office.run(add_cost, chance.choice(receipts), amount, day, "Fracht")
                expected += amount
        elif newest and chance.random() < 0.4:
            last = "SELECT max(id) FROM inventory_move WHERE document = :n"
            key = office.read(query("")(lambda c, n=newest, sql=last: c.scalar(text(sql), {"n": n})))
            with contextlib.suppress(Invalid):  # it was made later
                office.run(reverse, int(key), "zurück", day)
                newest = ""
        else:
            draft = MakingDraft(kits[chance.randrange(2)], chance.randint(1, 2) * ONE, day, store(office))
            with contextlib.suppress(Invalid):  # too little is there of a part
                newest, made = office.run(make_kits, draft), made + 1
        assert sum(held(office, one)[1] for one in (*parts, *kits)) == expected
    assert made > 4 or seed
    assert faults(office) == []


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_later_costs_follow_into_kits(any_office: Office, method: str) -> None:
    """Ten boards, four of them in two kits, two sold, freight of 1.00: 40 cents stay, 40 follow into the kits, 20 went with what was sold.

    One of the two kits is sold before: of what follows half stays. A price that falls by 0.50 follows as well; a making that
    is taken back gives its parts what had followed, but for the 20 cents that were gone with a kit while it was sold. A cost dated before the making makes what was used dearer: all of it follows.
    """
    office = any_office
    kit, board = stocked(office, "K"), stocked(office, "B", valuation=method)
    office.run(save_kit_part, KitPartDraft(kit, board, 2 * ONE))
    came = move(office, "receive", board, 10, D(2026, 10, 1), value=50_00)
    office.run(make_kits, MakingDraft(kit, 2 * ONE, D(2026, 10, 10), store(office)))
    move(office, "issue", board, 2, D(2026, 10, 11))
    assert (held(office, board), held(office, kit)) == ((4, 20_00), (2, 20_00))
    office.run(add_cost, came, 1_00, D(2026, 10, 20), "Fracht", "F-1")
    assert (held(office, board), held(office, kit)) == ((4, 20_40), (2, 20_40))
    move(office, "issue", kit, 1, D(2026, 10, 21))
    office.run(add_cost, came, 1_00, D(2026, 10, 22), "Zoll")
    assert (held(office, board), held(office, kit)) == ((4, 20_80), (1, 10_40))
    back = move(office, "return", kit, 1, D(2026, 10, 23), return_of=last_move(office, "issue"))
    assert back
    office.run(add_cost, came, -50, D(2026, 10, 24), "Skonto")
    assert (held(office, board), held(office, kit)) == ((4, 20_60), (2, 20_40))
    assert rows(office, "SELECT text, document, amount FROM inventory_cost WHERE through_id IS NOT NULL") == [
        ("Fracht", "F-1", 40), ("Zoll", "", 40), ("Skonto", "", -20),
    ]  # fmt: skip
    office.run(reverse, last_move(office, "return"), "doch verkauft", D(2026, 10, 25))
    office.run(reverse, last_move(office, "issue"), "doch nicht verkauft", D(2026, 10, 25))
    office.run(reverse, last_move(office, "make"), "falsche Teile", D(2026, 10, 26))
    assert (held(office, board), held(office, kit)) == ((8, 41_00), (0, 0))
    office.run(add_cost, came, 1_00, D(2026, 10, 27), "Nachtrag")
    assert (held(office, board), held(office, kit)) == ((8, 41_80), (0, 0))
    late, slate = stocked(office, "L"), stocked(office, "T", valuation=method)
    office.run(save_kit_part, KitPartDraft(late, slate, 2 * ONE))
    came = move(office, "receive", slate, 4, D(2026, 10, 1), value=8_00)
    office.run(make_kits, MakingDraft(late, ONE, D(2026, 10, 10), store(office)))
    office.run(add_cost, came, 1_00, D(2026, 10, 5), "Fracht")
    assert (held(office, slate), held(office, late)) == ((2, 4_50), (1, 4_50))
    assert faults(office) == []


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_moves_of_an_earlier_day_follow_into_kits(any_office: Office, method: str) -> None:
    """Ten boards at 5.00, four of them in two kits in a case each, one sold; ten more at 7.00 turn out to have come before.

    By hand, with the average: all boards cost 6.00, so two kits 24.00 where 20.00 were booked: 2.00 follow into the one that
    is there, 2.00 passed with the other; FIFO took those at 5.00 in any case. What was used before them at 5.00 changes
    nothing, and the making taken back brings the four boards back as they went.
    """
    office, average = any_office, method == "average"
    case, kit, board = stocked(office, "C"), stocked(office, "K"), stocked(office, "B", valuation=method)
    office.run(save_kit_part, KitPartDraft(kit, board, 2 * ONE))
    office.run(save_kit_part, KitPartDraft(case, kit, ONE))
    move(office, "receive", board, 10, D(2026, 10, 1), value=50_00)
    office.run(make_kits, MakingDraft(kit, 2 * ONE, D(2026, 10, 10), store(office)))
    office.run(make_kits, MakingDraft(case, 2 * ONE, D(2026, 10, 11), store(office)))
    move(office, "issue", case, 1, D(2026, 10, 12))
    late = move(office, "receive", board, 10, D(2026, 10, 5), value=70_00)
    assert held(office, board) == ((16, 96_00) if average else (16, 100_00))
    assert (held(office, kit), held(office, case)) == ((0, 0), (1, 12_00 if average else 10_00))
    words = rows(office, "SELECT text, amount FROM inventory_cost ORDER BY id")
    assert words == ([("Booked back for a part", 4_00)] * 2 if average else [])
    office.run(reverse, late, "doch nicht", D(2026, 10, 5))
    assert (held(office, board), held(office, case)) == ((6, 30_00), (1, 10_00))
    move(office, "count", board, -1, D(2026, 10, 2))
    assert (held(office, board), held(office, case)) == ((5, 25_00), (1, 10_00))
    office.run(reverse, last_move(office, "issue"), "doch nicht verkauft")
    if average:
        with pytest.raises(Invalid, match="take it back on that day or later"):
            office.run(reverse, last_move(office, "make"), "zurück", D(2026, 10, 20))
    move(office, "receive", board, 1, D(2026, 10, 3), value=50_00)
    office.run(reverse, last_move(office, "make"), "zurück")
    office.run(
        reverse, int(rows(office, "SELECT min(id) FROM inventory_move WHERE kind = 'make'")[0][0]), "x"
    )
    assert (held(office, board), held(office, kit), held(office, case)) == ((10, 95_00), (0, 0), (0, 0))
    assert faults(office) == []


def last_move(office: Office, kind: str) -> int:
    """Return the newest move of a kind."""
    return int(rows(office, f"SELECT max(id) FROM inventory_move WHERE kind = '{kind}'")[0][0])


def rows(office: Office, sql: str) -> list[tuple[Any, ...]]:
    """Return raw rows."""
    return [tuple(row) for row in office.read(query("")(lambda c: c.execute(text(sql)).all()))]


def test_use_for_a_project_and_prices_paid(any_office: Office) -> None:
    """What is used for a project goes to its cost centre and names it; a receipt notes what was paid where that is new."""
    office, who = any_office, supplier(any_office)
    item = stocked(office)
    move(office, "receive", item, 10, value=1000)
    project = office.run(save_project, ProjectDraft("Messestand", start=DAY))
    day = D(2026, 11, 3)
    office.run(book, MoveDraft("consume", item, 2 * ONE, day, store(office), project=project))
    assert (
        refused(office, book, MoveDraft("issue", item, ONE, day, store(office), project=project)) == "project"
    )
    assert (
        refused(office, book, MoveDraft("consume", item, ONE, day, store(office), project=999)) == "project"
    )
    noted = office.read(
        query("")(lambda c: c.execute(text("SELECT project_id FROM inventory_move_project")).scalars().all())
    )
    assert noted == [project]
    for sql in ("UPDATE inventory_move_project SET id = id + 9", "DELETE FROM inventory_move_project"):
        with pytest.raises(Forbidden, match="finalised"):
            office.run(meddle, sql)
    office.run(save_supplier, SupplierDraft(item, who, "V", 5 * ONE))
    key = ordered(office, who, (item, 4, 5), (item, 2, 4.5))
    come(office, key, (0, 2))
    come(office, key, (0, 2), note="LS-2")
    come(office, key, (1, 2), note="LS-3")
    assert [(one.price, one.source) for one in office.read(prices_of, item)] == [
        (45_000, "receipt"),
        (50_000, "typed"),
    ]
    assert faults(office) == []
