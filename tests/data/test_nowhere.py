"""Commands about a record that somebody else took away, or that never was: a sentence, no error of the program.

All commands whose arguments can be guessed are tried so by `tests.bench.twice_any --nowhere`; what fell there stands here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.documents.filing.services.watching import note_trouble
from app.modules.finance.banking.rules import Proposal
from app.modules.finance.banking.services.movements import accept, accept_split, park, take
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.changes import link_tickets, solve_with_caused
from app.modules.it.helpdesk.services.tickets import open_ticket, say

NOWHERE = 10**9
CALLS: dict[str, Callable[[Office], object]] = {
    "note_trouble": lambda office: office.run(note_trouble, NOWHERE, "a.pdf", "kaputt"),
    "accept": lambda office: office.run(accept, NOWHERE, "6800"),
    "accept_split": lambda office: office.run(accept_split, NOWHERE, []),
    "park": lambda office: office.run(park, NOWHERE),
    "take": lambda office: office.run(take, NOWHERE, Proposal("6800", "", "", "x", reasons=(), score=1)),
    "link_tickets": lambda office: office.run(
        link_tickets, NOWHERE, office.run(open_ticket, TicketDraft("Drucker"))
    ),
    "say": lambda office: office.run(say, NOWHERE, "reply", "Hallo"),
    "solve_with_caused": lambda office: office.run(solve_with_caused, NOWHERE, "Kabel"),
}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_record_that_is_not_there(one_office: Office, name: str) -> None:
    """It says so, and nothing was written."""
    with pytest.raises(Invalid, match="no longer there"):
        CALLS[name](one_office)
