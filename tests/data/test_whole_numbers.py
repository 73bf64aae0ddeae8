"""Whole numbers: what counts has group marks in list, history, file, paper, form and message; what names something (a year, a running number) has none."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from sqlalchemy import Integer, column

from app.core import format as formats
from app.core.errors import Invalid
from app.core.fields import Field
from app.core.messages import Message, use_language
from app.core.ordinals import ORDINALS
from app.data.all_tables import load_models
from app.data.declarative import Base, field_of
from app.data.export import Sheet, csv_bytes, human, xlsx_bytes
from app.data.list_columns import Column
from app.data.list_filters import condition
from app.data.office import Office
from app.data.reports import Report, pdf
from app.ui.fields import WholeField
from app.ui.lists.cells import shown

NOW = datetime.datetime(2026, 11, 27, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(("lang", "grouped"), [("de", "12.500"), ("en", "12,500")])
def test_a_count_has_group_marks_and_a_year_has_none(qtbot: QtBot, lang: str, grouped: str) -> None:
    """One way everywhere, by the kind of the column alone."""
    use_language(lang)
    try:
        assert shown(Column("rows", "Rows", "number"), 12_500) == grouped
        assert shown(Column("year", "Year", "ordinal"), 2026) == "2026"
        assert human(12_500, "number") == Field(name="rows", kind="number").said(12_500) == grouped
        assert human(2026, "ordinal") == Field(name="year", kind="ordinal").said(2026) == "2026"
        assert str(Message("{count} of {year}", {"count": 12_500, "year": 2026})) == f"{grouped} of 2026"
        count, year = WholeField("count", "Count"), WholeField("year", "Year")
        qtbot.addWidget(count)
        qtbot.addWidget(year)
        for field, value, text in ((count, 12_500, grouped), (year, 2026, "2026")):
            field.set_text(field.shown(value))
            assert (field.text(), field.value()) == (text, value)
        count.set_text("12500")
        assert count.value() == 12_500
        count.set_text(formats.marks()[1].join(("12", "50")))
        with pytest.raises(Invalid):
            count.value()
    finally:
        use_language("en")


def test_filters_read_a_count_as_the_list_writes_it() -> None:
    """12,500 above a column of counts means the same as 12500; one decimal is no count."""
    counts = Column("rows", "Rows", "number", column("rows", Integer))
    plain = str(condition(counts, ">12500").compile(compile_kwargs={"literal_binds": True}))
    assert str(condition(counts, ">12,500").compile(compile_kwargs={"literal_binds": True})) == plain
    with pytest.raises(Invalid):
        condition(counts, "12,5")


def test_files_keep_figures() -> None:
    """A file for a spreadsheet holds the bare figure, and says how it is shown."""
    sheet = Sheet("Counts", (("Rows", "number"), ("Year", "ordinal")), [(12_500, 2026)])
    assert csv_bytes(sheet, for_people=True).decode("utf-8-sig").splitlines()[1] == "12500;2026"
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(sheet))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        looks = book.read("xl/styles.xml").decode()
    assert "<v>12500</v>" in page
    assert "<v>2026</v>" in page
    assert 'formatCode="#,##0"' in looks or 'numFmtId="3"' in looks


def test_a_report_prints_days_as_days(office: Office) -> None:
    """Whole numbers of a report are no cents: 30 days of insurance are 30 on paper, 12,500 rows are 12,500."""
    columns = (
        ("days", "Days", "number", 1.0),
        ("year", "Year", "ordinal", 1.0),
        ("amount", "Amount", "money", 1.0),
    )
    rows = [(30, 2026, 1_234_56), (12_500, 2027, 7_00), (None, None, 0)]
    data = office.read(pdf, Report("x", "Title", "", columns, rows, totals={}), NOW, "anna")
    words = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    assert "30 2026 1,234.56" in words
    assert "12,500 2027 7.00" in words


def test_what_names_something_is_declared_so() -> None:
    """Whole columns of these names are ordinals in every table, and nothing else that is called so is counted."""
    load_models()
    fields = [field_of(one) for table in Base.metadata.tables.values() for one in table.columns]
    whole = [one for one in fields if one.kind in ("number", "ordinal") and not one.choices]
    assert {one.name for one in whole if one.kind == "ordinal"} >= {"year", "number", "version", "asn"}
    assert [one.name for one in whole if one.kind == "number" and one.name in ORDINALS] == []
