"""The quick dataclass does what Python's own does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import random
import re
import threading
from collections.abc import Callable
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest

from app.core.dataclass import dataclass

DEFAULTS: tuple[Any, ...] = (dataclasses.MISSING, 0, "x", (), None)


@dataclass(frozen=True)
class Amount:
    """Has a check, a default, a made default, and a field of the class."""

    cents: int
    currency: str = "EUR"
    notes: list[str] = field(default_factory=list, compare=False)
    doubled: int = field(init=False, repr=False)
    KNOWN: ClassVar[int] = 7

    def __post_init__(self) -> None:
        """Refuse what is below zero."""
        if self.cents < 0:
            raise ValueError(self.cents)
        object.__setattr__(self, "doubled", self.cents * 2)


@dataclass(frozen=True)
class Charge(Amount):
    """Inherits."""

    reason: str = ""


@dataclass(frozen=True)
class Named:
    """Compares by its own rule."""

    name: str

    def __eq__(self, other: object) -> bool:
        """Compare without capitals."""
        return isinstance(other, Named) and self.name.lower() == other.name.lower()

    def __repr__(self) -> str:
        """Show the name alone."""
        return f"<{self.name}>"


class Plain(Amount):
    """A class below that is no dataclass itself."""


KINDS = ((True, False), (True, True), (False, True))  # whether it is frozen, and has slots


def shape(make: Callable[..., Any], drawn: random.Random, frozen: bool = True, slots: bool = False) -> type:
    """Return a class of some fields, the same for the same seed."""
    kw_only = drawn.random() < 0.3
    names = [f"field_{place}" for place in range(drawn.randrange(6))]
    needed = drawn.randrange(len(names) + 1)
    body: dict[str, Any] = {
        "__annotations__": dict.fromkeys(names, "int"),
        "__module__": __name__,
        "__doc__": "Drawn.",
    }
    for place, name in enumerate(names):
        default = DEFAULTS[0] if place < needed else drawn.choice(DEFAULTS[1:])
        way = drawn.randrange(4)
        if way == 0 and place >= needed:
            body[name] = field(default_factory=lambda: 3, compare=drawn.random() < 0.5)
        elif way == 1:
            body[name] = field(default=default, repr=False, kw_only=drawn.random() < 0.5)
        elif place >= needed:
            body[name] = default
    return make(frozen=frozen, slots=slots, kw_only=kw_only)(type("Drawn", (), body))  # type: ignore[no-any-return]


def told(action: Callable[[], object]) -> object:
    """Return what an action gives, or the kind and words of its error."""
    try:
        return action()
    except (TypeError, AttributeError) as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize(("frozen", "slots"), KINDS)
@pytest.mark.parametrize("seed", range(60))
def test_a_drawn_class_does_what_pythons_own_does(seed: int, frozen: bool, slots: bool) -> None:
    """Fields, places of parameters, defaults, words, equality, hash, replace, and each error, with its words."""
    try:
        theirs = shape(dataclasses.dataclass, random.Random(seed), frozen, slots)
    except TypeError as error:
        with pytest.raises(TypeError, match=str(error).split("'")[0]):
            shape(dataclass, random.Random(seed), frozen, slots)
        return
    ours = shape(dataclass, random.Random(seed), frozen, slots)
    assert ours.__match_args__ == theirs.__match_args__  # type: ignore[attr-defined]
    drawn = random.Random(seed)
    made: list[tuple[Any, Any]] = []
    for _i in range(12):
        values = [drawn.randrange(3) for _j in range(drawn.randrange(7))]
        names = [f"field_{drawn.randrange(7)}" for _j in range(drawn.randrange(5))]
        given = {name: drawn.randrange(3) for name in names}
        one, other = (told(partial(kind, *values, **given)) for kind in (ours, theirs))
        assert repr(one) == repr(other)
        if not isinstance(one, tuple):
            made.append((one, other))
    for one, other in made:
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        assert told(partial(hash, one)) == told(partial(hash, other))
        assert repr(copy.deepcopy(one)) == repr(copy.copy(one)) == repr(one)
        if "field_0" in dataclasses.asdict(one):
            assert told(partial(setattr, one, "field_0", 1)) == told(partial(setattr, other, "field_0", 1))
        if not (frozen and slots):  # there Python's own stumbles over what is no field
            assert told(partial(delattr, one, "new")) == told(partial(delattr, other, "new"))
            assert told(partial(setattr, one, "new", 1)) == told(partial(setattr, other, "new", 1))
        for second, fourth in made:
            assert (one == second) == (other == fourth)
            assert (one != second) == (other != fourth)


def test_checks_made_values_and_fields_of_the_class() -> None:
    """What `__post_init__` gives or refuses holds, also with replace and in a class below."""
    one = Amount(5)
    assert (one.doubled, one.notes, one.KNOWN) == (10, [], 7)
    assert one == Amount(5, notes=["x"])
    assert one.notes is not Amount(5).notes
    assert dataclasses.replace(one, cents=6).doubled == 12
    with pytest.raises(ValueError, match="-1"):
        Amount(-1)
    charge = Charge(3, reason="Porto")
    assert repr(charge) == "Charge(cents=3, currency='EUR', notes=[], reason='Porto')"
    assert charge != Amount(3)
    assert (charge.doubled, Plain(4).doubled) == (6, 8)
    assert Plain(4) == Plain(4)
    match Amount(1, "CHF"):
        case Amount(cents, currency):
            assert (cents, currency) == (1, "CHF")


def test_a_field_may_have_any_name() -> None:
    """Also that of what methods call their object."""

    @dataclass(frozen=True)
    class Odd:
        """Has such fields."""

        self: int
        other: int = 2
        value: int = 3

    assert (Odd(1).self, Odd(1), Odd(self=4).other) == (1, Odd(1, other=2), 2)


def test_own_rules_stay() -> None:
    """A class that says how it compares and is shown does it so."""
    assert Named("Berg") == Named("berg")
    assert repr(Named("Berg")) == "<Berg>"
    assert hash(Named("Berg")) == hash(("Berg",))


def test_nothing_is_changed() -> None:
    """An object keeps its values, before and after its class was used, and in a class below."""
    for one in (Amount(1), Charge(1)):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'cents'"):
            one.cents = 2  # type: ignore[misc]
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'cents'"):
            del one.cents  # type: ignore[misc]
    below = Plain(1)
    below.seen = True  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        below.cents = 2  # type: ignore[misc]


def test_copies_and_objects_of_another_process_are_the_same() -> None:
    """What came without `__init__` compares, hashes and shows like what was made here."""
    for one in (Amount(7), Charge(7, reason="a")):
        for other in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), copy.copy(one)):
            assert (other, hash(other), repr(other)) == (one, hash(one), repr(one))
    kind = shape(dataclass, random.Random(5))
    one, other = kind.__new__(kind), kind.__new__(kind)
    for each in (one, other):
        for place, name in enumerate(kind.__dataclass_fields__):  # type: ignore[attr-defined]
            object.__setattr__(each, name, place)
    assert one == other
    assert hash(one) == hash(other)


def test_many_threads_make_the_first_object() -> None:
    """The methods are compiled once, and no thread meets a class without them."""
    for _round in range(30):
        kind = shape(dataclass, random.Random(11))
        names = [one.name for one in dataclasses.fields(kind)]  # type: ignore[arg-type]
        begin, found = threading.Barrier(8), []

        def make(
            kind: Any = kind, names: list[str] = names, begin: Any = begin, found: list[object] = found
        ) -> None:
            begin.wait()
            found.append(kind(**dict.fromkeys(names, 1)))

        threads = [threading.Thread(target=make) for _i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 8
        assert len(set(found)) == 1


def test_frozen_classes_share_their_methods() -> None:
    """Python's own decorator compiles six functions for each of a thousand classes; `app.core.dataclass` is the quick one."""
    app = Path(__file__).parents[2] / "app"
    found = [
        str(path)
        for path in app.rglob("*.py")
        if re.search(
            r"from dataclasses import .*\bdataclass\b|dataclasses\.dataclass\b",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert found == [str(app / "core" / "dataclass.py")]
