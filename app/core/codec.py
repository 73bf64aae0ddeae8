"""Values as canonical JSON: the same value gives the same bytes, so that it can be hashed and kept."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import hashlib
import json
from decimal import Decimal
from importlib import import_module
from typing import Any


@dataclasses.dataclass(frozen=True)
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
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return {"$": f"{kind.__module__}:{kind.__qualname__}", "v": {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} can't be kept as JSON")


def dumps(value: Any) -> str:
    """Return canonical JSON: sorted keys, no blanks; days, amounts and dataclasses are marked."""
    return json.dumps(value, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _revive(found: dict[str, Any]) -> Any:
    match found.get("$"):
        case None:
            return found
        case "d":
            return Decimal(found["v"])
        case "t":
            return datetime.datetime.fromisoformat(found["v"])
        case "day":
            return datetime.date.fromisoformat(found["v"])
        case "s":
            return Sealed(*found["v"])
        case "b":
            return base64.b64decode(found["v"])
        case str(place) if place.startswith("app."):
            module, _colon, name = place.partition(":")
            kind = getattr(import_module(module), name)
            values = {key: tuple(v) if isinstance(v, list) else v for key, v in found["v"].items()}
            return kind(**values)
    raise ValueError("unknown mark in kept JSON")


def loads(text: str) -> Any:
    """Return the value that dumps() was given; lists in dataclasses come back as tuples."""
    return json.loads(text, object_hook=_revive)


def digest(*parts: bytes | str) -> bytes:
    """Return the SHA-256 of the parts, one after another."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode() if isinstance(part, str) else part)
    return whole.digest()
