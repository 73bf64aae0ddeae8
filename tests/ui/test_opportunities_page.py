"""The pages of opportunities and campaigns: one is typed, its offer begun, a campaign gets its contacts and an answer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.finance.sales.pages.documents import DocumentsPage
from app.modules.organisation.contacts.api import contacts
from app.modules.organisation.opportunities.pages.campaigns import CampaignsPage
from app.modules.organisation.opportunities.pages.opportunities import OpportunitiesPage
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_from_the_opportunity_to_the_offer(window: Window, qtbot: QtBot) -> None:
    """The sum stands under the title, a new one is kept, and F8 begins an offer to its contact with its subject."""
    page = opened(window, qtbot, "organisation.opportunities.opportunities")
    assert isinstance(page, OpportunitiesPage)
    before, had = page.subtitle.text(), page.panel.current_key()
    assert "open" in before
    page.edit(None)
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    who = next(one for one in window.desk.office.read(contacts) if "Förde" in one.name)
    fill(form, contact=form.fields["contact"].shown(who.id), title="Bandsäge", value="2500", expected="+7")
    settle(qtbot, window.desk)
    assert not [one.key for one in form.fields.values() if one.bad]
    qtbot.waitUntil(lambda: page.panel.current_key() != had, timeout=PATIENCE)
    act(page, "Write an offer")  # at once, before the list has the new row
    settle(qtbot, window.desk)
    sales = window.current()
    assert isinstance(sales, DocumentsPage)
    offer = sales.drawer.content
    assert isinstance(offer, Form)
    assert (offer.fields["title"].text(), offer.values()["contact"]) == ("Bandsäge", who.id)
    opened(window, qtbot, "organisation.opportunities.opportunities")
    qtbot.waitUntil(lambda: page.subtitle.text() != before, timeout=PATIENCE)


def test_a_campaign_gets_contacts_and_answers(window: Window, qtbot: QtBot) -> None:
    """A tag that nobody bears is said at its field; a contact is added, and its answer kept."""
    page = opened(window, qtbot, "organisation.opportunities.campaigns")
    assert isinstance(page, CampaignsPage)
    act(page, "Add contacts …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    fill(form, tag="Niemand")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["tag"]
    page.close_drawer()
    page.go(1)
    settle(qtbot, window.desk)
    page.change()
    settle(qtbot, window.desk)
    answer = page.drawer.content
    assert isinstance(answer, Form)
    fill(answer, result="declined", note="nächstes Jahr")
    settle(qtbot, window.desk)
    key = page.panel.current_key()
    assert key is not None
    source = page.registers[1].source
    at = [column.key for column in source.columns].index("note")
    assert window.desk.office.read(source.page, [key])[0][at] == "nächstes Jahr"
