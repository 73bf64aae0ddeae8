"""The pages of training: a course is taken at the desk, a participant gets a proof, gaps and skills stand beside the lists."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.data import archive
from app.data.record_extras import Target, attach
from app.modules.hr.training.pages.courses import COURSES, CoursesPage
from app.modules.hr.training.pages.gaps import GapsPage
from app.modules.hr.training.pages.own import OwnTrainingPage
from app.modules.hr.training.pages.player import Player
from app.modules.hr.training.pages.skills import SkillsPage
from app.modules.hr.training.queries.desk import desk_course
from app.modules.hr.training.queries.gaps import own_dues
from app.modules.hr.training.queries.lists import courses_source, own_proofs_source
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def _player(page: OwnTrainingPage | CoursesPage, qtbot: QtBot) -> Player:
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Player), timeout=PATIENCE)
    player = page.drawer.content
    assert isinstance(player, Player)
    return player


def _answer(player: Player, right: dict[str, set[int]]) -> None:
    while player.at + 1 < len(player.steps):
        player.go_on()
    for one in player.course.questions:
        player.chosen[one.id] = set(right[one.question[:5]])
    player.go_on()


def test_a_course_is_taken_at_the_desk(window: Window, qtbot: QtBot) -> None:
    """Wrong answers begin it anew and say how many were right; right ones prove it, and nothing is due any more."""
    office, told = window.desk.office, list[str]()
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    due = next(one for one in office.read(own_dues) if one.at_desk and one.state != "fine")
    slide = office.read(desk_course, due.course).slides[0]
    office.run(
        attach, Target("hr_course_slide", slide.id), archive.store(office.book, DOT), "bild.png", len(DOT)
    )
    proven = len(office.read(own_proofs_source().keys, {}))
    page = opened(window, qtbot, "hr.training.own")
    assert isinstance(page, OwnTrainingPage)
    settle(qtbot, window.desk)
    places = [place for place, one in enumerate(page._dues) if one.at_desk]
    page.due.setCurrentItem(page.due.topLevelItem(places[0]))
    act(page, "Take the course")
    player = _player(page, qtbot)
    assert player.where.text() == "1 of 6"
    settle(qtbot, window.desk)
    assert [
        box.accessibleName() for box in player.findChildren(type(player.where)) if box.pixmap().width()
    ] == ["bild.png"]
    _answer(player, {"Was s": {1}, "Eine ": {1}, "Wie v": {2}})
    qtbot.waitUntil(lambda: bool(told) and "0 of 3 right" in told[-1], timeout=PATIENCE)
    assert player.at == 0
    assert len(office.read(own_proofs_source().keys, {})) == proven
    _answer(player, {"Was s": {1, 3}, "Eine ": {2}, "Wie v": {1}})
    qtbot.waitUntil(lambda: "Passed: 3 of 3" in told[-1], timeout=PATIENCE)
    assert [one.state for one in office.read(own_dues) if one.course == due.course] == ["fine"]
    assert len(office.read(own_proofs_source().keys, {})) == proven + 1


def test_courses_gaps_and_skills(window: Window, qtbot: QtBot) -> None:
    """A course is planned by its form; the course at the desk is shown from the catalogue; what is missing stands beside."""
    office = window.desk.office
    page = opened(window, qtbot, "hr.training.courses", "new")
    assert isinstance(page, CoursesPage)
    settle(qtbot, window.desk)
    form = fill(page.drawer.content, town="Kiel")
    assert form.fields["course"].bad
    page.close_drawer()
    page.go(COURSES)
    settle(qtbot, window.desk)
    desk = next(key for key in office.read(courses_source().keys, {}) if office.read(desk_course, key).slides)
    page.panel.select_key(desk)
    settle(qtbot, window.desk)
    act(page, "Show the course")
    assert _player(page, qtbot).course.id == desk
    gaps = opened(window, qtbot, "hr.training.gaps")
    assert isinstance(gaps, GapsPage)
    settle(qtbot, window.desk)
    missing = sum(one.state in ("missing", "expired") for one in gaps._dues)
    assert str(missing) in gaps.told.text()
    assert gaps.rows.topLevelItemCount() == len(gaps._dues)
    skills = opened(window, qtbot, "hr.training.skills")
    assert isinstance(skills, SkillsPage)
    settle(qtbot, window.desk)
    short = skills.rows.topLevelItemCount()
    skills.all.set_text("1")
    assert skills.rows.topLevelItemCount() >= short > 0
