"""Charts: painted by matplotlib in the colours of the look in force, off the UI thread, and read aloud as figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import _
from app.ui.desk import Desk
from app.ui.drawing import SHARP, Listed, Offers
from app.ui.theme import look, px
from app.ui.tokens import LIGHT
from app.ui.widgets import label, row, tool


@dataclass(frozen=True)
class Series:
    """Values in cents under a name, in the colour of a token; a line, or bars. They may end before the labels do."""

    name: str
    values: tuple[int, ...]
    colour: str
    line: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart: labels along its axis and series over them; lying bars run to the right."""

    labels: Sequence[str]
    series: tuple[Series, ...]
    lying: bool = False

    def words(self) -> str:
        """Return the figures as a text, for those who do not see the picture."""
        return "; ".join(
            f"{one.name}: "
            + ", ".join(
                f"{name} {formats.cents(value)}" for name, value in zip(self.labels, one.values, strict=False)
            )
            for one in self.series
        )


def paint(
    chart: Chart, size: tuple[int, int], ratio: float, colours: dict[str, str], kind: str = "png"
) -> bytes:
    """Return a chart as "png" of so many pixels, "svg" or "pdf"; nothing of the process's own settings is touched."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter

    dpi = 100 * ratio
    figure = Figure(
        figsize=(size[0] / 100, size[1] / 100), dpi=dpi, facecolor=colours["surface"], layout="constrained"
    )
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=colours["surface"])
    places = range(len(chart.labels))
    amounts = FuncFormatter(lambda value, _place: formats.count(round(value)))
    if chart.lying:
        _lie(axes, chart, colours)
    else:
        for one in chart.series:
            values = [value / 100 for value in one.values]
            if one.line:
                axes.plot(
                    places[: len(values)],
                    values,
                    color=colours[one.colour],
                    label=one.name,
                    marker="o",
                    markersize=3.5,
                    linewidth=1.8,
                )
            else:
                axes.bar(places[: len(values)], values, color=colours[one.colour], label=one.name, width=0.62)
        shown = list(places)[:: every(chart.labels, size[0])]
        axes.set_xticks(shown, [chart.labels[place] for place in shown])
        axes.yaxis.set_major_formatter(amounts)
        axes.axhline(0, color=colours["strong"], linewidth=0.8)
        axes.grid(axis="y", color=colours["line"], linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=colours["quiet"], labelsize=8.5, length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    if len(chart.series) > 1:
        figure.legend(
            loc="outside lower center",  # which takes its room from the drawing, however low that is
            ncols=beside(chart.series, size[0]),
            frameon=False,
            fontsize=8.5,
            labelcolor=colours["text"],
        )
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind, dpi=dpi, facecolor=colours["surface"])
    return buffer.getvalue()


def lowest(chart: Chart) -> int:
    """Return the points of height that a chart needs: lying bars a line each for their names, a key beside drawn bars that can be told apart."""
    if chart.lying:
        return max(SMALLEST, min(MOST_NAMES, len(chart.labels)) * NAMED + EDGES)
    return LOWEST if len(chart.series) > 1 else SMALLEST


def beside(series: Sequence[Series], width: int) -> int:
    """Return how many names of a key stand beside each other below a picture so many pixels wide."""
    room = max(len(one.name) for one in series) * LETTER + SIGN
    return max(1, min(len(series), width // room))


def every(labels: Sequence[str], width: int) -> int:
    """Return which of the labels below a picture so many pixels wide are written: each (1), each second (2) and so on, as there is room."""
    room = max(1, (width - AXIS) // (LETTER * (max(map(len, labels), default=0) + 2)))
    if sum(map(bool, labels)) <= room:  # who made the chart left out some already
        return 1
    return max(1, -(-len(labels) // room))


def _lie(axes: Any, chart: Chart, colours: dict[str, str]) -> None:
    """Draw bars that run to the right, the largest on top, each with its figure."""
    values = [value / 100 for value in chart.series[0].values]
    places = list(range(len(values)))[::-1]
    axes.barh(places, values, color=colours[chart.series[0].colour], height=0.62)
    axes.set_yticks(places, list(chart.labels))
    axes.set_xticks([])
    room = max((abs(value) for value in values), default=1) or 1
    for place, cents in zip(places, chart.series[0].values, strict=True):
        axes.text(
            cents / 100 + room * 0.01,
            place,
            formats.count(round(cents / 100)),
            va="center",
            fontsize=8.5,
            color=colours["text"],
        )
    axes.set_xlim(min(0, *values) if values else 0, room * 1.16)


class ChartView(QFrame):
    """A chart in a card; it is painted again when its size or the look changes."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self.title = desk, title
        self.chart: Chart | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        self.more = tool("ellipsis", _("More about {name}").format(name=title))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        inside.addLayout(row(label(title, "heading"), 1, self.more))
        self.picture = QLabel()
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setAccessibleName(title)
        inside.addWidget(self.picture, 1)
        self.offers = Offers(self.picture, self._listed, made=self._made)
        self.more.addActions([self.offers.as_table, self.offers.save])
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._paint)
        desk.look_changed.connect(self._timer.start)

    def show_chart(self, chart: Chart) -> None:
        """Show other figures."""
        self.chart = chart
        self.picture.setMinimumHeight(px(lowest(chart)))
        self.picture.setAccessibleDescription(chart.words())
        self.offers.refresh()
        self._timer.start()

    def _listed(self) -> Listed:
        chart = self.chart
        if chart is None:
            return Listed((_("Nothing here yet."),), [])
        rows = [
            (
                0,
                (
                    name,
                    *(formats.cents(one.values[n]) if n < len(one.values) else "" for one in chart.series),
                ),
            )
            for n, name in enumerate(chart.labels)
        ]
        return Listed(("", *(one.name for one in chart.series)), rows)

    def _made(self, kind: str) -> bytes:
        assert self.chart is not None
        return paint(self.chart, (self.picture.width(), self.picture.height()), SHARP, LIGHT, kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint again for the new size."""
        super().resizeEvent(event)
        self._timer.start()

    def _paint(self) -> None:
        size = self.picture.width(), self.picture.height()
        if self.chart is None or not self.chart.labels or min(size) < px(SMALLEST):
            return
        ratio, zoom = self.devicePixelRatioF(), look.zoom / 100  # letters grow with those of the window
        drawn = round(size[0] / zoom), round(size[1] / zoom)

        def shown(data: bytes) -> None:
            made = QPixmap()
            made.loadFromData(data)
            made.setDevicePixelRatio(ratio)
            self.picture.setPixmap(made)

        self.desk.work(paint, self.chart, drawn, ratio * zoom, dict(look.tokens), then=shown)


SMALLEST = 80  # points a chart needs either way: with less it would be a blot
LOWEST = 150  # points of height in which bars can still be told apart, with labels and key below
NAMED, EDGES, MOST_NAMES = (
    15,
    12,
    16,
)  # points of a bar with its name, above and below them; bars that a page makes room for
AXIS, LETTER = 70, 7  # pixels that the figures at the side take, and a letter below at 100 %
SIGN = 50  # pixels of the sign before a name of the key, with what lies between two names
