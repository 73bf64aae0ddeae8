"""Reads a frozen dataclass that is written down as JSON: every field by its name, with the place of what is unknown, missing or wrong."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime
import json
import types
import typing
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from app.core.errors import Invalid
from app.core.messages import N_

T = TypeVar("T")
PLACES = 16  # figures of an amount before its point, and zeros behind it


def read_object(data: bytes) -> dict[str, Any]:
    """Return the one JSON object of a file, fractions as Decimal; raises Invalid."""
    try:
        found = json.loads(data, parse_float=Decimal, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise Invalid(N_("This is no JSON file: {reason}"), reason=str(error)[:160]) from error
    if not isinstance(found, dict):
        raise Invalid(N_("The JSON file must hold one object: fields with their values."))
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = next(name for place, (name, _value) in enumerate(pairs) if name in dict(pairs[:place]))
        raise Invalid(N_("“{place}” stands there twice."), field=name, place=name)
    return found


def made_of(kind: type[T], found: Any, needed: Collection[str] = (), place: str = "") -> T:
    """Return a dataclass of a JSON object; amounts are numbers or texts with a point, days ISO texts, bytes base64.

    A field that is left out has its default; without one it is empty, unless it is among those needed. Raises Invalid with
    the place of what is unknown, missing or of a wrong kind.
    """
    if not isinstance(found, Mapping):
        raise Invalid(
            N_("“{place}” must be an object with fields."), field=place.rstrip("."), place=place.rstrip(".")
        )
    fields = {field.name: field for field in dataclasses.fields(typing.cast("Any", kind))}
    for name in found:
        if name not in fields:
            raise Invalid(
                N_("“{place}” is no field that is known here."),
                field=f"{place}{name}",
                place=f"{place}{name}",
            )
    hints, values = typing.get_type_hints(kind), {}
    for name, field in fields.items():
        if name in found:
            values[name] = _value(hints[name], found[name], needed, f"{place}{name}")
        elif (field.default, field.default_factory) != (dataclasses.MISSING, dataclasses.MISSING):
            continue
        elif name in needed:
            raise Invalid(N_("“{place}” is missing."), field=f"{place}{name}", place=f"{place}{name}")
        else:
            values[name] = "" if hints[name] is str else None
    return kind(**values)


def _value(hint: Any, found: Any, needed: Collection[str], place: str) -> Any:
    if isinstance(hint, types.UnionType):
        inner = next(one for one in typing.get_args(hint) if one is not types.NoneType)
        return None if found is None else _value(inner, found, needed, place)
    if typing.get_origin(hint) is tuple:
        if not isinstance(found, list):
            raise Invalid(N_("“{place}” must be a list."), field=place, place=place)
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, one, needed, f"{place}.{number}") for number, one in enumerate(found, 1))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return made_of(hint, found, needed, f"{place}.")
    return _plain(hint, found, place)


def _plain(hint: Any, found: Any, place: str) -> Any:
    """Return a text, figure, day, yes or no, or the bytes of base64."""
    try:
        if hint is Decimal and isinstance(found, (str, int, Decimal)) and not isinstance(found, bool):
            value = Decimal(found)
            if value.is_finite() and (not value or -PLACES < value.adjusted() < PLACES):
                return value
        if hint is datetime.date and isinstance(found, str):
            return datetime.date.fromisoformat(found)
        if hint is bytes and isinstance(found, str):
            return base64.b64decode(found, validate=True)
        if hint in (str, bool, int) and type(found) is hint:
            return found
    except (InvalidOperation, ValueError, binascii.Error) as error:
        raise _wrong(found, place) from error
    raise _wrong(found, place)


def _wrong(found: Any, place: str) -> Invalid:
    return Invalid(N_("“{place}” can't be “{text}”."), field=place, place=place, text=str(found)[:40])
