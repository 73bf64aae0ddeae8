"""What must not be paid yet: documents of personal accounts that a topic holds back, as disputed invoices."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_


def refuse_held(connection: Connection, documents: Sequence[tuple[str, str]]) -> None:
    """Raise Invalid, with the reason, where one of the documents (account, number) is held back from payment."""
    found = [resolve(topic.holds_payment)(connection) for topic in topics() if topic.holds_payment]
    for account, document in documents:
        for held in found:
            if (account, document) in held:
                raise Invalid(
                    N_("{document} is disputed and not paid yet: {reason}"),
                    field="document",
                    document=document,
                    reason=held[account, document],
                )
