"""The pages of the helpdesk as a clerk uses them: tickets, mails, hours, answers, figures; licences and contracts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from app.data.record_extras import Target
from app.data.record_extras import attachments as papers_on
from app.modules.it.helpdesk.pages.agreements import CALENDARS, AgreementsPage
from app.modules.it.helpdesk.pages.articles import ArticlesPage
from app.modules.it.helpdesk.pages.conversation import CHANGE
from app.modules.it.helpdesk.pages.figures import FiguresPage
from app.modules.it.helpdesk.pages.tickets import TicketsPage
from app.modules.it.helpdesk.queries.agreements import snippets
from app.modules.it.helpdesk.queries.articles import article
from app.modules.it.helpdesk.queries.tickets import ticket
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.agreements import save_article
from app.modules.it.helpdesk.services.tickets import open_ticket
from app.modules.it.licences.pages.contracts import ContractsPage
from app.modules.it.licences.pages.licences import LicencesPage
from app.modules.it.licences.queries import seats_of
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.documents.test_reading import mail
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait


def test_two_tickets_are_answered_and_solved(window: Window, qtbot: QtBot) -> None:
    """A new one offers an answer while its subject is typed; one is answered and waits by a macro, the other is solved; the queue follows."""
    page = opened(window, qtbot, "it.helpdesk.tickets", "new")
    assert isinstance(page, TicketsPage)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.submit()
    wait(qtbot, window)
    assert form.fields["title"].bad
    form.fields["title"].set_text("Kennwort")
    hint = form.fields["title"].hint
    qtbot.waitUntil(lambda: "Kennwort zurück" in hint.toolTip(), timeout=PATIENCE)
    form.fields["requester"].set_text("Niemand")
    form.submit()
    wait(qtbot, window)
    assert form.fields["requester"].bad
    form.fields["requester"].set_text("101")
    form.fields["body"].set_text("Ich komme nicht mehr hinein.")
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page.talk.one is not None and page.talk.one.title == "Kennwort", timeout=PATIENCE)
    assert page.talk.one is not None
    first = page.talk.one.id
    talk = page.talk.form
    snippet = next(row for row in window.desk.read_blocking(snippets) if row.step == "wait")
    talk.fields["snippet"].set_text(str(snippet.id))
    assert snippet.body in talk.fields["body"].text()
    talk.fields["minutes"].set_text("x")
    talk.submit()
    assert talk.fields["minutes"].bad
    talk.fields["minutes"].set_text("5")
    talk.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: window.desk.read_blocking(ticket, first).state == "waiting", timeout=PATIENCE)
    page.request("nobody")
    wait(qtbot, window)
    second = page.panel.model.keys[0]
    page.panel.select_key(second)
    wait(qtbot, window)
    act(page, "Solve …")
    solved = page.drawer.content
    assert isinstance(solved, Form)
    solved.submit()
    wait(qtbot, window)
    assert solved.fields["solution"].bad
    solved.fields["solution"].set_text("Neu eingerichtet.")
    solved.submit()
    wait(qtbot, window)
    assert window.desk.read_blocking(ticket, second).state == "solved"
    page.talk.refresh()
    wait(qtbot, window)
    assert "business minutes" in page.talk.goals[2].text()


def test_keys_act_on_the_ticket_that_is_shown(window: Window, qtbot: QtBot) -> None:
    """A new ticket that is not in the view that was open is gone to; what left the view is still what every key means."""
    page = opened(window, qtbot, "it.helpdesk.tickets")
    assert isinstance(page, TicketsPage)
    page.request("late")
    wait(qtbot, window)
    act(page, "New ticket")
    wait(qtbot, window)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["title"].set_text("Neu in keiner Sicht")
    form.submit()
    qtbot.waitUntil(
        lambda: page.talk.one is not None and page.talk.one.title.startswith("Neu"), timeout=PATIENCE
    )
    assert page.talk.one is not None
    shown = page.talk.one.id
    qtbot.waitUntil(lambda: page.panel.current_key() == shown, timeout=PATIENCE)
    assert page.meant() == [shown]
    page.request("nobody")
    qtbot.waitUntil(lambda: shown in page.panel.model.keys, timeout=PATIENCE)
    page.panel.select_key(shown)
    qtbot.waitUntil(lambda: page.meant() == [shown], timeout=PATIENCE)
    act(page, "Take into work")
    qtbot.waitUntil(lambda: window.desk.read_blocking(ticket, shown).state == "open", timeout=PATIENCE)
    qtbot.waitUntil(lambda: shown not in page.panel.model.keys, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.meant() == [page.talk.one.id if page.talk.one else 0], timeout=PATIENCE)


def test_a_dropped_mail_becomes_a_ticket(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The mail is read in a child; its sender is the requester where known; what is no mail says so."""
    page = opened(window, qtbot, "it.helpdesk.tickets")
    assert isinstance(page, TicketsPage)
    path = tmp_path / "hilfe.eml"
    path.write_bytes(mail("Bildschirm bleibt schwarz"))
    page.take_mail(path)
    qtbot.waitUntil(
        lambda: page.talk.one is not None and page.talk.one.title == "Bildschirm bleibt schwarz",
        timeout=PATIENCE,
    )
    key = page.talk.one.id  # type: ignore[union-attr]
    qtbot.waitUntil(
        lambda: len(window.desk.read_blocking(papers_on, Target("it_ticket", key))) == 1, timeout=PATIENCE
    )  # the mail itself is on the ticket
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    (tmp_path / "x.eml").write_bytes(b"\n\nno mail")
    page.take_mail(tmp_path / "x.eml")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)


