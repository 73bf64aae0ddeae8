"""What of the archive waits for a person: the inbox, approvals, contracts whose notice is near."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.visibility import login, rights
from app.data.workflow import overdue_of, waiting_for
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.queries.corrections import waiting_corrections
from app.modules.documents.archive.queries.documents import count_in
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import FILED, INBOX, QUARANTINE

AHEAD = datetime.timedelta(days=30)


@query("documents.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who may see documents."""
    found: list[Waiting] = []
    granted = rights(connection)
    today = clock.today(connection)
    if allows(granted, "documents.file") and (count := count_in(connection, INBOX, QUARANTINE)):
        words = Message(
            N_("{count} documents are to be filed"), {"count": count}, N_("1 document is to be filed")
        )
        found.append(Waiting(count, words, "documents.archive.inbox"))
    steps = (
        waiting_for(connection, login(connection), "document") if allows(granted, "approval.decide") else []
    )
    if steps:
        words = Message(
            N_("{count} approvals wait for you"), {"count": len(steps)}, N_("1 approval waits for you")
        )
        found.append(Waiting(len(steps), words, "documents.archive.approvals", late=steps[0].due < today))
    asked = overdue_of(connection, login(connection), today, "document")
    if asked:
        words = Message(
            N_("{count} approvals you asked for are overdue"),
            {"count": asked},
            N_("1 approval you asked for is overdue"),
        )
        found.append(Waiting(asked, words, "documents.archive.approvals", late=True))
    count, first = waiting_corrections(connection) if allows(granted, "documents.file") else (0, 0)
    if count:
        words = Message(
            N_("{count} corrections of filings wait for a second person"),
            {"count": count},
            N_("1 correction of a filing waits for a second person"),
        )
        found.append(Waiting(count, words, "documents.archive.archive", first))
    d = Document
    where = (d.state == FILED, d.notice.between(today, today + AHEAD), *visible(connection))
    ends = connection.scalar(select(func.count()).select_from(d).where(*where)) or 0
    if ends:
        words = Message(
            N_("{count} contracts can be terminated only in the next 30 days"),
            {"count": ends},
            N_("1 contract can be terminated only in the next 30 days"),
        )
        found.append(Waiting(int(ends), words, "documents.archive.archive", f"state:filed ends:{today.year}"))
    return found
