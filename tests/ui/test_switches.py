"""Switches in forms: what they ask for, and what stands beside them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.choice_fields import SwitchField
from app.ui.desk import Desk
from app.ui.drawer import _Room
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.theme import px


def test_a_switch_of_long_words_leaves_the_columns_equal(desk: Desk, qtbot: QtBot) -> None:
    """It has a row of its own, and one that is alone in its row is low; a short one stands beside a field."""
    form = Form(desk, "equal", lambda: None)
    first, second = TextField("first", "First"), TextField("second", "Second")
    short = SwitchField("short", "Active")
    long = SwitchField("long", "More leave in the years of beginning and leaving by twelfths")
    for field in (first, short, long, second):
        form.add(field)
    qtbot.addWidget(form)
    form.resize(380, 400)
    form.show()
    assert first.width() == second.width()
    assert abs(first.width() - short.width()) <= 1  # an odd pixel
    assert long.width() == form.width()
    assert short.y() == first.y()
    assert long.height() < first.height()
    assert second.y() > long.y()


@pytest.mark.parametrize("zoom", [100, 125, 200])
def test_what_a_switch_asks_for_does_not_follow_its_width(desk: Desk, qtbot: QtBot, zoom: int) -> None:
    """A drawer that is a few points too narrow for it would widen and narrow it without end, until the program falls."""
    theme.apply("light", zoom)
    switch = SwitchField("long", "Leave beyond the law by twelfths in the year of entry and exit")
    form = Form(desk, "restless", lambda: None, columns=1)
    form.add(switch)
    room = _Room()
    qtbot.addWidget(room)
    room.put(form)
    room.show()
    box, widths = switch.box, range(px(160), px(700), 7)
    asked = [box.sizeHint(), box.minimumSizeHint(), *(box.heightForWidth(one) for one in widths)]
    for width in widths:
        room.resize(width, px(60))
        qtbot.wait(0)
        assert [box.sizeHint(), box.minimumSizeHint(), *(box.heightForWidth(one) for one in widths)] == asked
        assert box.height() == box.heightForWidth(box.width())
    lines = {box.heightForWidth(one) for one in widths}
    assert max(lines) > box.sizeHint().height()
    theme.apply("light", 100)
