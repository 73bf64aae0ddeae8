"""The preview, and the icons on its buttons, where what they were made for is gone or has no room."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.preview import Preview, preview
from tests.conftest import PATIENCE


def page_of_paper() -> bytes:
    """Return a PDF of one empty page."""
    made, data = PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    made.write(data)
    return data.getvalue()


@pytest.mark.parametrize("stays", [True, False])
def test_a_page_that_is_built_anew_while_its_paper_is_made(desk: Desk, qtbot: QtBot, *, stays: bool) -> None:
    """Whoever prints and then changes the look sees the preview all the same; where the whole window went, nobody does."""
    window = QWidget()
    if stays:
        qtbot.addWidget(window)
    page = QWidget(window)
    preview(page, desk, "Blatt", page_of_paper)
    delete(page if stays else window)
    qtbot.waitUntil(desk.idle, timeout=PATIENCE)
    assert len(window.findChildren(Preview) if stays else []) == stays


def test_an_icon_without_room_is_empty() -> None:
    """What a button of no height asks for is painted on nothing, without a warning."""
    assert icon("printer").pixmap(QSize(16, 0)).isNull()
    assert not icon("printer").pixmap(QSize(16, 16)).isNull()
