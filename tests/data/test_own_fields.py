"""Values of own fields: kept once for each record, unique where they must be, sorted as what they are, and taken back with it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.core.own_fields import FieldDraft, FieldRow
from app.data.office import Office, command
from app.data.own_fields import keep_values, own_columns, set_values, values_of
from app.data.queries import query
from app.data.unit import Unit, table_of
from app.modules.inventory.articles.models import Article, ArticleValue
from app.modules.inventory.articles.rules import ArticleDraft, CategoryDraft
from app.modules.inventory.articles.services.articles import save_article
from app.modules.inventory.articles.services.kits import save_field
from app.modules.inventory.articles.services.masters import save_category

OWNER = "article_id"
read = query("")(values_of)


@command("")
def keep(unit: Unit, key: int, fields: tuple[FieldRow, ...], wanted: dict[int, str]) -> bool:
    """Keep values of an article."""
    return keep_values(unit, ArticleValue, OWNER, key, fields, wanted=wanted)


@command("")
def put(unit: Unit, key: int, wanted: dict[int, str]) -> None:
    """Write them as they were once."""
    set_values(unit, ArticleValue, OWNER, key, wanted)


def made(office: Office, *drafts: tuple[str, str, bool, bool]) -> tuple[list[int], tuple[FieldRow, ...]]:
    """Make two articles of a category with own fields: title, format, needed, unique."""
    group = office.run(save_category, CategoryDraft("Geräte"))
    rows = []
    for title, format_, needed, unique in drafts:
        draft = FieldDraft(group, title, format_, required=needed, unique_value=unique)
        rows.append(FieldRow(office.run(save_field, draft), 1, draft, "Geräte"))
    keys = [office.run(save_article, ArticleDraft(f"A-{n}", f"Artikel {n}")) for n in range(2)]
    return keys, tuple(rows)


def test_values_are_kept_once_and_say_whether_they_differ(any_office: Office) -> None:
    """The same again changes nothing; what is not named stays; an emptied one is empty."""
    (one, _two), fields = made(any_office, ("Farbe", "any", False, False), ("Prüfung", "date", False, False))
    color, day = (field.id for field in fields)
    assert any_office.run(keep, one, fields, {color: " rot ", day: "03.12.2026"})
    assert any_office.read(read, ArticleValue, OWNER, one) == {color: "rot", day: "2026-12-03"}
    assert not any_office.run(keep, one, fields, {color: "rot"})
    assert any_office.run(keep, one, fields, {color: ""})
    assert any_office.read(read, ArticleValue, OWNER, one) == {color: "", day: "2026-12-03"}
    any_office.run(put, one, {color: "blau"})
    assert any_office.read(read, ArticleValue, OWNER, one) == {color: "blau", day: ""}


def test_a_value_that_must_be_unique_is(any_office: Office) -> None:
    """Whatever its case; the record's own value is no other's, and the refusal names the field."""
    keys, fields = made(any_office, ("Nummer", "any", True, True))
    (number,) = (field.id for field in fields)
    any_office.run(keep, keys[0], fields, {number: "X1"})
    any_office.run(keep, keys[0], fields, {number: "x1"})
    for wanted, says in ((" X1", "has already|already"), ("", "empty"), ("y" * 301, "at most")):
        with pytest.raises(Invalid, match=says) as refused:
            any_office.run(keep, keys[1], fields, {number: wanted})
        assert refused.value.field == f"field{number}"
    assert any_office.read(read, ArticleValue, OWNER, keys[1]) == {}


def test_columns_of_own_fields_are_days_and_flags(any_office: Office) -> None:
    """A day sorts as a day on both databases, and what is none sorts as nothing instead of breaking the list."""
    keys, fields = made(any_office, ("Prüfung", "date", False, False), ("Da", "flag", False, False))
    any_office.run(keep, keys[0], fields, {fields[0].id: "2026-12-03", fields[1].id: "ja"})
    any_office.run(
        keep, keys[1], (FieldRow(fields[0].id, 1, FieldDraft(1, "x"), ""),), {fields[0].id: "kein Tag"}
    )
    day, flag = own_columns(fields, Article, ArticleValue, OWNER)
    assert (day.kind, flag.kind, day.shown) == ("day", "flag", False)

    @query("")
    def listed(connection: object) -> list[tuple[object, object]]:
        statement = (
            select(day.expression, flag.expression)
            .select_from(table_of(Article))
            .order_by(table_of(Article).c.id)
        )
        return [tuple(row) for row in connection.execute(statement)]  # type: ignore[attr-defined]

    (first, second) = any_office.read(listed)
    assert (str(first[0]), bool(first[1])) == ("2026-12-03", True)
    assert (second[0], bool(second[1])) == (None, False)
