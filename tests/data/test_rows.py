"""Rows become dataclasses by name: what is missing is refused, places do not matter, drafts inside views are filled too."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import literal, select

from app.data.office import Office
from app.data.rows import build, read_all, read_one


@dataclass(frozen=True)
class _Draft:
    name: str
    person: int | None = None


@dataclass(frozen=True)
class _View:
    id: int
    draft: _Draft
    note: str = ""


def test_a_view_is_built_by_names() -> None:
    """A reference is found under its name or name_id, a default may be left out, more columns do not matter."""
    values = {"person_id": 7, "name": "Anna", "id": 3, "else": 1}
    assert build(_View, values) == _View(3, _Draft("Anna", 7))
    assert build(_View, {**values, "note": "x"}).note == "x"


def test_what_is_missing_is_refused() -> None:
    """A column that a dataclass wants and nobody gives is a fault, not a guess."""
    with pytest.raises(TypeError, match="_Draft: no column gives name"):
        build(_View, {"id": 1})


@given(st.permutations(["id", "name", "person_id", "note"]))
def test_places_do_not_matter(order: list[str]) -> None:
    """Columns in any order give the same view."""
    values = {"id": 1, "name": "B", "person_id": 2, "note": "n"}
    assert build(_View, {name: values[name] for name in order}) == _View(1, _Draft("B", 2), "n")


def test_queries_are_read_by_their_labels(any_office: Office) -> None:
    """On both databases."""
    query = select(literal("Eva").label("name"), literal(5).label("id"))
    with any_office.book.engine.connect() as connection:
        assert read_all(connection, query, _View) == [_View(5, _Draft("Eva"))]
        assert read_one(connection, query.where(literal(1) == 2), _View) is None
