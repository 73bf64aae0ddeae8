"""What is read of approvals of documents: the steps that wait for a person, each with the words of its document."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.workflow import StepView, waiting_for
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.queries.visibility import visible
from app.modules.organisation.contacts.api import Contact


@dataclass(frozen=True)
class WaitingRow:
    """A step that waits, with the title, partner and amount (cents) of its document."""

    step: StepView
    title: str
    contact: str
    amount: int | None
    currency: str


@query("approval.decide")
def waiting_documents(connection: Connection, login: str) -> list[WaitingRow]:
    """Return the steps of documents that a person may decide, the most urgent first."""
    steps = waiting_for(connection, login, "document")
    d = Document
    found = (
        select(d.id, d.title, Contact.name, d.amount, d.currency)
        .outerjoin(Contact, Contact.id == d.contact_id)
        .where(d.id.in_([one.key for one in steps]), *visible(connection))
    )
    known = {row.id: row for row in connection.execute(found)}
    return [
        WaitingRow(
            one,
            known[one.key].title,
            known[one.key].name or "",
            known[one.key].amount,
            known[one.key].currency,
        )
        for one in steps
        if one.key in known
    ]
