"""What the office does beside the window: the work of each day, and the nightly self-check."""

from __future__ import annotations

from app.data.daily import Daily
from app.data.office import Office
from app.data.selfcheck import begin as begin_checks


class Beside:
    """The threads that run."""

    def __init__(self, office: Office) -> None:
        self._daily, self._checks = Daily(office), begin_checks(office)
        self._daily.start()

    def stop(self) -> None:
        """Stop them."""
        self._daily.stop()
        self._checks.stop()


def begin(office: Office) -> Beside:
    """Begin to look beside the window."""
    return Beside(office)
