"""Bank rules as a clerk keeps them: made with parts, tried while typed, changed, taken away and brought back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.finance.banking.pages.rules_page import RulesPage
from app.modules.finance.banking.queries import rules
from app.modules.finance.banking.rules import RulePart
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def form_of(page: RulesPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_a_rule_is_made_changed_and_taken_away(window: Window, qtbot: QtBot) -> None:
    """The form says whom it would have met; what it gives is kept by name; Undo brings a deleted one back whole."""
    page = opened(window, qtbot, "finance.banking.rules")
    assert isinstance(page, RulesPage)
    before = {one.name for one in window.desk.read_blocking(rules)}
    act(page, "New rule")
    form = form_of(page)
    for key, text in (("name", "Miete"), ("words", "miete")):
        form.fields[key].set_text(text)
    qtbot.waitUntil(lambda: "would have matched" in form.message.text(), timeout=PATIENCE)
    fill(
        form,
        name="Miete",
        words="miete",
        sign="out",
        least="100",
        account="0000",
        part0="6315",
        share0="20 %",
    )
    settle(qtbot, window.desk)
    assert form.fields["account"].bad
    fill(form, account="6310", automatic="1")
    settle(qtbot, window.desk)
    made = next(one for one in window.desk.read_blocking(rules) if one.name not in before)
    assert (made.name, made.sign, made.least, made.most, made.automatic) == (
        "Miete",
        "out",
        100_00,
        None,
        True,
    )
    assert made.parts == (RulePart("6315", 0, 20_00, ""),)
    qtbot.waitUntil(
        lambda: any(page.panel.model.value(i, "name") == "Miete" for i in range(page.panel.model.rowCount())),
        timeout=PATIENCE,
    )
    key = next(
        one
        for one in page.panel.model.keys
        if page.panel.model.value(page.panel.model.place_of(one), "name") == "Miete"
    )
    page.open_row(key)
    settle(qtbot, window.desk)
    form = form_of(page)
    assert (form.fields["least"].text(), form.fields["share0"].text()) == ("100.00", "20.00 %")
    form.submit()
    settle(qtbot, window.desk)
    assert next(one for one in window.desk.read_blocking(rules) if one.name == "Miete") == made
    acts: list[object] = []
    window.desk.noticed.connect(lambda notice: acts.append(notice.act))
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Delete the rule")
    qtbot.waitUntil(lambda: bool(acts), timeout=PATIENCE)
    assert "Miete" not in {one.name for one in window.desk.read_blocking(rules)}
    assert callable(acts[-1])
    acts[-1]()
    settle(qtbot, window.desk)
    assert made in window.desk.read_blocking(rules)
