"""What a command would be refused by is tried out beside people at work: nothing is kept, nobody waits, and it waits for nobody."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import func, select

from app.core.errors import Conflict, Forbidden, Invalid
from app.data.book import TRIAL_MS
from app.data.declarative import Base
from app.data.drafts import load_draft
from app.data.engine import BUSY_SECONDS
from app.data.office import Actor, Office, command
from app.data.system_tables import TrailRow
from app.data.unit import Unit
from app.modules.finance.chart.models import CostCentre
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import save_cost_centre
from tests.conftest import PATIENCE

NEW = CostCentreDraft(1, "901", "Versuch")


@contextmanager
def writing(office: Office, kind: type[Base], key: int) -> Iterator[None]:
    """Hold a transaction open that has changed a row, as another desk that brings a long file in."""
    begun, over = threading.Event(), threading.Event()

    @command("", locks=("finance.chart",))
    def long(unit: Unit) -> None:
        unit.update(kind, key, {"name": "Anders"})
        unit.flush()
        begun.set()
        over.wait(PATIENCE / 1000)

    thread = threading.Thread(target=lambda: Office(office.book, office.actor).run(long))
    thread.start()
    assert begun.wait(PATIENCE / 1000)
    try:
        yield
    finally:
        over.set()
        thread.join()


def rows(office: Office) -> tuple[int, int]:
    """Return how many cost centres and rows of the trail there are."""
    with office.book.engine.connect() as connection:
        return tuple(  # type: ignore[return-value]
            connection.scalar(select(func.count()).select_from(kind)) for kind in (CostCentre, TrailRow)
        )


def test_a_trial_refuses_as_the_command_would_and_keeps_nothing(any_office: Office) -> None:
    """What fits is silent; a wrong value, an older version and a missing right are said; no row, no number, no trail remains."""
    key = any_office.run(save_cost_centre, NEW)
    before = rows(any_office)
    any_office.try_out(save_cost_centre, CostCentreDraft(1, "902", "Noch einer"))
    any_office.try_out(save_cost_centre, CostCentreDraft(1, "901", "Umbenannt"), key, 1)
    with pytest.raises(Invalid):
        any_office.try_out(save_cost_centre, CostCentreDraft(1, "", ""))
    with pytest.raises(Conflict):
        any_office.try_out(save_cost_centre, CostCentreDraft(1, "901", "Umbenannt"), key, 7)
    with pytest.raises(Forbidden):
        Office(any_office.book, Actor("eva", "Eva", frozenset())).try_out(save_cost_centre, NEW)
    assert rows(any_office) == before
    any_office.run(save_cost_centre, CostCentreDraft(1, "902", "Noch einer"))


def test_a_trial_waits_for_nobody(any_office: Office) -> None:
    """While somebody writes for long, an unchanged row is tried at once, a changed one ends after a moment without an answer."""
    key = any_office.run(save_cost_centre, NEW)
    with any_office.book.engine.connect() as connection:
        found = load_draft(connection, CostCentre, CostCentreDraft, key)
    assert found is not None
    with writing(any_office, CostCentre, key):
        begin = time.monotonic()
        for draft in (found.draft, CostCentreDraft(1, "901", "Umbenannt")):
            any_office.try_out(save_cost_centre, draft, key, found.version)
        spent = time.monotonic() - begin
    assert spent < BUSY_SECONDS / 4
    any_office.run(
        save_cost_centre, CostCentreDraft(1, "903", "Danach")
    )  # the connection waits as long as before


def test_nobody_waits_for_a_trial(any_office: Office) -> None:
    """While a trial of an unchanged row is under way, others post, save in its topic, and are done before it ends."""
    key = any_office.run(save_cost_centre, NEW)
    begun, over = threading.Event(), threading.Event()

    @command("", locks=("finance.chart",))
    def looks(unit: Unit) -> None:
        unit.update(CostCentre, key, {"name": "Versuch"})  # nothing differs
        begun.set()
        over.wait(PATIENCE / 1000)

    thread = threading.Thread(target=lambda: any_office.try_out(looks))
    thread.start()
    assert begun.wait(PATIENCE / 1000)
    Office(any_office.book, any_office.actor).run(save_cost_centre, CostCentreDraft(1, "904", "Daneben"))
    assert thread.is_alive()
    over.set()
    thread.join()


def test_a_connection_that_tried_waits_as_before(office: Office) -> None:
    """The short patience of a trial is its own."""
    with office.book.trying() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == TRIAL_MS
    with office.book.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == BUSY_SECONDS * 1000
