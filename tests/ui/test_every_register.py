"""Every register of the window: a row that is opened and kept unchanged is the row that was there, also where all that it offers changed meanwhile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from pytestqt.qtbot import QtBot

from app.core.manifest import discover, resolve
from app.ui.drawer_form import DrawerForm
from app.ui.forms import Form
from app.ui.register import RegisterPage
from app.ui.window import Window
from tests.ui.conftest import opened, settle, without_look


def test_what_a_form_shows_is_what_it_gives(window: Window, qtbot: QtBot) -> None:
    """Each field gives back the value it shows: the draft that would be kept equals the one that was read."""
    without_look(window)
    seen = 0
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
                    page.close_drawer()
    assert seen > 300
