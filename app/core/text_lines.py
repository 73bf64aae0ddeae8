"""Lines of a text file one after the other: a text of millions of lines is never there twice, and never as millions of texts."""

from __future__ import annotations

import io
from collections.abc import Iterator


def lines_of(data: bytes, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, at least one, without empty ones at the end; a line ends with LF or CR and LF."""
    empty = number = 0
    with io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="\n") as file:
        for number, line in enumerate(file, 1):
            text = line[:-2] if line.endswith("\r\n") else line.removesuffix("\n")
            if not text and number > 1:
                empty += 1
                continue
            yield from ((before, "") for before in range(number - empty, number))
            empty = 0
            yield number, text
    if not number:
        yield 1, ""
