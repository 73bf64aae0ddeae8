"""Ideas by their keys: handed in while doubles are named, decided and carried out by F8; one without a name is found by its code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.data.office import Actor, Office
from app.modules.organisation.ideas.pages.ideas import IdeasPage
from app.modules.organisation.ideas.pages.radar import RadarPage
from app.modules.organisation.ideas.pages.scheme import SchemePage
from app.modules.organisation.ideas.rules.ideas import VerdictDraft
from app.modules.organisation.ideas.services.course import propose
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def form_of(page: IdeasPage | SchemePage) -> Form:
    """Return the form in the drawer."""
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def test_from_handing_in_to_the_premium(window: Window, qtbot: QtBot) -> None:
    """The same idea is named while one types; received, decided by another, premium in words, a project carries it out."""
    page = opened(window, qtbot, "organisation.ideas.ideas", "new")
    assert isinstance(page, IdeasPage)
    desk = window.desk
    form = form_of(page)
    form.fields["title"].set_text("Ladestation für die Stapler")
    qtbot.waitUntil(lambda: "Ladestation für Stapler" in form.fields["title"].hint.text(), timeout=PATIENCE)  # type: ignore[attr-defined]
    fill(form, title="Regale beschriften", problem=" ")
    settle(qtbot, desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["problem"]
    fill(form, problem="Niemand findet die Schrauben.", solution="Schilder an jedes Fach.")

    def state() -> str:
        return (
            page.view.state if page.view is not None and page.view.draft.title == "Regale beschriften" else ""
        )

    qtbot.waitUntil(lambda: state() == "new", timeout=PATIENCE)
    assert page.view is not None
    key = page.view.id
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "assessed", timeout=PATIENCE)
    act(page, "Next step")
    settle(qtbot, desk)
    assert "verdict" in form_of(page).fields
    page.drawer.drop()
    other = Office(desk.office.book, Actor("birte", "Birte", frozenset({"*"})), desk.office.clock)
    other.run(propose, key, VerdictDraft("accept", "Spart Zeit.", 1_000_00), desk.office.actor.login)
    desk.office.news()
    qtbot.waitUntil(lambda: state() == "proposed", timeout=PATIENCE)
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "accepted" and "200.00" in page.words.text(), timeout=PATIENCE)
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "doing" and "P-20" in page.words.text(), timeout=PATIENCE)
    act(page, "Next step")
    qtbot.waitUntil(lambda: state() == "done", timeout=PATIENCE)
    act(page, "Next step")
    settle(qtbot, desk)
    fill(form_of(page), saved="950", words="Eine Stunde je Tag gespart.")
    qtbot.waitUntil(
        lambda: state() == "closed" and "Next (F8): the premium" in page.words.text(), timeout=PATIENCE
    )
    act(page, "Next step")  # what is owed is paid before the course is over
    qtbot.waitUntil(lambda: "Premium paid on" in page.words.text(), timeout=PATIENCE)
    assert "Next (F8)" not in page.words.text()
    page.request("opinions")
    qtbot.waitUntil(lambda: page.view is not None and page.view.id != key, timeout=PATIENCE)
    asked = page.view.draft
    assert asked.problem in page.words.text()  # who is asked reads there what about
    act(page, "Give opinion")
    settle(qtbot, desk)
    assert "usable" in form_of(page).fields
    page.drawer.drop()
    act(page, "Figures of the last twelve months")
    qtbot.waitUntil(lambda: "median" in page.words.text(), timeout=PATIENCE)


def test_without_a_name_and_from_notes(window: Window, qtbot: QtBot) -> None:
    """The code is shown once and finds the idea again; notes of a workshop become ideas of the campaign."""
    page = opened(window, qtbot, "organisation.ideas.ideas", "new")
    assert isinstance(page, IdeasPage)
    fill(form_of(page), title="Pausenraum", problem="Zu laut.", unnamed="1")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, QLabel), timeout=PATIENCE)
    settle(qtbot, window.desk)
    shown = page.drawer.content
    assert isinstance(shown, QLabel)
    code = shown.text().split()[0]
    act(page, "Look up an unnamed idea …")
    fill(form_of(page), code=code)
    qtbot.waitUntil(lambda: page.view is not None and page.view.draft.title == "Pausenraum", timeout=PATIENCE)
    assert page.view is not None
    assert (page.view.author, page.view.mine) == ("", False)
    scheme = opened(window, qtbot, "organisation.ideas.scheme")
    assert isinstance(scheme, SchemePage)
    qtbot.waitUntil(lambda: scheme.panel.current_key() is not None, timeout=PATIENCE)
    act(scheme, "Take workshop notes …")
    settle(qtbot, window.desk)
    before = len(window.desk.office.read(page.panels[0].model.source.keys, {}))
    fill(form_of(scheme), text="- Fächer\n- Wagen")
    qtbot.waitUntil(
        lambda: len(window.desk.office.read(page.panels[0].model.source.keys, {})) == before + 2,
        timeout=PATIENCE,
    )


def test_the_radar_is_walked_and_decided(window: Window, qtbot: QtBot) -> None:
    """Arrows go round the radar with the list beside it; F8 begins a trial, then decides, and a project brings it in."""
    page = opened(window, qtbot, "organisation.ideas.radar")
    assert isinstance(page, RadarPage)
    qtbot.waitUntil(lambda: len(page.radar.spots) == 8 and page.view is not None, timeout=PATIENCE)
    page.radar.grab()  # painted in full
    keys = [one.blip.key for one in page.radar.spots]
    page.panel.select_key(keys[0])
    qtbot.waitUntil(lambda: page.radar.current == keys[0], timeout=PATIENCE)
    qtbot.keyClick(page.radar, Qt.Key.Key_Right)
    assert page.radar.current == keys[1]
    qtbot.waitUntil(lambda: page.panel.current_key() == keys[1], timeout=PATIENCE)
    looked = next(one.blip.key for one in page.radar.spots if one.blip.ring == "assess")
    page.panel.select_key(looked)
    qtbot.waitUntil(lambda: page.view is not None and page.view.id == looked, timeout=PATIENCE)
    act(page, "Next step")
    settle(qtbot, window.desk)
    fill(page.drawer.content, criteria="")
    settle(qtbot, window.desk)
    fill(page.drawer.content, criteria="Alle nutzen es.")
    qtbot.waitUntil(lambda: page.view is not None and page.view.ring == "trial", timeout=PATIENCE)
    act(page, "Next step")
    settle(qtbot, window.desk)
    fill(page.drawer.content, ring="adopt", reasons="Alle nutzen es.")
    qtbot.waitUntil(lambda: page.view is not None and page.view.project != "", timeout=PATIENCE)
    ring = {one.blip.key: one.blip.ring for one in page.radar.spots}
    qtbot.waitUntil(
        lambda: {one.blip.key: one.blip.ring for one in page.radar.spots}[looked] == "adopt", timeout=PATIENCE
    )
    assert ring.keys() == set(keys)
