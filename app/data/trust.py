"""Confirming a book that does not fit what this computer remembers: by a person, with a reason, in the trail."""

from __future__ import annotations

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import heads, trail
from app.data.office import Office, command
from app.data.system_tables import TrailHead
from app.data.unit import Unit


@command("office.verify")
def confirm_history(unit: Unit, reason: str, known: tuple[int, str] | None) -> None:
    """Write into the trail that a person takes the history for right, what was remembered, and why; raises Invalid without a reason."""
    if not reason.strip():
        raise Invalid(N_("Say why the history is right, such as “backup of 3 May restored”."), field="reason")
    top = trail.head(unit.connection)
    before = {"count": known[0], "sha256": known[1]} if known else None
    unit.log(
        TrailHead,
        None,
        "trust",
        before,
        {"count": top.seq, "sha256": top.hash.hex(), "text": reason.strip()},
    )


def confirm(office: Office, reason: str) -> None:
    """Confirm the history of a book: written to the trail, then remembered on this computer, and the book is trusted again.

    Raises Invalid where there is nothing to confirm or no reason is given, Forbidden without the right.
    """
    book = office.book
    if book.warning is None:
        raise Invalid(N_("This book fits what this computer remembers of it; there is nothing to confirm."))
    known = heads.known_head(book)
    office.run(confirm_history, reason, (known.seq, known.hash.hex()) if known else None)
    if heads.remember(book, anew=True):
        book.warning = None
