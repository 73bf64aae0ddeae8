"""Classes and outlook at the desk: a field of the nine opens its articles, a row its arithmetic, and a failed supplier its dry days."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.planning.pages.classes import CLASSES, OUTLOOK, ClassesPage
from app.ui.desk import Desk
from tests.conftest import PATIENCE
from tests.modules.inventory.buying_cases import supplier, today
from tests.modules.inventory.stock_cases import move, stocked
from tests.ui.conftest import act, settle

ONE = 10_000


def test_classes_and_what_if(desk: Desk, qtbot: QtBot) -> None:
    """The one article has no class yet; it runs dry when its supplier fails."""
    office = desk.office
    article, who = stocked(office), supplier(office)
    office.run(save_supplier, SupplierDraft(article, who, "Z", ONE, lead_days=3))
    first = today(office) - datetime.timedelta(days=40)
    move(office, "opening", article, 100, first, value=1_000)
    move(office, "consume", article, 80, first + datetime.timedelta(days=1))
    page = ClassesPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: "1 article" in page.table.fields[""].text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "no XYZ yet" in page.table.words.text(), timeout=PATIENCE)
    page.table.fields["AX"].click()
    qtbot.waitUntil(lambda: page.panels[CLASSES].model.rowCount() == 0, timeout=PATIENCE)
    page.table.fields[""].click()
    qtbot.waitUntil(lambda: page.panels[CLASSES].model.rowCount() == 1, timeout=PATIENCE)
    act(page, "One supplier only")
    settle(qtbot, desk)
    assert page.panels[CLASSES].model.rowCount() == 1
    page.delay.set_text("5")
    page.suppose()
    settle(qtbot, desk)
    assert page.bar.currentIndex() == OUTLOOK
    assert page.panels[OUTLOOK].model.rowCount() == 0
    page.failed.set_text(str(who))
    page.suppose()
    qtbot.waitUntil(lambda: page.panels[OUTLOOK].model.rowCount() == 1, timeout=PATIENCE)
    settle(qtbot, desk)
    assert page.chart.chart is not None
    assert page.chart.chart.series[1].values[-1] == 100
