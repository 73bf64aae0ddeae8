"""What a mail is to a ticket: by what it names one, who wrote it, and what makes it the same mail again."""

from __future__ import annotations

import hashlib
import re

from app.core.dataclass import dataclass

_MARK = re.compile(r"\bT-\d{4}-\d{5}\b")


@dataclass(frozen=True)
class MailIn:
    """A mail as it came: address and name of who wrote it, its key, the keys of the mails it answers, and whether a machine wrote it."""

    subject: str
    sender: str = ""
    body: str = ""
    writer: str = ""
    message_id: str = ""
    answers: tuple[str, ...] = ()
    automatic: bool = False

    @property
    def number(self) -> str:
        """The number of a ticket that stands in the subject, '' where there is none."""
        found = _MARK.search(self.subject)
        return found[0] if found else ""

    @property
    def by(self) -> str:
        """Who wrote it, in words: the name with the address, or what there is of both."""
        return f"{self.writer} <{self.sender}>" if self.writer and self.sender else self.writer or self.sender

    @property
    def sha256(self) -> bytes:
        """What makes it the same mail again, by whatever way it came: its key, its writer and its words."""
        parts = (self.message_id, self.sender.lower(), self.subject, self.body)
        return hashlib.sha256("\x1f".join(parts).encode()).digest()
