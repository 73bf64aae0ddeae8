"""Every register of the window: a row that is opened and kept unchanged is the row that was there, also where all that it offers or another desk changed meanwhile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import Forbidden, KontorError, Settled
from app.core.manifest import discover, resolve
from app.data.office import command
from app.data.unit import Unit, table_of
from app.ui.drawer_form import DrawerForm
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle, without_look


@command("", locks=())
def changed_elsewhere(unit: Unit, about: Register, key: int) -> None:
    """Change a row as another desk would, without saying what."""
    unit.raise_version(about.of, key)


def settled(window: Window, about: Register, sent: tuple[object, int, int], form: DrawerForm) -> bool:
    """Say whether a row stays as it is by now, which its form shows before anybody types into it: fields and button are locked, with the reason."""
    reason = ""
    try:
        window.desk.office.rehearse(about.save, *sent)
    except (Settled, Forbidden) as error:
        reason = str(error)
    except KontorError:
        pass  # something is still to be typed
    assert form.save_button.isEnabled() == (not reason), about.title
    if reason:
        assert any(one.text() == reason for one in form.findChildren(QLabel)), about.title
        assert all(one.isReadOnly() or not one.isEnabled() for one in form.findChildren(QLineEdit)), (
            about.title
        )
    return bool(reason)


def nobody_left(page: RegisterPage, qtbot: QtBot, window: Window) -> None:
    """Filter all rows away: neither the list nor what stands beside it names one, and nothing of one is seen."""
    panel = page.panel
    texts = [one.key for one in panel.model.columns if one.kind == "text" and one.expression is not None]
    if not texts or not panel.model.rowCount():
        return
    panel.filter_by({texts[0]: "zzqxq"})
    qtbot.waitUntil(lambda: not panel.model.rowCount(), timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert panel.current_key() is None
    pane = getattr(page, "_pane", None)  # some registers stand without one
    if pane is not None:
        assert (pane.records.target.key, pane.records.tabs.covered()) == (0, True), panel.name


def test_what_a_form_shows_is_what_it_gives(window: Window, qtbot: QtBot) -> None:
    """Each field gives back the value it shows: the draft that would be kept equals the one that was read.

    Sent after another desk changed the row it asks whose values hold, or is refused for what the row is by now.
    """
    without_look(window)
    seen = asked = only_shown = 0
    for module in discover():
        for key, declared in module.pages():
            factory = resolve(declared.factory)
            if not (isinstance(factory, type) and issubclass(factory, RegisterPage)):
                continue
            page = opened(window, qtbot, key)
            assert isinstance(page, RegisterPage)
            for place, about in enumerate(page.registers):
                page.go(place)
                settle(qtbot, window.desk)
                keys = list(page.panel.model.keys)
                for row in dict.fromkeys((*keys[:1], *keys[-1:])):
                    stored = window.desk.read_blocking(about.read, row, *about.reads)
                    if stored is None:  # its rows are begun from another table
                        continue
                    page.edit(row)
                    settle(qtbot, window.desk)
                    form = page.drawer.content
                    assert isinstance(form, Form)
                    texts = {name: field.text() for name, field in form.fields.items()}
                    assert isinstance(form, DrawerForm)
                    form._answers = []  # as if all that it asked had changed meanwhile
                    form._ask_again()
                    settle(qtbot, window.desk)
                    assert {name: field.text() for name, field in form.fields.items()} == texts, about.title
                    assert not form.dirty()
                    shown = {one.name: getattr(stored.draft, one.name) for one in fields(stored.draft)}
                    made = about.draft(**{**shown, **form.values()})
                    if not is_dataclass(made):  # the one field that the command takes
                        assert made in shown.values(), (key, about.title)
                        page.close_drawer()
                        continue
                    for one in fields(made):
                        was = shown.get(one.name, getattr(made, one.name))
                        now = getattr(made, one.name)
                        if isinstance(
                            was, dict
                        ):  # own fields: one that is empty and one that has no row are the same
                            was, now = ({k: v for k, v in one.items() if v} for one in (was, now))
                        same = set(now) == set(was) if isinstance(was, tuple) else now == was
                        assert same, (key, about.title, one.name, was, now)
                        seen += 1
                    only_shown += settled(window, about, (made, row, stored.version), form)
                    if row == keys[0] and "version" in table_of(about.of).c:
                        window.desk.office.run(changed_elsewhere, about, row)
                        now = window.desk.read_blocking(about.read, row, *about.reads)
                        if now.version == stored.version:  # its form is about a row of another table
                            page.close_drawer()
                            continue
                        form.submit()
                        settle(qtbot, window.desk)
                        asked += form._strip.isVisibleTo(form)
                        now = window.desk.read_blocking(about.read, row, *about.reads)
                        assert now.version == stored.version + 1, (key, about.title)
                    page.close_drawer()
                nobody_left(page, qtbot, window)
    assert seen > 300
    assert asked > 110
    assert only_shown > 8
