"""winmail.dat: what Outlook packs its attachments into (MS-OXTNEF), taken apart into files with their names."""

from __future__ import annotations

import struct

SIGNATURE = b"\x78\x9f\x3e\x22"
BEGINS, TITLE, DATA, PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
LONG_NAME, SHORT_NAME = 0x3707, 0x3704
FIXED = {
    0x0002: 4,
    0x0003: 4,
    0x0004: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x000A: 4,
    0x000B: 4,
    0x0014: 8,
    0x0040: 8,
    0x0048: 16,
}
MANY = 0x1000  # a property of several values
MOST_PROPERTIES = 500


def is_tnef(data: bytes) -> bool:
    """Say whether bytes are such a file."""
    return data.startswith(SIGNATURE)


def files(data: bytes) -> list[tuple[str, bytes]]:
    """Return the files in it, each with its name; what is cut short ends the list."""
    found: list[list[bytes]] = []
    place = 6
    while place + 9 <= len(data):
        kind, length = struct.unpack_from("<II", data, place + 1)
        value = data[place + 9 : place + 9 + length]
        place += 9 + length + 2
        if kind == BEGINS:
            found.append([b"", b""])
        elif found and kind == TITLE:
            found[-1][0] = found[-1][0] or _latin(value)
        elif found and kind == DATA:
            found[-1][1] = value
        elif found and kind == PROPERTIES:
            found[-1][0] = _name(value) or found[-1][0]
    return [(name.decode("utf-8") or "attachment", inner) for name, inner in found if inner]


def _latin(value: bytes) -> bytes:
    return value.split(b"\0")[0].decode("cp1252", "replace").encode()


def _name(properties: bytes) -> bytes:
    """Return the name of an attachment as UTF-8 from its properties, the long one before the short one; b'' where there is none."""
    named: dict[int, bytes] = {}
    try:
        (count,) = struct.unpack_from("<I", properties)
        place = 4
        for _n in range(min(count, MOST_PROPERTIES)):
            kind, key = struct.unpack_from("<HH", properties, place)
            place = _behind_name(properties, place + 4) if key >= 0x8000 else place + 4
            values, place = _values(properties, place, kind)
            if key in (LONG_NAME, SHORT_NAME) and values and kind & ~MANY in (0x001E, 0x001F):
                raw = values[0]
                text = raw.decode("utf-16-le", "replace") if kind & 1 else raw.decode("cp1252", "replace")
                named[key] = text.split("\0")[0].encode()
    except struct.error:  # cut short: the names read so far hold
        pass
    return named.get(LONG_NAME) or named.get(SHORT_NAME) or b""


def _behind_name(properties: bytes, place: int) -> int:
    """Return where the value of a named property begins."""
    (by,) = struct.unpack_from("<I", properties, place + 16)
    if by == 0:
        return place + 24
    (length,) = struct.unpack_from("<I", properties, place + 20)
    return place + 24 + _padded(length)


def _values(properties: bytes, place: int, kind: int) -> tuple[list[bytes], int]:
    """Return the values of a property and where the next one begins."""
    count = 1
    size = FIXED.get(kind & ~MANY)
    if kind & MANY or size is None:
        (count,) = struct.unpack_from("<I", properties, place)
        place += 4
    found = []
    for _n in range(min(count, MOST_PROPERTIES)):
        length = size
        if length is None:
            (length,) = struct.unpack_from("<I", properties, place)
            place += 4
        found.append(properties[place : place + length])
        place += _padded(length)
    return found, place


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
