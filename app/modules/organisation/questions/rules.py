"""Who a question goes to, what may become of it, and what is typed."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_

PERSON, DEPARTMENT, ROLE = "person", "department", "role"
AUDIENCES = {PERSON: N_("a person"), DEPARTMENT: N_("a department"), ROLE: N_("a role")}
OPEN, ANSWERED, READ, WITHDRAWN = "open", "answered", "read", "withdrawn"
STATES = {
    OPEN: N_("open"),
    ANSWERED: N_("answered"),
    READ: N_("answer read"),
    WITHDRAWN: N_("taken back"),
}
TONES = {OPEN: "open", ANSWERED: "good", READ: "quiet", WITHDRAWN: "quiet"}


@dataclass(frozen=True)
class QuestionDraft:
    """A question as typed: to is "person:anna", "department:Lager" or "role:Einkauf"; due is the day by which an answer is wanted."""

    to: str = ""
    text: str = ""
    due: datetime.date | None = None

    @property
    def audience(self) -> str:
        """Whether a person, a department or a role is asked."""
        return self.to.partition(":")[0]

    @property
    def target(self) -> str:
        """Which one."""
        return self.to.partition(":")[2].strip()
