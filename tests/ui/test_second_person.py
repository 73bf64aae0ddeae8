"""Somebody else signs in where one locked: what the first was typing stays with them, sealed, and waits for their return."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.data.users import UserDraft, save_user
from app.modules.office.pages.sign_in import SignInPage
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.start import Program
from app.ui.forms import Form
from tests.conftest import PATIENCE, close, office_at
from tests.ui.conftest import settle
from tests.ui.programs import GOOD, shown

BEN = {"name": "Half of Ben", "memo": "a note of Ben", "amount": "12,34"}
NOTHING = {"name": "", "memo": "", "amount": ""}


def come_in(program: Program, qtbot: QtBot, login: str) -> None:
    """Sign in, where nobody or another one is asked for."""
    qtbot.waitUntil(lambda: isinstance(shown(program), SignInPage), timeout=PATIENCE)
    page: Any = shown(program)
    if not page.form.fields["login"].editor.isEnabled():
        way = next(
            one for one in page.findChildren(QPushButton) if one.text() == "Als andere Person anmelden"
        )
        way.click()
        page = shown(program)
    page.form.fields["login"].set_text(login)
    page.form.fields["password"].set_text(GOOD)
    page.form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    assert program.desk.office.actor.login == login
    settle(qtbot, program.desk)


def forms(program: Program, qtbot: QtBot) -> dict[str, Any]:
    """Open a form in a drawer, the one line of notes beside a record, and the mask; return the fields that are typed into."""
    assert program.window is not None
    assert program.desk is not None
    window = program.window
    window.open("finance.booking.mask")
    settle(qtbot, program.desk)
    mask: Any = window.current()
    window.open("organisation.contacts.contacts")
    settle(qtbot, program.desk)
    contacts: Any = window.current()
    assert contacts.records.target.key
    contacts.edit(None)
    settle(qtbot, program.desk)
    form = contacts.drawer.content
    assert isinstance(form, Form)
    return {
        "name": form.fields["name"],
        "memo": contacts.records.notes.form.fields["text"],
        "amount": mask.entry.fields["amount"],
    }


def texts(fields: dict[str, Any]) -> dict[str, str]:
    """Return what stands in the fields."""
    return {name: field.text() for name, field in fields.items()}


def test_what_one_types_is_never_shown_to_another(program: Program, qtbot: QtBot, book: str) -> None:
    """Locked in the middle of typing: the second person finds empty forms, keeps drafts of their own, and the first finds theirs again."""
    office = office_at(book)
    for login in ("ben", "cara"):
        draft = UserDraft(login, login, ("Bookkeeper",), password=GOOD, first_password=GOOD)
        office.run(save_user, draft)
    office.run(save_contact, ContactDraft("Weber GmbH"))
    close(office.book)
    program.open_book(book)
    typed = {"ben": BEN, "cara": {key: f"{text[:4]}9" for key, text in BEN.items()}}
    for login, others in (("ben", NOTHING), ("cara", NOTHING), ("ben", BEN)):
        come_in(program, qtbot, login)
        fields = forms(program, qtbot)
        assert texts(fields) == others, login
        for name, field in fields.items():
            field.set_text(typed[login][name])
        program.lock()  # at once: nothing of it was kept yet
