"""Names of whole numbers that count nothing: messages write their values without group marks."""

from __future__ import annotations

import pytest

from app.core.messages import Message
from app.core.ordinals import ORDINALS


@pytest.mark.parametrize("name", sorted(ORDINALS))
def test_what_names_something_is_written_bare(name: str) -> None:
    """A year in a sentence is 2026, never 2,026; a count beside it has its marks."""
    words = f"{{{name}}} of {{count}}"
    assert str(Message(words, {name: 2026, "count": 2026})) == "2026 of 2,026"
