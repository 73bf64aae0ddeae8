"""`dataclass` as Python has it, ten times as fast to declare where it is frozen or has slots.

Python writes and compiles up to six functions for each, which takes 0.4 ms, and this program has more than a thousand.
Here a class is declared with shared functions; what is made of its fields is compiled when its first object is made.
Fields, slots, defaults, replace, asdict and matching are Python's own.
"""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import field
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(kind: type | None = None, /, **options: bool) -> Any:
        """Make a class a dataclass; one that is neither frozen nor has slots, or has an order, is left to Python."""

        def decorate(kind: type) -> type:
            quick = options.get("frozen") or options.get("slots")
            if not quick or options.keys() - {"frozen", "slots", "kw_only"}:
                return dataclasses.dataclass(kind, **options)
            return _declare(kind, **options)

        return decorate if kind is None else decorate(kind)


_lock = threading.RLock()


def _declare(kind: Any, *, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> type:
    own = dict(kind.__dict__)
    kind = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(kind)
    shared = SHARED | (FROZEN if frozen else CHANGING) | (FROZEN_SLOTS if frozen and slots else {})
    for name, method in shared.items():
        if own.get(name) is None:  # a class that compares by its own rule has None as __hash__
            setattr(kind, name, method)
    if "__init__" not in own:
        kind.__init__ = _first_init(kind)
    return kind  # type: ignore[no-any-return]


def _first_init(kind: Any) -> Any:
    """Return an `__init__` that compiles what is made of the fields, and goes on with the one that came out."""

    def first(self: object, *values: object, **named: object) -> None:
        with _lock:
            if kind.__dict__["__init__"] is first:
                _compile(kind)
        kind.__init__(self, *values, **named)

    return first


def _compile(kind: Any) -> None:
    """Put methods made of the fields in the place of the shared ones; `__init__` last, as other threads look for it."""
    names: dict[str, Any] = {"_unset": object(), "_set": object.__setattr__}
    compared = [one.name for one in dataclasses.fields(kind) if one.compare]
    mine, others = (f"({''.join(f'{whose}.{name},' for name in compared)})" for whose in ("self", "other"))
    text = f"""
def __eq__(self, other):
    if other.__class__ is self.__class__:
        return {mine} == {others}
    return NotImplemented
def __hash__(self):
    return hash({mine})
def __init__({", ".join(_parameters(kind, names))}):
    _put = _set.__get__(_self)
"""
    line = "    _self.{} = {}\n" if kind.__setattr__ is object.__setattr__ else "    _put({!r}, {})\n"
    text += "".join(line.format(name, value) for name, value in _values(kind))
    text += "    _self.__post_init__()\n" if hasattr(kind, "__post_init__") else ""
    exec(text, names)  # noqa: S102  # made of the names of declared fields, of nothing that comes from outside
    for name in ("__eq__", "__hash__", "__init__"):
        if name == "__init__" or kind.__dict__.get(name) in (_equal, _hash):
            names[name].__module__, names[name].__qualname__ = kind.__module__, f"{kind.__qualname__}.{name}"
            setattr(kind, name, names[name])


def _parameters(kind: Any, names: dict[str, Any]) -> list[str]:
    """Return the parameters of `__init__`, and put the defaults they name among the names."""
    listed: dict[bool, list[str]] = {False: ["_self"], True: []}  # a field may be called self
    for one in dataclasses.fields(kind):
        names[f"_make_{one.name}"], names[f"_default_{one.name}"] = one.default_factory, one.default
        if one.init:
            made = one.default_factory is not dataclasses.MISSING
            default = "=_unset" if made else f"=_default_{one.name}"
            needed = not made and one.default is dataclasses.MISSING
            listed[bool(one.kw_only)].append(one.name if needed else one.name + default)
    return listed[False] + (["*", *listed[True]] if listed[True] else [])


def _values(kind: Any) -> list[tuple[str, str]]:
    """Return which fields `__init__` sets and to what; others are given by `__post_init__` or are the class's own."""
    found = []
    for one in dataclasses.fields(kind):
        if one.default_factory is not dataclasses.MISSING:
            made = f"_make_{one.name}()"
            found.append((one.name, f"{made} if {one.name} is _unset else {one.name}" if one.init else made))
        elif one.init:
            found.append((one.name, one.name))
    return found


def _compared(kind: Any) -> Any:
    names = [one.name for one in dataclasses.fields(kind) if one.compare]
    return attrgetter(*names) if names else lambda _one: ()


def _equal(self: Any, other: object) -> Any:
    """Compare objects that came without `__init__`, from another process."""
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = _compared(self.__class__)
    return compared(self) == compared(other)


def _hash(self: object) -> int:
    return hash(_compared(self.__class__)(self))


@recursive_repr()
def _show(self: Any) -> str:
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    if "__dataclass_fields__" in self.__class__.__dict__ or name in self.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def _refuse_to_delete(self: Any, name: str) -> None:
    if "__dataclass_fields__" in self.__class__.__dict__ or name in self.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


def _values_kept(self: Any) -> list[Any]:
    """Return what is written of an object that is frozen and has slots: its values in the order of its fields."""
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _take_values(self: Any, values: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), values, strict=True):
        object.__setattr__(self, one.name, value)


SHARED: dict[str, Any] = {"__repr__": _show, "__eq__": _equal}
CHANGING: dict[str, Any] = {"__hash__": None}
FROZEN: dict[str, Any] = {
    "__hash__": _hash,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}
FROZEN_SLOTS: dict[str, Any] = {"__getstate__": _values_kept, "__setstate__": _take_values}
