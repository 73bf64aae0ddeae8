"""Where one has been in a window: pages with the record that they showed, to go back to and forward again."""

from __future__ import annotations

from app.core.dataclass import dataclass, field

MOST = 200


@dataclass(frozen=True)
class Place:
    """A page by its key, and what it showed, in the form that the page takes as a request; None for nothing in particular."""

    page: str
    shown: object = None


@dataclass
class Visited:
    """Two stacks, as in a browser: going somewhere new forgets what lay ahead."""

    _behind: list[Place] = field(default_factory=list)
    _ahead: list[Place] = field(default_factory=list)

    def leave(self, here: Place) -> None:
        """Remember where one was, before going somewhere else."""
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
        del self._behind[:-MOST]
        self._ahead.clear()

    def before(self, here: Place) -> Place | None:
        """Return where a step back leads, None for nowhere."""
        return next((one for one in reversed(self._behind) if one != here), None)

    def back(self, here: Place) -> Place | None:
        """Return the place before, None for none."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place that a step back left, None for none."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
        while source and source[-1] == here:
            source.pop()
        if not source:
            return None
        target.append(here)
        return source.pop()
