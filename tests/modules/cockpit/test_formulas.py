"""Formulas, lights, targets and units: tables reckoned by hand, and a second reckoning by Python's own fractions."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.figures import (
    COUNT,
    DAYS,
    HIGHER,
    HOURS,
    LOWER,
    MONEY,
    NEITHER,
    NUMBER,
    PERCENT,
    half_up,
    kept_of,
    read_value,
    shared,
    typed_text,
    written,
)
from app.modules.cockpit.figures.rules.figures import (
    BAD,
    GOOD,
    NONE,
    WARN,
    Limits,
    change,
    deviation,
    in_wrong_order,
    light,
    limits_on,
    months_up_to,
    span_of,
)
from app.modules.cockpit.figures.rules.formula import BY_NOTHING, in_order, keys_of, parse, reckon

D = datetime.date
RUNS = 30
VALUES = {"a": Fraction(10), "b": Fraction(4), "zero": Fraction(0), "half": Fraction(1, 2)}


def come_to(text: str) -> object:
    """Return what a formula comes to over the values above, or why nothing."""
    exact, why = reckon(parse(text), lambda key: (VALUES[key], "") if key in VALUES else (None, f"no {key}"))
    return why if exact is None else exact


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", Fraction(10)),
        ("a + b × 2", Fraction(18)),
        ("(a + b) * 2", Fraction(28)),
        ("a - b - 1", Fraction(5)),
        ("a − (b − 1)", Fraction(7)),
        ("a / b / 2", Fraction(5, 4)),
        ("a ÷ (b : 2)", Fraction(5)),
        ("-a + -(-b)", Fraction(-6)),
        ("1,5 + 2.25", Fraction(15, 4)),
        ("A*B", Fraction(40)),
        ("a / zero", BY_NOTHING),
        ("a / (b - 4)", BY_NOTHING),
        ("zero / a", Fraction(0)),
        ("a + missing", "no missing"),
        ("0 * missing", "no missing"),
        ("half / 3", Fraction(1, 6)),
    ],
)
def test_formulas_come_to(text: str, wanted: object) -> None:
    """Products before sums, from left to right, exact; division by nothing and missing values give their reason."""
    assert come_to(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "a +", "(a", "a)", "a b", "2 a", "a ++ b)", "* a", "a.b", "__import__('os')", "a ** 2", "a; b", "1,2,3", "ä",
     "(" * 60 + "a" + ")" * 60, "a+" * 250 + "a", "a[0]"],
)  # fmt: skip
def test_what_is_no_formula_is_refused_at_its_field(text: str) -> None:
    """Nothing is ever run; the sentence stands at the formula."""
    with pytest.raises(Invalid) as refused:
        parse(text)
    assert refused.value.field == "formula"


parts = st.recursive(
    st.sampled_from(sorted(VALUES)) | st.integers(0, 999).map(str),
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})")
        | inner.map(lambda one: f"(-{one})")
    ),
    max_leaves=12,
)


@settings(max_examples=RUNS)
@given(parts)
def test_formulas_by_a_second_reckoning(text: str) -> None:
    """Python's own reading of the same text with fractions comes to the same, division by nothing included."""
    names = dict(VALUES)
    source = re.sub(r"\d+", lambda one: f"F({one.group(0)})", text)
    try:
        wanted: object = eval(source, {"F": Fraction, **names})
    except ZeroDivisionError:
        wanted = BY_NOTHING
    assert come_to(text) == wanted
    assert keys_of(parse(text)) == {key for key in VALUES if re.search(rf"\b{key}\b", text)}


def test_formulas_in_order_and_circles() -> None:
    """A formula stands after those it names, however they were given; circles are refused with their way."""
    nodes = {"c": parse("b + 1"), "b": parse("a * 2"), "d": parse("c + b")}
    order = in_order(nodes)
    assert order.index("b") < order.index("c") < order.index("d")
    for circle in ({"a": parse("a + 1")}, {"a": parse("b"), "b": parse("c"), "c": parse("a")}):
        with pytest.raises(Invalid) as refused:
            in_order(circle)
        assert refused.value.field == "formula"


