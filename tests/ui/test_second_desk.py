"""Two desks on one book: what is called otherwise at one stands under its new name at the other, where nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.data import books
from app.data.office import Actor, Office
from app.data.settings import all_settings, change_setting
from app.modules.finance.chart.queries import account_rows
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.hr.absence.pages.calendar import CalendarPage
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.inventory.articles.rules import ArticleDraft, SupplierDraft
from app.modules.inventory.articles.services.articles import save_article
from app.modules.inventory.articles.services.masters import save_supplier
from app.modules.it.assets.rules import AssetDraft, CategoryDraft, LocationDraft, ModelDraft
from app.modules.it.assets.services.assets import save_asset
from app.modules.it.assets.services.masters import save_category, save_location, save_model
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.ui import watching
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.known import know_settings
from app.ui.page import Page
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE, close
from tests.ui.conftest import opened, settle, without_look


@pytest.fixture
def other(any_office: Office) -> Iterator[Office]:
    """Return the office of somebody at another desk."""
    made = Office(books.open_book(any_office.book.place), Actor("ben", "Ben", frozenset({"*"})))
    yield made
    close(made.book)


@pytest.fixture
def here(any_office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Return a window on the book, at the desk that looks on."""
    monkeypatch.setattr(watching, "CALM", 0.1)
    window = Window(Desk(any_office, Store()))
    without_look(window)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    yield window
    window.finish()
    window.desk.close()


def hear(window: Window) -> None:
    """Take the news of the other desk, as the watcher does."""
    window.desk.office.news()


def test_an_account_on_its_sheet(here: Window, other: Office, qtbot: QtBot) -> None:
    """The sheet that is open has the new name as its title; another number that is half typed stays."""
    one = next(one for one in other.read(account_rows) if one.number.startswith("1"))
    page: Any = opened(here, qtbot, "finance.ledger.account_sheet", one.number)
    assert str(one.name) in page.title.text()
    page.number.line.setText("84")
    names = (f"Neu {one.number}", f"New {one.number}")
    other.run(save_account, AccountDraft(one.number, *names), one.id, one.version)
    hear(here)
    qtbot.waitUntil(lambda: page.title.text() == f"{one.number} {names[1]}", timeout=PATIENCE)
    assert page.number.line.text() == "84"


def test_a_setting_that_stands_in_memory(here: Window, other: Office, qtbot: QtBot) -> None:
    """What the desk remembers of the settings is what the book says, and what is shown by it is read again afterwards."""
    desk, seen = here.desk, list[str]()
    desk.settings = desk.read_blocking(all_settings, "")
    know_settings(desk)
    desk.watch(here, lambda: seen.append(desk.settings["company.name"]))
    other.run(change_setting, "company.name", "Neu GmbH")
    hear(here)
    qtbot.waitUntil(lambda: seen == ["Neu GmbH"], timeout=PATIENCE)


def test_a_person_in_the_calendar(here: Window, other: Office, qtbot: QtBot) -> None:
    """The lane of somebody who is called otherwise now."""
    draft = PersonDraft("Ina", "Alt", "Verkauf", entry=here.desk.today().replace(month=1, day=1))
    key = other.run(save_person, draft)
    page = opened(here, qtbot, "hr.absence.calendar")
    assert isinstance(page, CalendarPage)

    def names() -> list[str]:
        return [one.name for one in page.found.members] if page.found is not None else []

    assert any("Alt" in one for one in names())
    other.run(save_person, replace(draft, last_name="Neumann"), key)
    hear(here)
    qtbot.waitUntil(lambda: any("Neumann" in one for one in names()), timeout=PATIENCE)


def test_a_supplier_beside_an_article(here: Window, other: Office, qtbot: QtBot) -> None:
    """The pane beside the list names who supplies the article; a note on it that is half typed stays, with the focus and what is marked."""
    contact = other.run(save_contact, ContactDraft("Alt GmbH"))
    article = other.run(save_article, ArticleDraft("A-1", "Papier"))
    other.run(save_supplier, SupplierDraft(article, contact, price=10_000))
    page: Any = opened(here, qtbot, "inventory.articles.articles")
    qtbot.waitUntil(lambda: "Alt GmbH" in lines(page), timeout=PATIENCE)
    note = page.records.notes.form.fields["text"]
    note.set_text("half a")
    note.area.setFocus()
    other.run(save_contact, ContactDraft("Neu GmbH"), contact)
    hear(here)
    qtbot.waitUntil(lambda: "Neu GmbH" in lines(page), timeout=PATIENCE)
    settle(qtbot, here.desk)
    assert note.text() == "half a"


def lines(page: Any) -> str:
    return " ".join(page.beside.item(place).text() for place in range(page.beside.count()))


def test_a_place_in_the_list_of_devices(here: Window, other: Office, qtbot: QtBot) -> None:
    """A column of another table; the row that was gone to stays the current one."""
    place = other.run(save_location, LocationDraft("Altbau"))
    kind = other.run(save_category, CategoryDraft("Beamer"))
    model = other.run(save_model, ModelDraft(kind, "Epson", "EB"))
    for _time in range(3):
        other.run(save_asset, AssetDraft(model, name="Gerät", home=place))
    page: Any = opened(here, qtbot, "it.assets.assets")
    page.panel.select_key(page.panel.model.keys[1])
    current = page.panel.current_key()

    def places() -> set[str]:
        model = page.panel.model
        return {str(model.value(row, "home")) for row in range(model.rowCount())}

    assert places() == {"Altbau"}
    other.run(save_location, LocationDraft("Neubau"), place)
    hear(here)
    qtbot.waitUntil(lambda: places() == {"Neubau"}, timeout=PATIENCE)
    assert page.panel.current_key() == current


def test_a_choice_of_a_form_that_is_half_typed(here: Window, other: Office, qtbot: QtBot) -> None:
    """Who leads a project is chosen by name: the chosen one stays chosen under the new name, what was typed stands as it was."""
    draft = PersonDraft("Ina", "Alt", "Verkauf", entry=here.desk.today().replace(month=1, day=1))
    key = other.run(save_person, draft)
    page: Page = opened(here, qtbot, "organisation.projects.projects", "new")
    settle(qtbot, here.desk)
    form = page.drawer.content  # type: ignore[attr-defined]
    assert isinstance(form, Form)
    form.fields["name"].set_text("Half a na")
    lead = form.fields["lead"]
    assert isinstance(lead, ChoiceField)
    lead.set_text(str(key))
    assert "Alt" in lead.box.currentText()
    form.fields["name"].editor.setFocus()
    focus, told = here.focusWidget(), list[str]()
    lead.changed.connect(lambda: told.append("changed"))
    other.run(save_person, replace(draft, last_name="Neumann"), key)
    hear(here)
    qtbot.waitUntil(lambda: "Neumann" in lead.box.currentText(), timeout=PATIENCE)
    assert (form.fields["name"].text(), lead.text(), told) == ("Half a na", str(key), [])
    assert here.focusWidget() is focus
    other.run(
        save_person,
        replace(draft, last_name="Neumann", leaving=here.desk.today().replace(month=1, day=2)),
        key,
    )
    hear(here)
    qtbot.wait(300)
    settle(qtbot, here.desk)
    assert lead.text() == str(key)  # chosen is chosen, also where it would not be offered any more
