"""What stands below a chart stands there whole: labels, then the key, however low or narrow the picture is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.chart import LOWEST, SMALLEST, Chart, ChartView, Series, beside, every, paint
from app.ui.desk import Desk
from app.ui.theme import px
from app.ui.tokens import LIGHT
from tests.conftest import PATIENCE

RED, BLUE = "#ff0000", "#0000ff"
NAMES = ("Ergebnis", "Ergebnis, Vorjahr", "Ertrag", "Aufwand")
COLOURS = {**LIGHT, "surface": "#ffffff", "quiet": RED, "text": BLUE, "strong": "#ffffff", "line": "#ffffff"}
TWO = (Series("Kommt", (1_00,), "accent"), Series("Geht", (2_00,), "accent"))


def places(image: QImage, colour: str) -> tuple[list[int], list[int]]:
    """Return the columns and the rows in which letters of a colour stand."""
    red = colour == RED
    found = []
    for x in range(image.width()):
        for y in range(image.height()):
            one = image.pixelColor(x, y)
            strong, weak = (one.red(), one.blue()) if red else (one.blue(), one.red())
            if strong > 200 and weak < 90 and one.green() < 90:
                found.append((x, y))
    return [x for x, _y in found], [y for _x, y in found]


@pytest.mark.parametrize(("width", "height"), [(640, LOWEST), (640, 320), (330, LOWEST), (230, 300)])
def test_the_key_stands_below_the_labels_and_whole(width: int, height: int) -> None:
    """No letter of the key is as high as the lowest one of the labels, and none touches the edge."""
    series = tuple(Series(name, (5_00, -3_00, 4_00), "accent") for name in NAMES)
    chart = Chart(["01/26", "02/26", "03/26"], series)
    image = QImage.fromData(paint(chart, (width, height), 1.0, COLOURS))
    columns, rows = places(image, BLUE)
    _labels, lower = places(image, RED)
    assert rows, "the key is there"
    assert min(rows) > max(lower)
    assert min(columns) > 1
    assert max(columns) < width - 2
    assert max(rows) < height - 2


def test_as_many_names_stand_beside_each_other_as_have_room() -> None:
    """Wider is never fewer; the widest name alone always stands somewhere."""
    series = tuple(Series(name, (), "accent") for name in NAMES)
    counts = [beside(series, width) for width in range(40, 1200)]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, len(NAMES))


def test_a_chart_with_a_key_keeps_its_height(desk: Desk) -> None:
    """A page that is too low gives its room to the chart's labels first; a line in a tile has no key and needs less."""
    view = ChartView(desk, "Bank")
    view.show_chart(Chart(["1"], TWO))
    assert view.picture.minimumHeight() == px(LOWEST)
    view.show_chart(Chart(["1"], TWO[:1]))
    assert view.picture.minimumHeight() == px(SMALLEST)


def test_lying_bars_have_a_line_each_for_their_names(desk: Desk) -> None:
    """Nine customers need nine lines however low the page is, at any size; a long list stays on its page."""
    view = ChartView(desk, "Net")
    one = Series("Net", tuple(range(9)), "accent")
    view.show_chart(Chart([str(n) for n in range(9)], (one,), lying=True))
    assert view.picture.minimumHeight() >= px(9 * 14)
    many = Chart([str(n) for n in range(900)], (one,), lying=True)
    view.show_chart(many)
    assert view.picture.minimumHeight() <= px(300)


@pytest.mark.parametrize("zoom", [70, 100, 200])
def test_a_chart_is_painted_however_low_its_place_is(desk: Desk, qtbot: QtBot, zoom: int) -> None:
    """The line of a tile was never drawn at the usual size: its place was lower than what is worth painting."""
    theme.apply("light", zoom)
    around = QWidget()
    qtbot.addWidget(around)
    inside, view = QVBoxLayout(around), ChartView(desk, "Headcount")
    inside.addWidget(view)
    view.show_chart(Chart(["1", "2"], (Series("Headcount", (5_700, 5_800), "accent", line=True),)))
    around.resize(px(180), 10)
    around.show()
    qtbot.waitUntil(lambda: not view.picture.pixmap().isNull(), timeout=PATIENCE)


def test_labels_that_were_thinned_already_are_not_thinned_again() -> None:
    """A tile names every fourth month; all three of them have room where twelve would not."""
    thin = ["07/25", "", "", "", "11/25", "", "", "", "03/26", "", "", ""]
    assert every(thin, 260) == 1
    assert every([f"{n:02}/26" for n in range(1, 13)], 260) > 1
