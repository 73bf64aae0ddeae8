"""The loop beside the window: it waits for the world, outlives a fault of the program, and ends with the desk."""

from __future__ import annotations

import threading

import pytest

from app.core.errors import Busy
from app.data.background import Loop
from tests.conftest import PATIENCE
from tests.unexpected import ErrorLog


class Looking(Loop):
    """Raises what it is given, one after another, then says that it looked."""

    def __init__(self, *errors: Exception) -> None:
        super().__init__("looking", every=0.001, first=0, patience=PATIENCE / 1000)
        self.errors, self.looked = list(errors), threading.Event()

    def look(self) -> None:
        """Fail as planned, or look."""
        if self.errors:
            raise self.errors.pop(0)
        self.looked.set()


@pytest.mark.parametrize("error", [Busy("busy"), OSError("gone")])
def test_what_the_world_refuses_is_tried_again(error: Exception) -> None:
    """A busy book or a folder that is gone is looked at again, and nothing is logged as an error."""
    loop = Looking(error, error)
    loop.start()
    assert loop.looked.wait(PATIENCE / 1000)
    loop.stop()
    assert not loop.running()


def test_a_fault_is_logged_and_does_not_end_the_loop(logged_errors: ErrorLog) -> None:
    """A loop that died in silence would leave folders unwatched until the next start."""
    loop = Looking(RuntimeError("planted"))
    loop.start()
    assert loop.looked.wait(PATIENCE / 1000)
    loop.stop()
    logged_errors.take("RuntimeError: planted")


def test_a_loop_that_never_began_can_be_stopped() -> None:
    """The desk closes before the first look, or was never started."""
    loop = Looking()
    loop.stop()
    assert not loop.running()
