"""Views that everybody in the book may use, on both databases."""

from __future__ import annotations

import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Actor, Office
from app.data.shared_views import LONGEST, share_view, shared_views, unshare_view
from app.data.verify import verify

STATE = {"filters": {"text": "miete"}, "order": ["day", True], "key": 17, "columns": ["day", "text"]}
LIST = "finance.journal"


def test_a_view_is_shared_changed_and_taken_away(any_office: Office) -> None:
    """What it shows comes back but for the row that was current; of one name there is one view of a list."""
    key = any_office.run(share_view, LIST, " Miete ", "finance.ledger.journal", STATE)
    assert any_office.run(share_view, LIST, "Miete", "finance.ledger.journal", STATE) == key
    assert any_office.run(share_view, "finance.accounts", "Miete", "", {}) != key
    (view,) = any_office.read(shared_views, LIST)
    assert (view.name, view.login) == ("Miete", any_office.actor.login)
    assert view.shows == {name: value for name, value in STATE.items() if name != "key"}
    any_office.run(share_view, LIST, "Miete", "", {"filters": {"text": "strom"}})
    assert [one.shows for one in any_office.read(shared_views, LIST)] == [{"filters": {"text": "strom"}}]
    any_office.run(unshare_view, key)
    any_office.run(unshare_view, key)
    assert any_office.read(shared_views, LIST) == []
    assert [one.name for one in verify(any_office.book) if not one.ok] == []


def test_bad_input_is_refused(any_office: Office) -> None:
    with pytest.raises(Invalid) as caught:
        any_office.run(share_view, LIST, "  ", "", {})
    assert caught.value.field == "name"
    with pytest.raises(Invalid, match="large"):
        any_office.run(share_view, LIST, "x", "", {"filters": {"text": "x" * LONGEST}})


def test_who_may_not_share_may_use(any_office: Office) -> None:
    any_office.run(share_view, LIST, "Miete", "", STATE)
    guest = Office(any_office.book, Actor("gast", "Gast", frozenset({"finance.view"})), any_office.clock)
    assert [view.name for view in guest.read(shared_views, LIST)] == ["Miete"]
    with pytest.raises(Forbidden):
        guest.run(share_view, LIST, "Andere", "", STATE)
