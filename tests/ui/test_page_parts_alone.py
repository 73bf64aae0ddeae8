"""Parts of pages by themselves: blocks and links beside a record, deeds of other topics, spans, labels, approvals."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from app.core.about_contact import Block, BlockLine
from app.core.errors import Invalid
from app.core.manifest import topics
from app.core.messages import N_
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.queries import query
from app.data.record_documents import Linked
from app.data.record_extras import Target
from app.data.reports import Report
from app.data.users import UserDraft, save_user
from app.paper.labels import Label
from app.ui.approval import ApprovalRules, Decisions
from app.ui.blocks_view import BlocksView
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.known import know_people
from app.ui.label_page import LabelPage
from app.ui.links import LinksPanel
from app.ui.page import Page
from app.ui.record_actions import record_actions
from app.ui.report_out import ReportOut
from app.ui.span_bar import SpanBar, month_over, year_of
from app.ui.span_page import SpanPage
from tests.ui.conftest import settle

D = datetime.date


# -- what stands beside a record ----------------------------------------------------------------
def test_a_line_of_a_block_leads_where_it_stands(desk: Desk, qtbot: QtBot) -> None:
    """Late ones say so; a line without a page leads nowhere; read anew, the line that was chosen stays."""
    view, asked = BlocksView(desk, "Vorgänge"), list[Any]()
    qtbot.addWidget(view)
    desk.wanted.connect(lambda *what: asked.append(what))
    lines = (BlockLine("R1", "10,00", "a.b.c", 7, late=True), BlockLine("R2"))
    blocks = [Block("Offen", lines), Block("Leer", (), empty="Nichts.")]
    view.show_blocks(blocks)
    texts = [view.rows.item(n).text() for n in range(view.rows.count())]
    assert texts == ["Offen", "late: R1  ·  10,00", "R2", "Leer", "Nichts."]
    for place in range(view.rows.count()):
        view.rows.setCurrentRow(place)
        view._enter()
    assert asked == [("a.b.c", 7)]
    view.rows.setCurrentRow(2)
    view.show_blocks(blocks)
    assert view.rows.currentRow() == 2
    view.show_blocks([])
    view._enter()
    assert asked == [("a.b.c", 7)]


def test_links_of_a_document_can_be_opened_and_taken_off_by_who_may(desk: Desk, qtbot: QtBot) -> None:
    """A record that no page shows can't be opened; without links the hint stands there."""
    panel, asked = LinksPanel(desk, lambda *_what: None, "document", "documents.view"), list[Any]()
    qtbot.addWidget(panel)
    desk.wanted.connect(lambda *what: asked.append(what))
    panel._show(
        [
            Linked(1, Target("contact", 5), "Contact", "Firma A", "organisation.contacts.contacts"),
            Linked(2, Target("x", 6), "X", "#6"),
        ]
    )
    panel._open()
    assert asked == [("organisation.contacts.contacts", 5)]
    assert (panel._go.isEnabled(), panel._off.isEnabled(), panel._none.isHidden()) == (True, True, True)
    panel.list.setCurrentRow(1)
    assert not panel._go.isEnabled()
    panel._open()
    assert len(asked) == 1
    panel._show([])
    assert (panel._go.isEnabled(), panel._off.isEnabled(), panel._none.isHidden()) == (False, False, False)
    panel._take_off()


def test_deeds_of_other_topics_need_a_row(desk: Desk) -> None:
    """Without a row nothing opens; with one its table and key go along."""
    table = next(name for topic in topics() for name in topic.on_records)
    current: list[int | None] = [None]
    asked: list[Any] = []
    desk.wanted.connect(lambda page, what: asked.append((page, what)))
    found = record_actions(desk, table, lambda: current[0])
    assert found
    found[0].slot()
    assert asked == []
    current[0] = 5
    found[0].slot()
    assert asked[0][1] == (table, 5)
    assert record_actions(desk, "no_such_table", lambda: 1) == []


# -- spans ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "last"),
    [
        (D(2026, 3, 31), D(2026, 3, 31)),
        (D(2026, 3, 30), D(2026, 2, 28)),
        (D(2024, 3, 1), D(2024, 2, 29)),
        (D(2026, 1, 5), D(2025, 12, 31)),
    ],
)
def test_the_last_month_that_is_over(day: D, last: D) -> None:
    """Its last day; a year is a calendar year."""
    assert month_over(day) == last
    assert year_of(day) == (D(day.year, 1, 1), D(day.year, 12, 31))


def test_a_span_moves_by_months_and_never_falls(desk: Desk, qtbot: QtBot) -> None:
    """Over the turn of a year; at the end of all days it stays; a span that ends before it begins is marked and is none."""
    page = Page(desk, "x")
    qtbot.addWidget(page)
    made, told = SpanBar(page, D(2026, 1, 15)), list[Any]()
    made.chosen.connect(lambda: told.append(made.span()))
    page.body.addWidget(made)
    made.step(-1)
    made.step(1)
    made.year()
    assert told == [
        (D(2025, 12, 1), D(2025, 12, 31)),
        (D(2026, 1, 1), D(2026, 1, 31)),
        (D(2026, 1, 1), D(2026, 12, 31)),
    ]
    made.put(D(9999, 12, 1), D(9999, 12, 31))
    before = made.span()
    made.step(1)
    assert made.span() == before
    made.put(D(2026, 2, 2), D(2026, 2, 1))
    assert (made.span(), made.words()) == (None, "")
    made.first.set_text("32.13.")
    assert made.span() is None


