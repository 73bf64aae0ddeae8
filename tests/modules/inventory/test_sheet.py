"""The sheet that begins a stock: messy lists as people keep them, every bad cell at once, and nothing the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from xlsxwriter import Workbook

from app.core.errors import BadFile, Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.inventory.stock.queries.levels import levels_now
from app.modules.inventory.stock.readers.figures import read_figure, unit_code
from app.modules.inventory.stock.transfer.sheet import import_sheet, run_import, undo_sheet
from tests.modules.inventory.messy_list import MessyList, messy_list, with_faults
from tests.modules.inventory.stock_cases import ONE, D, faults

HEAD = "Artikel-Nr;Bezeichnung;Lieferant;Bestellnummer;EK;VK;Lagerplatz;Menge;Mindestbestand;EAN;Warengruppe"
ROWS = (
    "S-1;Schraube 4×40, verzinkt;Würth GmbH;0170 4 40;0,0335;0,12;Halle 1 / R1;1.250 Stk;500;4006381333931;Befestigung / Schrauben",
    "S-2;Holzleim D3;Würth GmbH;;4,20 €;9,90;Halle 1 / R2;12,5 kg;2,5;;Leim",
    ";;;;;;;;;;",
    'D-7;"Dübel; grau 8 mm";Fischer KG;D8;0,08;;Halle 1 / R1;200;;;Befestigung',
    "S-1;Schraube 4×40, verzinkt;;;;;Halle 2;50 Stück;;;",
)


def _count(office: Office, table: str) -> int:
    return int(office.read(reads("")(lambda c: c.scalar(text(f"SELECT count(*) FROM {table}")))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_as_people_keep_it(office: Office, tmp_path: Path, encoding: str) -> None:
    """Articles, suppliers, places and stock come in one import; the same again changes nothing; another figure is told."""
    path = tmp_path / "Lager.csv"
    path.write_text("\r\n".join([HEAD, *ROWS]), encoding=encoding)
    rehearsed = run_import(office, path, rehearsal=True)
    assert (rehearsed.new, _count(office, "inventory_article")) == (3, 0)
    done = run_import(office, path)
    assert (done.new, done.changed, done.same, done.suppliers, done.places, done.stocked) == (
        3,
        0,
        0,
        3,
        4,
        4,
    )
    lies = {(one.number, one.place): one.quantity for one in office.read(levels_now)}
    assert lies == {
        ("S-1", "Halle 1 / R1"): 1250 * ONE,
        ("S-1", "Halle 2"): 50 * ONE,
        ("S-2", "Halle 1 / R2"): 125_000,
        ("D-7", "Halle 1 / R1"): 200 * ONE,
    }
    again = run_import(office, path)
    assert (again.new, again.changed, again.same, again.stocked) == (0, 0, 3, 0)
    assert faults(office) == []


def test_every_bad_cell_at_once(office: Office, tmp_path: Path) -> None:
    """Each fault stands with its line and column, those of cells and those of the book together; nothing is kept."""
    path = tmp_path / "Lager.csv"
    rows = (
        "A;Gut;Würth;;1,50;2,00;R1;10;;;",
        "B;Falsche EAN;;;1,50;;R1;10;;4006381333932;",
        "C;Kein Preis;;;viel;;R1;10;;;",
        "D;Dollar;;;5 USD;;R1;10;;;",
        "E;Einheit;;;1;;R1;10 Fässchen;;;",
        "F;;;;1;;R1;10;;;",
        ";;;;1;;R1;10;;;",
        "A;Gut;;;1,50;;R1;5;;;",
        "G;Verkürzt;;1,7E+12;1;;R1;1;;;",
        "H;Minus;;;1;;R1;-3;;;",
        "I;Fünf Stellen;;;1;;R1;0,12345;;;",
    )
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        run_import(office, path)
    named = {(one.line, one.field) for one in refused.value.faults}
    assert named == {
        (3, "gtin"), (4, "cost"), (5, "cost"), (6, "quantity"), (7, "name"), (8, "name"), (9, "number"),
        (10, "supplier_number"), (11, "quantity"), (12, "quantity"),
    }  # fmt: skip
    assert _count(office, "inventory_article") == 0


@pytest.mark.parametrize(
    ("text", "mark", "wanted"),
    [
        ("10", "", 100_000), ("10 Stk", "", 100_000), ("12,5", "", 125_000), ("12.5", "", 125_000), ("1.250,50", "", 12_505_000),
        ("1,250.50", "", 12_505_000), ("1.250", ",", 12_500_000), ("1.250", ".", 12_500), ("1,250", ".", 12_500_000),
        ("1.234.567", "", 12_345_670_000), ("0,125", "", 1250), ("0.125", "", 1250), ("1 250,5", "", 12_505_000), ("1'250.5", "", 12_505_000),
        ("-3", "", -30_000), ("12,", "", 120_000), ("€ 4,20", "", 42_000), ("4,20 €", "", 42_000), ("4.20 EUR", "", 42_000),
    ],
)  # fmt: skip
def test_figures(text: str, mark: str, wanted: int) -> None:
    """A figure means what people mean by it; the mark of the list decides where it could mean two."""
    assert read_figure(text, mark, "€" in text or "EUR" in text).value == wanted


@pytest.mark.parametrize(
    "text", ["1.250", "1,250", "viel", "1.2.3,4.5", "1,2,3.4", "--3", "3 Fässchen", "1.25.000,5"]
)
def test_figures_that_are_none(text: str) -> None:
    """What can mean two numbers, or none, is refused."""
    with pytest.raises(Invalid):
        read_figure(text, "")


def test_units() -> None:
    """Units as people write them."""
    words = ("Stk.", "Stück", "m²", "qm", "lfm", "kg", "Pkg", "H87", "Ltr")
    assert [unit_code(word) for word in words] == [
        "H87",
        "H87",
        "MTK",
        "MTK",
        "MTR",
        "KGM",
        "XPK",
        "H87",
        "LTR",
    ]


def test_a_spreadsheet_with_lots(any_office: Office, tmp_path: Path) -> None:
    """Figures of a spreadsheet are figures; lots keep their day; a changed price changes the article and nothing else."""
    path = tmp_path / "Lager.xlsx"
    _sheet(path, 1.125, 4.2)
    done = run_import(any_office, path)
    assert (done.new, done.stocked) == (2, 2)
    levels = {one.number: one for one in any_office.read(levels_now)}
    assert (levels["K-1"].quantity, levels["K-1"].lot, str(levels["K-1"].expiry)) == (
        11_250,
        "C7",
        "2027-05-01",
    )
    _sheet(path, 1.125, 5)
    done = run_import(any_office, path)
    assert (done.new, done.changed, done.same, done.stocked) == (0, 1, 1, 0)
    _sheet(path, 2, 5)
    with pytest.raises(BadFile) as refused:
        run_import(any_office, path)
    assert [(one.line, one.field) for one in refused.value.faults] == [(2, "quantity")]
    assert faults(any_office) == []


def _sheet(path: Path, quantity: float, price: float) -> None:
    book = Workbook(str(path))
    sheet = book.add_worksheet()
    for place, title in enumerate(("Artikelnummer", "Bezeichnung", "Menge", "VK", "Charge", "MHD")):
        sheet.write(0, place, title)
    sheet.write_row(1, 0, ("K-1", "Kleber", quantity, price, "C7"))
    sheet.write_string(1, 5, "01.05.2027")
    sheet.write_row(3, 0, ("K-2", "Pinsel", 7, 2.5))
    book.close()


def test_an_import_is_taken_back(any_office: Office, tmp_path: Path) -> None:
    """Opening stock goes by counter-moves, changed articles are as they were, new ones out of use; the sheet may come again."""
    office, path = any_office, tmp_path / "Lager.csv"
    path.write_text("Artikelnummer;Bezeichnung;VK\nS-1;Alt;1,00")
    run_import(office, path)
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    done = run_import(office, path)
    assert (done.new, done.changed) == (2, 1)
    office.run(undo_sheet, done)
    assert office.read(levels_now) == ()
    sql = "SELECT number, name_de, active FROM inventory_article ORDER BY number"
    rows = office.read(reads("")(lambda c: [tuple(row) for row in c.execute(text(sql))]))
    assert [(a, b, bool(c)) for a, b, c in rows][1] == ("S-1", "Alt", True)
    assert [bool(c) for _a, _b, c in rows] == [False, True, False]
    again = run_import(office, path)
    assert (again.new, again.changed, again.stocked) == (0, 3, 4)
    assert faults(office) == []


def test_the_command_is_one_transaction(office: Office, tmp_path: Path) -> None:
    """A list of nothing, and one without the columns it needs, is refused whole."""
    path = tmp_path / "leer.csv"
    path.write_text("Artikelnummer;Bezeichnung\n;\n")
    with pytest.raises(BadFile) as refused:
        office.run(import_sheet, path)
    assert [str(one.message) for one in refused.value.faults] == ["The file holds no articles."]
    path.write_text("Menge;Preis\n1;2\n")
    with pytest.raises(BadFile) as refused:
        office.run(import_sheet, path)
    assert "needs a column" in str(refused.value.faults[0].message)


def test_a_list_of_many_years(office: Office, tmp_path: Path) -> None:
    """A hundred and fifty messy articles: all bad cells at once, then right to the last figure; a second time changes nothing."""
    good = messy_list(150)
    bad, path = with_faults(good, 5), tmp_path / "Artikel alt.csv"
    path.write_bytes(bad.text().encode("cp1252"))
    with pytest.raises(BadFile) as refused:
        run_import(office, path)
    assert {(one.line, one.field) for one in refused.value.faults} == bad.faults
    assert _count(office, "inventory_article") == 0
    path.write_bytes(good.text().encode("cp1252"))
    done = run_import(office, path)
    assert (done.new, done.changed, done.same, done.stocked) == (150, 0, 0, len(good.stock))
    assert {(one.number, one.place): one.quantity for one in office.read(levels_now)} == good.stock
    _is_what_the_list_means(office, good)
    contacts, places = _count(office, "contact"), _count(office, "inventory_place")
    assert contacts == len({who for who, _number in good.suppliers.values()})
    assert done.suppliers == len(good.suppliers)
    again = run_import(office, path)
    assert (again.new, again.changed, again.same, again.stocked) == (0, 0, 150, 0)
    assert (_count(office, "contact"), _count(office, "inventory_place")) == (contacts, places)
    _is_what_the_list_means(office, good)
    assert faults(office) == []


def _is_what_the_list_means(office: Office, good: MessyList) -> None:
    """Compare articles, suppliers, lots and places with what the list was made from, row by row."""

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in office.read(reads("")(lambda c: c.execute(text(sql)).all()))]

    a = "JOIN inventory_article a ON a.id"
    paid = rows(f"SELECT a.number, s.price FROM inventory_supplier s {a} = s.article_id")
    assert dict(paid) == good.costs
    who = rows(
        f"SELECT a.number, c.name, s.number FROM inventory_supplier s {a} = s.article_id JOIN contact c ON c.id = s.contact_id"
    )
    assert {number: (name.casefold(), theirs) for number, name, theirs in who} == good.suppliers
    articles = rows(
        """SELECT a.number, a.name_de, a.unit, a.minimum, a.price, coalesce(c.path, '') FROM inventory_article a
           LEFT JOIN inventory_category c ON c.id = a.category_id"""
    )
    assert {number: tuple(more) for number, *more in articles} == good.articles
    lots = rows(f"SELECT a.number, l.number, l.expiry FROM inventory_lot l {a} = l.article_id")
    days = {(number, lot): D.fromisoformat(str(day)) for number, lot, day in lots}
    assert days == good.days
    paths = {path for (path,) in rows("SELECT path FROM inventory_place WHERE kind = 'storage'")}
    named = {place for _number, place in good.stock}
    above = {" / ".join(one.split(" / ")[:count]) for one in named for count in range(1, 4)}
    assert paths - {"Store"} == above
