"""What topics declare in their manifests holds together: places lead somewhere, tables are there, and nobody takes what another topic said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.core.letter_receivers import LetterTo, ReceiverKind, Recipient
from app.core.manifest import allows, discover, permissions, resolve, topics
from app.core.manifest_parts import DueDay, SetsFields
from app.core.manifest_tables import codes, makes, offers
from app.core.messages import Message, use_language
from app.core.settings import Setting
from app.data.all_tables import load_models
from app.data.declarative import field_of

TABLES = load_models().tables
RECEIVERS = [one for topic in topics() for one in topic.letters_to]
SETTINGS = [one for topic in topics() for one in topic.settings]
BY_TABLE = ("offers", "makes", "codes", "paints", "settles", "sets", "on_records", "guards")


def places() -> Iterator[tuple[str, str]]:
    """Yield every 'package.module:attribute' that a manifest names, with where it stands."""

    def walk(where: str, value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, str) and value.startswith("app.") and ":" in value:
            yield where, value
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                yield from walk(f"{where} {key}", inner)
        elif isinstance(value, (tuple, list)):
            for inner in value:
                yield from walk(where, inner)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from walk(f"{where}.{name}", getattr(value, name))

    for topic in topics():
        yield from walk(topic.name, topic)


def test_every_place_leads_somewhere() -> None:
    """A place is a text until somebody comes by: one that leads nowhere falls on the day it is asked for."""
    found = list(places())
    broken = []
    for where, place in found:
        try:
            resolve(place)
        except (ImportError, AttributeError) as error:
            broken.append(f"{where}: {error}")
    assert broken == []
    assert len(found) > 500


@pytest.mark.parametrize("name", BY_TABLE)
def test_no_topic_takes_the_word_of_another(name: str) -> None:
    """What is said of a table by two topics would be that of the last one, in silence; rows have guards of each."""
    said = Counter(key for topic in topics() for key in getattr(topic, name))
    if name != "paints":
        assert set(said) <= set(TABLES) | ({"*"} if name == "guards" else set())
    if name not in ("guards", "settles", "on_records"):
        assert [key for key, count in said.items() if count > 1] == []


def test_what_is_found_by_typing_is_what_was_declared() -> None:
    """The maps by table hold every topic's word."""
    for found, name in ((offers(), "offers"), (makes(), "makes"), (codes(), "codes")):
        assert found == {key: place for topic in topics() for key, place in getattr(topic, name).items()}
        assert found
    assert set(makes()) <= set(offers()), "a field that makes a record also finds one"


def test_what_rules_may_set_are_columns() -> None:
    """Each field is a column of its table and has words for people."""
    for topic in topics():
        for table, one in topic.sets.items():
            assert isinstance(one, SetsFields)
            for name in one.fields.split():
                column = TABLES[table].c.get(name)
                column = TABLES[table].c[f"{name}_id"] if column is None else column
                assert field_of(column).title, f"{table}.{name}"


@pytest.mark.parametrize("one", RECEIVERS, ids=lambda one: one.table)
def test_receivers_of_letters_are_whole(one: ReceiverKind) -> None:
    """The table is there, the right is one, what is sealed is among the fields and says how looking is kept and where the copy goes."""
    assert one.table in TABLES
    assert one.right in {right.key for right in permissions()}
    assert one.sealed <= set(one.fields)
    assert bool(one.sealed) == bool(one.looks) == bool(one.sealed_area)
    assert one.title
    assert len(set(one.fields)) == len(one.fields)
    for place in (one.reads, one.looks, one.tells, one.checks, one.encloses, one.sent):
        assert not place or callable(resolve(place))
    assert hasattr(resolve(one.reads), "needs"), "who reads a receiver says which right that needs"


def test_a_letter_is_asked_for_by_table_and_key() -> None:
    """The request of two pages for the same letter is the same; a recipient is what a text is filled with."""
    assert RECEIVERS
    assert LetterTo("hr_person", 1) == LetterTo("hr_person", 1, "")
    assert Recipient("A", ("A", "B"), {"x": "1"}).values["x"] == "1"


@pytest.mark.parametrize("one", SETTINGS, ids=lambda one: one.key)
def test_a_setting_begins_with_a_value_it_takes(one: Setting) -> None:
    """The value of a new book passes the check that every later one passes, whatever the language."""
    for language in ("de", "en"):
        use_language(language)
        if one.kind == "choice":
            assert one.default in [value for value, _words in one.choices]
            assert len({value for value, _words in one.choices}) == len(one.choices)
        if one.derived:  # what the book says is put back as if it was typed, in tests of its topic
            assert one.default == ""
            assert callable(resolve(one.derived))
        elif one.kind == "number":
            assert one.minimum <= int(one.default) <= one.maximum
        if one.check is not None and one.default not in ("", None):
            assert one.check(one.default) == one.default


def test_settings_are_named_once_and_said() -> None:
    """A key of two topics would be one value; what a page offers has a title."""
    keys = Counter(one.key for one in SETTINGS)
    assert [key for key, count in keys.items() if count > 1] == []
    assert {one.kind for one in SETTINGS} <= {"text", "number", "switch", "choice", "long", "kept", "records"}
    assert {one.scope for one in SETTINGS} == {"book", "user", "kept"}
    assert [one.key for one in SETTINGS if one.scope != "kept" and not one.title] == []
    assert len(SETTINGS) > 40


def test_pages_are_named_once_and_everything_leads_to_one() -> None:
    """Actions, reports, steps and deeds name a page that is there."""
    keys = Counter(key for module in discover() for key, _page in module.pages())
    assert [key for key, count in keys.items() if count > 1] == []
    lost = [
        f"{topic.name}: {one.page}"
        for topic in topics()
        for one in (*topic.actions, *topic.shown_reports, *topic.first_steps, *topic.on_records.values())
        if one.page not in keys
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("granted", "needed", "may"),
    [
        ({"a.b"}, "a.b", True), ({"a.*"}, "a.b", True), ({"a.*"}, "a", False), ({"*"}, "x", True), (set(), "", True),
        ({"a.b"}, "a.b.c", False), ({"a.b.*"}, "a.bc", False), ({"a"}, "a.b", False), (set(), "a", False),
    ],
)  # fmt: skip
def test_a_right_covers_what_lies_below_it_and_nothing_beside(
    granted: set[str], needed: str, may: bool
) -> None:
    """A dot is the border: “a.bc” is not below “a.b”."""
    assert allows(frozenset(granted), needed) == may


def test_a_due_day_carries_its_words() -> None:
    """What is due is a message, so that it is said in the language of who reads it."""
    import datetime

    assert str(DueDay(datetime.date(2026, 1, 1), Message("x {n}", {"n": 1}), "p").words) == "x 1"
