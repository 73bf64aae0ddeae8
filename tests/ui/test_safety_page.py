"""The page of backups and checks: each check has a name that people read, and the page agrees with the status bar."""

from __future__ import annotations

from app.core.messages import Message, use_language
from app.data.check import Check
from app.data.last_check import remember
from app.data.office import Office
from app.data.verify import verify
from app.modules.office.pages.safety import NAMES, SafetyPage
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from tests.conftest import NOW


def test_each_check_has_a_name(office: Office) -> None:
    """The key of a check is nobody's word: "open_items" stood on the German page."""
    found = {check.name for check in verify(office.book)}
    assert len(found) > 15
    assert found <= set(NAMES)


def test_the_page_says_what_the_bar_says(desk: Desk) -> None:
    """What the daily check found stands on the page too: the bar said "checked" and the page "never"."""
    book = desk.office.book
    assert "Nothing was verified" in _words(SafetyPage(desk))
    remember(book, [Check("trail", True, Message("fine"))], NOW)
    assert "everything fits" in _words(SafetyPage(desk))
    remember(book, [Check("trail", True, Message("fine")), Check("open_items", False, Message("not"))], NOW)
    use_language("de")
    try:
        assert "Abweichung bei: Offene Posten." in _words(SafetyPage(desk))
    finally:
        use_language("en")


def _words(page: SafetyPage) -> str:
    return " ".join(one.text() for one in page.findChildren(EmptyWords))
