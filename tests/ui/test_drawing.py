"""Drawings beside their picture: the table in their place says the same and opens the same, the picture is a file."""

from __future__ import annotations

import ast
import datetime
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.ui.drawing import KINDS, picture
from app.ui.graph import Arrow, Graph, Node, in_scroll_area
from app.ui.theme import look
from app.ui.timeline import Bar, Lane, Timeline
from app.ui.tokens import DARK, LIGHT
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened

APP = Path(__file__).resolve().parents[2] / "app"
DAY = datetime.date(2026, 11, 2)
NO_DRAWINGS = {  # what paints, and is no drawing of facts: lists, the viewer of papers, a line of text, a pen
    "app/ui/lists/table.py", "app/ui/viewer.py", "app/ui/eliding.py", "app/ui/signature.py",
}  # fmt: skip


def cells(table: QTableWidget | None) -> list[list[str]]:
    """Return what a table shows, heads first."""
    assert table is not None
    heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    rows = [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [heads, *rows]


@pytest.fixture
def tables() -> Iterator[None]:
    """Let tables stand in place of drawings."""
    look.tables = True
    yield
    look.tables = False


def test_a_calendar_is_read_as_a_table(qtbot: QtBot, tables: None) -> None:
    """Every bar once with its days, a free row says so; Enter opens the bar; new bars are in the table at once."""
    use_language("en")
    calendar = Timeline("Pool", DAY)
    qtbot.addWidget(calendar)
    lanes = [Lane(7, "IT-7", "Notebook"), Lane(8, "IT-8")]
    day = datetime.timedelta(days=1)
    calendar.show_bars(
        lanes, [Bar(2, 7, DAY + 4 * day, DAY + 5 * day, "Ole"), Bar(1, 7, DAY, DAY + day, "Anna")]
    )
    calendar.resize(900, 300)
    calendar.show()
    assert cells(calendar.offers.table) == [
        ["Row", "From", "Until", "What"],
        ["IT-7  Notebook", "02/11/2026", "03/11/2026", "Anna"],
        ["IT-7  Notebook", "06/11/2026", "07/11/2026", "Ole"],
        ["IT-8", "", "", "free"],
    ]
    table = calendar.offers.table
    assert table is not None
    assert table.geometry() == calendar.rect()
    told: list[tuple[int, int, datetime.date]] = []
    calendar.opened.connect(lambda *what: told.append(what))
    table.setCurrentCell(1, 0)
    table.activated.emit(table.currentIndex())
    table.setCurrentCell(2, 0)
    table.activated.emit(table.currentIndex())  # a free row opens nothing
    assert told == [(2, 7, DAY + 4 * day)]
    calendar.show_bars(lanes, [])
    assert [row[3] for row in cells(table)[1:]] == ["free", "free"]
    calendar.offers.as_table.setChecked(False)
    assert not table.isVisible()
    assert calendar.focusProxy() is None


def test_a_graph_is_read_as_a_table(qtbot: QtBot) -> None:
    """Boxes in their order with where they lead; the table lies over the area that scrolls, and moves the mark."""
    use_language("en")
    graph = Graph("Who leads whom")
    holder = QWidget()
    qtbot.addWidget(holder)
    area = in_scroll_area(graph)
    QVBoxLayout(holder).addWidget(area)
    holder.resize(500, 300)
    graph.show_graph(
        [Node(1, "Anna", "Head", 0, 0), Node(2, "Ole", "", 1, 0), Node(3, "Mia", "Sales", 1, 1)],
        [Arrow(1, 2), Arrow(1, 3)],
        1,
    )
    holder.show()
    graph.offers.as_table.setChecked(True)
    table = graph.offers.table
    assert cells(table)[1:] == [["Anna", "Head", "Ole, Mia"], ["Ole", "", ""], ["Mia", "Sales", ""]]
    assert table is not None
    assert table.parentWidget() is area
    holder.resize(700, 400)
    qtbot.waitUntil(lambda: table.geometry() == area.rect(), timeout=PATIENCE)
    picked: list[int] = []
    graph.picked.connect(picked.append)
    table.setCurrentCell(2, 0)
    assert picked == [3]
    assert graph.current == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_a_picture(qtbot: QtBot, kind: str) -> None:
    """Each kind is what it says, in light colours whatever the look, and the look is as before."""
    graph = Graph("Who leads whom")
    qtbot.addWidget(graph)
    graph.show_graph([Node(1, "Anna", "Head", 0, 0)], [], 1)
    graph.resize(400, 200)
    before = look.tokens
    look.tokens = DARK
    data = picture(graph, kind)
    assert look.tokens is DARK
    look.tokens = before
    if kind == "svg":
        root = ElementTree.fromstring(data)
        assert root.attrib["viewBox"] == "0 0 400 200"
        assert LIGHT["surface"] in data.decode()
        assert DARK["surface"] not in data.decode()
    elif kind == "pdf":
        assert data.startswith(b"%PDF-")
        assert b"/MediaBox [0 0 300" in data
    else:
        image = QImage.fromData(data, "PNG")  # type: ignore[call-overload]
        assert (image.width(), image.height()) == (800, 400)
        assert image.pixelColor(2, 2).name() == LIGHT["surface"]


def test_a_chart_is_read_as_a_table_and_saved(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The chart of the statements says its figures as rows; its picture is written as SVG and PDF, another kind is refused."""
    page = opened(window, qtbot, "finance.statements.charts")
    view = page.result  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.chart is not None, timeout=PATIENCE)
    view.offers.as_table.setChecked(True)
    shown = cells(view.offers.table)
    assert [row[0] for row in shown[1:]] == list(view.chart.labels)
    assert shown[0][1:] == [one.name for one in view.chart.series]
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    for kind, start in (("svg", b"<?xml"), ("pdf", b"%PDF")):
        path = tmp_path / f"chart.{kind}"
        view.offers.write(path)
        qtbot.waitUntil(path.exists, timeout=PATIENCE)
        assert path.read_bytes().startswith(start)
    view.offers.write(tmp_path / "chart.doc")
    assert told[-1].startswith("Name the file")
    assert not (tmp_path / "chart.doc").exists()


def test_every_drawing_offers_its_table() -> None:
    """A class that paints itself offers a table and its picture, or is none of the drawings."""
    painting = {
        path.relative_to(APP.parent).as_posix(): "Offers(" in path.read_text(encoding="utf-8")
        for path in APP.rglob("*.py")
        if any(
            isinstance(node, ast.FunctionDef) and node.name == "paintEvent"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert {path for path, offers in painting.items() if not offers} == NO_DRAWINGS
    assert sum(painting.values()) >= 5


def test_days_that_would_run_together_are_named_weekly(qtbot: QtBot) -> None:
    """At twice the size or in a narrow window only Mondays and today have their number; with room each day has."""
    calendar = Timeline("Pool", DAY, days=42)
    qtbot.addWidget(calendar)
    days = [calendar.first + place * datetime.timedelta(days=1) for place in range(42)]
    calendar.resize(3_000, 300)
    assert all(map(calendar.says, days))
    calendar.resize(700, 300)
    said = [day for day in days if calendar.says(day)]
    assert said == sorted({*days[::7], DAY})
