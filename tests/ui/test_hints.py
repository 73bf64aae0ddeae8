"""What a widget asks for never follows the width it happens to have: a room that scrolls would widen and narrow it by turns without end."""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import app.modules
import app.ui
from app.core.manifest import discover
from app.modules.cockpit.figures.pages.tiles import TileGrid
from app.modules.hr.absence.pages.year_view import YearView
from app.modules.organisation.projects.pages.gantt import Gantt
from app.ui import theme
from app.ui.chart import ChartView
from app.ui.choice_fields import ChoiceField, LongField, SwitchField, _Switch
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.eliding import CurrentStack, ElidingLabel
from app.ui.fields import Field, MoneyField, TextField
from app.ui.forms import Form
from app.ui.graph import Graph
from app.ui.page_head import PageAction, PageHead
from app.ui.sticky_bar import StickyBar
from app.ui.timeline import Timeline
from app.ui.top_bar import TopBar
from app.ui.viewer import Viewer
from app.ui.widgets import label

LONG = "Sonderausgaben für Verpflegungsmehraufwendungen bei Auswärtstätigkeiten am gleichen Ort"
WIDTHS = (1400, 180, 640, 90, 320, 1000)
PROBES = (120, 333, 900)
TODAY = datetime.date(2026, 11, 27)
Hints = tuple[tuple[int, int], tuple[int, int], tuple[int, ...]]

APART = {
    "EmptyGround": "lies over the rows of a list, in no layout: it asks nobody for room",
    "Window": "stands in nothing; what is folded in a narrow one is not asked for there",
    "TileGrid": "its height follows its columns: with fewer it is higher, so that a bar that came stays",
    "Table": "a view, whose rows scroll in it: its own width asks for nothing",
    "ListView": "holds a table alone",
    "CountGrid": "a view, whose rows scroll in it",
    "_Room": "a room that scrolls itself",
    "CalendarPage": "a page, in no room that scrolls",
    "WeekPage": "a page, in no room that scrolls",
}
"""Own classes that are not made here, and why nothing that follows a width can come of them."""


def hinted(field: Field) -> Field:
    """Return a field with a hint that is longer than any room."""
    field.set_hint(f"{LONG}. {LONG}")
    return field


def head(_desk: Desk) -> QWidget:
    """Return a head with more actions than a narrow page has room for."""
    made = PageHead("Abwesenheiten der Abteilung", lambda _right: True)
    made.set_actions([PageAction(f"{LONG[: 14 + place]} …", lambda: None) for place in range(5)])
    made.subtitle.setText(LONG)
    made.state.setText("Wartet auf Freigabe")
    made.state.show()
    made.lead_back("Offene Posten")
    return made


def form(desk: Desk) -> QWidget:
    """Return a form in a drawer with everything that breaks lines."""
    drawer = Drawer()
    shown = Form(desk, "x", lambda: None, drawer.drop)
    for one in (SwitchField("a", LONG), hinted(TextField("b", "B")), hinted(LongField("c", LONG)), ChoiceField("d", LONG, [("x", LONG)])):  # fmt: skip
        shown.add(one)
    shown.say(LONG, bad=True)
    drawer.show_widget(LONG, shown)
    return drawer


def stack(_desk: Desk) -> QWidget:
    """Return a stack whose current page breaks lines."""
    made = CurrentStack()
    made.addWidget(label(f"{LONG} {LONG}", "", wrap=True))
    return made


MAKERS: dict[str, Callable[[Desk], QWidget]] = {
    "ChartView": lambda desk: ChartView(desk, LONG),
    "_Switch": lambda _desk: _Switch(LONG),
    "Field": lambda _desk: hinted(MoneyField("x", LONG)),
    "SwitchField": lambda _desk: SwitchField("x", LONG),
    "LongField": lambda _desk: hinted(LongField("x", LONG)),
    "ElidingLabel": lambda _desk: ElidingLabel(LONG),
    "CurrentStack": stack,
    "Graph": lambda _desk: Graph("x"),
    "PageHead": head,
    "StickyBar": lambda desk: Form(desk, "x", lambda: None, lambda: None).findChildren(StickyBar)[0],
    "Timeline": lambda _desk: Timeline("x", TODAY),
    "TopBar": lambda _desk: TopBar(discover(), lambda: None),
    "Viewer": lambda desk: Viewer(desk),
    "YearView": lambda _desk: YearView(TODAY),
    "Gantt": lambda _desk: Gantt(),
    "Drawer": form,
}


class Card(QLabel):
    """A tile of a fixed least width."""

    wide, LEAST = False, 210

    def minimumSizeHint(self) -> QSize:
        """Ask for the same always."""
        return QSize(self.LEAST, 80)


def hints(shown: QWidget) -> Hints:
    """Return all that a widget asks for: its hint, the least it takes, and its height for some widths."""

    def pair(size: QSize) -> tuple[int, int]:
        return size.width(), size.height()

    high = tuple(shown.heightForWidth(width) for width in PROBES)
    return pair(shown.sizeHint()), pair(shown.minimumSizeHint()), high


@pytest.mark.parametrize("name", MAKERS)
def test_hints_do_not_follow_the_width(desk: Desk, qtbot: QtBot, name: str) -> None:
    """The same hints at every width that it is given, at 100 and at 200 percent."""
    for zoom in (100, 200):
        theme.apply("light", zoom)
        shown = MAKERS[name](desk)
        holder = shown.window()
        qtbot.addWidget(holder)
        found: dict[int, Hints] = {}
        holder.show()
        for width in WIDTHS:
            shown.setMinimumSize(0, 0)
            shown.resize(width, 500)
            for _turn in range(3):
                QApplication.processEvents()
            found[width] = hints(shown)
        assert len(set(found.values())) == 1, (zoom, found)
    theme.apply("light")


def test_a_board_asks_for_the_width_of_a_tile(desk: Desk, qtbot: QtBot) -> None:
    """Tiles in several columns ask for no more width than in one: the board narrows with its window."""
    grid = TileGrid()
    qtbot.addWidget(grid)
    grid.cards = [Card() for _place in range(5)]  # type: ignore[misc]  # of a tile only its width counts
    grid._lay_out()
    grid.show()
    least = set()
    for width in WIDTHS:
        grid.resize(width, 500)
        QApplication.processEvents()
        least.add(grid.minimumSizeHint().width())
    assert least == {Card.LEAST}


def test_every_own_hint_is_looked_at() -> None:
    """A class that says what it asks for, or does something when its width changes, is made above or named with a reason."""
    own = ("sizeHint", "minimumSizeHint", "heightForWidth", "hasHeightForWidth", "resizeEvent")
    found = set[str]()
    for package in (app.ui, app.modules):
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if package is app.modules and ".pages." not in one.name:
                continue
            for name, kind in vars(importlib.import_module(one.name)).items():
                if inspect.isclass(kind) and issubclass(kind, QWidget) and kind.__module__ == one.name:
                    found |= {name} if any(method in vars(kind) for method in own) else set()
    assert found - set(MAKERS) - set(APART) == set()
    assert set(APART) <= found
