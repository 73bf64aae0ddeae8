"""29 February: pages that show a year back or years ahead open, and say the days that the law says."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.office import Office
from app.modules.finance.datev.rules import StackHeader, day_of
from app.modules.finance.fixed_assets.pages.asset_forms import plan_widget
from app.modules.finance.fixed_assets.queries.assets import AssetView
from app.modules.finance.fixed_assets.rules import LINEAR, AssetInfo
from app.modules.it.helpdesk.pages.figures import FiguresPage
from app.ui.desk import Desk
from app.ui.store import Store
from tests.ui.conftest import settle

LEAP = datetime.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("language", "since", "rate"), [("de", "28.02.2027", "60,00"), ("en", "28/02/2027", "60.00")]
)
def test_figures_of_the_helpdesk(office: Office, qtbot: QtBot, language: str, since: str, rate: str) -> None:
    """The year before has no such day; the usual rate is written as the language writes amounts, and read as what it is."""
    use_language(language)
    moment = datetime.datetime(2028, 2, 29, 9, tzinfo=datetime.UTC)
    desk = Desk(Office(office.book, office.actor, lambda: moment), Store())
    try:
        page = FiguresPage(desk)
        qtbot.addWidget(page)
        settle(qtbot, desk)
        assert page.form.fields["since"].text() == since
        assert (page.form.fields["rate"].text(), page.form.fields["rate"].value()) == (rate, 60_00)
    finally:
        use_language("en")
        desk.close()


@pytest.mark.parametrize("months", [36, 96, 120])
def test_the_plan_of_what_was_bought_that_day(desk: Desk, qtbot: QtBot, months: int) -> None:
    """In use since 29 February 2024: the plan of years without such a day stands there, and takes all of the cost."""
    info = AssetInfo(cost=12_000_00, start=datetime.date(2024, 2, 29), method=LINEAR, months=months)
    asset = AssetView(
        id=1, version=1, number="A1", name="Presse", account="0440", expense="6220", cost1="", acquired=info.start, serial="", place="", document="", entry_id=None, proceeds=None, info=info, moves=(), runs=(),
    )  # fmt: skip
    widget = plan_widget(desk, asset, [(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))])
    qtbot.addWidget(widget)
    assert isinstance(widget, QTableView)
    rows = widget.model()
    assert rows.rowCount() == months // 12 + 1, "the first and the last year are parts"
    assert rows.index(rows.rowCount() - 1, 3).data() == "0.00"


def test_a_stack_of_a_year_that_begins_that_day() -> None:
    """A file may say so: its days are read, the last is the day before the next begins."""
    head = StackHeader(1, 1, LEAP, 4, LEAP, until=LEAP, name="", final=False, chart="04")
    assert day_of("2902", head) == LEAP
    assert day_of("2702", head) == datetime.date(2029, 2, 27)
    assert day_of("2802", head) is None