@pytest.mark.parametrize(
    ("number", "better", "limits", "wanted"),
    [
        (100, HIGHER, (100, 80, 50), GOOD),
        (80, HIGHER, (100, 80, 50), GOOD),
        (79, HIGHER, (100, 80, 50), WARN),
        (50, HIGHER, (100, 80, 50), WARN),
        (49, HIGHER, (100, 80, 50), BAD),
        (50, LOWER, (50, 60, 90), GOOD),
        (60, LOWER, (50, 60, 90), GOOD),
        (61, LOWER, (50, 60, 90), WARN),
        (91, LOWER, (50, 60, 90), BAD),
        (99, HIGHER, (100, None, None), WARN),
        (100, HIGHER, (100, None, None), GOOD),
        (99, HIGHER, (None, None, 50), GOOD),
        (1, HIGHER, (None, None, None), NONE),
        (None, HIGHER, (100, 80, 50), NONE),
        (1, NEITHER, (100, None, None), NONE),
    ],
)
def test_lights(number: int | None, better: str, limits: tuple[int | None, ...], wanted: str) -> None:
    """A limit that is just met holds; only a target is the first limit."""
    assert light(number, better, Limits(D(2026, 1, 1), *limits)) == wanted


def test_limits_by_month_and_their_order() -> None:
    """The newest step that began counts; target, warn and alarm get worse in this order."""
    steps = [Limits(D(2026, 4, 1), 2), Limits(D(2026, 1, 1), 1)]
    found = [
        limits_on(steps, D(2025, 12, 1)),
        limits_on(steps, D(2026, 3, 1)),
        limits_on(steps, D(2026, 4, 1)),
    ]
    assert [one and one.target for one in found] == [None, 1, 2]
    assert in_wrong_order(HIGHER, Limits(D(2026, 1, 1), 100, 120)) == "warn"
    assert in_wrong_order(LOWER, Limits(D(2026, 1, 1), 10, 20, 15)) == "alarm"
    assert in_wrong_order(LOWER, Limits(D(2026, 1, 1), 10, None, 15)) == ""
    assert (deviation(90, 100), deviation(-50, -100), deviation(1, 0)) == (-1000, 5000, None)
    assert (change(110, 100, MONEY), change(110, 100, PERCENT), change(None, 1, COUNT)) == (1000, 10, None)
    assert months_up_to(D(2026, 2, 14), 3) == [D(2025, 12, 1), D(2026, 1, 1), D(2026, 2, 1)]
    assert span_of(D(2024, 2, 9)) == (D(2024, 2, 1), D(2024, 2, 29))


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (123_456, MONEY, "1,234.56 €"),
        (1250, PERCENT, "12.50 %"),
        (1234, PERCENT, "12.34 %"),
        (511, DAYS, "51.1 days"),
        (7, COUNT, "7"),
        (4858, NUMBER, "48.58"),
        (-95, HOURS, "\u22121:35 h"),
        (None, MONEY, "–"),
    ],
)
def test_units_are_written_and_read_back(number: int | None, unit: str, words: str) -> None:
    """What is shown in a field is what it gives back."""
    assert written(number, unit) == words
    assert read_value(typed_text(number, unit), unit, "value") == number


def test_what_is_divided() -> None:
    """The facts' own checks: DSO 51.1 days, sickness 6.2 %, deliveries 85 %, turnover of staff 10.3 %; half up away from zero."""
    assert shared(119_000 * 365, 849_660, DAYS, "").number == 511
    assert shared(63 * 10, 10_185, PERCENT, "").number == 619
    assert shared(34, 40, PERCENT, "").number == 8500
    assert shared(5 * 12, 582, PERCENT, "").number == 1031  # 48.5 on the mean of twelve months
    assert shared(1, 0, PERCENT, "none").number is None
    assert (half_up(Fraction(5, 2)), half_up(Fraction(-5, 2)), half_up(Fraction(7, 3))) == (3, -3, 2)
    with pytest.raises(Invalid):
        kept_of(Fraction(10**15), MONEY)
    for text in ("zwölf", "7:75"):
        with pytest.raises(Invalid) as refused:
            read_value(text, HOURS, "warn")
        assert refused.value.field == "warn"
