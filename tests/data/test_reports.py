"""A report says the same to people, spreadsheets and machines: amounts, quantities, days and the span it is of."""

from __future__ import annotations

import datetime
import json

import pypdfium2
import pytest

from app.core.errors import Forbidden, Invalid
from app.core.messages import use_language
from app.data.export import csv_bytes
from app.data.office import Actor, Office
from app.data.reports import Report, by_span, make_report, makers, pdf, span

DAY = datetime.date(2026, 1, 31)
COLUMNS = (
    ("number", "No.", "text", 1.0),
    ("day", "Date", "day", 1.0),
    ("quantity", "Quantity", "quantity", 1.0),
    ("price", "Price", "price", 1.0),
    ("debit", "Debit", "money", 1.0),
    ("rate", "Rate", "percent", 1.0),
)
REPORT = Report(
    "test",
    "Testliste",
    "Januar",
    COLUMNS,
    [
        ("Gruppe", None, None, None, 0, None),
        ("=1", DAY, 15_000, 12_345, 119_00, 1900),
        ("2", None, None, None, 0, None),
    ],
    totals={"debit": 119_00},
    lead=0,
    headings=frozenset({0}),
    kinds={0: "group"},
    fields={1: {"key": 7}},
    notes=("Ein Satz.",),
)


def test_machines_read_figures_as_they_are_meant() -> None:
    """Neither cents nor ten-thousandths; a heading is no row; what is none is none."""
    found = REPORT.as_json()
    assert found["rows"] == [
        {
            "number": "=1",
            "day": "2026-01-31",
            "quantity": "1.5",
            "price": "1.2345",
            "debit": "119.00",
            "rate": "19.00",
            "key": 7,
        },
        {"number": "2", "day": None, "quantity": None, "price": None, "debit": "0.00", "rate": None},
    ]
    assert found["totals"] == {"debit": "119.00"}
    assert found["notes"] == ["Ein Satz."]
    json.dumps(found)


def test_a_spreadsheet_gets_what_machines_get() -> None:
    """The same figures as CSV, with nothing that it would reckon."""
    line = csv_bytes(REPORT.sheet()).decode("utf-8-sig").splitlines()[2]
    assert line == "'=1;2026-01-31;1.5;1.2345;119.00;19.00"


def test_paper_shows_what_people_read(office: Office) -> None:
    """In German: comma, German day, the total below, the head of the chain at the foot; no turnover stays blank."""
    use_language("de")
    data = office.read(pdf, REPORT, datetime.datetime(2026, 2, 1, 9, 30, tzinfo=datetime.UTC), "Anna")
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    for words in (
        "Testliste",
        "31.01.2026",
        "1,5",
        "1,2345",
        "119,00",
        "19,00",
        "Ein Satz.",
        "Anna",
        "Test GmbH",
    ):
        assert words in text, words
    assert "15.000" not in text
    assert "0,00" not in text.replace("119,00", "").replace("19,00", "")


def test_a_span_ends_after_it_begins(office: Office) -> None:
    """A day is a span too."""
    assert span(DAY, DAY) == "31/01/2026 – 31/01/2026"
    with pytest.raises(Invalid) as refused:
        span(DAY, DAY - datetime.timedelta(1))
    assert refused.value.field == "until"


def test_a_report_needs_its_right_and_its_name(office: Office) -> None:
    """By whatever way it is asked for."""
    nobody = Office(office.book, Actor("n", "N", frozenset()), office.clock)
    for name in makers():
        with pytest.raises(Forbidden):
            nobody.read(make_report, name, DAY, DAY)
    with pytest.raises(Invalid, match="There is no report"):
        office.read(make_report, "unheard", DAY, DAY)
    with pytest.raises(TypeError):
        by_span(lambda _connection, _since, _until: REPORT)
