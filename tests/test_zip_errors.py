"""A ZIP that can't be read ends in a sentence, whichever reader meets it and whatever is wrong with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import KontorError
from app.data.restore import read_manifest
from app.modules.documents.intake.readers import office
from app.modules.finance.banking.readers import files

NAME = "manifest.json"


def packed() -> bytearray:
    """Return a ZIP with one deflated part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(NAME, "abcdefgh" * 50)
    return bytearray(out.getvalue())


def _broken_stream(data: bytearray) -> None:
    start = 30 + len(NAME)
    data[start : start + 3] = b"\xff\xff\xff"


def _password(data: bytearray) -> None:
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1


def _unknown_method(data: bytearray) -> None:
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99


def _cut(data: bytearray) -> None:
    del data[-10:]


def _name_that_is_none(data: bytearray) -> None:
    at = data.index(b"PK\x01\x02")
    data[at + 9] |= 8  # the name is UTF-8
    data[at + 46] = 0xFF


def _place_before_the_file(data: bytearray) -> None:
    at = data.index(b"PK\x05\x06")
    data[at + 12 : at + 20] = b"\xff" * 8


READERS: dict[str, Callable[[Path], object]] = {
    "backup": read_manifest,
    "document": lambda path: office.part(office.opened(path.read_bytes()), NAME),
    "bank": lambda path: list(files._unpacked(path.read_bytes())),
}


@pytest.mark.parametrize(
    "spoil", [_broken_stream, _password, _unknown_method, _cut, _name_that_is_none, _place_before_the_file]
)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_an_unreadable_zip_is_refused(
    reader: Callable[[Path], object], spoil: Callable[[bytearray], None], tmp_path: Path
) -> None:
    """Six kinds of damage, three readers: a refusal for people, never what the library raised."""
    data = packed()
    spoil(data)
    path = tmp_path / "spoiled.zip"
    path.write_bytes(data)
    with pytest.raises(KontorError):
        reader(path)
