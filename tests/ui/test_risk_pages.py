"""Risks and emergencies by keys: an analysis with two risks to accepted, and an exercise with what follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.data.office import Actor, Office
from app.data.record_extras import Target
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, waiting_for
from app.modules.governance.emergency.pages.plans import EXERCISES, INCIDENTS, PlansPage
from app.modules.governance.emergency.queries.lists import offered_plans
from app.modules.governance.risk.pages.risks import ANALYSES, RISKS, RisksPage
from app.modules.governance.risk.queries.analyses import whole
from app.modules.governance.risk.services.analyses import KIND
from app.ui.forms import Form
from app.ui.known import know_people
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle

GOOD = "bitte-kein-geburtstag"


def _form(page: RisksPage | PlansPage, window: Window, qtbot: QtBot) -> Form:
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def test_an_analysis_with_two_risks_to_accepted(window: Window, qtbot: QtBot) -> None:
    """Ctrl+N, two risks in its matrix, F8 asks somebody else, who accepts; the heat map counts by its arrows, and F8 begins the next."""
    office = window.desk.office
    office.run(save_user, UserDraft("zora", "Zora", (), password=GOOD, first_password=GOOD))
    know_people(window.desk)
    page = opened(window, qtbot, "governance.risk.risks")
    assert isinstance(page, RisksPage)
    page.edit(None)
    fill(_form(page, window, qtbot), title="Risiken der Montage", scope="Werk 2")
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: page.found is not None and page.found.head.title == "Risiken der Montage", timeout=PATIENCE
    )
    key = page.analysis
    assert key is not None
    page.go(RISKS)
    settle(qtbot, window.desk)
    act(page, "New")
    form = _form(page, window, qtbot)
    fill(form, title="Kran fällt aus", treatment="reduce")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["inherent_likelihood"]
    chosen = {stage: form.fields[f"{stage}_likelihood"] for stage in ("inherent", "current", "residual")}
    for stage, step, wanted in (
        ("inherent", "4", "444"),
        ("inherent", "3", "333"),
        ("residual", "1", "331"),
        ("current", "2", "321"),
        ("inherent", "4", "421"),
    ):
        chosen[stage].set_text(step)  # what was not chosen by itself goes with the stage before
        assert "".join(one.text() for one in chosen.values()) == wanted
    page.close_drawer()
    for title, likelihood in (("Kran fällt aus", "3"), ("Unfall am Kran", "2")):
        act(page, "New")
        fill(
            _form(page, window, qtbot), title=title, treatment="reduce", inherent_likelihood="4", inherent_impact="4",
            current_likelihood=likelihood, current_impact="3", residual_likelihood="1", residual_impact="3",
        )  # fmt: skip
        settle(qtbot, window.desk)
    found = office.read(whole, key)
    assert found is not None
    assert [(one.title, one.inherent, one.current, one.residual) for one in found.risks] == [
        ("Kran fällt aus", 4, 3, 2),
        ("Unfall am Kran", 4, 2, 2),
    ]
    qtbot.waitUntil(lambda: page.found is not None and len(page.found.risks) == 2, timeout=PATIENCE)
    page.map.select((1, 3))
    assert page.map.risks_in((3, 3))[0].title == "Kran fällt aus"
    QTest.keyClick(page.map, Qt.Key.Key_Right)
    QTest.keyClick(page.map, Qt.Key.Key_Right)
    QTest.keyClick(page.map, Qt.Key.Key_Return)
    assert [page.here.item(row).text().split("  ·  ")[0] for row in range(page.here.count())] == [
        "1. Kran fällt aus"
    ]
    act(page, "New measure …")
    fill(_form(page, window, qtbot), title="Kran prüfen lassen", cost="850")
    settle(qtbot, window.desk)
    page.go(ANALYSES)
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Next step")
    fill(_form(page, window, qtbot), approver="zora")
    settle(qtbot, window.desk)
    zora = Office(office.book, Actor("zora", "Zora", frozenset({"*"})), office.clock)
    zora.run(decide, zora.read(waiting_for, "zora", KIND)[0].id, True)
    office.news()  # what another desk did
    found = office.read(whole, key)
    assert found is not None
    assert (found.head.state, found.head.accepted_by, len(found.measures)) == ("accepted", "zora", 1)
    qtbot.waitUntil(lambda: page.found is not None and page.found.head.state == "accepted", timeout=PATIENCE)
    act(page, "Next step")
    fill(_form(page, window, qtbot), title="Risiken der Montage, neu")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.found is not None and page.found.head.previous_id == key, timeout=PATIENCE)
    _lists_what_is_looked_at(page, window, qtbot, key)


def _lists_what_is_looked_at(page: RisksPage, window: Window, qtbot: QtBot, accepted: int) -> None:
    """The risks are those of the analysis that is looked at; an accepted one takes none, a risk that is found brings its own, and moves are drawn."""
    begun, course = page.found, page.course
    assert begun is not None
    assert [one.came_from for one in begun.risks] == [None, None]
    said = [
        course.item(course.rowCount() - 1, place).data(Qt.ItemDataRole.AccessibleTextRole) for place in (1, 2)
    ]
    assert (course.columnCount(), said) == (3, ["medium", "medium"])
    page.panel.select_key(accepted)
    qtbot.waitUntil(lambda: page.found is not None and page.found.head.id == accepted, timeout=PATIENCE)
    page.go(RISKS)
    settle(qtbot, window.desk)
    assert page.found is not None
    assert set(page.panel.model.keys) == {one.id for one in page.found.risks}
    act(page, "New")
    assert page.drawer.content is None
    risk = begun.risks[0].id
    page.request(Target("governance_risk", risk))
    qtbot.waitUntil(
        lambda: page.panel.current_key() == risk and page.analysis == begun.head.id, timeout=PATIENCE
    )


def test_an_exercise_and_an_incident(window: Window, qtbot: QtBot) -> None:
    """Gaps need words and become a task beside the exercise; what is noted in an incident stands in its log."""
    page = opened(window, qtbot, "governance.emergency.plans")
    assert isinstance(page, PlansPage)
    (plan,) = window.desk.office.read(offered_plans, "Brand", None)
    page.panel.select_key(plan.key)
    page.go(EXERCISES)
    settle(qtbot, window.desk)
    act(page, "New")
    form = _form(page, window, qtbot)
    assert form.values()["plan"] == plan.key  # it was gone to under plans
    fill(form, result="gaps")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["findings"]
    fill(form, findings="Sammelplatz unbekannt", minutes="12")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.beside.count() == 2, timeout=PATIENCE)
    assert [page.beside.item(row).text() for row in range(2)] == [
        "Sammelplatz unbekannt",
        "No measure follows from it yet.",
    ]
    act(page, "New measure …")
    fill(_form(page, window, qtbot), title="Sammelplatz beschildern")
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: page.beside.count() == 2 and "beschildern" in page.beside.item(1).text(), timeout=PATIENCE
    )
    page.request("incident")
    assert page.bar.currentIndex() == INCIDENTS
    fill(_form(page, window, qtbot), title="Wasser im Keller", scenario="flood")
    settle(qtbot, window.desk)
    act(page, "Note …")
    fill(_form(page, window, qtbot), words="Pumpe läuft")
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: page.beside.count() == 1 and "Pumpe" in page.beside.item(0).text(), timeout=PATIENCE
    )
