"""Every standard role opens every page that it sees, and reads what stands there without a refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Forbidden
from app.core.manifest import rights_of, standard_roles
from app.data.office import Actor, Office
from app.ui import theme
from app.ui.desk import Desk
from app.ui.store import Store
from app.ui.window import Window
from tests.ui.conftest import opened

# who may do everything is refused nothing
ROLES = {role.key: rights_of(role) for role in standard_roles() if "*" not in rights_of(role)}


@pytest.fixture(params=sorted(ROLES))
def seen_by(request: pytest.FixtureRequest, demo: Office, qtbot: QtBot) -> Iterator[Window]:
    """Return the window of somebody with one standard role."""
    theme.apply("light")
    actor = Actor(request.param, request.param.title(), ROLES[request.param])
    desk = Desk(Office(demo.book, actor, demo.clock), Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    yield window
    window.finish()
    desk.close()


def test_what_a_role_sees_it_may_read(seen_by: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page that is offered refuses what it reads itself."""
    refused: list[str] = []
    office, page_of = seen_by.desk.office, [""]
    real = office.read

    def reading(function: object, /, *args: object, **kwargs: object) -> object:
        try:
            return real(function, *args, **kwargs)  # type: ignore[arg-type]
        except Forbidden as error:
            refused.append(f"{page_of[0]}: {getattr(function, '__qualname__', function)}: {error}")
            raise

    monkeypatch.setattr(office, "read", reading)
    for module in seen_by.modules:
        for key, _page in module.pages():
            if office.may(_page.needs):
                page_of[0] = key
                try:
                    opened(seen_by, qtbot, key)
                except Forbidden:
                    continue
    assert sorted(set(refused)) == []
