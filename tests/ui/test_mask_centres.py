"""Cost centres in the booking mask: what is wrong is said when the field is left."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.modules.finance.booking.pages.mask_page import MaskPage
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import save_cost_centre
from app.ui.desk import Desk
from tests.conftest import PATIENCE
from tests.ui.conftest import settle
from tests.ui.test_mask import page

__all__ = ["page"]


@pytest.mark.parametrize(
    ("typed_code", "words"),
    [
        ("100", ""),
        ("100/7", ""),
        ("/7", ""),
        ("", ""),
        ("99", "Es gibt keine Kostenstelle 99."),
        ("100/9", "Es gibt keine Kostenstelle 9."),
        ("7", "Es gibt keine Kostenstelle 7."),
        ("300", "Kostenstelle 300 ist gesperrt."),
    ],
)
def test_a_wrong_cost_centre_is_marked_when_it_is_left(
    page: MaskPage, qtbot: QtBot, desk: Desk, typed_code: str, words: str
) -> None:
    """Both dimensions are looked at, each in its own; the mark goes when the code is right."""
    for dimension, code, blocked in ((1, "100", False), (2, "7", False), (1, "300", True)):
        desk.office.run(save_cost_centre, CostCentreDraft(dimension, code, "Werkstatt", blocked))
    settle(qtbot, desk)
    field = page.entry.fields["cost1"]
    qtbot.waitUntil(lambda: len(page.entry.known.centres) == 3, timeout=PATIENCE)
    field.set_text(typed_code)
    field.left.emit()
    assert field.bad is bool(words)
    assert field.editor.accessibleDescription() == words
    field.set_text("")
    field.left.emit()
    assert not field.bad
