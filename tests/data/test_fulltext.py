"""The full text finds what stands in texts, the same on both databases: words, phrases, prefixes, what is left out, and nothing of what was taken away."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import Connection, select, text

from app.core.query_parser import parse
from app.data.fulltext import (
    DEEP,
    MOST_PLACES,
    index,
    kind_of,
    learn,
    matching,
    places,
    remove,
    scrub,
    similar,
    wanted,
    widened,
)
from app.data.office import Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.finance.booking.models import TextConstant

TEXTS = {
    1: "Die Betriebshaftpflichtversicherung der Nordlicht GmbH endet am 31.12.2026.",
    2: "Rechnung über 1.190,00 EUR, Kündigung nicht möglich.",
    3: "Kündigung des Vertrages: Nordlicht kündigt die Versicherung.",
    4: "O'Brien & Söhne \\\\ \"quoted\" it's 100% 'x",
    5: "",
}


@command("")
def put(unit: Unit, texts: dict[int, str]) -> None:
    """Index texts."""
    for key, one in texts.items():
        index(unit, TextConstant, key, one)


@command("")
def take(unit: Unit, keys: list[int]) -> None:
    """Take texts out."""
    remove(unit, TextConstant, keys)


@query("")
def found(connection: Connection, typed: str, wide: bool = False) -> list[int]:
    """Return the keys of the texts that a query finds, the newest first."""
    local = connection.dialect.name == "sqlite"
    asked = parse(typed, frozenset(), open_end=False)
    if not asked.terms:
        return []
    asked = widened(connection, asked) if wide else asked
    key, conditions, order = matching(local)
    statement = select(key).select_from(DEEP).where(*conditions).order_by(order)
    values = {"wanted": wanted(local, asked), "kind": kind_of(connection, TextConstant)}
    return [int(one) for one in connection.scalars(statement, values)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("nordlicht", [3, 1]),
        ("Kündigung", [3, 2]),
        ("kuendigung nordlicht", [3]),
        ('"kündigung des vertrages"', [3]),
        ('"vertrages kündigung"', []),
        ("nordlicht -kündigung", [1]),
        ("1190,00", [2]),
        ("31.12.2026", [1]),
        ("o'brien", [4]),
        ("söhne", [4]),
        ("gibtsnicht", []),
    ],
)
def test_what_stands_there_is_found(indexed: Office, typed: str, keys: list[int]) -> None:
    """Whatever it is typed like; the newest first."""
    assert indexed.read(found, typed) == keys


@pytest.fixture
def indexed(any_office: Office) -> Office:
    """Return an office with indexed texts."""
    any_office.run(put, TEXTS)
    return any_office


def test_a_part_of_a_compound_is_found_when_it_is_widened(indexed: Office) -> None:
    """And only then."""
    assert indexed.read(found, "haftpflicht") == []
    assert indexed.read(found, "haftpflicht", True) == [1]
    assert indexed.read(query("")(similar), "Nordlihct") == ["Nordlicht"]
    assert indexed.read(query("")(similar), "ab") == []


def test_what_is_taken_out_leaves_nothing(indexed: Office) -> None:
    """Neither hits nor the words that only it had."""
    indexed.run(take, [3, 99])
    assert indexed.read(found, "nordlicht") == [1]
    indexed.run(put, {1: "Ganz anderes"})
    assert indexed.read(found, "nordlicht") == []
    scrub(indexed.book)
    words = query("")(lambda connection: set(connection.scalars(text("SELECT word FROM search_word"))))
    assert "nordlicht" not in indexed.read(words)
    assert "ganz" in indexed.read(words)


def test_random_texts_are_found_by_all_of_their_words_and_no_others(indexed: Office) -> None:
    """Against sets of words: each text that holds all that was asked for and nothing that was left out."""
    dice = random.Random(3)
    words = ["apfel", "birne", "kirsche", "pflaume", "traube", "zitrone"]
    texts = {key: dice.sample(words, dice.randint(1, 4)) for key in range(100, 125)}
    indexed.run(put, {key: " ".join(one) for key, one in texts.items()})
    for _turn in range(25):
        asked, without = dice.sample(words, dice.randint(1, 2)), dice.sample(words, dice.randint(0, 1))
        keys = [
            key
            for key, one in sorted(texts.items(), reverse=True)
            if set(asked) <= set(one) and not set(without) & set(one)
        ]
        assert indexed.read(found, " ".join([*asked, *(f"-{one}" for one in without)])) == keys


def test_places_of_a_long_text_are_bounded() -> None:
    """A server takes a megabyte and so many places; farther words are found without theirs."""
    long = places([f"w{n}" for n in range(MOST_PLACES + 5)])
    assert f"'w{MOST_PLACES + 4}'" in long
    assert f"'w{MOST_PLACES + 4}':" not in long
    assert len(places([f"{n:060}" for n in range(40_000)])) < 1_100_000
    assert places(["a", "b", "a"]) == "'a':1,3 'b':2"


@command("")
def know(unit: Unit, texts: list[str]) -> None:
    """Learn words."""
    learn(unit, texts)


def test_words_are_learnt_once(any_office: Office) -> None:
    """Again nothing happens, however many there are and however long."""
    many = [" ".join(f"wort{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(1000)), "x" * 500, ""]
    for _turn in range(2):
        any_office.run(know, many)
    count = query("")(
        lambda connection: connection.scalar(text("SELECT count(*) FROM search_word WHERE word LIKE 'wort%'"))
    )
    assert any_office.read(count) == 676
