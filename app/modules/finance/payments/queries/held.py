"""What must not be paid yet: documents of personal accounts that a topic holds back, as disputed invoices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data.queries import query


def refuse_held(connection: Connection, documents: Sequence[tuple[str, str]]) -> None:
    """Raise Invalid, with the reason, where one of the documents (account, number) is held back from payment."""
    held = held_payments(connection)
    for account, document in documents:
        if (account, document) in held:
            raise Invalid(
                N_("{document} is disputed and not paid yet: {reason}"),
                field="document",
                document=document,
                reason=held[account, document],
            )


@query("finance.view")
def held_payments(connection: Connection) -> Mapping[tuple[str, str], str]:
    """Return why documents are held back from payment, by account and document; the first topic that says so is heard."""
    found: dict[tuple[str, str], str] = {}
    for topic in topics():
        if topic.holds_payment is not None:
            found = {**resolve(topic.holds_payment.query)(connection), **found}
    return found
