"""What a field that is completed offers: a record by its key, the code that is typed for it, and its words."""

from __future__ import annotations

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Found:
    """A record: its key, what stands in the field once it is taken, the words to choose it by, and what stands at their right."""

    key: int
    code: str
    text: str
    detail: str = ""
