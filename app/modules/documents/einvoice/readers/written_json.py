"""An invoice written down as JSON, to be made into an electronic one: the fields of Invoice by their names.

Needed are number, date, seller, buyer and lines; kind is 380 and currency EUR unless said. Amounts are numbers or texts with a point, days ISO
texts. Amounts that are left out are reckoned from the lines. taxes may name only category and reason, for an exemption.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime
import json
import types
import typing
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.documents.einvoice.rules import Invoice

EMPTY = {"format": "", "profile": "", "guideline": "", "kind": "380", "currency": "EUR"}
NEEDED = {"number", "date", "seller", "buyer", "lines", "name", "charge", "amount", "category"}


def read_json(data: bytes) -> Invoice:
    """Return the invoice of a JSON file; raises Invalid with the place of what is unknown, missing or of a wrong kind."""
    try:
        found = json.loads(data, parse_float=Decimal)
    except ValueError as error:
        raise Invalid(N_("This is no JSON file: {reason}"), reason=str(error)[:160]) from error
    if not isinstance(found, dict):
        raise Invalid(N_("The JSON file must hold one invoice: fields with their values."))
    invoice: Invoice = _made(Invoice, {**EMPTY, **found}, "")
    return invoice


def _made(kind: type[Any], found: Any, place: str) -> Any:
    """Return a dataclass of a JSON object; fields that are left out are empty where they may be."""
    if not isinstance(found, dict):
        raise Invalid(N_("“{place}” must be an object with fields."), place=place)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for name in found:
        if name not in fields:
            raise Invalid(N_("“{place}” is no field of an invoice."), place=f"{place}{name}")
    hints, values = typing.get_type_hints(kind), {}
    for name, field in fields.items():
        if name in found:
            values[name] = _value(hints[name], found[name], f"{place}{name}")
        elif name in NEEDED and field.default is dataclasses.MISSING:
            raise Invalid(N_("“{place}” is missing."), place=f"{place}{name}")
        elif field.default is dataclasses.MISSING:
            values[name] = None if hints[name] is not str else ""
    return kind(**values)


def _value(hint: Any, found: Any, place: str) -> Any:
    if isinstance(hint, types.UnionType):
        inner = next(one for one in typing.get_args(hint) if one is not types.NoneType)
        return None if found is None else _value(inner, found, place)
    if typing.get_origin(hint) is tuple:
        if not isinstance(found, list):
            raise Invalid(N_("“{place}” must be a list."), place=place)
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, one, f"{place}.{number}") for number, one in enumerate(found, 1))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _made(hint, found, f"{place}.")
    return _plain(hint, found, place)


def _plain(hint: Any, found: Any, place: str) -> Any:
    """Return a text, figure, day, yes or no, or the bytes of base64."""
    try:
        if hint is Decimal and isinstance(found, (str, int, Decimal)) and not isinstance(found, bool):
            value = Decimal(found)
            if value.is_finite():
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
    return Invalid(N_("“{place}” can't be “{text}”."), place=place, text=str(found)[:40])
