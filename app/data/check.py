"""What one check of a book found: made by verify and by the topics, shown, printed and remembered."""

from __future__ import annotations

from app.core.dataclass import dataclass
from app.core.messages import Message


@dataclass(frozen=True)
class Check:
    """One check: its name, whether it holds, and where it does not."""

    name: str
    ok: bool
    detail: Message

    def as_json(self) -> dict[str, object]:
        """Return the shape that `--json` prints."""
        return {"name": self.name, "ok": self.ok, "detail": str(self.detail)}
