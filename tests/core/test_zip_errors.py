"""A ZIP that is damaged anywhere is read as it was or ends in one of the errors that every reader catches."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.zip_errors import UNREADABLE, is_damage

TEXT = b"Beleg 2026-001, 1.190,00 " * 20


def packed(method: int) -> bytes:
    """Return a ZIP of two parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as whole:
        whole.writestr("a.xml", TEXT)
        whole.writestr("ordner/ü.txt", TEXT[::-1])
    return out.getvalue()


WHOLE = {
    method: packed(method)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)
}


def read(data: bytes) -> list[bytes] | None:
    """Read all parts, None where the file can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            return [whole.read(name) for name in whole.namelist()]
    except (*UNREADABLE, OSError) as error:
        if not is_damage(error):
            raise
        return None


@pytest.mark.parametrize("method", WHOLE)
@settings(max_examples=40)
@given(st.data())
def test_any_damage_is_one_of_the_known_errors(method: int, data: st.DataObject) -> None:
    """One to four octets are others, or the end is missing: nothing but these errors comes out, for every way of packing."""
    broken = bytearray(WHOLE[method])
    places = st.tuples(st.integers(0, len(broken) - 1), st.integers(0, 255))
    for place, octet in data.draw(st.lists(places, min_size=1, max_size=4)):
        broken[place] = octet
    cut = data.draw(st.integers(0, len(broken)))
    for one in (bytes(broken), bytes(broken[:cut])):
        found = read(one)
        assert found is None or all(isinstance(part, bytes) for part in found)


@pytest.mark.parametrize("method", WHOLE)
def test_a_whole_one_is_read(method: int) -> None:
    """The errors do not hide what can be read."""
    assert read(WHOLE[method]) == [TEXT, TEXT[::-1]]


def test_the_place_of_the_list_may_lie_before_the_file() -> None:
    """An end record that points before the beginning: no seek to a negative place."""
    data = bytearray(WHOLE[zipfile.ZIP_STORED])
    at = data.rindex(b"PK\x05\x06")
    data[at + 12 : at + 20] = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)
    assert read(bytes(data)) is None


def test_a_full_disk_is_no_damage() -> None:
    """Told as a damaged file it would send people to an older backup."""
    assert not is_damage(OSError(28, "No space left on device"))
    assert is_damage(OSError("Invalid data stream"))
