"""Lines one after the other are the lines of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text_lines import lines_of

BOM = b"\xef\xbb\xbf"


def whole(data: bytes) -> list[str]:
    """Return the lines of a text that is split at once."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").rstrip("\n").split("\n")


@pytest.mark.parametrize(
    "data", [b"", b"\n", BOM, BOM + b"\n\n", b"a", b"a\rb\r\n", b"\n\na\n\nb\r\n\n", b"a\r\r\n\xff"]
)
def test_lines_at_the_ends(data: bytes) -> None:
    """Empty files, marks, lone CR, empty lines before, between and after."""
    assert [text for _number, text in lines_of(data, "utf-8-sig")] == whole(data)


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r", b"\r\n", b";", b"\xc3\xa4", b"\xff"])).map(b"".join))
def test_lines_are_those_of_the_text_split_at_once(data: bytes) -> None:
    """A second way to the same lines, and their numbers count on."""
    found = list(lines_of(data, "utf-8-sig"))
    assert [text for _number, text in found] == whole(data)
    assert [number for number, _text in found] == list(range(1, len(found) + 1))
