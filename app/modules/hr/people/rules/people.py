"""What a member of staff is, and whether they are here on a day."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class PersonDraft:
    """A member of staff as typed."""

    first_name: str = ""
    last_name: str = ""
    department: str = ""
    site: str = ""
    job: str = ""
    mail: str = ""
    phone: str = ""
    login: str = ""
    entry: datetime.date | None = None
    leaving: datetime.date | None = None


@dataclass(frozen=True)
class PersonView:
    """A member of staff as they are read."""

    id: int
    version: int
    number: int
    draft: PersonDraft

    @property
    def name(self) -> str:
        """Given name and surname."""
        return " ".join(filter(None, (self.draft.first_name, self.draft.last_name)))

    def here(self, day: datetime.date) -> bool:
        """Say whether they work here on a day."""
        return (self.draft.entry is None or self.draft.entry <= day) and (
            self.draft.leaving is None or self.draft.leaving >= day
        )
