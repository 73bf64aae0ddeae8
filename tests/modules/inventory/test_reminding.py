"""Reminders of late orders: a letter that names what is still to come."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.documents.letters.queries.letters import letter
from app.modules.inventory.purchasing.services.orders import promise
from app.modules.inventory.purchasing.services.reminding import remind
from tests.modules.inventory.buying_cases import come, ordered, supplier, today, view
from tests.modules.inventory.stock_cases import stocked


def test_what_is_late_is_reminded_of(any_office: Office) -> None:
    """The letter names what is still to come and nothing else, in the supplier's language; one a day."""
    who = supplier(any_office, language="en")
    board = stocked(any_office, "B-1")
    key = ordered(any_office, who, (board, 10, 5), ("Zuschnitt", 1, 20))
    with pytest.raises(Invalid, match="late"):
        any_office.run(remind, key)
    lines = view(any_office, key).lines
    any_office.run(promise, lines[0].id, today(any_office))
    come(any_office, key, (0, 4))
    later = Office(any_office.book, any_office.actor, lambda: any_office.clock() + datetime.timedelta(days=3))
    made = later.run(remind, key)
    with pytest.raises(Invalid) as refused:
        later.run(remind, key)
    assert refused.value.field == "reminded"
    found = any_office.read(letter, made)
    assert found is not None
    assert (found.draft.contact, found.draft.language) == (who, "en")
    assert "- 6 " in found.draft.body
    assert "Zuschnitt" not in found.draft.body
    assert view(any_office, key).number in found.draft.subject
