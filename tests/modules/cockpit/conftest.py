"""The demo company of the cockpit's tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data import books
from app.data.office import Actor, Office
from tests.conftest import NOW


@pytest.fixture(scope="module")
def demo(demo_image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return the demo company, with its rights."""
    place = tmp_path_factory.mktemp("figures") / "demo.kontor"
    shutil.copytree(demo_image, place)
    book = books.open_book(str(place))
    yield Office(book, Actor("anna", "Anna Petersen", frozenset({"*"})), lambda: NOW)
    book.close()
