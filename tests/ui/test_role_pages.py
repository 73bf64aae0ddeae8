"""Every standard role opens every page that it sees, and reads what stands there without a refusal."""

from __future__ import annotations

import contextlib
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
from tests.ui.conftest import opened, without_look

# who may do everything is refused nothing
ROLES = {role.key: rights_of(role) for role in standard_roles() if "*" not in rights_of(role)}


class Asked(frozenset[str]):
    """The rights of a role, which remember each one that the program asked for, held or not."""

    asked: set[str]

    def __contains__(self, right: object) -> bool:
        self.asked.add(str(right))
        return super().__contains__(right)


ASKED: dict[
    str, set[str]
] = {}  # of each page: the rights that were asked for while it was opened, whoever did
SEEN: dict[str, list[frozenset[str]]] = {}  # of each page: the rights of those who opened it


def alike(page: str, granted: frozenset[str]) -> bool:
    """Say whether somebody opened a page before for whom every right asked for there stood as it does now: it would go the same way."""
    asked = ASKED.get(page, set())
    return any(granted & asked == other & asked for other in SEEN.get(page, ()))


@pytest.fixture(params=sorted(ROLES))
def seen_by(request: pytest.FixtureRequest, demo: Office, qtbot: QtBot) -> Iterator[Window]:
    """Return the window of somebody with one standard role."""
    theme.apply("light")
    granted = Asked(ROLES[request.param])
    granted.asked = set()
    actor = Actor(request.param, request.param.title(), granted)
    desk = Desk(Office(demo.book, actor, demo.clock), Store())
    window = Window(desk)
    without_look(window)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    yield window
    window.finish()
    desk.close()


def test_what_a_role_sees_it_may_read(seen_by: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page that is offered refuses what it reads itself; a page is opened again only by whom it would treat otherwise."""
    refused: list[str] = []
    office, page_of = seen_by.desk.office, [""]
    granted = office.actor.permissions
    assert isinstance(granted, Asked)
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
            if office.may(_page.needs) and not alike(key, frozenset(granted)):
                page_of[0] = key
                granted.asked = ASKED.setdefault(key, set())
                SEEN.setdefault(key, []).append(frozenset(granted))
                with contextlib.suppress(Forbidden):
                    opened(seen_by, qtbot, key)
    assert sorted(set(refused)) == []
