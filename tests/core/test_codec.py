"""Kept values: the same bytes for the same value, only what is registered comes back, and nothing in a book is ever called."""

from __future__ import annotations

import datetime
import json
import pkgutil
import typing
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

import app
from app.core import codec
from app.core.messages import Message

HOSTILE = [
    "app.modules.office.services:_remove",
    "app.data.books:open_book",
    "app.core.paths:home",
    "app.core.codec:register",
    "os:system",
    "builtins:eval",
    "app.core.errors:Forbidden",
    "app.core.messages:use_language",
    "Message",
    "",
    "message ",
    None,
    7,
    ["message"],
    {"$": "day", "v": "2026-01-01"},
]
BROKEN = [
    {"$": "message", "v": {"template": "x", "called": 1}},
    {"$": "message", "v": {}},
    {"$": "message", "v": "x"},
    {"$": "message"},
    {"$": "d", "v": "x"},
    {"$": "d"},
    {"$": "day", "v": 5},
    {"$": "t", "v": "yesterday"},
    {"$": "s", "v": [1]},
    {"$": "b", "v": 3},
]


def modules() -> list[Any]:
    """Import every module below the window and return them."""
    names = [
        info.name
        for info in pkgutil.walk_packages(app.__path__, "app.")
        if not info.name.startswith(("app.ui", "app.main", "app.start", "app.shots", "app.__main__"))
        and ".pages" not in info.name
    ]
    return [import_module(name) for name in names]


def dataclasses_in(hint: Any) -> set[type]:
    """Return every dataclass that a type can hold."""
    found: set[type] = set()
    if isinstance(hint, type) and is_dataclass(hint):
        found.add(hint)
        known = typing.get_type_hints(hint)
        for one in fields(hint):
            found |= dataclasses_in(known[one.name])
    for inner in typing.get_args(hint):
        found |= dataclasses_in(inner)
    return found


def test_plain_values_come_back() -> None:
    """Days, moments, amounts, bytes and sealed values are what they were, and the text is canonical."""
    value = {
        "z": Decimal("1.50"),
        "a": datetime.date(2026, 1, 5),
        "m": datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC),
        "b": b"\x00\xff",
        "s": codec.Sealed("note", 3, "xyz"),
        "n": [1, None, "ü"],
    }
    assert codec.loads(codec.dumps(value)) == value
    assert codec.dumps(value) == codec.dumps(dict(reversed(value.items())))


@pytest.mark.parametrize("mark", HOSTILE, ids=repr)
def test_a_mark_that_nobody_registered_is_refused(mark: Any) -> None:
    """Whatever a row of the book names, it is not imported and not called."""
    with pytest.raises(codec.UnknownMark):
        codec.loads(json.dumps({"$": mark, "v": {"place": "/tmp/x", "book": 1}}))


@pytest.mark.parametrize("value", BROKEN, ids=json.dumps)
def test_a_known_mark_with_a_wrong_value_is_refused(value: dict[str, Any]) -> None:
    """What does not fit its kind is a fault of the value, told as one."""
    with pytest.raises(codec.UnknownMark):
        codec.loads(json.dumps([value]))


def test_marks_of_earlier_versions_are_read() -> None:
    """A book of before the names reads on; what is written has the short name."""
    old = '{"$":"app.core.messages:Message","v":{"one":"","template":"{count} rows","values":{"count":3}}}'
    assert codec.loads(old) == Message("{count} rows", {"count": 3})
    assert json.loads(codec.dumps(codec.loads(old)))["$"] == "message"
    from app.modules.finance.booking.queries import LineRow
    from app.modules.finance.booking.rules import MaskLine

    line = MaskLine(100, "S", "", "1800", "B1", document2="", day=datetime.date(2026, 5, 4), account="6800")
    row = LineRow(7, 1, line, Message("x"))
    was = codec.dumps(row)
    for name, formerly in (
        ('"booking.line_row"', '"app.modules.finance.booking.queries:LineRow"'),
        ('"booking.line"', '"app.modules.finance.booking.rules:MaskLine"'),
        ('"message"', '"app.core.messages:Message"'),
    ):
        was = was.replace(name, formerly)
    assert was.count("app.") == 3
    assert codec.loads(was) == row


def test_what_is_registered_is_a_dataclass_with_a_name_of_its_own() -> None:
    """Functions and plain classes can't be registered, nor a name twice, nor the mark of a plain value."""

    @dataclass(frozen=True)
    class Mine:
        a: int

    with pytest.raises(TypeError):
        codec.register("mine", lambda: None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        codec.register("mine", str)
    for name in ("message", "d"):
        with pytest.raises(ValueError, match=name):
            codec.register(name, Mine)
    with pytest.raises(TypeError):
        codec.dumps(Mine(1))


def test_what_commands_return_is_registered() -> None:
    """The result of a run is kept for a repeated call: each dataclass that a command may return has a name."""
    bare = set()
    commands = 0
    for module in modules():
        for function in vars(module).values():
            if (
                getattr(function, "permission", None) is None
                or getattr(function, "__module__", "") != module.__name__
            ):
                continue
            commands += 1
            found = dataclasses_in(typing.get_type_hints(function).get("return"))
            bare |= {(function.__qualname__, kind) for kind in found if kind not in codec._NAMES}
    assert commands > 100
    assert bare == set()
