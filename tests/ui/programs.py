"""Hands for the whole program: what its frame shows, and the page of a new company filled in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.modules.office.pages.welcome import Welcome
from app.start import Program
from app.ui.forms import Form

GOOD = "ein kurzer Satz"


def shown(program: Program) -> object:
    """Return what the frame shows."""
    return program.frame.layers.currentWidget()


def words(program: Program) -> str:
    """Return all labels that are shown."""
    return " | ".join(label.text() for label in program.frame.findChildren(QLabel) if label.isVisible())


def new_company(program: Program, password: str = "") -> Form:
    """Fill the page of a new company."""
    program.begin([])
    page = shown(program)
    assert isinstance(page, Welcome)
    page.open_new()
    form = page.findChild(Form)
    assert isinstance(form, Form)
    for key, text in {
        "company": "Söhne & Töchter GmbH",
        "land": "SH",
        "tax_number": "19 293 41234",
        "vat_id": "DE136695976",
        "person": "Eva Groß",
        "password": password,
    }.items():
        form.fields[key].set_text(text)
    return form
