"""What of data protection waits and what is searched: requests, erasures to be released, a breach whose hours run, contracts, assessments."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.data.queries import may_read, query
from app.modules.governance.privacy.models import RELEASE, VIEW
from app.modules.governance.privacy.queries import breaches, deletion, dpia, record, requests


@query(VIEW, RELEASE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits for the person of a connection, the breach first."""
    asked = (
        breaches.waiting,
        requests.waiting,
        requests.waiting_erasures,
        deletion.waiting_runs,
        record.waiting,
        dpia.waiting,
    )
    return [found for one in asked if may_read(connection, one) for found in one(connection)]


SEARCHABLE = (*requests.SEARCHABLE, *dpia.SEARCHABLE)