REPORT = Report("t", "T", "", (("a", "A", "text", 1.0),), [("x",)], totals={})


@query("finance.view")
def rows_of(_connection: Connection, since: D, until: D) -> tuple[D, D]:
    """Return the span that was asked for."""
    if since.year == 2001:
        raise Invalid(N_("Nothing was booked then."))
    return since, until


@query("finance.view")
def report_of(_connection: Connection, _since: D, _until: D) -> Report:
    """Return a report."""
    return REPORT


class Spans(SpanPage):
    """A page that remembers what it was given."""

    def __init__(self, desk: Desk, newest: Any) -> None:
        self.taken: list[Any] = []
        super().__init__(desk, "Spans", newest, rows_of, report_of)

    def take(self, found: Any) -> None:
        """Remember."""
        self.taken.append(found)


@query("finance.view")
def newest_day(_connection: Connection) -> D:
    """Return the newest day of a book."""
    return D(2026, 3, 15)


def test_a_page_of_a_span_begins_where_something_is(desk: Desk, qtbot: QtBot, tmp_path: Any) -> None:
    """Asked for another span meanwhile, it keeps that one; what is refused is told at the day; paper and files are of what is shown."""
    page = Spans(desk, newest_day)
    qtbot.addWidget(page)
    settle(qtbot, desk)
    assert page.taken == [(D(2026, 2, 1), D(2026, 2, 28))]
    early = Spans(desk, newest_day)
    qtbot.addWidget(early)
    assert early.make() is None
    early.request((D(2025, 1, 1), D(2025, 1, 31)))
    settle(qtbot, desk)
    assert early.taken == [(D(2025, 1, 1), D(2025, 1, 31))]
    early.request("nonsense")
    early.request((D(2001, 1, 1), D(2001, 1, 31)))
    settle(qtbot, desk)
    assert len(early.taken) == 1
    assert "Nothing was booked" in early.bar.last.toolTip() + "".join(
        one.text() for one in early.bar.findChildren(QLabel)
    )
    out = ReportOut(page, lambda: "T", page.make)
    out.save(tmp_path / "t.csv", "csv")
    settle(qtbot, desk)
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines() == ["A", "x"]
    ReportOut(page, lambda: "T", lambda: None).save(tmp_path / "none.csv", "csv")
    settle(qtbot, desk)
    assert not (tmp_path / "none.csv").exists()
    assert [one.key for one in out.actions()] == ["Ctrl+E", "Ctrl+P"]


# -- labels --------------------------------------------------------------------------------------------
class Labels(LabelPage):
    """Labels of words."""

    def reader(self, what: object) -> tuple[Callable[..., Any], Sequence[Any]] | None:
        """Take a list of words."""
        return (query("")(lambda _connection, words: words), [what]) if isinstance(what, list) else None

    def label_of(self, row: Any, code: str) -> Label:
        """Return the label of a word."""
        return Label((row,), row, code)


@pytest.mark.parametrize("start", ["0", "99", "", "x", "²", "-1"])
def test_labels_begin_at_a_place_of_the_sheet(desk: Desk, qtbot: QtBot, start: str) -> None:
    """What is none is said at its field and nothing is printed; the next ones begin behind those that were printed."""
    page = Labels(desk, "Labels", "test.labels", "")
    qtbot.addWidget(page)
    page.request("nothing")
    page.request(["a", "b", "c"])
    settle(qtbot, desk)
    field = page.form.fields["start"]
    field.set_text("21")
    page.begin_behind()
    assert field.text() == "3"  # of 21 places: the last one and two of the next sheet
    field.set_text(start)
    page.print_labels()
    settle(qtbot, desk)
    assert field.property("fault") or any(
        "whole number" in one.text() for one in page.form.findChildren(QLabel)
    )
    assert desk.store.get("test.labels")["start"] == "3"


# -- approvals -------------------------------------------------------------------------------------------
def test_who_approves_is_listed_by_name_and_nothing_waits_for_nobody(desk: Desk, qtbot: QtBot) -> None:
    """Both people of a rule are called by their names; approving what waits for somebody else says so."""
    office: Office = desk.office
    for login, name in (("anna", "Anna Meyer"), ("bert", "Bert Kruse")):
        office.run(
            save_user,
            UserDraft(
                login, name, password=f"ein langes Wort {login}", first_password="noch ein langes Wort"
            ),
        )
    office.run(save_rule, RuleDraft("document", 1, login="anna", substitute="bert", from_amount=500_00))
    know_people(desk)
    settle(qtbot, desk)
    page = Page(desk, "x")
    qtbot.addWidget(page)
    drawer = Drawer(380, page)
    ApprovalRules(desk, "document", drawer, lambda: None).show()
    settle(qtbot, desk)
    (rules,) = drawer.findChildren(QListWidget)
    text = rules.item(0).text()
    assert "Anna Meyer" in text
    assert "Bert Kruse" in text
    assert "500.00" in text
    told: list[Any] = []
    desk.noticed.connect(told.append)
    Decisions(desk, "document", drawer, lambda: None).approve(1)
    settle(qtbot, desk)
    assert "No approval" in told[-1].text
