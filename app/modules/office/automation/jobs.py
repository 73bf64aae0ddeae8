"""What automation does beside the window: rules look soon after something was changed; jobs and rules are done with the work of the day."""

from __future__ import annotations

from app.core.errors import KontorError
from app.core.messages import N_, Message
from app.data import trail
from app.data.background import Loop
from app.data.office import Office
from app.modules.office.automation.services.firing import run_rules
from app.modules.office.automation.services.recurring import run_due

SECONDS = 3.0  # between two looks at the head of the trail


class Looking(Loop):
    """A thread that lets rules look when the trail went on; most looks ask for one number."""

    def __init__(self, office: Office, seconds: float = SECONDS) -> None:
        super().__init__("rules", seconds, patience=30)
        self._office, self._seen = office, -1

    def look(self) -> int:
        """Let rules look at what is new, and return how often they fired."""
        head = self._office.read(trail.head).seq
        if head == self._seen:
            return 0
        found = run_rules(self._office)
        self._seen = head  # what rules did themselves moves the head once more: the next look finds nothing
        return sum(found.values())


def begin(office: Office) -> Looking:
    """Begin to look beside the window."""
    made = Looking(office)
    made.start()
    return made


def due(office: Office) -> list[str]:
    """Do recurring jobs and rules with the work of the day, and say what was done; what is refused keeps nothing else."""
    said = []
    for words, work in ((N_("{count} jobs"), _jobs), (N_("{count} firings of rules"), _rules)):
        try:
            count = work(office)
        except KontorError as error:
            said.append(str(error))
            continue
        if count:
            said.append(str(Message(words, {"count": count})))
    return said


def _jobs(office: Office) -> int:
    return len(run_due(office))


def _rules(office: Office) -> int:
    return sum(run_rules(office).values())
