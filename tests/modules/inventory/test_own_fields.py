"""Own fields of articles as columns of the list, in the import, and in what is taken back."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import BadFile, Conflict, Invalid
from app.core.own_fields import FieldDraft
from app.data.lists import Order
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.inventory.articles.api import ArticleDraft, article, article_fields, save_article
from app.modules.inventory.articles.queries.articles import articles_source
from app.modules.inventory.articles.queries.masters import prices_of
from app.modules.inventory.articles.rules import CategoryDraft
from app.modules.inventory.articles.services.articles import undo_article
from app.modules.inventory.articles.services.kits import save_field
from app.modules.inventory.articles.services.masters import save_category
from app.modules.inventory.stock.transfer.sheet import run_import, undo_sheet
from tests.modules.inventory.stock_cases import faults

NEW_YEAR = datetime.date(2026, 1, 1)


def values(office: Office, key: int) -> dict[int, str]:
    """Return the values of an article's own fields that are not empty."""
    found = office.read(article, key)
    assert found is not None
    return {field: text for field, text in found.draft.values.items() if text}


def shown(office: Office, field: str) -> list[Any]:
    """Return the values of a column of the price list, in the order of the list."""
    source = articles_source(office.read(article_fields))
    place = [one.key for one in source.columns].index(field)
    return [row[place] for row in office.read(source.page, office.read(source.keys, {}))]


def test_own_fields_are_columns(any_office: Office) -> None:
    """A day is a day, a yes a yes, each filtered and ordered as such; what is no day any more hides its cell and not the list."""
    o = any_office
    kind = o.run(save_category, CategoryDraft("Geräte"))
    tested = o.run(save_field, FieldDraft(kind, "Geprüft am", "date"))
    safe = o.run(save_field, FieldDraft(kind, "Erdung", "flag"))
    note = o.run(save_field, FieldDraft(kind, "Hinweis"))
    draft = ArticleDraft("G-1", "Säge", category=kind)
    first = o.run(save_article, replace(draft, values={tested: "31.01.2026", safe: "ja", note: "2026-02-31"}))
    second = o.run(save_article, replace(draft, number="G-2", values={tested: "2025-12-31", note: "b"}))
    third = o.run(save_article, ArticleDraft("K-1", "Ohne Kategorie"))
    assert shown(o, f"field{tested}") == [datetime.date(2026, 1, 31), datetime.date(2025, 12, 31), None]
    assert shown(o, f"field{safe}") == [True, None, None]
    source = articles_source(o.read(article_fields))
    column = source.column(f"field{tested}")
    assert (column.title, column.kind, column.shown) == ("Geprüft am (Geräte)", "day", False)

    def keys(filters: dict[str, str], order: Order | None = None) -> list[int]:
        return list(o.read(source.keys, filters, order))

    assert keys({f"field{tested}": "2026"}) == [first]
    assert keys({f"field{safe}": "ja"}) == [first]
    assert keys({f"field{note}": "=b"}) == [second]
    ordered = keys({f"field{tested}": "!="}, Order(f"field{tested}"))
    assert ordered == [second, first]
    assert third in keys({f"field{tested}": "="})
    stored = next(one for one in o.read(article_fields) if one.id == note)
    o.run(save_field, replace(stored.draft, format="date"), note, stored.version)
    assert shown(o, f"field{note}")[1:] == [None, None]  # "b" is none


def test_a_change_of_own_fields_is_taken_back(any_office: Office) -> None:
    """Alone or with the article's own; a second desk that knew nothing of it is told; name, price and words are back as well."""
    o = any_office
    kind = o.run(save_category, CategoryDraft("Werkzeug"))
    colour = o.run(save_field, FieldDraft(kind, "Farbe"))
    size = o.run(save_field, FieldDraft(kind, "Größe"))
    key = o.run(save_article, ArticleDraft("W-1", "Zange", category=kind, values={colour: "rot"}))
    old = o.read(article, key)
    assert old is not None
    with pytest.raises(Invalid):
        o.run(undo_article, key, old.version)  # nothing was changed yet
    wanted = replace(old.draft, values={colour: "blau", size: "XL"})
    o.run(save_article, wanted, key, old.version)
    assert values(o, key) == {colour: "blau", size: "XL"}
    with pytest.raises(Conflict):  # which read it before
        o.run(save_article, replace(old.draft, name_de="Kneifzange"), key, old.version)
    o.run(undo_article, key, old.version + 1)
    assert values(o, key) == {colour: "rot"}
    with pytest.raises(Conflict):  # a second click
        o.run(undo_article, key, old.version + 1)
    now = o.read(article, key)
    assert now is not None
    both = replace(now.draft, name_de="Kneifzange", price=99_0000, values={colour: "grün"})
    o.run(save_article, both, key, now.version)
    o.run(undo_article, key, now.version + 1)
    back = o.read(article, key)
    assert back is not None
    assert (back.draft.name_de, back.draft.price, values(o, key)) == ("Zange", 0, {colour: "rot"})
    assert [one.price for one in o.read(prices_of, key)] == [0, 99_0000]
    assert faults(o) == []


