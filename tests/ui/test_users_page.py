"""Users and roles as an administrator keeps them: a person with roles, the second one's passwords, a role's rights."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.core.messages import _, use_language
from app.core.stemming import fold
from app.data.users import RoleDraft, roles, save_role, stored_user, users
from app.modules.office.pages.users import ROLES, UsersPage
from app.modules.office.queries import roles_source
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import GOOD, PATIENCE
from tests.ui.conftest import act, opened, settle


def form_of(page: UsersPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_a_person_gets_roles_and_passwords(window: Window, qtbot: QtBot) -> None:
    """With the second person both need a password: each is asked for at its field; the list shows name and roles."""
    page = opened(window, qtbot, "office.users")
    assert isinstance(page, UsersPage)
    known = window.desk.read_blocking(users)
    first, before = next(one for one in known if one.login == "anna"), len(known)
    act(page, "New")
    settle(qtbot, window.desk)
    form = form_of(page)
    assert first.name in form.fields["first_password"].hint.toolTip()
    assert window.focusWidget() is form.fields["login"].editor
    for key, text in (("login", "eva"), ("name", "Eva Groß"), ("roles", "Auditor\nBookkeeper")):
        form.fields[key].set_text(text)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["password"].bad
    form.fields["password"].set_text(GOOD)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["first_password"].bad
    form.fields["first_password"].set_text(GOOD)
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == before + 1, timeout=PATIENCE)
    settle(qtbot, window.desk)
    eva = next(one for one in window.desk.read_blocking(users) if one.login == "eva")
    assert (eva.roles, eva.has_password, eva.active) == (("Auditor", "Bookkeeper"), True, True)
    place = page.panel.model.place_of(eva.id)
    assert page.panel.model.value(place, "roles") == "Auditor, Bookkeeper"


def test_a_change_leaves_the_password(window: Window, qtbot: QtBot) -> None:
    """An empty password stays as it is; the field of the second person's day is not there."""
    page = opened(window, qtbot, "office.users")
    assert isinstance(page, UsersPage)
    one = next(one for one in window.desk.read_blocking(users) if one.login == "anna")
    page.open_row(one.id)
    settle(qtbot, window.desk)
    form = form_of(page)
    assert form.fields["name"].text() == one.name
    assert not form.fields["first_password"].isVisibleTo(form)
    form.fields["name"].set_text("Anna P.")
    form.submit()
    settle(qtbot, window.desk)
    now = window.desk.read_blocking(stored_user, one.id)
    assert (now.draft.name, now.draft.roles, now.version) == ("Anna P.", one.roles, one.version + 1)


def test_a_role_has_rights_by_keys(window: Window, qtbot: QtBot) -> None:
    """Space ticks a right, Enter on the last field saves; a role keeps its name."""
    page = opened(window, qtbot, "office.users")
    assert isinstance(page, UsersPage)
    page.go(ROLES)
    settle(qtbot, window.desk)
    before = {one.name: one for one in window.desk.read_blocking(roles)}
    page.open_row(before["Auditor"].id)
    settle(qtbot, window.desk)
    form = form_of(page)
    assert not form.fields["name"].editor.isEnabled()
    marks = form.fields["permissions"].editor
    assert isinstance(marks, QListWidget)
    assert set(form.fields["permissions"].text().split("\n")) == set(before["Auditor"].permissions)
    words = form.fields["permissions"].words(form.fields["permissions"].text())
    assert "See finance" in words
    wanted = next(
        n for n in range(marks.count()) if marks.item(n).data(Qt.ItemDataRole.UserRole) == "settings.change"
    )
    marks.setCurrentRow(wanted)
    marks.setFocus()
    qtbot.keyClick(marks, Qt.Key.Key_Space)
    qtbot.keyClick(marks, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    now = {one.name: one for one in window.desk.read_blocking(roles)}
    assert now["Auditor"].permissions == before["Auditor"].permissions | {"settings.change"}


def test_roles_are_offered_in_the_order_of_their_words(desk: Desk, qtbot: QtBot) -> None:
    """In German they stand otherwise than in English, where they have their names from."""
    for language, first in (("en", "Administrator"), ("de", "Administrator")):
        use_language(language)
        try:
            page = UsersPage(desk)
            qtbot.addWidget(page)
            page.show()
            settle(qtbot, desk)
            act(page, _("New"))
            settle(qtbot, desk)
            (offered,) = form_of(page).fields["roles"].findChildren(QListWidget)
            words = [offered.item(place).text() for place in range(offered.count())]
            assert words == sorted(words, key=fold)
            assert words[0] == first
            assert ("Buchhaltung" in words) is (language == "de")
        finally:
            use_language("en")


def test_a_standard_role_is_german_and_says_what_it_lacks(window: Window, qtbot: QtBot) -> None:
    """The list has its German name, also where one filters; its form says what a new book gives it besides."""
    use_language("de")
    office = window.desk.office
    role = next(one for one in office.read(roles) if one.name == "Human resources")
    fewer = tuple(key for key in role.permissions if not key.startswith("area."))
    office.run(save_role, RoleDraft(role.name, fewer), role.id)
    source = roles_source()
    shown = office.read(source.page, office.read(source.keys, {}))
    assert {row[0] for row in shown} >= {"Personalwesen", "Buchhaltung", "Helpdesk"}
    assert [row[0] for row in shown] == sorted((row[0] for row in shown), key=str.lower)
    assert list(office.read(source.keys, {"name": "personalw"})) == [role.id]
    page = opened(window, qtbot, "office.users")
    assert isinstance(page, UsersPage)
    page.go(ROLES)
    settle(qtbot, window.desk)
    page.open_row(role.id)
    settle(qtbot, window.desk)
    form = form_of(page)
    assert form.fields["name"].isHidden()
    hint = form.fields["permissions"].hint.text()
    assert hint.startswith("In einem neuen Buch hat diese Rolle außerdem:")
    assert "Personal" in hint
    assert "Lohn" in hint
