"""What keeps a person from being reckoned, with the place where it is mended."""

from __future__ import annotations

from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import Message


@dataclass(frozen=True)
class Fault:
    """Something that keeps a person from being reckoned: the place where it is mended, and one sentence that says what to do."""

    field: str
    words: Message


class Missing(Exception):
    """Ends the putting together of inputs: something is missing."""

    def __init__(self, field: str, words: str, **values: Any) -> None:
        super().__init__(field)
        self.fault = Fault(field, Message(words, values))
