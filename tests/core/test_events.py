"""Who wants to know of changes hears of each one, whatever the others do."""

from __future__ import annotations

import logging

import pytest

from app.core.events import Bus, Changes

CHANGE = Changes(frozenset({"contact"}))


def test_everybody_hears_and_who_leaves_meanwhile_hears_the_last_time() -> None:
    """A listener that leaves while it is told takes nobody's turn."""
    bus, heard = Bus(), list[str]()

    def once(_changes: Changes) -> None:
        heard.append("once")
        bus.forget(once)

    bus.listen(once)
    bus.listen(lambda changes: heard.append(",".join(changes.tables)))
    bus.tell(CHANGE)
    bus.tell(CHANGE)
    assert heard == ["once", "contact", "contact"]


def test_one_that_falls_keeps_nothing_from_the_others(caplog: pytest.LogCaptureFixture) -> None:
    """The change is committed already: the next listener hears of it, who gave the command is not told that it failed, the log says what fell."""
    bus, heard = Bus(), list[Changes]()

    def falls(_changes: Changes) -> None:
        raise RuntimeError("planted")

    bus.listen(falls)
    bus.listen(heard.append)
    with caplog.at_level(logging.ERROR):
        bus.tell(CHANGE)
    assert heard == [CHANGE]
    assert "planted" in caplog.text
    caplog.clear()
