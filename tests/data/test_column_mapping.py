"""Which column holds what: proposed from titles, found again for files of the same shape, and shown with an example."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from app.core.errors import BadFile
from app.core.messages import use_language
from app.data.column_mapping import imported_before, peek, shape, suggest
from app.data.office import Office, command
from app.data.system_tables import ImportFile
from app.data.transfer import FieldSpec
from app.data.unit import Unit

FIELDS = (
    FieldSpec("name", "Name", synonyms=("bezeichnung",)),
    FieldSpec("town", "Town", synonyms=("ort",)),
    FieldSpec("note", "Remark"),
)


def test_a_title_of_its_own_goes_before_another_word() -> None:
    """Whatever its case and blanks; a title that stands twice is proposed once."""
    assert suggest(["Ort", "BEZEICHNUNG ", "x"], FIELDS) == {"name": 1, "town": 0}
    assert suggest(["Bezeichnung", "name"], FIELDS)["name"] == 1
    assert suggest(["name", "Name"], FIELDS)["name"] == 0
    assert suggest([], FIELDS) == {}


def test_titles_are_found_in_the_language_in_force() -> None:
    """The English key finds its column in a German window too."""
    use_language("de")
    assert suggest(["name", "remark"], FIELDS) == {"name": 0, "note": 1}


def test_files_of_one_shape_have_one_key() -> None:
    """Order counts, case and blanks do not; two titles are not one that joins them."""
    assert shape(["Name", " Ort "]) == shape(["name", "ort"])
    assert len({shape(one) for one in (["name", "ort"], ["ort", "name"], ["name ort"], ["name"], [])}) == 5


def test_a_look_takes_the_first_value_that_is_there(tmp_path: Path) -> None:
    """A column whose first cell is empty shows the next one; rows may be shorter than the head."""
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffName;Ort;Zusatz\r\nA;;\r\n'=B;Kiel\r\n".encode())
    found = peek(path)
    assert found.header == ("Name", "Ort", "Zusatz")
    assert [found.sample(place) for place in range(4)] == ["A", "Kiel", "", ""]
    assert found.samples[1][0] == "=B"
    same = tmp_path / "b.csv"
    same.write_bytes(path.read_bytes())
    assert peek(same).sha256 == found.sha256
    (tmp_path / "c.xlsx").write_bytes(b"no spreadsheet")
    with pytest.raises(BadFile):
        peek(tmp_path / "c.xlsx")


@command("")
def keep(unit: Unit, sha256: bytes) -> None:
    """Note an import."""
    unit.insert(ImportFile, kind="x", sha256=sha256, at=unit.now, name="a.csv", rows=1)


def test_the_same_bytes_are_told_as_imported_before(office: Office) -> None:
    """Of that kind of import only."""
    assert office.read(imported_before, "x", b"1" * 32) is None
    office.run(keep, b"1" * 32)
    found = office.read(imported_before, "x", b"1" * 32)
    assert isinstance(found, datetime.datetime)
    assert office.read(imported_before, "y", b"1" * 32) is None
