"""States that a record goes through, and the steps that lead from one to another; declared once, checked everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.dataclass import dataclass
from app.core.errors import Settled
from app.core.messages import N_, _


@dataclass(frozen=True)
class Machine:
    """States with their words, and for each step from which states to which state it leads."""

    states: Mapping[str, str]
    steps: Mapping[str, tuple[frozenset[str], str]]

    def may(self, state: str, step: str) -> bool:
        """Say whether a step can be taken in a state."""
        return state in self.steps[step][0]

    def after(self, state: str, step: str) -> str:
        """Return the state after a step; raises Invalid, naming the state, where it can't be taken."""
        if not self.may(state, step):
            raise self.refusal(state)
        return self.steps[step][1]

    def refusal(self, state: str) -> Settled:
        """Return what is said of a step that can't be taken in a state."""
        words = N_("This can't be done while the record is “{state}”.")
        return Settled(words, state=_(self.states[state]))