def test_a_change_is_planned_and_linked_on_its_ticket(window: Window, qtbot: QtBot) -> None:
    """Its tab shows only for changes; a plan without a way back can't be assessed; what fails meanwhile is named; a link leads there."""
    office = window.desk.office
    other = office.run(open_ticket, TicketDraft("Störung im Netz"))
    key = office.run(open_ticket, TicketDraft("Switch tauschen", type="change"))
    page = opened(window, qtbot, "it.helpdesk.tickets", key)
    assert isinstance(page, TicketsPage)
    qtbot.waitUntil(lambda: page.talk.one is not None and page.talk.one.id == key, timeout=PATIENCE)
    assert page.talk.tabs.isTabVisible(CHANGE)
    part = page.talk.change
    part.plan()
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["component"].set_text("Switch Serverraum")
    form.fields["plan"].set_text("Neuen Switch einbauen")
    form.submit()
    qtbot.waitUntil(lambda: part.one is not None and part.words.count() > 2, timeout=PATIENCE)
    assert any("Webshop" in part.words.item(n).text() for n in range(part.words.count()))
    part.step("assess")
    form = page.drawer.content
    assert isinstance(form, Form)
    told: list[str] = []
    form.submit()
    qtbot.waitUntil(lambda: "back" in form.message.text(), timeout=PATIENCE)
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    part.plan()
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["fallback"].set_text("Alten Switch wieder anstecken")
    form.submit()
    qtbot.waitUntil(lambda: "Change kept" in told, timeout=PATIENCE)
    part.step("assess")
    assert isinstance(page.drawer.content, Form)
    page.drawer.content.submit()
    qtbot.waitUntil(lambda: part.one is not None and part.one.stage == "assessed", timeout=PATIENCE)
    act(page, "Who approves changes …")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, QListWidget), timeout=PATIENCE)
    rules = page.drawer.content
    assert isinstance(rules, QListWidget)
    assert rules.item(rules.count() - 1).text() == "New rule"
    page.drawer.drop()
    links = page.talk.links
    links.form.submit()
    assert links.form.fields["other"].bad
    links.form.fields["other"].set_text(window.desk.read_blocking(ticket, other).number)
    links.form.fields["kind"].set_text("caused")
    links.form.submit()
    qtbot.waitUntil(lambda: links.list.count() == 1, timeout=PATIENCE)
    assert "caused by" in links.list.item(0).text()
    links.list.itemActivated.emit(links.list.item(0))
    qtbot.waitUntil(lambda: page.talk.one is not None and page.talk.one.id == other, timeout=PATIENCE)
    assert not page.talk.tabs.isTabVisible(CHANGE)
    qtbot.waitUntil(lambda: "causes" in links.list.item(0).text(), timeout=PATIENCE)


