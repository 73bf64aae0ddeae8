"""A dataclass written down as JSON: what is unknown, missing, doubled or wrong is named by its place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.written_json import made_of, read_object


@dataclass(frozen=True)
class Line:
    """A part."""

    text: str
    price: Decimal
    count: int = 1


@dataclass(frozen=True)
class Paper:
    """A whole."""

    number: str
    day: datetime.date | None = None
    lines: tuple[Line, ...] = ()
    paid: bool = False
    logo: bytes | None = None
    tags: tuple[str, ...] = field(default_factory=lambda: ("plain",))
    buyer: Line | None = None


def read(text: str, *needed: str) -> Paper:
    """Read a paper from JSON."""
    return made_of(Paper, read_object(text.encode()), needed)


def test_every_kind_of_field_is_read() -> None:
    """Amounts keep their figures, days are days, bytes are bytes; what is left out has its default."""
    found = read(
        '{"number": "R1", "day": "2026-12-03", "logo": "AAE=", "paid": true, "buyer": {"text": "B", "price": 0.10},'
        ' "lines": [{"text": "A", "price": "1.005", "count": 2}, {"text": "C", "price": 3}]}'
    )
    assert found == Paper(
        "R1",
        datetime.date(2026, 12, 3),
        (Line("A", Decimal("1.005"), 2), Line("C", Decimal(3))),
        True,
        b"\x00\x01",
        buyer=Line("B", Decimal("0.10")),
    )
    assert found.tags == ("plain",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"numbre": "R1"}', "numbre"),
        ('{"number": 1}', "number"),
        ('{"number": "R1", "day": "03.12.2026"}', "day"),
        ('{"number": "R1", "paid": 1}', "paid"),
        ('{"number": "R1", "logo": "*"}', "logo"),
        ('{"number": "R1", "lines": {}}', "lines"),
        (
            '{"number": "R1", "lines": [{"text": "A", "price": 1}, {"text": "A", "price": "x"}]}',
            "lines.2.price",
        ),
        ('{"number": "R1", "lines": [{"text": "A", "price": true}]}', "lines.1.price"),
        ('{"number": "R1", "lines": [{"text": "A", "price": NaN}]}', "lines.1.price"),
        ('{"number": "R1", "lines": [{"text": "A", "price": "Infinity"}]}', "lines.1.price"),
        ('{"number": "R1", "lines": [{"text": "A", "price": 1e400}]}', "lines.1.price"),
        ('{"number": "R1", "lines": [{"text": "A", "price": "1e-400"}]}', "lines.1.price"),
        ('{"number": "R1", "lines": [{"text": "A", "price": 1, "count": 1.5}]}', "lines.1.count"),
        ('{"number": "R1", "lines": ["A"]}', "lines.1"),
        ('{"day": "2026-12-03"}', "number"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(text: str, place: str) -> None:
    """The place leads to the line of the file."""
    with pytest.raises(Invalid) as refused:
        read(text, "number")
    assert refused.value.field == place
    assert place in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '"x"', "null", "\0", "[" * 100_000, '{"number": "R1", "number": "R2"}']
)
def test_what_is_no_object_is_a_sentence(text: str) -> None:
    """A file that says a field twice says two things: none of them is taken."""
    with pytest.raises(Invalid):
        read(text)


def test_what_is_not_needed_and_not_there_is_empty() -> None:
    """A text is '', anything else none."""
    assert made_of(Line, {}) == Line("", None)  # type: ignore[arg-type]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.decimals(allow_nan=True),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["number", "lines", "text", "price", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["number", "day", "lines", "logo", "tags", "buyer"]), JSON))
def test_whatever_stands_there_is_read_or_refused(found: dict[str, Any]) -> None:
    """Nothing else comes out, and what is read is what its fields say."""
    try:
        made = made_of(Paper, found)
    except Invalid:
        return
    assert isinstance(made.number, str)
    assert all(isinstance(one, Line) for one in made.lines)
