"""States in lists are pills with a word and a tone, days that have passed say for how long."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.list_columns import Column
from app.modules.it.security.queries import weaknesses_source
from app.ui import theme
from app.ui.desk import Desk
from app.ui.lists.cells import ended, lateness
from app.ui.lists.model import ListModel
from app.ui.lists.pills import GROUNDS, INKS, PILL, paint_pill
from app.ui.theme import token
from tests.lists import made, makers
from tests.ui.conftest import settle

TODAY = datetime.date(2026, 3, 1)
DUE = Column("due", "Due", "day", ends="state")
STATE = Column("state", "State", choices={"o": "open", "d": "done"}, tones={"o": "warn", "d": "good"})
CLOSED = Column("closed", "Closed", "day")


@pytest.mark.parametrize(
    ("day", "words", "mark"),
    [
        (datetime.date(2026, 3, 2), "", ""),
        (datetime.date(2026, 3, 1), "today", "warn"),
        (datetime.date(2026, 2, 28), "1 d late", "bad"),
        (datetime.date(2025, 3, 1), "365 d late", "bad"),
        (datetime.date(2024, 2, 29), "731 d late", "bad"),
        (None, "", ""),
    ],
)
def test_lateness_counts_calendar_days(day: datetime.date | None, words: str, mark: str) -> None:
    use_language("en")
    assert lateness(DUE, day, False, TODAY) == (words, mark)


def test_a_term_that_is_over_is_not_late() -> None:
    """It ends by the tone of a state, or by being filled for a column without tones; 'never' has none."""
    columns = (DUE, STATE)
    late = datetime.date(2026, 1, 1)
    assert not ended(columns, DUE, [late, "o"])
    assert ended(columns, DUE, [late, "d"])
    by_day = Column("due", "Due", "day", ends="closed")
    assert not ended((by_day, CLOSED), by_day, [late, None])
    assert ended((by_day, CLOSED), by_day, [late, late])
    assert not ended(columns, Column("due", "Due", "day", ends="never"), [late, "d"])
    assert lateness(DUE, late, True, TODAY) == ("", "")
    assert lateness(CLOSED, late, False, TODAY) == ("", "")


def test_what_lists_declare_fits_together() -> None:
    """Every value of a closed list with tones has one that can be painted, and every term is ended by a column of its list."""
    wrong, toned, terms = [], 0, 0
    for name, function in makers():
        source = made(function)
        keys = {column.key for column in source.columns}
        for column in source.columns:
            toned += bool(column.tones)
            terms += bool(column.ends)
            if column.tones and set(column.tones) != set(column.choices):
                wrong.append(f"{name}: {column.key} has values without a tone")
            if set(column.tones.values()) - set(INKS):
                wrong.append(f"{name}: {column.key} has a tone that is none")
            if column.ends and column.ends != "never" and column.ends not in keys:
                wrong.append(f"{name}: nothing ends {column.key}")
            if column.ends and column.kind not in ("day", "moment"):
                wrong.append(f"{name}: {column.key} is no day")
    assert wrong == []
    assert toned > 10
    assert terms > 5
    assert set(INKS) == set(GROUNDS)


def test_a_pill_is_painted_in_its_tone(qtbot: QtBot) -> None:
    """The ground of the pill stands where its words begin; where no letter fits nothing is painted."""
    theme.apply("light")
    image = QImage(200, 28, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_pill(painter, QRectF(0, 0, 150, 28), "overdue", "bad", QFont())
    paint_pill(painter, QRectF(180, 0, 12, 28), "overdue", "bad", QFont())
    painter.end()
    assert image.pixelColor(5, 14) == token("bad_soft")
    assert {image.pixelColor(x, 14).name() for x in range(180, 200)} == {"#ffffff"}


def test_the_model_says_state_and_lateness(desk: Desk, qtbot: QtBot) -> None:
    """A weakness to be done by a day that has passed: its state and its day have pills, a screen reader hears both."""
    from app.modules.it.security.rules import WeaknessDraft
    from app.modules.it.security.services import save_weakness

    use_language("en")
    past = desk.today() - datetime.timedelta(days=3)
    for title, state in (("Old", "open"), ("Done", "fixed")):
        desk.office.run(save_weakness, WeaknessDraft(title=title, due=past, state=state), None, None)
    model = ListModel(desk, weaknesses_source())
    model.reload()
    settle(qtbot, desk)
    keys = [column.key for column in model.columns]
    rows = {model.value(row, "title"): row for row in range(model.rowCount())}
    due = model.index(rows["Old"], keys.index("due"))
    assert model.data(due, PILL) == ("3 d late", "bad")
    assert str(model.data(due, Qt.ItemDataRole.AccessibleTextRole)).endswith(", 3 d late")
    assert model.data(model.index(rows["Old"], keys.index("state")), PILL) == ("to be done", "bad")
    assert model.data(model.index(rows["Done"], keys.index("due")), PILL) is None
    assert model.data(model.index(rows["Done"], keys.index("title")), PILL) is None
