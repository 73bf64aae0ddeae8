"""Reminders of late orders: a letter that names what is still to come."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.documents.letters.api import save_letter
from app.modules.documents.letters.queries.letters import letter
from app.modules.inventory.purchasing.services.complaining import complain
from app.modules.inventory.purchasing.services.orders import promise
from app.modules.inventory.purchasing.services.receiving import send_back
from app.modules.inventory.purchasing.services.reminding import remind
from tests.modules.inventory.buying_cases import come, ordered, supplier, today, view
from tests.modules.inventory.stock_cases import ONE, stocked


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


def test_defects_are_reported_at_once(any_office: Office) -> None:
    """The letter of § 377 HGB names what was blocked, refused or sent back of that delivery, with its reason; asked for twice it is one."""
    office, who = any_office, supplier(any_office)
    board = stocked(office, "B-1")
    key = ordered(office, who, (board, 10, 5), (board, 5, 4), (board, 8, 3))
    fine = come(office, key, (0, 4), note="LS-0")[0]
    with pytest.raises(Invalid, match="blocked, refused or sent back"):
        office.run(complain, fine)
    _good, cracked, _refused = come(
        office, key, (0, 6), (1, 2, "blocked", "Risse"), (2, 3, "refused", "falsche Länge"), note="LS-1"
    )
    made = office.run(complain, cracked)
    assert office.run(complain, cracked) == made
    found = office.read(letter, made)
    assert found is not None
    assert (found.draft.contact, found.draft.language) == (who, "de")
    lines = [one for one in found.draft.body.splitlines() if one.startswith("- ")]
    assert [one.split(" ", 2)[1] + one[one.rindex(":") :] for one in lines] == [
        "2: Risse",
        "3: falsche Länge",
    ]
    assert "§ 377 HGB" in found.draft.body
    assert "LS-1" in found.draft.subject
    office.run(send_back, fine, 4 * ONE, today(office), "doch Risse")
    again = office.read(letter, office.run(complain, fine))
    assert again is not None
    assert [one[:4] for one in again.draft.body.splitlines() if one.startswith("- ")] == ["- 4 "]
    office.run(save_letter, replace(again.draft, subject="anders"), again.id, again.version)
    assert office.run(complain, fine) != again.id
