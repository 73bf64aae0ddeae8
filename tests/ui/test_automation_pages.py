"""The pages of rules and recurring jobs: a rule is made, seen on the past, switched on, fires and says why; a job is run by F8."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.modules.office.automation.pages.jobs import JobsPage
from app.modules.office.automation.pages.rule_list import RulesPage
from app.modules.office.automation.rules.rule import RuleDraft
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.keeping import save_rule
from app.modules.organisation.notices.rules import NoticeDraft
from app.modules.organisation.notices.services import save_notice
from app.ui.forms import Form
from app.ui.rows_field import RowsField
from app.ui.window import Window
from tests.conftest import NOW, PATIENCE
from tests.ui.conftest import act, opened, settle


def lines(pane: object) -> list[str]:
    """Return what a pane says, line by line."""
    made = pane.list  # type: ignore[attr-defined]
    return [made.item(place).text() for place in range(made.count())]


def test_a_rule_from_form_to_protocol(window: Window, qtbot: QtBot) -> None:
    """What is shown follows event and action; the conditions are typed in words; F8 switches on; the protocol says why."""
    page = opened(window, qtbot, "office.automation.rules")
    assert isinstance(page, RulesPage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3, timeout=PATIENCE)  # those of the demo company
    act(page, "New rule")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    hidden = lambda *keys: [form.fields[key].isHidden() for key in keys]  # noqa: E731
    form.fields["table_name"].set_text("organisation_notice")
    form.fields["field"].set_text("kind")
    assert [
        words for words in ("Instruction", "Knowledge") if form.fields["value"].box.findText(words) < 0
    ] == []  # type: ignore[attr-defined]
    assert hidden("value", "days", "figure", "login", "folder") == [False, True, True, False, True]
    form.fields["event"].set_text("figure")
    form.fields["action"].set_text("export")
    assert hidden("table_name", "value", "figure", "login", "folder") == [True, True, False, True, False]
    form.fields["event"].set_text("made")
    form.fields["action"].set_text("set")
    form.fields["table_name"].set_text("organisation_opportunity")
    shown = {}
    for field in ("stage", "expected", "owner"):
        form.fields["sets"].set_text(field)
        shown[field] = hidden("set_to", "text", "due", "due_working", "login")
    assert shown == {
        "stage": [False, True, True, True, True],
        "expected": [True, True, False, False, True],
        "owner": [False, True, True, True, True],
    }
    form.fields["table_name"].set_text("organisation_notice")
    form.fields["action"].set_text("task")
    conditions = form.fields["conditions"]
    assert isinstance(conditions, RowsField)
    conditions.set_text('[["Kind", "instr"]]')
    for key, text in {"title": "Neue Anweisung", "text": "Unterweisen", "login": "anna"}.items():
        form.fields[key].set_text(text)
    form.submit()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 4, timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert "When a record “Notice” is made and Kind: Instruction" in page.protocol.heading.text()
    qtbot.waitUntil(
        lambda: "time" in page.past.heading.text() or "once" in page.past.heading.text(), timeout=PATIENCE
    )
    act(page, "Switch on or off")
    settle(qtbot, window.desk)
    office = window.desk.office
    office.run(save_notice, NoticeDraft("rule", "Leitern", "Nur geprüfte.", NOW.astimezone().date()))
    run_rules(office)
    office.news()
    qtbot.waitUntil(lambda: len(lines(page.protocol)) == 1, timeout=PATIENCE)
    (said,) = lines(page.protocol)
    assert "Leitern\nThe record was made.\ndone" in said
    page.protocol.list.itemActivated.emit(page.protocol.list.item(0))
    settle(qtbot, window.desk)
    assert type(window.current()).__name__ == "NoticesPage"
    QApplication.processEvents()


def test_a_rule_that_sets_a_state_is_shown_as_it_was_kept(window: Window, qtbot: QtBot) -> None:
    """Field and value stand in the form again, and the rule says them in words."""
    key = window.desk.office.run(save_rule, RuleDraft("Kauf", "made", "organisation_opportunity", action="set", sets="stage", set_to="won"))  # fmt: skip
    page = opened(window, qtbot, "office.automation.rules")
    assert isinstance(page, RulesPage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 4, timeout=PATIENCE)
    page.panel.select_key(key)
    act(page, "Change")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    assert [form.fields[name].text() for name in ("sets", "set_to")] == ["stage", "won"]
    assert "then “Stage” becomes “won”." in page.protocol.heading.text()


def test_a_job_is_run_now(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A new job asks only for what its kind needs; F8 runs it; what came of it stands beside the list, with the daily work."""
    page = opened(window, qtbot, "office.automation.jobs")
    assert isinstance(page, JobsPage)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(lines(page.works)) > 8, timeout=PATIENCE)
    act(page, "New recurring job")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    assert [form.fields[key].isHidden() for key in ("report", "weekday", "keep")] == [True, True, False]
    form.fields["kind"].set_text("export")
    form.fields["rhythm"].set_text("weekly")
    assert [form.fields[key].isHidden() for key in ("report", "weekday", "keep")] == [False, False, True]
    for key, text in {
        "title": "Summen",
        "report": "trial-balance",
        "form": "csv",
        "folder": str(tmp_path),
    }.items():
        form.fields[key].set_text(text)
    form.submit()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 4, timeout=PATIENCE)
    settle(qtbot, window.desk)
    act(page, "Run now")
    qtbot.waitUntil(lambda: len(lines(page.runs)) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "is written" in lines(page.runs)[0], timeout=PATIENCE)
    assert len(list(tmp_path.glob("*.csv"))) == 1
