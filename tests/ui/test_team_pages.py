"""The team on one page, a talk from its plan to its paper, the drawn chart, and leave that is paid out, as a clerk would do it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.hr.leaving.pages.leaving import LeavingPage
from app.modules.hr.leaving.queries.leaving import leavings_source, person_of
from app.modules.hr.payroll.pages.entries import EntriesPage
from app.modules.hr.payroll.queries.lists import items_source
from app.modules.hr.people.api import people
from app.modules.hr.people.pages.chart import ChartPage
from app.modules.hr.people.pages.people import PeoplePage
from app.modules.hr.talks.pages.talks import TalksPage
from app.modules.hr.talks.queries import goals_source, talk_view, talks_source
from app.modules.hr.team.pages.team import TeamPage
from app.modules.hr.team.queries.team import own_team
from app.ui.forms import Form
from app.ui.preview import Preview
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_the_team_and_a_talk(window: Window, qtbot: QtBot) -> None:
    """Whom one leads stands there with what waits; F8 goes to the person; a talk is planned, gets a goal, is held and printed."""
    office = window.desk.office
    team = opened(window, qtbot, "hr.team.team")
    assert isinstance(team, TeamPage)
    found = office.read(own_team)
    assert team.rows.topLevelItemCount() == len(found.members) > 5
    texts = [team.all.rows.item(row).text() for row in range(team.all.rows.count())]
    assert [one for one in ("To decide", "Deadlines", "Instructions that are due") if one in texts] == [
        "To decide",
        "Deadlines",
        "Instructions that are due",
    ]
    act(team, "To the person")
    settle(qtbot, window.desk)
    assert isinstance(window.current(), PeoplePage)

    page = opened(window, qtbot, "hr.talks.talks")
    assert isinstance(page, TalksPage)
    keys = lambda source: {int(one) for one in office.read(source.keys, {})}  # noqa: E731
    before = keys(talks_source())
    who = next(one for one in office.read(people) if one.id == found.members[-1].key)
    page.begin()
    form = page.drawer.content
    fill(form, person=str(who.number), day="20.11.2026")
    qtbot.waitUntil(lambda: len(keys(talks_source()) - before) == 1, timeout=PATIENCE)
    (key,) = keys(talks_source()) - before
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Was held …")
    settle(qtbot, window.desk)
    held = lambda: isinstance(page.drawer.content, Form) and "next_day" in page.drawer.content.fields  # noqa: E731
    qtbot.waitUntil(
        lambda: held() and page.drawer.content.fields["next_day"].text().endswith("2027"), timeout=PATIENCE
    )
    fill(page.drawer.content, text="Gutes Jahr")
    qtbot.waitUntil(lambda: office.read(talk_view, key).state == "held", timeout=PATIENCE)
    goals = keys(goals_source())
    page.go(1)
    settle(qtbot, window.desk)
    form = page.edit(None, {"talk": key})
    settle(qtbot, window.desk)
    fill(form, title="Angebote in zwei Tagen")
    qtbot.waitUntil(lambda: len(keys(goals_source()) - goals) == 1, timeout=PATIENCE)
    page.go(0)
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    shown = lambda: [page.all.rows.item(row).text() for row in range(page.all.rows.count())]  # noqa: E731
    qtbot.waitUntil(lambda: any("Angebote in zwei Tagen" in one for one in shown()), timeout=PATIENCE)
    act(page, "Print")
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=PATIENCE)
    page.findChildren(Preview)[0].close()


def test_the_chart_is_walked(window: Window, qtbot: QtBot) -> None:
    """The drawing has everybody of the list; arrows go to the next box, Enter goes to the person."""
    page = opened(window, qtbot, "hr.people.chart")
    assert isinstance(page, ChartPage)
    page.views.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(page.drawing.nodes) > 50, timeout=PATIENCE)
    top = page.drawing.current
    assert page.drawing.nodes[top].column == 0
    qtbot.keyClick(page.drawing, Qt.Key.Key_Right)
    assert page.drawing.nodes[page.drawing.current].column == 1
    assert any(one.start == top and one.end == page.drawing.current for one in page.drawing.arrows)
    qtbot.keyClick(page.drawing, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert isinstance(window.current(), PeoplePage)


def test_leave_is_paid_out_from_the_leaving(window: Window, qtbot: QtBot) -> None:
    """The line of the leaving opens the form, filled from the file with its reckoning; Enter makes the entry."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.leaving.leaving")
    assert isinstance(page, LeavingPage)
    key = next(int(one) for one in office.read(leavings_source().keys, {}))
    person = office.read(person_of, key)
    before = len(office.read(items_source().keys, {}))
    entries = opened(window, qtbot, "hr.payroll.entries", ("leave", person))
    assert isinstance(entries, EntriesPage)
    qtbot.waitUntil(lambda: isinstance(entries.drawer.content, Form), timeout=PATIENCE)
    form = entries.drawer.content
    assert isinstance(form, Form)
    qtbot.waitUntil(lambda: form.fields["days"].text() != "", timeout=PATIENCE)
    fill(form)
    qtbot.waitUntil(lambda: len(office.read(items_source().keys, {})) == before + 1, timeout=PATIENCE)
