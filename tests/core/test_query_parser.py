"""What is typed into a search and what a text is indexed by: figures however they are written, broken words, OR, stars, unknown fields."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.query_parser import indexed, parse, pattern
from app.core.written_figures import day_word, words

FIELDS = frozenset({"typ", "betrag"})


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("1.234,56 EUR", "ct123456"),
        ("1,234.56 EUR", "ct123456"),
        ("1234,56", "ct123456"),
        ("1 234,56 €", "ct123456"),
        ("1\u00a0234,56", "ct123456"),
        ("1'234.56", "ct123456"),
        ("am 12.03.2026", "dd20260312"),
        ("am 12. 3. 26", "dd20260312"),
        ("am 12. März 2026", "dd20260312"),
        ("12 March 2026", "dd20260312"),
        ("3. Mrz. 2026", "dd20260303"),
        ("2026-03-12", "dd20260312"),
        ("Nr. 7 100 234 567", "7100234567"),
        ("Tel. 0431/555012", "0431555012"),
        ("Tel. +49 (431) 555-012", "49431555012"),
        ("USt-IdNr. DE 123 456 789", "de123456789"),
        ("DE02 1203 0000 0000 2020 51", "de02120300000000202051"),
    ],
)
def test_figures_have_one_word(written: str, word: str) -> None:
    """However it is written, the word is the same, and it stands in the index."""
    assert word in words(written)
    assert word in indexed(written)


@pytest.mark.parametrize("written", ["32.13.26", "10:30 Uhr", "§ 147 Abs. 4", "Seite 3 von 5", "1.2.3.4.5"])
def test_what_is_no_figure_has_none(written: str) -> None:
    """Impossible days, times and numbers of paragraphs make no word."""
    assert not any(word.startswith(("dd", "ct")) or len(word) > 6 for word in words(written))


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2069, 12, 31)))
def test_days_are_days(day: datetime.date) -> None:
    """Every day is found by each way it is written."""
    months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    ways = (
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {months[day.month - 1]} {day.year}",
        f"{day:%Y-%m-%d}",
    )
    assert all(day_word(day) in words(way) for way in ways)


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    """A hyphen at the end of a line and a soft one part no word; in „Vor- und Nachname“ and before a capital it stays."""
    assert indexed("Jahresver-\nbrauchsabrechnung") == indexed("Jahresverbrauchsabrechnung")
    assert indexed("Haft\u00adpflicht") == indexed("Haft\u00ad\npflicht") == indexed("Haftpflicht")
    assert indexed("Vor-\nund Nachname") == indexed("Vor und Nachname")
    assert indexed("Müller-\nMeier") == indexed("Müller Meier")


def test_figures_with_blanks_are_asked_as_one() -> None:
    """Blanks inside a figure do not part what was typed; the words of a number may also stand apart."""
    number = parse("Zähler 7 100 234 567 ", FIELDS).terms[1]
    assert (number.stems, number.worth, number.apart) == (("7", "100", "234", "567"), ("7100234567",), True)
    day = parse("12. März 2026 ", FIELDS).terms
    assert [(one.worth, one.apart) for one in day] == [(("dd20260312",), False)]
    assert parse("1 234,56 ", FIELDS).terms[0].worth == ("ct123456",)
    assert len(parse('"7 100 234 567"', FIELDS).terms) == 1


def test_or_joins_its_neighbours() -> None:
    """OR asks for either of the words beside it; at an end it is a word like any other."""
    query = parse("Miete Strom OR Gas ODER Wasser ", FIELDS)
    assert query.terms[0].stems == ("miet",)
    assert [one.stems for one in query.terms[1].either] == [("strom",), ("gas",), ("wass",)]
    assert [one.stems for one in parse("OR Miete ", FIELDS).terms] == [("or",), ("miet",)]
    assert [one.stems for one in parse("Miete OR", FIELDS).terms] == [("miet",), ("or",)]
    found = pattern(query)
    assert found is not None
    assert [one[0] for one in found.finditer("Die Miete, das Gas und Wasserkosten")] == [
        "Miete",
        "Gas",
        "Wasserkosten",
    ]


def test_stars_and_unknown_fields() -> None:
    """A star before a word looks inside longer ones; a name before a colon that is no field is told, an address is none."""
    assert parse("*klage ", FIELDS).terms[0].inside == "klage"
    assert (
        parse('"*klage neu"', FIELDS).terms[0].inside == ""
    )  # of several words none is looked for inside others
    assert parse("klage*", FIELDS).terms[0].prefix == "klage"
    assert parse("foo:bar typ:rechnung", FIELDS).unknown == ("foo",)
    assert parse("https://example.org 10:30", FIELDS).unknown == ()
    assert parse("foo:bar", frozenset()).unknown == ()
