"""What a command needs and was not given: a parameter, or a field of a draft, that has no None among what it may be."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import types
import typing
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_known: weakref.WeakKeyDictionary[Callable[..., Any], tuple[str, ...]] = weakref.WeakKeyDictionary()


def left_out(function: Callable[..., Any], args: Sequence[Any], named: Mapping[str, Any]) -> str:
    """Return the name of the first parameter of a command, after its unit, or field of a draft that is None and may not be; '' for none.

    An empty field of a form is None; without this a day that was left out would be compared with another one and fall.
    """
    names = _needed(function)
    for place, value in enumerate(args):
        if value is None:
            if place < len(names) and names[place]:
                return names[place]
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            for name in _needed_fields(type(value)):
                if getattr(value, name) is None:
                    return name
    return next((name for name, value in named.items() if value is None and name in names), "")


def _needed(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the parameters after the first, '' for one that may be None."""
    function = inspect.unwrap(function)
    known = _known.get(function)
    if known is None:
        known = _known[function] = _read(function)
    return known


def _read(function: Callable[..., Any]) -> tuple[str, ...]:
    found = list(inspect.signature(function).parameters.values())[1:]
    hints = typing.get_type_hints(function)
    plain = (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.KEYWORD_ONLY,
    )
    return tuple(
        "" if one.kind not in plain or _may_be_none(hints.get(one.name, Any)) else one.name for one in found
    )


@functools.cache
def _needed_fields(draft: type[Any]) -> tuple[str, ...]:
    hints = typing.get_type_hints(draft)
    return tuple(one.name for one in dataclasses.fields(draft) if not _may_be_none(hints[one.name]))


def _may_be_none(kind: Any) -> bool:
    """Say whether None is one of what a type means: by the type itself, whatever it is called."""
    if isinstance(kind, typing.TypeVar):
        return _may_be_none(kind.__bound__ or Any)
    if isinstance(kind, typing.NewType):
        return _may_be_none(kind.__supertype__)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return any(_may_be_none(one) for one in typing.get_args(kind))
    if origin is typing.Literal:
        return None in typing.get_args(kind)
    return kind in (Any, object, None, types.NoneType)