HEAD = "Artikel-Nr;Bezeichnung;Warengruppe;Farbe;Geprüft am;Lieferant (Werkzeug)"
ROWS = (
    "Z-1;Zange;Werkzeug;rot;31.01.2026;Muster",
    "S-1;Stoff;Textil;blau;;",
    "Z-2;Hammer;Werkzeug;;;",
)


def _book(o: Office) -> dict[str, int]:
    """Make two categories, both with a colour of their own, one with fields that are called like others."""
    tools, cloth = (o.run(save_category, CategoryDraft(name)) for name in ("Werkzeug", "Textil"))
    return {
        "tool": o.run(save_field, FieldDraft(tools, "Farbe", "choice", "rot\nblau")),
        "cloth": o.run(save_field, FieldDraft(cloth, "Farbe")),
        "day": o.run(save_field, FieldDraft(tools, "Geprüft am", "date")),
        "supplier": o.run(save_field, FieldDraft(tools, "Lieferant")),
    }


def test_own_fields_come_with_the_list(any_office: Office, tmp_path: Path) -> None:
    """One column serves all categories that have a field of that name; the same list changes nothing; taken back as a whole."""
    o, path = any_office, tmp_path / "Liste.csv"
    field = _book(o)
    path.write_text("\n".join([HEAD, *ROWS]), encoding="cp1252")
    done = run_import(o, path)
    keys = {
        number: int(o.read(reads("")(lambda c, n=number: c.scalar(text(f"SELECT id FROM inventory_article WHERE number = '{n}'")))))
        for number in ("Z-1", "S-1", "Z-2")
    }  # fmt: skip
    assert values(o, keys["Z-1"]) == {
        field["tool"]: "rot",
        field["day"]: "2026-01-31",
        field["supplier"]: "Muster",
    }
    assert values(o, keys["S-1"]) == {field["cloth"]: "blau"}
    again = run_import(o, path)
    assert (done.new, again.new, again.changed, again.same) == (3, 0, 0, 3)
    path.write_text(f"{HEAD}\nZ-1;;;blau;;\nZ-2;;;rot;01.02.2026;", encoding="utf-8")
    other = run_import(o, path)
    assert (other.changed, values(o, keys["Z-1"])[field["tool"]], values(o, keys["Z-2"])[field["tool"]]) == (
        2,
        "blau",
        "rot",
    )
    o.run(undo_sheet, other)
    assert (values(o, keys["Z-1"])[field["tool"]], values(o, keys["Z-2"])) == ("rot", {})
    assert faults(o) == []


def test_every_bad_own_field_at_once(office: Office, tmp_path: Path) -> None:
    """A value that does not fit, a field that the category does not have: each stands with its line and column; nothing is kept."""
    path = tmp_path / "Liste.csv"
    _book(office)
    rows = (
        "Z-1;Zange;Werkzeug;gelb;;",
        "Z-2;Hammer;Werkzeug;;am Montag;",
        "S-1;Stoff;Textil;;01.02.2026;",
        "O-1;Ohne;;rot;;",
    )
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    with pytest.raises(BadFile) as error:
        run_import(office, path)
    fields = {one.key: one.title for one in _columns(office)}
    assert [(one.line, fields[one.field]) for one in error.value.faults] == [
        (2, "Farbe"),
        (3, "Geprüft am"),
        (4, "Geprüft am"),
        (5, "Farbe"),
    ]
    assert office.read(reads("")(lambda c: c.scalar(text("SELECT count(*) FROM inventory_article")))) == 0


def _columns(office: Office) -> Any:
    from app.modules.inventory.stock.transfer.columns import sheet_fields

    return sheet_fields(office.read(article_fields))
