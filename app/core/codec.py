"""Values as canonical JSON: the same value gives the same bytes, so that it can be hashed and kept.

A value in the database is data, never code: besides plain values only the dataclasses that a module registers under
a name are revived. A mark that nobody registered is refused, whatever it says.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import hashlib
import json
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass


class UnknownMark(ValueError):
    """A kept value is marked as something that Kontor does not write."""


_PLAIN = frozenset({"d", "t", "day", "s", "b"})
_KINDS: dict[str, type] = {}  # by name, and by the marks of earlier versions
_NAMES: dict[type, str] = {}


def register(name: str, kind: type, *formerly: str) -> None:
    """Let a dataclass be kept and revived under a short name that never changes, wherever its module moves.

    formerly are marks that earlier versions wrote for it (module:class). Raises TypeError for what is no dataclass,
    ValueError for a name or mark that another class has.
    """
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        raise TypeError(f"{name} is no dataclass")
    for mark in (name, *formerly):
        if mark in _PLAIN:
            raise ValueError(f"{mark} marks a plain value")
        known = _KINDS.setdefault(mark, kind)
        if known is not kind:
            raise ValueError(f"{mark} is {known.__qualname__} already")
    _NAMES[kind] = name


@dataclass(frozen=True)
class Sealed:
    """A value that only the key of a record opens: the record's table and key, and the sealed text in base64; see data/seal.py."""

    table: str
    key: int
    text: str


def _plain(value: Any) -> Any:
    if isinstance(value, Sealed):
        return {"$": "s", "v": [value.table, value.key, value.text]}
    if isinstance(value, Decimal):
        return {"$": "d", "v": format(value, "f")}
    if isinstance(value, datetime.datetime):
        return {"$": "t", "v": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$": "day", "v": value.isoformat()}
    if isinstance(value, bytes):
        return {"$": "b", "v": base64.b64encode(value).decode()}
    if name := _NAMES.get(type(value)):
        return {"$": name, "v": {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, range):
        return list(value)
    raise TypeError(f"{type(value).__name__} can't be kept as JSON")


_ENCODER = json.JSONEncoder(default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> str:
    """Return canonical JSON: sorted keys, no blanks; days, amounts and dataclasses are marked."""
    return str(value) if type(value) is int else _ENCODER.encode(value)


def _revive(found: dict[str, Any]) -> Any:
    if "$" not in found:
        return found
    mark: Any = found["$"]
    value: Any = found.get("v")
    try:
        match mark:
            case "d":
                return Decimal(value)
            case "t":
                return datetime.datetime.fromisoformat(value)
            case "day":
                return datetime.date.fromisoformat(value)
            case "s":
                return Sealed(*value)
            case "b":
                return base64.b64decode(value)
            case str() if mark in _KINDS:
                return _KINDS[mark](**{key: _frozen(inner) for key, inner in value.items()})
    except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise UnknownMark(f"a kept value marked {mark!r} can't be read") from error
    raise UnknownMark(f"a kept value is marked {mark!r}, which Kontor does not write")


def _frozen(value: Any) -> Any:
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value


_DECODER = json.JSONDecoder(object_hook=_revive)  # made once: a history has hundreds of thousands of values


def loads(text: str) -> Any:
    """Return the value that dumps() was given; lists in dataclasses come back as tuples.

    Raises UnknownMark for a mark that nobody registered, ValueError for what is no JSON.
    """
    return _DECODER.decode(text)


def digest(*parts: bytes | str) -> bytes:
    """Return the SHA-256 of the parts, one after another."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode() if isinstance(part, str) else part)
    return whole.digest()
