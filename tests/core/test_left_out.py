"""What a command needs and was not given is named before it begins."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, NewType, Optional, TypeVar

import pytest

from app.core.errors import Invalid
from app.core.left_out import left_out
from app.data.office import Office
from app.modules.inventory.stock.services.places import lock_stock


@dataclass(frozen=True)
class Draft:
    """A day that must be there, and one that may be left out."""

    day: datetime.date
    until: datetime.date | None = None
    anything: object = None


def _keep(unit: object, draft: Draft, key: int | None = None, *more: int, count: int = 1) -> None:
    raise AssertionError("it is only looked at")


DAY = datetime.date(2026, 2, 28)


@pytest.mark.parametrize(
    ("args", "named", "name"),
    [
        ((Draft(DAY),), {}, ""),
        ((Draft(None),), {}, "day"),  # type: ignore[arg-type]
        ((None,), {}, "draft"),
        ((Draft(DAY), None), {}, ""),
        ((Draft(DAY), 1, None), {}, ""),
        ((Draft(DAY),), {"count": None}, "count"),
        ((), {"draft": None}, "draft"),
        ((), {"key": None}, ""),
    ],
)
def test_what_is_needed_is_named(args: tuple[object, ...], named: dict[str, object], name: str) -> None:
    """None where None may not be: of parameters by place and by name, and of the fields of a draft."""
    assert left_out(_keep, args, named) == name


@dataclass(frozen=True)
class AnyThing:
    """A type whose name holds the word Any, and another one with None in it."""

    objects: int


Maybe = datetime.date | None
NonePaid = NewType("NonePaid", int)
Kind = TypeVar("Kind", bound=datetime.date)


@dataclass(frozen=True)
class Named(Generic[Kind]):
    """What must be there although its words say otherwise, and what may be none although they don't."""

    thing: AnyThing | int
    paid: NonePaid
    optionals: Callable[[None], None]
    listed: list[str | None]
    one: Literal["None", "Any"]
    kind: Kind
    until: Maybe
    either: Literal["a", None]  # noqa: PYI061
    old: Optional[int]  # noqa: UP045
    whatever: Any


def test_the_types_are_read_and_not_their_words() -> None:
    """A type called AnyThing is needed; one that means "a day or nothing" by another name is not."""
    there = {
        "thing": AnyThing(1),
        "paid": NonePaid(1),
        "optionals": print,
        "listed": [None],
        "one": "Any",
        "kind": DAY,
    }
    rest = dict.fromkeys(("until", "either", "old", "whatever"))
    assert left_out(_keep, (Named(**there, **rest),), {}) == ""  # type: ignore[arg-type]
    for name in there:
        assert left_out(_keep, (Named(**{**there, name: None}, **rest),), {}) == name  # type: ignore[arg-type]


def test_a_day_that_was_left_out_is_a_sentence_at_its_field(office: Office) -> None:
    """It was compared with today, and the person was told of an unexpected fault."""
    with pytest.raises(Invalid, match="needed") as caught:
        office.run(lock_stock, None, "Inventur")
    assert caught.value.field == "until"