def test_hours_articles_and_figures(window: Window, qtbot: QtBot) -> None:
    """Hours that are none are marked; an answer is kept; the figures stand in cards."""
    page = opened(window, qtbot, "it.helpdesk.agreements")
    assert isinstance(page, AgreementsPage)
    page.go(CALENDARS)
    act(page, "New")
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["name"].set_text("Laden")
    form.fields["hours"].set_text("Mo 17-8")
    form.submit()
    wait(qtbot, window)
    assert form.fields["hours"].bad
    form.fields["hours"].set_text("Mo-Sa 9-19")
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: len(page.panel.model.keys) == 2, timeout=PATIENCE)
    articles = opened(window, qtbot, "it.helpdesk.articles")
    assert isinstance(articles, ArticlesPage)
    wait(qtbot, window)
    assert articles.text.toPlainText().startswith("Der Drucker druckt nicht")
    key = articles.panel.current_key()
    assert key is not None
    stored = window.desk.read_blocking(article, key)
    window.desk.office.run(save_article, replace(stored.draft, body="Neu starten."), key)
    qtbot.waitUntil(lambda: articles.text.toPlainText().endswith("Neu starten."), timeout=PATIENCE)
    figures_page = opened(window, qtbot, "it.helpdesk.figures")
    assert isinstance(figures_page, FiguresPage)
    figures_page.form.fields["since"].set_text("01.01.2025")
    figures_page.form.fields["until"].set_text("31.12.2024")
    figures_page.look()
    assert figures_page.form.fields["until"].bad
    figures_page.form.fields["until"].set_text("30.06.2026")
    figures_page.look()
    qtbot.waitUntil(
        lambda: any(one.text() == "900" for one in figures_page.findChildren(QLabel)), timeout=PATIENCE
    )


def test_a_licence_is_kept_and_its_seats_given(window: Window, qtbot: QtBot) -> None:
    """A wrong number is marked; a seat is given by typing a name, taken back by Del; the key is copied, never listed."""
    page = opened(window, qtbot, "it.licences.licences", "new")
    assert isinstance(page, LicencesPage)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["name"].set_text("Neue Lizenz")
    form.fields["seats"].set_text("x")
    form.submit()
    wait(qtbot, window)
    assert form.fields["seats"].bad
    form.fields["seats"].set_text("2")
    form.fields["key"].set_text("K-1")
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page._one is not None and page._one.draft.name == "Neue Lizenz", timeout=PATIENCE)
    assert page._one is not None
    key = page._one.id
    qtbot.keyClicks(page.give.line, "Anna")
    qtbot.waitUntil(page.give.offering, timeout=PATIENCE)
    page.give._take(page.give._list.item(0))
    wait(qtbot, window)
    assert len(window.desk.read_blocking(seats_of, key)) == 1
    qtbot.waitUntil(lambda: page.seats.count() == 1, timeout=PATIENCE)
    act(page, "Copy the key")
    wait(qtbot, window)
    assert QGuiApplication.clipboard().text() == "K-1"
    page.take_back()
    wait(qtbot, window)
    assert window.desk.read_blocking(seats_of, key) == []


def test_a_contract_is_kept_with_its_device(window: Window, qtbot: QtBot) -> None:
    """An end before the beginning is marked; a device is covered by typing its number."""
    page = opened(window, qtbot, "it.licences.contracts")
    assert isinstance(page, ContractsPage)
    wait(qtbot, window)
    act(page, "New contract")
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["title"].set_text("Neuer Vertrag")
    form.fields["start"].set_text("01.01.2026")
    form.fields["until"].set_text("31.12.2025")
    form.submit()
    wait(qtbot, window)
    assert form.fields["until"].bad
    form.fields["until"].set_text("31.12.2027")
    before = list(page.panel.model.keys)
    form.submit()
    qtbot.waitUntil(lambda: page.panel.current_key() not in before, timeout=PATIENCE)
    wait(qtbot, window)
    page._cover(1, True)
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page.devices.count() == 1, timeout=PATIENCE)
