"""The frame and what stands in it by themselves: tabs, ways, search entries, icons, links, labels, spans, approvals."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid, KontorError
from app.core.manifest import Module, Topic, discover, topics
from app.core.messages import N_, use_language
from app.data.office import Actor
from app.paper.stamps import Stamp
from app.ui import theme
from app.ui.book_menu import MOST, book_ways
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.frame import Frame
from app.ui.icons import icon
from app.ui.page_strip import PageStrip, paint_stamps
from app.ui.palette_entries import everyday, page_entries, page_icon, report_entries
from app.ui.span_bar import month_over
from app.ui.sticky_bar import StickyBar
from app.ui.store import Store
from app.ui.top_bar import TopBar, Way
from tests.conftest import PATIENCE

D = datetime.date


# -- the top window ------------------------------------------------------------------
def test_the_frame_shows_one_thing_and_work_brings_it_back(qtbot: QtBot) -> None:
    """While something long is done its words stand there; a fault of the program is told as one and what stood here is back."""
    frame = Frame(Store())
    qtbot.addWidget(frame)
    page, told = QLabel("page"), list[Any]()
    frame.put(page)
    for work in (lambda _progress: 7, lambda _progress: _refuse()):
        frame.work("Long work", work, told.append, told.append)
        assert frame.layers.currentWidget() is frame.wait
        assert frame.wait.title.text() == "Long work"
        qtbot.waitUntil(lambda: frame.layers.currentWidget() is page, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE)
    assert told[0] == 7
    assert isinstance(told[1], KontorError)
    assert "no more" in str(told[1])
    frame.wait._cancel()
    assert not frame.wait.cancel.isEnabled()
    other = QLabel("other")
    frame.put(other)
    frame.say("Opening …")
    assert frame.wait.title.text() == "Opening …"
    assert frame.layers.count() == 2
    with qtbot.waitSignal(frame.closing, timeout=PATIENCE):
        frame.close()
    assert frame.store.get("window.geometry")


def _refuse() -> None:
    raise Invalid(N_("There is no more room."))


def bar(qtbot: QtBot, found: list[object]) -> TopBar:
    """Return the bar of all tabs."""
    made = TopBar(discover(), lambda: found.append("search"))
    made.wanted.connect(found.append)
    qtbot.addWidget(made)
    made.show_book("Donaudampfschifffahrtsgesellschaft der Nordsee mbH", "/books/x")
    return made


@pytest.mark.parametrize("width", [420, 700, 1000, 1440, 2200])
def test_the_top_bar_fits_every_window(qtbot: QtBot, width: int) -> None:
    """Words where there is room, else pictures; the name of each tab is always there to be heard, the search can be pressed."""
    found: list[object] = []
    made = bar(qtbot, found)
    made.resize(max(width, made.minimumSizeHint().width()), 48)
    made.show()
    made.mark(discover()[2])
    assert (
        made.tabs.sizeHint().width()
        + made.book.sizeHint().width()
        + made.find_button.minimumSizeHint().width()
        <= made.width() + 2
    )
    assert [made.tabs.accessibleTabName(n) for n in range(made.tabs.count())] == [
        module.title for module in discover()
    ]
    made.find_button.click()
    assert found == ["search"]
    made.tabs.setCurrentIndex(1)
    assert found[1:] == [discover()[1]]


@pytest.mark.parametrize(
    ("width", "words", "name"), [(1920, True, True), (1280, True, False), (900, False, False)]
)
def test_tabs_keep_their_words_longer_than_the_company(
    qtbot: QtBot, width: int, words: bool, name: bool
) -> None:
    """Whose book is open stands below too; a picture alone is a riddle."""
    made = bar(qtbot, [])
    made.resize(width, 48)
    made.show()
    made.mark(discover()[2])
    titles = [module.title for module in discover()]
    shown = [made.tabs.tabText(n) for n in range(made.tabs.count())]
    assert (shown == titles) == words
    assert ("Donau" in made.book.text()) == name
    assert made.tabs.sizeHint().width() + made.book.sizeHint().width() < made.width()


def test_the_menu_of_the_book_is_read_anew(qtbot: QtBot) -> None:
    """What was there at the start may be gone: each opening asks."""
    made, ways, done = bar(qtbot, []), list[Way | None](), list[str]()
    made.offer(lambda: ways)
    ways += [
        Way("Quit", "log-out", lambda: done.append("quit"), "Ctrl+Q"),
        None,
        Way("Open", "folder-open", lambda: done.append("open")),
    ]
    menu = made.book.menu()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()] == [
        "Quit",
        "Open",
    ]
    for one in menu.actions():
        one.trigger()
    assert done == ["quit", "open"]


def test_ways_out_of_a_book(desk: Desk, tmp_path: Any) -> None:
    """Recent books that are still there, never the open one; no backup for who may not make one."""
    there = [tmp_path / f"{n}.kontor" for n in range(MOST + 3)]
    for one in there:
        one.mkdir()
    desk.store.put(
        "books.recent",
        [desk.office.book.place, str(tmp_path / "gone.kontor"), "postgresql://h/firma", *map(str, there)],
    )
    asked: list[tuple[str, str]] = []
    desk.way_wanted.connect(lambda *what: asked.append(what))
    ways = [one for one in book_ways(desk, lambda: None) if one is not None]
    recent = [one for one in ways if one.words == "book company"]
    assert len(recent) == MOST
    for one in recent[:2]:
        one.go()
    assert asked == [("book", "postgresql://h/firma"), ("book", str(there[0]))]
    assert any("backup" in one.title and "Save" in one.title for one in ways)
    desk.office.actor = Actor("n", "N", frozenset())
    assert not any("Save" in one.title for one in book_ways(desk, lambda: None) if one is not None)


# -- what the search offers -------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("vat 10/2026", (D(2026, 10, 1), D(2026, 10, 31))),
        ("2.2024", (D(2024, 2, 1), D(2024, 2, 29))),
        ("12-25", (D(2025, 12, 1), D(2025, 12, 31))),
        ("13/2026", None),
        ("01.10.26", (D(2026, 10, 1), D(2026, 10, 31))),
        ("", None),
        ("report", None),
    ],
)
def test_a_report_is_offered_for_the_month_that_is_typed(desk: Desk, typed: str, span: Any) -> None:
    """A day that is typed means its month, not the day and month as month and year; nothing means the last month that is over."""
    first = month_over(desk.today().replace(day=1) - datetime.timedelta(1))
    wanted = span or (first.replace(day=1), first)
    asked: list[Any] = []
    desk.wanted.connect(lambda _page, what: asked.append(what))
    months = [
        topic for topic in topics() for one in topic.shown_reports if one.span == "month" and not one.kind
    ]
    assert months
    for entry in report_entries(desk, typed):
        entry.choose()
    spans = [one[-2:] for one in asked if isinstance(one, tuple)]
    assert wanted in spans
    assert all(since <= until for since, until in spans)


def test_nobody_is_offered_what_they_may_not_do(desk: Desk) -> None:
    """Commands and reports ask for their rights; pages are given by who knows."""
    module = next(one for one in discover() if one.name == "finance")
    every = page_entries(desk, module, list(module.pages()))
    assert {entry.key for entry in every} > {key for key, _page in module.pages()}
    desk.office.actor = Actor("n", "N", frozenset())
    assert report_entries(desk, "") == []
    assert page_entries(desk, module, []) == []


def test_everyday_words_and_pictures_are_of_pages_that_are_there() -> None:
    """A word for a page that no topic has would be found by nobody."""
    keys = {key for one in discover() for key, _page in one.pages()}
    lost = [
        f"{topic.name}.{key}"
        for topic in topics()
        for key in topic.words
        if f"{topic.name}.{key}" not in keys
    ]
    assert lost == []
    use_language("de")
    assert everyday("cockpit.today.today") != ""
    assert (everyday("no.such.page"), page_icon("no.such.page")) == ("", "search")


# -- pictures -------------------------------------------------------------------------------
def test_an_icon_has_the_colour_of_its_state_in_each_look() -> None:
    """Faint where it can't be used, the accent where it is on; another look paints it anew; larger is not blurred."""
    seen = set()
    for look in ("light", "dark"):
        theme.apply(look)
        for mode, state in (
            (QIcon.Mode.Normal, QIcon.State.Off),
            (QIcon.Mode.Disabled, QIcon.State.Off),
            (QIcon.Mode.Normal, QIcon.State.On),
        ):
            shown = icon("star")
            picture = shown.pixmap(QSize(16, 16), 2.0, mode, state)
            assert picture.width() == 32
            image = picture.toImage()
            seen.add(
                max(
                    (image.pixelColor(x, y).alpha(), image.pixelColor(x, y).name())
                    for x in range(32)
                    for y in range(32)
                )[1]
            )
    assert len(seen) >= 5
    theme.apply("light")
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_stamps_lie_on_the_page_below_each_other() -> None:
    """As they are printed: red at each place, nothing where none is."""
    image = QImage(400, 560, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_stamps(
        painter,
        image.rect(),
        [Stamp(0, "tr", ("Gebucht", "L" * 90)), Stamp(0, "tr", ("Bezahlt",)), Stamp(0, "bl", ("Kopie",))],
    )
    painter.end()

    def red(left: int, top: int, right: int, bottom: int) -> int:
        pixels = (image.pixelColor(x, y) for x in range(left, right, 2) for y in range(top, bottom, 2))
        return sum(one.red() > one.green() + 60 for one in pixels)

    assert red(260, 0, 400, 130) > 20
    assert red(0, 450, 140, 560) > 10
    assert red(0, 0, 240, 400) == 0


def test_small_pages_of_the_newest_document(desk: Desk, qtbot: QtBot) -> None:
    """The same document again changes nothing; a page that is chosen is told."""
    strip, told = PageStrip(desk), list[int]()
    qtbot.addWidget(strip)
    strip.chosen.connect(told.append)
    strip.show_pages(b"no pdf at all", 0)
    assert strip.count() == 0
    strip.show_pages(b"P", 0)
    strip.show_pages(b"P", 9)
    assert strip.count() == 0
    strip.setCurrentRow(-1)
    assert told == []


# -- the bar of a form ---------------------------------------------------------------------------------------
def test_the_buttons_of_a_long_form_stay_in_sight(desk: Desk, qtbot: QtBot) -> None:
    """At the lower edge while the form goes on below, at their place at its end."""
    form = Form(desk, "long", lambda: None, None, columns=1)
    for n in range(40):
        form.add(TextField(f"f{n}", f"Field {n}"))
    area, inner = QScrollArea(), QWidget()
    QVBoxLayout(inner).addWidget(form)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    made = form.findChild(StickyBar)
    assert isinstance(made, StickyBar)
    save = next(one for one in made.frame.findChildren(QPushButton))

    def seen() -> bool:
        return area.viewport().rect().contains(save.mapTo(area.viewport(), save.rect().center()))

    qtbot.waitUntil(seen, timeout=PATIENCE)
    assert made.frame.property("stuck")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not made.frame.property("stuck"), timeout=PATIENCE)
    assert seen()
    form.setParent(None)  # closed, while the area still tells where it stands
    qtbot.addWidget(form)
    made.stick()
    assert not made.frame.property("stuck")


def test_a_module_without_topics_has_no_pages() -> None:
    """An empty tab is a tab."""
    assert list(Module("m", "M", "list", 1, (Topic("t"),)).pages()) == []
