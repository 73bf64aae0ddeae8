"""The rows of a bank's list with what stands around them: cells by field, what was left out, and the marks of debit and credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.dataclass import dataclass, field
from app.core.messages import N_, Message
from app.modules.finance.banking.readers.list_profiles import Profile
from app.modules.finance.banking.rules import Movement

DEBIT, CREDIT = {"s", "soll", "d", "debit", "dr", "-"}, {"h", "haben", "c", "k", "credit", "cr", "+"}
NEVER, NOT_YET = (
    N_("{count} rows left out: declined, taken back or failed."),
    N_("{count} rows left out: not booked yet."),
)
SINGLE = {
    NEVER: N_("1 row left out: declined, taken back or failed."),
    NOT_YET: N_("1 row left out: not booked yet."),
}
EMPTY = {"n/a", "-", "--"}  # how some lists write a cell with nothing in it
IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b")


@dataclass(frozen=True)
class ListRow:
    """What a row brought: its movement, with a fee another one, and the balance after both."""

    movements: tuple[Movement, ...]
    balance: str
    related: str = ""


@dataclass
class ListTable:
    """The rows of a file below its titles, what stands around them, and what was left out."""

    profile: Profile
    above: list[list[str]]
    columns: dict[str, int]
    rows: list[tuple[int, list[str]]]
    left: dict[str, int] = field(default_factory=dict)

    def cell(self, row: Sequence[str], name: str) -> str:
        """Return the cell of a field, '' where the list has none."""
        place = self.columns.get(name, -1)
        text = row[place].strip() if 0 <= place < len(row) else ""
        return "" if text.lower() in EMPTY and name != "mark" else text

    def leave(self, words: str) -> None:
        """Count a row that is left out."""
        self.left[words] = self.left.get(words, 0) + 1

    def notes(self) -> list[Message]:
        """Return what was left out."""
        return [Message(words, {"count": count}, SINGLE[words]) for words, count in self.left.items()]
