"""The pages of contacts by their keys: a contact with its parts, doubles, merging, activities, the front desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data import record_extras
from app.data.record_extras import Target
from app.modules.documents.letters.pages.serial import SerialForm
from app.modules.documents.letters.queries.letters import letters_source
from app.modules.documents.letters.rules import Draft
from app.modules.organisation.contacts import api
from app.modules.organisation.contacts.api import ConsentDraft, ContactDraft
from app.modules.organisation.contacts.pages.contacts import ContactsPage
from app.modules.organisation.contacts.pages.front_desk import FrontDeskPage
from app.modules.organisation.contacts.queries.activities import activities
from app.modules.organisation.contacts.queries.contacts import contacts_source
from app.modules.organisation.contacts.queries.parts import parts
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import NOW, PATIENCE
from tests.ui.conftest import opened, settle

HOLZ = ContactDraft("Zeisig KG", street="Am Kanal 7", postcode="24106", town="Kiel", phone="0431 7776101")


def page_of(window: Window, qtbot: QtBot) -> ContactsPage:
    page = opened(window, qtbot, "organisation.contacts.contacts")
    assert isinstance(page, ContactsPage)
    return page


def form_of(page: ContactsPage) -> Form:
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def test_a_contact_is_made_by_keys_and_asks_who_it_may_be(window: Window, qtbot: QtBot) -> None:
    """What is typed is compared when a field is left; the other one is one button away; a wrong value stays at its field."""
    key = window.desk.office.run(api.save_contact, HOLZ)
    before = set(window.desk.read_blocking(contacts_source().keys, {}))
    page = page_of(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window.desk)
    form = form_of(page)
    form.fields["name"].set_text("ZEISIG GmbH")
    form.fields["name"].left.emit()
    settle(qtbot, window.desk)
    assert "Zeisig KG (the same name)" in form.message.text()
    form.fields["name"].set_text("Uhu AG")
    form.fields["name"].left.emit()
    settle(qtbot, window.desk)
    assert not form.message.isVisible()
    form.fields["customer"].set_text(form.fields["customer"].shown(True))
    form.fields["mail"].set_text("info")
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["mail"].bad
    form.fields["mail"].set_text("info@eichen.example")
    form.submit()
    settle(qtbot, window.desk)
    (made,) = set(window.desk.read_blocking(contacts_source().keys, {})) - before
    assert key in before
    assert window.desk.read_blocking(api.roles_of, made) == {"customer"}
    qtbot.waitUntil(lambda: page.panel.current_key() == made, timeout=PATIENCE)


def test_parts_are_added_changed_and_taken_away(window: Window, qtbot: QtBot) -> None:
    """A phone or mail is begun from the menu; Enter on a part opens it, Delete takes it away."""
    key = window.desk.office.run(api.save_contact, HOLZ)
    page = page_of(window, qtbot)
    page.request(key)
    settle(qtbot, window.desk)
    page.new_part("contact_channel")
    settle(qtbot, window.desk)
    form = form_of(page)
    form.fields["kind"].set_text("mail")
    form.fields["value"].set_text("info@zeisig.example")
    form.submit()
    settle(qtbot, window.desk)
    shown = [page.parts.rows.item(n).text() for n in range(page.parts.rows.count())]
    assert any("info@zeisig.example" in words and "★" in words for words in shown)
    place = next(n for n, words in enumerate(shown) if "0431" in words)
    page.parts.rows.setCurrentRow(place)
    page.parts.rows.itemActivated.emit(page.parts.rows.currentItem())
    settle(qtbot, window.desk)
    form = form_of(page)
    assert form.fields["value"].text() == "0431 7776101"
    form.fields["value"].set_text("0431 999")
    form.submit()
    settle(qtbot, window.desk)
    page.parts.rows.setCurrentRow(place)
    page.parts.take_away()
    settle(qtbot, window.desk)
    assert [one.value for one in window.desk.read_blocking(parts, key).channels] == ["info@zeisig.example"]


def test_every_form_of_a_part_opens(window: Window, qtbot: QtBot) -> None:
    from app.modules.organisation.contacts.pages.part_forms import KINDS

    key = window.desk.office.run(api.save_contact, HOLZ)
    page = page_of(window, qtbot)
    page.request(key)
    settle(qtbot, window.desk)
    for table in KINDS:
        page.new_part(table)
        settle(qtbot, window.desk)
        assert form_of(page).isEnabled()
    page.close_drawer()


def test_conditions_are_typed_as_shares(window: Window, qtbot: QtBot) -> None:
    key = window.desk.office.run(api.save_contact, HOLZ)
    page = page_of(window, qtbot)
    page.request(key)
    page.new_part("contact_terms")
    settle(qtbot, window.desk)
    form = form_of(page)
    for name, text in {
        "net_days": "30",
        "skonto_days": "10",
        "skonto": "2,5",
        "credit_limit": "5.000",
    }.items():
        form.fields[name].set_text(text.replace(",", ".") if name == "skonto" else text.replace(".", ""))
    form.submit()
    settle(qtbot, window.desk)
    terms = window.desk.read_blocking(api.terms_on, key, NOW.astimezone().date())
    assert (terms.net_days, terms.skonto[0].rate, terms.credit_limit) == (30, 250, 500_000)


def test_two_contacts_are_merged_with_a_choice_and_back(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    one = desk.office.run(api.save_contact, HOLZ)
    two = desk.office.run(
        api.save_contact, ContactDraft("Zeisig GmbH", town="Bonn", mail="info@zeisig.example")
    )
    page = page_of(window, qtbot)
    page.request(one)
    settle(qtbot, desk)
    page.merge()
    settle(qtbot, desk)
    form = form_of(page)
    other = desk.read_blocking(api.contact, two)
    assert other is not None
    form.fields["other"].set_text(str(other.number))
    form.submit()
    settle(qtbot, desk)
    form = form_of(page)
    assert form.fields["mail"].text() == "goes"  # what is empty here is taken from there
    assert form.fields["name"].text() == "stays"
    form.fields["street"].set_text("goes")
    form.submit()
    settle(qtbot, desk)
    assert two not in set(desk.read_blocking(contacts_source().keys, {}))
    now = desk.read_blocking(api.contact, one)
    assert now is not None
    assert (now.draft.town, now.draft.mail, now.name) == ("Bonn", "info@zeisig.example", "Zeisig KG")


def test_an_activity_is_written_from_the_front_desk(window: Window, qtbot: QtBot) -> None:
    """A phone number leads to the contact; Ctrl+N begins an activity; its follow-up stands on the contact and on the page."""
    desk = window.desk
    key = desk.office.run(api.save_contact, HOLZ)
    page = opened(window, qtbot, "organisation.contacts.front_desk")
    assert isinstance(page, FrontDeskPage)
    page.field.setText("+49 431 7776101")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert page.shown is not None
    assert page.shown.who.id == key
    assert "Zeisig KG" in page.subtitle.text()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    contacts = page_of(window, qtbot)
    form = form_of(contacts)
    form.fields["subject"].set_text("Fragt nach dem Liefertermin")
    form.fields["next_day"].set_text("+1")
    form.submit()
    settle(qtbot, desk)
    assert [one.draft.subject for one in desk.read_blocking(activities, key)] == [
        "Fragt nach dem Liefertermin"
    ]
    assert len(desk.read_blocking(record_extras.follow_ups, Target("contact", key))) == 1
    page.refresh()
    settle(qtbot, desk)
    assert any(block.title == "Follow-ups" for block in page.shown.blocks)


def test_the_front_desk_says_when_nobody_is_found(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot, "organisation.contacts.front_desk")
    assert isinstance(page, FrontDeskPage)
    page.field.setText("Zzz")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert page.shown is None


def test_who_objected_is_left_out_of_a_serial_letter(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    one = desk.office.run(api.save_contact, HOLZ)
    two = desk.office.run(api.save_contact, ContactDraft("Zwei AG", town="Kiel"))
    desk.office.run(
        api.save_consent, one, ConsentDraft("letter", "objected", NOW.astimezone().date(), "Brief")
    )
    draft = Draft(0, "de", NOW.astimezone().date(), "Angebot", "Text", closing="Gruß")
    form = SerialForm(desk, draft, [one, two], lambda _pdf: None, lambda: None)
    qtbot.addWidget(form)
    settle(qtbot, desk)
    assert form.keys() == [two]
    assert "Zeisig KG" in form.left_out.text()
    before = len(desk.read_blocking(letters_source().keys, {}))
    form._write()
    settle(qtbot, desk)
    assert len(desk.read_blocking(letters_source().keys, {})) == before + 1


def test_the_sheet_holds_what_the_page_shows(window: Window) -> None:
    from app.modules.organisation.contacts.queries.front_desk import front_desk
    from app.modules.organisation.contacts.reports import front_desk_pdf
    from app.paper.pages import words

    key = window.desk.office.run(api.save_contact, HOLZ)
    found = window.desk.read_blocking(front_desk, key)
    assert found is not None
    paper = front_desk_pdf(found, "Nordlicht", "04.05.2026")
    printed = b" ".join(words(paper, 0)[1]).decode() + str(words(paper, 0)[0])
    for text in ("Zeisig", "7776101", "Nordlicht"):
        assert text in printed
